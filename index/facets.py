"""How the passages found are spread: counts by issuer, type, year, place and system, to narrow a search by.

Counted over the best passages that the searches found, not over all that share a word with the question: in a hybrid
search every passage has some score, and only the best ones mean something.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from index.model import FoundDocument

Facet = Literal["issuer", "type", "year", "place", "system"]

_VALUES: dict[Facet, Callable[[FoundDocument], str | None]] = {
    "issuer": lambda document: document.issuer,
    "type": lambda document: document.type,
    "year": lambda document: str(document.date.year) if document.date else None,
    "place": lambda document: document.place,
    "system": lambda document: document.system,
}


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value and how often it was found; `value` None stands for documents that do not say it."""

    value: str | None
    passages: int
    documents: int


def facets(found: Iterable[FoundDocument]) -> Mapping[Facet, tuple[FacetCount, ...]]:
    """Return the counts of each facet, the most frequent value first, the unknown last.

    Args:
        found: The document of each passage found, as often as passages of it were.
    """
    each = list(found)
    passages = Counter(document.id for document in each)
    documents = {document.id: document for document in each}
    return {facet: _counts(documents, passages, value) for facet, value in _VALUES.items()}


def _counts(
    documents: Mapping[int, FoundDocument], passages: Counter[int], value: Callable[[FoundDocument], str | None]
) -> tuple[FacetCount, ...]:
    by_value: dict[str | None, list[int]] = {}
    for identity, document in documents.items():
        by_value.setdefault(value(document), []).append(identity)
    counts = [FacetCount(name, sum(passages[i] for i in ids), len(ids)) for name, ids in by_value.items()]
    return tuple(sorted(counts, key=lambda count: (count.value is None, -count.passages, count.value or "")))
