"""At the side: where the answer may come from.

1. The address of the page is the truth: before they are drawn, the widgets are set to what it says.
2. A change of a widget changes the address, and the page is drawn anew.
3. What an address names and the library lacks is kept as a choice: an old link says what it asked for.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from library import Filters, FoundDocument
from ui.language import Words
from ui.markup import date
from ui.route import Route, go

_TEXT = Words(
    {
        "title": "Phạm vi tìm",
        "all": "Tất cả",
        "documents": "Văn bản",
        "issuer": "Cơ quan ban hành",
        "type": "Loại văn bản",
        "year": "Năm ban hành",
        "since": "Từ ngày",
        "until": "Đến ngày",
        "reset": "Bỏ bộ lọc",
        "sample": "[MẪU]",
    },
    {
        "title": "Search in",
        "all": "All",
        "documents": "Documents",
        "issuer": "Issuer",
        "type": "Type",
        "year": "Year issued",
        "since": "From",
        "until": "Until",
        "reset": "Clear filters",
        "sample": "[EXAMPLE]",
    },
)
_FIELDS = ("documents", "issuer", "type", "year", "since", "until")


def show(documents: Sequence[FoundDocument], here: Route) -> None:
    """Draw the filters of a page."""
    chosen = here.filters
    named = {document.slug: _label(document) for document in documents}
    values: dict[str, Any] = {
        "documents": list(chosen.documents),
        "issuer": chosen.issuer,
        "type": chosen.type,
        "year": str(chosen.year) if chosen.year else None,
        "since": chosen.since,
        "until": chosen.until,
    }
    for field in _FIELDS:
        st.session_state[f"filter-{field}"] = values[field]
    facets: dict[str, set[str | None]] = {
        "issuer": {document.issuer for document in documents} | {chosen.issuer},
        "type": {document.type for document in documents} | {chosen.type},
        "year": {str(document.date.year) for document in documents if document.date} | {values["year"]},
    }
    with st.sidebar:
        st.html(f'<h2 class="nq-part">{_TEXT["title"]}</h2>')
        st.multiselect(
            _TEXT["documents"],
            list(dict.fromkeys([*named, *chosen.documents])),
            format_func=lambda slug: named.get(slug, slug),
            key="filter-documents",
            placeholder=_TEXT["all"],
            on_change=_changed,
            args=(here,),
        )
        for field, options in facets.items():
            st.selectbox(
                _TEXT[field],
                sorted(filter(None, options), reverse=field == "year"),
                index=None,
                key=f"filter-{field}",
                placeholder=_TEXT["all"],
                on_change=_changed,
                args=(here,),
            )
        for field in ("since", "until"):
            st.date_input(
                _TEXT[field],
                value=None,
                min_value="1900-01-01",
                max_value="2100-12-31",
                format="DD/MM/YYYY",
                key=f"filter-{field}",
                on_change=_changed,
                args=(here,),
            )
        cleared = replace(here, filters=Filters())
        st.button(_TEXT["reset"], key="filter-reset", disabled=cleared == here, on_click=go, args=(cleared,))


def _changed(here: Route) -> None:
    state = {field: st.session_state[f"filter-{field}"] for field in _FIELDS}
    go(
        replace(
            here,
            filters=Filters(
                documents=tuple(state["documents"]),
                issuer=state["issuer"],
                type=state["type"],
                year=int(state["year"]) if state["year"] else None,
                since=state["since"],
                until=state["until"],
            ),
        )
    )


def _label(document: FoundDocument) -> str:
    said = " · ".join(filter(None, (document.number or document.file, date(document.date, document.system))))
    return f"{_TEXT['sample']} {said}" if document.sample else said
