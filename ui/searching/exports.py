"""What was found, as files: all of it, in the order on the screen."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from library import tables
from library.findings import found_docx, found_table
from library.saving import SEARCHED
from shapes import as_file
from shapes.searching import search as shape
from ui import downloads
from ui.language import Words
from ui.markup import number
from ui.searching.result import Result
from ui.searching.state import Search, ordered

_TEXT = Words(
    {
        "all": "Cả {count} đoạn, không chỉ những đoạn đang hiện (nhiều nhất {most}).",
        "file": "tra-cuu",
    },
    {
        "all": "All {count} passages, not only those shown (at most {most}).",
        "file": "search",
    },
)


def offer(result: Result, search: Search) -> None:
    """Show the button that gives the files."""
    hits, app = tuple(ordered(result.found.hits, search.order)), downloads.app()
    made: dict[str, Callable[[], bytes]] = {
        "docx": partial(found_docx, result.found.query.typed, hits),
        "xlsx": lambda: tables.as_xlsx(found_table(hits, app)),
        "csv": lambda: tables.as_csv(found_table(hits, app)),
        "json": lambda: as_file(shape(replace(result.found, hits=hits), result.coverage, result.seconds)),
    }
    note = _TEXT["all"].format(count=number(len(hits)), most=number(SEARCHED))
    downloads.offer(_TEXT["file"], made, key="searching", note=note)
