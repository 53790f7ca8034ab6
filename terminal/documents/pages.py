"""How the pages of a document were read, as a terminal shows it.

1. What read each page, how sure OCR was, how many of its words are Vietnamese syllables, and why it cannot be trusted.
2. A format without pages (Word, HTML, plain text) was read as one: a sentence says so in place of the table.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from terminal.text import indented, percent, safe_name

if TYPE_CHECKING:
    from library import DocumentView, Page

_PARTS = {"pages": "trang", "sheets": "bảng tính", "slides": "trang chiếu"}
_UNTRUSTED, _WAITING = "red", "yellow"


def pages_table(view: "DocumentView", *, margins: bool) -> RenderableType:
    """Return the table of pages with a summary below.

    Args:
        view: The document.
        margins: Whether running heads and feet, which are not in the text, are shown too.
    """
    parts: list[RenderableType] = []
    if view.document.paging == "none":
        parts += [_whole(page) for page in view.pages] or [Text("Không rõ văn bản được đọc thế nào: đưa lại tệp.")]
    else:
        parts += [_table(view), Text(summary(view), "bold")]
    if margins:
        for page in view.pages:
            parts += [Text(f"đầu, cuối trang {page.number}: ", "dim").append(safe_name(line)) for line in page.margins]
    return Group(*parts, *reading_notes(view))


def summary(view: "DocumentView") -> str:
    """Return how a document was read, on one line: `12 trang · pypdf · 99 % âm tiết hợp lệ`."""
    found = view.document
    named = _PARTS.get(found.paging)
    parts = [
        f"{len(view.pages)} {named}" if named else "không chia trang",
        ", ".join(view.readers),
        f"{percent(view.syllables)} âm tiết hợp lệ" if view.syllables is not None else "",
        f"{found.ocr_pages} trang đọc bằng OCR" if found.ocr_pages else "",
        f"{found.waiting_pages} trang chờ OCR" if found.waiting_pages else "",
        f"{found.doubtful_pages} trang chưa tin được" if found.doubtful_pages else "",
    ]
    return safe_name(" · ".join(part for part in parts if part))


def reading_notes(view: "DocumentView") -> Iterator[RenderableType]:
    """Give what is to be known of the reading as a whole, a line each."""
    for note in view.notes:
        yield Text(f"⚠ {safe_name(note)}", "yellow")


def _table(view: "DocumentView") -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column(_PARTS[view.document.paging].capitalize(), justify="right", overflow="fold")
    table.add_column("Đọc bằng", overflow="fold")
    for name in ("OCR", "Âm tiết", "Ký tự"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Lưu ý", overflow="fold")
    from library import caution

    for page in view.pages:
        style = _WAITING if page.waits_for_ocr else _UNTRUSTED if page.trouble else ""
        table.add_row(
            safe_name(page.name or page.number),
            Text(safe_name(_reader(page)), style),
            percent(page.confidence) if page.confidence is not None else "—",
            percent(page.syllables) if page.syllables is not None else "—",
            str(page.end - page.start),
            Text(safe_name(caution(page)), style),
        )
    return table


def _whole(page: "Page") -> RenderableType:
    said = f"Văn bản không chia trang, đọc một lượt bằng {_reader(page)}: {page.end - page.start} ký tự"
    shares = f", {percent(page.syllables)} âm tiết hợp lệ." if page.syllables is not None else "."
    trouble = [indented(Text(safe_name(page.trouble), _UNTRUSTED))] if page.trouble else []
    return Group(Text(said + shares), *trouble)


def _reader(page: "Page") -> str:
    from library import read_by

    return read_by(page)
