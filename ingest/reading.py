"""What every reader of a format takes and gives, so that `ingest.read` can treat them alike.

    def read(data: bytes, name: str, options: ReadingOptions) -> Reading

A reader raises `UnreadableFile` when nothing can be had from the file. What fails in part (a page, a sheet) becomes a
`PageText` with its `trouble`, and the rest goes on. Text is given as a person sees it in the program that the file
was made with: legacy fonts decoded, automatic numbers written out, blocks parted by newlines, table rows as `Table`
says.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ingest.model import Paging, Table


@dataclass(frozen=True, slots=True)
class Limits:
    """Beyond these a file is a mistake or an attack; each is a setting."""

    megabytes: int = 200
    """Size of a file, and of all that a ZIP holds."""
    pages: int = 5_000
    characters: int = 20_000_000
    """The longest code has 5 million."""
    ratio: int = 200
    """Unpacked to packed size of a part of a ZIP, a DOCX, an XLSX; 1,000 blanks pack at 1:100."""
    seconds: int = 180
    """Without any progress (a page done counts as progress)."""
    memory_megabytes: int = 3_072


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How files are to be read."""

    limits: Limits = field(default_factory=Limits)
    ocr: bool = True
    """Read pictures of pages now if tesseract is there; False leaves them for `nghiquyet ocr`."""
    on_page: Callable[[int, int], None] = lambda done, total: None
    """Told after each page that takes time: pages done, pages in all."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a page's text, `start:end`, and its box in shares of the page from the upper left corner."""

    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float

    def moved(self, by: int) -> "Word":
        """Return the word with its place in the text moved."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class PageText:
    """A page (sheet, slide; the whole of a file without pages) as read. Fields as in `ingest.model.Page`; the spans of
    tables and words are places in `text`.
    """

    text: str
    extractor: str
    confidence: float | None = None
    name: str | None = None
    margins: tuple[str, ...] = ()
    trouble: str | None = None
    doubtful: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read."""

    pages: tuple[PageText, ...]
    paging: Paging
    notes: tuple[str, ...] = ()
