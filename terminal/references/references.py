"""The command `references`: what a document cites, and who cites it."""

from typing import Annotated

import typer

from terminal import options
from terminal.session import opened_library, show_result

Incoming = Annotated[
    bool, typer.Option("--incoming", help="Chỉ những văn bản dẫn đến văn bản này. Only the documents that cite it.")
]
Both = Annotated[bool, typer.Option("--both", help="Cả hai chiều. What it cites and who cites it.")]
At = Annotated[
    str | None,
    typer.Option(
        "--at", metavar="ĐỊA_CHỈ",
        help="Chỉ những chỗ dẫn đến điều khoản này: «Điều 5 > Khoản 2». Only who cites this provision.",
    ),
]  # fmt: skip


def references(
    context: typer.Context,
    document: options.Document,
    everything: options.All = False,
    incoming: Incoming = False,
    both: Both = False,
    at: At = None,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Liệt kê các văn bản mà một văn bản căn cứ, thực hiện, sửa đổi hay dẫn chiếu, và những văn bản dẫn đến nó.

    List what a document rests on, carries out, amends or cites, whether the library has it, and who cites it.
    """
    from shapes.network import references as shape
    from terminal.references.cited_by import cited_by_list
    from terminal.references.listed import is_own, references_list

    with opened_library(context) as opened:
        view, found = opened.show(document), opened.references(document, at=at)
    shown = [
        mention
        for mention in found.cites
        if everything or not (is_own(mention.edge.reference) or mention.edge.reference.certainty == "rejected")
    ]
    if as_json:
        show_result(shape(found, shown))
        return
    if not incoming and at is None:
        show_result(references_list(view, [mention.edge for mention in shown]))
    show_result(cited_by_list(found, at=at, listed=incoming or both or at is not None))
