"""What was understood of a document, in a few lines: its head, its size, its tree, its pages, what is to be checked."""

import streamlit as st

from library import FoundDocument, Library, Section
from ui import language, navigation
from ui.citations import fold, sample_badge
from ui.keeping.place import PLACE, part_address
from ui.language import Words
from ui.markup import name, number, source, text
from ui.quality import document_badge, percent
from ui.reading.parts import depth
from ui.route import Route

_TEXT = Words(
    {
        "passages": "{count} đoạn",
        "headings": "{count} đề mục",
        "targets": "{count} chỉ tiêu",
        "references": "{count} dẫn chiếu",
        "pages": "{count} trang",
        "sheets": "{count} bảng tính",
        "slides": "{count} trang chiếu",
        "syllables": "{share} âm tiết hợp lệ",
        "ocr": "{count} trang OCR",
        "doubtful": "{count} trang chưa tin được",
        "tree": "Cây đề mục",
        "check": "Kiểm tra phần đầu",
        "more_doubts": "và {count} điều nữa",
    },
    {
        "passages": "{count} passages",
        "headings": "{count} headings",
        "targets": "{count} targets",
        "references": "{count} references",
        "pages": "{count} pages",
        "sheets": "{count} sheets",
        "slides": "{count} slides",
        "syllables": "{share} valid syllables",
        "ocr": "{count} pages by OCR",
        "doubtful": "{count} doubtful pages",
        "tree": "Tree of headings",
        "check": "Check the header",
        "more_doubts": "and {count} more",
    },
)
_HEADINGS = 40
_DOUBTS = 3


def understood(library: Library, document: FoundDocument, *, checked: bool = True) -> str:
    """Return what was understood of a document as HTML; with the way to where it is `checked`."""
    return _told(str(library.folder), repr(document), language.current(), checked, library, document)


@st.cache_data(max_entries=256, show_spinner=False)
def _told(folder: str, state: str, spoken: str, checked: bool, _library: Library, _document: FoundDocument) -> str:
    document, view = _document, _library.show(_document.slug)
    counts: list[tuple[str, int]] = [
        ("passages", document.passages),
        ("headings", sum(bool(section.heading) for section in view.sections)),
        ("targets", len(view.targets)),
        ("references", len(view.references)),
        (document.paging, document.pages if document.paging != "none" else 0),
        ("ocr", document.ocr_pages),
        ("doubtful", document.doubtful_pages),
    ]
    parts = [_TEXT[key].format(count=number(count)) for key, count in counts if count or key == "passages"]
    if view.syllables is not None:
        parts.append(_TEXT["syllables"].format(share=percent(view.syllables)))
    link = text(Route(document=document.slug).link())
    head = f'<p><a href="{link}"><b>{text(name(document))}</b></a> {text(source(document))}</p>'
    title = f'<p class="nq-title">{text(document.title)}</p>' if document.title else ""
    badge = sample_badge() if document.sample else ""
    doubts = [f'<p class="nq-warn">{text(doubt.reason)}</p>' for doubt in view.doubts[:_DOUBTS]]
    if len(view.doubts) > _DOUBTS:
        more = _TEXT["more_doubts"].format(count=len(view.doubts) - _DOUBTS)
        doubts.append(f'<p class="nq-warn">{text(more)}</p>')
    way = text(navigation.link(PLACE, part_address("documents") | {"doc": document.slug}))
    check = f' · <a href="{way}">{text(_TEXT["check"])}</a>' if checked else ""
    line = f'<p class="nq-line">{text(" · ".join(parts))} {document_badge(document)}{check}</p>'
    return f"{badge}{head}{title}{line}{''.join(doubts)}{fold(_TEXT['tree'], tree(view.sections))}"


def tree(sections: tuple[Section, ...]) -> str:
    """Return the upper headings of a tree as HTML; nothing if it has none."""
    upper = [section for section in sections if section.heading and depth(section, sections) <= 2][:_HEADINGS]
    if not upper:
        return ""
    items = "".join(f"<li>{text(' '.join(section.heading.split()))}</li>" for section in upper)
    return f'<div class="nq-tree"><ul>{items}</ul></div>'
