"""What the parts of this room hand to each other: a case to answer, and what is to be said.

A finder (facts/, figures/, texts/) takes a Case and gives a Draft, or None where nothing answers. It says
what is to be quoted and which words of it answer; it writes no text of its own but notes, and no figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from answer.judging.judge import Judged
from answer.question import Question
from answer.sources import Sources
from index.model import FoundPassage, Hit, Query
from ingest.model import Target
from vietnamese.numbers import Quantity

Clean = tuple[int, int]
"""A place in a passage's CLEAN text."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what was found for it."""

    query: Query
    question: Question
    hits: tuple[Hit, ...]
    """Passages, best first."""
    judged: tuple[Judged, ...]
    """Their clauses, best first; those of made-up examples only if the person chose the example."""
    sources: Sources


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of a passage that is quoted as part of the answer."""

    passage: FoundPassage
    start: int
    end: int
    """Its place in the passage's CLEAN text, as those below."""
    spans: tuple[Clean, ...] = ()
    """The words in it that answer."""
    figure: Quantity | None = None
    target: Target | None = None
    """The same figure in the ledger of the document."""
    asked: bool = True
    """False for another value of the same indicator."""
    subject: str | None = None
    """A heading above (word for word of `passage.path`, or a part of it) that says what it speaks of."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be said. The first claim is the answer; `best` is what its confidence is judged by."""

    claims: Sequence[Claim]
    best: Judged | None
    sure: float | None = None
    """Probability that it is right, where it does not come from `best` (a place that the question names)."""
    headline: str | None = None
    verdict: Literal["yes", "no"] | None = None
    notes: tuple[str, ...] = ()
