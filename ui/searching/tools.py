"""Above the passages: how many there are, their order, and what can be done with all of them."""

from dataclasses import replace

import streamlit as st

from library import Library
from ui import navigation
from ui.language import Words
from ui.markup import number, text
from ui.searching import exports, saved
from ui.searching.result import Result
from ui.searching.state import ORDERS, STEP, Search, go

_TEXT = Words(
    {
        "count": "{hits} đoạn trong {documents} văn bản",
        "best": "{hits} đoạn hợp nhất, trong {documents} văn bản",
        "sort": "Sắp xếp",
        "relevance": "Hợp nhất",
        "newest": "Mới nhất",
        "oldest": "Cũ nhất",
        "literal": "Đúng chữ đã gõ",
        "literal_help": "Tìm đúng các chữ đã gõ, không đọc thêm dấu, chữ viết tắt, số hiệu",
        "own": "Cả trong cùng văn bản",
        "ask": "Hỏi câu này",
        "ask_help": "Lấy câu trả lời kèm trích dẫn, cùng câu chữ và bộ lọc",
    },
    {
        "count": "{hits} passages in {documents} documents",
        "best": "the best {hits} passages, in {documents} documents",
        "sort": "Sort",
        "relevance": "Best",
        "newest": "Newest",
        "oldest": "Oldest",
        "literal": "Exactly as typed",
        "literal_help": "Search for the words as they were typed: no accents, abbreviations or numbers read into them",
        "own": "In the same document, too",
        "ask": "Ask this",
        "ask_help": "Get an answer with citations, with the same words and filters",
    },
)


def show(library: Library, result: Result, search: Search) -> None:
    """Show the count of what was found, and the tools."""
    hits = result.found.hits
    documents = len({hit.passage.document.slug for hit in hits})
    said = _TEXT["best" if result.is_cut else "count"].format(hits=number(len(hits)), documents=number(documents))
    with st.container(horizontal=True, vertical_alignment="center", key="searching-tools"):
        if not search.like:
            navigation.anchor(_TEXT["ask"], search.route.link(), icon="forum", more=_TEXT["ask_help"])
            saved.keep(library, result, search)
        if hits:
            exports.offer(result, search)
    with st.container(horizontal=True, vertical_alignment="center", key="searching-order"):
        if hits:
            st.html(f'<p class="nq-line" role="status">{text(said)}</p>', width="content")
            st.session_state["searching-sort"] = search.order
            st.segmented_control(
                _TEXT["sort"],
                ORDERS,
                format_func=_TEXT.__getitem__,
                key="searching-sort",
                label_visibility="collapsed",
                on_change=_sort,
                args=(search,),
            )
        if not search.like:
            st.session_state["searching-literal"] = search.route.literal
            st.toggle(
                _TEXT["literal"],
                key="searching-literal",
                help=_TEXT["literal_help"],
                on_change=_literal,
                args=(search,),
            )
        else:
            st.session_state["searching-own"] = search.own
            st.toggle(_TEXT["own"], key="searching-own", on_change=_own, args=(search,))


def _sort(search: Search) -> None:
    # A click on the chosen order takes the choice off; it stays.
    go(replace(search, order=st.session_state["searching-sort"] or search.order, shown=STEP))


def _own(search: Search) -> None:
    go(replace(search, own=st.session_state["searching-own"], shown=STEP))


def _literal(search: Search) -> None:
    go(search.asking(literal=st.session_state["searching-literal"], without=()))
