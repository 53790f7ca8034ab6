"""How a reply came about: what was read, what was looked at, what decided, how long it took.

1. A `Watch` takes the time of each stage as it ends; it costs next to nothing and always runs.
2. The candidates are the clauses that looked best, each with its marks and with why it may not answer.
"""

import time
from collections.abc import Sequence

from answer.draft import Case
from answer.judging.confidence import sureness
from answer.judging.judge import Judged
from answer.model import Candidate, Trace
from answer.question import Question
from index.comprehension.reading import probability

_CANDIDATES = 12


class Watch:
    """Takes the time of stages that follow each other."""

    def __init__(self, started: float) -> None:
        """Start.

        Args:
            started: `time.perf_counter()` when the first stage began.
        """
        self._last = started
        self._stages: list[tuple[str, float]] = []

    def lap(self, stage: str) -> None:
        """End a stage."""
        now = time.perf_counter()
        self._stages.append((stage, now - self._last))
        self._last = now

    @property
    def timings(self) -> tuple[tuple[str, float], ...]:
        """Stages and seconds, in order."""
        return tuple(self._stages)


def trace_of(case: Case, judged: Sequence[Judged], decision: str, watch: Watch) -> Trace:
    """Tell how a reply came about.

    Args:
        case: What was asked, and what was found.
        judged: Clauses, best first.
        decision: What decided, in words.
        watch: With the stages so far.
    """
    return Trace(
        _read(case.question), tuple(_candidate(item, case) for item in judged[:_CANDIDATES]), decision, watch.timings
    )


def _read(question: Question) -> tuple[tuple[str, str], ...]:
    words = ["/".join(" ".join(phrase) for phrase in term) for term in question.terms]
    read = (
        ("kind", question.kind),
        ("terms", ", ".join(words)),
        ("units", ", ".join(question.units)),
        ("years", ", ".join(str(year) for year in sorted(question.years))),
        ("periods", ", ".join(question.periods)),
        ("numbers", ", ".join(question.numbers)),
    )
    return tuple((name, value) for name, value in read if value)


def _candidate(item: Judged, case: Case) -> Candidate:
    passage = item.clause.passage
    read = (("read", probability(item.read)),) if item.read is not None else ()
    marks = (("rank", item.rank), ("coverage", item.coverage), ("own", item.own), ("missing", item.missing))
    return Candidate(
        address=passage.address,
        document=passage.document.slug,
        text=item.clause.text,
        sure=sureness(case, item),
        marks=(*marks, ("cosine", item.cosine), ("form", float(item.form)), *read),
        objection=item.contradicts,
    )
