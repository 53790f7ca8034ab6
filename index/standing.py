"""Where a span of a document stands: its address, its page, and whether OCR read it.

1. The address is that of the passage it begins in, or of the innermost section where no passage is.
2. The page is that of its first character; a format without pages has none.
3. What OCR doubts, or a page whose text cannot be trusted, is said in words for the person.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from index.model import FoundDocument
from ingest.model import Page, Section


class Spanned(Protocol):
    """A span with its address."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def address(self) -> str: ...  # noqa: D102


class Placed(Protocol):
    """What of a document tells where its text stands: a DocumentView, or less."""

    @property
    def document(self) -> FoundDocument: ...  # noqa: D102
    @property
    def raw(self) -> str: ...  # noqa: D102
    @property
    def pages(self) -> tuple[Page, ...]: ...  # noqa: D102
    @property
    def sections(self) -> tuple[Section, ...]: ...  # noqa: D102
    @property
    def passages(self) -> Sequence[Spanned]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Standing:
    """A place in a document, as a person is led to it."""

    address: str
    page: int | None
    """From 1; None where the format has no pages."""
    ocr: float | None
    """Confidence of OCR on that page, 0 to 1; None if its text is not from OCR."""
    caution: str | None
    """Why what stands there wants a look at the original; None if nothing does."""


def standing(view: Placed, start: int, end: int) -> Standing:
    """Return where `raw[start:end]` stands."""
    page = _page_at(view.pages, start)
    return Standing(
        address=_address(view, start),
        page=page.number if page and view.document.paging != "none" else None,
        ocr=page.confidence if page else None,
        caution=_caution(page, view.raw[start:end]) if page else None,
    )


def _page_at(pages: tuple[Page, ...], offset: int) -> Page | None:
    place = bisect_right(pages, offset, key=lambda page: page.start)
    return pages[place - 1] if place else None


def _address(view: Placed, offset: int) -> str:
    # Passages follow each other, so that the last one to begin before it is nearly always the one.
    place = bisect_right(view.passages, offset, key=lambda passage: passage.start)
    for passage in chain(view.passages[max(0, place - 1) : place], view.passages):
        if passage.start <= offset < passage.end:
            return passage.address
    around = [section for section in view.sections if section.start <= offset < section.end]
    return " › ".join(around[-1].address) if around else view.document.number or view.document.file


def _caution(page: Page, words: str) -> str | None:
    doubted = [said for said in page.doubtful if f"«{words.strip()}»" in said]
    return (
        "; ".join(filter(None, (page.trouble, f"OCR đọc không chắc: {', '.join(doubted)}" if doubted else ""))) or None
    )
