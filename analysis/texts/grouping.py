"""Passages matched one to one -> groups: what was merged, what was split, what was only cut elsewhere.

1. A passage left over whose words went, most of them, into what a neighbour became was merged with that neighbour;
   the other way round it was split from it.
2. A long leaf is cut into `đoạn 1`, `đoạn 2`, … by its length alone, so a word put in moves every cut below. Matches
   that follow each other are one group if together they share more words than each for itself.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from analysis.texts.units import Counted, Unit, shared

Match = tuple[tuple[int, ...], tuple[int, ...]]
"""Places of the old passages and of the new ones; one side is empty for what is new or dropped."""

_MERGED = 0.7
"""Share of a passage's words that must go into the one that it was merged with, beyond what that has already."""
_REACH = 3
"""How far off the neighbour may stand, with what else was merged between."""
_RECUT = 6
_RECUT_SHARE = 0.1
"""So many words and pairs more must be shared by two matches together than by each: as a number, and as a share of the
smallest passage."""
_MOST = 12
"""Passages of a group; a leaf of thousands of short paragraphs would be one."""
_CUT = "đoạn "


def grouped(old: Sequence[Unit], new: Sequence[Unit], forth: dict[int, int]) -> list[Match]:
    """Return what became of all passages of both sides, each in one match.

    Args:
        old: Of the old document.
        new: Of the new one.
        forth: For places in `old` the place in `new`, one to one.
    """
    olds, news = {j: [i] for i, j in forth.items()}, {i: [j] for i, j in forth.items()}
    back = {j: i for i, j in forth.items()}
    for j, i in _joining(new, old, back):
        news[i].append(j)
    for i, j in _joining(old, new, forth):
        if len(news[olds[j][0]]) == 1:
            olds[j].append(i)
    matches = [(tuple(sorted(olds[j])), tuple(sorted(news[i]))) for i, j in forth.items()]
    matches = _recut(old, new, matches)
    joined_old = {i for left, _ in matches for i in left}
    joined_new = {j for _, right in matches for j in right}
    dropped: list[Match] = [((i,), ()) for i in range(len(old)) if i not in joined_old]
    added: list[Match] = [((), (j,)) for j in range(len(new)) if j not in joined_new]
    return [*matches, *dropped, *added]


def _joining(some: Sequence[Unit], others: Sequence[Unit], matched: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Places left over in `some`, each with the place in `others` that it was merged into."""
    rests: dict[int, Counted] = {}
    for place, unit in enumerate(some):
        if place in matched or unit.heading:
            continue
        for step in (-1, 1):
            neighbour = place + step
            while 0 <= neighbour < len(some) and neighbour not in matched and abs(neighbour - place) < _REACH:
                neighbour += step
            into = matched.get(neighbour)
            # The rest of a heading that a page broke is a passage below it.
            if into is None or (others[into].heading and some[neighbour].place != unit.place):
                continue
            rest = rests[into] if into in rests else others[into].counted - some[neighbour].counted
            if shared(unit.counted, rest) >= _MERGED * unit.counted.total():
                rests[into] = rest - unit.counted
                yield place, into
                break


def _recut(old: Sequence[Unit], new: Sequence[Unit], matches: list[Match]) -> list[Match]:
    """Join matches of one leaf, with what is left over beside them, where its words moved over a cut."""
    after = {match[0][0]: match for match in matches}
    matched_old, matched_new = {i for match in matches for i in match[0]}, {j for match in matches for j in match[1]}
    joined: list[Match] = []
    for left, right in sorted(matches):
        here, there, last = left, right, (left, right)
        if joined and joined[-1][0][-1] >= left[0]:
            continue
        while (i := here[-1] + 1) < len(old) and _one_leaf(old[here[-1]], old[i]):
            more = after.get(i, ((i,), ())) if i in after or i not in matched_old else ((), ())
            j = there[-1] + 1
            if not more[1] and j < len(new) and j not in matched_new and _one_leaf(new[there[-1]], new[j]):
                more = (more[0], (j,))
            follows = not more[1] or (more[1][0] == j and _one_leaf(new[there[-1]], new[j]))
            if not more[0] or not follows or len(here) == _MOST or not _moves_over(old, new, last, more):
                break
            here, there, last = (*here, *more[0]), (*there, *more[1]), more
        joined.append((here, there))
    return joined


def _one_leaf(one: Unit, other: Unit) -> bool:
    cut = one.label.startswith(_CUT) and other.label.startswith(_CUT)
    return cut and one.parent == other.parent and not one.heading and not other.heading


def _moves_over(old: Sequence[Unit], new: Sequence[Unit], first: Match, second: Match) -> bool:
    """Whether two groups share more together than each for itself: words of one went to the other."""
    sides = [(_sum([old[i] for i in left]), _sum([new[j] for j in right])) for left, right in (first, second)]
    apart = sum(shared(*side) for side in sides)
    together = shared(sides[0][0] + sides[1][0], sides[0][1] + sides[1][1])
    least = min(count.total() for side in sides for count in side if count)
    return together - apart >= max(_RECUT, _RECUT_SHARE * least)


def _sum(units: Sequence[Unit]) -> Counted:
    return sum((unit.counted for unit in units), Counter())
