"""The scores of several searches -> one score for each passage.

1. A search that gave as many passages as it was asked for stopped there: those that it did not give are worth as much
   as the last one that it gave. One that gave fewer has given all that meet a word: the others are worth nothing.
2. Each search's scores are standardised over the candidates (z-scores), so that a cosine and a BM25 can be added up.
3. They are summed with weights. A question in English meets few words, through a glossary, so there the two lexical
   searches keep a share of theirs only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each search and each sign counts. The numbers in use are in index/weights.py."""

    dense: float
    terms: float
    folded: float
    english: float
    """What remains of `terms` and `folded` for a question in English."""
    figure: float
    """For a passage that holds an amount of what is asked for (index/expected.py)."""
    pinpoint: float
    """For a passage at the place that the question names."""
    phrase: float
    """For each phrase in quotes that a passage holds."""
    word: float
    """Of a segmenter's word beside the bigrams that it repeats, within `terms`."""


def fused(
    found: Mapping[str, Mapping[int, float]], ids: Sequence[int], limit: int, weights: Weights, *, english: bool
) -> Scores:
    """Return the score of each candidate.

    Args:
        found: For `dense`, `terms` and `folded` the scores by passage id.
        ids: The candidates.
        limit: How many passages each search was asked for.
        weights: How much each counts.
        english: Whether the question is in English.
    """
    share = weights.english if english else 1.0
    return (
        weights.dense * standardised(found["dense"], ids, limit)
        + share * weights.terms * standardised(found["terms"], ids, limit)
        + share * weights.folded * standardised(found["folded"], ids, limit)
    )


def standardised(scores: Mapping[int, float], ids: Sequence[int], limit: int) -> Scores:
    """Return the z-scores of one search over the candidates, zeros if all have the same score."""
    unseen = min(scores.values()) if len(scores) >= limit else 0.0
    values = np.array([scores.get(identity, unseen) for identity in ids], dtype=np.float64)
    spread = values.std() if len(values) else 0.0
    return (values - values.mean()) / spread if spread > 1e-9 else np.zeros(len(values))
