"""At the side: what was asked in this session, to go back to; kept nowhere else, and gone with the session.

The last one stands first, each once with what limited it; the question on the page is not among them.
"""

import streamlit as st

from ui.language import Words
from ui.markup import label, text
from ui.route import Route, go

_TEXT = Words(
    {"title": "Đã hỏi trong phiên này", "clear": "Xóa danh sách"},
    {"title": "Asked in this session", "clear": "Clear the list"},
)
_KEY = "history"
_MOST = 20
_LONGEST = 90


def add(asked: Route) -> None:
    """Keep what was asked."""
    before = [one for one in _all() if one != asked]
    st.session_state[_KEY] = (asked, *before[:_MOST])


def show(here: Route) -> None:
    """Show what was asked before."""
    before = [one for one in _all() if one != here][:_MOST]
    if not before:
        return
    with st.sidebar, st.container(key="history"):
        st.html(f'<h2 class="nq-part">{text(_TEXT["title"])}</h2>')
        for place, one in enumerate(before):
            cut = f"{one.question[:_LONGEST].rstrip()} …" if len(one.question) > _LONGEST else one.question
            st.button(label(cut), key=f"asked-{place}", type="tertiary", on_click=go, args=(one,))
        st.button(_TEXT["clear"], key="history-clear", on_click=_clear)


def _all() -> tuple[Route, ...]:
    return tuple(st.session_state.get(_KEY, ()))


def _clear() -> None:
    st.session_state.pop(_KEY, None)
