"""Nothing was found: why, what was searched, and the nearest way on.

1. Filters that leave nothing are named; a button for each that keeps hits away takes it off, and says how many.
2. A phrase in quotes that stands nowhere can be searched for as single words.
"""

from dataclasses import replace

import streamlit as st

from library import Filters
from ui.language import Words
from ui.markup import label, number
from ui.searching.filters import field, said
from ui.searching.result import Result, chosen
from ui.searching.state import Search, go
from ui.states import note

_TEXT = Words(
    {
        "title": "Không tìm thấy đoạn nào",
        "filtered": "Không văn bản nào trong kho hợp với: {filters}.",
        "phrase": "Không đoạn nào có nguyên cụm: {phrases}.",
        "else": "Không đoạn nào trong phạm vi này khớp với các từ đã gõ.",
        "clear": "Bỏ mọi bộ lọc: {count} đoạn",
        "wider": "Bỏ {filter}: {count} đoạn",
        "nowhere": "Không có bộ lọc cũng vậy.",
        "apart": "Tìm không cần nguyên cụm",
        "read": "Bỏ phần đã hiểu thành bộ lọc",
    },
    {
        "title": "No passage found",
        "filtered": "No document of the library fits: {filters}.",
        "phrase": "No passage holds the whole phrase: {phrases}.",
        "else": "No passage in this scope matches the words.",
        "clear": "All filters off: {count} passages",
        "wider": "{filter} off: {count} passages",
        "nowhere": "Without filters there is nothing either.",
        "apart": "Search for the words apart",
        "read": "Do not take words for filters",
    },
)


def show(result: Result, search: Search) -> None:
    """Show why there is nothing, and ways on."""
    query, on = result.found.query, chosen(search.filters)
    if result.found.emptied_by:
        body = _TEXT["filtered"].format(filters="; ".join(result.found.emptied_by))
    elif query.phrases:
        body = _TEXT["phrase"].format(phrases="; ".join(f"«{phrase}»" for phrase in query.phrases))
    else:
        body = _TEXT["else"]
    if on and not result.without:
        body += " " + _TEXT["nowhere"]
    note(_TEXT["title"], body)
    filtering = tuple(dict.fromkeys(one.kind for one in query.understood if one.filter))
    with st.container(horizontal=True):
        if query.phrases:
            target = search.asking(without=(*search.route.without, "phrase"))
            st.button(_TEXT["apart"], key="searching-apart", on_click=go, args=(target,))
        if filtering:
            target = search.asking(without=(*search.route.without, *filtering))
            st.button(_TEXT["read"], key="searching-unfilter", on_click=go, args=(target,))
        for name, count in result.without.items():
            if name:
                filters = replace(search.filters, **{name: getattr(Filters(), name)})
                off = f"{field(name)} {said(name, getattr(search.filters, name))}"
                shown = _TEXT["wider"].format(filter=off, count=number(count))
            else:
                filters, shown = Filters(), _TEXT["clear"].format(count=number(count))
            target = search.asking(filters=filters)
            st.button(label(shown), key=f"searching-without-{name}", on_click=go, args=(target,))
