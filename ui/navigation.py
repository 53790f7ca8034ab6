"""The pages of the app, and how a session comes from one to another.

1. app.py tells which pages there are, each with its place in the address: `van-ban`, `chi-tieu`; the first has none.
2. `go` opens one with query parameters. On the same page only the parameters change, so that what a person has typed
   or opened there stays.
3. Links in HTML are relative: `./van-ban?doc=…` leads there from every page, wherever the app is served. They open the
   page anew, and say the language if it is not the first one.
4. Below every page stands the choice of the language.
"""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import Page

from ui import language

READER = "van-ban"
_PAGES = "pages"
_HERE = "page"
_Parameters = Mapping[str, str | list[str]]


def show(pages: Sequence[Page]) -> None:
    """Show the bar of pages, and the one that the address names."""
    st.session_state[_PAGES] = {page.url_path: page for page in pages}
    chosen = st.navigation(list(pages), position="top")
    st.session_state[_HERE] = chosen.url_path
    chosen.run()
    with st.container(horizontal=True, horizontal_alignment="right", key="foot"):
        for spoken, named in language.NAMES.items():
            st.button(
                named,
                type="tertiary",
                key=f"language-{spoken}",
                disabled=spoken == language.current(),
                on_click=language.choose,
                args=(spoken,),
            )


def here() -> str:
    """Return the place of the page that is shown; empty for the first one."""
    return str(st.session_state.get(_HERE, ""))


def go(place: str, parameters: _Parameters) -> None:
    """Open a page.

    Args:
        place: Its part of the address; empty for the first page.
        parameters: What it is to show.
    """
    pages: dict[str, Page] = st.session_state.get(_PAGES, {})
    if place in pages and here() != place:
        st.switch_page(pages[place], query_params=dict(parameters))
    st.query_params.from_dict(dict(parameters))


def link(place: str, parameters: _Parameters) -> str:
    """Return the address of a page, relative to any page of the app."""
    spoken = {} if language.current() == "vi" else {"lang": language.current()}
    return f"./{place}?{urlencode({**parameters, **spoken}, doseq=True)}"
