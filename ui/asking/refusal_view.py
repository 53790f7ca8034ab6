"""A Refusal on the screen.

1. Its reason as a title, its message as the library wrote it, what to try beyond that, and how sure it is.
2. Ways on: to ask again without the filters, to the documents that the library lacks, around the one that is named.
3. What may be the answer: the doubt first, in the title and in the heading above it, then quotes as quotes stand
   elsewhere, without a figure or a line of its own. A reader that reads aloud says the doubt before the words.
4. The other passages that came nearest, said to be no answer, each with why it was not enough.
"""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from library import Answer, Filters, FoundDocument, Refusal, wording
from ui import navigation
from ui.asking import ways
from ui.asking.answer_view import evidence
from ui.asking.headline import confidence_words
from ui.asking.kinds import REASONS
from ui.citations import Quote, card
from ui.language import Words
from ui.markup import text
from ui.route import Route, go
from ui.states import note

_TEXT = Words(
    {
        "refused": "Chưa có câu trả lời trong kho",
        "nearest": "Đoạn gần nhất — chưa phải câu trả lời",
        "others": "Đoạn gần nhất khác — chưa phải câu trả lời",
        "doubtful": "Chưa có câu trả lời chắc chắn",
        "doubted": "Chưa đủ chắc để trả lời (khả năng đúng khoảng {tenths} phần 10)",
        "possible": "Có thể là — chưa phải câu trả lời",
        "note": "Lưu ý",
        "clear": "Bỏ bộ lọc và tìm lại",
        "wanted": "Xem văn bản mà kho còn thiếu",
        "unsure": "Không chắc là kho không có: hãy đọc các đoạn gần nhất dưới đây.",
    },
    {
        "refused": "No answer in the library",
        "nearest": "Nearest passages — not an answer",
        "others": "Other near passages — not an answer",
        "doubtful": "No certain answer",
        "doubted": "Not sure enough to answer (about {tenths} in 10 likely right)",
        "possible": "Possibly — not an answer yet",
        "note": "Note",
        "clear": "Search again without filters",
        "wanted": "See the documents that the library lacks",
        "unsure": "The library may still have it: read the nearest passages below.",
    },
)
_TIPS = Words(
    {
        "words": "Dùng từ ngữ của văn bản, ví dụ tên chỉ tiêu hoặc tên lĩnh vực.",
        "marks": "Viết đủ dấu; viết tắt ít gặp nên viết đủ.",
        "samples": "Chọn văn bản mẫu ở phần Phạm vi tìm, hoặc nêu số hiệu của nó, để xem số minh họa.",
    },
    {
        "words": "Use the words of the documents, such as the name of an indicator or a field.",
        "marks": "Type the Vietnamese marks; write rare abbreviations out.",
        "samples": "Choose the example under “Search in”, or name its number, to see its figures.",
    },
)
_TIPS_FOR: dict[str, tuple[str, ...]] = {"no_topic": ("words", "marks"), "only_samples": ("samples",)}


def show(refusal: Refusal, documents: Mapping[str, FoundDocument], here: Route) -> None:
    """Show why there is no answer.

    Args:
        refusal: What to show.
        documents: Of the library by slug.
        here: The page it stands on.
    """
    tips = [_TIPS[tip] for tip in _TIPS_FOR.get(refusal.reason, ())]
    if refusal.possible is not None:
        doubt = _TEXT["doubted"].format(tenths=wording.tenths(refusal.possible))
        note(doubt, refusal.message, tips, above=_TEXT["doubtful"])
    else:
        if refusal.nearest and confidence_words(refusal.confidence)[0] == "low":
            tips.append(_TEXT["unsure"])
        note(REASONS[refusal.reason], refusal.message, tips, above=_TEXT["refused"])
    with st.container(horizontal=True, key="on"):
        if here.filters != Filters():
            st.button(_TEXT["clear"], key="clear", on_click=go, args=(replace(here, filters=Filters()),))
        if refusal.reason == "elsewhere":
            navigation.anchor(_TEXT["wanted"], navigation.link(navigation.NETWORK, {"tab": "wanted"}))
        ways.show(refusal.query)
    if refusal.possible is not None:
        _possible(refusal.possible, documents)
    if refusal.others:
        title = _TEXT["nearest" if refusal.possible is None else "others"]
        st.html(f'<h2 class="nq-part">{text(title)}</h2>')
    for place, near in enumerate(refusal.others):
        document = documents.get(near.citation.document)
        card(f"near-{place}", [Quote(near.citation)], document, why=near.why)


def _possible(shown: Answer, documents: Mapping[str, FoundDocument]) -> None:
    st.html(f'<h2 class="nq-part">{text(_TEXT["possible"])}</h2>')
    for place, of_document in enumerate(evidence(shown)):
        document = documents.get(of_document.quotes[0].citation.document)
        card(f"possible-{place}", of_document.quotes, document, size="possible", also=of_document.also)
    notes = "".join(f'<p class="nq-known"><b>{text(_TEXT["note"])}:</b> {text(note)}</p>' for note in shown.notes)
    if notes:
        st.html(notes)
