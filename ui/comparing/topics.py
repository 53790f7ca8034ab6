"""What each document says of a matter, in columns.

1. A question, a heading or some words; Enter puts them into the address.
2. A column has the passages that speak of it, best first, the words marked and where they stand as a link; a document
   that does not clearly speak of it says so, with what comes nearest.
"""

import time
from dataclasses import replace

import streamlit as st

from errors import BadQuestion
from library import Library, Topic, TopicColumn, TopicPassage, snippet, topic_docx
from shapes import as_file
from shapes.topics import topic
from ui import downloads, states
from ui.citations import fold
from ui.comparing import parts, state
from ui.comparing.state import Comparison
from ui.language import Words
from ui.markup import Span, closed_up, marked, quiet, text
from ui.quality import ocr_badge
from ui.targets.ledger import document as called

_TEXT = Words(
    {
        "topic": "Chủ đề: một câu hỏi, một đề mục hoặc vài từ",
        "placeholder": "Ví dụ: chuyển đổi số trong cơ quan nhà nước",
        "show": "Xem",
        "searching": "Đang tìm trong từng văn bản…",
        "what": "Các văn bản này nói gì về một việc?",
        "what_body": "Gõ một câu hỏi, một đề mục hoặc vài từ: mỗi văn bản được tìm riêng, kết quả đứng thành cột.",
        "near": "Không có đoạn nào nói rõ; đoạn gần nhất:",
        "nothing": "Không thấy nói đến.",
        "more": "xem hết đoạn này",
        "bad": "Chưa hiểu chủ đề",
        "file": "so-sanh-chu-de",
    },
    {
        "topic": "A matter: a question, a heading or some words",
        "placeholder": "For example: chuyển đổi số trong cơ quan nhà nước",
        "show": "Show",
        "searching": "Searching each of the documents…",
        "what": "What do these documents say of a matter?",
        "what_body": "Type a question, a heading or some words: each document is searched by itself, in its column.",
        "near": "No passage says it clearly; the nearest one:",
        "nothing": "Nothing found.",
        "more": "the whole passage",
        "bad": "This matter cannot be searched",
        "file": "matter-compared",
    },
)
_PASSAGES = 4
_SHOWN = 600


def show(library: Library, shown: Comparison) -> None:
    """Show what each document says of a matter."""
    _box(shown)
    if not shown.topic:
        states.note(_TEXT["what"], _TEXT["what_body"])
        return
    started = time.perf_counter()
    try:
        with st.spinner(_TEXT["searching"]):
            found = library.topic(shown.topic, shown.documents, limit=_PASSAGES)
    except BadQuestion as fault:
        states.note(_TEXT["bad"], str(fault))
        return
    seconds = time.perf_counter() - started
    made = {"docx": lambda: topic_docx(found), "json": lambda: as_file(topic(found, seconds))}
    downloads.offer(_TEXT["file"], made, key="comparing")
    columns = "".join(_column(column, found) for column in found.columns)
    parts.grid([column.document for column in found.columns], f'<section class="nq-line-of">{columns}</section>')


def _box(shown: Comparison) -> None:
    if st.session_state.get("comparing-asked") != shown.topic or "comparing-topic" not in st.session_state:
        st.session_state["comparing-asked"] = st.session_state["comparing-topic"] = shown.topic
    with (
        st.form("comparing-topic-form", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input(
            _TEXT["topic"], key="comparing-topic", placeholder=_TEXT["placeholder"], autocomplete="off", max_chars=500
        )
        st.form_submit_button(
            _TEXT["show"], type="primary", key="comparing-topic-button", on_click=_asked, args=(shown,)
        )


def _asked(shown: Comparison) -> None:
    state.go(replace(shown, topic=" ".join(st.session_state["comparing-topic"].split())))


def _column(column: TopicColumn, found: Topic) -> str:
    head = f'<div class="nq-cell nq-side" data-of="{text(called(column.document))}">'
    said = f'<p class="nq-none">{text(_TEXT[column.says])}</p>' if column.says != "says" else ""
    return f"{head}{said}{''.join(_passage(one, found) for one in column.passages)}</div>"


def _passage(one: TopicPassage, found: Topic) -> str:
    passage = one.hit.passage
    quote, piece = passage.quote, snippet(passage.quote, found.query, _SHOWN)
    shown = _marked(quote[piece.start : piece.end], [(mark.start, mark.end) for mark in piece.marks], piece.start)
    if piece.end - piece.start < len(quote):
        marks = snippet(quote, found.query, len(quote)).marks
        whole = _marked(quote, [(mark.start, mark.end) for mark in marks], 0)
        shown = f"… {shown} …{fold(_TEXT['more'], whole)}"
    above = f'<p class="nq-under">{text(" › ".join(passage.path[-2:]))}</p>' if passage.path else ""
    at = parts.place(passage.document, passage.address, passage.page, (passage.start, passage.end))
    quoted = f'<blockquote class="nq-quote">{shown}</blockquote>'
    return f'{above}{quoted}<p class="nq-at">{at} {ocr_badge(passage.ocr)}</p>'


def _marked(raw: str, spans: list[Span], offset: int) -> str:
    return quiet(closed_up(marked(raw, spans, offset=offset)))
