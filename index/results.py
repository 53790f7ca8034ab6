"""What a search gives a person: hits with their versions and changes, in the order asked for, and facets.

1. The searches' best passages (`POOL`, or more if more are wanted) are taken.
2. Facets are counted over them; versions of one act are folded into one hit (versions.py).
3. The best `limit` hits stay; sorted by date these, not the pool, go newest first: a passage that hardly fits is no
   better for being new.
4. What later documents did to the act of each hit is added (changes.py); no hit is dropped or moved for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from index.changes import changes_of, touching
from index.facets import Facet, FacetCount, facets
from index.model import Change, FoundDocument, Hit, Query
from index.passage_store import PassageStore
from index.rerank import Reranker
from index.search import QueryEncoder, search
from index.versions import act_of, folded_versions

POOL = 100
Order = Literal["relevance", "date"]


@dataclass(frozen=True, slots=True)
class Found:
    """The result of a search."""

    query: Query
    hits: tuple[Hit, ...]
    facets: Mapping[Facet, tuple[FacetCount, ...]]
    among: int
    """How many of the best passages the facets were counted over."""
    emptied_by: tuple[str, ...] = ()
    """The filters that left nothing to search, in words for the person."""


def find(
    query: Query,
    store: PassageStore,
    encoder: QueryEncoder,
    limit: int,
    order: Order = "relevance",
    reranker: Reranker | None = None,
) -> Found:
    """Search and arrange.

    Args:
        query: As read.
        store: Where to search.
        encoder: Of the library's model.
        limit: How many hits at most.
        order: Best first, or the best ones by date of their document, newest first.
        reranker: Looks at the best again; None for the default.
    """
    pool = search(query, store, encoder, max(limit, POOL), reranker=reranker)
    if not query.filters.documents:
        # Made-up examples are there to be looked at, not to stand before what is real; chosen by name they do.
        pool.sort(key=lambda hit: hit.passage.document.sample)
    return _found(query, pool, store, limit, order)


def similar(passage: int, query: Query, store: PassageStore, limit: int) -> Found:
    """Return the passages that mean most nearly what a passage means, its own versions left out.

    Args:
        passage: Id of a passage of the library.
        query: Whose filters hold; its words are marked in the snippets.
        store: Where to search.
        limit: How many hits at most.
    """
    vector = store.vector(passage)
    nearest = store.search_dense(vector, POOL + 1, store.scope(query.filters)) if vector is not None else []
    cosines = dict(nearest)
    passages = store.fetch([passage, *(identity for identity, _ in nearest if identity != passage)])
    hits = [Hit(one, cosines.get(one.id, 1.0), {"dense": cosines.get(one.id, 1.0)}) for one in passages]
    if not hits or hits[0].passage.id != passage:
        return nothing_found(query)
    # The passage itself stands first, so that its versions fold into it and go with it.
    folded = folded_versions(hits, _acts(hits, store))
    repeated = {variant.id for variant in folded[0].variants} | {folded[0].passage.id}
    return _found(query, [hit for hit in hits if hit.passage.id not in repeated], store, limit, "relevance")


def nothing_found(query: Query, emptied_by: tuple[str, ...] = ()) -> Found:
    """Return the result of a search in an empty library, or of one whose filters left nothing."""
    return Found(query, (), facets(()), 0, emptied_by)


def _found(query: Query, pool: Sequence[Hit], store: PassageStore, limit: int, order: Order) -> Found:
    hits = folded_versions(pool, _acts(pool, store))[:limit]
    if order == "date":
        # Undated last; of one day the better one first, for the sort is stable.
        hits.sort(key=lambda hit: -hit.passage.document.date.toordinal() if hit.passage.document.date else 0)
    known: dict[int, tuple[Change, ...]] = {}
    changed = tuple(_with_changes(hit, store, known) for hit in hits)
    return Found(query, changed, facets(hit.passage.document for hit in pool), len(pool))


def _acts(hits: Sequence[Hit], store: PassageStore) -> dict[int, tuple[str, str]]:
    documents = {hit.passage.document.id: hit.passage.document for hit in hits}
    printed = store.printed_acts(list(documents))
    return {identity: act_of(document, printed.get(identity)) for identity, document in documents.items()}


def _with_changes(hit: Hit, store: PassageStore, known: dict[int, tuple[Change, ...]]) -> Hit:
    document: FoundDocument = hit.passage.document
    if document.id not in known:
        mentions = store.mentions_of(document.number) if document.number else []
        known[document.id] = changes_of(document, mentions, store.raw)
    return replace(hit, changes=touching(known[document.id], hit.passage.address))
