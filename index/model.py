"""What goes into a search and what comes out of it."""

import datetime
from dataclasses import dataclass, field

from ingest.model import Paging, PassageKind, Place, System


@dataclass(frozen=True, slots=True)
class Filters:
    """What the answer must come from. Empty means everywhere; several fields must all hold.

    Text fields match after folding (no accents, no case), so that `tinh uy kon tum` finds Tỉnh ủy Kon Tum.
    """

    documents: tuple[str, ...] = ()
    """Slugs or numbers of documents."""
    issuer: str | None = None
    type: str | None = None
    number: str | None = None
    system: System | None = None
    year: int | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    kinds: tuple[PassageKind, ...] = ()
    """Kinds of passage: header, preamble, body, signature. Headings are never searched by themselves."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it was typed and as it was understood."""

    typed: str
    reading: str
    """What is searched: NFC, lower case if it was all capitals, accents restored where they were missing."""
    expansions: tuple[str, ...] = ()
    """Abbreviations written out: `BHYT` gives `bảo hiểm y tế`."""
    filters: Filters = field(default_factory=Filters)
    """Given by the person and read from the question (a document number) together."""
    literal: bool = False
    """True if the person asked for no reading: the typed words are searched as they stand."""


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document of the library without its text, as lists and citations show it."""

    id: int
    """Inside this library only; `slug` is the identity that lasts."""
    slug: str
    number: str | None
    type: str | None
    title: str | None
    issuer: str | None
    place: str | None
    date: datetime.date | None
    signer: str | None
    role: str | None
    """The signer's own position; `manner` says for whom: `T/M Tỉnh ủy`, `KT. Bộ trưởng`."""
    system: System | None
    sample: bool
    file: str
    sha256: str
    passages: int
    manner: str | None = None
    superior: str | None = None
    meeting: str | None = None
    secrecy: str | None = None
    urgency: str | None = None
    paging: Paging = "none"
    pages: int = 1
    """Pages (sheets, slides) in all, and of these:"""
    ocr_pages: int = 0
    """read by OCR,"""
    waiting_pages: int = 0
    """pictures that wait for OCR,"""
    doubtful_pages: int = 0
    """whose text cannot be trusted for another reason."""


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage of the library. `quote` is its RAW text, `start:end` its place in the raw document."""

    id: int
    document: FoundDocument
    kind: PassageKind
    address: str
    path: tuple[str, ...]
    """Headings above, from the outermost to the nearest."""
    text: str
    page: int | None
    start: int
    end: int
    quote: str
    ocr: float | None = None
    """Lowest confidence of its pages if OCR read it: its figures want a look at the page."""
    places: tuple[Place, ...] = ()
    """Where it stands on its pages."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. `score` orders the hits; `why` says which searches found it and how strongly."""

    passage: FoundPassage
    score: float
    why: dict[str, float]
    """`dense`: cosine; `terms`: BM25 over accented terms; `folded`: BM25 without accents. Absent: not found by it."""
