"""The page and its parts.

1. The box. Enter searches: the words go into the address, and the page of that address shows what was found.
2. Without words: how to search, and the searches that have a name.
3. With words: how they were understood, the tools, the passages, what was searched; the facets at the side.
4. With a passage to be similar to: it stands above, with the way back, and what is similar below.
5. When all is drawn and nobody waits, the model is loaded, so that the first search does not have to.
"""

from dataclasses import replace
from functools import partial

import streamlit as st

from errors import BadQuestion, NotInLibrary
from library import Library, citation_of, snippet
from ui import states, understood
from ui.citations import Quote, card
from ui.coverage import coverage_line
from ui.language import Words
from ui.markup import text
from ui.route import Route
from ui.searching import facets, filters, hits, nothing, saved, style, tools
from ui.searching.result import Result, current
from ui.searching.state import STEP, Search, go, ordered, read

_TEXT = Words(
    {
        "title": "Tra cứu trong văn bản",
        "lede": "Tìm các đoạn nói về một việc, thu hẹp dần, lưu lại và mang đi. Gõ có dấu hay không dấu đều được.",
        "words": "Từ cần tìm",
        "placeholder": "Ví dụ: chuyển đổi số, “hộ nghèo đa chiều”, Điều 5 Nghị định 30/2020/NĐ-CP",
        "search": "Tìm",
        "searching": "Đang tìm trong kho văn bản…",
        "bad": "Chưa hiểu câu tìm",
        "unlike": "Không đoạn nào có các từ này",
        "unlike_body": "Dưới đây là những đoạn gần nghĩa nhất; có thể không liên quan.",
        "how": "Cách tìm",
        "phrase": "Đặt trong ngoặc kép để tìm đúng một cụm từ: “kinh tế số”.",
        "number": "Nêu số ký hiệu, cơ quan, năm hay vị trí để chỉ tìm ở đó: kinh tế số 26-NQ/TU; khoản 2 Điều 5.",
        "meaning": "Không cần đúng chữ: đoạn gần nghĩa cũng được tìm thấy, và nói rõ là gần nghĩa.",
        "similar": "Đoạn tương tự với",
        "back": "← Về kết quả",
        "home": "← Về trang tra cứu",
        "alone": "Không có đoạn nào tương tự",
        "alone_body": "Trong phạm vi này không có đoạn nào khác. Bỏ bộ lọc, hoặc tìm cả trong cùng văn bản.",
    },
    {
        "title": "Search the documents",
        "lede": "Find the passages on a matter, narrow them down, keep them, take them along. "
        "With or without Vietnamese accents.",
        "words": "Words to find",
        "placeholder": "For example: chuyển đổi số, “hộ nghèo đa chiều”, Điều 5 Nghị định 30/2020/NĐ-CP",
        "search": "Search",
        "searching": "Searching the documents…",
        "bad": "These words cannot be searched",
        "unlike": "No passage holds these words",
        "unlike_body": "Below are those that mean most nearly the same; they may have nothing to do with it.",
        "how": "How to search",
        "phrase": "Put a phrase in quotes to find exactly it: “kinh tế số”.",
        "number": "Name a number, an issuer, a year or a place to search only there: "
        "kinh tế số 26-NQ/TU; khoản 2 Điều 5.",
        "meaning": "Other words will do: passages near in meaning are found too, and say so.",
        "similar": "Similar to",
        "back": "← Back to the results",
        "home": "← Back to search",
        "alone": "Nothing similar",
        "alone_body": "There is no other passage in this scope. Take filters off, or search the same document, too.",
    },
)
# Five pages; percent-encoded it must still fit into an address.
_LONGEST = 12_000


def show(library: Library, here: Route) -> None:
    """Show the page."""
    style.apply()
    if not library.documents():
        states.empty(library.folder)
        return
    search = read(here)
    greeting = st.container()  # there on both pages, so that the box below keeps its place, and with it the cursor
    if not search.route.question and not search.like:
        greeting.html(f'<h1 class="nq-hello">{text(_TEXT["title"])}</h1><p class="nq-lede">{text(_TEXT["lede"])}</p>')
    _box(search)
    if search.like:
        _similar(library, search)
    elif search.route.question:
        _found(library, search)
    else:
        _home(library)
        library.embedder()


def _box(search: Search) -> None:
    # Set only when the address has other words than before: a rerun must not take away what is being typed.
    words = search.route.question
    if st.session_state.get("searching-asked") != words or "searching-words" not in st.session_state:
        st.session_state["searching-asked"] = st.session_state["searching-words"] = words
    with st.form("searching", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            _TEXT["words"],
            key="searching-words",
            max_chars=_LONGEST,
            placeholder=_TEXT["placeholder"],
            label_visibility="collapsed",
            autocomplete="off",
        )
        st.form_submit_button(
            _TEXT["search"], type="primary", key="searching-button", on_click=_searched, args=(search,)
        )


def _searched(search: Search) -> None:
    words = st.session_state["searching-words"].strip()
    go(replace(search.asking(question=words, without=()), like=None))


def _home(library: Library) -> None:
    saved.listed(library)
    tips = "".join(f"<li>{text(_TEXT[tip])}</li>" for tip in ("phrase", "number", "meaning"))
    st.html(f'<h2 class="nq-part">{text(_TEXT["how"])}</h2><ul class="nq-tips">{tips}</ul>')


def _found(library: Library, search: Search) -> None:
    try:
        with st.spinner(_TEXT["searching"]):
            result = current(library, search)
    except BadQuestion as fault:
        states.note(_TEXT["bad"], str(fault))
        return
    query = result.found.query
    # There even if empty: what stands below keeps its place, and with it what is opened there.
    with st.container(key="searching-reading"):
        understood.show(query, search.route, move=partial(_read, search), typed=False)
        filters.show(search)
    tools.show(library, result, search)
    if not result.found.hits:
        nothing.show(result, search)
    elif not any(snippet(hit.passage.quote, query).marks for hit in result.found.hits[:STEP]):
        states.note(_TEXT["unlike"], _TEXT["unlike_body"])
    _list(result, search)


def _similar(library: Library, search: Search) -> None:
    back = replace(search, like=None, shown=STEP)
    st.button(_TEXT["back" if search.route.question else "home"], key="searching-back", on_click=go, args=(back,))
    try:
        with st.spinner(_TEXT["searching"]):
            result = current(library, search)
    except (BadQuestion, NotInLibrary) as fault:
        states.error(fault)
        return
    st.html(f'<h2 class="nq-part">{text(_TEXT["similar"])}</h2>')
    if result.source is not None:
        card("searching-source", [Quote(citation_of(result.source))], result.source.document)
    with st.container(key="searching-reading"):
        filters.show(search)
    tools.show(library, result, search)
    if not result.found.hits:
        states.note(_TEXT["alone"], _TEXT["alone_body"])
    _list(result, search)


def _read(search: Search, route: Route) -> None:
    go(replace(search, route=route, shown=STEP))


def _list(result: Result, search: Search) -> None:
    found = result.found
    hits.show(ordered(found.hits, search.order), search, result)
    st.html(coverage_line(result.coverage, result.seconds, None))
    facets.show(found, search)
