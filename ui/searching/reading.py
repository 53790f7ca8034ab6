"""Below the box: how the words were understood, which filters are on, and what takes each off.

1. The words as they were read, where that is not what was typed.
2. A button for each kind of reading and each filter takes it off; those that limit the search say so.
3. What was taken off is brought back by one more.
"""

import unicodedata
from dataclasses import replace

import streamlit as st

from library import Filters, Query, Understood
from ui.language import Words
from ui.markup import label, text
from ui.searching.result import chosen
from ui.searching.state import Search, go
from ui.understood import chip

_TEXT = Words(
    {
        "understood": "Đã hiểu là",
        "off": "Bỏ cách hiểu này",
        "filter_off": "Bỏ bộ lọc này",
        "again": "Để chương trình đọc lại",
        "documents": "văn bản",
        "issuer": "cơ quan",
        "type": "loại",
        "number": "số ký hiệu",
        "year": "năm",
        "since": "từ ngày",
        "until": "đến ngày",
        "system": "hệ thống",
        "kinds": "phần",
        "party": "Đảng",
        "state": "Nhà nước",
        "header": "phần đầu",
        "preamble": "căn cứ, mở đầu",
        "body": "nội dung",
        "signature": "nơi nhận, chữ ký",
    },
    {
        "understood": "Understood as",
        "off": "Take this reading off",
        "filter_off": "Take this filter off",
        "again": "Read the words again",
        "documents": "document",
        "issuer": "issuer",
        "type": "type",
        "number": "number",
        "year": "year",
        "since": "from",
        "until": "until",
        "system": "system",
        "kinds": "part",
        "party": "Party",
        "state": "State",
        "header": "heading",
        "preamble": "preamble",
        "body": "body",
        "signature": "recipients, signature",
    },
)
_LONGEST = 300


def show(query: Query, search: Search) -> None:
    """Show how words were understood and which filters are on; nothing where there is neither."""
    route, nothing, on = search.route, Filters(), chosen(search.filters)
    read = unicodedata.normalize("NFC", query.typed).strip().casefold() != query.reading.strip().casefold()
    read = read and not search.like
    # There even if empty: what stands below keeps its place, and with it what is opened there.
    with st.container(horizontal=True, vertical_alignment="center", key="searching-reading"):
        if read:
            cut = query.reading if len(query.reading) <= _LONGEST else f"{query.reading[:_LONGEST]} …"
            st.html(f'<p class="nq-line">{text(_TEXT["understood"])}: <b>{text(cut)}</b></p>', width="content")
        readings: dict[str, list[Understood]] = {}
        for one in query.understood:
            readings.setdefault(one.kind, []).append(one)
        for kind, those in readings.items():
            _off(kind, chip(those), _TEXT["off"], search.asking(without=(*route.without, kind)))
        for name in on:
            value = getattr(search.filters, name)
            target = search.asking(filters=replace(search.filters, **{name: getattr(nothing, name)}))
            _off(name, f"{_TEXT[name]}: {said(name, value)}", _TEXT["filter_off"], target)
        if route.without:
            target = search.asking(without=())
            st.button(_TEXT["again"], type="tertiary", key="searching-read-again", on_click=go, args=(target,))


def field(name: str) -> str:
    """Return what a filter is called."""
    return _TEXT[name]


def said(name: str, value: object) -> str:
    """Return the value of a filter in words for the person."""
    if isinstance(value, tuple):
        return ", ".join(said(name, one) for one in value)
    if hasattr(value, "strftime"):
        return f"{value:%d/%m/%Y}"
    return _TEXT[str(value)] if name in ("system", "kinds") else str(value)


def _off(name: str, shown: str, why: str, target: Search) -> None:
    st.button(label(f"{shown} ×"), type="tertiary", key=f"searching-off-{name}", help=why, on_click=go, args=(target,))
