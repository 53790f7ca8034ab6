"""`compare --texts` and `amendments`: texts side by side, and an act before and after its amendment."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from errors import EXIT_NOTHING_FOUND, BadQuestion
from terminal import options
from terminal.saving import new_file, save
from terminal.session import opened_library, show_result

Texts = Annotated[
    bool, typer.Option("--texts", help="So lời văn từng đoạn thay vì chỉ tiêu. Compare the texts, not the targets.")
]
Exact = Annotated[
    bool,
    typer.Option(
        "--exact", help="Với --texts: hoa thường, cách bỏ dấu cũng là khác. With --texts: every character counts."
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="TỆP", readable=False, callback=new_file(".docx", ".json"),
        help="Ghi bảng hai cột ra tệp .docx, hoặc .json. Write a table of two columns.",
    ),
]  # fmt: skip


def compare_texts(
    context: typer.Context, documents: Sequence[str], *, exact: bool, whole: bool, out: Path | None, as_json: bool
) -> None:
    """Lay two texts side by side, for `compare --texts`.

    Raises:
        BadQuestion: There are not two documents, or the file is of another form.
    """
    from shapes import as_file
    from shapes.texts import text_comparison
    from terminal.texts.texts_view import comparison_view

    if len(documents) != 2:
        raise BadQuestion("--texts so lời văn của đúng hai văn bản: bản cũ trước, bản mới sau.")
    if out is not None and out.suffix.lower() not in (".docx", ".json"):
        raise BadQuestion(f"«{out.name}» phải có đuôi .docx hoặc .json khi dùng --texts.")
    with opened_library(context) as opened:
        found = opened.compare_texts(*documents, exact=exact)
    if out is not None:
        if out.suffix.lower() == ".json":
            content = as_file(text_comparison(found, whole=whole))
        else:
            from library import comparison_docx

            content = comparison_docx(found, whole=whole)
        save(out, content, "bảng so lời văn")
    if as_json:
        show_result(text_comparison(found, whole=whole))
    elif out is None:
        show_result(comparison_view(found, whole=whole))


def amendments(
    context: typer.Context,
    document: options.Document,
    whole: options.Whole = False,
    out: Out = None,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Cho xem trước và sau từng chỗ mà một văn bản sửa đổi ở văn bản khác; chỗ chưa xem được thì nói rõ vì sao.

    Preview each provision that an act amends, before and after; what cannot be shown says why (none: exit code 3).
    """
    from shapes import as_file
    from shapes.texts import amendments as shape
    from terminal.texts.texts_view import amendments_view

    with opened_library(context) as opened:
        about = opened.find(document)
        found = opened.amendments(about.slug)
    if out is not None:
        if out.suffix.lower() == ".json":
            content = as_file(shape(about, found))
        else:
            from library import amendments_docx

            content = amendments_docx(about, found)
        save(out, content, f"{len(found)} chỗ được sửa")
    if as_json:
        show_result(shape(about, found))
    elif out is None:
        show_result(amendments_view(about, found, whole=whole))
    if not found:
        raise typer.Exit(EXIT_NOTHING_FOUND)
