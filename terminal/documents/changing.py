"""The commands that change the library: ingest, ocr, reread, remove, restore, reembed.

1. Files that are taken in are told one by one; what is done when Ctrl-C comes stays, and is told too.
2. What is taken away is asked about first, unless nobody is there to ask.
"""

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from errors import EXIT_SOME_FILES_FAILED, EXIT_UNEXPECTED
from terminal import options
from terminal.guard import EXIT_INTERRUPTED, PROGRAM
from terminal.session import confirmed, opened_library, show_result

if TYPE_CHECKING:
    from library import FileResult, Library, Progress


def ingest(
    context: typer.Context,
    paths: options.Paths,
    ocr_later: options.OcrLater = False,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Đưa tài liệu vào kho; làm lại không sao, dừng bằng Ctrl-C lúc nào cũng được (có tệp lỗi: mã thoát 4).

    Take documents in; safe to repeat and to interrupt (some files failed: exit code 4).
    """
    with opened_library(context, must_exist=False) as opened:
        results = take_in(opened, paths, as_json=as_json, ocr_later=ocr_later)
    complain(results)


def ocr(
    context: typer.Context,
    documents: options.Waiting = None,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Nhận dạng chữ (OCR) các trang ảnh chụp còn chờ; dừng bằng Ctrl-C lúc nào cũng được (có tệp lỗi: mã thoát 4).

    Read the pages that wait for OCR; safe to interrupt (some files failed: exit code 4).
    """
    with opened_library(context) as opened:
        nothing = "Không có trang nào chờ nhận dạng chữ."
        results = _follow(lambda tell: opened.ocr(documents or (), tell), opened, as_json=as_json, nothing=nothing)
    complain(results)


def reread(
    context: typer.Context,
    documents: options.Reread = None,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Đọc lại văn bản từ bản gốc giữ trong kho, khi chương trình đã đọc giỏi hơn (có tệp lỗi: mã thoát 4).

    Read documents again from the files kept in the library (some files failed: exit code 4).
    """
    with opened_library(context) as opened:
        nothing = "Kho trống: không có gì để đọc lại."
        results = _follow(lambda tell: opened.reread(documents or (), tell), opened, as_json=as_json, nothing=nothing)
    complain(results)


def remove(
    context: typer.Context,
    document: options.Document,
    yes: options.Yes = False,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Gỡ một văn bản; lấy lại được bằng restore.

    Take a document out; `restore` brings it back.
    """
    import shapes

    with opened_library(context) as opened:
        found = opened.find(document)
        if not yes and not confirmed(
            f"Gỡ «{found.number or found.file}» ({found.slug}) khỏi kho?", "Chưa gỡ gì", as_json=as_json
        ):
            typer.echo("Không gỡ gì.", err=True)
            raise typer.Exit(EXIT_UNEXPECTED)
        found = opened.remove(found.slug)
    show_result(
        shapes.removed(found) if as_json else f"Đã gỡ {found.slug}. Lấy lại bằng: {PROGRAM} restore {found.slug}"
    )


def restore(
    context: typer.Context,
    document: options.Document,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Lấy lại một văn bản đã gỡ.

    Bring a removed document back.
    """
    import shapes

    with opened_library(context) as opened:
        found = opened.restore(document)
    show_result(shapes.restored(found) if as_json else f"Đã lấy lại {found.slug}.")


def reembed(
    context: typer.Context,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Tính lại mọi véc-tơ, cần đến sau khi đổi mô hình.

    Compute all vectors anew, needed after the model was changed.
    """
    import shapes
    from terminal.progress import reembed_progress
    from terminal.text import seconds_text

    started = time.perf_counter()
    with opened_library(context) as opened, reembed_progress() as tell:
        count = opened.reembed(tell)
    seconds = time.perf_counter() - started
    text = f"Đã tính lại {count} véc-tơ trong {seconds_text(seconds)}."
    show_result(shapes.reembed(count, seconds) if as_json else text)


def take_in(
    opened: "Library", paths: Sequence[Path], *, as_json: bool = False, ocr_later: bool = False
) -> "list[FileResult]":
    """Take files in, tell what became of each, and return it.

    Raises:
        typer.Exit: Ctrl-C came; what was taken in stays.
    """
    return _follow(lambda tell: opened.ingest(paths, tell, ocr=False if ocr_later else None), opened, as_json=as_json)


def _follow(
    start: "Callable[[Callable[[Progress], None]], Generator[FileResult, None, None]]",
    opened: "Library",
    *,
    as_json: bool,
    nothing: str | None = None,
) -> "list[FileResult]":
    """Run work that yields results, with its progress; `nothing` is said if it yields none."""
    import shapes
    from terminal.documents.results import file_results
    from terminal.progress import ingest_progress

    started, interrupted = time.perf_counter(), False
    results: list[FileResult] = []
    with ingest_progress() as tell, closing(start(tell)) as work:
        try:
            for result in work:
                results.append(result)  # noqa: PERF402 - what was done before Ctrl-C must be there after it
        except KeyboardInterrupt:
            interrupted = True
    seconds = time.perf_counter() - started
    if as_json:
        show_result(shapes.ingest(results, seconds, interrupted=interrupted))
    elif nothing and not results and not interrupted:
        show_result(nothing)
    else:
        show_result(file_results(results, seconds))
    if interrupted:
        kept = len(opened.documents())
        typer.echo(f"Đã dừng. Kho giữ {kept} văn bản đã ghi xong; chạy lại đúng lệnh này để làm tiếp.", err=True)
        raise typer.Exit(EXIT_INTERRUPTED)
    return results


def complain(results: "Sequence[FileResult]") -> None:
    """Leave with the exit code for files that failed, if any did.

    Raises:
        typer.Exit: Some did.
    """
    if any(result.status == "failed" for result in results):
        raise typer.Exit(EXIT_SOME_FILES_FAILED)
