"""Rows of the ledger -> canonical indicators: what several targets measure, though they name it in other words.

1. Rows that say the same in normal form are one item: name, family of unit, level or change (`likeness.measured`).
2. Items that can be one indicator are found without comparing all with all: two names that share most of their words
   share one of the rarest words of each.
3. A pair whose names say the same is as near as can be. One where a long name has a syllable or two more than another
   of the same head noun must also be near in the embedding. Every other pair is apart: where each has words that the
   other lacks, another thing is measured, and where one has many more, a part of it. So is what a person told apart.
4. Average linkage over these, in each connected part by itself: a name joins those that it is near to on the whole.
5. What a person said to be the same is joined last, with all that stands with it, where unit and nature allow it.
   Nobody joins ha and %, nor a level and a change.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from math import ceil

import numpy as np
import numpy.typing as npt

from analysis.targets.corrections import Corrections
from analysis.targets.likeness import Measured, likeness_of, measured
from analysis.targets.model import Indicator, TargetRow
from analysis.targets.names import Name, normal_name
from analysis.targets.vocabulary import TAIL
from vietnamese.forms import fold, key

Embed = Callable[[Sequence[str]], npt.NDArray[np.float32]]

_NEARLY, _LONG, _MORE, _CLOSE = 0.8, 5, 2, 0.95
"""From which share of common words on names nearly say the same, if they have so many in common and one has at most so
many more; and from which cosine on they are then one indicator."""
_JOINED = 0.8
"""The mean nearness from which on two groups become one."""
_APART = -1e6
_LONGEST_ID = 80


class _Item:
    """Rows of one name, family of unit and nature."""

    def __init__(self, name: str, measures: Measured) -> None:
        self.name = name  # in the KEY form
        self.measures = measures
        self.rows: list[TargetRow] = []


def indicators(
    rows: Iterable[TargetRow], embed: Embed, corrections: Corrections | None = None
) -> tuple[Indicator, ...]:
    """Return the indicators that rows measure, the one of most rows first; every row that is not rejected is in one.

    Args:
        rows: Of a ledger.
        embed: Gives a vector of length 1 for each name, float32 [names, dimension]; asked only for names that nearly
            say the same.
        corrections: What a person said about names.
    """
    corrections = corrections or Corrections()
    items = _items(rows)
    named: dict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        named[item.name].append(place)
    groups = _linked(len(items), _pairs(items, embed, _named_pairs(corrections.pairs("different"), named, items)))
    groups = _joined(groups, items, named, corrections)
    decided = {name for line in corrections.lines for name in line.keys}
    found = [_indicator([items[place] for place in group], decided) for group in groups]
    return _told_apart(sorted(found, key=lambda one: (-len(one.rows), one.id)))


def _items(rows: Iterable[TargetRow]) -> list[_Item]:
    found: dict[tuple[str, Measured], _Item] = {}
    for row in rows:
        if row.target.certainty != "rejected":
            name, measures = key(row.target.indicator), measured(row.target)
            found.setdefault((name, measures), _Item(name, measures)).rows.append(row)
    return list(found.values())


def _named_pairs(
    pairs: Iterable[tuple[str, str]], named: dict[str, list[int]], items: Sequence[_Item]
) -> set[tuple[int, int]]:
    """The items of corrected names that are of one family and nature, each pair in order."""
    return {
        (min(one, other), max(one, other))
        for first, second in pairs
        for one in named.get(first, ())
        for other in named.get(second, ())
        if one != other and may_be_one(items[one].measures, items[other].measures)
    }


def may_be_one(one: Measured, other: Measured) -> bool:
    """Return whether two measures are of one family of units and both a level or both a change."""
    return one.family == other.family and one.change == other.change


def measures_named(rows: Iterable[TargetRow], name: str) -> set[Measured]:
    """Return what the rows of a name measure, by its KEY form: one name may stand for a level here, a change there."""
    return {item.measures for item in _items(rows) if item.name == key(name)}


def _pairs(items: Sequence[_Item], embed: Embed, different: set[tuple[int, int]]) -> dict[tuple[int, int], float]:
    """How near each pair of items is that is not apart; those that a person told apart have a value that forbids."""
    found: dict[tuple[int, int], float] = {}
    nearly: dict[tuple[int, int], float] = {}
    for one, other in _candidates(items):
        near = likeness_of(items[one].measures, items[other].measures)
        if near == 1.0:
            found[one, other] = near
        elif near >= _NEARLY and _has_more(items[one].measures.name, items[other].measures.name):
            nearly[one, other] = near
    if nearly:
        places = sorted({place for pair in nearly for place in pair})
        row = {place: number for number, place in enumerate(places)}
        vectors = embed([items[place].rows[0].target.indicator for place in places])
        found |= {
            (one, other): near
            for (one, other), near in nearly.items()
            if float(vectors[row[one]] @ vectors[row[other]]) >= _CLOSE
        }
    return found | dict.fromkeys(different, _APART)


def _has_more(one: Name, other: Name) -> bool:
    """Whether one name has all the words of another of the same head noun, and a few more."""
    contained = one.words < other.words or other.words < one.words
    long = len(one.words & other.words) >= _LONG
    return contained and long and one.head == other.head and len(one.words ^ other.words) <= _MORE


def _candidates(items: Sequence[_Item]) -> set[tuple[int, int]]:
    """Pairs of items of one family and nature that can share `_NEARLY` of their words."""
    frequency = Counter(word for item in items for word in item.measures.name.words)
    holders: dict[tuple[str | None, bool, str], list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        words = sorted(item.measures.name.words, key=lambda word: (frequency[word], word))
        # Of n words at least m are common, so one of the first n - m + 1 is.
        common = ceil(len(words) * _NEARLY / (2 - _NEARLY))
        for word in words[: len(words) - common + 1]:
            holders[item.measures.family, item.measures.change, word].append(place)
    return {(one, other) for held in holders.values() for i, one in enumerate(held) for other in held[i + 1 :]}


def _linked(count: int, pairs: dict[tuple[int, int], float]) -> list[list[int]]:
    """Groups of items by average linkage."""
    # Here and not above: whoever only asks a question must not wait for them.
    from scipy.cluster.hierarchy import fcluster, linkage  # type: ignore[import-untyped]
    from scipy.sparse import coo_array  # type: ignore[import-untyped]
    from scipy.sparse.csgraph import connected_components  # type: ignore[import-untyped]
    from scipy.spatial.distance import squareform  # type: ignore[import-untyped]

    near = [pair for pair, value in pairs.items() if value > 0]
    ends = np.array(near, dtype=np.int64).reshape(-1, 2)
    graph = coo_array((np.ones(len(near)), (ends[:, 0], ends[:, 1])), shape=(count, count))
    parts: dict[int, list[int]] = defaultdict(list)
    for place, part in enumerate(connected_components(graph, directed=False)[1]) if count else ():
        parts[int(part)].append(place)
    groups: list[list[int]] = []
    for part in parts.values():
        if len(part) == 1:
            groups.append(part)
            continue
        values = np.array([[pairs.get((a, b), pairs.get((b, a), 0.0)) for b in part] for a in part])
        distances = 1 - values
        np.fill_diagonal(distances, 0)
        labels = fcluster(linkage(squareform(distances, checks=False), "average"), 1 - _JOINED, "distance")
        members: dict[int, list[int]] = defaultdict(list)
        for place, label in zip(part, labels, strict=True):
            members[int(label)].append(place)
        groups += members.values()
    return groups


def _joined(
    groups: list[list[int]], items: Sequence[_Item], named: dict[str, list[int]], corrections: Corrections
) -> list[list[int]]:
    """Join the groups of names that a person said to be the same; who was told apart from one of them stays out."""
    apart = _named_pairs(corrections.pairs("different"), named, items)
    said = {place for line in corrections.lines if line.kind == "same" for name in line.keys for place in named[name]}
    group_of = {place: group for group in groups for place in group}
    for one, other in sorted(_named_pairs(corrections.pairs("same"), named, items)):
        first, second = group_of[one], group_of[other]
        if first is second:
            continue
        # Who was named comes first: of two that are apart the one that nobody named has to go.
        members = sorted({*first, *second}, key=lambda place: (place not in (one, other), place not in said, place))
        kept: list[int] = []
        left: list[int] = []
        for place in members:
            outside = any((min(place, known), max(place, known)) in apart for known in kept)
            (left if outside else kept).append(place)
        first[:], second[:] = kept, left
        group_of |= dict.fromkeys(kept, first) | dict.fromkeys(left, second)
    return [group for group in groups if group]


def _indicator(items: Sequence[_Item], decided: set[str]) -> Indicator:
    rows = [row for item in items for row in item.rows]
    counts = Counter(row.target.indicator for row in rows)
    words = {row.target.indicator: item.measures.name.words for item in items for row in item.rows}

    def rank(name: str) -> tuple[object, ...]:
        # Of the most frequent the fullest, but one that says what is measured, and no more.
        return -counts[name], normal_name(name).words != words[name], bool(TAIL.search(key(name))), -len(name), name

    names = sorted(counts, key=rank)
    measures = items[0].measures
    return Indicator(
        id=_id(names[0], measures),
        name=names[0],
        unit=measures.family,
        change=measures.change,
        names=tuple(names),
        rows=tuple(row.key for row in rows),
        corrected=any(item.name in decided for item in items),
    )


def _id(name: str, measures: Measured) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    if len(slug) > _LONGEST_ID:
        # The words that differ may be those that are cut off.
        slug = f"{slug[:_LONGEST_ID].rpartition('-')[0]}-{hashlib.sha256(slug.encode()).hexdigest()[:4]}"
    unit = re.sub(r"[^a-z0-9]+", "-", fold(measures.family or "")).strip("-")
    return ".".join(part for part in (slug, unit, "change" if measures.change else "") if part)


def _told_apart(found: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Number those of one name and unit that are two all the same: a rank in the region and in the world."""
    seen: Counter[str] = Counter()
    result: list[Indicator] = []
    for one in found:
        seen[one.id] += 1
        number = seen[one.id]
        result.append(one if number == 1 else replace(one, id=f"{one.id}~{number}"))
    return tuple(result)
