"""Bytes of a text file -> raw text.

1. A byte-order mark names the encoding.
2. NUL bytes at every other place are UTF-16 without a mark; NUL bytes elsewhere are no text.
3. Strict UTF-8.
4. Windows-1258, the Vietnamese code page of the 1990s, if what comes out is mostly Vietnamese syllables.
5. Anything else is no text that this program can read.

Nothing is normalised and no line end is changed: offsets count the characters of the file.
"""

import codecs
import re
import unicodedata

from errors import UnreadableFile
from ingest.reading import PageText, Reading, ReadingOptions

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


def read(data: bytes, name: str, options: ReadingOptions) -> Reading:
    """Read a text file: one part, or pages where form feeds part it.

    Raises:
        UnreadableFile: As `decode`.
    """
    parts = decode(data, name).split("\f")
    return Reading(tuple(PageText(part, "text") for part in parts), "pages" if len(parts) > 1 else "none")


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
