"""The ledger of targets beside the passages: each row as a clause of the passage that its figure stands in.

1. The documents of the passages found have ledgers. A row belongs to the passage that holds its figure.
2. As a clause a row says what it measures in full, with its period and scope: what the text leaves to a heading, to the
   clause before, or to the head of a table. So it is judged like any other clause, by the same weights.
3. The figure is that of the text; a bare cell of a table has the unit of its row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from answer.draft import Case
from answer.judging.evidence import Clause
from index.model import FoundPassage
from ingest.model import Target
from vietnamese.comparators import compared
from vietnamese.forms import Clean, clean
from vietnamese.numbers import Quantity, compared_before, quantities
from vietnamese.sentences import Span, sentences
from vietnamese.units import Unit, unit_at


@dataclass(frozen=True, slots=True)
class Row:
    """A target in a passage found."""

    target: Target
    clause: Clause
    quantity: Quantity
    part: Span
    """What the ledger took it from: its part of a sentence, or its row of a table."""
    score: float
    """Of the passage in the search, 0 to 1 among those found."""
    cosine: float

    def holds(self, passage: int, figure: Quantity) -> bool:
        """Return whether a figure of a passage is this one, or the end of this range."""
        mine = self.quantity
        return passage == self.clause.passage.id and mine.value_start <= figure.value_start < mine.value_end


def ledgers_of(case: Case) -> dict[str, tuple[Target, ...]]:
    """Return the targets of each document that a clause may answer from, by slug."""
    slugs = dict.fromkeys(item.clause.passage.document.slug for item in case.judged)
    return {slug: case.sources.documents.targets(slug) for slug in slugs}


def rows_of(case: Case, ledgers: Mapping[str, Sequence[Target]]) -> list[Row]:
    """Return the rows whose figures stand in the passages found.

    Args:
        case: As found; a passage without a judged clause may not answer.
        ledgers: Of its documents.
    """
    judged = {item.clause.passage.id: item for item in reversed(case.judged)}
    rows = []
    for item in judged.values():
        passage = item.clause.passage
        for target in ledgers[passage.document.slug]:
            if passage.start <= target.value_start and target.value_end <= passage.end:
                row = row_in(passage, target, item.search_score, item.cosine)
                if row is not None:
                    rows.append(row)
    return rows


def row_in(passage: FoundPassage, target: Target, score: float, cosine: float) -> Row | None:
    """Return a target as a clause of the passage that holds it; None if its figure is not read there.

    Args:
        passage: That holds the target's figure.
        target: Of the passage's document.
        score: Of the passage in the search.
        cosine: Of the passage with the question.
    """
    cleaned, text = _cleaned(passage.quote), passage.text
    start, end = (cleaned.clean_offset(place - passage.start) for place in (target.value_start, target.value_end))
    part = tuple(
        cleaned.clean_offset(min(max(place - passage.start, 0), cleaned.raw_length))
        for place in (target.start, target.end)
    )
    figure = _figure(text, start, end, target)
    if figure is None:
        return None
    whole = (part[0], part[1])
    sentence = whole if target.table else next((span for span in _sentences(text) if span[0] <= start < span[1]), whole)
    words = ", ".join(filter(None, (target.indicator, target.scope, target.period)))
    clause = Clause(passage, part[0], part[1], sentence, f"{words} {figure.text}", "", (figure,), nested=False)
    return Row(target, clause, figure, whole, score, cosine)


def _figure(text: str, start: int, end: int, target: Target) -> Quantity | None:
    read = next((q for q in _quantities(text) if q.value_start <= start < q.value_end), None)
    same = read is not None and (read.value, read.high) == (target.value, target.upper)
    if same and (target.table is None or (read is not None and read.unit)):
        return read
    if not text[start:end].strip():
        return None
    cell = next((found for found in compared(text, start, end) if found.start == start), None)
    unit = _unit_of(target.unit)
    follows = unit_at(text, end) if target.table is None else None
    last = follows.end if follows else cell.tail if cell and target.table else end
    first = compared_before(text, start, _cell_start(text, start) if target.table else 0)[1]
    return Quantity(
        start, last, start, end, first, last, text[start:last], target.comparator, target.value, target.upper,
        target.unit, target.unit_norm, unit.base if unit else "percent" if cell and cell.percent else None,
        target.amount if target.amount is not None else target.value,
    )  # fmt: skip


def _unit_of(written: str | None) -> Unit | None:
    """The unit that a row writes, in a cell often with a capital: `Tuyến cáp quang biển`."""
    return unit_at(f" {written}", 0) or unit_at(f" {written[:1].lower()}{written[1:]}", 0) if written else None


def _cell_start(text: str, place: int) -> int:
    return max(text.rfind(mark, 0, place) for mark in "|\t\n") + 1


@lru_cache(maxsize=500)
def _cleaned(quote: str) -> Clean:
    return clean(quote)


@lru_cache(maxsize=500)
def _quantities(text: str) -> list[Quantity]:
    return quantities(text)


@lru_cache(maxsize=500)
def _sentences(text: str) -> list[Span]:
    return sentences(text)
