"""`nghiquyet topic`: what several documents say of a topic, a column each."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from errors import EXIT_NOTHING_FOUND
from terminal import options
from terminal.saving import new_file, save
from terminal.session import filters_of, opened_library, question_of, show_result
from terminal.text import indented, ocr_mark, safe_name

if TYPE_CHECKING:
    from library import Topic, TopicColumn, TopicPassage

Documents = Annotated[
    list[str] | None,
    typer.Option(
        "--document", "-d", metavar="VĂN_BẢN",
        help="Cột của văn bản này, theo thứ tự ghi; dùng được nhiều lần. A column for this document; repeatable.",
    ),
]  # fmt: skip
Passages = Annotated[
    int,
    typer.Option("--limit", metavar="SỐ", min=1, max=20, help="Số đoạn nhiều nhất mỗi văn bản. Passages a document."),
]
Columns = Annotated[
    int,
    typer.Option(
        "--columns", metavar="SỐ", min=1, max=100,
        help="Số văn bản nhiều nhất khi không ghi --document. Documents at most, if none is named.",
    ),
]  # fmt: skip
Out = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="TỆP", readable=False, callback=new_file(".docx", ".json"),
        help="Ghi bảng ra tệp .docx, hoặc .json. Write the table.",
    ),
]  # fmt: skip


def topic(
    context: typer.Context,
    question: options.Question,
    document: Documents = None,
    limit: Passages = 3,
    columns: Columns = 12,
    issuer: options.Issuer = None,
    type_: options.Type = None,
    year: options.Year = None,
    since: options.Since = None,
    until: options.Until = None,
    system: options.System = None,
    out: Out = None,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Xem các văn bản nói gì về một chủ đề, mỗi văn bản một cột, có trích dẫn; văn bản không nói đến thì nói rõ.

    Show what documents say of a topic, quoted, a column each; those that say nothing are named (none: exit code 3).
    """
    from shapes import as_file
    from shapes.topics import topic as shape

    started = time.perf_counter()
    with opened_library(context) as opened:
        filters = filters_of(opened, context.params | {"document": None})
        found = opened.topic(question_of(question), document or (), filters, limit=limit, columns=columns)
    seconds = time.perf_counter() - started
    if out is not None:
        if out.suffix.lower() == ".json":
            content = as_file(shape(found, seconds))
        else:
            from library import topic_docx

            content = topic_docx(found)
        save(out, content, f"chủ đề ở {len(found.columns)} văn bản")
    if as_json:
        show_result(shape(found, seconds))
    elif out is None:
        show_result(topic_view(found))
    if not any(column.says == "says" for column in found.columns):
        raise typer.Exit(EXIT_NOTHING_FOUND)


def topic_view(found: "Topic") -> RenderableType:
    """Return what documents say of a topic, one below the other: a terminal is too narrow for columns of text."""
    from terminal.questions.evidence import coverage_line, reading

    parts: list[RenderableType] = [*reading(found.query)]
    if not found.columns:
        parts.append(Text("Không thấy văn bản nào nói đến chủ đề này.", "yellow"))
    for column in found.columns:
        parts += [*_column(column, found)]
    if found.others:
        said = "các đoạn hợp nhất của kho không ở đó; hỏi riêng bằng --document."
        parts.append(Text(f"\nKhông nêu {found.others} văn bản khác: {said}", "dim"))
    return Group(*parts, Text(coverage_line(found.coverage), "dim"))


def _column(column: "TopicColumn", found: "Topic") -> Iterator[RenderableType]:
    from terminal.citing import name_line
    from terminal.text import date_text

    about = column.document
    head = Text("\n").append_text(name_line(about))
    yield head.append(f" · {date_text(about.date, about.system)}" if about.date else "", "dim")
    if column.says == "nothing":
        waiting = f" ({about.waiting_pages} trang chờ OCR chưa dò)" if about.waiting_pages else ""
        yield indented(Text(f"không thấy nói đến{waiting}", "yellow"))
    elif column.says == "near":
        yield indented(Text("không có đoạn nào nói rõ; đoạn gần nhất:", "yellow"))
    for one in column.passages:
        yield from _passage(one, found)


def _passage(one: "TopicPassage", found: "Topic") -> Iterator[RenderableType]:
    from terminal.questions.evidence import changed, snippet_text

    passage = one.hit.passage
    page = f" · trang {passage.page}" if passage.page else ""
    yield indented(Text(f"{safe_name(passage.address)}{page}", "cyan").append_text(ocr_mark(passage.ocr)))
    yield from (indented(said) for said in changed(one.hit.changes))
    yield indented(snippet_text(passage.quote, found.query), 4)
