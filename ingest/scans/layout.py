"""What tesseract saw (its TSV) -> the text of a page in reading order, with the place of each word.

1. Words with their boxes and confidence, in lines, as tesseract groups them; specks and rules that it took for words
   are left out.
2. The head of a document (issuer and number on the left, the State's or the Party's name and the date on the right) and
   its tail (`Nơi nhận` on the left, the signer on the right) are two columns that tesseract often reads across. Their
   zones are found by those words: the head from the top of the page to the heading of the type (NGHỊ ĐỊNH), the tail
   from `Nơi nhận` or the manner of signing (TM., KT.) to the end of the page.
3. The stamp of whoever received the paper, on the left beside the title, is no text: it is given apart, and so are
   lines that tesseract itself does not believe (handwriting, a stamp) and figures (dotted lines are read as such).
4. Within a zone the columns part where the widest upright strip of paper is, between a fifth and four fifths of the
   text's width; the left one is read first, then the right one. Without such a strip the zone stays as it is.
5. Elsewhere lines stay in tesseract's order (which keeps real columns apart), so that the row of a table is a line.
"""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from ingest.form.number import TYPE_HEADS
from vietnamese.forms import fold


@dataclass(frozen=True, slots=True)
class Seen:
    """A word as tesseract saw it: box in pixels, confidence from 0 to 1."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    other: str = ""
    """What a second reading saw in its place, where they differ (`ocr_figures`)."""


SeenLine = list[Seen]
_FIELDS = 12
# Tesseract gives rules and specks a word of their own.
_SPECK = re.compile(r"(?:[^\w\-–+*%&≥≤<>=]|_)+|[-–—_]{2,}")
_RULES = frozenset("-–—_=")
_SURE = 0.6
# Below this half of the words are wrong (6 of 3,900 words of printed prose are). In a line of text a word stays
# nevertheless: a sentence without its `không` says the contrary. If a line is on the whole below the second, only
# words stay that are sure.
_READABLE = 0.3
_READABLE_LINE = 0.4
_NATION = re.compile(r"cong (?:hoa|hoà) xa hoi|chu nghia viet nam|dang cong san viet|doc lap\s*\W\s*tu do")
# The head is in the upper part of the page, and its two columns are 12 % of a page high.
_HEAD_SHARE = 0.45
_HEAD_HEIGHT = 0.15
# Columns are further apart than words, in heights of a line.
_GAP = 1.3
# Blanks between words are narrower than this, unless a line is stretched; so are some gaps before the State's name.
_BLANK = 0.8
_NAMED = re.compile(r"CỘNG|ĐẢNG")
# A stamp beside the title ends on the left of this share of the page's width.
_ASIDE = 0.42
_TAIL = re.compile(r"^\W{0,2}(?:N[ơƠo]i nh[ậâa]n|N[ƠƠO]I NH[ẬÂA]N)|^(?:TM|KT|TL|TUQ|T/M|K/T|T/L)(?:\.|\s)\s*\w")
_TYPES = frozenset(fold(name) for name in TYPE_HEADS)
_DATED = re.compile(r"^[^\W\d_][^,]{1,40},\s*ngày", re.IGNORECASE)
_OPENING = re.compile(r"\W{0,3}(?:Căn cứ|Theo đề nghị|Xét|Thực hiện|Kính gửi|Điều\s+\d|Chương\s+[IVX])")
_NUMBERED = re.compile(r"^\W{0,2}(?:số|so)\s*[:.]", re.IGNORECASE)
_MIDDLE = (0.2, 0.8)


def seen_lines(tsv: str) -> list[SeenLine]:
    """Return the lines of words of tesseract's TSV; rows that are no words, or damaged, are passed over."""
    lines: dict[tuple[str, ...], SeenLine] = {}
    for row in tsv.split("\n"):
        fields = row.rstrip("\r").split("\t")
        if len(fields) != _FIELDS or fields[0] != "5":
            continue
        try:
            left, top, width, height = (int(value) for value in fields[6:10])
            confidence = float(fields[10]) / 100
        except ValueError:
            continue
        text = "".join(fields[11].split())
        if not text or not 0 <= confidence <= 1 or min(width, height) <= 0:
            continue
        if _SPECK.fullmatch(text) and (confidence < _SURE or len(text) == 1 or not set(text) - _RULES):
            continue
        lines.setdefault(tuple(fields[1:5]), []).append(Seen(text, left, top, left + width, top + height, confidence))
    return [sorted(line, key=lambda word: word.left) for line in lines.values()]


def in_reading_order(lines: Sequence[SeenLine], width: int, height: int) -> tuple[list[SeenLine], list[SeenLine]]:
    """Return the lines of a page with the columns of its head and tail one after the other, and what is no text:
    stamps, and words that could not be read.

    Args:
        lines: From `seen_lines`.
        width: Of the page, in pixels.
        height: Of the page, in pixels.
    """
    aside = [word for line in lines for part in _parts(line) for word in part if _is_no_text(word, part)]
    lines = [[word for part in _parts(line) for word in part if not _is_no_text(word, part)] for line in lines]
    lines = [line for line in lines if line]
    parts = [part for line in lines for part in _parts(line)]
    nation = [part for part in parts if _middle(part) < _HEAD_SHARE * height and _NATION.search(fold(_text(part)))]
    head: list[SeenLine] = []
    stamps: list[SeenLine] = []
    rest = list(lines)
    if nation:
        end, is_type = _head_end(parts, nation, height)
        head, rest = _divided(lines, lambda middle: middle < end)
        if is_type:
            stamps, rest = _without_stamps(rest, end, width)
    start = _tail_start(rest)
    body, tail = _divided(rest, lambda middle: start is None or middle < start)
    return [*_by_columns(head), *body, *_by_columns(tail)], [*stamps, *([aside] if aside else [])]


def _is_no_text(word: Seen, part: SeenLine) -> bool:
    """What a pen or a stamp left is read as something, and a row of dots as figures, which would be taken for such."""
    if word.confidence < _READABLE and not any(character.isalpha() for character in word.text):
        return True
    readable = sum(w.confidence * len(w.text) for w in part) >= _READABLE_LINE * sum(len(w.text) for w in part)
    return not readable and word.confidence < _SURE


def _divided(lines: Sequence[SeenLine], within: Callable[[float], bool]) -> tuple[list[SeenLine], list[SeenLine]]:
    inside = [line for line in lines if within(_middle(line))]
    return inside, [line for line in lines if not within(_middle(line))]


def _head_end(parts: Sequence[SeenLine], nation: Sequence[SeenLine], height: int) -> tuple[float, bool]:
    """Where the two columns of the head end, and whether a type's heading ends them: else it is below the last of the
    State's or Party's name, the number and the date.
    """
    first = min(_top(part) for part in nation)
    below = [part for part in parts if first < _middle(part) < _HEAD_SHARE * height]
    headings = [_top(part) for part in below if _is_type(part)]
    if headings:
        return min(headings), True
    near = [part for part in below if _top(part) < first + _HEAD_HEIGHT * height and _is_number_or_date(part)]
    return max(_bottom(part) for part in (*nation, *near)), False


def _is_type(line: SeenLine) -> bool:
    text = _text(line)
    return text.isupper() and fold(text).strip(" :.*_-") in _TYPES


def _is_number_or_date(line: SeenLine) -> bool:
    text = _text(line)
    return _NUMBERED.match(text) is not None or _DATED.match(text) is not None


def _without_stamps(lines: Sequence[SeenLine], end: float, width: int) -> tuple[list[SeenLine], list[SeenLine]]:
    """Beside the title, which is centred, stands the stamp of whoever received the paper: what is on the left only."""
    stamps: list[SeenLine] = []
    rest: list[SeenLine] = []
    in_title = True
    for line in lines:
        parts = _parts(line)
        if in_title and any(_OPENING.match(_text(part)) for part in parts):
            in_title = False
        aside = [part for part in parts if in_title and part[-1].right < _ASIDE * width]
        stamps += aside
        kept = [word for part in parts if not any(part is other for other in aside) for word in part]
        if kept:
            rest.append(kept)
    return (stamps, rest) if not in_title else ([], list(lines))


def _tail_start(lines: Sequence[SeenLine]) -> float | None:
    return min((_top(part) for line in lines for part in _parts(line) if _TAIL.match(_text(part))), default=None)


def _parts(line: SeenLine) -> list[SeenLine]:
    """A line parted where it has a gap as wide as between columns."""
    size = median(word.bottom - word.top for word in line)
    parts = [[line[0]]]
    for before, word in itertools.pairwise(line):
        if word.left - before.right > _GAP * size:
            parts.append([])
        parts[-1].append(word)
    return parts


def _by_columns(lines: Sequence[SeenLine]) -> list[SeenLine]:
    gutter = _gutter(lines)
    if gutter is None:
        return list(lines)
    left = [[word for word in line if word.left + word.right <= 2 * gutter] for line in lines]
    right = [[word for word in line if word.left + word.right > 2 * gutter] for line in lines]
    return [*sorted(filter(None, left), key=_middle), *sorted(filter(None, right), key=_middle)]


def _gutter(lines: Sequence[SeenLine]) -> float | None:
    words = [word for line in lines for word in line]
    if not words:
        return None
    start, end = min(word.left for word in words), max(word.right for word in words)
    covered = np.zeros(end - start + 1, dtype=np.int64)
    for line in lines:
        size = median(word.bottom - word.top for word in line)
        # What a pen or a stamp left between the columns tesseract takes for words, but it is not sure of them.
        sure = [word for word in line if word.confidence >= _SURE]
        for word in sure:
            covered[word.left - start : word.right - start] += 1
        # The blanks between the words of a line belong to it.
        for before, after in itertools.pairwise(sure):
            if 0 < after.left - before.right <= _BLANK * size and not _NAMED.match(after.text):
                covered[before.right - start : after.left - start] += 1
    first, last = (int(share * len(covered)) for share in _MIDDLE)
    # A word may stand out of its column: as few lines as possible, and at most one in eight.
    fewest = int(covered[first:last].min()) if last > first else 0
    if fewest > len(lines) / 8:
        return None
    free = np.flatnonzero(covered[first:last] == fewest) + first
    runs = np.split(free, np.flatnonzero(np.diff(free) > 1) + 1)
    widest = max(runs, key=len)
    return start + float(widest[0] + widest[-1]) / 2


def _text(words: Sequence[Seen]) -> str:
    return " ".join(word.text for word in words)


def _top(line: SeenLine) -> float:
    return min(word.top for word in line)


def _bottom(line: SeenLine) -> float:
    return max(word.bottom for word in line)


def _middle(line: SeenLine) -> float:
    return median((word.top + word.bottom) / 2 for word in line)
