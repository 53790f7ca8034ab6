"""What a text holds, for looking the words of a question up: whole, in pairs, and without accents."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from answer.question import Phrase
from index.terms import syllables
from vietnamese.forms import fold

PARTLY = 0.25
"""Worth of a word of several syllables of which only some are met."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a text holds, for looking terms up."""

    single: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    folded: frozenset[str]
    folded_pairs: frozenset[tuple[str, str]]

    def has(self, phrase: Phrase, folded_worth: float) -> float:
        """Return 1 if the phrase is there, `folded_worth` if only without its accents, else 0."""
        if _holds(phrase, self.single, self.pairs):
            return 1.0
        if _holds(tuple(map(fold, phrase)), self.folded, self.folded_pairs):
            return folded_worth
        return PARTLY * sum(syllable in self.single for syllable in phrase) / len(phrase) if len(phrase) > 1 else 0.0


def _holds(phrase: Phrase, single: frozenset[str], pairs: frozenset[tuple[str, str]]) -> bool:
    return phrase[0] in single if len(phrase) == 1 else all(pair in pairs for pair in pairwise(phrase))


@lru_cache(maxsize=4_000)
def words_of(text: str) -> Words:
    """Return what a text holds."""
    found = syllables(text)
    folded = [fold(item) for item in found]
    return Words(frozenset(found), frozenset(pairwise(found)), frozenset(folded), frozenset(pairwise(folded)))
