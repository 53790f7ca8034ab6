"""What reading a file yields: a Document of Pages, Sections and Passages, with its Header.

All spans are code-point offsets into `Document.raw`. For a text file that is the file decoded, not
normalised (a byte-order mark apart); for every other format it is the text that a reader would see in the program
that the file was made with: legacy fonts decoded, automatic numbers written out, its pages joined by form feeds.
"""

import datetime
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from vietnamese.numbers import Comparator

System = Literal["party", "state"]
"""Văn bản của Đảng or văn bản của Nhà nước: two forms with their own number grammar and tree."""

SectionKind = Literal[
    "annex", "part", "chapter", "section", "subsection", "article", "clause", "point",
    "roman", "arabic", "decimal", "letter", "dash", "plus",
]  # fmt: skip
"""State: phụ lục, phần, chương, mục, tiểu mục, điều, khoản, điểm. Party: I, 1, 1.1, a), -, +."""

PassageKind = Literal["header", "preamble", "body", "heading", "signature"]


Paging = Literal["none", "pages", "sheets", "slides"]
"""What the parts of a file are. A format without pages (Word, HTML, plain text) is one part, and nothing in it has a
page number: where Word breaks pages depends on the printer."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page (sheet, slide; the whole of a file without pages): its raw span, and how it was read."""

    number: int
    """From 1."""
    start: int
    end: int
    extractor: str
    """What produced its text: `pypdf`, `pdfium`, `pdfplumber`, `tesseract`, `docx`, `xlsx`, `text`, ….; with ` +
    tcvn3` or ` + vni` if legacy fonts were decoded; `none` if the page waits for OCR."""
    syllables: float | None = None
    """Share of its words that are Vietnamese syllables, 0 to 1 (`ingest.quality`); None if it has too few words."""
    confidence: float | None = None
    """Mean confidence of OCR in its words, 0 to 1; None if its text is not from OCR."""
    name: str | None = None
    """Name of a sheet."""
    margins: tuple[str, ...] = ()
    """Running heads and feet, page numbers and stamps: kept here, not in the text."""
    trouble: str | None = None
    """Why its text cannot be trusted, in words for the person; None if it can."""
    doubtful: tuple[str, ...] = ()
    """Figures that OCR may have misread: `«432037305» hay «432037.305»`."""

    @property
    def waits_for_ocr(self) -> bool:
        """Whether it is a picture that nobody has read yet."""
        return self.extractor == "none"


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a page, in shares (0 to 1) of its width and height from the upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: raw span of its text (empty if it has none), row and column from 0, and how many it spans."""

    start: int
    end: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1

    def moved(self, by: int) -> "Cell":
        """Return the cell with its place in the text moved."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Table:
    """A table in the raw text: one line a row, its cells parted by ` | `; a merged cell stands once, at its first
    place.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]

    def moved(self, by: int) -> "Table":
        """Return the table with its places in the text moved."""
        return Table(self.start + by, self.end + by, tuple(cell.moved(by) for cell in self.cells))


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the person should check in a header: a field that is missing or may be wrong, and why, in Vietnamese."""

    field: str
    """Name of a field of `Header`, or `document` for what concerns the whole."""
    reason: str


@dataclass(frozen=True, slots=True)
class Header:
    """Who issued what, when, under which number. A field that the text does not give is None; `doubts` says why."""

    system: System | None = None
    number: str | None = None
    """Số ký hiệu as printed, blanks removed: `26-NQ/TU`, `30/2020/NĐ-CP`."""
    type: str | None = None
    """Tên loại, capitalised: `Nghị quyết`, `Chỉ thị`, `Nghị định`, `Luật`."""
    issuer: str | None = None
    """Cơ quan ban hành in sentence case: `Tỉnh ủy Kon Tum`, `Chính phủ`, `Quốc hội`."""
    superior: str | None = None
    """Cơ quan chủ quản, printed above the issuer: `Bộ Tài chính` above `Tổng cục Thuế`."""
    place: str | None = None
    date: datetime.date | None = None
    title: str | None = None
    """Trích yếu, one line."""
    meeting: str | None = None
    """Of a resolution of a meeting, as printed: `HỘI NGHỊ LẦN THỨ MƯỜI BẢY …`, `khóa XV, kỳ họp thứ 7`."""
    secrecy: str | None = None
    """Độ mật: `Mật`, `Tối mật`, `Tuyệt mật`."""
    urgency: str | None = None
    """Độ khẩn: `Khẩn`, `Thượng khẩn`, `Hỏa tốc`."""
    signer: str | None = None
    manner: str | None = None
    """For whom and in whose place: `T/M Tỉnh ủy`, `TM. Chính phủ, KT. Thủ tướng`."""
    role: str | None = None
    """The signer's own position: `Bí thư`, `Phó Thủ tướng`."""
    recipients: tuple[str, ...] = ()
    sample: bool = False
    """True for the made-up examples: `VĂN BẢN MẪU` stands in their first line."""
    doubts: tuple[Doubt, ...] = ()


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
    ocr: float | None = None
    """If it was read by OCR, the lowest confidence of its pages; None otherwise."""
    places: tuple[Place, ...] = ()
    """Where it stands on its pages, a rectangle a line; empty where the format has no places."""


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
    """At least one; see `paging`."""
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    paging: Paging = "none"
    tables: tuple[Table, ...] = ()
    references: "tuple[Reference, ...]" = ()
    targets: "tuple[Target, ...]" = ()
    notes: tuple[str, ...] = ()
    """What the person should know about the reading: pages that failed, tracked changes left out."""


Certainty = Literal["certain", "ambiguous", "rejected"]


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that a document sets as an aim (chỉ tiêu): what is to be how much, by when, where."""

    ordinal: int
    indicator: str
    """As a person would say it, with what it takes over from the text before."""
    comparator: Comparator
    value: Decimal
    """As printed, in `unit`; the lower end of a range."""
    upper: Decimal | None
    unit: str | None
    """As written: `tỷ đồng`, `% GDP`; None for an index."""
    unit_norm: str | None
    """Its normal name, scale included: `VND_billion`, `percent_of_gdp`, `rank`; None if no table knows it."""
    amount: Decimal | None
    """The value with its scale applied: 2100000000000 for `2.100 tỷ đồng`; None if the unit is not known."""
    direction: Literal["level", "increase", "decrease"]
    """Whether the value is where to come to (giảm còn 3%) or a change (giảm 3%, thêm 5 xã)."""
    period: str | None
    inherited_period: bool
    """True if the period stands in a heading, or the text before, and not in the clause."""
    deadline: datetime.date | None
    """The last day, if the words set one: `đến năm 2030` is 31 December 2030."""
    scope: str | None
    """The place or group that it speaks of."""
    section: int | None
    """Ordinal of the section."""
    start: int
    """Of the clause, or of the table's row."""
    end: int
    value_start: int
    value_end: int
    table: tuple[int, int, int] | None = None
    """Table, row and column, each from 0."""
    certainty: Certainty = "certain"
    reason: str | None = None
    """Why it is doubtful or rejected, in words for the person."""


ReferenceKind = Literal["document", "law", "programme", "congress", "internal"]

Relation = Literal[
    "căn cứ", "thực hiện", "sửa đổi", "bổ sung", "thay thế", "bãi bỏ", "hết hiệu lực", "kèm theo", "sơ kết", "tổng kết",
    "dẫn chiếu",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of another document, or of a place in this one. A part that the text does not give is None."""

    ordinal: int
    kind: ReferenceKind
    """`document`: by number, also a charter or treaty by name; `law`: by name or number, the Constitution too;
    `internal`: a place without a document, or in "Nghị định này"."""
    start: int
    end: int
    number: str | None = None
    """Số ký hiệu in its normal form, `23-NQ/TU`; only its numeral (`57`) where the text gives no more."""
    type: str | None = None
    name: str | None = None
    """Of a law, a programme or a congress, in the writing of the text."""
    year: int | None = None
    date: datetime.date | None = None
    issuer: str | None = None
    """As written."""
    pinpoints: tuple[tuple[str, ...], ...] = ()
    """The places meant, each from the outermost inwards in the writing of section labels: (("Điều 7", "Khoản 2",
    "điểm a"), …). `Điều này` stands for the one that the reference is in."""
    relation: Relation = "dẫn chiếu"
    """What this document does to, or says of, the one that is meant."""
    certainty: Certainty = "certain"
    reason: str | None = None
    """Why it is ambiguous or rejected, in words for the person."""
    resolves_to: str | None = None
    """`self`, or the number of the act that the rest of this text shows to be meant; None where it does not."""
