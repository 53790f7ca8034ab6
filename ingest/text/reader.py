"""Bytes of a text file (plain or Markdown) -> raw text.

1. A byte-order mark names the encoding.
2. NUL bytes at every other place are UTF-16 without a mark; NUL bytes elsewhere are no text.
3. Strict UTF-8.
4. Windows-1258, the Vietnamese code page of the 1990s, if what comes out is mostly Vietnamese syllables.
5. Bytes of a legacy font (TCVN3, VNI), if the text that they give is Vietnamese.
6. UTF-8 with a few faulty bytes (a download cut short): each becomes �, and a note says so.
   Anything else is no text that this program can read.
7. UTF-8 that was read as Western text on its way here is repaired, and so is text of legacy fonts saved as UTF-8.
8. Form feeds part pages; the rows of a Markdown table are marked as one, its text is left as it is.

Beyond that nothing is normalised and no line end is changed: offsets count the characters of the file.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator

from errors import UnreadableFile
from ingest.model import Cell, Table
from ingest.reading import PageText, Reading, ReadingOptions
from ingest.text.mojibake import repaired
from vietnamese.legacy import decode_text

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
# Real text has none of these; a stray one is forgiven, a file full of them is binary.
_MAX_CONTROL_SHARE = 0.01
# Share of the letters and marks that only Vietnamese has: 0.15 to 0.24 in official texts; French read as cp1258, which
# has é and à too, has none.
_MIN_VIETNAMESE_SHARE = 0.05
_MARKED = re.compile("[đĐ\u0306\u0309\u031b\u0323]")


# In Vietnamese every fourth letter is beyond ASCII; in bytes of any other code page most such letters are faults.
_GOOD_TO_BAD = 20
_BEYOND_ASCII = re.compile("[\u0080-\ufffc]")
_TABLE_LINE = re.compile(r"^[ \t]*\|.*\|[ \t]*\r?$", re.MULTILINE)
_RULE_LINE = re.compile(r"[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*\r?")
_TABLE_CELL = re.compile(r"(?:[^|\\]|\\.)*")


def read(data: bytes, name: str, options: ReadingOptions) -> Reading:
    """Read a text file; see `ingest.reading`.

    Raises:
        UnreadableFile: The file is empty, or not text in any encoding that is known here.
    """
    notes: tuple[str, ...] = ()
    try:
        text, encoding = decode(data, name), None
    except UnreadableFile:
        text, encoding = decode_text(western(data)) if b"\x00" not in data else ("", None)
        if encoding is None:
            text = data.decode("utf-8-sig", "replace")
            faults = text.count("\ufffd")
            if not faults or faults * _GOOD_TO_BAD > len(_BEYOND_ASCII.findall(text)) or _CONTROL.search(text):
                raise
            notes = (f"Tệp có {faults} chỗ hỏng (byte không phải UTF-8), được thay bằng dấu �.",)
    text = repaired(text)
    if encoding is None:
        text, encoding = decode_text(text)
    extractor = f"text + {encoding}" if encoding else "text"
    contents = text.split("\f")
    pages = tuple(PageText(content, extractor, tables=tuple(_tables(content))) for content in contents)
    return Reading(pages, "pages" if len(pages) > 1 else "none", notes)


def western(data: bytes) -> str:
    """Return bytes as the Windows-1252 text that programs of the 1990s took them for; it never fails."""
    return "".join(_WESTERN[byte] for byte in data)


_WESTERN = [bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in range(256)]


def _tables(text: str) -> Iterator[Table]:
    """Find the tables of Markdown: lines between bars on end, of which the second is a rule."""
    run: list[re.Match[str]] = []
    for line in _TABLE_LINE.finditer(text):
        if run and text[run[-1].end() : line.start()] != "\n":
            yield from _table(run)
            run = []
        run.append(line)
    yield from _table(run)


def _table(run: list[re.Match[str]]) -> Iterator[Table]:
    if len(run) < 2 or not _RULE_LINE.fullmatch(run[1][0]):
        return
    cells = []
    for row, line in enumerate([run[0], *run[2:]]):
        first = line.start() + line[0].index("|") + 1
        last = line.start() + line[0].rindex("|")
        at = first
        column = 0
        while at <= last:
            found = _TABLE_CELL.match(line.string, at, last)
            end = found.end() if found else at
            content = line.string[at:end]
            start = at + len(content) - len(content.lstrip())
            cells.append(Cell(start, max(start, at + len(content.rstrip())), row, column))
            at, column = end + 1, column + 1
    yield Table(run[0].start(), run[-1].start() + len(run[-1][0].rstrip()), tuple(cells))


def decode(data: bytes, name: str) -> str:
    """Return the text of a text file.

    Args:
        data: The whole file.
        name: The file's name, for messages.

    Raises:
        UnreadableFile: The file is empty, or not text in any encoding that is known here.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise UnreadableFile(f"«{name}» là tệp rỗng: không có chữ nào để đọc.")
    for encoding in _encodings(data):
        bom = next((mark for mark, named in _BOMS if named == encoding and data.startswith(mark)), b"")
        try:
            text = data[len(bom) :].decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp1258" and not _is_vietnamese(text):
            continue
        if len(_CONTROL.findall(text)) > _MAX_CONTROL_SHARE * len(text):
            break
        if not text.strip():
            raise UnreadableFile(f"«{name}» chỉ có khoảng trắng: không có chữ nào để đọc.")
        return text
    raise UnreadableFile(
        f"«{name}» không phải tệp văn bản (nội dung nhị phân hoặc bảng mã lạ). "
        "Hãy mở bằng chương trình gốc và lưu lại dạng .txt UTF-8 hoặc PDF."
    )


def _encodings(data: bytes) -> list[str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return [encoding]
    head = data[:4096]
    if b"\x00" not in head:
        return ["utf-8", "cp1258"]
    # In UTF-16 Vietnamese every ASCII letter and blank has a zero byte, always on the same side.
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.2 * len(head) / 2 and even < 0.05 * odd + 1:
        return ["utf-16-le"]
    if even > 0.2 * len(head) / 2 and odd < 0.05 * even + 1:
        return ["utf-16-be"]
    return []


def _is_vietnamese(text: str) -> bool:
    decomposed = unicodedata.normalize("NFD", text[:20_000])
    letters = sum(character.isalpha() for character in decomposed)
    return letters > 0 and len(_MARKED.findall(decomposed)) > _MIN_VIETNAMESE_SHARE * letters
