"""One canonical indicator through all documents that set it, as series over time.

1. Its targets are parted into series: one for each place or group that they speak of, each kind of time (years and
   deadlines together, three months apart from them) and each nature of figure. Only within a series can one point be
   set against another.
2. All figures are given in the unit that most targets use, exactly; a target whose unit has another family has none.
3. In a series points go by the day or year that the target is set for, then by the day of the document.
4. A point whose document was replaced or repealed as a whole, as far as the library can tell, says so.
"""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from analysis.targets.change import TargetChange, change
from analysis.targets.model import Indicator, TargetRow
from analysis.targets.quantities import Nature, amounts, factor, family, nature
from analysis.targets.scopes import group, own_place
from analysis.targets.times import Term, term
from index.model import Change

End = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Point:
    """A target in a series."""

    row: TargetRow
    term: Term
    day: datetime.date | None
    """The last day of its deadline, or of the year that its period names; None if it names none."""
    low: Decimal
    high: Decimal
    """The ends of its figure in the unit of the timeline, the same for a single value."""
    open: End | None
    """Where a figure that only bounds goes on: `up` for at least, `down` for at most."""
    change: TargetChange | None
    """From the point before it in the series; None for the first."""
    replaced: tuple[Change, ...] = ()
    """What later documents did to the whole of its document: replaced or repealed it."""


@dataclass(frozen=True, slots=True)
class Series:
    """Points that can be set against each other."""

    scope: str | None
    """The place or group, as the first of its targets names it; None for the whole country."""
    time: str
    """The kind of time: `end` for years and deadlines, else that of `times.Term`."""
    nature: Nature
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator that may be meant."""

    indicator: Indicator
    documents: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """What was asked for, and what the documents set for it."""

    asked: str
    indicator: Indicator | None
    """None if the words fit several, or none."""
    unit: str | None
    """In which the points are given, as written."""
    series: tuple[Series, ...]
    candidates: tuple[Candidate, ...]
    """If no indicator was chosen, those that the words fit, best first; else others that they fit too."""


def series_of(rows: Sequence[TargetRow], replaced: Mapping[str, Sequence[Change]]) -> tuple[Series, ...]:
    """Return the targets of an indicator as series, the one of most points first.

    Args:
        rows: Its targets.
        replaced: For the slug of a document what replaced or repealed the whole of it.
    """
    if not rows:
        return ()
    unit = unit_of(rows)
    parted: dict[tuple[object, ...], list[TargetRow]] = {}
    for row in rows:
        if family(row.target) == family(unit.target):
            limits = group(row), _place(row)
            parted.setdefault((*limits, term(row.target).same_as, nature(row.target)), []).append(row)
    found = [_series(group_, factor(unit.target), replaced) for group_ in parted.values()]
    return tuple(sorted(found, key=lambda one: -len(one.points)))


def unit_of(rows: Sequence[TargetRow]) -> TargetRow:
    """Return a target whose unit most of the rows have."""
    (unit, _), *_ = Counter((row.target.unit_norm, row.target.unit) for row in rows).most_common(1)
    return next(row for row in rows if (row.target.unit_norm, row.target.unit) == unit)


def _series(rows: Sequence[TargetRow], size: Decimal, replaced: Mapping[str, Sequence[Change]]) -> Series:
    ordered = sorted(rows, key=_when)
    points: list[Point] = []
    for row in ordered:
        low, high = (end / size for end in amounts(row.target))
        points.append(
            Point(
                row=row,
                term=term(row.target),
                day=_day(row),
                low=low,
                high=high,
                open=_OPEN.get(row.target.comparator),
                change=change(points[-1].row.target, row.target) if points else None,
                replaced=tuple(replaced.get(row.document.slug, ())),
            )
        )
    first = ordered[0]
    return Series(first.target.scope, term(first.target).same_as[0], nature(first.target), tuple(points))


_OPEN: dict[str, End] = {">=": "up", ">": "up", "<=": "down", "<": "down"}


def _place(row: TargetRow) -> frozenset[str]:
    """Which place the whole is of: two provinces are two series."""
    return own_place(row) if row.target.scope and not group(row) else frozenset()


def _day(row: TargetRow) -> datetime.date | None:
    year = term(row.target).last
    return row.target.deadline or (datetime.date(year, 12, 31) if year else None)


def _when(row: TargetRow) -> tuple[datetime.date, datetime.date, int]:
    last = datetime.date.max
    return _day(row) or last, row.document.date or last, row.target.value_start
