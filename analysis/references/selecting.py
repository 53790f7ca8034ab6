"""Which part of the network is wanted: by relation, type, issuer and years; which mentions mean a provision."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.references.model import Edge, Node
from errors import BadQuestion
from index.model import Pinpoint
from index.pinpoint import matches, read_pinpoint
from ingest.model import Relation
from vietnamese.forms import fold


@dataclass(frozen=True, slots=True)
class Selection:
    """What a part of the network is to hold. Empty means everything; several fields must all hold.

    A document that does not say what a field asks for is left out.
    """

    relations: tuple[Relation, ...] = ()
    type: str | None = None
    issuer: str | None = None
    """Or a part of its name; compared without accents and case, as the type is."""
    since: int | None = None
    """First and last year of issue."""
    until: int | None = None
    missing: bool = True
    """Whether documents that the library lacks are in it."""

    def holds(self, node: Node) -> bool:
        """Return whether a document is wanted."""
        return (
            (self.missing or node.document is not None)
            and (self.type is None or fold(node.type or "") == fold(self.type))
            and (self.issuer is None or fold(self.issuer) in fold(node.issuer or ""))
            and (self.since is None or (node.year or 0) >= self.since)
            and (self.until is None or (node.year is not None and node.year <= self.until))
        )


def meaning(provision: str | None, edges: Iterable[Edge]) -> list[Edge]:
    """Return the mentions that mean a provision, or a part of it; all if none is given.

    Args:
        provision: As an address has it (`Điều 5 › Khoản 2`, `II › 1`) or as people type it (`khoản 2 điều 5`).
        edges: Mentions of one document.

    Raises:
        BadQuestion: It names no place.
    """
    if provision is None:
        return list(edges)
    parts = tuple(part.strip() for part in re.split(r"[›>]", provision) if part.strip())
    read = read_pinpoint(provision) if len(parts) == 1 else None
    if not parts:
        raise BadQuestion("Chưa nêu điều khoản nào. Ví dụ: «Điều 5 > Khoản 2».")
    place = read[2] if read else Pinpoint(parts)
    return [
        edge
        for edge in edges
        if any(matches(place, " › ".join(("", *pinpoint))) for pinpoint in edge.reference.pinpoints)
    ]
