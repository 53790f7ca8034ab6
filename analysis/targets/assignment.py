"""Targets of a document -> the lines of a comparison that they belong to, one to one.

1. Names score by their `resemblance`. Never assigned: another place or group (`scopes`). First go those that can be
   compared and are alike, then those of one name that cannot be compared, last those that resemble each other by far
   more than anything that is left.
2. Of several times, each goes to its own (đến năm 2030 to đến năm 2030); only where neither side has the other's year
   are different years of one kind set against each other.
3. The assignment has the greatest sum of scores (the Hungarian method).
4. It is ambiguous where another one is as good, with another figure, or where two names only resemble each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np

from analysis.targets.change import why_not
from analysis.targets.model import TargetRow
from analysis.targets.quantities import amounts, family
from analysis.targets.resemblance import ALIKE, RESEMBLING, Resemblance
from analysis.targets.scopes import same_scope
from analysis.targets.times import term

Manner = Literal["comparable", "by name", "resembling"]
"""What is assigned: targets that can be compared; those of one name that cannot; and those that can be compared and
resemble each other more than anything else."""
MANNERS: tuple[Manner, ...] = get_args(Manner)

SURE = 0.95
"""Nearness of names from which on they need no caution."""
_LEAST: dict[Manner, float] = {"comparable": ALIKE, "by name": 0.9, "resembling": RESEMBLING}
_BY_FAR, _MORE = 0.15, 0.1
"""By how much what only resembles must be nearer than anything else in the other document, and in its own."""
_AS_GOOD = 0.03
_SAME_YEAR, _IN_ORDER = 0.1, 0.001


@dataclass(frozen=True, slots=True)
class TargetCell:
    """What a document sets for an indicator."""

    row: TargetRow
    again: tuple[TargetRow, ...] = ()
    """Where the same document says it once more."""


@dataclass(slots=True)
class Growing:
    """A line while it is made: a cell or None for each document so far."""

    cells: list[TargetCell | None]
    cautions: dict[str, None] = field(default_factory=dict)
    ambiguous: bool = False

    def latest(self) -> list[TargetCell]:
        """Return its cells, the last document's first."""
        return [cell for cell in reversed(self.cells) if cell]


def assign(lines: Sequence[Growing], cells: list[TargetCell], names: Resemblance, manner: Manner) -> list[TargetCell]:
    """Give cells to lines, one to one; return those that found none."""
    # Here and not above: whoever only asks a question must not wait for it.
    from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

    scores = _scores(lines, cells, names, manner)
    if not scores:
        return cells
    matrix = np.zeros((len(lines), len(cells)))
    for place, (score, _) in scores.items():
        matrix[place] = score
    pairs = zip(*linear_sum_assignment(matrix, maximize=True), strict=True)
    chosen = {int(one): int(other) for one, other in pairs if (one, other) in scores}
    owners = {other: one for one, other in chosen.items()}
    of_line: dict[int, list[int]] = {}
    for one, other in scores:
        of_line.setdefault(one, []).append(other)
    for one, other in chosen.items():
        line, near = lines[one], scores[one, other][1]
        rival = _rival(one, other, of_line[one], owners, scores, cells)
        if rival:
            line.cautions[f"cũng có thể ứng với «{rival.row.target.indicator}» ({rival.row.place.address})"] = None
        if near < SURE:
            line.cautions["tên chỉ tiêu ở hai văn bản chỉ gần giống nhau"] = None
        line.ambiguous |= rival is not None or near < SURE
    for one, other in chosen.items():
        lines[one].cells.append(cells[other])
    return [cell for place, cell in enumerate(cells) if place not in owners]


def _scores(
    lines: Sequence[Growing], cells: Sequence[TargetCell], names: Resemblance, manner: Manner
) -> dict[tuple[int, int], tuple[float, float]]:
    """The score and the nearness of each line and cell that may belong together."""
    found: dict[tuple[int, int], tuple[float, float]] = {}
    held = [(place, cell.row) for place, line in enumerate(lines) for cell in line.latest()]
    comparable = manner != "by name"
    index: dict[str, list[int]] = {}
    for other, cell in enumerate(cells):
        for word in names.words(cell.row):
            index.setdefault(word, []).append(other)
    for place, row in held:
        for other in {other for word in names.words(row) for other in index.get(word, ())}:
            cell = cells[other]
            near = names.near(row, cell.row)
            if near < _LEAST[manner] or not same_scope(row, cell.row):
                continue
            if (why_not(row.target, cell.row.target) is None) is not comparable:
                continue
            if manner == "resembling" and near < _MORE + max(names.template(row), names.template(cell.row)):
                continue
            score = near + _SAME_YEAR * (term(row.target).last == term(cell.row.target).last)
            score -= _IN_ORDER * abs(place / len(lines) - other / len(cells))
            if score > found.get((place, other), (0.0, 0.0))[0]:
                found[place, other] = (score, near)
    found = _of_own_year(found, lines, cells) if comparable else found
    return _nearest(found) if manner == "resembling" else found


def _nearest(scores: dict[tuple[int, int], tuple[float, float]]) -> dict[tuple[int, int], tuple[float, float]]:
    """Leave out what is not by far the nearest to each other."""
    best: tuple[dict[int, list[float]], dict[int, list[float]]] = {}, {}
    for pair, (score, _) in scores.items():
        for side, place in zip(best, pair, strict=True):
            side.setdefault(place, []).append(score)
    return {
        pair: found
        for pair, found in scores.items()
        if all(
            sum(score > found[0] - _BY_FAR for score in side[place]) == 1
            for side, place in zip(best, pair, strict=True)
        )
    }


def _of_own_year(
    scores: dict[tuple[int, int], tuple[float, float]], lines: Sequence[Growing], cells: Sequence[TargetCell]
) -> dict[tuple[int, int], tuple[float, float]]:
    """Leave out pairs of different years where either side has one of its own year that is as near."""
    years = [term(line.latest()[0].row.target).last for line in lines], [term(cell.row.target).last for cell in cells]
    own: tuple[dict[int, float], dict[int, float]] = {}, {}
    for (one, other), (_, near) in scores.items():
        if years[0][one] == years[1][other]:
            own[0][one] = max(near, own[0].get(one, 0))
            own[1][other] = max(near, own[1].get(other, 0))
    return {
        (one, other): (score, near)
        for (one, other), (score, near) in scores.items()
        if years[0][one] == years[1][other] or near > max(own[0].get(one, 0), own[1].get(other, 0)) + _AS_GOOD
    }


def _rival(
    one: int,
    other: int,
    candidates: Sequence[int],
    owners: Mapping[int, int],
    scores: Mapping[tuple[int, int], tuple[float, float]],
    cells: Sequence[TargetCell],
) -> TargetCell | None:
    """Another cell that a line could as well have, with another figure; None if there is none."""
    for cell in candidates:
        if cell == other or figure(cells[cell].row) == figure(cells[other].row):
            continue
        loss = scores[one, other][0] - scores[one, cell][0]
        if (owner := owners.get(cell)) is not None:  # The two would have to be exchanged.
            loss += scores[owner, cell][0] - scores.get((owner, other), (0.0, 0.0))[0]
        if loss <= _AS_GOOD:
            return cells[cell]
    return None


def figure(row: TargetRow) -> tuple[object, ...]:
    """Return what tells a figure from another."""
    return (row.target.comparator, *amounts(row.target), family(row.target))
