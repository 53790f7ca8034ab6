"""Files of what is compared, made when they are asked for."""

from collections.abc import Callable, Mapping

import streamlit as st

from ui.language import Words

_TEXT = Words(
    {"export": "Tải về", "xlsx": "Bảng Excel (.xlsx)", "csv": "Bảng CSV (.csv)", "docx": "Word (.docx)",
     "docx_all": "Word, cả đoạn giữ nguyên (.docx)"},
    {"export": "Download", "xlsx": "Excel table (.xlsx)", "csv": "CSV table (.csv)", "docx": "Word (.docx)",
     "docx_all": "Word, with what is the same (.docx)"},
)  # fmt: skip
_MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def offer(name: str, made: Mapping[str, Callable[[], bytes]]) -> None:
    """Show the button that gives the files.

    Args:
        name: Of the files, without their ending.
        made: By kind (`xlsx`, `csv`, `docx`, `docx_all`) what makes the file.
    """
    with st.popover(_TEXT["export"], icon=":material/download:", key="comparing-export"):
        for kind, make in made.items():
            form = kind.partition("_")[0]
            st.download_button(
                _TEXT[kind],
                make,
                f"{name}.{form}",
                _MIME[form],
                key=f"comparing-export-{kind}",
                on_click="ignore",
                width="stretch",
            )
