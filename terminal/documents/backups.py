"""The commands backup and recover: the whole library into one ZIP, and back from one.

1. A backup is a new file; it can be made while the library is used and written.
2. A library with documents is replaced only when that was said, and what was there is saved before.
"""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from errors import EXIT_UNEXPECTED
from terminal import options
from terminal.saving import new_file
from terminal.session import confirmed, opened_library, show_result

if TYPE_CHECKING:
    from library.backup import Backup
    from shapes import Shape

Target = Annotated[
    Path,
    typer.Argument(metavar="TỆP.zip", callback=new_file(".zip"), help="Tệp sao lưu mới. The backup, a new file."),
]
Source = Annotated[
    Path, typer.Argument(metavar="TỆP.zip", readable=False, help="Tệp do lệnh backup tạo ra. What `backup` made.")
]


def backup(
    context: typer.Context,
    file: Target,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Sao lưu cả kho vào một tệp ZIP: văn bản, bản gốc, chỗ đã sửa, cấu hình; kho vẫn dùng được trong lúc đó.

    Save the whole library into one ZIP, while it may be in use.
    """
    from library.backup import save_backup
    from terminal.progress import ingest_progress

    started = time.perf_counter()
    with opened_library(context) as opened, ingest_progress() as tell:
        saved = save_backup(opened, file, tell)
    seconds = time.perf_counter() - started
    text = f"Đã sao lưu {_held(saved)} ra {file} ({saved.size / 2**20:.1f} MB)."
    show_result({**_shape(saved), "seconds": round(seconds, 4)} if as_json else text)


def recover(
    context: typer.Context,
    file: Source,
    yes: options.Yes = False,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Khôi phục cả kho từ một tệp sao lưu; kho đang có văn bản thì hỏi trước khi thay và được sao lưu lại.

    Make the library what a backup holds; one with documents is replaced only if you say so, and saved before.
    """
    from library.backup import inspect_backup
    from library.recovering import restore_backup
    from terminal.progress import ingest_progress

    started = time.perf_counter()
    held = inspect_backup(file)
    with opened_library(context, must_exist=False) as opened:
        count = len(opened.documents())
        filled = count > 0 or bool(opened.documents(removed=True))
        question = f"Thay kho «{opened.folder}» ({count} văn bản) bằng bản sao lưu có {_held(held)}?"
        if filled and not yes and not confirmed(question, "Chưa thay gì", as_json=as_json):
            typer.echo("Không thay gì.", err=True)
            raise typer.Exit(EXIT_UNEXPECTED)
        with ingest_progress() as tell:
            before = restore_backup(opened, file, tell, replace=filled)
    seconds = time.perf_counter() - started
    kept = f" Kho trước đó được giữ ở {before}." if before else ""
    shape: Shape = {"backup": _shape(held), "before": str(before) if before else None, "seconds": round(seconds, 4)}
    show_result(shape if as_json else f"Đã khôi phục {_held(held)}.{kept}")


def _held(backup: "Backup") -> str:
    return f"{backup.documents} văn bản, {backup.originals} bản gốc"


def _shape(backup: "Backup") -> "Shape":
    return {
        "file": str(backup.file),
        "saved_at": backup.saved_at.isoformat(),
        "documents": backup.documents,
        "passages": backup.passages,
        "originals": backup.originals,
        "bytes": backup.size,
    }
