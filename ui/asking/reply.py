"""The reply that a session looks at, with what the person did about it.

1. A page is drawn anew at every click. The question is asked again only if it, what limits it or the library's files
   are others, or the person asks again.
2. A rating, a shortened text and a trace belong to one reply, and go when another one comes.
"""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from library import Answer, Library, Refusal, Trace, Written
from ui.asking import history, turns
from ui.route import Route

_KEY = "reply"


@dataclass
class Shown:
    """A reply on the screen."""

    asked: tuple[object, ...]
    """What it is the reply to."""
    number: int
    """Counts the replies of a session: widgets of one reply are not those of the next."""
    reply: Answer | Refusal
    rated: Path | None = None
    """The file that its rating went into."""
    written: Written | None = None
    trace: Trace | None = None


def current(library: Library, here: Route) -> Shown:
    """Return the reply to the question of a page.

    Raises:
        BadQuestion: It holds no word.
    """
    asked = (here.question, here.filters, here.literal, here.without, library.state())
    known: Shown | None = st.session_state.get(_KEY)
    if known is None or known.asked != asked:
        with turns.answering():
            reply = library.ask(here.question, here.filters, literal=here.literal, without=here.without)
        number = st.session_state["replies"] = st.session_state.get("replies", 0) + 1
        known = st.session_state[_KEY] = Shown(asked, number, reply)
        history.add(here)
    return known


def forget() -> None:
    """Have the question asked again when the page is drawn next."""
    st.session_state.pop(_KEY, None)
