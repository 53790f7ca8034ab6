"""A page as it is printed, beside the text that was read from it, the cited passage framed.

1. Only a PDF and a picture have one; it is drawn when somebody asks (`page` in the address), once for all sessions.
2. The rectangles of the passage are laid over the picture in shares of the page, so that they fit at any size.
3. Buttons lead to the page before and the page after.
"""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import replace

import streamlit as st

from library import DocumentView, Library, Place
from ui.markup import Span, text
from ui.route import Route, go

_TEXT = {
    "show": "Xem trang gốc",
    "hide": "Ẩn trang gốc",
    "before": "← Trang trước",
    "after": "Trang sau →",
    "page": "Trang {page}/{pages} như bản in",
    "alt": "Ảnh trang {page}, tệp {file}",
    "none": "Không vẽ được trang này: tệp hỏng, hoặc trang quá nặng. Hãy mở tệp {file}.",
    "drawing": "Đang vẽ trang…",
}
# Of about 200 kB each.
_PAGES_KEPT = 64


def toggle(view: DocumentView, here: Route, places: Sequence[Place]) -> None:
    """Draw the button that shows or hides the page as it is printed."""
    if here.page:
        st.button(_TEXT["hide"], key="printed-hide", on_click=go, args=(replace(here, page=None),))
    else:
        first = places[0].page if places else 1
        st.button(_TEXT["show"], key="printed-show", on_click=go, args=(replace(here, page=first),))


def show(library: Library, view: DocumentView, here: Route, places: Sequence[Place]) -> None:
    """Show the page that the address asks for, if there is one."""
    page, pages = here.page or 0, view.document.pages
    if not 1 <= page <= pages:
        return
    with st.spinner(_TEXT["drawing"]):
        drawn = _drawn(f"{library.folder}/{view.document.sha256}", view.document.slug, page, library)
    with st.container(key="printed", border=True):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            before, after = (replace(here, page=number) for number in (page - 1, page + 1))
            st.button(_TEXT["before"], key="printed-before", disabled=page == 1, on_click=go, args=(before,))
            st.html(f'<p class="nq-line">{text(_TEXT["page"].format(page=page, pages=pages))}</p>', width="content")
            st.button(_TEXT["after"], key="printed-after", disabled=page == pages, on_click=go, args=(after,))
        if drawn is None:
            st.html(f'<p class="nq-warn">{text(_TEXT["none"].format(file=view.document.file))}</p>')
        else:
            alt = text(_TEXT["alt"].format(page=page, file=view.document.file))
            frames = "".join(_frames(page, places))
            st.html(f'<div class="nq-print"><img src="{drawn}" alt="{alt}">{frames}</div>')


def places_of(view: DocumentView, cited: Span | None) -> list[Place]:
    """Return where the passages of a span stand on their pages."""
    if cited is None:
        return []
    passages = [item for item in view.passages if item.start < cited[1] and cited[0] < item.end]
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
