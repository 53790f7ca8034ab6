"""The commands that read: search, similar, list, show, doctor. Each imports what it needs when it is run."""

import sys
import time

import typer

from errors import EXIT_LIBRARY_UNUSABLE, EXIT_NOTHING_FOUND, LibraryUnusable
from terminal import options
from terminal.session import filters_of, opened_library, question_of, show_result


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
    without: options.Without = None,
    sort: options.Sort = "relevance",
    facets: options.Facets = False,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Tìm các đoạn văn hợp nhất với câu hỏi, kèm địa chỉ và lý do (không có đoạn nào: mã thoát 3).

    Find the passages that fit best, with address, score and why (none: exit code 3).
    """
    from shapes.searching import search as shape
    from terminal.documents.found import results

    started = time.perf_counter()
    with opened_library(context) as opened:
        filters = filters_of(opened, context.params)
        found = opened.search(
            question_of(question),
            filters,
            limit=limit,
            literal=literal,
            without=without or (),
            order="date" if sort == "date" else "relevance",
        )
        coverage = opened.coverage(found.query.filters)
    seconds = time.perf_counter() - started
    show_result(shape(found, coverage, seconds) if as_json else results(found, coverage, seconds, spread=facets))
    if not found.hits:
        raise typer.Exit(EXIT_NOTHING_FOUND)


def similar(
    context: typer.Context,
    document: options.Document,
    address: options.PassageAddress,
    limit: options.Limit = None,
    within: options.Documents = None,
    issuer: options.Issuer = None,
    type_: options.Type = None,
    year: options.Year = None,
    system: options.System = None,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Tìm các đoạn gần nghĩa với một đoạn của một văn bản (không có đoạn nào: mã thoát 3).

    Find passages that mean nearly what a passage means (none: exit code 3).
    """
    from shapes.searching import search as shape
    from terminal.documents.found import results

    started = time.perf_counter()
    with opened_library(context) as opened:
        filters = filters_of(opened, context.params | {"document": within})
        found = opened.similar(document, address, filters, limit=limit)
        coverage = opened.coverage(found.query.filters)
    seconds = time.perf_counter() - started
    show_result(shape(found, coverage, seconds) if as_json else results(found, coverage, seconds))
    if not found.hits:
        raise typer.Exit(EXIT_NOTHING_FOUND)


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
    from terminal.documents import listed as documents

    with opened_library(context) as opened:
        found = opened.documents(removed=removed)
    show_result(shapes.documents(found) if as_json else documents.documents_table(found, removed=removed))


def show(
    context: typer.Context,
    document: options.Document,
    passages: options.Passages = False,
    pages: options.Pages = False,
    text: options.Text = False,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Xem phần đầu và cây đề mục của một văn bản, hoặc từng trang được đọc thế nào (--pages).

    Show a document's header fields and its tree with addresses, or how each page was read (--pages).
    """
    import shapes
    from terminal.documents import listed as documents
    from terminal.documents.pages import pages_table
    from terminal.text import safe

    with opened_library(context) as opened:
        view = opened.show(document)
    if text and not as_json:
        # As it is into a file or a pipe; on a screen nothing in it may move the cursor.
        sys.stdout.write(safe(view.raw) if sys.stdout.isatty() else view.raw)
    elif as_json:
        show_result(shapes.show(view, text=text))
    elif pages:
        show_result(pages_table(view, margins=verbose))
    else:
        show_result(documents.shown(view, passages=passages))


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
    from terminal.documents import listed as documents

    try:
        with opened_library(context) as opened:
            checks = opened.doctor()
    except LibraryUnusable as error:
        checks = [Check("kho", "FAIL", str(error))]
    show_result(shapes.doctor(checks) if as_json else documents.checks(checks))
    if any(check.status == "FAIL" for check in checks):
        raise typer.Exit(EXIT_LIBRARY_UNUSABLE)
