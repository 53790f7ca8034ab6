"""A file -> its raw text with pages. The content decides how it is read, the name only what it may not be.

1. Read the bytes; their SHA-256 is the file's identity.
2. `%PDF-` near the start is a PDF, whatever the name says.
3. Known containers (Word, ZIP, pictures) are named in the refusal, so that a person knows what to do.
4. Everything else is tried as text.
"""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from errors import UnreadableFile
from ingest import pdf, text
from ingest.model import Page

# A resolution has 30 kB, the longest code 5 MB as text; beyond this a file is a mistake.
MAX_BYTES = 200 * 1024 * 1024
SUFFIXES = frozenset({".txt", ".pdf"})
"""What a folder is searched for; a file given by name is tried whatever its suffix."""

_CONTAINERS = (
    (b"PK\x03\x04", "tệp nén hoặc Word/Excel (.docx, .xlsx, .zip)"),
    (b"\xd0\xcf\x11\xe0", "Word/Excel đời cũ (.doc, .xls)"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"II*\x00", "ảnh TIFF"),
    (b"MM\x00*", "ảnh TIFF"),
)


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file read: its name, identity, raw text, and pages (none for a text file without form feeds)."""

    name: str
    sha256: str
    raw: str
    pages: tuple[Page, ...]


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file as hexadecimal digits, without holding the file in memory.

    Raises:
        UnreadableFile: No rights, too large, or no file but a folder, a pipe or a device.
    """
    try:
        _check(path)
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise _no_access(path, error) from error


def storable(name: str | Path) -> str:
    """Return a name as text that can be stored: bytes that are no UTF-8, as old archives leave them, become �."""
    return os.fsencode(name).decode("utf-8", "replace")


def read_file(path: Path) -> RawFile:
    """Read one file.

    Raises:
        UnreadableFile: No rights, too large, empty, encrypted, without text, or a format not read yet.
    """
    name = storable(path.name)
    try:
        _check(path)
        data = path.read_bytes()
    except OSError as error:
        raise _no_access(path, error) from error
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> RawFile:
    """Read the content of a file that was uploaded or unpacked; see `read_file`."""
    digest = hashlib.sha256(data).hexdigest()
    if b"%PDF-" in data[:1024]:
        texts = pdf.page_texts(data, name)
        return RawFile(name, digest, "\f".join(content for content, _ in texts), _pages(texts))
    for magic, kind in _CONTAINERS:
        if data.startswith(magic):
            raise UnreadableFile(f"«{name}» là {kind}: chưa đọc được dạng này. Hãy lưu thành PDF hoặc .txt.")
    raw = text.decode(data, name)
    contents = raw.split("\f")
    return RawFile(name, digest, raw, _pages([(content, "text") for content in contents]) if len(contents) > 1 else ())


def _check(path: Path) -> None:
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        raise UnreadableFile(f"«{storable(path.name)}» không phải là tệp thường.")
    if state.st_size > MAX_BYTES:
        raise UnreadableFile(f"«{storable(path.name)}» lớn hơn {MAX_BYTES // 2**20} MB: quá cỡ cho một văn bản.")


def _pages(texts: list[tuple[str, str]]) -> tuple[Page, ...]:
    pages, start = [], 0
    for number, (content, extractor) in enumerate(texts, 1):
        pages.append(Page(number, start, start + len(content), extractor))
        start += len(content) + 1
    return tuple(pages)


def _no_access(path: Path, error: OSError) -> UnreadableFile:
    reason = "không có quyền đọc" if isinstance(error, PermissionError) else (error.strerror or str(error))
    return UnreadableFile(f"«{storable(path.name)}»: {reason} ({storable(path.parent)}).")
