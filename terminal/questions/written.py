"""`ask --write`: what a language model made of an answer, below the quoted one.

1. Which server received what, and that these are not the document's words, is said first; a warning before all.
2. What was dropped is shown with its reason.
3. Numbers in brackets count the quotes above, from 1; in JSON they are places in `citations`, from 0.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from terminal.text import indented, safe, safe_name, seconds_text

if TYPE_CHECKING:
    from library import Answer, Library, Refusal, Written
    from shapes import Shape

_OFF = "Chưa có mô hình nào để viết: đặt llm_url và llm_model trong settings.json của kho. Không gửi gì đi đâu."

Write = Annotated[
    bool,
    typer.Option("--write", help="Nhờ mô hình ngôn ngữ đã đặt (llm_url) rút gọn. Let a language model shorten it."),
]


def write(library: "Library", reply: "Answer | Refusal") -> "Written | None":
    """Let the model of the settings write; a refusal is left alone. None if there is nothing to show."""
    from library import Answer

    if not isinstance(reply, Answer):
        return None
    written = library.write(reply)
    if written is None:
        typer.echo(_OFF, err=True)
    return written


def shape(given: "Written | None") -> "Shape":
    """Shape what was written, to be added to what `ask --json` prints; nothing if nothing was."""
    if given is None:
        return {}
    return {
        "written": {
            "sentences": [{"text": item.text, "citations": list(item.citations)} for item in given.sentences],
            "dropped": [{"text": item.text, "why": item.why} for item in given.dropped],
            "model": given.model,
            "host": given.host,
            "sent": list(given.sent),
            "seconds": round(given.seconds, 4),
            "warning": given.warning,
            "trouble": given.trouble,
        }
    }


def shown(given: "Written") -> RenderableType:
    """Return what was written, what was dropped, and who received what."""
    return Group(*_lines(given))


def _lines(given: "Written") -> Iterator[RenderableType]:
    if given.warning:
        yield Text(f"⚠ {safe_name(given.warning)}", "bold yellow")
    by = f"{safe_name(given.model)} ở {safe_name(given.host)}"
    got = f"đã nhận câu hỏi và {len(given.sent)} đoạn trích" if given.sent else "không nhận gì"
    yield Text(f"Mô hình {by} ({got}; {seconds_text(given.seconds)}):", "bold")
    for sentence in given.sentences:
        numbers = " ".join(f"[{number + 1}]" for number in sentence.citations)
        yield indented(Text(safe(sentence.text)).append(f" {numbers}", "cyan"))
    if given.sentences:
        yield indented(Text("Đây là lời mô hình rút gọn; khi trích dẫn hãy dùng nguyên văn ở trên.", "dim"))
    if given.dropped:
        yield Text("Đã bỏ của mô hình:", "bold")
    for item in given.dropped:
        yield indented(Text(safe(item.text), "dim strike"))
        yield indented(Text(f"vì {safe_name(item.why)}", "yellow"), 4)
    if given.trouble:
        yield Text(safe_name(given.trouble), "yellow")
