"""What `validity --json` prints, by the rules of `shapes`."""

import shapes
from library import Evidence, Successor, Validity, opening
from shapes import Shape, day, document


def validity(found: Validity) -> Shape:
    """Shape whether a document is in force."""
    return {
        "document": document(found.document),
        "at": day(found.at),
        "address": found.address,
        "status": found.status,
        "since": day(found.since),
        "until": day(found.until),
        "reason": found.reason,
        "own": [evidence(one) for one in found.own],
        "changes": [evidence(one) for one in found.changes],
        "reports": [evidence(one) for one in found.reports],
        "succession": [_successor(one) for one in found.succession],
        "conflicts": list(found.conflicts),
        "cautions": list(found.cautions),
        "needed": list(found.needed),
        "newest": day(found.newest),
    }


def evidence(one: Evidence) -> Shape:
    """Shape a sentence that tells of validity."""
    return {
        "says": one.says,
        "document": one.by.slug,
        "number": one.by.number,
        "relation": one.relation,
        "day": day(one.day),
        "whole": one.whole,
        "places": [" › ".join(place) for place in one.places],
        "exception": one.exception,
        "quote": one.quote,
        "lead": one.lead,
        "address": one.place.address,
        "page": one.place.page,
        "start": one.start,
        "end": one.end,
        "ocr": shapes.rounded(one.place.ocr),
        "caution": one.place.caution,
        "certain": one.certain,
        "assumed": one.assumed,
        "doubt": one.doubt,
        "named": one.named,
        "link": opening(one.by.slug, (one.start, one.end)),
    }


def _successor(one: Successor) -> Shape:
    return {"document": one.document.slug, "by": one.by.slug, "evidence": evidence(one.evidence)}
