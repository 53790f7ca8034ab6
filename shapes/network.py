"""What `references`, `wanted` and `network` print with --json, by the rules of `shapes`.

1. A mention has its words, its sentence and its place, so that nobody needs the whole text to check it, and the link
   that opens it in the app.
2. A document that the library lacks has the id that it has in the whole network, and what is known of it.
"""

from collections.abc import Sequence

import shapes
from library import Mention, Node, Reference, References, Subnet, Wanted, opening
from shapes import Shape, document
from shapes.citations import change


def references(found: References, shown: Sequence[Mention]) -> Shape:
    """Shape what a document cites, those of its mentions that are asked for, and who cites it."""
    return {
        "document": document(found.document),
        "references": [mention(one) for one in shown],
        "left_out": len(found.cites) - len(shown),
        "missing": [node(one) for one in found.missing],
        "cited_by": [_citing(one) for one in found.cited_by],
        "changes": [change(one) for one in found.changes],
    }


def wanted(items: Sequence[Wanted], total: int) -> Shape:
    """Shape what is cited but missing; `total` is how many there are, shown or not."""
    return {"wanted": [_wanted(item) for item in items], "left_out": total - len(items)}


def network(part: Subnet) -> Shape:
    """Shape a part of the network."""
    return {
        "center": part.center,
        "nodes": [node(one) for one in part.nodes],
        "mentions": [_citing(one) for one in part.mentions],
    }


def node(one: Node) -> Shape:
    """Shape a document of the network."""
    return {
        "id": one.id,
        "in_library": one.document is not None,
        "number": one.number,
        "type": one.type,
        "name": one.name,
        "date": shapes.day(one.date),
        "year": one.year,
        "issuer": one.issuer,
        "sample": one.document.sample if one.document else None,
        "certain": one.certain,
        "one_of_several": one.one_of_several,
        "copies": [found.slug for found in one.copies],
    }


def mention(one: Mention) -> Shape:
    """Shape a mention of a document."""
    reference, edge = one.edge.reference, one.edge
    return {
        **_said(reference),
        "library": {
            "status": edge.link.status,
            "documents": [found.slug for found in edge.link.documents],
            "confirmed": edge.link.confirmed,
            "copies": [found.slug for found in edge.link.copies],
        },
        "targets": list(edge.targets),
        "address": one.place.address,
        "page": one.place.page,
        "start": reference.start,
        "end": reference.end,
        "quote": one.quote,
        "sentence": one.sentence,
        "ocr": shapes.rounded(one.place.ocr),
        "caution": one.place.caution,
        "link": opening(edge.source, (reference.start, reference.end)),
    }


def _said(reference: Reference) -> Shape:
    return {
        "ordinal": reference.ordinal,
        "kind": reference.kind,
        "relation": reference.relation,
        "number": reference.number,
        "type": reference.type,
        "name": reference.name,
        "year": reference.year,
        "date": shapes.day(reference.date),
        "issuer": reference.issuer,
        "pinpoints": [" › ".join(place) for place in reference.pinpoints],
        "certainty": reference.certainty,
        "reason": reference.reason,
        "resolves_to": reference.resolves_to,
    }


def _citing(one: Mention) -> Shape:
    return {
        "document": one.by.slug,
        "document_number": one.by.number,
        "document_type": one.by.type,
        "document_date": shapes.day(one.by.date),
        **mention(one),
    }


def _wanted(item: Wanted) -> Shape:
    return {
        "node": node(item.node),
        "documents": item.documents,
        "relations": [{"relation": relation, "mentions": count} for relation, count in item.relations],
        "near": [found.slug for found in item.near],
        "mentions": [_citing(one) for one in item.mentions],
    }
