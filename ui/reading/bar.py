"""What stays in sight while one reads: the way back, steps, what to copy, the printed page, what is looked for.

1. Back to where one came from, as it was there; else to the list of documents.
2. The article before and after the opened one.
3. To copy: the address of the opened passage, its citation as an office writes it, a link.
4. A box to find words: Enter goes from match to match, as do two buttons.
"""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urljoin

import streamlit as st

from library import Citation, Section, cite, cite_document
from ui import copying, navigation
from ui.language import Words
from ui.markup import Span, label, number, text
from ui.reading.contents import steps
from ui.reading.finding import MOST
from ui.reading.finding import matches as look_for
from ui.reading.opened import Opened
from ui.reading.printed import page_shown
from ui.reading.state import Reading, go

_TEXT = Words(
    {
        "back": "Về câu trả lời",
        "back_": "Về trang Hỏi",
        "back_tra-cuu": "Về kết quả tra cứu",
        "back_chi-tieu": "Về chỉ tiêu",
        "back_so-sanh": "Về so sánh",
        "back_trich-dan": "Về trích dẫn",
        "back_kho": "Về kho tài liệu",
        "home": "Văn bản trong kho",
        "before": "Mục trước",
        "after": "Mục sau",
        "article_before": "Điều trước",
        "article_after": "Điều sau",
        "copy": "Chép",
        "address": "Địa chỉ đoạn",
        "citation": "Trích dẫn theo thể thức",
        "link": "Liên kết",
        "find": "Tìm trong văn bản",
        "find_button": "Tìm",
        "none": "không thấy",
        "match_before": "Chỗ khớp trước",
        "match_after": "Chỗ khớp sau",
    },
    {
        "back": "Back to the answer",
        "back_": "Back to asking",
        "back_tra-cuu": "Back to the search",
        "back_chi-tieu": "Back to targets",
        "back_so-sanh": "Back to the comparison",
        "back_trich-dan": "Back to citations",
        "back_kho": "Back to the library",
        "home": "All documents",
        "before": "Section before",
        "after": "Section after",
        "article_before": "Article before",
        "article_after": "Article after",
        "copy": "Copy",
        "address": "Address of the passage",
        "citation": "Citation in office style",
        "link": "Link",
        "find": "Find in the document",
        "find_button": "Find",
        "none": "not found",
        "match_before": "Match before",
        "match_after": "Match after",
    },
)
_FIND = "reader-find"


def move() -> None:
    """Draw the way back."""
    navigation.anchor(*_back(), icon="arrow_back")


def back() -> str:
    """Return the way back as HTML that is only seen when the keyboard comes to it."""
    said, address = _back()
    return f'<a class="nq-back" href="{text(address)}">{text(said)}</a>'


def _back() -> tuple[str, str]:
    place, parameters = navigation.way_back() or (navigation.READER, {})
    said = "home" if place == navigation.READER else "back" if "q" in parameters and not place else f"back_{place}"
    return _TEXT[said], navigation.link(place, parameters)


def step(opened: Opened, reading: Reading, at: int) -> None:
    """Draw the buttons to the article before and after.

    Args:
        opened: The document.
        reading: What of it is shown.
        at: Where one is, raw offset; -1 above the first article.
    """
    through = steps(opened)
    if not through:
        return
    kind = "article_" if through[0].kind == "article" else ""
    before = [one for one in through if one.start < at]
    current = before[-1] if before and at < before[-1].heading_end else None
    past = next((one for one in reversed(before) if one is not current), None)
    following = next((one for one in through if one.start > at), None)
    for name, icon, target in (("before", "arrow_upward", past), ("after", "arrow_downward", following)):
        st.button(
            _TEXT[f"{kind}{name}"], key=f"reader-{name}", icon=f":material/{icon}:", disabled=target is None,
            help=label(target.heading or target.label) if target else None,
            on_click=_to, args=(opened, reading, target),
        )  # fmt: skip


def taking(opened: Opened, reading: Reading, citation: Citation | None) -> None:
    """Draw what can be copied of the opened passage, or of the document."""
    with st.popover(_TEXT["copy"], icon=":material/content_copy:", key="reader-copy"):
        copied = {
            "address": citation.address if citation else "",
            "citation": cite(citation) if citation else cite_document(opened.view.document),
            "link": urljoin(st.context.url or "", reading.link_for_others()),
        }
        for name, said in copied.items():
            if said:
                st.html(f'<p class="nq-line">{text(_TEXT[name])}</p>')
                copying.box(said)


def finding(opened: Opened, reading: Reading, matches: Sequence[Span]) -> None:
    """Draw the box to find words, and the way from match to match."""
    if st.session_state.get("reader-found") != (reading.route.document, reading.find) or _FIND not in st.session_state:
        st.session_state["reader-found"] = (reading.route.document, reading.find)
        st.session_state[_FIND] = reading.find
    with (
        st.form("reader-finding", border=False, width="content"),
        st.container(horizontal=True, vertical_alignment="center", gap="small", key="reader-find-row"),
    ):
        st.text_input(
            _TEXT["find"], key=_FIND, label_visibility="collapsed", placeholder=_TEXT["find"], autocomplete="off",
            max_chars=200, width=220,
        )  # fmt: skip
        st.form_submit_button(
            _TEXT["find_button"],
            key="reader-find-button",
            icon=":material/search:",
            on_click=_find,
            args=(opened, reading, matches),
        )
    if not reading.find:
        return
    if not matches:
        st.html(f'<p class="nq-found" role="status">{text(_TEXT["none"])}</p>', width="content")
        return
    at = min(reading.match, len(matches))
    count = f"{number(len(matches))}{'+' if len(matches) == MOST else ''}"
    said = f"{number(at)}/{count}" if at else count
    st.html(f'<p class="nq-found" role="status">{text(said)}</p>', width="content")
    for name, icon, by in (("match_before", "keyboard_arrow_up", -1), ("match_after", "keyboard_arrow_down", 1)):
        following = (max(at, by < 0) - 1 + by) % len(matches) + 1
        st.button(
            "", key=f"reader-{name}", icon=f":material/{icon}:", help=_TEXT[name], on_click=_match,
            args=(opened, reading, matches, following),
        )  # fmt: skip


def _find(opened: Opened, reading: Reading, matches: Sequence[Span]) -> None:
    typed = " ".join(str(st.session_state[_FIND]).split())
    if typed != reading.find:
        _match(opened, replace(reading, find=typed), look_for(opened.view.raw, typed), 1)
    else:
        _match(opened, reading, matches, min(reading.match, len(matches)) % len(matches) + 1 if matches else 1)


def _match(opened: Opened, reading: Reading, matches: Sequence[Span], number: int) -> None:
    """Go to a match; a printed page that is shown follows."""
    page = page_shown(opened, reading, matches[number - 1][0]) if matches else reading.route.page
    go(replace(reading, match=number, part=None, route=replace(reading.route, page=page)))


def _to(opened: Opened, reading: Reading, section: Section) -> None:
    span = (section.start, max(section.heading_end, section.start + 1))
    go(reading.opening(span=span, page=page_shown(opened, reading, section.start)))
