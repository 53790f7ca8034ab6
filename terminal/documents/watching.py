"""The command watch: take in what folders hold, then what changes in them, until Ctrl-C.

1. The library is opened for each batch only: in between, others may write to it.
2. While somebody else writes, the batch waits, and that is said once.
3. A file that is gone stays in the library, and that is said too: taking away is for a person.
4. With --json each thing that happened is one JSON object on a line of its own.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from errors import EXIT_OK, LibraryBusy
from terminal import options
from terminal.session import opened_library, show_result

if TYPE_CHECKING:
    from rich.console import RenderableType

    from library import FileResult, Library
    from shapes import Shape

_TRY_AGAIN_SECONDS = 2.0


def watch(
    context: typer.Context,
    folders: options.Folders,
    poll: options.Poll = False,
    ocr_later: options.OcrLater = False,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Theo dõi thư mục: đưa vào kho những gì đang có và những gì thêm, sửa sau đó; dừng bằng Ctrl-C.

    Watch folders: take in what is there and what is added or changed later, until Ctrl-C.
    """
    import shapes
    from library import watch as changes_in
    from terminal.documents.results import file_result, totals

    def tell(shape: "Shape", shown: "RenderableType") -> None:
        if as_json:
            sys.stdout.write(json.dumps(shape, ensure_ascii=False) + "\n")
        else:
            show_result(shown)
        sys.stdout.flush()

    def on_result(result: "FileResult") -> None:
        results.append(result)
        tell(shapes.watched("file", result=result), file_result(result))

    def on_busy(said: str) -> None:
        tell(shapes.watched("waiting", message=said), said)

    results: list[FileResult] = []
    with opened_library(context, must_exist=False) as opened:
        without = opened.folder
    try:
        with closing(changes_in(folders, without, poll=poll)) as changes:
            next(changes)
            for folder in folders:
                tell(shapes.watched("watching", path=folder), f"Đang theo dõi {folder}. Ctrl-C để dừng.")
            for batch in changes:
                for path in batch.gone:
                    said = f"không còn {path}: văn bản đã đưa vào vẫn giữ trong kho (gỡ bằng nghiquyet remove)"
                    tell(shapes.watched("gone", path=path, message=said), said)
                if batch.changed:
                    with opened_library(context) as opened:
                        _take_in(opened, batch.changed, on_result, on_busy, ocr_later=ocr_later)
    except KeyboardInterrupt:
        said = f"Đã dừng theo dõi: {totals(results)}."
        tell(shapes.watched("ended", message=said), said)
        raise typer.Exit(EXIT_OK) from None


def _take_in(
    opened: "Library",
    paths: Sequence[Path],
    on_result: "Callable[[FileResult], None]",
    on_busy: Callable[[str], None],
    *,
    ocr_later: bool,
) -> None:
    from terminal.progress import ingest_progress

    told = False
    while True:
        # What was there when it was quiet may be gone by now, and is told as such by the next batch.
        there = [path for path in paths if path.exists()]
        try:
            with (
                ingest_progress() as tell,
                closing(opened.ingest(there, tell, ocr=False if ocr_later else None)) as work,
            ):
                for result in work:
                    on_result(result)
            return
        except LibraryBusy as error:
            if not told:
                on_busy(f"{error} Sẽ tự thử lại.")
                told = True
            time.sleep(_TRY_AGAIN_SECONDS)
