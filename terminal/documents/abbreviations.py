"""`nghiquyet abbreviations`: what is read for which abbreviation, and the file for a person's own."""

from typing import TYPE_CHECKING

import typer

from terminal import options
from terminal.session import opened_library, show_result

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType

    from library import Abbreviations
    from shapes import Shape


def abbreviations(
    context: typer.Context,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Liệt kê chữ viết tắt mà câu hỏi được hiểu, và tệp để thêm chữ viết tắt của riêng mình.

    List the abbreviations that questions are read with, and the file for your own.
    """
    with opened_library(context) as opened:
        file, table = opened.abbreviations()
    show_result(shape(file, table) if as_json else shown(file, table))


def shape(file: "Path", table: "Abbreviations") -> "Shape":
    """Shape the table for --json, a person's own first."""
    return {
        "file": str(file),
        "abbreviations": [
            {"name": name, "meanings": list(table.table[name]), "own": name in table.own} for name in _ordered(table)
        ],
    }


def shown(file: "Path", table: "Abbreviations") -> "RenderableType":
    """Return the table for a terminal."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from terminal.text import safe_name

    rows = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for name in _ordered(table):
        style = "bold green" if name in table.own else "bold"
        rows.add_row(Text(safe_name(name), style), Text(safe_name("; ".join(table.table[name]))))
    told = f"Chữ viết tắt của riêng kho: mỗi dòng «VIẾT TẮT = nghĩa; nghĩa khác» trong {safe_name(str(file))}"
    return Group(rows, Text(), Text(told, "dim"))


def _ordered(table: "Abbreviations") -> list[str]:
    return sorted(table.table, key=lambda name: (name not in table.own, name.lower()))
