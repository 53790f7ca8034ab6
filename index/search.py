"""Hybrid search: a Query -> Hits.

1. Dense: the reading and its expansions as one vector, cosine over all passages in scope.
2. Lexical: BM25 over accented terms of text and context; numbers and document numbers are terms of their own.
3. Folded: BM25 over terms without accents; it weighs more where the person typed none. A question in English trusts 1.
4. The candidates of all three get exact scores from each search. Each search's scores are standardised over the
   candidates (z-scores) and summed with the weights below: on ALQAC plain reciprocal ranks do worse than this.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.model import Hit, Query
from index.passage_store import PassageStore, Scope
from index.terms import bigrams, syllables, words
from vietnamese.english import is_english
from vietnamese.forms import fold, has_accents

CANDIDATES = 100


class QueryEncoder(Protocol):
    """What search needs of the embedder."""

    def encode_query(self, text: str) -> npt.NDArray[np.float32]:
        """Return the unit vector of a question."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each search counts. Measured on ALQAC and traffic-law (docs/benchmarks.md)."""

    dense: float = 1.0
    terms: float = 1.0
    folded: float = 0.3
    folded_unaccented: float = 1.0
    """In place of `folded` where the question was typed without accents."""
    english: float = 0.1
    """What remains of `terms` and `folded` for a question in English, whose words meet only through a glossary."""
    word: float = 0.5
    """Of a segmenter's word beside the bigrams that it repeats."""


def search(
    query: Query, store: PassageStore, encoder: QueryEncoder, limit: int = 10, weights: Weights | None = None
) -> list[Hit]:
    """Return the passages that fit the question best, best first; none if the scope is empty."""
    weights = weights or Weights()
    scope = store.scope(query.filters)
    if scope.empty:
        return []
    vector = encoder.encode_query(" ".join((query.reading, *query.expansions)))
    fields = lexical_fields(query, weights)
    scores = _candidate_scores(store, vector, fields, scope)
    ids = sorted(set().union(*scores.values()))
    if not ids:
        return []
    folded = weights.folded if has_accents(query.typed) else weights.folded_unaccented
    met = weights.english if is_english(query.reading) else 1.0
    total = (
        weights.dense * _standardised(scores["dense"], ids)
        + met * weights.terms * _standardised(scores["terms"], ids)
        + met * folded * _standardised(scores["folded"], ids)
    )
    order = np.argsort(-total, kind="stable")[:limit]
    best = [ids[position] for position in order]
    by_id = {ids[position]: float(total[position]) for position in order}
    return [
        Hit(
            passage,
            by_id[passage.id],
            {name: found[passage.id] for name, found in scores.items() if passage.id in found},
        )
        for passage in store.fetch(best)
    ]


def lexical_fields(query: Query, weights: Weights) -> dict[str, dict[str, dict[str, float]]]:
    """Return for `terms` and `folded` the fields, terms and weights that BM25 is asked for."""
    accented: dict[str, float] = {}
    folded: dict[str, float] = {}
    for text in (query.reading, *query.expansions):
        own = syllables(text)
        for term in (*own, *bigrams(own)):
            accented[term] = 1.0
            folded[fold(term)] = 1.0
        for term in words(text):
            accented[term] = weights.word
    return {"terms": {"terms": accented}, "folded": {"folded": folded}}


def _candidate_scores(
    store: PassageStore,
    vector: npt.NDArray[np.float32],
    fields: dict[str, dict[str, dict[str, float]]],
    scope: Scope,
) -> dict[str, dict[int, float]]:
    found = {"dense": dict(store.search_dense(vector, CANDIDATES, scope))}
    for name, wanted in fields.items():
        found[name] = dict(store.search_lexical(wanted, CANDIDATES, scope))
    everyone = set().union(*found.values())
    missing = sorted(everyone - set(found["dense"]))
    found["dense"] |= dict(zip(missing, store.cosines(vector, missing), strict=True))
    for name, wanted in fields.items():
        missing = sorted(everyone - set(found[name]))
        if missing:
            found[name] |= dict(store.search_lexical(wanted, len(missing), scope, ids=missing))
    return found


def _standardised(scores: dict[int, float], ids: Sequence[int]) -> npt.NDArray[np.float64]:
    values = np.array([scores.get(identity, 0.0) for identity in ids])
    spread = values.std()
    return (values - values.mean()) / spread if spread > 1e-9 else np.zeros(len(values))
