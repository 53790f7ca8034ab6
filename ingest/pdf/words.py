"""A page of a PDF -> its words and where they stand, by the places of its characters, through PDFium.

1. Take each character with its loose box (as wide as the font advances, so that neighbours touch). Blanks that PDFium
   made up from gaps are left out: they tear words whose letters come from two fonts (`Quy ết`).
2. Turn the boxes the way the text runs: most characters tell the direction, whatever the page's own rotation says.
   Lines that run another way (the head of a page whose table is turned, a narrow column's title) are kept `aside`.
3. Characters that follow each other on a line without a gap are a piece; pieces on one line that touch are a word.
   A blank that the file itself has always parts words: slanted letters lean over it.

PDFium is not thread-safe: whoever calls it holds `PDFIUM`.
"""

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.scans.page_image import PDFIUM as PDFIUM

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points, from the upper left corner of the page as it is read."""

# In heights of the characters' boxes (about 1.15 em). Within words of 120 pages of the Gazette gaps reach 0.04; blanks,
# which a condensed line makes narrow, begin at 0.08 and are 0.2 to 0.4.
_GAP_IN_WORD = 0.06
_BACKWARDS = 0.5
_SAME_LINE = 0.5  # of the lower height must be common: an index stays on its line, the next line stays off
_BLANKS = frozenset(" \t\r\n\xa0\u2002\u2003\u2009\u200b\u3000")
_HYPHENS = dict.fromkeys("\x02\ufffe", "-")  # how PDFium marks a hyphen at the end of a line
_SAMPLE = 60  # characters that are asked for their direction


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's bounds in its own space (left, bottom, right, top), and the quarter turns to show and to read it."""

    bounds: Box
    shown: int
    read: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as the page is read."""
        left, bottom, right, top = self.bounds
        return (top - bottom, right - left) if self.read % 2 else (right - left, top - bottom)

    def reading(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Turn a box of the page's own space into one as the page is read."""
        return self._turned((left, bottom, right, top), self.read)

    def own(self, box: Box) -> Box:
        """Turn a box as the page is read back into the page's own space (left, bottom, right, top)."""
        left, bottom, right, top = self.bounds
        return {
            0: (left + box[0], top - box[3], left + box[2], top - box[1]),
            1: (left + box[1], bottom + box[0], left + box[3], bottom + box[2]),
            2: (right - box[2], bottom + box[1], right - box[0], bottom + box[3]),
            3: (right - box[3], top - box[2], right - box[1], top - box[0]),
        }[self.read]

    @property
    def has_area(self) -> bool:
        """Whether it is a page at all: damaged boxes may leave nothing of it."""
        left, bottom, right, top = self.bounds
        return right > left and top > bottom

    def shares(self, box: Box) -> Box:
        """Turn a box as the page is read into shares of the page as it is shown, within 0 to 1."""
        left, bottom, right, top = self.bounds
        width, height = (top - bottom, right - left) if self.shown % 2 else (right - left, top - bottom)
        placed = self._turned(self.own(box), self.shown)
        shares = (placed[0] / width, placed[1] / height, placed[2] / width, placed[3] / height)
        clipped = [round(min(1.0, max(0.0, share)), 4) for share in shares]
        return clipped[0], clipped[1], clipped[2], clipped[3]

    def _turned(self, box: Box, quarter: int) -> Box:
        left, bottom, right, top = self.bounds
        return {
            0: (box[0] - left, top - box[3], box[2] - left, top - box[1]),
            1: (box[1] - bottom, box[0] - left, box[3] - bottom, box[2] - left),
            2: (right - box[2], box[1] - bottom, right - box[0], box[3] - bottom),
            3: (top - box[3], right - box[2], top - box[1], right - box[0]),
        }[quarter]


@dataclass(slots=True)
class Piece:
    """Characters that touch, and their box as the page is read; a blank that the file has is a piece without text."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Of its box, in points."""
        return self.bottom - self.top

    @property
    def box(self) -> Box:
        """Where it stands."""
        return self.left, self.top, self.right, self.bottom


@dataclass(frozen=True, slots=True)
class Characters:
    """What a page holds: its pieces in the order of the file, the lines that run another way, and its sheet."""

    pieces: list[Piece]
    aside: list[Piece]
    sheet: Sheet
    invisible: bool
    """Whether the letters are not drawn: what another program read off the picture beneath."""
    cut: bool
    """Whether there were more characters than were wanted."""


def read_characters(page: pdfium.PdfPage, most: int) -> Characters:
    """Return the characters of a page as pieces; the caller holds `PDFIUM`.

    Args:
        page: Of an open document.
        most: Characters after which a page is given up as it is.
    """
    textpage = page.get_textpage()
    try:
        found = textpage.count_chars()
        count = min(found, most)
        bounds, shown = page.get_bbox(), page.get_rotation() // 90 % 4
        step = max(1, count // _SAMPLE)
        ways = Counter(_direction(textpage.raw, place) for place in range(0, count, step))
        read = ways.most_common(1)[0][0] if ways else 0
        sheet = Sheet(bounds, shown, read)
        invisible = count > 0 and all(_is_invisible(textpage.raw, place) for place in range(0, count, step))
        if len(ways) <= 1:
            return Characters(_pieces(textpage.raw, range(count), sheet), [], sheet, invisible, found > most)
        by_way: dict[int, list[int]] = {way: [] for way in range(4)}
        for place in range(count):
            by_way[_direction(textpage.raw, place)].append(place)
        aside = [
            piece
            for way in range(4)
            if way != read and by_way[way]
            for piece in _turned_lines(_pieces(textpage.raw, by_way[way], Sheet(bounds, shown, way)), way, sheet)
        ]
        return Characters(_pieces(textpage.raw, by_way[read], sheet), aside, sheet, invisible, found > most)
    finally:
        textpage.close()


def _direction(textpage: raw.FPDF_TEXTPAGE, place: int) -> int:
    """Quarter turns that set a character upright."""
    angle = raw.FPDFText_GetCharAngle(textpage, place)
    return -round(angle / (math.pi / 2)) % 4 if angle > 0 else 0


def _is_invisible(textpage: raw.FPDF_TEXTPAGE, place: int) -> bool:
    """Whether a character is not drawn; what PDFium made up itself says nothing."""
    drawn = raw.FPDFText_GetTextObject(textpage, place)
    return not drawn or raw.FPDFTextObj_GetTextRenderMode(drawn) == raw.FPDF_TEXTRENDERMODE_INVISIBLE


def _turned_lines(pieces: list[Piece], way: int, sheet: Sheet) -> list[Piece]:
    """Lines read one way, each as one piece with its box as seen the way of the sheet."""
    turned = Sheet(sheet.bounds, sheet.shown, way)
    found = []
    for line in lines_of(pieces):
        box = (line[0].left, min(word.top for word in line), line[-1].right, max(word.bottom for word in line))
        found.append(Piece(" ".join(word.text for word in line), *sheet.reading(*turned.own(box))))
    return found


def _pieces(textpage: raw.FPDF_TEXTPAGE, places: Iterable[int], sheet: Sheet) -> list[Piece]:
    pieces: list[Piece] = []
    box = raw.FS_RECTF()
    at = ctypes.byref(box)
    high = 0
    for place in places:
        code = raw.FPDFText_GetUnicode(textpage, place)
        # PDFium gives what needs two units of UTF-16 one unit at a time.
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code, high = (0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)) if high else 0, 0
        character = chr(code) if 0 < code < 0x110000 else "\ufffd"
        character = _HYPHENS.get(character, character)
        if character in _BLANKS:
            if raw.FPDFText_IsGenerated(textpage, place):
                continue
            character = ""
        if not raw.FPDFText_GetLooseCharBox(textpage, place, at):
            continue
        left, top, right, bottom = sheet.reading(box.left, box.bottom, box.right, box.top)
        last = pieces[-1] if pieces else None
        # A mark is drawn over its letter, wherever its own box may be.
        marks = bool(character) and unicodedata.combining(character) != 0
        if last and last.text and character and (marks or _touch(last, left, top, bottom)):
            last.text += character
            last.right, last.top, last.bottom = max(last.right, right), min(last.top, top), max(last.bottom, bottom)
        else:
            pieces.append(Piece(character, left, top, right, bottom))
    return pieces


def _touch(last: Piece, left: float, top: float, bottom: float) -> bool:
    height = min(last.height, bottom - top)
    common = min(last.bottom, bottom) - max(last.top, top)
    return common >= _SAME_LINE * height and -_BACKWARDS * height <= left - last.right <= _GAP_IN_WORD * height


def lines_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Return the words of pieces as lines, from the top down, each from left to right."""
    lines: list[list[Piece]] = []
    top = bottom = 0.0
    for piece in sorted(pieces, key=lambda piece: (piece.top + piece.bottom, piece.left)):
        common = min(bottom, piece.bottom) - max(top, piece.top)
        if lines and common >= _SAME_LINE * min(bottom - top, piece.height):
            lines[-1].append(piece)
            if piece.text and piece.height > bottom - top:
                top, bottom = piece.top, piece.bottom
        else:
            lines.append([piece])
            top, bottom = piece.top, piece.bottom
    read = (_words(sorted(line, key=lambda piece: piece.left)) for line in lines)
    return [line for line in read if line]


def _words(line: list[Piece]) -> list[Piece]:
    """Pieces of a line from left to right -> its words, new ones; what is drawn twice, as for bold, stands once."""
    words: list[Piece] = []
    parted = False
    for piece in line:
        last = words[-1] if words else None
        if not piece.text:
            parted = True
            continue
        if last and piece.text == last.text and abs(piece.left - last.left) < 0.2 * piece.height:
            continue
        if last and not parted and _touch(last, piece.left, piece.top, piece.bottom):
            last.text += piece.text
            last.right, last.top = max(last.right, piece.right), min(last.top, piece.top)
            last.bottom = max(last.bottom, piece.bottom)
        else:
            words.append(Piece(piece.text, *piece.box))
        parted = False
    return words
