"""Two lists of passages -> which became which, one to one: by words, by place in the tree, by meaning.

1. Heads are matched with heads and signatures with signatures: each document has one. Then passages of the same words:
   those that stand once on each side; then, from each match on, their neighbours forwards and backwards; then those at
   the same address; then the first with the first between two matches.
2. For what is left candidates are few: passages that share rare pairs of words, that stand at the same address, whose
   neighbour's match has a neighbour left, and the one nearest in meaning if each is nearest to the other.
3. A candidate needs `ALIKE` of its words in common; less where its place or its meaning speaks for it, least where two
   of these do. The best go first, each passage once, and what few passages say counts most in what is best: `gạo`
   tells one quota from the next, `lượng hạn ngạch` does not. Then once again: new matches give places new weight.
4. Never all pairs: work grows with the number of passages, and with the pairs of words that they share.
"""

import heapq
import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from analysis.texts.units import Unit, likeness, weights

ALIKE = 0.5
_ALIKE_HERE = 0.3
"""Where its place speaks for it."""
_ALIKE_BOTH = 0.2
_PLACE = 0.05
_MEANT = 0.15
"""Worth, in choosing between candidates, of each sign of place, and of being nearest in meaning: words come first."""
_FREQUENT = 25
"""A pair of words that stands in more passages than this finds nothing."""
_CANDIDATES = 5
_ROUNDS = 2
_SHORT = 4
"""So few words, standing several times, say nothing of where a passage went."""
_NEAR = 0.9
_MOST_NEAR = 4_000
"""Passages left on a side up to which meanings are compared."""

Vectors = Callable[[Sequence[int]], npt.NDArray[np.float32] | None]
"""Unit vectors of passages by id; None where there are none."""


def align(old: Sequence[Unit], new: Sequence[Unit], vectors: Vectors | None = None) -> dict[int, int]:
    """Return for places in `old` the place in `new` that each became.

    Args:
        old: Of the old document, in the order of its text.
        new: Of the new one.
        vectors: Meanings of passages; None does without.
    """
    matched = _Matches(old, new)
    for kind in ("header", "signature"):
        here, there = ([n for n, unit in enumerate(side) if unit.passage.kind == kind] for side in (old, new))
        if len(here) == len(there) == 1:
            matched.add(here[0], there[0])
    _same_words(matched)
    for _ in range(_ROUNDS):
        _like_words(matched, vectors)
    return matched.forth


def increasing(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the longest part of pairs, ordered by their first, in which the second grows too."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for place, (_, second) in enumerate(pairs):
        length = bisect_left(tails, second)
        if length == len(tails):
            tails.append(second)
            at.append(place)
        else:
            tails[length], at[length] = second, place
        before.append(at[length - 1] if length else -1)
    kept: set[tuple[int, int]] = set()
    place = at[-1] if at else -1
    while place >= 0:
        kept.add(pairs[place])
        place = before[place]
    return kept


class _Matches:
    """What has been matched so far, both ways, and what sections became."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit]) -> None:
        self.old, self.new = old, new
        self.forth: dict[int, int] = {}
        self.back: dict[int, int] = {}
        self._votes: dict[tuple[str, ...], Counter[tuple[str, ...]]] = defaultdict(Counter)

    def add(self, i: int, j: int) -> None:
        self.forth[i], self.back[j] = j, i
        self._votes[self.old[i].parent][self.new[j].parent] += 1

    def free(self, i: int, j: int) -> bool:
        return 0 <= i < len(self.old) and 0 <= j < len(self.new) and i not in self.forth and j not in self.back

    def left(self) -> tuple[list[int], list[int]]:
        return (
            [i for i in range(len(self.old)) if i not in self.forth],
            [j for j in range(len(self.new)) if j not in self.back],
        )

    def became(self, parent: tuple[str, ...]) -> tuple[str, ...]:
        """The section that most of the passages below this one went to; the same address where none tells."""
        votes = self._votes.get(parent)
        return votes.most_common(1)[0][0] if votes else parent

    def between(self, i: int, j: int) -> bool:
        """Whether a neighbour of the one was matched with the same neighbour of the other."""
        return self.forth.get(i - 1, -2) == j - 1 or self.forth.get(i + 1, -2) == j + 1


def _same_words(matched: _Matches) -> None:
    old, new = matched.old, matched.new
    places: tuple[dict[tuple[bool, str], list[int]], ...] = ({}, {})
    for side, units in zip(places, (old, new), strict=True):
        for place, unit in enumerate(units):
            side.setdefault((unit.heading, unit.letters), []).append(place)
    common = [(places[0][words], places[1][words]) for words in places[0] if words in places[1]]
    for here, there in common:
        if len(here) == len(there) == 1 and matched.free(here[0], there[0]):
            matched.add(here[0], there[0])
    _spread(matched)
    for here, there in common:
        at = {new[j].place: j for j in there}
        for i in here:
            j = at.get(old[i].place, -1)
            if matched.free(i, j):
                matched.add(i, j)
    _spread(matched)
    anchors = sorted(increasing(sorted(matched.forth.items())))
    firsts, seconds = [i for i, _ in anchors], [j for _, j in anchors]
    for here, there in common:
        waiting: dict[int, list[int]] = defaultdict(list)
        for j in reversed(there):
            if j not in matched.back:
                waiting[bisect_left(seconds, j)].append(j)
        rest = [i for i in here if i not in matched.forth and not _taken(matched, i, waiting[bisect_left(firsts, i)])]
        if rest and len(old[rest[0]].words) > _SHORT:
            free = sorted(j for some in waiting.values() for j in some)
            for i, j in zip(rest, free, strict=False):
                matched.add(i, j)


def _taken(matched: _Matches, i: int, waiting: list[int]) -> bool:
    if waiting:
        matched.add(i, waiting.pop())
    return bool(matched.forth.get(i, -1) >= 0)


def _spread(matched: _Matches) -> None:
    """Match the neighbours of matches that have the same words, as far as they go."""
    for step in (1, -1):
        for i, j in list(matched.forth.items()):
            i, j = i + step, j + step
            while matched.free(i, j) and _equal(matched.old[i], matched.new[j]):
                matched.add(i, j)
                i, j = i + step, j + step


def _equal(one: Unit, other: Unit) -> bool:
    return one.heading == other.heading and one.letters == other.letters


def _like_words(matched: _Matches, vectors: Vectors | None) -> None:
    here, there = matched.left()
    if not here or not there:
        return
    # Among those that are left: what they all say tells none of them from the rest.
    worth = weights([*(matched.old[i] for i in here), *(matched.new[j] for j in there)])
    best: list[tuple[float, int, int]] = []
    candidates = {*_by_pairs(matched, here, there), *_by_place(matched, here, there)}
    near = set(_by_meaning(matched, here, there, vectors)) if vectors else set()
    for i, j in candidates | near:
        one, other = matched.old[i], matched.new[j]
        if one.heading != other.heading:
            continue
        alike = likeness(one.counted, other.counted)
        placed = one.label == other.label and matched.became(one.parent) == other.parent
        between = matched.between(i, j)
        speaking = placed + between + ((i, j) in near)
        if alike >= (ALIKE, _ALIKE_HERE, _ALIKE_BOTH, _ALIKE_BOTH)[speaking]:
            told = likeness(one.counted, other.counted, worth)
            best.append((-told - _PLACE * (placed + between) - _MEANT * ((i, j) in near), i, j))
    for _, i, j in sorted(best):
        if matched.free(i, j):
            matched.add(i, j)


def _by_pairs(matched: _Matches, here: Iterable[int], there: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The passages that share most rare pairs of words with each."""
    holding: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j in there:
        for pair in dict.fromkeys(pairwise(matched.new[j].words)):
            holding[pair].append(j)
    for i in here:
        worth: dict[int, float] = defaultdict(float)
        for pair in dict.fromkeys(pairwise(matched.old[i].words)):
            found = holding.get(pair, ())
            if 0 < len(found) <= _FREQUENT:
                for j in found:
                    worth[j] += 1 / math.sqrt(len(found))
        for j in heapq.nlargest(_CANDIDATES, worth, key=lambda j: (worth[j], -abs(j - i))):
            yield i, j


def _by_place(matched: _Matches, here: Iterable[int], there: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The passage at the same address, and those beside what a neighbour became."""
    at: dict[tuple[bool, tuple[str, ...]], int] = {}
    for j in there:
        at.setdefault((matched.new[j].heading, matched.new[j].place), j)
    for i in here:
        unit = matched.old[i]
        for parent in (matched.became(unit.parent), unit.parent):
            j = at.get((unit.heading, (*parent, unit.label)), -1)
            if matched.free(i, j):
                yield i, j
        for neighbour, step in ((i - 1, 1), (i + 1, -1)):
            j = matched.forth.get(neighbour, -2) + step
            if matched.free(i, j):
                yield i, j


def _by_meaning(
    matched: _Matches, here: Sequence[int], there: Sequence[int], vectors: Vectors
) -> Iterator[tuple[int, int]]:
    """The pairs in which each is nearest to the other in meaning."""
    if max(len(here), len(there)) > _MOST_NEAR:
        return
    here = [i for i in here if not matched.old[i].heading]
    there = [j for j in there if not matched.new[j].heading]
    one = vectors([matched.old[i].passage.id for i in here])
    other = vectors([matched.new[j].passage.id for j in there])
    if one is None or other is None or not len(one) or not len(other):
        return
    cosines = one @ other.T
    nearest, back = cosines.argmax(axis=1), cosines.argmax(axis=0)
    for place, i in enumerate(here):
        if back[nearest[place]] == place and cosines[place, nearest[place]] >= _NEAR:
            yield i, there[int(nearest[place])]
