"""The table of targets, and what is said above it.

1. A row a target: what is measured, the figure as a person writes it, its time, place or group, and direction; its
   document, where it stands there, its page; what wants a second look.
2. Under groups the heading of its group stands first in each row, and rows of a group stand together.
3. A click on any cell of a row, or the arrow keys, choose it and put it into the address; the table is then lower, so
   that what is below comes into view.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from library import TARGET_GROUPS, TARGET_ORDERS, FoundDocument, Indicator, TargetRow, figure_text, grouped
from ui.language import Words
from ui.markup import number, text
from ui.quality import percent
from ui.targets import state
from ui.targets.state import Ledger

_TEXT = Words(
    {
        "count": "{targets} chỉ tiêu của {documents} văn bản",
        "doubtful": "{count} chưa chắc",
        "choose": "chọn một dòng để xem trích dẫn và diễn biến",
        "not_read": "⚠ Có trang chưa đọc hoặc chưa tin được, có thể sót chỉ tiêu: {names}",
        "more": "và {count} văn bản khác",
        "group": "Xếp nhóm",
        "order": "Sắp xếp",
        "none": "Không nhóm",
        "group_document": "Theo văn bản",
        "group_indicator": "Theo chỉ tiêu chung",
        "group_heading": "Theo đề mục",
        "group_period": "Theo thời gian",
        "group_unit": "Theo đơn vị",
        "order_document": "Văn bản mới trước",
        "order_indicator": "Tên chỉ tiêu",
        "order_value": "Con số lớn trước",
        "order_deadline": "Hạn gần trước",
        "order_unit": "Đơn vị",
        "heading": "Nhóm",
        "unknown": "không rõ",
        "indicator": "Chỉ tiêu",
        "figure": "Con số",
        "direction": "Hướng",
        "period": "Thời gian",
        "period_help": "Dấu * là thời gian ghi ở đề mục hoặc câu trước",
        "scope": "Nơi, nhóm",
        "document": "Văn bản",
        "address": "Ở đâu",
        "page": "Trang",
        "look": "Cần xem lại",
        "level": "mức",
        "increase": "tăng",
        "decrease": "giảm",
        "ocr": "OCR {share}",
        "sample": "MẪU · {name}",
        "alt": "Bảng chỉ tiêu",
    },
    {
        "count": "{targets} targets of {documents} documents",
        "doubtful": "{count} doubtful",
        "choose": "choose a row for its quote and its line over time",
        "not_read": "⚠ Pages not read, or not to be trusted: targets may be missing of {names}",
        "more": "and {count} others",
        "group": "Group",
        "order": "Sort",
        "none": "No groups",
        "group_document": "By document",
        "group_indicator": "By canonical indicator",
        "group_heading": "By heading",
        "group_period": "By time",
        "group_unit": "By unit",
        "order_document": "Newest document first",
        "order_indicator": "Name of the indicator",
        "order_value": "Largest figure first",
        "order_deadline": "Next deadline first",
        "order_unit": "Unit",
        "heading": "Group",
        "unknown": "unknown",
        "indicator": "Indicator",
        "figure": "Figure",
        "direction": "Direction",
        "period": "Time",
        "period_help": "* marks a time that stands in a heading or the sentence before",
        "scope": "Place, group",
        "document": "Document",
        "address": "Where",
        "page": "Page",
        "look": "To be checked",
        "level": "level",
        "increase": "rise by",
        "decrease": "fall by",
        "ocr": "OCR {share}",
        "sample": "SAMPLE · {name}",
        "alt": "Table of targets",
    },
)
_NAMED = 4
_ROW = 37
_HEIGHT, _LOW = 460, 300


def summary(rows: Sequence[TargetRow], not_read: Sequence[FoundDocument]) -> None:
    """Say how many targets there are, and which documents may set more."""
    documents = len({row.document.slug for row in rows})
    doubtful = sum(row.target.certainty == "ambiguous" for row in rows)
    said = [
        _TEXT["count"].format(targets=number(len(rows)), documents=number(documents)),
        _TEXT["doubtful"].format(count=number(doubtful)) if doubtful else "",
        _TEXT["choose"],
    ]
    st.html(f'<p class="nq-line" role="status">{text(" · ".join(filter(None, said)))}</p>')
    if not_read:
        names = [document.number or document.file for document in not_read[:_NAMED]]
        if len(not_read) > _NAMED:
            names.append(_TEXT["more"].format(count=number(len(not_read) - _NAMED)))
        st.html(f'<p class="nq-warn">{text(_TEXT["not_read"].format(names=", ".join(names)))}</p>')


def arrangement(ledger: Ledger) -> None:
    """Draw what arranges the table."""
    st.session_state["targets-order"], st.session_state["targets-group"] = ledger.order, ledger.group or ""
    st.selectbox(
        _TEXT["order"],
        TARGET_ORDERS,
        format_func=lambda one: _TEXT[f"order_{one}"],
        key="targets-order",
        on_change=_arranged,
        args=(ledger,),
        width=210,
    )
    st.selectbox(
        _TEXT["group"],
        ("", *TARGET_GROUPS),
        format_func=lambda one: _TEXT[f"group_{one}" if one else "none"],
        key="targets-group",
        on_change=_arranged,
        args=(ledger,),
        width=210,
    )


def arranged(
    rows: Sequence[TargetRow], ledger: Ledger, indicator_of: Mapping[str, Indicator]
) -> tuple[list[TargetRow], list[str]]:
    """Return the rows as they stand in the table, and the heading of each; no headings without groups."""
    by = next((one for one in TARGET_GROUPS if one == ledger.group), None)
    if by is None:
        return list(rows), []
    groups = grouped(rows, by, indicator_of)
    headed = [
        (row, f"{heading or _TEXT['unknown']} · {number(len(held))}")
        for heading, held in groups.items()
        for row in held
    ]
    return [row for row, _ in headed], [heading for _, heading in headed]


def table(rows: Sequence[TargetRow], headings: Sequence[str], ledger: Ledger) -> None:
    """Show the table; what is chosen in it goes into the address."""
    # Another table is another widget: its own choice would be of rows that are gone.
    arrangement_ = hash((ledger.among, ledger.filters, ledger.order, ledger.group, len(rows)))
    key = f"targets-table-{arrangement_}"
    chosen = next((place for place, row in enumerate(rows) if row.key == ledger.row), None)
    height = _HEIGHT if chosen is None else _LOW
    text_columns = ("heading", "figure", "direction", "document", "address", "scope")
    st.dataframe(
        columns(rows, headings),
        hide_index=True,
        height="content" if len(rows) * _ROW <= height else height,
        on_select=lambda: _chosen(key, rows, ledger),
        selection_mode="single-cell",
        selection_default=selected(chosen, "indicator"),
        key=key,
        alt=_TEXT["alt"],
        placeholder="",
        column_config={
            **{name: st.column_config.TextColumn(_TEXT[name]) for name in text_columns},
            "heading": st.column_config.TextColumn(_TEXT["heading"], pinned=True, width="medium"),
            "indicator": st.column_config.TextColumn(_TEXT["indicator"], width=320),
            "figure": st.column_config.TextColumn(_TEXT["figure"], width=170),
            "period": st.column_config.TextColumn(_TEXT["period"], help=_TEXT["period_help"], width=145),
            "document": st.column_config.TextColumn(_TEXT["document"], width=125),
            "page": st.column_config.NumberColumn(_TEXT["page"], format="%d", width=60),
            "look": st.column_config.TextColumn(_TEXT["look"], width="medium"),
        },
    )


def columns(rows: Sequence[TargetRow], headings: Sequence[str]) -> dict[str, list[Any]]:
    """Return rows as the columns of a table, those that say nothing left out."""
    found: dict[str, list[Any]] = {
        "heading": list(headings),
        "indicator": [row.target.indicator for row in rows],
        "figure": [figure_text(row.target) for row in rows],
        "period": [_period(row) for row in rows],
        "direction": [_TEXT[row.target.direction] for row in rows],
        "document": [document(row.document) for row in rows],
        "address": [within(row) for row in rows],
        "page": [row.place.page for row in rows],
        "scope": [row.target.scope or "" for row in rows],
        "look": [look(row) for row in rows],
    }
    return {name: values for name, values in found.items() if any(values)}


def selected(place: int | None, column: str) -> Any:
    """Return what is chosen in a table at first: the cell of a row that stands for it, or nothing."""
    return {"selection": {"rows": [], "columns": [], "cells": [] if place is None else [(place, column)]}}


def chosen_in(key: str) -> int | None:
    """Return the place of the row that is chosen in a table by one of its cells."""
    cells = st.session_state[key]["selection"]["cells"]
    return cells[0][0] if cells else None


def document(found: FoundDocument) -> str:
    """Return what a document is called in a column."""
    named = found.number or found.file
    return _TEXT["sample"].format(name=named) if found.sample else named


def within(row: TargetRow) -> str:
    """Return where a target stands inside its document."""
    return row.place.address.partition(" › ")[2] or row.place.address


def look(row: TargetRow) -> str:
    """Return why a target wants a second look; empty if it does not."""
    read = _TEXT["ocr"].format(share=percent(row.place.ocr)) if row.place.ocr is not None else None
    return " · ".join(filter(None, (row.target.reason, read, row.place.caution)))


def _period(row: TargetRow) -> str:
    said = " ".join((row.target.period or "").split())
    return f"{said}*" if said and row.target.inherited_period else said


def _arranged(ledger: Ledger) -> None:
    state.go(replace(ledger, order=st.session_state["targets-order"], group=st.session_state["targets-group"] or None))


def _chosen(key: str, rows: Sequence[TargetRow], ledger: Ledger) -> None:
    place = chosen_in(key)
    state.go(replace(ledger, row=None if place is None else rows[place].key))
