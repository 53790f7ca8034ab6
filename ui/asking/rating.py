"""Thumbs up and down: what a person thinks of a reply, kept in the library's folder and sent nowhere.

1. Up is kept at once. Down opens a field first: what was wrong is what helps, but it may stay empty.
2. A reply is rated once; then the page says which file it is kept in.
"""

import streamlit as st

from errors import RecordNotSaved
from library import Library
from ui.asking.reply import Shown
from ui.language import Words
from ui.markup import text

_TEXT = Words(
    {
        "wrong": "Điều gì chưa đúng?",
        "example": "Không bắt buộc. Ví dụ: con số đúng là …, ở văn bản …",
        "save": "Ghi góp ý",
        "kept": "Đã ghi góp ý vào «{file}», chỉ trên máy này.",
    },
    {
        "wrong": "What was wrong?",
        "example": "Optional. Example: the right figure is …, in document …",
        "save": "Save",
        "kept": "Saved in «{file}», on this machine only.",
    },
)
_UP, _DOWN = 1, 0
_LONGEST_REMARK = 2_000


def thumbs(library: Library, shown: Shown) -> None:
    """Show the thumbs of a reply that was not rated yet."""
    if shown.rated is None and st.feedback("thumbs", key=_key(shown)) == _UP:
        _save(library, shown, good=True)


def show(library: Library, shown: Shown) -> None:
    """Show the field of a thumb down, or where the rating was kept."""
    if shown.rated is not None:
        st.html(f'<p class="nq-line" role="status">{text(_TEXT["kept"].format(file=shown.rated))}</p>')
    elif st.session_state.get(_key(shown)) == _DOWN:
        with st.form(f"wrong-{shown.number}", border=False):
            remark = st.text_area(
                _TEXT["wrong"], key=f"remark-{shown.number}", max_chars=_LONGEST_REMARK, placeholder=_TEXT["example"]
            )
            if st.form_submit_button(_TEXT["save"], key=f"save-{shown.number}"):
                _save(library, shown, good=False, remark=remark or "")


def _key(shown: Shown) -> str:
    return f"rating-{shown.number}"


def _save(library: Library, shown: Shown, *, good: bool, remark: str = "") -> None:
    try:
        shown.rated = library.rate(shown.reply, good, remark)
    except RecordNotSaved as fault:
        st.html(f'<p class="nq-warn" role="alert">{text(fault)}</p>')
    else:
        # The thumbs are drawn already.
        st.rerun()
