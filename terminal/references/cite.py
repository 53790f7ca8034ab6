"""`nghiquyet cite`: documents as an office names them, and for reference managers as CSL-JSON or RIS."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Group
from rich.text import Text

from terminal import options
from terminal.saving import App, new_file, save
from terminal.session import opened_library, show_result
from terminal.text import safe_name

Cited = Annotated[
    list[str] | None,
    typer.Argument(metavar="[VĂN_BẢN]…", help="Những văn bản này; không ghi thì cả kho. These; else all."),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="TỆP", readable=False, callback=new_file(".ris", ".json"),
        help="Ghi ra tệp .ris, hoặc .json (CSL-JSON). Write RIS or CSL-JSON.",
    ),
]  # fmt: skip


def cite(
    context: typer.Context,
    documents: Cited = None,
    out: Out = None,
    app: App = None,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Ghi văn bản theo lối trích dẫn, và ra tệp RIS hoặc CSL-JSON cho Zotero, EndNote, Mendeley.

    Name documents as citations do; write RIS or CSL-JSON for reference managers.
    """
    from library import Node, bibliography, cite_document

    with opened_library(context) as opened:
        found = [opened.find(name) for name in documents] if documents else opened.documents()
    nodes = [Node.of(document) for document in found]
    if out is not None:
        written = bibliography.ris if out.suffix.lower() == ".ris" else bibliography.csl
        save(out, written(nodes, app), f"{len(nodes)} văn bản")
    if as_json:
        citations = [{"document": document.slug, "text": cite_document(document)} for document in found]
        show_result({"citations": citations})
    elif out is None:
        show_result(Group(*(Text(safe_name(cite_document(document))) for document in found)))
