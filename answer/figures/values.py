"""The values that could answer a figure question: a figure with what it is a value of, from a clause or the ledger.

1. A clause that the judge gives a figure is a value; so is a line with a figure together with a point that it
   introduces (leads.py), and a cell of a table (cells.py). So is a row of the ledger (ledger.py), judged by its
   indicator, period and scope; where both stand at one place they are one value, judged as the better of them.
2. What is not of the sort wanted (wanted.py) is left out; where an aim is wanted, so are documents that set none. What
   can only be possible comes last.
3. What a value lacks is the share of the question that neither its own words nor the headings above hold.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from answer.draft import Case
from answer.figures.cells import cells_of
from answer.figures.leads import of_leads
from answer.figures.ledger import Row, ledgers_of, rows_of
from answer.figures.wanted import Wanted
from answer.judging.confidence import sureness
from answer.judging.contradictions import other_time
from answer.judging.evidence import Clause
from answer.judging.judge import Judged
from answer.judging.marks import ANOTHER
from index.model import FoundPassage
from ingest.model import Target
from vietnamese.forms import fold
from vietnamese.numbers import Quantity

_LOOKED_AT = 30
_TOLD = 0.15
# What a word counts that only the headings above a row of the ledger hold.
_HEADINGS = 0.5
# What a word counts that only another clause of the sentence holds.
_ELSEWHERE = 0.5
# A clause that says five times more than a question of one word names it in passing.
_PASSING = 0.2


@dataclass(frozen=True, slots=True)
class Value:
    """A figure that could answer."""

    judged: Judged
    quantity: Quantity
    row: Row | None
    """Of the ledger, at the same place; one that was rejected too."""
    lacking: float
    """Share of the question that neither its own words nor the headings above hold."""
    told: float
    """The share of its indicator, or of its clause, that the question says too."""
    point: Judged | None
    """What the line of the figure introduces and the question means (leads.py); None where its clause says it all."""
    rank: float
    """Orders values: the judge's rank, and what is told."""
    most: float = 1.0
    """How sure it may be at most (wanted.py)."""
    column: str | None = None
    """Of a cell: the name of its column, as it stands in the head."""

    @property
    def target(self) -> Target | None:
        """What the ledger says of it, if that is no rejected row."""
        return self.row.target if self.row is not None and self.row.target.certainty != "rejected" else None

    @property
    def clause(self) -> Clause:
        """Where it stands."""
        return self.judged.clause

    @property
    def passage(self) -> FoundPassage:
        """The passage that it stands in."""
        return self.judged.clause.passage

    @property
    def place(self) -> tuple[int, int]:
        """The passage and where in it the number begins."""
        return self.passage.id, self.quantity.value_start

    def sure(self, case: Case) -> float:
        """Return how sure it is that this figure is the one asked for, 0 to 1."""
        return min(sureness(case, self.judged), self.most)


def values_of(case: Case) -> list[Value]:
    """Return the values that could answer, best first."""
    if not case.judged:
        return []
    wanted, ledgers = Wanted(case.question), ledgers_of(case)
    rows = rows_of(case, ledgers)
    aiming = {slug for slug, targets in ledgers.items() if any(target.certainty != "rejected" for target in targets)}
    found: dict[tuple[int, int], Value] = {}
    for value in _of_clauses(case, rows):
        # What no document that sets aims says, and what it says of something else, is none.
        aimed = value.target is not None or (value.row is None and value.passage.document.slug in aiming)
        if (aimed or not wanted.aim) and _allowed(wanted, value):
            _keep(value, found)
    for judged, point in of_leads(case):
        if judged.figure is not None:
            value = _value(judged, judged.figure, None, case, point)
            if not wanted.aim and _allowed(wanted, value):
                _keep(value, found)
    for cell in cells_of(case) if not wanted.aim else ():
        value = _value(cell.judged, cell.figure, None, case)
        # As a row of the ledger does, a row of a table says in full what its figures are of.
        value = replace(value, judged=replace(value.judged, ledger=True), column=cell.column)
        if _allowed(wanted, value):
            # What stands in another column of its row, the name of the row too, is not asked for.
            beside = [one for one in found if one[0] == value.passage.id and found[one].target is None]
            found = {place: found[place] for place in found if place not in beside}
            _keep(value, found)
    for value in _of_rows(case, rows, set(found)):
        if _allowed(wanted, value):
            _keep(value, found)
        else:
            found.pop(value.place, None)
    values = [_limited(wanted, value) for value in found.values()]
    return sorted(values, key=lambda value: (value.lacking > ANOTHER, value.most < 1, -value.rank))


def _keep(value: Value, found: dict[tuple[int, int], Value]) -> None:
    if value.place not in found or found[value.place].rank < value.rank:
        found[value.place] = value


def _of_clauses(case: Case, rows: Sequence[Row]) -> Iterator[Value]:
    may_answer = (item for item in case.judged if item.figure is not None and not item.contradicts)
    for item in islice(may_answer, _LOOKED_AT):
        if item.figure is not None:
            row = next((row for row in rows if row.holds(item.clause.passage.id, item.figure)), None)
            if row is not None and row.target.certainty != "rejected" and other_time(row.clause, case.question):
                # Its clause speaks of the time asked for too, but of another figure.
                continue
            yield _value(item, row.quantity if row else item.figure, row, case)


def _of_rows(case: Case, rows: Sequence[Row], said: set[tuple[int, int]]) -> Iterator[Value]:
    """The rows that may answer; a doubtful one only where a clause says it too, or its sentence the whole question."""
    judge = case.judged[0].by
    for row in rows:
        if row.target.certainty == "rejected" or not judge.weights.touches(row.clause.text):
            continue
        place = row.clause.passage.id, row.quantity.value_start
        doubtful = row.target.certainty == "ambiguous" and place not in said
        if doubtful and judge.weights.lacking(_around(row.clause)):
            continue
        item = judge.judge(row.clause, row.score, row.cosine)
        if item.figure is not None and not item.contradicts:
            yield _value(item, row.quantity, row, case)


def _value(item: Judged, figure: Quantity, row: Row | None, case: Case, point: Judged | None = None) -> Value:
    clause = item.clause
    target = row.target if row is not None and row.target.certainty != "rejected" else None
    said = [] if row is None else [row.clause.text, clause.passage.text[slice(*row.part)]]
    own, around = [clause.text, clause.head, *said], _above(clause.passage)
    lacking = item.by.weights.lacking([*own, *around])
    told = item.by.weights.told(target.indicator if target else clause.text)
    if target is not None:
        # A row says in full what it is of: a heading may say whose and of when, but hardly of what.
        lacking += _HEADINGS * (item.by.weights.lacking([*own, *_names_of(clause.passage)]) - lacking)
    else:
        sentence = clause.passage.text[slice(*clause.sentence)]
        lacking -= _ELSEWHERE * (lacking - item.by.weights.lacking([*own, *around, sentence]))
        if item.by.weights.topics == 1 and told < _PASSING:
            lacking = max(lacking, 2 * ANOTHER)
    if any(not _named(place, [*own, *around]) for place in case.question.places):
        lacking = 1.0
    item = replace(item, lacking=lacking, ledger=target is not None)
    return Value(item, figure, row, lacking, told, point, item.rank + _TOLD * told)


def _named(place: tuple[str, ...], texts: Sequence[str]) -> bool:
    return any(fold(name).lower() in fold(text).lower() for name in place for text in texts)


def _names_of(passage: FoundPassage) -> list[str]:
    document = passage.document
    return [name for name in (document.place, document.issuer, document.number, document.type) if name]


def _above(passage: FoundPassage) -> list[str]:
    return [*passage.path, passage.document.title or "", *_names_of(passage)]


def _around(clause: Clause) -> list[str]:
    return [clause.passage.text[slice(*clause.sentence)], *_above(clause.passage)]


def _allowed(wanted: Wanted, value: Value) -> bool:
    clause, figure = value.clause, value.quantity
    said = f"{clause.text} . {clause.head} . {value.target.indicator if value.target else ''}"
    return wanted.allows(said, _before(value), " . ".join(clause.passage.path), figure, value.target)


def _before(value: Value) -> str:
    # A row is judged by its indicator; how it is said stands in the passage.
    start = max(value.clause.sentence[0], value.passage.text.rfind(";", 0, value.quantity.start) + 1)
    return value.passage.text[start : value.quantity.qualified_start]


def _limited(wanted: Wanted, value: Value) -> Value:
    after = value.passage.text[value.quantity.qualified_end : value.clause.sentence[1]]
    around = [value.clause.text, value.clause.head, *_around(value.clause)]
    return replace(value, most=wanted.most(_before(value), after, around, value.quantity))
