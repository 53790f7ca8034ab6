"""The filters that are on: what they are called, and a button for each that takes it off."""

from dataclasses import replace

import streamlit as st

from library import Filters
from ui.language import Words
from ui.markup import label
from ui.searching.result import chosen
from ui.searching.state import Search, go

_TEXT = Words(
    {
        "off": "Bỏ bộ lọc này",
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
        "off": "Take this filter off",
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


def show(search: Search) -> None:
    """Show the filters that are on; nothing where there is none."""
    nothing, on = Filters(), chosen(search.filters)
    if not on:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="searching-filters"):
        for name in on:
            target = search.asking(filters=replace(search.filters, **{name: getattr(nothing, name)}))
            st.button(
                label(f"{field(name)}: {said(name, getattr(search.filters, name))} ×"),
                type="tertiary",
                key=f"searching-off-{name}",
                help=_TEXT["off"],
                on_click=go,
                args=(target,),
            )


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
