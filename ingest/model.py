"""What reading a file yields: a Document of Pages, Sections and Passages, with its Header.

All spans are code-point offsets into `Document.raw`. For a text file that is the file decoded, not
normalised (a byte-order mark apart); for a PDF it is the extracted text of its pages joined by form feeds.
"""

import datetime
from dataclasses import dataclass
from typing import Literal

System = Literal["party", "state"]
"""Văn bản của Đảng or văn bản của Nhà nước: two forms with their own number grammar and tree."""

SectionKind = Literal[
    "annex", "part", "chapter", "section", "subsection", "article", "clause", "point",
    "roman", "arabic", "decimal", "letter", "dash", "plus",
]  # fmt: skip
"""State: phụ lục, phần, chương, mục, tiểu mục, điều, khoản, điểm. Party: I, 1, 1.1, a), -, +."""

PassageKind = Literal["header", "preamble", "body", "heading", "signature"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: 1-based number, raw span, and which reader produced its text."""

    number: int
    start: int
    end: int
    extractor: str


@dataclass(frozen=True, slots=True)
class Header:
    """Who issued what, when, under which number. A field that the text does not give is None."""

    system: System | None = None
    number: str | None = None
    """Số ký hiệu as printed, blanks removed: `26-NQ/TU`, `30/2020/NĐ-CP`."""
    type: str | None = None
    """Tên loại, capitalised: `Nghị quyết`, `Chỉ thị`, `Nghị định`, `Luật`."""
    issuer: str | None = None
    """Cơ quan ban hành in sentence case: `Tỉnh ủy Kon Tum`, `Chính phủ`, `Quốc hội`."""
    place: str | None = None
    date: datetime.date | None = None
    title: str | None = None
    """Trích yếu, one line."""
    signer: str | None = None
    role: str | None = None
    """Position and manner of signing: `T/M Tỉnh ủy, Bí thư`."""
    recipients: tuple[str, ...] = ()
    sample: bool = False
    """True for the made-up examples: `VĂN BẢN MẪU` stands in their first line."""


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the tree. `start:end` covers the node with all below it, `start:heading_end` its head."""

    ordinal: int
    parent: int | None
    kind: SectionKind
    label: str
    """As it goes into an address: `II`, `1.1`, `gạch 3`, `Điều 5`, `Khoản 2`, `điểm a`."""
    heading: str
    """Clean text of the heading line, empty for a leaf that is all content (a dash, a plain clause)."""
    address: tuple[str, ...]
    start: int
    heading_end: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """What is searched and cited. It never mixes two leaves of the tree."""

    ordinal: int
    section: int | None
    """Ordinal of the section that it belongs to; None for header, preamble and signature."""
    kind: PassageKind
    text: str
    """CLEAN text: NFC, legacy fonts decoded, odd blanks gone. Parsed and embedded, never shown."""
    context: str
    """Document title and headings above, for the embedder and as extra terms."""
    address: str
    """`26-NQ/TU › II › 1 › 1.1 › gạch 3`."""
    page: int | None
    """1-based; None where the format has no pages (a text file)."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file understood. `slug` is its readable identity: `26-nq-tu.kon-tum.2024-10-22`."""

    slug: str
    sha256: str
    file: str
    """The file's name as it was given, without its folder."""
    raw: str
    header: Header
    pages: tuple[Page, ...]
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
