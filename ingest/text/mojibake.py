"""UTF-8 that was once read as a Western code page (`Tá»ˆNH á»¦Y`) -> what it was (`TỈNH ỦY`).

1. A line with letters that such an accident makes (Ã, Ä, Æ, áº, á», â€, …) is written back to bytes as Windows-1252,
   and as Latin-1 where that code page has no character.
2. If the bytes are valid UTF-8, the accident is certain: Western text hardly ever is (é is followed by a plain letter,
   where UTF-8 wants a second byte). A line that has one honest letter beyond Western ones cannot be written back, and
   stays as it is.
3. A no-break space within a letter may have become a blank on the way; it is put back.
4. What comes out may have suffered twice, so this is done again, up to three times.
"""

import re

_SUSPECT = re.compile("[ÂÃÄÅÆÌ]|á[º»]|â€")
_LOST_BLANK = re.compile("(?<=Ã) |(?<=á[º»]) |(?<=Æ) ")
_LINE = re.compile(r"[^\n\f]+")
_ACCIDENTS = 3


def repaired(text: str) -> str:
    """Return a text with its damaged lines as they were; others are not touched."""
    return _LINE.sub(lambda line: _repaired_line(line[0]), text) if _SUSPECT.search(text) else text


def _repaired_line(line: str) -> str:
    for _ in range(_ACCIDENTS):
        if not _SUSPECT.search(line):
            break
        undone = _undone(line)
        if undone is None:
            undone = _undone(_LOST_BLANK.sub("\xa0", line))
        if undone is None or undone == line:
            break
        line = undone
    return line


def _undone(line: str) -> str | None:
    try:
        return b"".join(map(_western_byte, line)).decode("utf-8")
    except UnicodeError:
        return None


def _western_byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        # The five places that Windows-1252 leaves empty.
        return character.encode("latin-1")
