"""Hybrid search: a Query -> Hits.

1. Dense: the reading and its expansions as one vector, cosine over all passages in scope. A question in English goes in
   by itself: the embedder knows both languages better than a glossary does.
2. Lexical: BM25 over accented terms of text and context; numbers and document numbers are terms of their own.
3. Folded: BM25 over terms without accents. 2 counts beside it, so that a mark which was typed always tells.
4. The scores of the three are fused (fusion.py): plain reciprocal ranks do worse than this.
5. What stands in quotes is searched for above all, and only passages that hold it are given. If none does, the others
   stay, unless nothing else is asked: quotes may be a name as people call it, which no document has.
6. A reranker looks at the best of them again (rerank.py); those below keep their order.
"""

import re
from dataclasses import replace
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.fusion import Weights, fused
from index.model import Hit, Query
from index.passage_store import PassageStore
from index.pointed import is_pointed_at, pointed_at
from index.rerank import Reranker, Signs, holds_phrase
from index.terms import bigrams, syllables, words
from index.weights import LEARNT
from vietnamese.english import is_english
from vietnamese.forms import fold

CANDIDATES = 100
_PHRASE = 5.0
"""Weight of the terms of a phrase in quotes: above all others, so that its passages are among the candidates."""

_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»")
_WORD = re.compile(r"\w")

Fields = dict[str, dict[str, dict[str, float]]]


class QueryEncoder(Protocol):
    """What search needs of the embedder."""

    def encode_query(self, text: str) -> npt.NDArray[np.float32]:
        """Return the unit vector of a question."""


def search(
    query: Query,
    store: PassageStore,
    encoder: QueryEncoder,
    limit: int = 10,
    weights: Weights = LEARNT,
    reranker: Reranker | None = None,
) -> list[Hit]:
    """Return the passages that fit the question best, best first; none if the scope is empty.

    Args:
        query: As read.
        store: Where to search.
        encoder: Of the library's model.
        limit: How many hits at most.
        weights: How much each search counts.
        reranker: Looks at the best again; None for the default.
    """
    found = candidates(query, store, encoder, weights)
    ids = sorted(set().union(*found.values()))
    if not ids:
        return []
    total = fused(found, ids, CANDIDATES, weights, english=is_english(query.reading))
    order = np.argsort(-total, kind="stable")
    reranker = reranker or Signs(weights)
    # A phrase may be held by any of the candidates.
    wanted = len(ids) if query.phrases else max(limit, reranker.depth(query))
    score = {ids[place]: float(total[place]) for place in order[:wanted]}
    # What the question points at need not share a word with it.
    pointed = set(pointed_at(query, store, store.scope(query.filters))) - set(score)
    score |= {ids[place]: float(total[place]) for place in order[wanted:] if ids[place] in pointed}
    hits = [
        Hit(passage, score[passage.id], {name: of[passage.id] for name, of in found.items() if passage.id in of})
        for passage in store.fetch(list(score))
    ]
    if query.phrases:
        holding = [hit for hit in hits if all(holds_phrase(hit.passage, phrase) for phrase in query.phrases)]
        alone = not _WORD.search(_QUOTED.sub("", query.reading))
        hits = holding if holding or alone else hits
    return _reranked(query, hits, reranker)[:limit]


def candidates(
    query: Query, store: PassageStore, encoder: QueryEncoder, weights: Weights
) -> dict[str, dict[int, float]]:
    """Return for `dense`, `terms` and `folded` the scores by passage id, nothing if the scope is empty.

    The two lexical searches give at most CANDIDATES passages each; `dense` holds the cosine of all of them.
    """
    scope = store.scope(query.filters)
    if scope.empty:
        return {}
    asked = query.searched if is_english(query.reading) else " ".join((query.searched, *query.expansions))
    vector = encoder.encode_query(asked)
    found = {"dense": dict(store.search_dense(vector, CANDIDATES, scope))}
    for name, wanted in lexical_fields(query, weights).items():
        found[name] = dict(store.search_lexical(wanted, CANDIDATES, scope))
    # A cosine costs nothing; BM25 of passages that its search did not give costs as much as that search.
    missing = sorted({*pointed_at(query, store, scope)}.union(*found.values()) - set(found["dense"]))
    found["dense"] |= dict(zip(missing, store.cosines(vector, missing), strict=True))
    return found


def lexical_fields(query: Query, weights: Weights) -> Fields:
    """Return for `terms` and `folded` the fields, terms and weights that BM25 is asked for."""
    accented: dict[str, float] = {}
    folded: dict[str, float] = {}
    for text in (query.searched, *query.expansions):
        own = syllables(text)
        for term in (*own, *bigrams(own)):
            accented[term] = 1.0
            folded[fold(term)] = 1.0
        for term in words(text):
            accented[term] = weights.word
    for phrase in query.phrases:
        own = syllables(phrase)
        for term in bigrams(own) or own:
            accented[term] = folded[fold(term)] = _PHRASE
    return {"terms": {"terms": accented}, "folded": {"folded": folded}}


def _reranked(query: Query, hits: list[Hit], reranker: Reranker) -> list[Hit]:
    depth = reranker.depth(query)
    hits = sorted(hits, key=lambda hit: not is_pointed_at(query, hit.passage)) if query.filters.documents else hits
    best, rest = hits[:depth], hits[depth:]
    if not best:
        return rest
    scores = reranker.scores(query, best)
    order = np.argsort(-scores, kind="stable")
    first = [replace(best[place], score=float(scores[place])) for place in order]
    # Scores fall from the first hit to the last.
    return [*first, *(replace(hit, score=min(hit.score, first[-1].score)) for hit in rest)]
