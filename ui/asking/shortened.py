"""What a language model made of an answer, below the quoted one and never in its place.

1. Offered only where the settings name a server; the button says which one gets the question and the quotes.
2. Each sentence leads to the quotes that it rests on. What was dropped is shown, struck out, with the reason.
3. What went wrong is a message; the quoted answer stands in any case.
"""

from urllib.parse import urlsplit

import streamlit as st

from library import Answer, Library, Written
from ui.asking.reply import Shown
from ui.citations import opened
from ui.language import Words
from ui.markup import label, number, text

_TEXT = Words(
    {
        "write": "Viết gọn",
        "sends": "Gửi câu hỏi và đoạn trích tới {host}, lấy về bản rút gọn đã đối chiếu từng câu",
        "writing": "Mô hình đang viết…",
        "title": "Mô hình viết gọn",
        "by": "{model} ở {host} đã nhận câu hỏi và {count} đoạn trích; {seconds} giây.",
        "nothing_sent": "Không gửi gì tới {host}.",
        "words": "Đây là lời của mô hình; khi trích dẫn hãy dùng nguyên văn ở trên.",
        "dropped": "Đã bỏ của mô hình",
        "because": "vì {why}",
    },
    {
        "write": "Shorten",
        "sends": "Sends the question and the quotes to {host}, and gets back a short text checked sentence by sentence",
        "writing": "The model is writing…",
        "title": "Shortened by a model",
        "by": "{model} at {host} was sent the question and {count} quotes; {seconds} seconds.",
        "nothing_sent": "Nothing was sent to {host}.",
        "words": "These are the model's words; cite the quotes above.",
        "dropped": "Dropped from the model's text",
        "because": "because: {why}",
    },
)


def offer(library: Library, shown: Shown) -> None:
    """Show the button that has an answer shortened, if a server is named and it was not done yet."""
    url = library.settings.llm_url
    if not url or not isinstance(shown.reply, Answer) or shown.written is not None:
        return
    sends = label(_TEXT["sends"].format(host=urlsplit(url).netloc))
    if st.button(_TEXT["write"], key=f"write-{shown.number}", help=sends):
        with st.spinner(_TEXT["writing"]):
            shown.written = library.write(shown.reply)
        st.rerun()


def show(shown: Shown) -> None:
    """Show what a model wrote, if it was asked to."""
    if shown.written is not None and isinstance(shown.reply, Answer):
        with st.container(border=True, key="written"):
            st.html(_html(shown.written, shown.reply))


def _html(written: Written, answer: Answer) -> str:
    parts = [f'<h2 class="nq-part">{text(_TEXT["title"])}</h2>']
    if written.warning:
        parts.append(f'<p class="nq-warn">⚠ {text(written.warning)}</p>')
    for sentence in written.sentences:
        links = " ".join(_link(answer, index) for index in sentence.citations)
        parts.append(f"<p>{text(sentence.text)} {links}</p>")
    if written.sentences:
        parts.append(f'<p class="nq-line">{text(_TEXT["words"])}</p>')
    if written.dropped:
        dropped = (
            f"<li><s>{text(item.text)}</s> {text(_TEXT['because'].format(why=item.why))}</li>"
            for item in written.dropped
        )
        parts.append(f'<p class="nq-line">{text(_TEXT["dropped"])}:</p><ul class="nq-dropped">{"".join(dropped)}</ul>')
    if written.trouble:
        parts.append(f'<p class="nq-warn">{text(written.trouble)}</p>')
    by = _TEXT["by" if written.sent else "nothing_sent"].format(
        model=written.model, host=written.host, count=len(written.sent), seconds=number(written.seconds, 1)
    )
    parts.append(f'<p class="nq-line">{text(by)}</p>')
    return f'<article class="nq-card written">{"".join(parts)}</article>'


def _link(answer: Answer, index: int) -> str:
    citation = answer.citations[index]
    link = text(opened(citation).link())
    return f'<a class="nq-from" href="{link}">{text(citation.address)}</a>'
