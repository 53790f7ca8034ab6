"""The screen: `streamlit run app.py`, or `nghiquyet serve`.

1. The page and its look, once.
2. The library, one for all sessions of this server; NGHIQUYET_LIBRARY names its folder.
3. The address says what is shown: `?doc=…&at=…` a document at a passage, `?q=…` a question (ui/route.py).
"""

from pathlib import Path

import streamlit as st

from errors import NghiquyetError
from library import Library
from settings import default_library
from ui import ask, document, route, states, theme

_TEXT = {"title": "Nghị quyết — hỏi văn bản, có căn cứ", "brand": "Nghị quyết", "opening": "Đang mở kho văn bản…"}


@st.cache_resource(max_entries=1, show_spinner=_TEXT["opening"], on_release=Library.close)
def open_library(folder: str) -> Library:
    """Open a library for all sessions; a folder without one gets an empty one."""
    return Library.open(Path(folder), must_exist=False)


def main() -> None:
    """Show the page that the address asks for."""
    st.set_page_config(page_title=_TEXT["title"], page_icon="📜", layout="centered", initial_sidebar_state="auto")
    theme.apply()
    st.html(f'<p class="nq-brand"><a href="./" target="_self">{_TEXT["brand"]}</a></p>')
    try:
        library = open_library(str(default_library()))
        here = route.here()
        if here.document:
            document.show(library, here)
        else:
            ask.show(library, here)
    except NghiquyetError as error:
        states.error(error)


main()
