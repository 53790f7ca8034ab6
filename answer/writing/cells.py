"""A text -> clauses of cells: the stretches that are kept whole when a quote is shortened.

1. Items are what a text says: its words, but for a few that only join (`và`, `là`, `của`); and its figures, each as
   what it means: a quantity with comparison and unit, a day, a document's number, or a bare number with the word
   before it (`Điều 5`, `năm 2024`).
2. A word of negation, condition or count (`không`, `trừ`, `nếu`, `hoặc`, `hai`) is a mark. What belongs to a period
   (`3 tháng cuối năm 2024`) knows it.
3. Cells are parted by signs (`,` `:` brackets), never inside a comparison (`từ 75% xã, phường trở lên`). A figure with
   less than two words of its own belongs to the cell before it: `Sâm Ngọc Linh: 476 ha`.
4. A clause is what stands between `;`, with the head of its list: `Diện tích trồng mới: cây mía 479 ha; …`. A head with
   its items in lines below holds for the bullets that follow.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vietnamese.dates import dates
from vietnamese.forms import key
from vietnamese.numbers import parse_number, quantities
from vietnamese.periods import periods
from vietnamese.sentences import clauses, listing, sentences
from vietnamese.tokens import tokens

Meaning = tuple[object, ...]
Span = tuple[int, int]

JOINING = frozenset(
    map(key, ("và", "là", "của", "thì", "các", "những", "về", "tại", "ở", "này", "cũng", "gồm", "như", "theo", "trong"))
)
"""Words that may be added and left out."""
CONDITIONS = frozenset(map(key, ("nếu", "trừ", "miễn")))
NEGATIONS = frozenset(map(key, ("không", "chưa", "chẳng", "cấm", "trừ")))
_COUNTS = ("hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười", "nửa", "đôi", "rưỡi")
_MARKS = CONDITIONS | NEGATIONS | frozenset(map(key, ("chỉ", "hoặc", *_COUNTS)))
# chỉ tiêu, không gian: no mark.
_COMPOUND = re.compile(
    r"chỉ\s+(?:tiêu|đạo|thị|số|huy|dẫn|định|giới|đường)(?!\w)|không\s+(?:gian|khí|quân|phận)(?!\w)", re.IGNORECASE
)
_OWN_WORDS = 2
_COMPARING_TAIL = 2  # trở lên, trở xuống


class Item(NamedTuple):
    """A word or a figure. `meaning`: a word's KEY alone, or what a figure means. `period`: where its period starts."""

    meaning: Meaning
    text: str
    start: int
    end: int
    figure: bool
    mark: bool
    period: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch between two signs. `aside`: in brackets."""

    items: tuple[Item, ...]
    aside: bool = False

    @property
    def marked(self) -> bool:
        """Whether it has a figure, a mark or a period, and is kept whole or not at all."""
        return any(item.figure or item.mark or item.period is not None for item in self.items)


@dataclass(frozen=True, slots=True)
class Clause:
    """Cells between two `;`, with those of the head above."""

    head: tuple[Cell, ...]
    cells: tuple[Cell, ...]


class _Figures(NamedTuple):
    items: list[Item]
    hidden: list[Span]
    """What the figures take of the text."""
    glued: list[Span]
    """Where no sign parts cells."""


def items_of(text: str) -> list[Item]:
    """Return the words and figures of CLEAN text, but for the joining words."""
    return _items(text, _figures(text))


def cells_of(text: str, start: int = 0, end: int | None = None) -> tuple[Cell, ...]:
    """Return the cells of a stretch of CLEAN text."""
    figures = _figures(text)
    return _cells(text, _items(text, figures), figures.glued, start, len(text) if end is None else end)


def clauses_of(text: str) -> tuple[Clause, ...]:
    """Return the clauses of CLEAN text."""
    figures = _figures(text)
    items = _items(text, figures)

    def cells(span: Span) -> tuple[Cell, ...]:
        return _cells(text, items, figures.glued, *span)

    found: list[Clause] = []
    above: tuple[Cell, ...] = ()
    for start, end in sentences(text):
        bullet = _BULLET.match(text, start, end)
        above = above if bullet else ()
        start = bullet.end() if bullet else start
        listed = listing(text, start, end)
        head = above + cells(listed.head) if listed else above
        found += [Clause(head, cells(span)) for span in (listed.items if listed else clauses(text, start, end))]
        if listed and not listed.items:
            found.append(Clause((), head))
            above = head
    return tuple(clause for clause in found if clause.cells)


def without_bullet(text: str) -> str:
    """Return a text without the sign or number that it is an item by: `- `, `1.`, `a)`."""
    bullet = _BULLET.match(text)
    return text[bullet.end() :] if bullet else text


_BULLET = re.compile(r"\s*(?:(?:[-+*•–—]|(?:\d{1,2}(?:\.\d{1,2}){0,4}|[IVXivx]{1,6}|[a-zđ])[.)])\s+)+")
_SIGN = re.compile(r"(?P<open>[(\[])|(?P<close>[)\]])|[,;:“”\"!?…]|\.(?=\s|$)|\s[-–—]\s")


def _items(text: str, figures: _Figures) -> list[Item]:
    hidden = sorted(figures.hidden)
    found, place = list(figures.items), 0
    for token in tokens(text):
        while place < len(hidden) and hidden[place][1] <= token.start:
            place += 1
        inside = place < len(hidden) and hidden[place][0] <= token.start
        if token.kind == "word" and not inside:
            word = key(token.text)
            if word not in JOINING:
                found.append(Item((word,), token.text, token.start, token.end, False, word in _MARKS))
    found = [item._replace(mark=False) if _is_compound(text, item) else item for item in found]
    found.sort(key=lambda item: item.start)
    times, place = periods(text), 0
    for number, item in enumerate(found):
        while place < len(times) and times[place].end <= item.start:
            place += 1
        if place < len(times) and times[place].start <= item.start:
            found[number] = item._replace(period=times[place].start)
    return found


def _is_compound(text: str, item: Item) -> bool:
    return item.mark and _COMPOUND.match(text, item.start) is not None


def _figures(text: str) -> _Figures:
    found = _Figures([], [], [])

    def add(meaning: Meaning, start: int, end: int) -> None:
        found.items.append(Item(meaning, text[start:end], start, end, True, False))
        found.hidden.append((start, end))

    days = dates(text)
    for day in days:
        add(("day", day.date), day.start, day.end)
    for quantity in quantities(text):
        if any(day.start < quantity.end and quantity.start < day.end for day in days):
            continue
        # An upper end is in the printed unit, so the unit has to be the same; a value is compared in the base unit.
        exact = quantity.unit_norm if quantity.high is not None else quantity.base
        meaning = ("quantity", quantity.comparator, quantity.amount.normalize(), quantity.high, exact)
        add(meaning, quantity.qualified_start, quantity.end)
        found.items[-1] = found.items[-1]._replace(text=text[quantity.qualified_start : quantity.qualified_end])
        if quantity.qualified_end > quantity.end:
            found.glued.append((quantity.qualified_start, quantity.qualified_end))
            tail = tokens(text[quantity.end : quantity.qualified_end])[-_COMPARING_TAIL:]
            found.hidden.extend((quantity.end + token.start, quantity.end + token.end) for token in tail)
    before = ""
    taken = list(found.hidden)
    for token in tokens(text):
        if token.kind in ("number", "date", "docnumber") and not any(
            s < token.end and token.start < e for s, e in taken
        ):
            if token.kind == "docnumber":
                add(("document", "".join(token.text.split()).replace("–", "-").upper()), token.start, token.end)
            else:
                value = parse_number(token.text)
                add(("number", before, token.text if value is None else value.normalize()), token.start, token.end)
        before = key(token.text) if token.kind == "word" else ""
    found.glued.extend((item.start, item.end) for item in found.items)
    return found


def _cells(text: str, items: Sequence[Item], glued: Sequence[Span], start: int, end: int) -> tuple[Cell, ...]:
    own = [item for item in items if start <= item.start < end]
    parts: list[tuple[list[Item], bool]] = []
    for (left, right), aside in _stretches(text, glued, start, end):
        part = [item for item in own if left <= item.start < right]
        if not part:
            continue
        words = sum(not item.figure for item in part)
        # A figure without words, or words after a figure that had none before it.
        if parts and (_is_bare(parts[-1][0]) or (words < _OWN_WORDS and words < len(part))):
            parts[-1][0].extend(part)
        else:
            parts.append((part, aside))
    return tuple(Cell(tuple(part), aside) for part, aside in parts)


def _is_bare(part: Sequence[Item]) -> bool:
    words = sum(not item.figure for item in part)
    return words < _OWN_WORDS and words < len(part)


def _stretches(text: str, glued: Sequence[Span], start: int, end: int) -> Iterator[tuple[Span, bool]]:
    left, depth = start, 0
    for sign in _SIGN.finditer(text, start, end):
        if any(first <= sign.start() < last for first, last in glued):
            continue
        yield (left, sign.start()), depth > 0
        depth = max(0, depth + bool(sign["open"]) - bool(sign["close"]))
        left = sign.end()
    yield (left, end), depth > 0
