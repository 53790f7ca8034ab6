"""How a document was read, in the reader: a line for all of it, badges for the pages that want a second look.

1. `12 trang · pypdf · 99 % âm tiết hợp lệ`, then what is to be known of the reading as a whole.
2. A badge for each page that OCR read, that waits for OCR, or whose text cannot be trusted, with the reason behind it.
   A long list is cut: the terminal has the whole (`nghiquyet show --pages`).
3. A text from OCR says so wherever it is shown (`ocr_badge`), a figure beside itself.
"""

import math
from collections.abc import Sequence

from library import DocumentView, FoundDocument, Page, caution
from ui.language import Words
from ui.markup import number, text

_TEXT = Words(
    {
        "pages": "{count} trang",
        "sheets": "{count} bảng tính",
        "slides": "{count} trang chiếu",
        "none": "không chia trang",
        "syllables": "{share} âm tiết hợp lệ",
        "read_as": "Cách đọc",
        "ocr": "OCR {share}",
        "ocr_why": "đọc bằng nhận dạng chữ: hãy đối chiếu với bản gốc",
        "waits": "chờ OCR",
        "pages_wait": "{count}/{pages} trang chờ OCR",
        "waits_why": "trang là ảnh chụp, chưa có chữ để tìm",
        "doubtful": "chưa tin được",
        "page": "trang {page}",
        "more": "và {count} trang khác: nghiquyet show {slug} --pages",
    },
    {
        "pages": "{count} pages",
        "sheets": "{count} sheets",
        "slides": "{count} slides",
        "none": "not in pages",
        "syllables": "{share} valid syllables",
        "read_as": "Read as",
        "ocr": "OCR {share}",
        "ocr_why": "read by optical character recognition: compare it with the original",
        "waits": "waits for OCR",
        "pages_wait": "{count}/{pages} pages wait for OCR",
        "waits_why": "the page is a picture, without letters to search yet",
        "doubtful": "not trusted yet",
        "page": "page {page}",
        "more": "and {count} more pages: nghiquyet show {slug} --pages",
    },
)
_BADGES = 24


def percent(share: float) -> str:
    """Return a share in percent, rounded down: only all is 100 %."""
    return f"{math.floor(share * 100 + 1e-9)} %"


def ocr_badge(confidence: float | None) -> str:
    """Return the badge of a text that OCR read; nothing for any other."""
    if confidence is None:
        return ""
    return _badge("ocr", _TEXT["ocr"].format(share=percent(confidence)), _TEXT["ocr_why"])


def page_badge(page: Page) -> str:
    """Return the badge of a page that wants a second look; nothing for any other."""
    if page.waits_for_ocr:
        return _badge("waits", _TEXT["waits"], page.trouble or _TEXT["waits_why"])
    doubtful = _badge("doubtful", _TEXT["doubtful"], page.trouble) if page.trouble else ""
    return ocr_badge(page.confidence) + doubtful


def document_badge(document: FoundDocument) -> str:
    """Return the badge of a document that cannot be searched whole yet; nothing for any other."""
    if not document.waiting_pages:
        return ""
    said = _TEXT["pages_wait"].format(count=number(document.waiting_pages), pages=number(document.pages))
    return _badge("waits", said, _TEXT["waits_why"])


def reading_line(view: DocumentView) -> str:
    """Return on one line how a document was read, as plain text."""
    parts = [
        _TEXT[view.document.paging].format(count=number(len(view.pages))),
        ", ".join(view.readers),
        _TEXT["syllables"].format(share=percent(view.syllables)) if view.syllables is not None else "",
    ]
    return " · ".join(filter(None, parts))


def reading(view: DocumentView) -> str:
    """Return all that is to be known of how a document was read, as HTML."""
    shown = [(page, page_badge(page)) for page in view.pages]
    badged = [_item(page, view.pages, badge) for page, badge in shown if badge]
    if len(badged) > _BADGES:
        more = _TEXT["more"].format(count=len(badged) - _BADGES, slug=view.document.slug)
        badged = [*badged[:_BADGES], f"<li>{text(more)}</li>"]
    notes = "".join(f'<p class="nq-warn">{text(note)}</p>' for note in view.notes)
    listed = f'<ul class="nq-pages">{"".join(badged)}</ul>' if badged else ""
    return f'<p class="nq-line">{text(_TEXT["read_as"])}: {text(reading_line(view))}</p>{notes}{listed}'


def _item(page: Page, pages: Sequence[Page], badge: str) -> str:
    named = text(page.name or _TEXT["page"].format(page=page.number)) if len(pages) > 1 else ""
    why = caution(page)
    if why and not page.waits_for_ocr:
        return f'<li class="why">{named} {badge} {text(why)}</li>'
    return f"<li>{named} {badge}</li>"


def _badge(kind: str, said: str, why: str) -> str:
    return (
        f'<span class="nq-badge {kind}" title="{text(why)}" aria-label="{text(f"{said}: {why}")}">{text(said)}</span>'
    )
