"""At the side: what the targets must be like, and the documents that set them.

1. The address is the truth: before they are drawn, the widgets are set to what it says; a change goes there.
2. What an address names and the library lacks is kept as a choice: an old link says what it asked for.
3. The canonical indicators take seconds to put together at first: their widget is drawn last, when the table stands.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from library import Filters, FoundDocument, Indicator, TargetFilters, TargetRow
from ui.language import Words
from ui.markup import date, text
from ui.targets import state
from ui.targets.state import DIRECTIONS, Ledger

_TEXT = Words(
    {
        "title": "Lọc chỉ tiêu",
        "all": "Tất cả",
        "indicator": "Chỉ tiêu chung",
        "unit": "Đơn vị",
        "direction": "Hướng",
        "by": "Năm phải đạt",
        "sure": "Chỉ những mục chắc chắn",
        "documents": "Văn bản",
        "issuer": "Cơ quan ban hành",
        "year": "Năm ban hành",
        "reset": "Bỏ mọi bộ lọc",
        "level": "mức phải đạt",
        "increase": "tăng thêm",
        "decrease": "giảm bớt",
        "change": "{name} (mức thay đổi)",
        "sample": "MẪU · {name}",
    },
    {
        "title": "Narrow the targets",
        "all": "All",
        "indicator": "Canonical indicator",
        "unit": "Unit",
        "direction": "Direction",
        "by": "Year to be met",
        "sure": "Only what is certain",
        "documents": "Documents",
        "issuer": "Issuer",
        "year": "Year of issue",
        "reset": "Take all filters off",
        "level": "level to reach",
        "increase": "increase by",
        "decrease": "decrease by",
        "change": "{name} (by how much)",
        "sample": "SAMPLE · {name}",
    },
)


def show(rows: Sequence[TargetRow], ledger: Ledger) -> DeltaGenerator:
    """Draw the filters but that of the indicators, and return the place that is kept for it.

    Args:
        rows: All rows of the ledger, for what can be chosen.
        ledger: What is shown.
    """
    wanted, among = ledger.filters, ledger.among
    documents = {row.document.slug: row.document for row in rows}
    years = {year for row in rows for year in [_year(row)] if year}
    issued = {row.document.date.year for row in rows if row.document.date}
    with st.sidebar:
        st.html(f'<h2 class="nq-part">{text(_TEXT["title"])}</h2>')
        _choice("unit", units(rows), wanted.unit, ledger)
        _choice("direction", {one: _TEXT[one] for one in DIRECTIONS}, wanted.direction, ledger)
        _choice("by", _listed(years), str(wanted.year) if wanted.year else None, ledger)
        st.session_state["targets-sure"] = wanted.certainty == "certain"
        st.checkbox(_TEXT["sure"], key="targets-sure", on_change=_changed, args=("sure", ledger))
        st.session_state["targets-documents"] = list(among.documents)
        st.multiselect(
            _TEXT["documents"],
            list(dict.fromkeys([*documents, *among.documents])),
            format_func=lambda slug: named(documents[slug]) if slug in documents else slug,
            key="targets-documents",
            placeholder=_TEXT["all"],
            on_change=_changed,
            args=("documents", ledger),
        )
        issuers = sorted({row.document.issuer for row in rows if row.document.issuer})
        _choice("issuer", {one: one for one in issuers}, among.issuer, ledger)
        _choice("year", _listed(issued), str(among.year) if among.year else None, ledger)
        place = st.container()
        kept = replace(ledger, among=Filters(), filters=TargetFilters(), row=None)
        st.button(_TEXT["reset"], key="targets-reset", disabled=not ledger.is_narrowed, on_click=state.go, args=(kept,))
    return place


def show_indicators(known: Sequence[Indicator], ledger: Ledger) -> None:
    """Draw the filter of the canonical indicators."""
    names = {one.id: title(one) for one in known}
    _choice("indicator", names, ledger.filters.indicator, ledger)


def title(one: Indicator) -> str:
    """Return what a canonical indicator is called where it stands among others."""
    return _TEXT["change"].format(name=one.name) if one.change else one.name


def named(document: FoundDocument) -> str:
    """Return a document's number and date on one line."""
    said = " · ".join(filter(None, (document.number or document.file, date(document.date, document.system))))
    return _TEXT["sample"].format(name=said) if document.sample else said


def units(rows: Sequence[TargetRow]) -> Mapping[str, str]:
    """Return the units of targets, the most frequent first, each as it is written most often.

    The key is what narrows the ledger to it: its normal name; where several are written alike (%), how it is written.
    """
    written: dict[str, Counter[str]] = {}
    for row in rows:
        if row.target.unit:
            unit = " ".join(row.target.unit.split())
            written.setdefault(row.target.unit_norm or unit, Counter())[unit] += 1
    ordered = sorted(written.items(), key=lambda item: -item[1].total())
    named = {norm: found.most_common(1)[0][0] for norm, found in ordered}
    alike = Counter(named.values())
    return {norm if alike[unit] == 1 else unit: unit for norm, unit in named.items()}


def _choice(name: str, options: Mapping[str, str], chosen: str | None, ledger: Ledger) -> None:
    st.session_state[f"targets-{name}"] = chosen
    st.selectbox(
        _TEXT[name],
        list(dict.fromkeys([*options, *([chosen] if chosen else [])])),
        index=None,
        format_func=lambda one: options.get(one, one),
        key=f"targets-{name}",
        placeholder=_TEXT["all"],
        on_change=_changed,
        args=(name, ledger),
    )


def _changed(name: str, ledger: Ledger) -> None:
    value: Any = st.session_state[f"targets-{name}"]
    filters, among = ledger.filters, ledger.among
    match name:
        case "documents":
            among = replace(among, documents=tuple(value))
        case "issuer":
            among = replace(among, issuer=value)
        case "year":
            among = replace(among, year=int(value) if value else None)
        case "by":
            filters = replace(filters, year=int(value) if value else None)
        case "sure":
            filters = replace(filters, certainty="certain" if value else None)
        case _:
            filters = replace(filters, **{name: value})
    state.go(replace(ledger, among=among, filters=filters, row=None))


def _listed(years: set[int]) -> dict[str, str]:
    return {str(year): str(year) for year in sorted(years)}


def _year(row: TargetRow) -> int | None:
    return row.target.deadline.year if row.target.deadline else None
