"""`nghiquyet wanted`: documents that are cited but that the library lacks.

1. The most wanted first, each with who cites it, how, and in which sentences; those that only doubtful mentions speak
   of come last.
2. A file holds all of them: CSV a row a document, XLSX also a row a sentence, JSON both; RIS and CSL-JSON for what
   orders documents by reference.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from terminal import options
from terminal.saving import App, new_file, save
from terminal.session import opened_library, show_result
from terminal.text import indented, safe_name

if TYPE_CHECKING:
    from library import Wanted

Out = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="TỆP", readable=False, callback=new_file(".csv", ".xlsx", ".json", ".ris"),
        help="Ghi đủ danh sách ra tệp .csv, .xlsx, .json hoặc .ris. Write the whole list to a file.",
    ),
]  # fmt: skip
Limit = Annotated[
    int, typer.Option("--limit", metavar="SỐ", min=1, help="Số văn bản hiện ra nhiều nhất. Most documents shown.")
]
_SHOWN, _SENTENCES, _CITING = 20, 2, 6


def wanted(
    context: typer.Context,
    limit: Limit = _SHOWN,
    whole: options.Whole = False,
    out: Out = None,
    app: App = None,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Liệt kê những văn bản được dẫn đến mà kho chưa có: bao nhiêu văn bản dẫn, dẫn làm gì, ở câu nào.

    List documents that are cited but missing: by how many, how, and in which sentences.
    """
    from shapes.network import wanted as shape

    with opened_library(context) as opened:
        items, total = opened.wanted(None if out or whole else limit)
    if out is not None:
        save(out, _content(items, total, out.suffix.lower(), app), f"{total} văn bản còn thiếu")
    shown = items if whole else items[:limit]
    if as_json:
        show_result(shape(shown, total))
    elif out is None:
        show_result(wanted_list(shown, total))


def wanted_list(items: "Sequence[Wanted]", total: int) -> RenderableType:
    """Return the list of what is wanted, `total` being how many there are in all."""
    if not total:
        return Text("Không có văn bản nào được dẫn đến mà kho chưa có.", "yellow")
    left = total - len(items)
    more = [Text(f"Còn {left} văn bản nữa: xem đủ bằng --all, hoặc ghi ra tệp bằng --out", "dim")] if left else []
    counted = Text(f"{total} văn bản được dẫn đến mà kho chưa có", "bold")
    return Group(counted, *(line for number, item in enumerate(items, 1) for line in _item(number, item)), *more)


def _content(items: "tuple[Wanted, ...]", total: int, ending: str, app: str | None) -> bytes:
    from library import bibliography, reference_exports, tables
    from shapes import as_file
    from shapes.network import wanted as shape

    if ending == ".json":
        return as_file(shape(items, total))
    if ending == ".ris":
        return bibliography.ris(item.node for item in items)
    table = reference_exports.wanted_table(items)
    if ending == ".csv":
        return tables.as_csv(table)
    return tables.as_xlsx(table, reference_exports.wanted_mentions_table(items, app))


def _item(number: int, item: "Wanted") -> Iterator[RenderableType]:
    from library import reference_exports
    from terminal.references.cited_by import sentence_lines
    from terminal.text import date_text

    node = item.node
    line = Text(f"\n{number}. ").append(safe_name(reference_exports.label(node)), "bold cyan")
    if node.number and node.name:
        line.append(f": {safe_name(node.name)}")
    if node.date:
        line.append(f" ngày {date_text(node.date, 'party' if '-' in node.id.partition('/')[0] else None)}")
    if node.issuer:
        line.append(f" của {safe_name(node.issuer)}")
    yield line
    relations = ", ".join(f"{name} {count}" for name, count in item.relations)
    yield indented(Text(f"{item.documents} văn bản dẫn, {len(item.mentions)} lần: {relations}"), 3)
    if not node.certain or node.one_of_several:
        yield indented(Text(f"⚠ {reference_exports.certainty(node)}", "yellow"), 3)
    if item.near:
        near = ", ".join(found.slug for found in item.near)
        yield indented(Text(f"⚠ kho có văn bản cùng số hoặc tên nhưng khác ngày, năm hoặc nơi: {near}", "yellow"), 3)
    by = list(dict.fromkeys(mention.by.number or mention.by.file for mention in item.mentions))
    others = f" và {len(by) - _CITING} văn bản khác" if len(by) > _CITING else ""
    yield indented(Text(f"ở {safe_name(', '.join(by[:_CITING]))}{others}", "dim"), 3)
    for mention in item.mentions[:_SENTENCES]:
        yield from sentence_lines(mention, 3)
