"""What can be done with a reply: copy it, take it along as an evidence sheet, have it shortened, say what it is worth.

1. Copying: the quotes of each document with their citation as an office writes it, ready to be pasted into a report.
2. A sheet is made when it is asked for, not before: as a Word file, a PDF, plain text.
3. Shortening by a language model is offered only where the settings name one, and says who gets what before it is
   done (shortened.py).
4. The same words can be searched for, to see every passage (the page Tra cứu).
5. Thumbs up and down (rating.py); how the reply came about (why.py).
"""

import re
from collections.abc import Iterator
from functools import partial

import streamlit as st

from library import Answer, Citation, Library, Refusal, SheetFormat, cite
from ui import copying, navigation, searching
from ui.asking import rating, shortened, ways, why
from ui.asking.answer_view import evidence
from ui.asking.reply import Shown
from ui.citations import shared_place
from ui.language import Words
from ui.markup import text
from ui.quotes import plain
from ui.route import Route

_TEXT = Words(
    {
        "copy": "Chép để dán",
        "copy_more": "Nguyên văn kèm trích dẫn, để dán vào báo cáo",
        "sheet": "Tải phiếu trích dẫn",
        "sheet_more": "Câu hỏi, câu trả lời, trích dẫn và thông tin văn bản, để in và lưu hồ sơ",
        "search": "Xem mọi đoạn",
        "search_more": "Tra cứu cùng câu chữ và bộ lọc: mọi đoạn nói về việc này, không chỉ đoạn trả lời",
        "docx": "Word (.docx)",
        "pdf": "PDF (.pdf)",
        "txt": "Văn bản thuần (.txt)",
    },
    {
        "copy": "Copy to paste",
        "copy_more": "The quotes with their citation, to paste into a report",
        "sheet": "Evidence sheet",
        "sheet_more": "Question, answer, quotes and documents on a sheet in Vietnamese, to print and file",
        "search": "All passages",
        "search_more": "The same words and filters in Search: every passage on it, not only the one that answers",
        "docx": "Word (.docx)",
        "pdf": "PDF (.pdf)",
        "txt": "Plain text (.txt)",
    },
)
_MIME: dict[SheetFormat, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
}
_FILE = "phieu-trich-dan"
# From here on what is to be copied scrolls in its own box.


def show(library: Library, shown: Shown, here: Route) -> None:
    """Show what can be done with a reply, and what was done."""
    reply = shown.reply
    with st.container(horizontal=True, vertical_alignment="center", key="actions"):
        if isinstance(reply, Answer):
            _copy(reply)
        _sheets(library, reply)
        navigation.anchor(
            _TEXT["search"], navigation.link(searching.PLACE, here.parameters()), more=_TEXT["search_more"]
        )
        if isinstance(reply, Answer):
            ways.show(reply.query)
        shortened.offer(library, shown)
        rating.thumbs(library, shown)
    rating.show(library, shown)
    shortened.show(shown)
    why.show(library, shown, here)


def for_pasting(answer: Answer) -> str:
    """Return the quotes of an answer, those of each document with its citation as an office writes it."""
    shown = [[item.citation for item in one.quotes] for one in evidence(answer)]
    return "\n\n".join("\n".join(map(plain, quotes)) + f" ({cite(shared_place(quotes))})." for quotes in shown)


def file_name(reply: Answer | Refusal, suffix: str) -> str:
    """Return what a sheet is called: `phieu-trich-dan-26-NQ-TU.docx`."""
    numbers = (citation.number for citation in _citations(reply) if citation.number)
    # đ is no letter of ASCII, and stands in many numbers.
    number = next(numbers, "").replace("Đ", "D").replace("đ", "d")
    return "-".join(filter(None, (_FILE, *re.findall(r"[A-Za-z0-9]+", number)))) + f".{suffix}"


def _citations(reply: Answer | Refusal) -> Iterator[Citation]:
    yield from reply.citations if isinstance(reply, Answer) else (near.citation for near in reply.nearest)


def _copy(answer: Answer) -> None:
    with st.popover(_TEXT["copy"], key="copy"):
        st.html(f'<p class="nq-line">{text(_TEXT["copy_more"])}</p>')
        said = for_pasting(answer)
        copying.box(said)


def _sheets(library: Library, reply: Answer | Refusal) -> None:
    with st.popover(_TEXT["sheet"], key="sheets"):
        st.html(f'<p class="nq-line">{text(_TEXT["sheet_more"])}</p>')
        for suffix, mime in _MIME.items():
            st.download_button(
                _TEXT[suffix],
                partial(library.sheet, reply, suffix),
                file_name(reply, suffix),
                mime,
                key=f"sheet-{suffix}",
                on_click="ignore",
                width="stretch",
            )
