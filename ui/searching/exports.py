"""What was found, as files: all of it, in the order on the screen, made when it is asked for."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from library import tables
from library.findings import found_docx, found_json, found_table
from library.saving import SEARCHED
from ui.language import Words
from ui.markup import number, text
from ui.searching.result import Result
from ui.searching.state import Search, ordered

_TEXT = Words(
    {
        "export": "Tải kết quả",
        "all": "Cả {count} đoạn, không chỉ những đoạn đang hiện (nhiều nhất {most}).",
        "docx": "Trích dẫn, Word (.docx)",
        "xlsx": "Bảng Excel (.xlsx)",
        "csv": "Bảng CSV (.csv)",
        "json": "JSON (.json)",
        "file": "tra-cuu",
    },
    {
        "export": "Download results",
        "all": "All {count} passages, not only those shown (at most {most}).",
        "docx": "Quotes with citations, Word (.docx)",
        "xlsx": "Excel table (.xlsx)",
        "csv": "CSV table (.csv)",
        "json": "JSON (.json)",
        "file": "search",
    },
)
_MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


def offer(result: Result, search: Search) -> None:
    """Show the button that gives the files."""
    hits = ordered(result.found.hits, search.order)
    asked = result.found.query.typed
    made: dict[str, Callable[[], bytes]] = {
        "docx": partial(found_docx, asked, hits),
        "xlsx": lambda: tables.as_xlsx(found_table(hits)),
        "csv": lambda: tables.as_csv(found_table(hits)),
        "json": partial(found_json, asked, hits),
    }
    with st.popover(_TEXT["export"], icon=":material/download:", key="searching-export"):
        said = _TEXT["all"].format(count=number(len(hits)), most=number(SEARCHED))
        st.html(f'<p class="nq-line">{text(said)}</p>')
        for form, mime in _MIME.items():
            st.download_button(
                _TEXT[form],
                made[form],
                f"{_TEXT['file']}.{form}",
                mime,
                key=f"searching-export-{form}",
                on_click="ignore",
                width="stretch",
            )
