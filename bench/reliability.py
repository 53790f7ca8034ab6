"""Is a confidence what it says? Pure functions over pairs of (confidence, whether the reply was right).

1. Ten bins of equal width; a confidence on an edge belongs to the upper bin, 1.0 to the last.
2. Expected calibration error: the distance between mean confidence and share of right ones in each bin, weighted by how
   many are in it.
3. Curve: for a threshold, what would be refused and answered if replies that are less sure were refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.grading import Grade
from bench.metrics import mean

_BINS = 10

Pair = tuple[float, bool]
"""Confidence, and whether what it speaks of is so."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Replies of about the same confidence."""

    low: float
    confidence: float
    """Their mean."""
    right: float
    """The share that is right."""
    n: int


def bins(pairs: Sequence[Pair]) -> list[Bin]:
    """Return the bins that hold anything, from the least sure on."""
    inside: dict[int, list[Pair]] = {}
    for pair in pairs:
        inside.setdefault(min(_BINS - 1, int(pair[0] * _BINS)), []).append(pair)
    return [
        Bin(number / _BINS, mean(sure for sure, _ in own), mean(right for _, right in own), len(own))
        for number, own in sorted(inside.items())
    ]


def calibration_error(pairs: Sequence[Pair]) -> float:
    """Return the expected calibration error, 0 of nothing."""
    return sum(each.n * abs(each.confidence - each.right) for each in bins(pairs)) / max(1, len(pairs))


@dataclass(frozen=True, slots=True)
class Point:
    """What one threshold of confidence does."""

    threshold: float
    right: int
    """Answered, and right."""
    wrong: int
    """Answered, and not right or not to be answered."""
    refused_rightly: int
    refused_wrongly: int

    @property
    def precision(self) -> float:
        """Share of refusals that are right; 1 if nothing is refused."""
        refused = self.refused_rightly + self.refused_wrongly
        return self.refused_rightly / refused if refused else 1.0


def curve(grades: Sequence[Grade], thresholds: Sequence[float]) -> list[Point]:
    """Return what each threshold does to replies that were given with none."""
    points = []
    for threshold in thresholds:
        answered = [g for g in grades if g.answered and g.confidence >= threshold]
        silent = [g for g in grades if not (g.answered and g.confidence >= threshold)]
        rightly = sum(not g.question.answerable for g in silent)
        right = sum(g.right for g in answered)
        points.append(Point(threshold, right, len(answered) - right, rightly, len(silent) - rightly))
    return points
