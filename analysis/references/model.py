"""The network of documents as it is handed on: documents, mentions, what is wanted."""

import datetime
from dataclasses import dataclass

from index.links import Link
from index.model import Change, FoundDocument
from index.standing import Standing
from ingest.model import Reference, Relation


@dataclass(frozen=True, slots=True)
class Node:
    """A document of the network: one of the library, or one that is only cited."""

    id: str
    """The slug of a document of the library; `?` and what is known of one that is missing: `?26-ct/tw.2018-11-09`."""
    document: FoundDocument | None
    """None if the library lacks it; then the rest is what most mentions say of it, and None where none says it."""
    number: str | None
    type: str | None
    name: str | None
    """Title of a document of the library; name by which a law or a programme is cited."""
    date: datetime.date | None
    year: int | None
    issuer: str | None
    certain: bool = True
    """False if only doubtful mentions speak of it."""
    one_of_several: bool = False
    """True if its mentions give no day, and others of the same number or name mean more than one document."""
    copies: tuple[FoundDocument, ...] = ()
    """Other files of its act in the library."""

    @classmethod
    def of(cls, document: FoundDocument, copies: tuple[FoundDocument, ...] = ()) -> "Node":
        """Return the node of a document of the library."""
        return cls(
            id=document.slug,
            document=document,
            number=document.number,
            type=document.type,
            name=document.title,
            date=document.date,
            year=document.date.year if document.date else None,
            issuer=document.issuer,
            copies=copies,
        )


@dataclass(frozen=True, slots=True)
class Edge:
    """One mention of a document in another one, as far as it could be resolved."""

    source: str
    """Slug of the document that it stands in."""
    targets: tuple[str, ...]
    """Ids of what is meant: one; the candidates where several fit (`link.status`); none where nothing can be told."""
    reference: Reference
    link: Link
    act: str
    """Id of the node that its document is in the graph: of several files of one act only the best is."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An edge with its evidence."""

    edge: Edge
    by: FoundDocument
    place: Standing
    """Address and page, and whether OCR read it."""
    quote: str
    """RAW words of the mention: `raw[reference.start : reference.end]`."""
    start: int
    """Place in the RAW text of the sentence around it, cut where it is very long."""
    sentence: str
    """Its RAW text."""


@dataclass(frozen=True, slots=True)
class References:
    """What one document cites, who cites it, and what later ones did to it."""

    document: FoundDocument
    cites: tuple[Mention, ...]
    """In the order of its text: also places within itself, what is unresolved, what was rejected."""
    cited_by: tuple[Mention, ...]
    """The newest citing document first, each in the order of its text; also those that may mean another one."""
    changes: tuple[Change, ...]
    missing: tuple[Node, ...]
    """The documents that it cites and that the library lacks."""


@dataclass(frozen=True, slots=True)
class Subnet:
    """A part of the network, or all of it."""

    center: str | None
    """Id of the document in whose neighbourhood it lies; None for a part that was chosen otherwise."""
    nodes: tuple[Node, ...]
    mentions: tuple[Mention, ...]
    """Only those whose document and at least one target are among the nodes."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that is cited, but that the library lacks."""

    node: Node
    documents: int
    """How many documents cite it."""
    relations: tuple[tuple[Relation, int], ...]
    """What they do with it, each with the number of mentions, the most frequent first."""
    mentions: tuple[Mention, ...]
    """Where: the newest citing document first."""
    near: tuple[FoundDocument, ...] = ()
    """Documents of the library of the same number, whose day or place speaks against them."""
