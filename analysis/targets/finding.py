"""Words that a person types -> the canonical indicators that they may mean.

1. An id, or a name as a target gives it, is meant itself; with no accents typed, names are compared without.
2. Else the words are brought to the normal form of names (`names.normal_name`), so that `BHYT` or `tỷ lệ` do not
   matter: names of exactly these words fit before those that hold them and more.
3. One indicator is chosen only if it alone fits best. Of several the person chooses; if none fits, those that share
   most of the words are shown.
"""

from collections.abc import Callable, Sequence

from analysis.targets.model import Indicator
from analysis.targets.names import normal_name
from vietnamese.forms import fold, has_accents, key

_MOST = 12
_NAMED, _EXACT, _HELD = 300, 200, 100
"""Ranks: the name itself, its words in normal form, a name that holds them; below, percent of the words shared."""
_SOME = 50
# What the normal form takes from names, as it is typed without accents.
_MEASURES = frozenset(fold("tỷ lệ tỷ trọng số lượng tổng mức độ quy mô giá trị tốc độ tăng giảm đạt").split())


def meant(said: str, indicators: Sequence[Indicator]) -> tuple[Indicator | None, tuple[Indicator, ...]]:
    """Return the one indicator that is meant, or None, and the others that may be, best first.

    Args:
        said: Words of its name, or its id.
        indicators: Of the library, the one of most targets first.
    """
    form = key if has_accents(said) else fold
    words = frozenset(form(word) for word in normal_name(said).words)
    if form is fold:
        words = words - _MEASURES or words
    ranked: list[tuple[int, Indicator]] = []
    for indicator in indicators:
        if indicator.id == said:
            return indicator, ()
        rank = max(_rank(name, form(said), words, form) for name in indicator.names)
        if rank >= _SOME:
            ranked.append((rank, indicator))
    ranked.sort(key=lambda one: -one[0])
    highest = ranked[0][0] if ranked else 0
    best = [indicator for rank, indicator in ranked if rank == highest]
    chosen = best[0] if len(best) == 1 and highest >= _HELD else None
    # Beside one that is chosen, only what holds all of the words may be meant as well.
    least = _HELD if chosen else 0
    others = [indicator for rank, indicator in ranked if indicator is not chosen and rank >= least]
    return chosen, tuple(others[:_MOST])


def _rank(name: str, said: str, words: frozenset[str], form: Callable[[str], str]) -> int:
    if form(name) == said:
        return _NAMED
    found = frozenset(form(word) for word in normal_name(name).words)
    if not words:
        return 0
    if words == found:
        return _EXACT
    return _HELD if words < found else 100 * len(words & found) // len(words) - 1
