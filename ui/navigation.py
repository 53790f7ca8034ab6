"""The pages of the app, and how one comes from one to another.

1. app.py tells which pages there are, each with its place in the address: `van-ban`, `chi-tieu`; the first has none.
2. Every way to another page is a link (`link`, `anchor`): it can be opened in a new tab, and is one step of the
   browser's history. `st.switch_page` makes two of it. A click opens the page in the same session (ui/following.py).
3. On the same page only the parameters change (`go`), so that what a person has typed or opened there stays.
4. A link to the reader takes along where it stands (`from`); the reader leads back there (`way_back`).
5. Below every page stands the choice of the language.
"""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl, quote, urlencode

import streamlit as st
from streamlit.navigation.page import Page

from ui import copying, following, language
from ui.markup import text

READER = "van-ban"
NETWORK = "trich-dan"
KEEPING = "kho"
FROM = "from"
_PLACES = "places"
_HERE = "page"
Parameters = Mapping[str, str | list[str]]


def show(pages: Sequence[Page]) -> None:
    """Show the bar of pages, and the one that the address names."""
    following.links()
    copying.script()
    st.session_state[_PLACES] = {page.url_path for page in pages}
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


def go(parameters: Parameters) -> None:
    """Change what the page shows."""
    st.query_params.from_dict(dict(parameters))


def link(place: str, parameters: Parameters) -> str:
    """Return the address of a page, relative to any page of the app.

    Args:
        place: Its part of the address; empty for the first page.
        parameters: What it is to show.
    """
    every = dict(parameters)
    if place == READER and every and FROM not in every:
        every[FROM] = origin()
    if language.current() != "vi":
        every["lang"] = language.current()
    said = urlencode({name: value for name, value in every.items() if value}, doseq=True)
    return f"./{place}?{said}" if said else f"./{place}"


def anchor(said: str, address: str, *, icon: str = "", more: str = "", kind: str = "") -> None:
    """Show a link that looks like a button.

    Args:
        said: What stands on it.
        address: Where it leads, as `link` gives it.
        icon: Name of a Material symbol before it.
        more: What is said when one points at it.
        kind: `quiet` for one without a border.
    """
    symbol = f'<span class="nq-icon" aria-hidden="true" translate="no">{text(icon)}</span>' if icon else ""
    title = f' title="{text(more)}"' if more else ""
    st.html(f'<a class="nq-go {kind}" href="{text(address)}"{title}>{symbol}{text(said)}</a>', width="content")


def origin() -> str:
    """Return the address of the page that is shown, as another takes it along; of the reader, where it came from."""
    asked = st.query_params
    if here() == READER or (not here() and "doc" in asked):
        return asked.get(FROM, "")
    # Readable within an address, where it is encoded a second time: only what divides it is encoded here.
    parts = [f"{name}={_within(one)}" for name in asked if name != "lang" for one in asked.get_all(name)]
    return f"{here()}?{'&'.join(parts)}" if parts or here() else ""


def way_back() -> tuple[str, dict[str, list[str]]] | None:
    """Return the place and parameters that the address names as where one came from; None if it names none."""
    place, asked, parameters = st.query_params.get(FROM, "").partition("?")
    if not asked or place == READER or place not in st.session_state.get(_PLACES, {place}):
        return None
    back: dict[str, list[str]] = {}
    for name, value in parse_qsl(parameters):
        back.setdefault(name, []).append(value)
    return place, back


def _within(value: str) -> str:
    return "".join(quote(letter) if letter in "%&=+#;" else letter for letter in value)
