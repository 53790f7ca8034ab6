"""The page Hỏi.

1. The question box. Enter asks; the question goes into the address, and the page of that address shows the answer.
2. Without a question: examples, and what is in the library.
3. With one: how it was understood, its answer or refusal, what was searched, what can be done with the reply; the
   filters at the side. Where no passage came near, examples show what can be asked.
4. When all is drawn and nobody waits, the model is loaded, so that the first question does not have to.
"""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from errors import BadQuestion
from library import Answer, FoundDocument, Library
from ui import states, understood
from ui.asking import actions, answer_view, filters, refusal_view, reply
from ui.asking.examples import DOCUMENTS_READ, questions
from ui.citations import sample_badge
from ui.coverage import coverage_line
from ui.markup import label, name, number, source, text
from ui.quality import document_badge
from ui.route import Route, go

_TEXT = {
    "hello": "Hỏi văn bản, nhận câu trả lời kèm căn cứ",
    "lede": "Câu trả lời được trích nguyên văn từ nghị quyết, chỉ thị, quyết định trong kho, kèm địa chỉ để trích dẫn. "
    "Gõ có dấu hay không dấu đều được.",
    "question": "Câu hỏi",
    "placeholder": "Ví dụ: {example}",
    "type": "Gõ câu hỏi rồi bấm Enter",
    "ask": "Hỏi",
    "try": "Thử hỏi",
    "inside": "Trong kho có {count} văn bản",
    "more": "và {count} văn bản khác",
    "open": "Mở",
    "searching": "Đang tìm trong kho văn bản…",
    "bad": "Chưa hiểu câu hỏi",
}
_DOCUMENTS_SHOWN = 6
# Five pages; percent-encoded it must still fit into an address.
_LONGEST_QUESTION = 12_000


def show(library: Library, here: Route) -> None:
    """Show the page."""
    documents = library.documents()
    if not documents:
        states.empty(library.folder)
        return
    filters.show(documents, here)
    ordered = sorted(documents, key=lambda document: document.sample)
    # What is made up answers only whoever chose it.
    real = [document for document in ordered if not document.sample][:DOCUMENTS_READ]
    examples = _examples(tuple(f"{library.folder}/{item.slug}/{item.sha256}" for item in real), library)
    greeting = st.container()  # there on both pages, so that the box below keeps its place, and with it the cursor
    if not here.question:
        greeting.html(f'<h1 class="nq-hello">{text(_TEXT["hello"])}</h1><p class="nq-lede">{text(_TEXT["lede"])}</p>')
    _box(here, examples)
    if here.question:
        _reply(library, documents, examples, here)
    else:
        _home(ordered, examples, here)
        library.embedder()


def _box(here: Route, examples: list[str]) -> None:
    # Set only when the address has another question than before: a rerun must not take away what is being typed.
    if st.session_state.get("asked") != here.question or "question" not in st.session_state:
        st.session_state["asked"] = st.session_state["question"] = here.question
    with st.form("ask", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            _TEXT["question"],
            key="question",
            max_chars=_LONGEST_QUESTION,
            placeholder=_TEXT["placeholder"].format(example=examples[0]) if examples else _TEXT["type"],
            label_visibility="collapsed",
            autocomplete="off",
        )
        st.form_submit_button(_TEXT["ask"], type="primary", key="ask-button", on_click=_asked, args=(here,))


def _asked(here: Route) -> None:
    reply.forget()
    go(replace(here, question=st.session_state["question"].strip(), literal=False, without=()))


def _reply(library: Library, documents: Sequence[FoundDocument], examples: list[str], here: Route) -> None:
    try:
        with st.spinner(_TEXT["searching"]):
            shown = reply.current(library, here)
    except BadQuestion as fault:
        states.note(_TEXT["bad"], str(fault))
        return
    given = shown.reply
    understood.show(given.query, here)
    by_slug = {document.slug: document for document in documents}
    if isinstance(given, Answer):
        answer_view.show(given, by_slug, here)
    else:
        refusal_view.show(given, by_slug, here)
    system = "party" if {document.system for document in documents} == {"party"} else None
    st.html(coverage_line(given.coverage, given.seconds, system))
    actions.show(library, shown, here)
    if not isinstance(given, Answer) and not given.nearest:
        _try(examples, Route())


def _try(examples: list[str], here: Route) -> None:
    if examples:
        st.html(f'<h2 class="nq-part">{text(_TEXT["try"])}</h2>')
    for place, example in enumerate(examples):
        target = replace(here, question=example)
        st.button(label(example), key=f"example-{place}", on_click=go, args=(target,), width="stretch")


def _home(documents: list[FoundDocument], examples: list[str], here: Route) -> None:
    _try(examples, here)
    st.html(f'<h2 class="nq-part">{text(_TEXT["inside"].format(count=number(len(documents))))}</h2>')
    for document in documents[:_DOCUMENTS_SHOWN]:
        _row(document, here)
    if len(documents) > _DOCUMENTS_SHOWN:
        rest = _TEXT["more"].format(count=number(len(documents) - _DOCUMENTS_SHOWN))
        st.html(f'<p class="nq-line">{text(rest)}</p>')


def _row(document: FoundDocument, here: Route) -> None:
    badge = sample_badge() if document.sample else ""
    title = f'<p class="nq-title">{text(document.title)}</p>' if document.title else ""
    named = f"<b>{text(name(document))}</b> {text(source(document))} {document_badge(document)}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"row-{document.slug}"):
        st.html(f'<div class="nq-row">{badge}<div>{named}</div>{title}</div>')
        target = replace(here, document=document.slug)
        st.button(
            _TEXT["open"], key=f"document-{document.slug}", help=label(name(document)), on_click=go, args=(target,)
        )


@st.cache_data(max_entries=8, show_spinner=False)
def _examples(versions: tuple[str, ...], _library: Library) -> list[str]:
    """Read anew only when other documents are in front."""
    return questions([_library.show(version.rsplit("/", 2)[1]) for version in versions])
