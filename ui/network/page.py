"""The page and its views.

1. Above: the document in the middle, or the whole library; the four views.
2. The view. What cannot be shown says why, and the rest of the page stays.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from errors import NghiquyetError, NotInLibrary
from library import FoundDocument, Library, Node
from ui import states
from ui.language import Words
from ui.markup import text
from ui.network import chain, evidence, graph, style, validity, wanted
from ui.network.state import TABS, Tab, View, change, go, read
from ui.route import Route

_TEXT = Words(
    {
        "title": "Văn bản nào dẫn văn bản nào",
        "centre": "Văn bản ở giữa",
        "whole": "Cả kho",
        "of": "Của văn bản",
        "choose": "Gõ số, tên hoặc trích yếu",
        "tab": "Xem",
        "graph": "Mạng lưới",
        "wanted": "Còn thiếu",
        "chain": "Chuỗi thực hiện",
        "validity": "Hiệu lực",
        "working": "Đang lần theo các chỗ dẫn…",
        "gone": "Không tìm thấy văn bản ở giữa",
        "gone_body": "Địa chỉ nêu «{centre}», nhưng kho không có. Hãy chọn văn bản khác, hoặc xem cả kho.",
    },
    {
        "title": "Which document cites which",
        "centre": "Document in the middle",
        "whole": "The whole library",
        "of": "Of the document",
        "choose": "Type its number, name or title",
        "tab": "View",
        "graph": "Network",
        "wanted": "Missing",
        "chain": "Implementation",
        "validity": "Validity",
        "working": "Following the references…",
        "gone": "The document in the middle was not found",
        "gone_body": "The address names “{centre}”, which the library lacks. Choose another one, or the whole library.",
    },
)
_VIEWS: dict[Tab, Callable[[Library, View, Sequence[FoundDocument]], None]] = {
    "graph": graph.show,
    "wanted": wanted.show,
    "chain": chain.show,
    "validity": validity.show,
}


def show(library: Library, here: Route) -> None:
    """Show the page."""
    style.apply()
    documents = library.documents()
    if not documents:
        states.empty(library.folder)
        return
    view = read()
    if view.centre:
        view = replace(view, centre=library.slug_of(view.centre))
    with st.container(key="network"):
        st.html(f'<h1 class="nq-hello">{text(_TEXT["title"])}</h1>')
        _choices(view, documents)
        if view.centre and view.centre not in {one.slug for one in documents}:
            states.note(_TEXT["gone"], _TEXT["gone_body"].format(centre=view.centre), kind="error")
            return
        try:
            with st.spinner(_TEXT["working"]):
                _VIEWS[view.tab](library, view, documents)
        except NghiquyetError as fault:
            if isinstance(fault, NotInLibrary):
                states.note(_TEXT["gone"], str(fault), kind="error")
            else:
                states.error(fault)


def _choices(view: View, documents: Sequence[FoundDocument]) -> None:
    named = {one.slug: evidence.choice(Node.of(one)) for one in documents}
    st.session_state["network-centre"] = view.centre if view.centre in named else None
    st.session_state["network-tab"] = view.tab
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            _TEXT["tab"], TABS, format_func=_TEXT.__getitem__, key="network-tab", required=True,
            label_visibility="collapsed", on_change=_tab, args=(view,),
        )  # fmt: skip
        if view.tab == "wanted":  # that list is of the whole library
            return
        drawn = view.tab == "graph"
        st.selectbox(
            _TEXT["centre" if drawn else "of"], list(named), index=None,
            format_func=lambda slug: named.get(slug, slug), key="network-centre",
            placeholder=_TEXT["whole" if drawn else "choose"], on_change=_centre, args=(view,),
        )  # fmt: skip


def _tab(view: View) -> None:
    change(view, tab=st.session_state["network-tab"], node=None)


def _centre(view: View) -> None:
    go(View(view.tab, st.session_state["network-centre"], view.depth, limit=view.limit, on=view.on))
