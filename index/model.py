"""What goes into a search and what comes out of it."""

import datetime
from dataclasses import dataclass, field
from typing import Literal

from ingest.model import Paging, PassageKind, Place, Relation, System

UnderstoodKind = Literal[
    "capitals", "telex", "tone", "accents", "phrase", "pinpoint", "document", "issuer", "type", "year", "number",
    "abbreviation", "place", "english",
]  # fmt: skip
"""What can be read into a question, in the order in which it is read."""


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
class Understood:
    """One thing that was read into a question; the person sees it and can take its kind off."""

    kind: UnderstoodKind
    typed: str
    """The words that it was read from."""
    read: str
    """What they were read as, in words for the person."""
    filter: str | None = None
    """Name of the field of Filters that it set, None if it set none."""


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A place within a document that a question names: `điểm a khoản 2 Điều 5`."""

    parts: tuple[str, ...]
    """From the outermost inwards, in the writing of addresses: `Điều 5`, `Khoản 2`, `điểm a`."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it was typed and as it was understood."""

    typed: str
    reading: str
    """What is searched: NFC, lower case if it was all capitals, accents restored where they were missing."""
    expansions: tuple[str, ...] = ()
    """What is searched beside it: abbreviations written out (`BHYT` gives `bảo hiểm y tế`) and the other way round,
    figures in another notation, other names of a province, the words of an English question in Vietnamese."""
    filters: Filters = field(default_factory=Filters)
    """Given by the person and read from the question (a document number) together."""
    literal: bool = False
    """True if the person asked for no reading: the typed words are searched as they stand."""
    phrases: tuple[str, ...] = ()
    """What stands in quotes: a passage must hold it, with its accents if it was typed with any, else folded."""
    pinpoint: Pinpoint | None = None
    """Passages at this place are preferred (`index.pinpoint.matches`)."""
    understood: tuple[Understood, ...] = ()
    """What was read into the question, for the person to see and to take off."""
    topic: str = ""
    """The reading without the words that became filters: in a document that is named its name tells nothing."""

    @property
    def searched(self) -> str:
        """The words that are searched: the topic where one was told from the rest, else the whole reading."""
        return self.topic or self.reading


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
class Change:
    """What a later document did to an act or to parts of it."""

    relation: Relation
    by: FoundDocument
    since: datetime.date | None
    """From which day, as far as the changing document tells; else its own date."""
    whole: bool
    """Whether it is said of the whole act; else of `pinpoints`, or of some words in it where these are empty."""
    pinpoints: tuple[tuple[str, ...], ...]
    quote: str
    """The line of the changing document that says so."""
    start: int
    end: int
    """Place of the reference in the RAW text of `by`."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. `score` orders the hits; `why` says which searches found it and how strongly."""

    passage: FoundPassage
    score: float
    why: dict[str, float]
    """`dense`: cosine; `terms`: BM25 over accented terms; `folded`: BM25 without accents. Absent: not found by it."""
    variants: tuple[FoundPassage, ...] = ()
    """The same words in other versions of the act: another file of it, a consolidated text."""
    changes: tuple[Change, ...] = ()
    """What replaced, repealed or amended it, as far as the library can tell."""
