"""What `targets --json` and `references --json` print, by the rules of `shapes`.

1. A figure is a string: a decimal number with a point, exactly as read, which a float would not be.
2. Each item has its words and its place, so that nobody needs the whole text to check it.
3. What was left out is counted.
"""

import datetime
from collections.abc import Sequence
from decimal import Decimal

from library import DocumentView, FoundDocument, Link, Reference, Target, links, standing
from shapes import Shape, document


def targets(view: DocumentView, shown: Sequence[Target]) -> Shape:
    """Shape those targets of a document that are asked for."""
    return {
        "document": document(view.document),
        "targets": [_target(view, target) for target in shown],
        "left_out": len(view.targets) - len(shown),
    }


def references(view: DocumentView, shown: Sequence[Reference], documents: Sequence[FoundDocument]) -> Shape:
    """Shape those references of a document that are asked for; `documents` are all of the library."""
    linked = links(view, documents)
    return {
        "document": document(view.document),
        "references": [_reference(view, reference, linked[reference.ordinal]) for reference in shown],
        "left_out": len(view.references) - len(shown),
    }


def _target(view: DocumentView, target: Target) -> Shape:
    return {
        "ordinal": target.ordinal,
        "indicator": target.indicator,
        "comparator": target.comparator,
        "value": _exact(target.value),
        "upper": _exact(target.upper),
        "unit": target.unit,
        "unit_norm": target.unit_norm,
        "amount": _exact(target.amount),
        "direction": target.direction,
        "period": target.period,
        "inherited_period": target.inherited_period,
        "deadline": _day(target.deadline),
        "scope": target.scope,
        "certainty": target.certainty,
        "reason": target.reason,
        "section": target.section,
        **_place(view, target.start, target.end, doubted=(target.value_start, target.value_end)),
        "value_start": target.value_start,
        "value_end": target.value_end,
        "cell": _cell(target.table),
    }


def _reference(view: DocumentView, reference: Reference, linked: Link) -> Shape:
    return {
        "ordinal": reference.ordinal,
        "kind": reference.kind,
        "relation": reference.relation,
        "number": reference.number,
        "type": reference.type,
        "name": reference.name,
        "year": reference.year,
        "date": _day(reference.date),
        "issuer": reference.issuer,
        "pinpoints": [" › ".join(place) for place in reference.pinpoints],
        "certainty": reference.certainty,
        "reason": reference.reason,
        "resolves_to": reference.resolves_to,
        "library": {
            "status": linked.status,
            "documents": [found.slug for found in linked.documents],
            "confirmed": linked.confirmed,
        },
        **_place(view, reference.start, reference.end),
    }


def _place(view: DocumentView, start: int, end: int, *, doubted: tuple[int, int] | None = None) -> Shape:
    """Where a span stands; `doubted` is the part of it that must be read right."""
    found = standing(view, *(doubted or (start, end)))
    return {
        "address": found.address,
        "page": found.page,
        "start": start,
        "end": end,
        "quote": view.raw[start:end],
        "ocr": None if found.ocr is None else round(found.ocr, 4),
        "caution": found.caution,
    }


def _cell(place: tuple[int, int, int] | None) -> Shape | None:
    return dict(zip(("table", "row", "column"), place, strict=True)) if place else None


def _exact(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _day(date: datetime.date | None) -> str | None:
    return date.isoformat() if date else None
