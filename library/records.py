"""Writing a file of a library's folder that several programs write to: one at a time, and never half of it.

1. `writing` holds the lock of the library's records; who waits too long, or may not write, is told so.
2. `rewrite` writes a file beside the one that is meant, which then takes its place: a reader sees the old or the new.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from errors import RecordNotSaved

_LOCK = "records.lock"
_SECONDS = 10.0


@contextmanager
def writing(file: Path) -> Iterator[None]:
    """Write to a file while no other program does.

    Raises:
        RecordNotSaved: Another program writes for too long, or the file cannot be written.
    """
    try:
        with FileLock(file.with_name(_LOCK), timeout=_SECONDS):
            yield
    except Timeout as error:
        raise RecordNotSaved(f"Chưa ghi được «{file}»: chương trình khác đang ghi. Hãy thử lại.") from error
    except OSError as error:
        raise RecordNotSaved(
            f"Không ghi được «{file}»: {error.strerror or error}. Cần quyền ghi vào thư mục của kho."
        ) from error


def rewrite(file: Path, content: bytes) -> None:
    """Put new content in the place of a file, whole."""
    beside = file.with_name(f"{file.name}.new")
    beside.write_bytes(content)
    beside.replace(file)
