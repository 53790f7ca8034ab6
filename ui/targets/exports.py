"""The ledger as shown, an indicator's line, or the canonical indicators, as files made when they are asked for.

1. Excel and CSV are the library's tables. JSON has the same rows, a heading a key: numbers as exact strings, days as
   ISO dates, a link as its address.
"""

import json
from collections.abc import Callable

import streamlit as st

from library import tables
from ui.language import Words

_TEXT = Words(
    {"export": "Tải bảng", "xlsx": "Bảng Excel (.xlsx)", "csv": "Bảng CSV (.csv)", "json": "JSON (.json)"},
    {"export": "Download", "xlsx": "Excel table (.xlsx)", "csv": "CSV table (.csv)", "json": "JSON (.json)"},
)
_MIME = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


def offer(name: str, table: Callable[[], tables.Table], key: str) -> None:
    """Show the button that gives the files.

    Args:
        name: Of the file, without its ending.
        table: Makes what is in it.
        key: Tells this button from the others of the page.
    """
    made: dict[str, Callable[[], bytes]] = {
        "xlsx": lambda: tables.as_xlsx(table()),
        "csv": lambda: tables.as_csv(table()),
        "json": lambda: as_json(table()),
    }
    with st.popover(_TEXT["export"], icon=":material/download:", key=f"{key}-export"):
        for form, mime in _MIME.items():
            st.download_button(
                _TEXT[form],
                made[form],
                f"{name}.{form}",
                mime,
                key=f"{key}-export-{form}",
                on_click="ignore",
                width="stretch",
            )


def as_json(table: tables.Table) -> bytes:
    """Return a table as JSON, a list of rows."""

    def plain(value: tables.Value) -> str | int | float | None:
        if isinstance(value, tables.Link):
            return value.address
        return value if value is None or isinstance(value, str | int | float) else str(value)

    rows = [{head: plain(value) for head, value in zip(table.headings, row, strict=True)} for row in table.rows]
    return json.dumps({"name": table.name, "rows": rows}, ensure_ascii=False, indent=1).encode()
