"""A page as it is printed, beside the text that was read from it, the cited passage framed.

1. Only a PDF and a picture have one; it is drawn when somebody asks (`page` in the address), once for all sessions.
2. The rectangles of the passage are laid over the picture in shares of the page, so that they fit at any size.
3. Buttons lead to the page before and after, and change the size; what is then too wide is moved within its frame.
"""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import replace

import streamlit as st

from library import DocumentView, Library, Place
from ui.language import Words
from ui.markup import Span, text
from ui.quality import page_badge
from ui.reading.opened import Opened
from ui.reading.state import ZOOMS, Reading, go

_TEXT = Words(
    {
        "show": "Xem trang gốc",
        "hide": "Ẩn trang gốc",
        "before": "← Trang trước",
        "after": "Trang sau →",
        "zoom": "Cỡ {percent} %",
        "zoom_help": "Đổi cỡ trang: 100, 150, 200 %",
        "page": "Trang {page}/{pages} như bản in",
        "alt": "Ảnh trang {page}, tệp {file}",
        "none": "Không vẽ được trang này: tệp hỏng, hoặc trang quá nặng. Hãy mở tệp {file}.",
        "drawing": "Đang vẽ trang…",
    },
    {
        "show": "Show printed page",
        "hide": "Hide printed page",
        "before": "← Page before",
        "after": "Page after →",
        "zoom": "Size {percent} %",
        "zoom_help": "Change the size of the page: 100, 150, 200 %",
        "page": "Page {page}/{pages} as printed",
        "alt": "Picture of page {page}, file {file}",
        "none": "This page cannot be drawn: the file is damaged, or the page too heavy. Open the file {file}.",
        "drawing": "Drawing the page…",
    },
)
# Of about 200 kB each.
_PAGES_KEPT = 64


def toggle(reading: Reading, first: int) -> None:
    """Draw the button that shows or hides the page as it is printed.

    Args:
        reading: What is shown.
        first: The page to begin with.
    """
    if reading.route.page:
        target = replace(reading, route=replace(reading.route, page=None))
        st.button(_TEXT["hide"], icon=":material/menu_book:", key="printed-hide", on_click=go, args=(target,))
    else:
        target = replace(reading, route=replace(reading.route, page=first))
        st.button(_TEXT["show"], icon=":material/menu_book:", key="printed-show", on_click=go, args=(target,))


def show(library: Library, view: DocumentView, reading: Reading, places: Sequence[Place]) -> None:
    """Show the page that the address asks for."""
    page, pages = reading.route.page or 0, view.document.pages
    with st.spinner(_TEXT["drawing"]):
        drawn = _drawn(f"{library.folder}/{view.document.sha256}", view.document.slug, page, library)
    with st.container(key="printed", border=True):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            before, after = (replace(reading, route=replace(reading.route, page=page + by)) for by in (-1, 1))
            st.button(_TEXT["before"], key="printed-before", disabled=page == 1, on_click=go, args=(before,))
            larger = replace(reading, zoom=ZOOMS[(ZOOMS.index(reading.zoom) + 1) % len(ZOOMS)])
            st.button(
                _TEXT["zoom"].format(percent=reading.zoom), key="printed-zoom", icon=":material/zoom_in:",
                help=_TEXT["zoom_help"], type="tertiary", on_click=go, args=(larger,),
            )  # fmt: skip
            st.button(_TEXT["after"], key="printed-after", disabled=page == pages, on_click=go, args=(after,))
        badge = "".join(page_badge(one) for one in view.pages if one.number == page)
        st.html(f'<p class="nq-line">{text(_TEXT["page"].format(page=page, pages=pages))} {badge}</p>')
        if drawn is None:
            st.html(f'<p class="nq-warn">{text(_TEXT["none"].format(file=view.document.file))}</p>')
        else:
            alt = text(_TEXT["alt"].format(page=page, file=view.document.file))
            image = f'<img src="{drawn}" alt="{alt}">{"".join(_frames(page, places))}'
            st.html(
                f'<div class="nq-sheet" tabindex="0" role="region" aria-label="{alt}">'
                f'<div class="nq-print zoom-{reading.zoom}">{image}</div></div>'
            )


def page_shown(opened: Opened, reading: Reading, offset: int) -> int | None:
    """Return the page to show at a place of the text; None if pages are not shown."""
    if not reading.route.page:
        return None
    pages = (one.page for one in opened.view.passages if one.end > offset)
    return next(filter(None, pages), reading.route.page)


def places_of(view: DocumentView, opened: Span | None) -> list[Place]:
    """Return where the passages of a span stand on their pages."""
    if opened is None:
        return []
    passages = [item for item in view.passages if item.start < opened[1] and opened[0] < item.end]
    return [place for passage in passages for place in passage.places]


def _frames(page: int, places: Sequence[Place]) -> Iterator[str]:
    for place in places:
        if place.page == page:
            left, top = place.left * 100, place.top * 100
            width, height = (place.right - place.left) * 100, (place.bottom - place.top) * 100
            yield (
                f'<span class="nq-frame" style="left:{left:.2f}%;top:{top:.2f}%;'
                f'width:{width:.2f}%;height:{height:.2f}%"></span>'
            )


@st.cache_data(max_entries=_PAGES_KEPT, show_spinner=False)
def _drawn(version: str, slug: str, page: int, _library: Library) -> str | None:
    """The page as the address of a picture; drawn anew when the document's file is another one."""
    png = _library.page_image(slug, page)
    return None if png is None else "data:image/png;base64," + base64.b64encode(png).decode("ascii")
