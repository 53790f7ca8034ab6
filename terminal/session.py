"""What the commands share: the library that is meant, the question, the filters, asking back, printing a result."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from errors import BadQuestion
from terminal.guard import print_json

if TYPE_CHECKING:
    from rich.console import RenderableType

    from library import Filters, Library
    from shapes import Shape


@contextmanager
def opened_library(context: typer.Context, *, must_exist: bool = True) -> Iterator["Library"]:
    """Open the library that --library, NGHIQUYET_LIBRARY or the default names."""
    from library import Library

    with Library.open(context.find_root().obj, must_exist=must_exist) as opened:
        yield opened


def question_of(words: Sequence[str]) -> str:
    """Join the words of a question; bytes that are no UTF-8, which a terminal may send, become �."""
    return " ".join(words).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def filters_of(opened: "Library", given: Mapping[str, Any]) -> "Filters":
    """Read the filters from a command's options; those that it lacks limit nothing.

    A misspelt document is an error, not an empty answer.
    """
    from library import Filters

    documents = []
    for name in given.get("document") or ():
        try:
            documents.append(opened.find(name).slug)
        except BadQuestion:  # a number that several documents bear stands for all of them
            documents.append(name)
    since, until = given.get("since"), given.get("until")
    if since and until and since > until:
        raise BadQuestion(f"--since {since} muộn hơn --until {until}: không ngày nào nằm giữa.")
    return Filters(
        documents=tuple(documents),
        issuer=given.get("issuer"),
        type=given.get("type_"),
        number=given.get("number"),
        system=given.get("system"),
        year=given.get("year"),
        since=since,
        until=until,
        kinds=tuple(given.get("kind") or ()),
    )


def show_result(result: "Shape | RenderableType") -> None:
    """Print a result: a shape as JSON, anything else as the terminal shows it."""
    if isinstance(result, dict):
        print_json(result)
    else:
        from terminal.text import console

        console().print(result)


def confirmed(question: str, nothing: str, *, as_json: bool) -> bool:
    """Ask the person whether to go on.

    Args:
        question: What is asked.
        nothing: Said if nobody is there to ask: that nothing was done.
        as_json: Whether a program reads what is printed.

    Raises:
        BadQuestion: Nobody is there.
    """
    if as_json or not sys.stdin.isatty():
        raise BadQuestion(f"{nothing}: không có ai để hỏi lại. Thêm --yes nếu chắc chắn.")
    typer.echo(f"{question} [c/K] ", nl=False, err=True)
    return sys.stdin.readline().strip().casefold() in ("c", "có", "co", "y", "yes")
