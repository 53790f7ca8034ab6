"""What `chain --json` prints, by the rules of `shapes`."""

import shapes
from library import Carried, CarriedIn, Chain, ChainStep, Level, change_text, opening
from shapes import Shape, document
from shapes.network import mention, node
from shapes.targets import target


def chain(found: Chain) -> Shape:
    """Shape a chain."""
    return {
        "document": document(found.document),
        "level": level(found.level),
        "up": [_step(one) for one in found.up],
        "down": [_step(one) for one in found.down],
        "basis": [mention(one) for one in found.basis],
        "cycles": [list(one) for one in found.cycles],
        "deeper": found.deeper,
        "targets": None if found.targets is None else [_carried(one) for one in found.targets],
    }


def level(one: Level) -> Shape:
    """Shape where a document stands."""
    return {"tier": one.tier, "side": one.side, "role": one.role}


def _step(one: ChainStep) -> Shape:
    return {
        "kind": one.kind,
        "depth": one.depth,
        "above": node(one.above.node) | {"level": level(one.above.level)},
        "below": node(one.below.node) | {"level": level(one.below.level)},
        "document": one.by.slug,
        "reported": one.reported,
        "quote": one.quote,
        "address": one.place.address,
        "page": one.place.page,
        "start": one.start,
        "end": one.end,
        "ocr": shapes.rounded(one.place.ocr),
        "caution": one.place.caution,
        "certain": one.certain,
        "doubt": one.doubt,
        "link": opening(one.by.slug, (one.start, one.end)),
    }


def _carried(one: Carried) -> Shape:
    return {
        "target": target(one.row, None),
        "status": one.status,
        "documents": [_carried_in(one, other) for other in one.documents],
    }


def _carried_in(carried: Carried, one: CarriedIn) -> Shape:
    place, span = one.place, (one.start, one.end)
    changed = change_text(one.change, carried.row.target, one.row.target) if one.change and one.row else None
    return {
        "document": one.document.slug,
        "number": one.document.number,
        "status": one.status,
        "target": target(one.row, None) if one.row else None,
        "change": changed,
        "quote": one.quote,
        "address": place.address if place else None,
        "page": place.page if place else None,
        "start": one.start,
        "end": one.end,
        "ocr": shapes.rounded(place.ocr) if place else None,
        "cautions": list(one.cautions),
        "link": opening(one.document.slug, (span[0], span[1])) if span[0] is not None and span[1] is not None else None,
    }
