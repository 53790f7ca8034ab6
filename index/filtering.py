"""Filters -> whether they let a document through.

1. Text fields match after folding (no accents, no case) and anywhere in the value, so that `tinh uy kon tum` finds Tỉnh
   ủy Kon Tum; a number or slug is compared without blanks, as people may type it: 26 - nq/tu for 26-NQ/TU.
2. An issuer may be typed short: UBND tỉnh Lào Cai. A body of the centre is only itself: the Government (Chính phủ) is
   not its Prime Minister (Thủ tướng Chính phủ), whose name ends in it, but may issue together with others.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import fields

from index.model import Filters, FoundDocument
from ingest.form.issuers import CENTRAL
from vietnamese.abbreviations import STANDARD
from vietnamese.forms import fold

_CENTRAL = frozenset(map(fold, CENTRAL))


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
        issuers = _written_out(filters.issuer)
        tests.append(lambda d: any(is_issuer(issuer, d.issuer) for issuer in issuers))
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


def is_issuer(name: str, issuer: str | None) -> bool:
    """Return whether a name, folded, is that of an issuer or within it; of a central body, whether it is that body."""
    bodies = fold(issuer or "")
    # FOLD leaves no blanks around the hyphen that joins bodies.
    return name in bodies and (name not in _CENTRAL or any(body.startswith(name) for body in bodies.split("-")))


def _written_out(issuer: str) -> list[str]:
    """The name as it is typed, and with an abbreviation written out; folded."""
    full = (issuer.replace(name, form) for name, forms in STANDARD.expand(issuer) for form in forms)
    return [fold(issuer), *map(fold, full)]


_NAMES = {
    "documents": "văn bản", "issuer": "cơ quan ban hành", "type": "loại văn bản", "number": "số ký hiệu",
    "system": "hệ thống", "year": "năm ban hành", "since": "từ ngày", "until": "đến ngày", "kinds": "phần của văn bản",
}  # fmt: skip


def emptied_by(filters: Filters, documents: Sequence[FoundDocument]) -> tuple[str, ...]:
    """Return, in words for the person, the filters that leave nothing of these documents.

    Those that leave nothing by themselves; if each alone leaves something, all of them, for it is their sum.
    """
    chosen = {field.name: value for field in fields(Filters) if (value := getattr(filters, field.name))}
    alone = [
        name
        for name, value in chosen.items()
        if (lets_through := predicate(Filters(**{name: value}))) and not any(map(lets_through, documents))
    ]
    return tuple(f"{_NAMES[name]} {_said(chosen[name])}" for name in alone or chosen)


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(f"«{one}»" for one in value)
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    return str(value) if isinstance(value, int) else f"«{value}»"


def _compact(name: str) -> str:
    return "".join(fold(name).split())
