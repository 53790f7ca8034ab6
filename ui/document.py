"""The reader: a document as it stands, opened at the cited passage.

1. A bar that stays in sight: back to the answer, the address to copy, the page as it is printed.
2. The head: number, type, issuer, date, title, signer, recipients, what is to be checked of these, how it was read; a
   made-up example says so first.
3. At the side the contents: headings of the first levels, as links into the text.
4. The text, passage by passage in the order of the file. Nothing is left out: what stands between two passages is
   shown too. Every passage has its raw offset as an anchor, and a link that opens the document there. A page that
   wants a second look says why where it begins; rows of a table stand in columns.
5. The cited span is marked, wherever passages cut it, and brought into view.
"""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from library import DocumentView, FoundPassage, Library, Page, Place, Section
from ui import printed
from ui.citations import sample_badge
from ui.markup import Span, closed_up, date, marked, name, number, text
from ui.quality import ocr_badge, page_badge, reading
from ui.route import Route, go
from ui.states import note
from ui.tables import pieces, rows
from ui.theme import scroll_to_cited

_TEXT = {
    "back": "← Về câu trả lời",
    "home": "← Trang hỏi",
    "contents": "Mục lục",
    "issuer": "Cơ quan ban hành",
    "date": "Nơi, ngày ban hành",
    "signer": "Người ký",
    "recipients": "Nơi nhận",
    "file": "Tệp",
    "passages": "{count} đoạn",
    "no_place": "Không còn đoạn này",
    "no_place_body": "Văn bản trong kho không có vị trí mà liên kết chỉ tới. Có thể tệp đã được thay bằng bản khác.",
    "page": "Trang {page}",
    "printed": "xem trang gốc",
    "link": "Liên kết tới {address}",
}
_LEVELS = 4


def show(library: Library, here: Route) -> None:
    """Show the document that the address names.

    Raises:
        NotInLibrary: There is none.
        BadQuestion: Several have this number.
    """
    assert here.document is not None
    view = library.show(here.document)
    cited = here.span if here.span and here.span[1] <= len(view.raw) else None
    places = printed.places_of(view, cited)
    has_print = library.has_page_images(view.document)
    _bar(view, here, cited, places if has_print else None)
    st.html(head(view))
    if has_print:
        printed.show(library, view, here, places)
    if here.span and not cited:
        note(_TEXT["no_place"], _TEXT["no_place_body"])
    contents = _contents(view)
    if contents:
        with st.sidebar:
            st.html(f'<h2 class="nq-part">{text(_TEXT["contents"])}</h2>{contents}')
    st.html(f'<div class="nq-doc" lang="vi">{body(view, cited, here if has_print else None)}</div>')
    if cited or (here.page and has_print):
        scroll_to_cited()


def body(view: DocumentView, cited: Span | None, here: Route | None = None) -> str:
    """Return the text of a document as HTML.

    Args:
        view: The document.
        cited: The span to mark.
        here: The page of the reader, if each page of the document can be shown as it is printed: links lead there.
    """
    position, page, parts = 0, None, []
    pages = {item.number: item for item in view.pages}
    for passage in sorted(view.passages, key=lambda item: item.start):
        parts.append(_between(view, position, passage.start, cited))
        if passage.page and passage.page != page and len(view.pages) > 1:
            page = passage.page
            parts.append(_page_head(pages[page], here))
        parts.append(_passage(view, passage, cited))
        position = max(position, passage.end)
    parts.append(_between(view, position, len(view.raw), cited))
    return "".join(parts)


def _page_head(page: Page, here: Route | None) -> str:
    said = text(page.name or _TEXT["page"].format(page=page.number))
    link = ""
    if here is not None:
        target = text(replace(here, page=page.number).link())
        link = f'<a href="{target}" target="_self">{text(_TEXT["printed"])}</a>'
    return f'<span class="nq-page">{said} {page_badge(page)}{link}</span>'


def _passage(view: DocumentView, passage: FoundPassage, cited: Span | None) -> str:
    classes: list[str] = [passage.kind]
    if cited and passage.start < cited[1] and cited[0] < passage.end:
        classes.append("cited")
    raw = view.raw[passage.start : passage.end]
    if raw.lstrip().startswith("+"):
        classes.append("deep")
    link = Route(document=view.document.slug, span=(passage.start, passage.end)).link()
    said = text(_TEXT["link"].format(address=passage.address))
    anchor = f'<a class="nq-here" href="{text(link)}" title="{said}" aria-label="{said}">#</a>'
    inside = _inside(view, passage.start, passage.end, cited)
    badge = ocr_badge(passage.ocr) if "cited" in classes else ""
    return f'<div id="v{passage.start}" class="nq-p {" ".join(classes)}">{inside}{badge}{anchor}</div>'


def _between(view: DocumentView, start: int, end: int, cited: Span | None) -> str:
    return f'<div class="nq-p">{_inside(view, start, end, cited)}</div>' if view.raw[start:end].strip() else ""


def _inside(view: DocumentView, start: int, end: int, cited: Span | None) -> str:
    def shown(first: int, last: int) -> str:
        return closed_up(marked(view.raw[first:last], [cited] if cited else [], offset=first))

    return "".join(
        rows(table, span, shown) if table else shown(*span) for span, table in pieces(view.tables, start, end)
    )


def head(view: DocumentView) -> str:
    """Return the head of a document as HTML: who issued what and when, what is to be checked there, how it was read."""
    document = view.document
    place = ", ".join(filter(None, (document.place, date(document.date, document.system))))
    facts = {
        "issuer": document.issuer,
        "date": place,
        "signer": " · ".join(filter(None, (document.signer, document.manner, document.role))),
        "recipients": "; ".join(view.recipients),
        "file": f"{document.file} · {_TEXT['passages'].format(count=number(document.passages))}",
    }
    listed = "".join(f"<dt>{text(_TEXT[fact])}</dt><dd>{text(said)}</dd>" for fact, said in facts.items() if said)
    badge = sample_badge() if document.sample else ""
    title = f'<p class="nq-title">{text(document.title)}</p>' if document.title else ""
    doubts = "".join(f'<p class="nq-warn">{text(doubt.reason)}</p>' for doubt in view.doubts)
    told = f"{title}<dl>{listed}</dl>{doubts}{reading(view)}"
    return f'<header class="nq-head">{badge}<h1>{text(name(document))}</h1>{told}</header>'


def _bar(view: DocumentView, here: Route, cited: Span | None, places: Sequence[Place] | None) -> None:
    """What stays in sight: the way back, the address of the cited passage to copy, the page if it can be shown."""
    target = replace(here, document=None, span=None, page=None)
    with st.container(horizontal=True, vertical_alignment="center", key="reader-bar"):
        st.button(_TEXT["back" if here.question else "home"], key="back", on_click=go, args=(target,))
        for item in view.passages:
            if cited and item.start < cited[1] and cited[0] < item.end:
                with st.container(key="address-bar"):
                    st.code(item.address, language=None, wrap_lines=True)
                break
        if places is not None:
            printed.toggle(view, here, places)


def _contents(view: DocumentView) -> str:
    starts = sorted(passage.start for passage in view.passages)
    items = []
    for section in view.sections:
        depth = _depth(section, view.sections)
        anchor = next((start for start in starts if start >= section.start), None)
        if section.heading and depth <= _LEVELS and anchor is not None:
            items.append(f'<li class="d{depth}"><a href="#v{anchor}">{text(section.heading)}</a></li>')
    return (
        f'<nav class="nq-toc" aria-label="{text(_TEXT["contents"])}"><ul>{"".join(items)}</ul></nav>' if items else ""
    )


def _depth(section: Section, sections: tuple[Section, ...]) -> int:
    depth, parent = 1, section.parent
    while parent is not None:
        depth, parent = depth + 1, sections[parent].parent
    return depth
