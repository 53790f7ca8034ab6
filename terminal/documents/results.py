"""What became of files, as a terminal shows it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from terminal.text import indented, safe_name, seconds_text

if TYPE_CHECKING:
    from library import FileResult

_STATUS = {
    "added": ("thêm mới", "green"),
    "unchanged": ("đã có", "dim"),
    "replaced": ("thay bản cũ", "cyan"),
    "restored": ("khôi phục", "cyan"),
    "failed": ("LỖI", "bold red"),
}


def file_results(results: Sequence["FileResult"], seconds: float) -> RenderableType:
    """Return a line for each file that was given, and how many were added, unchanged and so on."""
    return Group(*map(file_result, results), Text(f"{totals(results)} · {seconds_text(seconds)}", "bold"))


def file_result(result: "FileResult") -> RenderableType:
    """Return what became of a file, and below it what is to be known of its reading."""
    label, style = _STATUS[result.status]
    line = Text(f"{label:<12}").append(safe_name(result.path))
    line.stylize(style, 0, len(label))
    if result.document:
        line.append(f" → {result.document}", "cyan")
    if result.status in ("added", "replaced"):
        line.append(f" · {result.passages} đoạn · {seconds_text(result.seconds)}", "dim")
    if result.reason:
        line.append(f": {safe_name(result.reason)}", "red" if result.status == "failed" else "yellow")
    return Group(line, *(indented(Text(safe_name(note), "yellow"), 12) for note in result.notes))


def totals(results: Sequence["FileResult"]) -> str:
    """Return how many files were added, unchanged and so on: `3 thêm mới, 1 lỗi`."""
    counts = {label: sum(result.status == status for result in results) for status, (label, _) in _STATUS.items()}
    return ", ".join(f"{count} {label.lower()}" for label, count in counts.items() if count) or "không có tệp nào"
