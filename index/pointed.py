"""Passages that a question points at, whatever their words: the place that it names, the signature it asks about.

1. Only where documents are chosen or named, and few (`DOCUMENTS`): “điều 5” of a whole library is no place.
2. `Điều 10 khoản 2 nghị định 32`: the passages at that address. Their words are met better by passages that cite them.
3. `ai ký …`, `bí thư … là ai`: the signatures.

They are candidates beside those of the searches, and stand before them.
"""

import re

from index.model import FoundPassage, Query
from index.passage_store import PassageStore, Scope
from index.pinpoint import matches

DOCUMENTS = 20
_MOST = 100
_SIGNER = re.compile(
    r"(?<!\w)(?:(?:do )?ai (?:là người |đã |đứng ra )?ký|người (?:nào )?ký|ký bởi ai"
    r"|(?:bí thư|chủ tịch|bộ trưởng|thủ tướng|chánh văn phòng|giám đốc|thứ trưởng)(?:\s[^\W\d_]+){0,8} là ai)(?!\w)",
    re.IGNORECASE,
)


def pointed_at(query: Query, store: PassageStore, scope: Scope) -> list[int]:
    """Return the ids of the passages that the question points at; nothing if it points nowhere."""
    if scope.documents is None or len(scope.documents) > DOCUMENTS or not points(query):
        return []
    return [
        identity
        for identity, kind, address in store.addresses(scope.documents)
        if _is_meant(query, kind, address) and (not query.filters.kinds or kind in query.filters.kinds)
    ][:_MOST]


def points(query: Query) -> bool:
    """Return whether the question points at a place or a signature."""
    return query.pinpoint is not None or bool(_SIGNER.search(query.reading))


def is_pointed_at(query: Query, passage: FoundPassage) -> bool:
    """Return whether a passage is one that the question points at."""
    return _is_meant(query, passage.kind, passage.address)


def _is_meant(query: Query, kind: str, address: str) -> bool:
    if query.pinpoint is not None:
        return matches(query.pinpoint, address)
    return kind == "signature" and bool(_SIGNER.search(query.reading))
