"""A file -> its raw text with pages. The content decides how it is read, never the name.

1. Read the bytes; their SHA-256 is the file's identity.
2. `kind_of` looks at the first bytes, and into a container, for what the file is; many a `.doc` is RTF or HTML.
3. The reader of that kind gives its pages (`ingest.reading`). Readers are imported when first needed.
4. Pages that are pictures go to OCR, if it is there and wanted; else they wait, and say so.
5. The pages are put together: raw text, joined by form feeds, and every span moved to its place in it.
"""

import hashlib
import importlib
import os
import stat
from dataclasses import dataclass, replace
from pathlib import Path

from errors import UnreadableFile
from ingest.files.kinds import ARCHIVES, REFUSED, Kind, kind_of
from ingest.model import Page, Paging, Table
from ingest.quality import measure
from ingest.reading import Limits, PageText, Reading, ReadingOptions, Word

_READERS: dict[Kind, str] = {
    "pdf": "ingest.pdf.reader",
    "docx": "ingest.word.reader",
    "xlsx": "ingest.sheets.xlsx",
    "xls": "ingest.sheets.xls",
    "office": "ingest.office.reader",
    "html": "ingest.text.html",
    "picture": "ingest.scans.picture",
    "text": "ingest.text.reader",
}


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file read: its name, identity, raw text and pages; `tables` and `words` are places in the raw text."""

    name: str
    sha256: str
    raw: str
    pages: tuple[Page, ...]
    paging: Paging = "none"
    tables: tuple[Table, ...] = ()
    words: tuple[Word, ...] = ()
    notes: tuple[str, ...] = ()


def sha256_of(path: Path, megabytes: int = Limits().megabytes) -> str:
    """Return the SHA-256 of a file as hexadecimal digits, without holding the file in memory.

    Raises:
        UnreadableFile: No rights, too large, or no file but a folder, a pipe or a device.
    """
    try:
        _check(path, megabytes)
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise _no_access(path, error) from error


def storable(name: str | Path) -> str:
    """Return a name as text that can be stored: bytes that are no UTF-8, as old archives leave them, become �."""
    return os.fsencode(name).decode("utf-8", "replace")


def read_file(path: Path, options: ReadingOptions | None = None, name: str | None = None) -> RawFile:
    """Read one file.

    Args:
        path: Where its bytes are.
        options: Limits, and whether to use OCR.
        name: What it is called, if not by its path (a file out of a ZIP).

    Raises:
        UnreadableFile: No rights, too large, empty, encrypted, damaged, or a format that cannot be read.
    """
    options = options or ReadingOptions()
    name = name or storable(path.name)
    try:
        _check(path, options.limits.megabytes)
        data = path.read_bytes()
    except OSError as error:
        raise _no_access(path, error) from error
    return read_bytes(data, name, options)


def read_bytes(data: bytes, name: str, options: ReadingOptions | None = None) -> RawFile:
    """Read the content of a file that was uploaded or unpacked; see `read_file`."""
    options = options or ReadingOptions()
    kind = kind_of(data)
    if kind in REFUSED:
        raise UnreadableFile(f"«{name}» là {REFUSED[kind]}")
    if kind in ARCHIVES:
        raise UnreadableFile(f"«{name}» là tệp nén: đưa cả tệp vào bằng nghiquyet ingest để mở từng văn bản bên trong.")
    reading: Reading = importlib.import_module(_READERS[kind]).read(data, name, options)
    if kind == "pdf" and options.ocr:
        reading = _with_ocr(reading, data, name, options)
    return _put_together(reading, name, hashlib.sha256(data).hexdigest(), options)


def _with_ocr(reading: Reading, data: bytes, name: str, options: ReadingOptions) -> Reading:
    wanted = [number for number, page in enumerate(reading.pages, 1) if page.extractor == "none"]
    if not wanted:
        return reading
    ocr = importlib.import_module("ingest.scans.ocr")
    missing = ocr.available()
    if missing is not None:
        return replace(reading, notes=(*reading.notes, missing))
    read = ocr.recognise_pdf_pages(data, wanted, name, options)
    return replace(
        reading,
        pages=tuple(
            replace(read[number], margins=(*page.margins, *read[number].margins)) if number in read else page
            for number, page in enumerate(reading.pages, 1)
        ),
    )


def _put_together(reading: Reading, name: str, digest: str, options: ReadingOptions) -> RawFile:
    pages: list[Page] = []
    tables: list[Table] = []
    words: list[Word] = []
    start = 0
    for number, page in enumerate(reading.pages, 1):
        pages.append(_page(page, number, start))
        tables.extend(table.moved(start) for table in page.tables)
        words.extend(word.moved(start) for word in page.words)
        start += len(page.text) + 1
    if start > options.limits.characters:
        raise UnreadableFile(
            f"«{name}» có hơn {options.limits.characters // 10**6} triệu ký tự: quá dài cho một văn bản "
            "(giới hạn max_characters trong cấu hình)."
        )
    raw = "\f".join(page.text for page in reading.pages)
    if not raw.strip() and not any(page.waits_for_ocr for page in pages):
        faults = "; ".join(f"trang {page.number}: {page.trouble}" for page in pages if page.trouble)
        raise UnreadableFile(f"«{name}» không có chữ nào để đọc{f' ({faults[:300]})' if faults else ''}.")
    return RawFile(name, digest, raw, tuple(pages), reading.paging, tuple(tables), tuple(words), reading.notes)


def _page(page: PageText, number: int, start: int) -> Page:
    return Page(
        number=number,
        start=start,
        end=start + len(page.text),
        extractor=page.extractor,
        syllables=measure(page.text).syllables,
        confidence=page.confidence,
        name=page.name,
        margins=page.margins,
        trouble=page.trouble,
        doubtful=page.doubtful,
    )


def _check(path: Path, megabytes: int) -> None:
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        raise UnreadableFile(f"«{storable(path.name)}» không phải là tệp thường.")
    if state.st_size > megabytes * 2**20:
        raise UnreadableFile(
            f"«{storable(path.name)}» lớn hơn {megabytes} MB: quá cỡ cho một văn bản "
            "(giới hạn max_megabytes trong cấu hình)."
        )


def _no_access(path: Path, error: OSError) -> UnreadableFile:
    reason = "không có quyền đọc" if isinstance(error, PermissionError) else (error.strerror or str(error))
    return UnreadableFile(f"«{storable(path.name)}»: {reason} ({storable(path.parent)}).")
