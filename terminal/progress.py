"""Progress bars on stderr; none where stderr is no terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from terminal.text import console, safe_name

if TYPE_CHECKING:
    from library import Progress as Step


@contextmanager
def ingest_progress() -> Iterator[Callable[["Step"], None]]:
    """Show how many files are done and, within these, how many pages are read and how many passages embedded."""
    stages = {"read": "đọc", "embed": "nhúng", "write": "ghi"}
    with _bars() as bars:
        files = bars.add_task("Tệp", total=None, detail="")
        pages = bars.add_task("Trang", total=None, detail="", visible=False)
        passages = bars.add_task("Đoạn", total=None, detail="", visible=False)

        def tell(step: "Step") -> None:
            bars.update(
                files, completed=step.done, total=step.total, detail=f"{stages[step.stage]} {safe_name(step.file)}"
            )
            bars.update(pages, completed=step.page, total=step.pages or None, visible=step.pages > 0)
            bars.update(passages, completed=step.passages, total=step.batch or None, visible=step.batch > 0)

        yield tell


@contextmanager
def reembed_progress() -> Iterator[Callable[[int, int], None]]:
    """Show how many vectors are computed."""
    with _bars() as bars:
        task = bars.add_task("Đoạn", total=None, detail="")
        yield lambda done, total: bars.update(task, completed=done, total=total)


def _bars() -> Progress:
    screen = console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[detail]}", markup=False),
        console=screen,
        transient=True,
        disable=not screen.is_terminal,
    )
