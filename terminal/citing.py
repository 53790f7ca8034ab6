"""What the lists of targets and references share: whose they are, where each stands, what is not shown."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from terminal.documents.pages import reading_notes
from terminal.text import ocr_mark, safe_name, sample_mark

if TYPE_CHECKING:
    from library import DocumentView, FoundDocument, Standing


def name_line(found: "FoundDocument") -> Text:
    """Return the name of a document, with the loud mark of a made-up one."""
    name = " ".join(part for part in (found.type, found.number) if part) or found.file
    title = f": {found.title}" if found.title else ""
    return sample_mark(found.sample).append(safe_name(name), "bold cyan").append(safe_name(title))


def unread(view: "DocumentView") -> Iterator[RenderableType]:
    """Tell what is to be known of the reading, and which pages were not looked at: an empty list may not be so."""
    found = view.document
    yield from reading_notes(view)
    if found.waiting_pages:
        count = f"{found.waiting_pages}/{found.pages}"
        yield Text(f"⚠ {count} trang chờ nhận dạng chữ, chưa dò: nghiquyet ocr {found.slug}", "yellow")
    if found.doubtful_pages:
        yield Text(f"⚠ {found.doubtful_pages}/{found.pages} trang chưa tin được: hãy đối chiếu với bản gốc", "yellow")


def where(view: "DocumentView", start: int, end: int) -> Text:
    """Return where a span stands, marked if OCR read it, with what is doubted there."""
    from library import standing

    return place(standing(view, start, end))


def place(found: "Standing") -> Text:
    """Return an address with its page, marked if OCR read it, with what is doubted there."""
    page = f" · trang {found.page}" if found.page else ""
    line = Text(f"{safe_name(found.address)}{page}", "cyan").append_text(ocr_mark(found.ocr))
    return line.append(f"\n⚠ {safe_name(found.caution)}", "yellow") if found.caution else line


def left_out(count: int, what: str) -> Iterator[Text]:
    """Tell how many are not shown, and how to see them."""
    if count:
        yield Text(f"Không kể {count} {what}: xem bằng --all", "dim")
