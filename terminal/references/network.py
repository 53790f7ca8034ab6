"""`nghiquyet network`: who cites whom, around one document or in the whole library; for other programs too.

1. Around a document: what is at most so many steps away, along references or against them. Without one: everything.
2. Filters choose relations and documents; the document in the middle always stays.
3. A file holds all of it: GraphML and JSON the graph, CSV a row a mention, XLSX also a row a document.
"""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from terminal import options
from terminal.references.listed import RELATIONS
from terminal.saving import App, new_file, save
from terminal.session import opened_library, show_result
from terminal.text import safe_name, sample_mark

if TYPE_CHECKING:
    from library import Node, Relation, Subnet


def _relation(text: str) -> str:
    if text not in RELATIONS:
        raise typer.BadParameter(f"«{text}» không phải là một trong: {', '.join(RELATIONS)}")
    return text


Middle = Annotated[
    str | None,
    typer.Argument(metavar="[VĂN_BẢN]", help="Văn bản ở giữa; không ghi thì cả kho. In the middle; else all."),
]
Depth = Annotated[int, typer.Option("--depth", metavar="SỐ", min=1, max=20, help="Số bước từ đó. Steps from there.")]
Relations = Annotated[
    list[str] | None,
    typer.Option(
        "--relation", metavar="QUAN_HỆ", parser=_relation,
        help=f"Chỉ quan hệ này: {', '.join(RELATIONS)}; dùng được nhiều lần. Only this relation; repeatable.",
    ),
]  # fmt: skip
Since = Annotated[
    int | None, typer.Option("--from-year", metavar="NĂM", min=1900, max=2200, help="Ban hành từ năm này. First year.")
]
Until = Annotated[
    int | None, typer.Option("--to-year", metavar="NĂM", min=1900, max=2200, help="Ban hành đến năm này. Last year.")
]
Present = Annotated[
    bool, typer.Option("--present", help="Chỉ những văn bản có trong kho. Only documents of the library.")
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="TỆP", readable=False, callback=new_file(".graphml", ".csv", ".xlsx", ".json"),
        help="Ghi ra tệp .graphml, .csv, .xlsx hoặc .json. Write it to a file.",
    ),
]  # fmt: skip
_SHOWN = 30


def network(
    context: typer.Context,
    document: Middle = None,
    depth: Depth = 1,
    relation: Relations = None,
    type_: options.Type = None,
    issuer: options.Issuer = None,
    from_year: Since = None,
    to_year: Until = None,
    present: Present = False,
    whole: options.Whole = False,
    out: Out = None,
    app: App = None,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Xem mạng lưới dẫn chiếu quanh một văn bản, hoặc của cả kho; ghi ra GraphML, CSV, XLSX, JSON.

    Show who cites whom, around a document or in the whole library; export it.
    """
    from library import Selection
    from shapes.network import network as shape

    relations: tuple[Relation, ...] = tuple(relation or ())  # type: ignore[arg-type]
    selection = Selection(relations, type_, issuer, from_year, to_year, missing=not present)
    with opened_library(context) as opened:
        part = opened.network(document, depth, selection)
    if out is not None:
        counted = f"{len(part.nodes)} văn bản, {len(part.mentions)} lần dẫn"
        save(out, _content(part, out.suffix.lower(), app), counted)
    if as_json:
        show_result(shape(part))
    elif out is None:
        show_result(network_table(part, whole=whole))


def network_table(part: "Subnet", *, whole: bool = False) -> RenderableType:
    """Return who cites whom, a row for each two documents and relation, the most mentions first."""
    from library import reference_exports

    names = {node.id: _name(node, reference_exports.label(node)) for node in part.nodes}
    present = sum(node.document is not None for node in part.nodes)
    counted = Text(f"{len(part.nodes)} văn bản ({present} có trong kho), {len(part.mentions)} lần dẫn", "bold")
    edges = Counter(
        (mention.edge.act, target, mention.edge.reference.relation)
        for mention in part.mentions
        for target in mention.edge.targets
        if target in names
    )
    if not edges:
        return Group(counted, Text("Không có dẫn chiếu nào giữa các văn bản này.", "yellow"))
    table = Table("Văn bản", "Quan hệ", "Văn bản được dẫn", "Lần", box=box.SIMPLE)
    shown = edges.most_common(None if whole else _SHOWN)
    for (source, target, relation), count in shown:
        table.add_row(names[source], relation, names[target], str(count))
    left = len(edges) - len(shown)
    more = [Text(f"Còn {left} dòng nữa: xem đủ bằng --all, hoặc ghi ra tệp bằng --out", "dim")] if left else []
    return Group(counted, table, *more)


def _name(node: "Node", label: str) -> Text:
    if node.document is None:
        return Text(safe_name(label)).append(" (chưa có trong kho)", "dim")
    return sample_mark(node.document.sample).append(safe_name(label), "cyan")


def _content(part: "Subnet", ending: str, app: str | None) -> bytes:
    from library import reference_exports, tables
    from shapes import as_file
    from shapes.network import network as shape

    if ending == ".json":
        return as_file(shape(part))
    if ending == ".graphml":
        return reference_exports.graphml(part, app)
    table = reference_exports.mentions_table(part, app)
    return (
        tables.as_csv(table)
        if ending == ".csv"
        else tables.as_xlsx(table, reference_exports.documents_table(part, app))
    )
