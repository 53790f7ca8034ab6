"""The command `timeline`: one indicator through all documents that set it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from errors import EXIT_NOTHING_FOUND
from terminal import options
from terminal.saving import App, new_file, save
from terminal.session import filters_of, opened_library, question_of, show_result

if TYPE_CHECKING:
    from library import Timeline

Words = Annotated[
    list[str],
    typer.Argument(metavar="CHỈ_TIÊU", help="Tên chỉ tiêu, có dấu hay không, hoặc mã của nó. Its name, or its id."),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="TỆP", readable=False, callback=new_file(".csv", ".xlsx", ".json"),
        help="Ghi ra tệp .csv, .xlsx hoặc .json. Write a file.",
    ),
]  # fmt: skip


def timeline(
    context: typer.Context,
    words: Words,
    document: options.Documents = None,
    issuer: options.Issuer = None,
    type_: options.Type = None,
    number: options.Number = None,
    year: options.Year = None,
    since: options.Since = None,
    until: options.Until = None,
    system: options.System = None,
    out: Out = None,
    app: App = None,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Theo một chỉ tiêu qua các văn bản, theo thời gian: bảng và biểu đồ; văn bản đã bị thay thế thì nói rõ.

    Follow one indicator through all documents that set it, as a table and a chart.
    """
    from shapes import as_file
    from shapes.timelines import timeline as shape
    from terminal.targets.charted import timeline_view

    with opened_library(context) as opened:
        found = opened.timeline(question_of(words), filters_of(opened, locals()))
    if out is not None and found.indicator is not None:
        ending = out.suffix.lower()
        content = as_file(shape(found)) if ending == ".json" else _table(found, ending, app)
        save(out, content, f"{sum(len(series.points) for series in found.series)} mốc")
    if as_json:
        show_result(shape(found))
    elif out is None or found.indicator is None:
        show_result(timeline_view(found))
    if found.indicator is None:
        raise typer.Exit(EXIT_NOTHING_FOUND)


def _table(found: "Timeline", ending: str, app: str | None) -> bytes:
    from library import tables, timeline_table

    table = timeline_table(found, app or tables.APP)
    return tables.as_csv(table) if ending == ".csv" else tables.as_xlsx(table)
