"""A document as a reader sees it: all that the library keeps of it, and how it was read in words."""

from collections import Counter
from dataclasses import dataclass

from index.model import FoundDocument, FoundPassage
from index.queries import Queries
from ingest.model import Doubt, Page, Reference, Section, Table, Target


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with all that a reader shows. Spans are places in `raw`."""

    document: FoundDocument
    recipients: tuple[str, ...]
    raw: str
    pages: tuple[Page, ...]
    """How each page was read; one for all of it where the format has no pages."""
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    """What is to be known of the reading as a whole."""
    sections: tuple[Section, ...]
    passages: tuple[FoundPassage, ...]
    references: tuple[Reference, ...] = ()
    targets: tuple[Target, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """What is to be checked in the header."""

    @property
    def syllables(self) -> float | None:
        """Share of valid Vietnamese syllables, 0 to 1, pages weighted by their length; None if nothing was measured."""
        measured = [(page.syllables, page.end - page.start) for page in self.pages if page.syllables is not None]
        length = sum(size for _, size in measured)
        return sum(share * size for share, size in measured) / length if length else None

    @property
    def readers(self) -> tuple[str, ...]:
        """What read its pages, in words, the one of most pages first."""
        return tuple(name for name, _ in Counter(map(read_by, self.pages)).most_common())


def view_of(document: FoundDocument, catalog: Queries) -> DocumentView:
    """Return all that a catalogue keeps of a document.

    Raises:
        NotInLibrary: It has just been removed by another process.
    """
    slug = document.slug
    return DocumentView(
        document=document,
        recipients=catalog.recipients(slug),
        references=catalog.references(slug),
        targets=catalog.targets(slug),
        doubts=catalog.doubts(slug),
        raw=catalog.raw(slug),
        pages=catalog.pages(slug),
        tables=catalog.tables(slug),
        notes=catalog.notes(slug),
        sections=tuple(catalog.sections(slug)),
        passages=tuple(catalog.passages_of(slug)),
    )


_NAMED = 8


def caution(page: Page) -> str:
    """Return why the text of a page, or a figure in it, wants a look at the original; empty if nothing does."""
    more = f" và {len(page.doubtful) - _NAMED} số khác" if len(page.doubtful) > _NAMED else ""
    figures = f"số đọc không chắc: {', '.join(page.doubtful[:_NAMED])}{more}" if page.doubtful else ""
    return "; ".join(filter(None, (page.trouble, figures)))


def read_by(page: Page) -> str:
    """Return in words what read a page: `pypdf + TCVN3`, `OCR (tesseract)`, `chưa đọc`."""
    reader, *fonts = page.extractor.split(" + ")
    name = {"none": "chưa đọc", "tesseract": "OCR (tesseract)", "text": "tệp chữ"}.get(reader, reader)
    return " + ".join([name, *(font.upper() for font in fonts)])
