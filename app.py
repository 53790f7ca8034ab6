"""The screen: `streamlit run app.py`, or `nghiquyet serve`.

1. The pages and their look, once; the language of the session.
2. The library, one for all sessions of this server; NGHIQUYET_LIBRARY names its folder.
3. The address says what is shown: `?q=…` a question, `van-ban?doc=…&at=…` a document at a passage (ui/route.py).
"""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from errors import NghiquyetError
from library import Library
from settings import default_library
from ui import (
    asking,
    comparing,
    keeping,
    language,
    navigation,
    network,
    reading,
    route,
    searching,
    states,
    targets,
    theme,
)
from ui.language import Words

_TEXT = Words(
    {
        "title": "Nghị quyết — hỏi văn bản, có căn cứ",
        "opening": "Đang mở kho văn bản…",
        "ask": "Hỏi",
        "search": "Tra cứu",
        "read": "Văn bản",
        "network": "Trích dẫn",
        "targets": "Chỉ tiêu",
        "compare": "So sánh",
        "keep": "Kho tài liệu",
    },
    {
        "title": "Nghị quyết — ask documents, get evidence",
        "opening": "Opening the library…",
        "ask": "Ask",
        "search": "Search",
        "read": "Documents",
        "network": "Citations",
        "targets": "Targets",
        "compare": "Compare",
        "keep": "Library",
    },
)


@st.cache_resource(max_entries=1, show_spinner=False, on_release=Library.close)
def open_library(folder: str) -> Library:
    """Open a library for all sessions; a folder without one gets an empty one."""
    return Library.open(Path(folder), must_exist=False)


def _page(show: Callable[[Library, route.Route], None]) -> Callable[[], None]:
    def shown() -> None:
        try:
            with st.spinner(_TEXT["opening"]):
                library = open_library(str(default_library()))
            show(library, route.here())
        except NghiquyetError as error:
            states.error(error)

    return shown


def _asked(library: Library, here: route.Route) -> None:
    """Addresses of documents were once on this page, and stand so in what people have saved."""
    (reading if here.document else asking).show(library, here)


def main() -> None:
    """Show the page that the address asks for."""
    language.read_address()
    st.set_page_config(page_title=_TEXT["title"], page_icon="📜", layout="centered", initial_sidebar_state="auto")
    theme.apply()
    navigation.show(
        [
            st.Page(_page(_asked), title=_TEXT["ask"], icon=":material/forum:", default=True),
            st.Page(_page(searching.show), title=_TEXT["search"], icon=":material/search:", url_path="tra-cuu"),
            st.Page(_page(reading.show), title=_TEXT["read"], icon=":material/article:", url_path=navigation.READER),
            st.Page(_page(targets.show), title=_TEXT["targets"], icon=":material/monitoring:", url_path=targets.PLACE),
            st.Page(
                _page(comparing.show),
                title=_TEXT["compare"],
                icon=":material/compare_arrows:",
                url_path=comparing.PLACE,
            ),
            st.Page(_page(network.show), title=_TEXT["network"], icon=":material/hub:", url_path=network.PLACE),
            st.Page(_page(keeping.show), title=_TEXT["keep"], icon=":material/folder_open:", url_path=keeping.PLACE),
        ]
    )


main()
