"""The command `compare`: what documents set as aims, side by side."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from errors import EXIT_NOTHING_FOUND, BadQuestion
from terminal import options
from terminal.saving import App, new_file, save
from terminal.session import opened_library, show_result
from terminal.texts.amendments import Exact, Texts, compare_texts

if TYPE_CHECKING:
    from library import TargetComparison

Documents = Annotated[
    list[str],
    typer.Argument(metavar="VĂN_BẢN VĂN_BẢN …", help="Hai văn bản trở lên. Two or more: slug, number or file name."),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="TỆP", readable=False, callback=new_file(".csv", ".xlsx", ".json", ".docx"),
        help="Ghi ra tệp .csv, .xlsx hoặc .json; với --texts: .docx hoặc .json. Write a file.",
    ),
]  # fmt: skip


def compare(
    context: typer.Context,
    documents: Documents,
    by_texts: Texts = False,
    exact: Exact = False,
    whole: options.Whole = False,
    out: Out = None,
    app: App = None,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Đặt chỉ tiêu của các văn bản cạnh nhau: thay đổi bao nhiêu, giữ nguyên, chỉ một bên nêu, không so được vì sao.

    Lay the targets of documents side by side: what changed by how much, what one of them alone sets.
    """
    if by_texts:
        compare_texts(context, documents, exact=exact, whole=whole, out=out, as_json=as_json)
        return
    if out is not None and out.suffix.lower() == ".docx":
        raise BadQuestion("Bảng chỉ tiêu ghi ra .csv, .xlsx hoặc .json; tệp .docx chỉ dùng với --texts.")
    from shapes import as_file
    from shapes.compared import comparison
    from terminal.targets.compared import comparison_view

    with opened_library(context) as opened:
        found = opened.compare(documents)
        indicator_of = opened.indicator_of() if as_json or out is not None else {}
    if out is not None:
        ending = out.suffix.lower()
        content = as_file(comparison(found, indicator_of)) if ending == ".json" else _table(found, ending, app)
        save(out, content, f"{len(found.lines)} chỉ tiêu của {len(found.documents)} văn bản")
    if as_json:
        show_result(comparison(found, indicator_of))
    elif out is None:
        show_result(comparison_view(found, whole=whole))
    if not found.lines:
        raise typer.Exit(EXIT_NOTHING_FOUND)


def _table(found: "TargetComparison", ending: str, app: str | None) -> bytes:
    from library import comparison_table, tables

    table = comparison_table(found, app or tables.APP)
    return tables.as_csv(table) if ending == ".csv" else tables.as_xlsx(table)
