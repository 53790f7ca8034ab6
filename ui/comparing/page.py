"""The page and its parts.

1. Two boxes for the documents, a third for more; suggestions until two are chosen.
2. What of them is compared: targets, texts, what one amends in others, what they say of a matter. Each stands in the
   address, and only the chosen one is made.
3. What is missing, named twice, gone from the library or of another system is said in words, with the way on.
"""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from errors import NghiquyetError
from library import FoundDocument, Library
from ui import states
from ui.comparing import amending, choosing, state, style, targets, texts, topics
from ui.comparing.state import TABS, Comparison, Tab
from ui.language import Words
from ui.markup import text
from ui.route import Route

_TEXT = Words(
    {
        "title": "So sánh văn bản",
        "lede": "Chỉ tiêu nào tăng, giảm, mới; câu chữ nào đổi; mỗi văn bản nói gì về một việc.",
        "tabs": "So cái gì",
        "chi-tieu": "Chỉ tiêu",
        "toan-van": "Toàn văn",
        "sua-doi": "Sửa đổi",
        "chu-de": "Chủ đề",
        "gone": "Kho không còn văn bản «{names}»; có thể số hoặc ngày của nó đã được sửa. Hãy chọn lại.",
        "twice": "Một văn bản được chọn hai lần",
        "twice_body": "So với chính nó thì không có gì khác. Hãy chọn một văn bản khác.",
        "one": "Chọn văn bản thứ hai",
        "one_body": "Gõ vài chữ vào ô «So với», hoặc chọn một gợi ý dưới đây.",
        "only": "Kho mới có một văn bản",
        "only_body": "Cần hai văn bản để so. Hãy thêm văn bản ở trang Kho tài liệu.",
        "empty": "Văn bản không có chữ để so",
        "empty_body": "{names}: chưa đọc được đoạn nào. Trang ảnh chụp phải nhận dạng chữ trước, ở trang Kho tài liệu.",
        "systems": "Một bên là văn bản của Đảng, một bên là văn bản của Nhà nước: bố cục và hiệu lực khác nhau.",
    },
    {
        "title": "Compare documents",
        "lede": "Which targets rose, fell or are new; which words changed; what each document says of a matter.",
        "tabs": "What to compare",
        "chi-tieu": "Targets",
        "toan-van": "Full text",
        "sua-doi": "Amendments",
        "chu-de": "A matter",
        "gone": "The library has no “{names}” any more; its number or date may have been corrected. Choose again.",
        "twice": "One document was chosen twice",
        "twice_body": "Nothing differs from itself. Choose another document.",
        "one": "Choose the second document",
        "one_body": "Type some words into “Compared with”, or take a suggestion below.",
        "only": "There is only one document",
        "only_body": "Two are needed to compare. Add documents on the page Library.",
        "empty": "A document has no text to compare",
        "empty_body": "{names}: no passage was read. Pages that are pictures need OCR first, on the page Library.",
        "systems": "One is a document of the Party, the other of the State: their make-up and force differ.",
    },
)
_SHOWN: dict[Tab, Callable[[Library, Comparison], None]] = {
    "chi-tieu": targets.show,
    "toan-van": texts.show,
    "sua-doi": amending.show,
    "chu-de": topics.show,
}


def show(library: Library, here: Route) -> None:
    """Show the page."""
    style.apply()
    documents = library.documents()
    if not documents:
        states.empty(library.folder)
        return
    shown = state.read()
    shown = replace(shown, documents=tuple(map(library.slug_of, shown.documents)))
    with st.container(key="comparing"):
        st.html(f'<h1 class="nq-hello">{text(_TEXT["title"])}</h1><p class="nq-lede">{text(_TEXT["lede"])}</p>')
        if len(documents) == 1:
            states.note(_TEXT["only"], _TEXT["only_body"])
            return
        choosing.show(documents, shown)
        known = {document.slug: document for document in documents}
        gone = [slug for slug in shown.documents if slug not in known]
        if gone:
            st.html(f'<p class="nq-warn">{text(_TEXT["gone"].format(names=", ".join(gone)))}</p>')
        chosen = replace(shown, documents=tuple(slug for slug in shown.documents if slug in known))
        if len(chosen.documents) < 2:
            if chosen.documents:
                states.note(_TEXT["one"], _TEXT["one_body"])
            choosing.suggest(library, documents, chosen)
        elif len(set(chosen.documents)) < len(chosen.documents):
            states.note(_TEXT["twice"], _TEXT["twice_body"])
            choosing.suggest(library, documents, chosen)
        else:
            _compared(library, [known[slug] for slug in chosen.documents], chosen)


def _compared(library: Library, documents: list[FoundDocument], shown: Comparison) -> None:
    st.session_state["comparing-tab"] = shown.tab
    st.segmented_control(
        _TEXT["tabs"],
        TABS,
        format_func=_TEXT.__getitem__,
        key="comparing-tab",
        label_visibility="collapsed",
        on_change=_turned,
        args=(shown,),
    )
    empty = [document.number or document.file for document in documents if not document.passages]
    if empty:
        states.note(_TEXT["empty"], _TEXT["empty_body"].format(names=", ".join(empty)))
        return
    # Of targets the library says it itself.
    if shown.tab == "toan-van" and len({document.system for document in documents if document.system}) > 1:
        st.html(f'<p class="nq-warn">⚠ {text(_TEXT["systems"])}</p>')
    try:
        _SHOWN[shown.tab](library, shown)
    except NghiquyetError as fault:
        states.error(fault)


def _turned(shown: Comparison) -> None:
    # A click on the chosen tab takes the choice off; it stays.
    state.go(shown.on(st.session_state["comparing-tab"] or shown.tab))
