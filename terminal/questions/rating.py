"""`ask --good`, `ask --bad REASON`: what a person thinks of a reply, kept in the library for quality work.

It is said on stderr, for stdout may be JSON.
"""

from typing import TYPE_CHECKING, Annotated

import typer

from errors import BadQuestion
from terminal.guard import PROGRAM

if TYPE_CHECKING:
    from library import Answer, Library, Refusal

_PANEL = "Đánh giá / Rate"


def _reason(text: str) -> str:
    if not text.strip():
        raise typer.BadParameter("hãy nêu lý do, ví dụ: --bad «số này là của cả năm»")
    return text


Good = Annotated[
    bool,
    typer.Option("--good", rich_help_panel=_PANEL, help="Ghi lại rằng trả lời đúng. Keep that the reply is right."),
]
Bad = Annotated[
    str | None,
    typer.Option(
        "--bad", metavar="LÝ_DO", parser=_reason, rich_help_panel=_PANEL,
        help="Ghi lại rằng trả lời sai, và sai ở đâu. Keep that the reply is wrong, and why.",
    ),
]  # fmt: skip


def require_one(*, good: bool, bad: str | None) -> None:
    """Require that a reply is not rated both ways.

    Raises:
        BadQuestion: It is.
    """
    if good and bad:
        raise BadQuestion("Hoặc --good hoặc --bad: một câu trả lời không thể vừa đúng vừa sai.")


def save(library: "Library", reply: "Answer | Refusal", *, good: bool, remark: str) -> None:
    """Keep a rating, and tell where.

    Raises:
        RecordNotSaved: The library's folder cannot be written.
    """
    file = library.rate(reply, good, remark)
    typer.echo(f"Đã ghi đánh giá vào {file}. Xem lại: {PROGRAM} feedback", err=True)
