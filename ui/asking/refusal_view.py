"""A Refusal on the screen.

1. Its reason as a title, its message as the library wrote it, what to try beyond that, and how sure it is.
2. A way on: to ask again without the filters.
3. What may be the answer: the doubt first, in the title and in the heading above it, then quotes as quotes stand
   elsewhere, without a figure or a line of its own. A reader that reads aloud says the doubt before the words.
4. The other passages that came nearest, said to be no answer, each with why it was not enough.
"""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from library import Answer, Filters, FoundDocument, Refusal, wording
from ui.asking.answer_view import evidence
from ui.asking.headline import confidence_words
from ui.citations import Quote, card
from ui.markup import text
from ui.route import Route, go
from ui.states import note

_TEXT = {
    "refused": "Chưa có câu trả lời trong kho",
    "nearest": "Đoạn gần nhất — chưa phải câu trả lời",
    "others": "Đoạn gần nhất khác — chưa phải câu trả lời",
    "doubtful": "Chưa có câu trả lời chắc chắn",
    "possible": "Có thể là — chưa phải câu trả lời",
    "note": "Lưu ý",
    "clear": "Bỏ bộ lọc và tìm lại",
    "unsure": "Không chắc là kho không có: hãy đọc các đoạn gần nhất dưới đây.",
}
REASONS = {
    "empty_library": "Kho chưa có văn bản nào",
    "filtered_out": "Không văn bản nào hợp với bộ lọc",
    "no_topic": "Kho không nói về việc này",
    "no_fact": "Kho không nêu điều được hỏi",
    "other_time": "Kho chỉ nói về thời gian khác",
    "other_place": "Kho chỉ nói về nơi khác, cơ quan khác",
    "elsewhere": "Câu trả lời nằm ở tài liệu mà kho chưa có",
    "false_figure": "Câu hỏi nêu con số khác với văn bản",
    "only_samples": "Chỉ có văn bản mẫu nói về việc này",
}
_TIPS: dict[str, tuple[str, ...]] = {
    "no_topic": (
        "Dùng từ ngữ của văn bản, ví dụ tên chỉ tiêu hoặc tên lĩnh vực.",
        "Viết đủ dấu; viết tắt ít gặp nên viết đủ.",
    ),
    "only_samples": ("Chọn văn bản mẫu ở phần Phạm vi tìm, hoặc nêu số hiệu của nó, để xem số minh họa.",),
}


def show(refusal: Refusal, documents: Mapping[str, FoundDocument], here: Route) -> None:
    """Show why there is no answer.

    Args:
        refusal: What to show.
        documents: Of the library by slug.
        here: The page it stands on.
    """
    tips = list(_TIPS.get(refusal.reason, ()))
    if refusal.possible is not None:
        note(wording.doubted(refusal.possible), refusal.message, tips, above=_TEXT["doubtful"])
    else:
        if refusal.nearest and confidence_words(refusal.confidence)[0] == "low":
            tips.append(_TEXT["unsure"])
        note(REASONS[refusal.reason], refusal.message, tips, above=_TEXT["refused"])
    if here.filters != Filters():
        st.button(_TEXT["clear"], key="clear", on_click=go, args=(replace(here, filters=Filters()),))
    if refusal.possible is not None:
        _possible(refusal.possible, documents, here)
    if refusal.others:
        title = _TEXT["nearest" if refusal.possible is None else "others"]
        st.html(f'<h2 class="nq-part">{text(title)}</h2>')
    for place, near in enumerate(refusal.others):
        document = documents.get(near.citation.document)
        card(f"near-{place}", [Quote(near.citation)], document, here, why=near.why)


def _possible(shown: Answer, documents: Mapping[str, FoundDocument], here: Route) -> None:
    st.html(f'<h2 class="nq-part">{text(_TEXT["possible"])}</h2>')
    for place, of_document in enumerate(evidence(shown)):
        document = documents.get(of_document.quotes[0].citation.document)
        card(f"possible-{place}", of_document.quotes, document, here, size="possible", also=of_document.also)
    notes = "".join(f'<p class="nq-known"><b>{text(_TEXT["note"])}:</b> {text(note)}</p>' for note in shown.notes)
    if notes:
        st.html(notes)
