"""Questions to go on with, each one click away: examples to begin with, and what follows from an answer.

1. They are made and tried by the library (library/suggesting.py): none is shown that it does not answer.
2. Trying takes time. What can be seen already stands before it begins, nobody's reply waits for it (turns.py), each
   question is drawn as soon as it is known to stand, and what was tried is kept for all sessions until the library
   changes. A session that does not come to it in time shows fewer.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain

import streamlit as st

from library import Answer, Filters, FoundDocument, Library
from library.suggesting import DOCUMENTS_READ, Suggestion, answered, examples, following
from ui.asking import turns
from ui.asking.reply import Shown
from ui.language import Words
from ui.markup import label, text
from ui.route import Route, go

_TEXT = Words(
    {"try": "Thử hỏi", "next": "Hỏi tiếp", "waiting": "Đang chọn câu hỏi mà kho trả lời được…"},
    {"try": "Try asking", "next": "Ask next", "waiting": "Choosing questions that the library answers…"},
)
_SECONDS = 3.0


def to_begin(library: Library, documents: Sequence[FoundDocument], here: Route) -> None:
    """Show questions that the newest documents answer; what is made up answers only whoever chose it."""
    real = [document for document in documents if not document.sample][:DOCUMENTS_READ]
    with st.container(key="examples"), st.empty():
        st.html(f'<p class="nq-line nq-waiting">{text(_TEXT["waiting"])}</p>')
        asked = _examples(library.state(), tuple(document.slug for document in real), library)
        with st.container():
            _offer(_TEXT["try"], asked, here, "example")


def to_go_on(library: Library, shown: Shown, here: Route) -> None:
    """Show questions that follow from an answer."""
    if isinstance(shown.reply, Answer):
        found = following(library, shown.reply, here.filters, _stands(library, here.filters))
        with st.container(key="next"):
            _offer(_TEXT["next"], found, replace(here, literal=False, without=()), "example-next")


def _offer(title: str, questions: Iterable[str], here: Route, key: str) -> None:
    questions = iter(questions)
    for first in questions:
        st.html(f'<h2 class="nq-part">{text(title)}</h2>')
        for place, question in enumerate(chain([first], questions)):
            target = replace(here, question=question)
            st.button(label(question), key=f"{key}-{place}", on_click=go, args=(target,), width="stretch")


def _stands(library: Library, filters: Filters) -> Callable[[Suggestion], bool]:
    state, until = library.state(), time.monotonic() + _SECONDS

    def stands(one: Suggestion) -> bool:
        with suppress(TimeoutError):
            return _answered(state, one, filters, library, until)
        return False

    return stands


@st.cache_data(max_entries=512, show_spinner=False)
def _answered(state: str, suggestion: Suggestion, filters: Filters, _library: Library, _until: float) -> bool:
    with turns.spare(max(0.0, _until - time.monotonic())):
        return answered(_library, suggestion, filters)


@st.cache_data(max_entries=8, show_spinner=False)
def _examples(state: str, slugs: tuple[str, ...], _library: Library) -> list[str]:
    def stands(one: Suggestion) -> bool:
        with turns.spare(None):
            return answered(_library, one)

    return examples(list(map(_library.show, slugs)), stands)
