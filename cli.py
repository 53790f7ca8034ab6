"""`nghiquyet`: the library from a terminal.

1. Results go to stdout, progress and errors to stderr. With --json stdout holds one JSON document and nothing else,
   an error included (docs/json.md).
2. A mistake that we know of (`NghiquyetError`) is one message and its own exit code, never a traceback; any other is
   one line, and with -v its traceback.
3. Nothing heavy is imported before a command needs it: `--help` and the second `serve` must not wait for a model.
"""

import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import typer

from errors import (
    EXIT_LIBRARY_UNUSABLE,
    EXIT_NOTHING_FOUND,
    EXIT_SOME_FILES_FAILED,
    EXIT_UNEXPECTED,
    BadQuestion,
    LibraryUnusable,
)
from terminal import options
from terminal.guard import PROGRAM, print_json, run

if TYPE_CHECKING:
    from rich.console import RenderableType

    from library import FileResult, Filters, Library
    from shapes import Shape

# As a shell reports a program that SIGINT ended.
EXIT_INTERRUPTED = 130

app = typer.Typer(
    name=PROGRAM,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog="Mã thoát và dạng JSON: docs/json.md / Exit codes and JSON shapes: docs/json.md",
)


@app.callback()
def root(
    library: options.Library = None,
    verbose: options.Verbose = False,
    version: options.Version = False,
) -> None:
    """Hỏi đáp trên nghị quyết và văn bản chính sách, kèm trích dẫn.

    Ask Vietnamese policy documents; get the answer with the passages that prove it.
    """


# --- commands that read


@app.command()
def ask(
    context: typer.Context,
    question: options.Question,
    document: options.Documents = None,
    issuer: options.Issuer = None,
    type_: options.Type = None,
    number: options.Number = None,
    year: options.Year = None,
    since: options.Since = None,
    until: options.Until = None,
    system: options.System = None,
    kind: options.Kinds = None,
    literal: options.AsTyped = False,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Hỏi một câu: được câu trích nguyên văn, hoặc lý do không trả lời được (mã thoát 3).

    Ask a question; the answer is quoted and cited, or refused with the reason (exit code 3).
    """
    import shapes
    from library import Answer
    from terminal import answers

    with _opened(context) as opened:
        filters = _filters(opened, context.params)
        reply = opened.ask(" ".join(question), filters, literal=literal)
        # A document may be removed while its answer is on the way.
        documents = {d.slug: d for d in (*opened.documents(removed=True), *opened.documents())}
    if as_json:
        _print(shapes.ask(reply))
    elif isinstance(reply, Answer):
        _print(answers.answer(reply, documents))
    else:
        _print(answers.refusal(reply, documents))
    if not isinstance(reply, Answer):
        raise typer.Exit(EXIT_NOTHING_FOUND)


@app.command()
def search(
    context: typer.Context,
    question: options.Question,
    limit: options.Limit = None,
    document: options.Documents = None,
    issuer: options.Issuer = None,
    type_: options.Type = None,
    number: options.Number = None,
    year: options.Year = None,
    since: options.Since = None,
    until: options.Until = None,
    system: options.System = None,
    kind: options.Kinds = None,
    literal: options.AsTyped = False,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Tìm các đoạn văn hợp nhất với câu hỏi, kèm địa chỉ và lý do (không có đoạn nào: mã thoát 3).

    Find the passages that fit best, with address, score and why (none: exit code 3).
    """
    import shapes
    from terminal import answers

    started = time.perf_counter()
    with _opened(context) as opened:
        filters = _filters(opened, context.params)
        query, hits = opened.search(" ".join(question), filters, limit=limit, literal=literal)
        coverage = opened.coverage(query.filters)
    found = (query, hits, coverage, time.perf_counter() - started)
    _print(shapes.search(*found) if as_json else answers.hits(*found))
    if not hits:
        raise typer.Exit(EXIT_NOTHING_FOUND)


@app.command("list")
def list_documents(
    context: typer.Context,
    removed: options.Removed = False,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Liệt kê văn bản trong kho, mới nhất trước.

    List the documents, newest first.
    """
    import shapes
    from terminal import documents

    with _opened(context) as opened:
        found = opened.documents(removed=removed)
    _print(shapes.documents(found) if as_json else documents.documents_table(found, removed=removed))


@app.command()
def show(
    context: typer.Context,
    document: options.Document,
    passages: options.Passages = False,
    text: options.Text = False,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Xem phần đầu và cây đề mục của một văn bản.

    Show a document's header fields and its tree with addresses.
    """
    import shapes
    from terminal import documents
    from terminal.text import safe

    with _opened(context) as opened:
        view = opened.show(document)
    if text and not as_json:
        # As it is into a file or a pipe; on a screen nothing in it may move the cursor.
        sys.stdout.write(safe(view.raw) if sys.stdout.isatty() else view.raw)
    else:
        _print(shapes.show(view, text=text) if as_json else documents.shown(view, passages=passages))


@app.command()
def doctor(
    context: typer.Context,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Kiểm tra kho và mô hình; chỗ nào hỏng thì kèm cách sửa (có FAIL: mã thoát 6).

    Check library and model; a fault comes with its remedy (any FAIL: exit code 6).
    """
    import shapes
    from library import Check
    from terminal import documents

    try:
        with _opened(context) as opened:
            checks = opened.doctor()
    except LibraryUnusable as error:
        checks = [Check("kho", "FAIL", str(error))]
    _print(shapes.doctor(checks) if as_json else documents.checks(checks))
    if any(check.status == "FAIL" for check in checks):
        raise typer.Exit(EXIT_LIBRARY_UNUSABLE)


# --- commands that change


@app.command()
def ingest(
    context: typer.Context,
    paths: options.Paths,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Đưa tài liệu vào kho; làm lại không sao, dừng bằng Ctrl-C lúc nào cũng được (có tệp lỗi: mã thoát 4).

    Take documents in; safe to repeat and to interrupt (some files failed: exit code 4).
    """
    with _opened(context, must_exist=False) as opened:
        results = _take_in(opened, paths, as_json=as_json)
    if any(result.status == "failed" for result in results):
        raise typer.Exit(EXIT_SOME_FILES_FAILED)


@app.command()
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

    with _opened(context) as opened:
        found = opened.find(document)
        if not yes and not _confirmed(f"Gỡ «{found.number or found.file}» ({found.slug}) khỏi kho?", as_json=as_json):
            typer.echo("Không gỡ gì.", err=True)
            raise typer.Exit(EXIT_UNEXPECTED)
        found = opened.remove(found.slug)
    _print(shapes.removed(found) if as_json else f"Đã gỡ {found.slug}. Lấy lại bằng: {PROGRAM} restore {found.slug}")


@app.command()
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

    with _opened(context) as opened:
        found = opened.restore(document)
    _print(shapes.restored(found) if as_json else f"Đã lấy lại {found.slug}.")


@app.command()
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
    with _opened(context) as opened, reembed_progress() as tell:
        count = opened.reembed(tell)
    seconds = time.perf_counter() - started
    text = f"Đã tính lại {count} véc-tơ trong {seconds_text(seconds)}."
    _print(shapes.reembed(count, seconds) if as_json else text)


@app.command()
def serve(
    context: typer.Context,
    paths: options.Fill = None,
    port: options.Port = 8501,
    address: options.Address = "127.0.0.1",
    no_browser: options.NoBrowser = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Mở giao diện web.

    Open the web interface.
    """
    from terminal import web

    url = web.free_url(address, port)
    with _opened(context, must_exist=False) as opened:
        folder = opened.folder.resolve()
        # What was removed must not come back by itself: a library with something in its trash is not a new one.
        if paths and not opened.documents() and not opened.documents(removed=True):
            _take_in(opened, paths)
    typer.echo(f"Kho {folder}\nMở {url} bằng trình duyệt. Ctrl-C để dừng.")
    if address not in ("127.0.0.1", "localhost", "::1"):
        typer.echo("Ai vào được mạng này đều đọc được kho. Anyone on this network can read the library.", err=True)
    if not no_browser:
        web.open_browser(address, port, url)
    web.run_streamlit(Path(__file__).resolve().parent / "app.py", folder, address, port)


# --- what commands share


@contextmanager
def _opened(context: typer.Context, *, must_exist: bool = True) -> Iterator["Library"]:
    from library import Library

    with Library.open(context.find_root().obj, must_exist=must_exist) as opened:
        yield opened


def _filters(opened: "Library", given: Mapping[str, Any]) -> "Filters":
    """Read the filters from a command's options; a misspelt document is an error, not an empty answer."""
    from library import Filters

    documents = []
    for name in given["document"] or ():
        try:
            documents.append(opened.find(name).slug)
        except BadQuestion:  # a number that several documents bear stands for all of them
            documents.append(name)
    since, until = given["since"], given["until"]
    if since and until and since > until:
        raise BadQuestion(f"--since {since} muộn hơn --until {until}: không ngày nào nằm giữa.")
    return Filters(
        documents=tuple(documents),
        issuer=given["issuer"],
        type=given["type_"],
        number=given["number"],
        system=given["system"],
        year=given["year"],
        since=since,
        until=until,
        kinds=tuple(given["kind"] or ()),
    )


def _take_in(opened: "Library", paths: Sequence[Path], *, as_json: bool = False) -> "list[FileResult]":
    import shapes
    from terminal import documents
    from terminal.progress import ingest_progress

    started, interrupted = time.perf_counter(), False
    results: list[FileResult] = []
    with ingest_progress() as tell, closing(opened.ingest(paths, tell)) as work:
        try:
            for result in work:
                results.append(result)  # noqa: PERF402 - what was done before Ctrl-C must be there after it
        except KeyboardInterrupt:
            interrupted = True
    seconds = time.perf_counter() - started
    if as_json:
        _print(shapes.ingest(results, seconds, interrupted=interrupted))
    else:
        _print(documents.file_results(results, seconds))
    if interrupted:
        kept = len(opened.documents())
        typer.echo(f"Đã dừng. Kho giữ {kept} văn bản đã ghi xong; chạy lại đúng lệnh này để làm tiếp.", err=True)
        raise typer.Exit(EXIT_INTERRUPTED)
    return results


def _confirmed(question: str, *, as_json: bool) -> bool:
    if as_json or not sys.stdin.isatty():
        raise BadQuestion("Chưa gỡ gì: không có ai để hỏi lại. Thêm --yes nếu chắc chắn.")
    typer.echo(f"{question} [c/K] ", nl=False, err=True)
    return sys.stdin.readline().strip().casefold() in ("c", "có", "co", "y", "yes")


def _print(result: "Shape | RenderableType") -> None:
    if isinstance(result, dict):
        print_json(result)
    else:
        from terminal.text import console

        console().print(result)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and exit with its code."""
    sys.exit(run(app, sys.argv[1:] if arguments is None else arguments))


if __name__ == "__main__":
    main()
