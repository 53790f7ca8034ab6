"""Files of Word and PowerPoint before 2007, RTF and OpenDocument -> text, through LibreOffice.

1. Tell from the content what the file is; one with a password is refused before LibreOffice would ask for it.
2. `.pptx` is read as it is (`ingest.office.pptx`). Presentations are converted to .pptx, all else to .docx.
3. One conversion at a time on a machine, behind a lock: two would take the memory of four, and gain little.
4. LibreOffice gets a private folder with a new profile (0.1 to 0.5 s, so none is kept): macros off, links never
   updated, no network but a proxy that does not exist, no recovery. A guard (`ingest.office.guard`) ends it with all
   its children at the limit of time, or when we die, and nothing stays in the temporary folder.
5. The result is read as any .docx or .pptx; its extractor is called `libreoffice`.
"""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout

from errors import UnreadableFile
from ingest.office import guard as office_guard
from ingest.office import pptx
from ingest.reading import Limits, PageText, Reading, ReadingOptions
from ingest.word import reader as docx

_Target = Literal["docx", "pptx"]

INSTALL = "apt-get install libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui"
_PROGRAMS = ("soffice", "libreoffice")
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SLIDES_STREAM, _SLIDES_LOCKED = "PowerPoint Document".encode("utf-16-le"), "EncryptedSummary".encode("utf-16-le")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}")
# A file information block stands at the start of the stream of a Word file, and so of a sector.
_SECTOR, _WORD_MAGIC, _WORD_ENCRYPTED = 512, b"\xec\xa5", 0x0100

# The guard must be done before whoever watches us loses patience.
_SHARE_OF_TIME = 0.8
_LOCK_SECONDS = 2.0
# The profile and the temporary files of LibreOffice beside the result.
_ROOM_MEGABYTES = 512

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_PART_BYTES = 2**20  # of a list of the parts, of the type of the file

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_CONFIGURATION = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Save/Document", "AutoSave", "false"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Recovery/AutoSave", "Enabled", "false"),
    ("Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "1"),
    ("Office.Java/VirtualMachine", "Enable", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)


def read(data: bytes, name: str, options: ReadingOptions) -> Reading:
    """Read a document that only LibreOffice opens, or a presentation; see `ingest.reading`.

    Raises:
        UnreadableFile: With a password, damaged, without text, beyond the limits; or LibreOffice is not there.
    """
    _refuse_locked(data, name)
    suffix, target = _route(data, name)
    if suffix == ".pptx":
        return pptx.read(data, name, options)
    converted = _convert(data, name, suffix, target, options)
    if target == "pptx":
        return _renamed(pptx.read(converted, name, options))
    return _renamed(docx.read(converted, name, options))


def _refuse_locked(data: bytes, name: str) -> None:
    locked = data.startswith(_OLE) and (_SLIDES_LOCKED in data or _is_locked_word(data))
    locked |= b"encryption-data" in _part(data, "META-INF/manifest.xml")
    if locked:
        raise UnreadableFile(f"«{name}» bị khóa bằng mật khẩu. Hãy gỡ mật khẩu rồi đưa lại.")


def _is_locked_word(data: bytes) -> bool:
    for start in range(_SECTOR, len(data) - 12, _SECTOR):
        if data.startswith(_WORD_MAGIC, start):
            return bool(int.from_bytes(data[start + 10 : start + 12], "little") & _WORD_ENCRYPTED)
    return False


def _route(data: bytes, name: str) -> tuple[str, _Target]:
    """The suffix that LibreOffice should see, and what to convert to. The content decides, the name only helps it."""
    if data.startswith(b"{\\rtf"):
        return ".rtf", "docx"
    if data.startswith(_OLE):
        return (".ppt", "pptx") if _SLIDES_STREAM in data else (".doc", "docx")
    if data.startswith(b"PK"):
        if _part(data, "[Content_Types].xml"):
            return ".pptx", "pptx"
        return (".odp", "pptx") if b"presentation" in _part(data, "mimetype") else (".odt", "docx")
    suffix = Path(name).suffix.lower()
    return (suffix if _SUFFIX.fullmatch(suffix) else ".doc"), "docx"


def _part(data: bytes, part: str) -> bytes:
    """The beginning of a part of a package; nothing if it is no package or lacks the part."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts, parts.open(part) as stream:
            return stream.read(_PART_BYTES)
    except (*_BROKEN, KeyError):
        return b""


def _convert(data: bytes, name: str, suffix: str, target: _Target, options: ReadingOptions) -> bytes:
    program = _program()
    if program is None:
        raise UnreadableFile(
            f"«{name}» là dạng cũ ({suffix}), cần LibreOffice để đọc mà máy này chưa có. "
            f"Hãy cài ({INSTALL}), hoặc mở tệp và lưu thành .docx hay .pdf rồi đưa lại."
        )
    lock = FileLock(Path(tempfile.gettempdir()) / f"nghiquyet-libreoffice-{_user()}.lock")
    _acquire(lock, options.on_page)
    try:
        with tempfile.TemporaryDirectory(prefix="nghiquyet-office-", ignore_cleanup_errors=True) as folder:
            source = Path(folder, f"source{suffix}")
            source.write_bytes(data)
            status = _run(program, Path(folder), source, target, options.limits)
            return _result(Path(folder, "out", f"source.{target}"), status, name, options.limits)
    finally:
        lock.release()


def _acquire(lock: FileLock, on_page: Callable[[int, int], None]) -> None:
    while True:
        on_page(0, 1)  # waiting is a sign of life
        with suppress(Timeout):
            lock.acquire(timeout=_LOCK_SECONDS)
            on_page(0, 1)
            return


def _run(program: str, folder: Path, source: Path, target: _Target, limits: Limits) -> int:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    items = "\n".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _CONFIGURATION)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), "utf-8")
    (folder / "temporary").mkdir()
    command = [
        program, "--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
        f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to", target, "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    keep = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if key in os.environ}
    nowhere = "http://127.0.0.1:9"
    environment = keep | {
        "HOME": str(folder), "TMPDIR": str(folder / "temporary"), "TEMP": str(folder / "temporary"),
        "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp", "OMP_NUM_THREADS": "1",
        "http_proxy": nowhere, "https_proxy": nowhere,
    }  # fmt: skip
    guard = [sys.executable, "-I", "-S", office_guard.__file__, str(limits.seconds * _SHARE_OF_TIME)]
    guarded = subprocess.Popen(
        [*guard, str(limits.megabytes + _ROOM_MEGABYTES), str(folder), *command],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=environment, start_new_session=True,
    )  # fmt: skip
    assert guarded.stdin is not None
    try:
        return guarded.wait()
    finally:
        guarded.stdin.close()  # if we were interrupted, the guard ends LibreOffice now
        guarded.wait()


def _result(file: Path, status: int, name: str, limits: Limits) -> bytes:
    if status == office_guard.TOO_LATE:
        raise UnreadableFile(
            f"«{name}»: LibreOffice đọc quá {limits.seconds * _SHARE_OF_TIME:.0f} giây mà chưa xong nên bị dừng. "
            "Hãy mở tệp và lưu thành .docx hay .pdf rồi đưa lại."
        )
    try:
        size = file.stat().st_size
        if size > limits.megabytes * 2**20:
            raise UnreadableFile(f"«{name}» chuyển đổi ra hơn {limits.megabytes} MB: quá cỡ cho một văn bản.")
        if size:
            return file.read_bytes()
    except OSError:
        pass
    raise UnreadableFile(
        f"«{name}»: LibreOffice không mở được (tệp hỏng, có mật khẩu, hoặc thiếu phần của LibreOffice: {INSTALL}). "
        "Hãy mở tệp bằng chương trình gốc và lưu thành .docx hay .pdf rồi đưa lại."
    )


def _renamed(reading: Reading) -> Reading:
    def page(read: PageText) -> PageText:
        return replace(read, extractor=re.sub("^(docx|pptx)", "libreoffice", read.extractor))

    return replace(reading, pages=tuple(map(page, reading.pages)))


def _program() -> str | None:
    found = (shutil.which(program) for program in _PROGRAMS)
    return next((path for path in found if path), next((path for path in _ELSEWHERE if os.access(path, os.X_OK)), None))


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
