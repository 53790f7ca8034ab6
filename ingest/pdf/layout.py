"""Words with their places -> the lines of a page in the order in which a person reads them.

1. Words on one height are a line; within it, words with a wide gap between them are different phrases.
2. The head and the tail of a document stand in two columns: the issuer beside the name of the state or the Party,
   `Nơi nhận` beside the signer. Each is found by what it says; from there the block grows up and down as long as every
   phrase lies left or right of one gutter. The left column is read first, then the right.
3. Nothing else is taken for columns: a list of two columns without lines is read across, as a table is.
4. Where the lines are wider apart than they are on the rest of the page stands an empty one.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.pdf.margins import is_running_head
from ingest.pdf.page_lines import TextLine
from ingest.pdf.words import Piece, Sheet, lines_of
from ingest.reading import Word

_PHRASE_GAP = 1.2  # heights of a line
_LEFT_ENDS = 0.62  # of the page's width: no left column reaches further, no right one begins before
_RIGHT_BEGINS = 0.3
_FAR_ABOVE, _FAR_BELOW = 1.5, 6.0  # heights of a line; a signature leaves room for itself
_CENTRED = 0.03
_WIDE_PITCH = 1.6
_NATION = re.compile(
    r"^(?:CỘNG\s*H(?:ÒA|OÀ)\s*XÃ\s*HỘI|ĐẢNG\s*CỘNG\s*SẢN\s*VIỆT\s*NAM|Độc\s*lập\s*[-–]\s*Tự\s*do)", re.IGNORECASE
)
_RECIPIENTS = re.compile(r"^N[ơƠ][iI]\s*(?:nhận|NHẬN)")
_SIGNING = re.compile(r"^(?:T/M|K/T|T/L|TM\.|KT\.|TL\.|TUQ\.)")


@dataclass(slots=True)
class _Gutter:
    """The room between two columns, as wide as what was seen so far allows."""

    left: float
    right: float
    width: float
    middle: float
    """Of the text, not of the sheet."""

    def side(self, phrase: Piece) -> str | None:
        """Which column a phrase is in; None if it crosses the gutter."""
        left = phrase.right < self.right and phrase.right <= _LEFT_ENDS * self.width
        right = phrase.left > self.left and phrase.left >= _RIGHT_BEGINS * self.width
        if left and right:
            return "left" if phrase.left - self.left < self.right - phrase.right else "right"
        return "left" if left else "right" if right else None

    def take(self, line: list[Piece]) -> bool:
        """Narrow the gutter by a line whose phrases all lie beside it; none is centred or a running head."""
        if any(is_running_head(phrase.text) for phrase in line):
            return False
        if len(line) == 1 and abs((line[0].left + line[0].right) / 2 - self.middle) < _CENTRED * self.width:
            return False
        sides = [(self.side(phrase), phrase) for phrase in line]
        if any(side is None for side, _ in sides):
            return False
        left = max([self.left, *(phrase.right for side, phrase in sides if side == "left")])
        right = min([self.right, *(phrase.left for side, phrase in sides if side == "right")])
        if right <= left:
            return False
        self.left, self.right = left, right
        return True


def read_lines(pieces: list[Piece], sheet: Sheet) -> tuple[list[TextLine], bool]:
    """Return the lines of a page, and whether it has a head or tail in columns."""
    lines = lines_of(pieces)
    blocks = _columns(lines, sheet.size[0])
    pitch = _pitch(lines)
    read: list[TextLine] = []
    done = 0
    for first, last, gutter in blocks:
        read += _with_gaps(lines[done:first], pitch, sheet)
        words = [word for line in lines[first : last + 1] for word in line]
        halves: tuple[list[Piece], list[Piece]] = ([], [])
        for word in words:
            halves[word.left >= gutter].append(word)
        for half in halves:
            read += [TextLine(""), *_with_gaps(lines_of(half), pitch, sheet)]
        read.append(TextLine(""))
        done = last + 1
    read += _with_gaps(lines[done:], pitch, sheet)
    return read, bool(blocks)


def text_line(words: list[Piece], sheet: Sheet) -> TextLine:
    """Return words from left to right as a line."""
    placed = []
    start = 0
    for word in words:
        placed.append(Word(start, start + len(word.text), *sheet.shares(word.box)))
        start += len(word.text) + 1
    return TextLine(" ".join(word.text for word in words), tuple(placed))


def phrases_of(line: list[Piece]) -> list[Piece]:
    """Return the words of a line as phrases, parted where the gap is wide."""
    phrases: list[Piece] = []
    for word in line:
        last = phrases[-1] if phrases else None
        if last and word.left - last.right < _PHRASE_GAP * min(last.height, word.height):
            last.text += " " + word.text
            last.right, last.top, last.bottom = word.right, min(last.top, word.top), max(last.bottom, word.bottom)
        else:
            phrases.append(Piece(word.text, *word.box))
    return phrases


def _columns(lines: list[list[Piece]], width: float) -> list[tuple[int, int, float]]:
    """First and last line of each block in two columns, and where its right column begins."""
    phrases = [phrases_of(line) for line in lines]
    middle = (min(line[0].left for line in lines) + max(line[-1].right for line in lines)) / 2 if lines else 0.0
    blocks: list[tuple[int, int, float]] = []
    done = 0
    for number, line in enumerate(phrases):
        if number < done:
            continue
        gutter = _gutter_at(line, width, middle)
        if gutter is None or not gutter.take(line):
            continue
        first = last = number
        while (
            first > done and _near(phrases[first - 1], phrases[first], _FAR_ABOVE) and gutter.take(phrases[first - 1])
        ):
            first -= 1
        while (
            last + 1 < len(lines)
            and _near(phrases[last], phrases[last + 1], _FAR_BELOW)
            and gutter.take(phrases[last + 1])
        ):
            last += 1
        # A block in one column only is none.
        if {gutter.side(phrase) for line in phrases[first : last + 1] for phrase in line} == {"left", "right"}:
            blocks.append((first, last, (gutter.left + gutter.right) / 2))
            done = last + 1
    return blocks


def _gutter_at(line: list[Piece], width: float, middle: float) -> _Gutter | None:
    for place, phrase in enumerate(line):
        if _RECIPIENTS.match(phrase.text) and phrase.left < width / 2:
            beside = line[place + 1].left if place + 1 < len(line) else width
            return _Gutter(phrase.right, beside, width, middle)
        if (_NATION.match(phrase.text) or _SIGNING.match(phrase.text)) and phrase.left >= _RIGHT_BEGINS * width:
            return _Gutter(line[place - 1].right if place else 0.0, phrase.left, width, middle)
    return None


def _near(above: list[Piece], below: list[Piece], heights: float) -> bool:
    gap = min(piece.top for piece in below) - max(piece.bottom for piece in above)
    return gap <= heights * max(piece.height for piece in (*above, *below))


def _pitch(lines: list[list[Piece]]) -> float:
    tops = [min(word.top for word in line) for line in lines]
    steps = [below - above for above, below in pairwise(tops) if below > above]
    return median(steps) if steps else 0.0


def _with_gaps(lines: list[list[Piece]], pitch: float, sheet: Sheet) -> list[TextLine]:
    read: list[TextLine] = []
    before: float | None = None
    for line in lines:
        top = min(word.top for word in line)
        if before is not None and pitch and top - before > _WIDE_PITCH * pitch:
            read.append(TextLine(""))
        read.append(text_line(line, sheet))
        before = top
    return read
