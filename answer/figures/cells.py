"""Figures of tables: the cell of a row that fits, in the column that the question means.

1. Of the clauses that fit best those are looked at that are rows under a head (facts/labelled.py). A cell is a value if
   it holds one number or range and at most a unit; the number of the row is none.
2. The column: what its name says beyond the names of the others (`Cấp công trình: I`) stands in the question, mostly at
   least, and of no other column as much. Where only one cell is a value, its name shares a word with the question or
   says nothing of its own (`Kết quả`).
3. As a clause a cell says the words of its row and the name of its column, judged anew. A unit that is asked for stands
   in the cell, the row or the column's name, or the figure is none.
4. Two rows of a document that fit as well and differ are none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from answer.draft import Case
from answer.facts.labelled import columns
from answer.judging.evidence import Clause
from answer.judging.judge import Judged
from answer.judging.words import words_of
from index.model import FoundPassage
from vietnamese.comparators import compared
from vietnamese.numbers import Quantity
from vietnamese.units import Unit, unit_at

_LOOKED_AT = 16
_AS_NEAR = 0.05
_OF_ROWS = re.compile(r"(?:s?tt|số tt|số thứ tự|no\.?)", re.IGNORECASE)
_OF_ANYTHING = re.compile(r"kết quả|giá trị|chỉ tiêu|mục tiêu|số lượng|mức|kế hoạch|số liệu", re.IGNORECASE)
_WORD = re.compile(r"(?<!\w)[\w%‰]")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that may answer."""

    judged: Judged
    figure: Quantity
    column: str
    """The name of its column, as it stands in the head."""


def cells_of(case: Case) -> list[Cell]:
    """Return the cells that may answer a question for a figure, of each row found at most one, best first."""
    looked_at: dict[int, Judged] = {}
    for item in islice((item for item in case.judged if not item.contradicts), _LOOKED_AT):
        looked_at.setdefault(item.clause.passage.id, item)
    found = [cell for item in looked_at.values() for cell in _cell(case, item)]
    found.sort(key=lambda cell: -cell.judged.rank)
    return [replace(cell, judged=replace(cell.judged, rivals=_has_rivals(cell, found))) for cell in found]


def _cell(case: Case, item: Judged) -> Iterator[Cell]:
    passage = item.clause.passage
    row = columns(passage)
    values = [(name, span, figure) for name, span in row if (figure := _value(case, passage, row, name, span))]
    chosen = _meant([name for name, _, _ in values], words_of(case.question.reading).folded)
    if chosen is None:
        return
    name, span, figure = values[chosen]
    taken = {place for _, place, _ in values}
    others = [passage.text[slice(*place)] for _, place in row if place not in taken]
    said = ", ".join(filter(None, (*others, name)))
    clause = Clause(passage, *span, (0, len(passage.text)), said, "", (figure,), nested=False)
    judged = item.by.judge(clause, item.search_score, item.cosine)
    if judged.figure is not None and not judged.contradicts:
        yield Cell(judged, figure, name)


def _meant(names: Sequence[str], asked: frozenset[str]) -> int | None:
    """Which of the columns is meant; None if that is not clear."""
    words = [words_of(name).folded for name in names]
    if len(names) < 2:
        return 0 if words and (words[0] & asked or _OF_ANYTHING.search(names[0])) else None
    shared = frozenset.intersection(*words)
    fit = [len(own & asked) - len(own - asked) if own & asked else -1 for own in (each - shared for each in words)]
    best = max(fit)
    return fit.index(best) if best >= 0 and fit.count(best) == 1 else None


def _value(
    case: Case, passage: FoundPassage, row: Sequence[tuple[str, Span]], name: str, span: Span
) -> Quantity | None:
    """The one number of a cell; None if it holds none or more than that."""
    text = passage.text
    numbers = compared(text, *span) if not _OF_ROWS.fullmatch(name) else []
    if len(numbers) != 1 or text[span[0] : numbers[0].qualified_start].strip():
        return None
    one = numbers[0]
    inside = unit_at(text, one.end if one.percent else one.tail)
    tail = max(one.tail, inside.end if inside else one.tail)
    if text[tail : span[1]].strip(" .;*"):
        return None
    around = (name, *(text[slice(*place)] for _, place in row if place != span))
    unit = inside or next((found for said in around if (found := _unit_in(said, case.question.units))), None)
    return Quantity(
        one.start, tail, one.start, one.end, one.qualified_start, tail, text[one.start : tail], one.comparator,
        one.value, one.high, unit.text if unit else None, unit.norm if unit else None, unit.base if unit else None,
        one.value * (unit.scale if unit else 1),
    )  # fmt: skip


def _unit_in(said: str, wanted: Sequence[str]) -> Unit | None:
    """The unit of a kind asked for that a name or a cell says: `TCS (MW)`, `Tổng số giường bệnh`."""
    lowered = said if said.isupper() else said[:1].lower() + said[1:]
    units = (unit_at(lowered, match.start()) for match in _WORD.finditer(lowered))
    return next((unit for unit in units if unit and unit.base in wanted), None)


def _has_rivals(cell: Cell, found: Sequence[Cell]) -> bool:
    document, figure = cell.judged.clause.passage.document, cell.figure
    return any(
        other.judged.rank > cell.judged.rank - _AS_NEAR
        and other.judged.clause.passage.document == document
        and (other.figure.value, other.figure.high) != (figure.value, figure.high)
        for other in found
    )
