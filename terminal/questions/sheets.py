"""`ask --sheet FILE`: an answer written down as an evidence sheet.

1. The file's name is looked at before the question is asked: what it ends in says the format.
2. A sheet is a record: a file that is there already is not written over.
3. It is said on stderr, for stdout may be JSON.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from errors import SheetNotSaved
from terminal.saving import write_new

if TYPE_CHECKING:
    from library import Answer, Library, Refusal, SheetFormat

_FORMATS: "dict[str, SheetFormat]" = {".docx": "docx", ".pdf": "pdf", ".txt": "txt"}


def _file(file: Path | None) -> Path | None:
    if file is None:
        return None
    if file.suffix.lower() not in _FORMATS:
        raise typer.BadParameter(f"«{file.name}» phải có đuôi {', '.join(_FORMATS)}")
    if not file.parent.is_dir():
        raise typer.BadParameter(f"không có thư mục «{file.parent}»")
    if file.exists():
        raise typer.BadParameter(f"đã có «{file}»; hãy chọn tên khác, phiếu cũ không bị ghi đè")
    return file


SheetFile = Annotated[
    Path | None,
    typer.Option(
        "--sheet", metavar="TỆP", readable=False, callback=_file,
        help="Lưu phiếu trích dẫn ra tệp .docx, .pdf hoặc .txt. Save an evidence sheet.",
    ),
]  # fmt: skip


def save(library: "Library", reply: "Answer | Refusal", file: Path) -> None:
    """Write the sheet of a reply to a new file.

    Raises:
        SheetNotSaved: It cannot be written there; the message says why.
    """
    content = library.sheet(reply, _FORMATS[file.suffix.lower()])
    try:
        write_new(file, content)
    except OSError as error:
        raise SheetNotSaved(f"Không lưu được phiếu vào «{file}»: {error.strerror}. Hãy chọn chỗ khác.") from error
    typer.echo(f"Đã lưu phiếu trích dẫn: {file}", err=True)
