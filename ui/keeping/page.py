"""The page and its parts, each with an address of its own.

1. `kho?part=…` names the part: adding, documents, health, backup. Without one an empty library opens where files are
   added, another one with its documents.
2. Above all parts stands what is being done, and in short what was done. The worker that does it belongs to the
   library, not to a session: a page that is drawn anew, or another person's, sees the same jobs.
"""

import streamlit as st

from library import Library
from library.working import Worker
from ui import navigation
from ui.keeping import adding, backups, health, holdings, jobs, style
from ui.keeping.place import part_address
from ui.language import Words
from ui.markup import number, text
from ui.route import Route

_TEXT = Words(
    {
        "title": "Kho tài liệu",
        "lede": "{documents} văn bản, {passages} đoạn · «{folder}»",
        "empty": "Kho còn trống · «{folder}»",
        "parts": "Phần của trang",
        "adding": "Đưa vào",
        "documents": "Văn bản",
        "health": "Cấu hình",
        "backup": "Sao lưu",
    },
    {
        "title": "Library",
        "lede": "{documents} documents, {passages} passages · «{folder}»",
        "empty": "The library is empty · «{folder}»",
        "parts": "Parts of this page",
        "adding": "Add files",
        "documents": "Documents",
        "health": "Settings",
        "backup": "Backup",
    },
)
_PARTS = {
    "adding": adding.show,
    "documents": holdings.show,
    "health": health.show,
    "backup": backups.show,
}


@st.cache_resource(max_entries=4, show_spinner=False)
def worker_of(folder: str, _library: Library) -> Worker:
    """Return the one who does the long work of a library, for all sessions."""
    return Worker(_library.close)


def show(library: Library, here: Route) -> None:
    """Show the page."""
    style.apply()
    worker = worker_of(str(library.folder), library)
    covered = library.coverage()
    lede = _TEXT["lede" if covered.documents else "empty"].format(
        documents=number(covered.documents), passages=number(covered.passages), folder=library.folder
    )
    st.html(f'<h1 class="nq-hello">{text(_TEXT["title"])}</h1><p class="nq-line">{text(lede)}</p>')
    asked = st.query_params.get("part", "")
    part = asked if asked in _PARTS else "documents" if covered.documents or here.document else "adding"
    st.session_state["keeping-part"] = part
    st.segmented_control(
        _TEXT["parts"],
        list(_PARTS),
        format_func=_TEXT.__getitem__,
        key="keeping-part",
        label_visibility="collapsed",
        on_change=_choose,
        args=(part,),
    )
    jobs.show(library, worker, whole=part == "adding")
    _PARTS[part](library, worker)


def _choose(before: str) -> None:
    # A click on the chosen part takes the choice off; it stays.
    navigation.go(part_address(st.session_state["keeping-part"] or before))
