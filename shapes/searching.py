"""What `search --json` and `similar --json` print, by the rules of `shapes`."""

from collections.abc import Mapping, Sequence

from library import Coverage, Facet, FacetCount, Found, FoundPassage, Hit, Query, citation_of, snippet
from shapes import Shape, coverage, query, rounded
from shapes.citations import change, citation


def search(found: Found, searched: Coverage, seconds: float) -> Shape:
    """Shape the passages found, best first or newest first."""
    return {
        "question": found.query.typed,
        "reading": found.query.reading,
        "query": query(found.query),
        "hits": [_hit(hit, found.query) for hit in found.hits],
        "facets": _facets(found.facets),
        "among": found.among,
        "emptied_by": list(found.emptied_by),
        "coverage": coverage(searched),
        "seconds": round(seconds, 4),
    }


def _hit(hit: Hit, read: Query) -> Shape:
    why = {name: rounded(hit.why.get(name)) for name in ("dense", "terms", "folded")}
    shown = snippet(hit.passage.quote, read)
    marks = [{"start": mark.start, "end": mark.end, "exact": mark.exact} for mark in shown.marks]
    return citation(citation_of(hit.passage)) | {
        "kind": hit.passage.kind,
        "score": round(hit.score, 4),
        "why": why,
        "snippet": {"start": shown.start, "end": shown.end, "marks": marks},
        "variants": [_variant(variant) for variant in hit.variants],
        "changes": [change(made) for made in hit.changes],
    }


def _variant(passage: FoundPassage) -> Shape:
    return {
        "document": passage.document.slug,
        "number": passage.document.number,
        "file": passage.document.file,
        "address": passage.address,
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "ocr": rounded(passage.ocr),
    }


def _facets(counted: Mapping[Facet, Sequence[FacetCount]]) -> Shape:
    return {
        facet: [{"value": one.value, "passages": one.passages, "documents": one.documents} for one in counts]
        for facet, counts in counted.items()
    }
