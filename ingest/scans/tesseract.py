"""The tesseract program: whether it is there, and how it is run.

1. It is looked for on the PATH and where the installer for Windows puts it; it must have the Vietnamese data.
2. A picture goes in and text comes out through pipes: there are no temporary files. One thread each
   (`OMP_THREAD_LIMIT`): pages are read side by side, and tesseract's own threads gain little.
3. A run that takes too long, fails, or is not wanted any more is killed; nothing of it is left.
"""

import io
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress

from PIL import Image

_PROGRAM = "tesseract"
LANGUAGE = "vie"
_INSTALL = (
    "Trên Debian, Ubuntu: «sudo apt-get install tesseract-ocr tesseract-ocr-vie». Trên Windows: bộ cài của UB Mannheim "
    "(https://github.com/UB-Mannheim/tesseract/wiki), chọn thêm Vietnamese. Trên macOS: «brew install tesseract "
    "tesseract-lang»."
)


class Failed(Exception):
    """A page that could not be read; the message is for the person."""


class Limit:
    """When a page must be done."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds until then; never none at all, for a process takes no other."""
        return max(self._end - time.monotonic(), 0.1)


class Programs:
    """The programs that run now, so that all can be ended at once."""

    def __init__(self) -> None:
        self._live: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._stopped = False

    def run(self, arguments: Sequence[str], picture: Image.Image, limit: Limit) -> str:
        """Return what tesseract writes when it is given an image.

        Raises:
            Failed: It is missing, fails, or runs longer than the limit.
        """
        given = _bytes(picture)
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        with self._lock:
            if self._stopped:
                raise Failed("nhận dạng chữ (OCR) bị dừng")
            try:
                process = subprocess.Popen(
                    [_program() or _PROGRAM, *arguments],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
                )  # fmt: skip
            except OSError as error:
                raise Failed(f"không chạy được tesseract ({error.strerror or error})") from error
            self._live.add(process)
        try:
            out, said = process.communicate(given, timeout=limit.left)
        except subprocess.TimeoutExpired as error:
            raise Failed(f"nhận dạng chữ (OCR) quá {limit.seconds} giây") from error
        except OSError as error:
            raise Failed(f"tesseract dừng giữa chừng ({error.strerror or error})") from error
        finally:
            # Whatever happened, also Ctrl-C: no program is left, and no pipe.
            process.kill()
            process.wait()
            for pipe in filter(None, (process.stdin, process.stdout, process.stderr)):
                with suppress(OSError):
                    pipe.close()
            with self._lock:
                self._live.discard(process)
        if process.returncode:
            reason = (said.decode("utf-8", "replace").strip().splitlines() or [f"mã {process.returncode}"])[-1]
            raise Failed(f"tesseract không đọc được trang ({reason[:200]})")
        return out.decode("utf-8", "replace")

    def stop(self) -> None:
        """End all and start no more."""
        with self._lock:
            self._stopped = True
            for process in self._live:
                process.kill()


def available() -> str | None:
    """Return None if tesseract with Vietnamese can be run, else what is missing and how to install it."""
    program = _program()
    if program is None:
        return f"Chưa có chương trình nhận dạng chữ tesseract. {_INSTALL}"
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"Không chạy được tesseract ({error}). {_INSTALL}"
    if LANGUAGE.encode() not in listed.stdout.split():
        return f"Có tesseract nhưng thiếu dữ liệu tiếng Việt (vie). {_INSTALL}"
    return None


def _program() -> str | None:
    # The installer for Windows does not put it on the PATH.
    windows = os.path.join(os.environ.get("PROGRAMFILES", ""), "Tesseract-OCR")
    return shutil.which(_PROGRAM) or shutil.which(_PROGRAM, path=windows)


def _bytes(grey: Image.Image) -> bytes:
    out = io.BytesIO()
    grey.save(out, "PPM")
    return out.getvalue()
