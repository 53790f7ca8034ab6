"""Filters -> whether they let a document through.

Text fields match after folding (no accents, no case) and anywhere in the value, so that `tinh uy kon tum` finds Tỉnh ủy
Kon Tum; a number or slug is compared without blanks, as people may type it: 26 - nq/tu for 26-NQ/TU.
"""

from collections.abc import Callable

from index.model import Filters, FoundDocument
from vietnamese.forms import fold


def predicate(filters: Filters) -> Callable[[FoundDocument], bool] | None:
    """Return what tells whether a document may be searched, None if every one may."""
    tests: list[Callable[[FoundDocument], bool]] = []
    if filters.documents:
        names = {_compact(name) for name in filters.documents}
        tests.append(lambda d: d.slug in names or bool(d.number and _compact(d.number) in names))
    if filters.number:
        number = _compact(filters.number)
        tests.append(lambda d: bool(d.number) and _compact(d.number or "") == number)
    if filters.issuer:
        issuer = fold(filters.issuer)
        tests.append(lambda d: issuer in fold(d.issuer or ""))
    if filters.type:
        kind = fold(filters.type)
        tests.append(lambda d: kind in fold(d.type or ""))
    if filters.system:
        tests.append(lambda d: d.system == filters.system)
    if filters.year:
        tests.append(lambda d: d.date is not None and d.date.year == filters.year)
    if since := filters.since:
        tests.append(lambda d: d.date is not None and d.date >= since)
    if until := filters.until:
        tests.append(lambda d: d.date is not None and d.date <= until)
    return (lambda document: all(test(document) for test in tests)) if tests else None


def _compact(name: str) -> str:
    return "".join(fold(name).split())
