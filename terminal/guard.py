"""Runs a command, and tells what went wrong: in one message, with the exit code that belongs to it.

1. A mistake that we know of (`NghiquyetError`) has its own words and code; a wrong use of a command has 2.
2. Any other is one line and 1; its traceback is shown with -v only.
3. With --json what went wrong is a JSON document on stdout, like everything else.
"""

import json
import os
import sys
import traceback
from collections.abc import Sequence, Set
from itertools import takewhile

import typer

from errors import EXIT_OK, EXIT_UNEXPECTED, EXIT_USAGE, NghiquyetError

PROGRAM = "nghiquyet"
# As a shell reports a program that SIGINT ended.
EXIT_INTERRUPTED = 130


def run(app: typer.Typer, arguments: Sequence[str]) -> int:
    """Run a command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A file name that is no Unicode, as old systems have them, is shown escaped.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = _run(app, arguments, set(takewhile(lambda argument: argument != "--", arguments)))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough. Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_UNEXPECTED
    return code


def _run(app: typer.Typer, arguments: Sequence[str], given: Set[str]) -> int:
    as_json = "--json" in given
    try:
        code = typer.main.get_command(app).main(list(arguments), prog_name=PROGRAM, standalone_mode=False)
    except NghiquyetError as error:
        return _tell(type(error).__name__, str(error), error.exit_code, as_json=as_json)
    except typer.TyperException as error:
        return _tell("Usage", _usage(error), EXIT_USAGE, as_json=as_json)
    except BrokenPipeError:
        raise
    except Exception as error:
        if given & {"-v", "--verbose"}:
            traceback.print_exc()
        message = f"Lỗi ngoài dự kiến: {' '.join(str(error).split())}. Để xem chi tiết, chạy lại với -v."
        return _tell(type(error).__name__, message, EXIT_UNEXPECTED, as_json=as_json)
    return code if isinstance(code, int) else EXIT_OK


def print_json(shape: dict[str, object]) -> None:
    """Print one JSON document."""
    sys.stdout.write(json.dumps(shape, ensure_ascii=False, indent=2) + "\n")


def _tell(kind: str, message: str, code: int, *, as_json: bool) -> int:
    if as_json:
        print_json({"error": {"type": kind, "message": message}})
    elif message:
        from terminal.text import safe

        typer.echo(safe(message), err=True)
    return code


def _usage(error: typer.TyperException) -> str:
    """Say in Vietnamese what the parser, which speaks English, complains of."""
    parameter, option = getattr(error, "param", None), getattr(error, "option_name", None)
    context = getattr(error, "ctx", None)
    if not error.format_message():  # no command at all, and the help was printed
        return ""
    if parameter is not None:
        name = parameter.get_error_hint().strip("'")
        said = error.message.removeprefix("Value error, ").rstrip(".")
        message = f"{name}: {said}" if said else f"Thiếu {name}"
    elif option is not None:
        message = f"Thiếu giá trị sau {option}" if "requires" in error.message else f"Không có tùy chọn {option}"
    else:
        message = error.message.rstrip(".").replace("No such command", "Không có lệnh")
    return f"{message}.\nCách dùng / usage: {context.command_path if context else PROGRAM} --help"
