"""`--out FILE`: what a command found, written to a new file for other programs.

1. What the file's name ends in says the form; it is looked at before anything is computed.
2. A file that is there already is not written over.
3. It is said on stderr, for stdout may be JSON.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from errors import RecordNotSaved

App = Annotated[
    str | None,
    typer.Option(
        "--app", metavar="ĐỊA_CHỈ",
        help="Địa chỉ của ứng dụng trong các liên kết, mặc định http://127.0.0.1:8501/. Where links lead.",
    ),
]  # fmt: skip


def new_file(*endings: str) -> Callable[[Path | None], Path | None]:
    """Return the check of a file that is to be written: of one of these forms, in a folder that is there, and new."""

    def check(file: Path | None) -> Path | None:
        if file is None:
            return None
        if file.suffix.lower() not in endings:
            raise typer.BadParameter(f"«{file.name}» phải có đuôi {', '.join(endings)}")
        if not file.parent.is_dir():
            raise typer.BadParameter(f"không có thư mục «{file.parent}»")
        if file.exists():
            raise typer.BadParameter(f"đã có «{file}»; hãy chọn tên khác, tệp cũ không bị ghi đè")
        return file

    return check


def save(file: Path, content: bytes, what: str) -> None:
    """Write a new file and say so.

    Args:
        file: Where to.
        content: All of it.
        what: For the message: `12 văn bản còn thiếu`.

    Raises:
        RecordNotSaved: It cannot be written there; the message says why.
    """
    try:
        write_new(file, content)
    except OSError as error:
        raise RecordNotSaved(f"Không ghi được ra «{file}»: {error.strerror}. Hãy chọn chỗ khác.") from error
    typer.echo(f"Đã ghi {what} ra {file}.", err=True)


def write_new(file: Path, content: bytes) -> None:
    """Write a file that is not there yet, whole or not at all.

    Raises:
        OSError: It is there already, or cannot be written.
    """
    with file.open("xb") as opened:
        try:
            opened.write(content)
            opened.flush()
        except OSError:
            file.unlink(missing_ok=True)
            raise
