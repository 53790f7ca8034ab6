"""Whether a written sentence only joins and shortens the quotes that it cites.

It may leave words out, move a figure inside its own cell, add joining words, and use words of the headings above a
quote or of its document's head. So that nothing else slips through:

1. Every figure of it (with comparison and unit), every day and number of a document and every word stands in the quotes
   or their heads.
2. It is cut into parts at its signs, and a part at `và` if it does not hold as a whole. Each part follows one clause of
   a quote: its words stand there in the same order (what is borrowed of a heading, borrowed.py, may come between).
3. A cell of the clause that holds a figure, a period or a mark (`không`, `trừ`, `hai` …) is kept whole, each word of
   it, or not touched: so no comparison, negation, period or condition is lost, and none is added. Its figures stay in
   their order, and two such cells do not mix.
4. A figure and words of an earlier cell go together only if no cell between them is left out.
5. A condition of the clause, a mark in the head of its list and one in a heading above it have to be said too. A period
   of a heading is used whole, and only where the clause has none of its own that is left out.

A sentence that is true but says it in other words is refused; the quoted answer stands beside it in any case.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from answer.writing.borrowed import borrowed
from answer.writing.cells import (
    CONDITIONS,
    NEGATIONS,
    Cell,
    Clause,
    Item,
    Meaning,
    cells_of,
    clauses_of,
    items_of,
    without_bullet,
)
from answer.writing.laying import lay
from answer.writing.prompt import Evidence
from vietnamese.forms import key
from vietnamese.tokens import tokens

_MOST_JOINTS = 6
_STITCHED = "ghép lời của nhiều chỗ, hoặc đổi trật tự của trích dẫn"


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A written sentence, and what it is held against."""

    clauses: tuple[Clause, ...]
    heads: tuple[tuple[Item, ...], ...]
    said: frozenset[Meaning]
    free: frozenset[Item]
    """Its items that a head has too."""
    joints: tuple[int, ...]
    """Places of `và`."""


def objection(text: str, evidence: Sequence[Evidence]) -> str | None:
    """Say why a sentence must not be believed.

    Args:
        text: One written sentence, CLEAN.
        evidence: What it cites, at least one.

    Returns:
        The reason in Vietnamese, for the person; None if the sentence only joins and shortens.
    """
    text = without_bullet(text)
    items = items_of(text)
    if not any(not item.figure for item in items):
        return "không có lời nào để đối chiếu"
    heads = tuple(tuple(items_of(without_bullet(head))) for item in evidence for head in item.heads)
    sentence = _Sentence(
        clauses=tuple(clause for item in evidence for clause in clauses_of(item.text)),
        heads=heads,
        said=frozenset(item.meaning for item in items),
        free=frozenset(borrowed(items, heads)),
        joints=tuple(token.start for token in tokens(text) if token.kind == "word" and key(token.text) == "và"),
    )
    why = _unknown(items, sentence) or _unsaid(sentence, evidence)
    parts = (_part(cell.items, sentence.joints[:_MOST_JOINTS], sentence) for cell in cells_of(text))
    return why or next(filter(None, parts), None)


def _unknown(items: Sequence[Item], sentence: _Sentence) -> str | None:
    """What stands in no quote and in no head."""
    cells = [cell for clause in sentence.clauses for cell in (*clause.head, *clause.cells)]
    known = {item.meaning for part in (*(cell.items for cell in cells), *sentence.heads) for item in part}
    strange = dict.fromkeys(f"«{item.text}»" for item in items if item.meaning not in known)
    return f"không có trong trích dẫn: {', '.join(strange)}" if strange else None


def _unsaid(sentence: _Sentence, evidence: Sequence[Evidence]) -> str | None:
    """A negation in a heading above (`Những hành vi bị nghiêm cấm`) that the sentence lacks."""
    for head in (head for item in evidence for head in item.heads[1:]):
        for item in items_of(head):
            if item.mark and item.meaning[0] in NEGATIONS and item.meaning not in sentence.said:
                return f"bỏ mất «{item.text}» của đề mục «{head}»"
    return None


def _part(items: Sequence[Item], joints: Sequence[int], sentence: _Sentence) -> str | None:
    """Why a part does not hold, as a whole or cut at some `và`; None if it does."""
    why = _follows(items, sentence)
    if why is None:
        return None
    cuts = [0, *(joint for joint in joints if items[0].start < joint < items[-1].start)]
    # What follows a cut, the last cut first: whether it holds from there to the end, itself cut or not.
    holds: dict[int, bool] = {}
    for place in range(len(cuts) - 1, -1, -1):
        rest = [item for item in items if item.start > cuts[place] or not place]
        holds[place] = _follows(rest, sentence) is None or any(
            holds[later] and _follows([item for item in rest if item.start < cuts[later]], sentence) is None
            for later in range(place + 1, len(cuts))
        )
    return None if holds[0] else why


def _follows(items: Sequence[Item], sentence: _Sentence) -> str | None:
    """Why a part follows no clause; of several reasons that of the clause which holds most of it."""
    free = [item in sentence.free for item in items]
    if all(free):
        return None
    best, why = -1, _STITCHED
    for clause in sentence.clauses:
        here = {item.meaning for cell in (*clause.head, *clause.cells) for item in cell.items}
        if any(item.meaning not in here and not known for item, known in zip(items, free, strict=True)):
            continue
        held = sum(item.meaning in here for item in items)
        for gain, late in product((1, -1), (False, True)):
            found = _Fit(items, free, clause, sentence).objection(gain, late=late)
            if found is None:
                return None
            if held > best:
                best, why = held, found
    return why


class _Fit:
    """One part laid upon one clause."""

    def __init__(self, items: Sequence[Item], free: Sequence[bool], clause: Clause, sentence: _Sentence) -> None:
        self._items = items
        self._free = free
        self._clause = clause
        self._sentence = sentence
        self._cells: tuple[Cell, ...] = (*clause.head, *clause.cells)

    def objection(self, gain: int, *, late: bool) -> str | None:
        """Why the part does not follow the clause.

        Args:
            gain: 1 lays as many words of headings upon the clause as it can, -1 as few.
            late: Whether a word that stands in the clause twice is the later one.
        """
        laid = lay(self._items, self._free, self._cells, gain, late=late)
        if laid is None:
            return _STITCHED
        touched: dict[int, list[int]] = {}
        for at, number in laid.items():
            touched.setdefault(number, []).append(at)
        for at, item in enumerate(self._items):
            if item.figure:
                cell = self._cell_of(item, touched)
                if cell is not None:
                    touched.setdefault(cell, []).append(at)
                elif not self._free[at]:
                    return "ghép số liệu với lời của chỗ khác"
        return self._not_whole(touched) or self._mixed(touched) or self._torn(touched) or self._bare(touched)

    def _cell_of(self, figure: Item, touched: dict[int, list[int]]) -> int | None:
        """The cell that a figure is of: one whose words are there, and that still lacks it."""
        having = [
            number
            for number, cell in enumerate(self._cells)
            if sum(item.meaning == figure.meaning for item in cell.items)
            > sum(self._items[at].meaning == figure.meaning for at in touched.get(number, ()))
        ]
        return next((number for number in having if number in touched), having[0] if having else None)

    def _not_whole(self, touched: dict[int, list[int]]) -> str | None:
        for number, places in touched.items():
            cell = self._cells[number]
            if not cell.marked:
                continue
            kept = [self._items[at].meaning for at in places]
            for item in cell.items:
                if item.meaning not in kept:
                    return f"bỏ mất «{item.text}» ở chỗ có số liệu, phủ định hoặc điều kiện"
                kept.remove(item.meaning)
            figures = [self._items[at].meaning for at in sorted(places) if self._items[at].figure]
            if figures != [item.meaning for item in cell.items if item.figure]:
                return "đổi chỗ các số liệu"
        return None

    def _mixed(self, touched: dict[int, list[int]]) -> str | None:
        """Cells with marks stand apart: no part of one inside another."""
        marked = sorted((min(at), max(at)) for number, at in touched.items() if self._cells[number].marked)
        for (_, end), (start, _) in pairwise(marked):
            if start < end:
                return "đặt số liệu cạnh lời của số liệu khác"
        return None

    def _torn(self, touched: dict[int, list[int]]) -> str | None:
        first = len(self._clause.head)
        for number in touched:
            if number < first or not any(item.figure for item in self._cells[number].items):
                continue
            earlier = [other for other in touched if first <= other < number]
            between = range(min(earlier, default=number) + 1, number)
            if any(other not in touched and not self._cells[other].aside for other in between):
                return "ghép số liệu với chủ đề không đứng liền nó"
        return None

    def _bare(self, touched: dict[int, list[int]]) -> str | None:
        """A condition of the clause, a mark of its head or a period that the sentence does not say."""
        first = len(self._clause.head)
        if not any(number >= first for number in touched):
            return None
        for item in self._binding():
            if item.meaning not in self._sentence.said:
                return f"bỏ mất «{item.text}» mà câu này tùy thuộc"
        return None

    def _binding(self) -> Iterator[Item]:
        if any(item.period is not None for item in self._sentence.free):
            # A period of a heading must not take the place of the clause's own.
            yield from (item for cell in self._cells for item in cell.items if item.period is not None)
        for cell in self._clause.head:
            if any(item.mark for item in cell.items):
                yield from cell.items
        for cell in self._clause.cells:
            if any(item.meaning[0] in CONDITIONS for item in cell.items):
                yield from cell.items
