"""An Answer or a Refusal on the screen.

1. The reading line: how the question was understood (understood.py).
2. An answer: a card for each quoted sentence. The first document's stand first, its figure large; others follow under
   their own heading. How sure it is stands in words in the first card.
3. A refusal: its reason, what to try, and the passages that came nearest, said to be no answer.
4. The coverage line: what was searched. An answer from three documents is not an answer from all.
"""

from dataclasses import replace

import streamlit as st

from library import Answer, Coverage, Filters, FoundDocument, Library, Refusal
from ui import understood
from ui.citations import Evidence, card
from ui.markup import date, number, text
from ui.route import Route, go
from ui.states import note

_TEXT = {
    "others": "Văn bản khác cũng nêu",
    "refused": "Chưa có câu trả lời trong kho",
    "nearest": "Đoạn gần nhất — chưa phải câu trả lời",
    "clear": "Bỏ bộ lọc và tìm lại",
    "searched": "Đã tìm trong {documents} văn bản ({passages} đoạn)",
    "on": "ban hành ngày {since}",
    "from_to": "ban hành từ {since} đến {until}",
    "seconds": "{seconds} giây",
    "sure_ocr": "Đọc từ ảnh, cần đối chiếu với bản gốc",
    "sure_high": "Độ chắc chắn cao",
    "sure_fair": "Khá chắc chắn, nên đối chiếu",
    "sure_low": "Ít chắc chắn, cần đối chiếu",
}
_TIPS: dict[str, tuple[str, ...]] = {
    "empty_library": (),
    "filtered_out": (),
    "no_topic": (
        "Dùng từ ngữ của văn bản, ví dụ tên chỉ tiêu hoặc tên lĩnh vực.",
        "Viết đủ dấu; viết tắt ít gặp nên viết đủ.",
    ),
    "only_samples": (
        "Nêu số hiệu của văn bản mẫu trong câu hỏi, hoặc chọn nó ở phần Phạm vi tìm, để xem số minh họa.",
    ),
    "no_fact": ("Kiểm tra năm hoặc thời kỳ trong câu hỏi.", "Đọc các đoạn gần nhất dưới đây."),
    "other_time": ("Kiểm tra năm hoặc thời kỳ trong câu hỏi.", "Đọc các đoạn gần nhất dưới đây."),
    "other_place": ("Kiểm tra tên tỉnh, cơ quan trong câu hỏi.", "Đọc các đoạn gần nhất dưới đây."),
    "elsewhere": ("Đưa văn bản hoặc phụ lục còn thiếu vào kho rồi hỏi lại.",),
    "false_figure": ("So lại con số trong câu hỏi với đoạn dưới đây.",),
}
# Bounds between words for an estimated probability; below the first an answer is refused anyway.
_HIGH, _FAIR = 0.8, 0.6
_ISSUERS_NAMED = 2


def show(library: Library, reply: Answer | Refusal, here: Route) -> None:
    """Show what a question was answered with."""
    understood.show(reply.query, here)
    documents = {document.slug: document for document in library.documents()}
    if isinstance(reply, Answer):
        _answer(reply, documents, here)
    else:
        _refusal(reply, documents, here)
    systems = {document.system for document in documents.values()}
    searched = coverage_line(reply.coverage, reply.seconds, "party" if systems == {"party"} else None)
    st.html(f'<p class="nq-line">{text(searched)}</p>')


def confidence_words(confidence: float, ocr: float | None = None) -> tuple[str, str]:
    """Return how sure an answer is, as a class of the style sheet and in words.

    What OCR read is never said to be sure: one digit lost on a clean page costs it hardly any confidence.
    """
    if ocr is not None:
        return "fair" if confidence >= _FAIR else "low", _TEXT["sure_ocr"]
    level = "high" if confidence >= _HIGH else "fair" if confidence >= _FAIR else "low"
    return level, _TEXT[f"sure_{level}"]


def coverage_line(coverage: Coverage, seconds: float, system: str | None) -> str:
    """Return what was searched, in words."""
    searched = _TEXT["searched"].format(documents=number(coverage.documents), passages=number(coverage.passages))
    issuers = ", ".join(coverage.issuers) if len(coverage.issuers) <= _ISSUERS_NAMED else ""
    dates = ""
    if coverage.since and coverage.until:
        since, until = date(coverage.since, system), date(coverage.until, system)
        dates = _TEXT["on" if since == until else "from_to"].format(since=since, until=until)
    return " · ".join(filter(None, (searched, issuers, dates, _TEXT["seconds"].format(seconds=number(seconds, 2)))))


def _answer(answer: Answer, documents: dict[str, FoundDocument], here: Route) -> None:
    figures = {figure.citation: figure for figure in reversed(answer.figures)}
    order = list(dict.fromkeys(sentence.citation for sentence in answer.sentences))
    level, words = confidence_words(answer.confidence, answer.citations[order[0]].ocr)
    sure = f'<span class="nq-sure {level}">{text(words)}</span>'
    first = answer.citations[order[0]].document
    others = False
    for place, index in enumerate(order):
        citation, figure = answer.citations[index], figures.get(index)
        if citation.document != first and not others:
            others = True
            st.html(f'<h2 class="nq-part">{text(_TEXT["others"])}</h2>')
        size = "text" if figure is None and not others else "more" if place else ""
        evidence = Evidence(citation, documents.get(citation.document), citation.path, figure)
        card(f"answer-{place}", evidence, here, size=size, corner="" if place else sure)


def _refusal(refusal: Refusal, documents: dict[str, FoundDocument], here: Route) -> None:
    note(_TEXT["refused"], refusal.message, _TIPS.get(refusal.reason, ()))
    if here.filters != Filters():
        st.button(_TEXT["clear"], key="clear", on_click=go, args=(replace(here, filters=Filters()),))
    if refusal.nearest:
        st.html(f'<h2 class="nq-part">{text(_TEXT["nearest"])}</h2>')
    for place, near in enumerate(refusal.nearest):
        evidence = Evidence(near.citation, documents.get(near.citation.document), near.citation.path)
        card(f"near-{place}", evidence, here, size="more")
