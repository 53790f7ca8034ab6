"""The command `indicators`: the canonical indicators of the library, and what a person corrects of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from errors import BadQuestion
from terminal import options
from terminal.citing import left_out
from terminal.saving import new_file, save
from terminal.session import opened_library, show_result
from terminal.text import indented, safe_name

if TYPE_CHECKING:
    from library import Correction, Indicator, TargetRow

_NAMES = 4
_SAID = {"same": "là một chỉ tiêu", "different": "là hai chỉ tiêu khác nhau"}

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="TỪ", help="Chỉ chỉ tiêu có những từ này, có dấu hay không. Only those with these words."),
]
Same = Annotated[
    tuple[str, str] | None,
    typer.Option("--same", metavar="TÊN TÊN", help="Hai tên là một chỉ tiêu. Two names mean one indicator."),
]
Different = Annotated[
    tuple[str, str] | None,
    typer.Option("--different", metavar="TÊN TÊN", help="Hai tên là hai chỉ tiêu. Two names do not."),
]
Undo = Annotated[bool, typer.Option("--undo", help="Bỏ điều chỉnh cuối cùng. Take the last correction back.")]
All = Annotated[bool, typer.Option("--all", help="Kể cả chỉ tiêu chỉ nêu một lần. Also those set only once.")]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="TỆP", readable=False, callback=new_file(".csv", ".xlsx", ".json"),
        help="Ghi ra tệp .csv, .xlsx hoặc .json. Write a file.",
    ),
]  # fmt: skip


def indicators(
    context: typer.Context,
    words: Words = None,
    same: Same = None,
    different: Different = None,
    undo: Undo = False,
    everything: All = False,
    out: Out = None,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Liệt kê chỉ tiêu chung: mỗi chỉ tiêu được gọi bằng những tên nào, ở văn bản nào; sửa lại nếu gộp sai.

    List canonical indicators: by which names each is called, in which documents; correct what is put together wrongly.
    """
    from library import indicators_table, tables, word_test
    from shapes import as_file
    from shapes.targets import indicators as shape

    if sum((same is not None, different is not None, undo)) > 1:
        raise BadQuestion("Mỗi lần chỉ dùng một trong --same, --different, --undo.")
    change = None
    with opened_library(context) as opened:
        if same:
            change = "added", opened.correct_indicators("same", *same)
        elif different:
            change = "added", opened.correct_indicators("different", *different)
        elif undo:
            change = "undone", opened.undo_indicator_correction()
        found, corrections = opened.indicators(), opened.indicator_corrections().lines
        rows = {row.key: row for row in opened.targets()}
    if change:
        about = {change[1].one, change[1].other}
        chosen = [one for one in found if about & set(one.names)]
    else:
        meant = word_test(" ".join(words or ()))
        chosen = [one for one in found if any(map(meant, (*one.names, one.id)))]
    listed = [one for one in chosen if everything or change or words or len(one.rows) > 1]
    if out is not None:
        if out.suffix.lower() == ".json":
            content = as_file(shape(listed, rows, corrections, len(chosen) - len(listed), change))
        else:
            table = indicators_table(listed, rows)
            content = (tables.as_csv if out.suffix.lower() == ".csv" else tables.as_xlsx)(table)
        save(out, content, f"{len(listed)} chỉ tiêu chung")
    if as_json:
        show_result(shape(listed, rows, corrections, len(chosen) - len(listed), change))
    elif out is None:
        show_result(indicators_list(listed, rows, len(chosen) - len(listed), change))


def indicators_list(
    listed: Sequence["Indicator"],
    rows: Mapping[str, "TargetRow"],
    singles: int,
    change: "tuple[str, Correction] | None" = None,
) -> RenderableType:
    """Return the list of indicators, each with its names and documents.

    Args:
        listed: Those that are asked for.
        rows: The rows of the ledger by their keys.
        singles: How many are not shown because one target alone names them.
        change: What was just corrected; None if nothing was.
    """
    parts: list[RenderableType] = []
    if change:
        action, line = change
        verb = "Đã ghi" if action == "added" else "Đã bỏ"
        parts.append(
            Text(f"{verb}: «{safe_name(line.one)}» và «{safe_name(line.other)}» {_SAID[line.kind]}.", "bold green")
        )
    if not listed:
        parts.append(Text("Không có chỉ tiêu nào như vậy.", "yellow"))
    parts += [part for one in listed for part in _entry(one, rows)]
    if listed:
        parts.append(Text(f"{len(listed)} chỉ tiêu chung", "bold"))
    return Group(*parts, *left_out(singles, "chỉ tiêu chỉ nêu một lần"))


def _entry(one: "Indicator", rows: Mapping[str, "TargetRow"]) -> list[RenderableType]:
    held = [rows[key] for key in one.rows]
    kind = " · mức thay đổi" if one.change else ""
    line = Text(safe_name(one.name or "không rõ là gì"), "bold cyan")
    # As documents write it: the family's name is for programs.
    ((unit, _),) = Counter(row.target.unit for row in held).most_common(1)
    line.append(f" · {safe_name(unit or 'không có đơn vị')}{kind}", "dim")
    line.append(" · đã điều chỉnh" if one.corrected else "", "green")
    parts: list[RenderableType] = [line, indented(Text(safe_name(one.id), "dim"))]
    for name in one.names:
        own = [row for row in held if row.target.indicator == name]
        documents = list(dict.fromkeys(_document(row) for row in own))
        more = f" và {len(documents) - _NAMES} văn bản khác" if len(documents) > _NAMES else ""
        said = f"{len(own)} lần: {'; '.join(documents[:_NAMES])}{more}"
        parts.append(indented(Text(f"{safe_name(name)} ").append(safe_name(said), "dim"), 4))
    return parts


def _document(row: "TargetRow") -> str:
    found = row.document
    return f"{'[MẪU] ' if found.sample else ''}{found.number or found.file}"
