"""Searches that have a name.

1. Beside what was found: a name and a button keep the search. One that asks the same is renamed or deleted there, and
   brought back.
2. On the page without words: all of them, what each searches for, how many hits are new since it was last opened. What
   was deleted can be brought back until something else is.
3. What is new is counted only if the library's files are others than they were then, and once a state of them.
"""

from collections.abc import Callable

import streamlit as st

from errors import BadQuestion, NghiquyetError
from library import Library
from library.saving import NEW_AMONG, SavedSearch, SavedSearches, new_hits, search_again
from ui import states
from ui.language import Words
from ui.markup import label, number, text
from ui.searching import state
from ui.searching.filters import field, said
from ui.searching.result import Result, chosen
from ui.searching.state import Search

_TEXT = Words(
    {
        "keep": "Lưu tìm kiếm",
        "kept": "Đã lưu",
        "name": "Tên",
        "save": "Lưu",
        "rename": "Đổi tên",
        "change": "Đổi tên, xóa",
        "remove": "Xóa",
        "why": "Giữ câu tìm và bộ lọc trong kho, để mở lại và biết có gì mới.",
        "title": "Tìm kiếm đã lưu",
        "new": "{count} đoạn mới",
        "counting": "Đang xem có gì mới…",
        "removed": "Đã xóa «{name}».",
        "undo": "Hoàn tác",
        "opened": "mở lần trước {day}",
        "bad": "không tìm được nữa",
    },
    {
        "keep": "Save search",
        "kept": "Saved",
        "name": "Name",
        "save": "Save",
        "rename": "Rename",
        "change": "Rename, delete",
        "remove": "Delete",
        "why": "Keeps words and filters in the library, to come back and see what is new.",
        "title": "Saved searches",
        "new": "{count} new passages",
        "counting": "Looking for what is new…",
        "removed": "Deleted “{name}”.",
        "undo": "Undo",
        "opened": "last opened {day}",
        "bad": "cannot be searched any more",
    },
)
_REMOVED, _TROUBLE = "searching-removed", "searching-trouble"


def keep(library: Library, result: Result, search: Search) -> None:
    """Show the button that keeps a search, or what can be done with one that is kept."""
    kept = SavedSearches(library.folder)
    try:
        same = next((one for one in kept.all() if one.asks_the_same(search.saved())), None)
    except NghiquyetError as error:
        # The file is wrong: said when one wants something of it.
        with st.popover(_TEXT["keep"], icon=":material/bookmark:", key="searching-keep"):
            states.error(error)
        return
    if same is not None:
        _change(kept, same, _TEXT["kept"])
    else:
        with st.popover(_TEXT["keep"], icon=":material/bookmark:", key="searching-keep"):
            st.html(f'<p class="nq-line">{text(_TEXT["why"])}</p>')
            with st.form("searching-keep-form", border=False):
                st.text_input(_TEXT["name"], search.route.question[:120], key="searching-name", max_chars=120)
                st.form_submit_button(
                    _TEXT["save"], type="primary", key="searching-save", on_click=_save, args=(kept, result, search)
                )
        removed: SavedSearch | None = st.session_state.get(_REMOVED)
        if removed is not None and removed.asks_the_same(search.saved()):
            _undo(kept)
    _trouble()


def listed(library: Library) -> None:
    """Show all saved searches, with what is new in each."""
    kept = SavedSearches(library.folder)
    try:
        searches = kept.all()
    except NghiquyetError as error:
        states.error(error)
        return
    _trouble()
    _undo(kept)
    if not searches:
        return
    st.html(f'<h2 class="nq-part">{text(_TEXT["title"])}</h2>')
    fingerprint = library.fingerprint()
    for one in searches:
        with st.container(horizontal=True, vertical_alignment="center", key=f"searching-saved-{one.id}"):
            with st.container(gap=None, key=f"searching-named-{one.id}"):
                st.button(
                    label(one.name),
                    type="tertiary",
                    key=f"searching-go-{one.id}",
                    on_click=state.go,
                    args=(state.of(one),),
                )
                st.html(_row(one, _new(library, one, fingerprint)))
            _change(kept, one, "")


def _row(one: SavedSearch, new: int | None) -> str:
    filters = [f"{field(name)}: {said(name, getattr(one.filters, name))}" for name in chosen(one.filters)]
    asked = [one.question] if one.question != one.name else []
    day = _TEXT["opened"].format(day=f"{one.opened:%d/%m/%Y}")
    badge = ""
    if new is None:
        badge = f'<span class="nq-badge doubtful">{text(_TEXT["bad"])}</span>'
    elif new:
        count = f"{number(new)}{'+' if new == NEW_AMONG else ''}"
        badge = f'<span class="nq-badge new">{text(_TEXT["new"].format(count=count))}</span>'
    return f'<div class="nq-kept">{badge} {text(" · ".join([*asked, *filters, day]))}</div>'


def _new(library: Library, one: SavedSearch, fingerprint: str) -> int | None:
    if one.library == fingerprint:
        return 0
    with st.spinner(_TEXT["counting"]):
        return _counted(str(library.folder), one.id, one.opened.isoformat(), fingerprint, library, one)


@st.cache_data(max_entries=200, show_spinner=False)
def _counted(
    folder: str, identity: str, opened: str, fingerprint: str, _library: Library, _one: SavedSearch
) -> int | None:
    try:
        return len(new_hits(_one, search_again(_library, _one)))
    except BadQuestion:
        return None


def _change(kept: SavedSearches, one: SavedSearch, shown: str) -> None:
    with st.popover(
        shown or "⋯", icon=":material/bookmark_added:" if shown else None, help=_TEXT["change"],
        key=f"searching-change-{one.id}",
    ):  # fmt: skip
        with st.form(f"searching-rename-{one.id}", border=False):
            st.text_input(_TEXT["name"], one.name, key=f"searching-name-{one.id}", max_chars=120)
            st.form_submit_button(
                _TEXT["rename"], key=f"searching-rename-do-{one.id}", on_click=_rename, args=(kept, one)
            )
        st.button(
            _TEXT["remove"],
            icon=":material/delete:",
            key=f"searching-remove-{one.id}",
            on_click=_remove,
            args=(kept, one),
        )


def _undo(kept: SavedSearches) -> None:
    removed: SavedSearch | None = st.session_state.get(_REMOVED)
    if removed is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="searching-undo"):
        st.html(f'<p class="nq-line" role="status">{text(_TEXT["removed"].format(name=removed.name))}</p>',
                width="content")  # fmt: skip
        st.button(_TEXT["undo"], key="searching-undo-do", on_click=_put_back, args=(kept, removed))


def _trouble() -> None:
    error: NghiquyetError | None = st.session_state.pop(_TROUBLE, None)
    if error is not None:
        states.error(error)


def _try(action: Callable[[], object]) -> None:
    try:
        action()
    except NghiquyetError as error:
        st.session_state[_TROUBLE] = error


def _save(kept: SavedSearches, result: Result, search: Search) -> None:
    name = st.session_state["searching-name"]
    _try(lambda: kept.save(name, search.saved(), result.found, result.fingerprint))


def _rename(kept: SavedSearches, one: SavedSearch) -> None:
    name = st.session_state[f"searching-name-{one.id}"]
    _try(lambda: kept.rename(one.id, name))


def _remove(kept: SavedSearches, one: SavedSearch) -> None:
    def remove() -> None:
        st.session_state[_REMOVED] = kept.remove(one.id)

    _try(remove)


def _put_back(kept: SavedSearches, removed: SavedSearch) -> None:
    st.session_state.pop(_REMOVED, None)
    _try(lambda: kept.put_back(removed))
