"""`nghiquyet verify`: saved answers held against the library, without asking anew and without a model."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from errors import EXIT_NOTHING_FOUND
from terminal import options
from terminal.session import opened_library, show_result
from terminal.text import cut, indented, safe_name

if TYPE_CHECKING:
    from library import Finding
    from shapes import Shape
    from terminal.questions.saved import Saved

SavedFile = Annotated[
    Path,
    typer.Argument(
        metavar="TỆP", readable=False, allow_dash=True,
        help="Tệp mà «ask --json» đã in; - là đầu vào chuẩn. What «ask --json» printed; - for stdin.",
    ),
]  # fmt: skip
_LONGEST = 120


class Verified(NamedTuple):
    """A saved reply, and what of it does not hold."""

    saved: "Saved"
    findings: "tuple[Finding, ...]"


def verify(
    context: typer.Context,
    file: SavedFile,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Đối chiếu câu trả lời đã lưu với kho: câu trích, số liệu, ngày, tên (có chỗ sai: mã thoát 3).

    Hold saved answers against the library: quotes, figures, dates, names (something does not hold: exit code 3).
    """
    from terminal.questions.saved import load

    replies = load(file)
    with opened_library(context) as opened:
        verified = [Verified(saved, opened.verify(saved.reply, saved.written)) for saved in replies]
    show_result(shape(verified) if as_json else shown(verified))
    if any(item.findings for item in verified):
        raise typer.Exit(EXIT_NOTHING_FOUND)


def shape(verified: Sequence[Verified]) -> "Shape":
    """Shape what holds and what does not."""
    return {
        "holds": not any(item.findings for item in verified),
        "replies": [
            {
                "question": item.saved.reply.query.typed,
                "holds": not item.findings,
                "findings": [
                    {"where": finding.where, "what": finding.what, "why": finding.why} for finding in item.findings
                ],
                "unchecked": list(item.saved.unchecked),
            }
            for item in verified
        ],
    }


def shown(verified: Sequence[Verified]) -> RenderableType:
    """Return a line for each reply and each finding, and the verdict."""
    lines: list[RenderableType] = []
    for item in verified:
        mark, style = ("✘", "bold red") if item.findings else ("✔", "bold green")
        lines.append(Text(f"{mark} ", style).append(safe_name(item.saved.reply.query.typed), "bold"))
        for finding in item.findings:
            said = cut(finding.what, _LONGEST)
            lines.append(
                indented(Text(finding.where, "cyan").append(f": «{said}» ").append(safe_name(finding.why), "red"))
            )
        if item.saved.unchecked:
            lines.append(indented(Text(f"Không kiểm: {', '.join(item.saved.unchecked)}", "yellow")))
    wrong = sum(bool(item.findings) for item in verified)
    if wrong:
        lines.append(
            Text(f"KHÔNG KHỚP: {wrong}/{len(verified)} câu trả lời có chỗ không đúng với kho này.", "bold red")
        )
    else:
        lines.append(Text("Khớp: câu trích, số liệu, ngày, số ký hiệu và tên đều đúng với kho này.", "bold green"))
    return Group(*lines)
