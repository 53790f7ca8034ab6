"""Which rows of the ledger are wanted, in which order, under which headings.

1. Every condition that is given must hold. Words match after folding, so that `ho ngheo` finds hộ nghèo; accents that
   were typed must be there. Each word must stand in the name, the place or the headings of a target; those that have
   all of them in name and place come first.
2. A year is met by a deadline in it, by a period that names it, or by a span of years round it.
3. Order: stable, so that what is equal stays in the order of the documents. What is unknown comes last.
4. Groups keep the order of their first rows; what has no value for it is a group of its own.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from analysis.targets.model import Indicator, TargetRow
from analysis.targets.quantities import amounts, family, nature
from ingest.model import Certainty, Target
from vietnamese.forms import fold, has_accents, key
from vietnamese.numbers import Comparator
from vietnamese.periods import periods

TargetOrder = Literal["document", "indicator", "value", "deadline", "unit"]
TargetGroup = Literal["document", "indicator", "heading", "period", "unit"]
TARGET_ORDERS: tuple[TargetOrder, ...] = get_args(TargetOrder)
TARGET_GROUPS: tuple[TargetGroup, ...] = get_args(TargetGroup)

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class TargetFilters:
    """What rows must be like. Empty means any; several fields must all hold."""

    words: str = ""
    """Words of the indicator, its place or the headings above."""
    indicator: str | None = None
    """Id of a canonical indicator."""
    unit: str | None = None
    """A unit as written, its normal name, or the family of it: `tỷ đồng`, `VND_billion`, `VND`, `%`."""
    direction: Literal["level", "increase", "decrease"] | None = None
    comparator: Comparator | None = None
    year: int | None = None
    """Year of the deadline or in the period."""
    scope: str | None = None
    """Words of the place or group."""
    certainty: Certainty | None = None
    ocr: bool | None = None
    """Whether OCR read the page of the figure."""
    rejected: bool = False
    """Whether what was taken for no target is a row too."""


def chosen(
    rows: Iterable[TargetRow], filters: TargetFilters, indicators: Iterable[Indicator] = ()
) -> tuple[TargetRow, ...]:
    """Return the rows that meet the conditions, in their order; what says the words itself first.

    Args:
        rows: Of a ledger.
        filters: The conditions.
        indicators: Of the ledger; needed only where one is asked for.
    """
    tests = list(_tests(filters, indicators))
    found = [row for row in rows if all(test(row) for test in tests)]
    if filters.words:
        said = word_test(filters.words)
        found.sort(key=lambda row: not said(f"{row.target.indicator} {row.target.scope or ''}"))
    return tuple(found)


def ordered(
    rows: Sequence[TargetRow], by: TargetOrder, indicator_of: Mapping[str, Indicator] | None = None
) -> tuple[TargetRow, ...]:
    """Return rows in another order; `document` is that of the ledger.

    Args:
        rows: Of a ledger.
        by: What to go by.
        indicator_of: The canonical indicator of each row's key, for the order of indicators.
    """
    known = indicator_of or {}

    def rank(row: TargetRow) -> tuple[object, ...]:
        target = row.target
        if by == "indicator":
            found = known.get(row.key)
            return (fold(found.name if found else target.indicator), found.id if found else "")
        if by == "value":
            return (family(target) or "", -amounts(target)[0])
        if by == "deadline":
            return (target.deadline is None, target.deadline)
        return (family(target) is None, family(target))

    return tuple(rows) if by == "document" else tuple(sorted(rows, key=rank))


def grouped(
    rows: Iterable[TargetRow], by: TargetGroup, indicator_of: Mapping[str, Indicator] | None = None
) -> dict[str, tuple[TargetRow, ...]]:
    """Return rows under headings, in words for a person; the heading is empty for what has none.

    Args:
        rows: Of a ledger.
        by: What makes a group.
        indicator_of: The canonical indicator of each row's key, for groups of indicators.
    """
    known = indicator_of or {}
    groups: dict[tuple[object, str], list[TargetRow]] = {}
    for row in rows:
        groups.setdefault(_group(row, by, known.get(row.key)), []).append(row)
    return {heading: tuple(found) for heading, found in _distinct(groups)}


def word_test(words: str) -> Callable[[str], bool]:
    """Return what tells whether a text holds all of these words, those that were typed with accents with these."""
    forms = [(form, form(word)) for word in _WORD.findall(words) for form in [key if has_accents(word) else fold]]

    def test(text: str) -> bool:
        held = {form: set(_WORD.findall(form(text))) for form in {form for form, _ in forms}}
        return all(word in held[form] for form, word in forms)

    return test


def _group(row: TargetRow, by: TargetGroup, indicator: Indicator | None) -> tuple[object, str]:
    """What tells a group from others, and its heading."""
    document, target = row.document, row.target
    if by == "document":
        return document.slug, f"{' '.join(p for p in (document.type, document.number) if p) or document.file}"
    if by == "indicator":
        kind = " (mức thay đổi)" if indicator and indicator.change else ""
        return (indicator.id, f"{indicator.name}{kind}") if indicator else ("", "")
    if by == "heading":
        return (document.slug, row.path), " › ".join((document.number or document.slug, *row.path))
    if by == "period":
        words = " ".join((target.period or "").split())
        return key(words), words
    return family(target), target.unit or ""


def _distinct(groups: Mapping[tuple[object, str], list[TargetRow]]) -> Iterable[tuple[str, list[TargetRow]]]:
    """Groups of one heading, as two documents of one number have it, are told apart by what makes them groups."""
    seen: set[str] = set()
    for (identity, heading), found in groups.items():
        name = heading if heading not in seen else f"{heading} ({identity})"
        while name in seen:
            name += "*"
        seen.add(name)
        yield name, found


def _tests(filters: TargetFilters, indicators: Iterable[Indicator]) -> Iterable[Callable[[TargetRow], bool]]:
    if not filters.rejected and filters.certainty != "rejected":
        yield lambda row: row.target.certainty != "rejected"
    if filters.words:
        said = word_test(filters.words)
        yield lambda row: said(" ".join((row.target.indicator, row.target.scope or "", *row.path)))
    if filters.scope:
        there = word_test(filters.scope)
        yield lambda row: there(f"{row.target.scope or ''} {row.target.indicator}")
    if filters.indicator is not None:
        wanted = {name for one in indicators if one.id == filters.indicator for name in one.rows}
        yield lambda row: row.key in wanted
    if filters.unit:
        unit = key(filters.unit)
        yield lambda row: unit in _units(row.target)
    if filters.direction:
        yield lambda row: _direction(row.target) == filters.direction
    if filters.comparator:
        yield lambda row: row.target.comparator == filters.comparator
    if filters.year:
        year = filters.year
        yield lambda row: _in_year(row.target, year)
    if filters.certainty:
        yield lambda row: row.target.certainty == filters.certainty
    if filters.ocr is not None:
        yield lambda row: (row.place.ocr is not None) == filters.ocr


def _direction(target: Target) -> str:
    """A rate of growth is an increase, however its figure is put."""
    return "increase" if nature(target) == "growth" else target.direction


def _units(target: Target) -> set[str]:
    return {key(name) for name in (target.unit, target.unit_norm, family(target)) if name}


def _in_year(target: Target, year: int) -> bool:
    if target.deadline and target.deadline.year == year:
        return True
    return any(
        found.year is not None and (found.first_year or found.year) <= year <= found.year
        for found in periods(target.period or "")
    )
