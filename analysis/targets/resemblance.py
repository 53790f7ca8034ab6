"""How near the names of two targets are, 0 to 1, where all the other targets of their documents are known.

1. The words of a name are those of its normal form (`likeness.measured`) and of the place or group that the target is
   limited to.
2. Words weigh by how few of the targets at hand share them: `mía` tells more than `diện tích trồng mới`. Nearness is
   Dice over the weights.
3. Names that differ in a qualifier (nông thôn, quốc tế, nâng cao, cấp tỉnh, a number) are apart, and so are two whose
   head nouns the other does not have, and two that each end in words of their own: `trồng mới cây mía`, `… cây ăn quả`.
4. A name that says all that another does and more is a part of it, and apart from it, unless little is added; or what
   is added stands before it (`Kinh phí chi cho …`) or beside it (`…, đổi mới sáng tạo`) and does not narrow it; or the
   figure and the year are the same too and tell something (not 100 %).
5. What the canonical indicators know goes before all this (`known`).
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analysis.targets.likeness import measured
from analysis.targets.model import TargetRow
from analysis.targets.quantities import amounts
from analysis.targets.scopes import group, own_place
from analysis.targets.times import term
from analysis.targets.vocabulary import QUALIFIER
from vietnamese.forms import key

RESEMBLING, ALIKE = 0.58, 0.74
"""Nearness from which on two names may be of one indicator if neither has a nearer one, and of itself; chosen on the
development files of bench/truth/compare."""
_PART = 0.84
"""The latter, if one name says all that the other does."""
_SURELY = 0.9
"""Nearness from which on it does not matter how the names begin and end."""

_ENOUGH = 4
"""Words that a name must have to be known by them alone in a longer one,"""
_OF_ALL = (0, 1, 100)
"""and figures that say nothing then: `100 %`, one of something."""
_TOKEN = re.compile(r"\w+|[,;]")
_JOINING = frozenset((",", ";", "và", "hoặc", "hay"))
_LEVELS = frozenset(("trung ương", "địa phương"))
"""What the name of one country's or one province's budget says of itself."""

Same = Callable[[TargetRow, TargetRow], bool | None]
"""Whether two targets are of one canonical indicator; None if nobody knows."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What is to be known of a target's name."""

    words: frozenset[str]
    """Those by which it is compared, its place or group among them."""
    head: str
    last: str
    """The last of the words that stands in the name."""
    tokens: tuple[str, ...]
    """The name as it stands: all of its words and commas."""
    qualifiers: frozenset[str]
    place: frozenset[str]
    """For which its document is issued."""


class Resemblance:
    """Compares names of targets of the same documents."""

    def __init__(self, rows: Iterable[TargetRow], known: Same) -> None:
        self._known = known
        self._said: dict[str, _Said] = {}
        self._of: dict[str, list[_Said]] = {}
        for row in rows:
            self._said[row.key] = _said(row)
            self._of.setdefault(row.document.slug, []).append(self._said[row.key])
        seen = Counter(word for said in self._said.values() for word in said.words)
        self._weights = {word: math.log(1 + len(self._said) / count) for word, count in seen.items()}
        self._templates: dict[str, float] = {}

    def words(self, row: TargetRow) -> frozenset[str]:
        """Return the words by which a target is compared."""
        return self._said[row.key].words

    def near(self, one: TargetRow, other: TargetRow) -> float:
        """Return how near two names are; 0 if they cannot be of one indicator, 1 if they say the same."""
        known = self._known(one, other)
        if known is not None:
            return float(known)
        first, second = self._said[one.key], self._said[other.key]
        shared = first.words & second.words
        if first.words == second.words:
            return 1.0
        near = self._dice(first, second)
        part = shared in (first.words, second.words)
        if near < RESEMBLING and not part:
            return 0.0
        differing = first.qualifiers ^ second.qualifiers
        if differing - (_LEVELS if first.place != second.place else frozenset()):
            return 0.0
        if part and near < _PART:
            if len(shared) >= _ENOUGH and _same_figure(one, other):
                return max(near, ALIKE)
            if not _beside(max(first, second, key=lambda said: len(said.words)), shared):
                return 0.0
        if near < _SURELY and first.last in first.words - shared and second.last in second.words - shared:
            return 0.0
        if near < _SURELY and not {first.head, second.head} & shared:
            return 0.0
        return near if near >= RESEMBLING else 0.0

    def in_common(self, one: TargetRow, other: TargetRow) -> float:
        """Return how much of two names is the same, 0 to 1, whatever sets them apart."""
        return self._dice(self._said[one.key], self._said[other.key])

    def template(self, row: TargetRow) -> float:
        """Return how near a target is to the others of its own document: what it shares with these tells little."""
        if row.key not in self._templates:
            own = self._said[row.key]
            near = (self._dice(own, said) for said in self._of[row.document.slug] if said.words != own.words)
            self._templates[row.key] = max(near, default=0.0)
        return self._templates[row.key]

    def _dice(self, one: _Said, other: _Said) -> float:
        return 2 * self._weight(one.words & other.words) / (self._weight(one.words) + self._weight(other.words))

    def _weight(self, words: frozenset[str]) -> float:
        return sum(self._weights[word] for word in words)


def _said(row: TargetRow) -> _Said:
    name, limits = measured(row.target).name, group(row)
    words = name.words | limits
    tokens = tuple(_TOKEN.findall(key(row.target.indicator)))
    qualifiers = frozenset(QUALIFIER.findall(key(row.target.scope or ""))) if limits else frozenset()
    return _Said(
        words=words,
        head=name.head,
        last=next((token for token in reversed(tokens) if token in words), ""),
        tokens=tokens,
        qualifiers=qualifiers | name.qualifiers,
        place=own_place(row),
    )


def _beside(longer: _Said, shared: frozenset[str]) -> bool:
    """Whether what a name adds to a shorter one stands before all that they share, or is joined by a comma or and."""
    joined = True
    for token in longer.tokens:
        if token in _JOINING:
            joined = True
        elif token in shared:
            joined = False
        elif token in longer.words and not joined:
            return False
    return True


def _same_figure(one: TargetRow, other: TargetRow) -> bool:
    """Whether two targets have the same figure in the same year, and one that is not said of everything."""
    years = {term(row.target).last for row in (one, other)}
    return len(years) == 1 and amounts(one.target) == amounts(other.target) and one.target.value not in _OF_ALL
