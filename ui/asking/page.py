"""The page Hỏi.

1. The question box, ready to be typed into. Enter asks; the question goes into the address, and the page of that
   address shows the answer.
2. Without a question: examples, and what is in the library. The examples are tried when all else is drawn.
3. With one: how it was understood, its answer or refusal, what was searched, what can be done with the reply, what to
   ask next. Where no passage came near, examples show what can be asked.
4. At the side the filters, and what was asked before in this session.
"""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from errors import BadQuestion
from library import Answer, FoundDocument, Library
from ui import navigation, states, understood
from ui.asking import actions, answer_view, filters, history, refusal_view, reply, suggested
from ui.citations import sample_badge
from ui.coverage import coverage_line
from ui.language import Words
from ui.markup import name, number, source, text
from ui.quality import document_badge
from ui.route import Route, go

_TEXT = Words(
    {
        "hello": "Hỏi văn bản, nhận câu trả lời kèm căn cứ",
        "lede": "Câu trả lời được trích nguyên văn từ nghị quyết, chỉ thị, quyết định trong kho, kèm địa chỉ để trích "
        "dẫn. Gõ có dấu hay không dấu đều được.",
        "question": "Câu hỏi",
        "type": "Gõ câu hỏi rồi bấm Enter",
        "ask": "Hỏi",
        "inside": "Trong kho có {count} văn bản",
        "more": "Xem cả {count} văn bản",
        "open": "Mở",
        "searching": "Đang tìm trong kho văn bản…",
        "bad": "Chưa hiểu câu hỏi",
    },
    {
        "hello": "Ask the documents, get answers with evidence",
        "lede": "Every answer quotes the resolutions, directives and decisions of the library word for word, with an "
        "address to cite. Ask in Vietnamese, with or without marks.",
        "question": "Question",
        "type": "Type a question and press Enter",
        "ask": "Ask",
        "inside": "{count} documents in the library",
        "more": "See all {count} documents",
        "open": "Open",
        "searching": "Searching the library…",
        "bad": "The question was not understood",
    },
)
_DOCUMENTS_SHOWN = 6
# Where a finger types, a keyboard would cover the page; where somebody is elsewhere already, they stay there. The box
# comes later than this: Streamlit fetches what draws it.
_READY = """<script>
(function ready(left) {
  const box = document.querySelector(".st-key-question input");
  if (document.activeElement !== document.body || matchMedia("(pointer: coarse)").matches) return;
  if (box) box.focus({ preventScroll: true });
  else if (left) setTimeout(ready, 50, left - 1);
})(1200);
</script>"""
# Another question's answer is read from its beginning; who comes back is where they were (ui/following.py).
_BEGIN = """<script>
/* %d */ if (window.nqReturned !== location.href) document.querySelector(".stMain").scrollTop = 0;
</script>"""
# Five pages; percent-encoded it must still fit into an address.
_LONGEST_QUESTION = 12_000


def show(library: Library, here: Route) -> None:
    """Show the page."""
    documents = library.documents()
    if not documents:
        states.empty(library.folder)
        return
    filters.show(documents, here)
    history.show(here)
    greeting = st.container()  # there on both pages, so that the box below keeps its place, and with it the cursor
    if not here.question:
        greeting.html(f'<h1 class="nq-hello">{text(_TEXT["hello"])}</h1><p class="nq-lede">{text(_TEXT["lede"])}</p>')
    _box(here)
    with st.container(key="ready"):
        st.html(_BEGIN % hash(here) if here.question else _READY, unsafe_allow_javascript=True)
    if here.question:
        _reply(library, documents, here)
    else:
        _home(library, documents, here)


def _box(here: Route) -> None:
    # Set only when the address has another question than before: a rerun must not take away what is being typed.
    if st.session_state.get("asked") != here.question or "question" not in st.session_state:
        st.session_state["asked"] = st.session_state["question"] = here.question
    with st.form("ask", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            _TEXT["question"],
            key="question",
            max_chars=_LONGEST_QUESTION,
            placeholder=_TEXT["type"],
            label_visibility="collapsed",
            autocomplete="off",
        )
        st.form_submit_button(_TEXT["ask"], type="primary", key="ask-button", on_click=_asked, args=(here,))


def _asked(here: Route) -> None:
    reply.forget()
    go(replace(here, question=st.session_state["question"].strip(), literal=False, without=()))


def _reply(library: Library, documents: Sequence[FoundDocument], here: Route) -> None:
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
        answer_view.show(given, by_slug)
    else:
        refusal_view.show(given, by_slug, here)
    system = "party" if {document.system for document in documents} == {"party"} else None
    st.html(coverage_line(given.coverage, given.seconds, system))
    actions.show(library, shown, here)
    suggested.to_go_on(library, shown, here)
    if not isinstance(given, Answer) and not given.nearest:
        suggested.to_begin(library, documents, Route())


def _home(library: Library, documents: Sequence[FoundDocument], here: Route) -> None:
    examples = st.container()
    st.html(f'<h2 class="nq-part">{text(_TEXT["inside"].format(count=number(len(documents))))}</h2>')
    for document in sorted(documents, key=lambda document: document.sample)[:_DOCUMENTS_SHOWN]:
        _row(document)
    if len(documents) > _DOCUMENTS_SHOWN:
        rest = _TEXT["more"].format(count=number(len(documents)))
        navigation.anchor(rest, navigation.link(navigation.READER, {}), kind="quiet")
    with examples:
        suggested.to_begin(library, documents, here)


def _row(document: FoundDocument) -> None:
    badge = sample_badge() if document.sample else ""
    title = f'<p class="nq-title">{text(document.title)}</p>' if document.title else ""
    named = f"<b>{text(name(document))}</b> {text(source(document))} {document_badge(document)}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"row-{document.slug}"):
        st.html(f'<div class="nq-row">{badge}<div>{named}</div>{title}</div>')
        navigation.anchor(_TEXT["open"], Route(document=document.slug).link(), more=name(document))
