"""What is shown, as files for people who go on elsewhere: a button, the forms to choose from.

1. A file is made when it is asked for, not when its button is drawn.
2. Tables and Word files are the library's; JSON has the shapes of `shapes`, so that a file of the app is what the
   command of the same name prints with --json.
3. Links in a file lead to where this app is.
"""

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

import streamlit as st

from library import tables
from ui.language import Words
from ui.markup import text

_TEXT = Words(
    {
        "download": "Tải về",
        "docx": "Word (.docx)",
        "docx_all": "Word, cả đoạn giữ nguyên (.docx)",
        "xlsx": "Bảng Excel (.xlsx)",
        "csv": "Bảng CSV (.csv)",
        "json": "JSON (.json)",
        "graphml": "Mạng lưới, GraphML (.graphml)",
        "ris": "Cho phần mềm thư mục, RIS (.ris)",
        "csl": "Cho phần mềm thư mục, CSL-JSON (.csl.json)",
    },
    {
        "download": "Download",
        "docx": "Word (.docx)",
        "docx_all": "Word, with what is the same (.docx)",
        "xlsx": "Excel table (.xlsx)",
        "csv": "CSV table (.csv)",
        "json": "JSON (.json)",
        "graphml": "Network, GraphML (.graphml)",
        "ris": "For reference managers, RIS (.ris)",
        "csl": "For reference managers, CSL-JSON (.csl.json)",
    },
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FORMS = {
    "docx": ("docx", _WORD),
    "docx_all": ("docx", _WORD),
    "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("csv", "text/csv; charset=utf-8"),
    "json": ("json", "application/json"),
    "graphml": ("graphml", "application/graphml+xml"),
    "ris": ("ris", "application/x-research-info-systems"),
    "csl": ("csl.json", "application/vnd.citationstyles.csl+json"),
}


def offer(file: str, made: Mapping[str, Callable[[], bytes]], *, key: str, note: str = "") -> None:
    """Show the button that gives the files.

    Args:
        file: Their name, without its ending.
        made: By form (`xlsx`, `csv`, `json`, `docx`, …) what makes the file.
        key: Tells this button from the others of the page.
        note: What is to be known before.
    """
    with st.popover(_TEXT["download"], icon=":material/download:", key=f"{key}-export"):
        if note:
            st.html(f'<p class="nq-line">{text(note)}</p>')
        for form, make in made.items():
            ending, mime = _FORMS[form]
            st.download_button(
                _TEXT[form],
                make,
                f"{file}.{ending}",
                mime,
                key=f"{key}-export-{form}",
                on_click="ignore",
                width="stretch",
            )


def app() -> str:
    """Return where this app is, for the links in files; where `nghiquyet serve` opens it if no browser says so."""
    url = urlsplit(st.context.url or "")
    return f"{url.scheme}://{url.netloc}{url.path.rpartition('/')[0]}/" if url.netloc else tables.APP
