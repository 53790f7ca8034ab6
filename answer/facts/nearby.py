"""The clauses in which a short answer (a day, an agency) is looked for.

The clause that fits best need not hold it: “Bộ Y tế:” and what it does, a deadline in the next sentence. One that fits
nearly as well may; one of another document or time may not, nor one far behind.
"""

from collections.abc import Iterator

from answer.draft import Case
from answer.judging.judge import Judged
from answer.judging.words import words_of
from vietnamese.forms import fold

_LOOKED_AT = 30
_MARGIN = 0.12


def nearby(case: Case) -> Iterator[Judged]:
    """Give the clauses that fit nearly as well as the best one, best first."""
    for item in case.judged[:_LOOKED_AT]:
        if not item.contradicts and item.rank >= case.judged[0].rank - _MARGIN:
            yield item


def shared(case: Case, text: str) -> int:
    """Return how many of the question's words a text has."""
    asked = {fold(syllable) for term in case.question.terms for phrase in term for syllable in phrase}
    return len(asked & words_of(text).folded)
