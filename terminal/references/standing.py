"""The commands `chain` and `validity`: what carries out what, and what is in force."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from terminal import options
from terminal.saving import App, new_file, save
from terminal.session import opened_library, show_result

if TYPE_CHECKING:
    from library import tables

Out = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="TỆP", readable=False, callback=new_file(".csv", ".xlsx", ".json"),
        help="Ghi ra tệp .csv, .xlsx hoặc .json. Write a file.",
    ),
]  # fmt: skip
Depth = Annotated[
    int,
    typer.Option("--depth", metavar="SỐ", min=1, max=10, help="Số bậc lên và xuống. How many steps up and down."),
]
WithTargets = Annotated[
    bool,
    typer.Option(
        "--targets",
        help="Từng chỉ tiêu được văn bản nào bên dưới thực hiện tiếp, chỉ tiêu nào chưa. Who carries its targets on.",
    ),
]
Provision = Annotated[
    str | None,
    typer.Option("--address", metavar="ĐỊA_CHỈ", help="Chỉ một điều khoản: «Điều 5 > Khoản 2». Only this provision."),
]
_DEPTH = 3


def chain(
    context: typer.Context,
    document: options.Document,
    targets: WithTargets = False,
    depth: Depth = _DEPTH,
    out: Out = None,
    app: App = None,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Văn bản này thực hiện văn bản nào của cấp trên, văn bản nào thực hiện nó; kèm câu nói điều đó.

    Follow the chain of implementation up and down, each step with the words that say so.
    """
    from shapes import as_file
    from shapes.chains import chain as shape
    from terminal.references.chain_view import chain_view

    with opened_library(context) as opened:
        found = opened.chain(document, depth, targets=targets)
    if out is not None:
        from library import standing_exports

        tables = [standing_exports.chain_table(found, app)]
        if found.targets is not None:
            tables.append(standing_exports.carried_table(found, app))
        content = as_file(shape(found)) if out.suffix.lower() == ".json" else _content(out, tables)
        save(out, content, f"{len(found.up) + len(found.down)} bậc thực hiện")
    if as_json:
        show_result(shape(found))
    elif out is None:
        show_result(chain_view(found))


def validity(
    context: typer.Context,
    document: options.Document,
    at: options.AsOf = None,
    address: Provision = None,
    out: Out = None,
    app: App = None,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Hiệu lực của một văn bản hay một điều khoản vào một ngày, theo những gì kho biết; kèm câu chứng minh.

    Whether a document or a provision is in force on a day, as far as the library can tell.
    """
    from shapes import as_file
    from shapes.validity import validity as shape
    from terminal.references.validity_view import validity_view

    with opened_library(context) as opened:
        found = opened.validity(document, at, address)
    if out is not None:
        from library import standing_exports

        tables = [standing_exports.validity_table(found, app)]
        content = as_file(shape(found)) if out.suffix.lower() == ".json" else _content(out, tables)
        save(out, content, "hiệu lực")
    if as_json:
        show_result(shape(found))
    elif out is None:
        show_result(validity_view(found))


def _content(out: Path, found: "list[tables.Table]") -> bytes:
    """A CSV file holds one table: of a chain with targets that of the targets, which names the documents too."""
    from library import tables

    return tables.as_csv(found[-1]) if out.suffix.lower() == ".csv" else tables.as_xlsx(*found)
