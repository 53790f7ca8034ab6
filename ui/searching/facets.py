"""At the side: how the best passages are spread, to narrow the search by.

1. For issuer, type, year, system, part and document the values with the count of passages, the most frequent first; a
   click narrows the search to a value, another one on it widens it again. Below, the days from and until.
2. What is on has a tick before it. Many values fold; documents that do not say theirs are counted, no more.
3. Counts are of the best passages that were arranged, which is said: a hybrid search has no end of its own.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from library import Filters, Found
from ui.language import Words
from ui.markup import label, number, text
from ui.markup import name as name_of
from ui.searching.filters import said
from ui.searching.state import PARTS, Search, go

_TEXT = Words(
    {
        "title": "Thu hẹp",
        "among": "Số đoạn trong {count} đoạn hợp nhất",
        "twice": "Số đoạn trong {count} đoạn hợp nhất, kể cả cùng một đoạn trong nhiều tệp",
        "issuer": "Cơ quan ban hành",
        "type": "Loại văn bản",
        "year": "Năm ban hành",
        "system": "Hệ thống",
        "kinds": "Phần của văn bản",
        "documents": "Văn bản",
        "unknown": "không rõ: {count}",
        "more": "và {count} giá trị khác",
        "dates": "Ngày ban hành",
        "since": "Từ ngày",
        "until": "Đến ngày",
        "reset": "Bỏ mọi bộ lọc",
        "narrow": "Chỉ tìm ở đây",
        "widen": "Đang lọc; bấm để bỏ",
    },
    {
        "title": "Narrow down",
        "among": "Passages of the best {count}",
        "twice": "Passages of the best {count}, the same one in several files included",
        "issuer": "Issuer",
        "type": "Type",
        "year": "Year",
        "system": "System",
        "kinds": "Part of the document",
        "documents": "Document",
        "unknown": "unknown: {count}",
        "more": "and {count} more",
        "dates": "Date of issue",
        "since": "From",
        "until": "Until",
        "reset": "Take all filters off",
        "narrow": "Search here only",
        "widen": "On; click to take it off",
    },
)
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet."""

    shown: str
    passages: int
    filter: Any
    """What the field of Filters is to be."""


def show(found: Found, search: Search) -> None:
    """Show how passages are spread."""
    with st.sidebar:
        st.html(f'<h2 class="nq-part">{text(_TEXT["title"])}</h2>')
        if found.among:
            among = _TEXT["twice" if any(hit.variants for hit in found.hits) else "among"]
            st.html(f'<p class="nq-line">{text(among.format(count=number(found.among)))}</p>')
        for name, (values, unknown) in spread(found).items():
            _facet(name, values, unknown, search)
        _dates(search)
        cleared = search.asking(filters=Filters())
        st.button(
            _TEXT["reset"],
            key="searching-reset",
            disabled=search.filters == Filters(),
            on_click=go,
            args=(cleared,),
        )


def spread(found: Found) -> Mapping[str, tuple[Sequence[Value], int]]:
    """Return for each field of Filters the values found, and how many passages do not say theirs."""
    counted: dict[str, tuple[list[Value], int]] = {}
    for name in ("issuer", "type", "year", "system"):
        counts = found.facets[name]
        values = [
            Value(said(name, one.value), one.passages, int(one.value) if name == "year" else one.value)
            for one in counts
            if one.value is not None
        ]
        counted[name] = values, sum(one.passages for one in counts if one.value is None)
    passages = [passage for hit in found.hits for passage in (hit.passage, *hit.variants)]
    parts = Counter(passage.kind for passage in passages)
    counted["kinds"] = [Value(said("kinds", one), parts[one], (one,)) for one in PARTS if one in parts], 0
    names = {passage.document.slug: passage.document for passage in passages}
    each = Counter(passage.document.slug for passage in passages)
    called = Counter(map(name_of, names.values()))
    documents = [
        # Several files of one act are told apart by their names.
        Value(name_of(one) if called[name_of(one)] == 1 else f"{name_of(one)} ({one.file})", count, (one.slug,))
        for one, count in ((names[slug], count) for slug, count in each.most_common())
    ]
    return counted | {"documents": (documents, 0)}


def _facet(name: str, values: Sequence[Value], unknown: int, search: Search) -> None:
    if not values:
        return
    with st.container(gap=None, key=f"searching-facet-{name}"):
        st.html(f'<h3 class="nq-facet">{text(_TEXT[name])}</h3>')
        for value in values[:_SHOWN]:
            _value(name, value, search)
        if values[_SHOWN:]:
            with st.expander(_TEXT["more"].format(count=number(len(values) - _SHOWN))):
                for value in values[_SHOWN:]:
                    _value(name, value, search)
        if unknown:
            st.html(f'<p class="nq-line">{text(_TEXT["unknown"].format(count=number(unknown)))}</p>')


def _value(name: str, value: Value, search: Search) -> None:
    on = getattr(search.filters, name) == value.filter
    chosen: Any = getattr(Filters(), name) if on else value.filter
    target = replace(search.filters, **{name: chosen})
    st.button(
        f"{label(value.shown)} :gray[{number(value.passages)}]",
        icon=":material/check:" if on else None,
        type="tertiary",
        key=f"searching-{name}-{value.filter}",
        help=_TEXT["widen" if on else "narrow"],
        on_click=go,
        args=(search.asking(filters=target),),
    )


def _dates(search: Search) -> None:
    st.html(f'<h3 class="nq-facet">{text(_TEXT["dates"])}</h3>')
    for name in ("since", "until"):
        # The address is the truth.
        st.session_state[f"searching-{name}"] = getattr(search.filters, name)
        st.date_input(
            _TEXT[name],
            value=None,
            min_value="1900-01-01",
            max_value="2100-12-31",
            format="DD/MM/YYYY",
            key=f"searching-{name}",
            on_change=_dated,
            args=(search, name),
        )


def _dated(search: Search, name: str) -> None:
    go(search.asking(filters=replace(search.filters, **{name: st.session_state[f"searching-{name}"]})))
