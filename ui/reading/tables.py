"""Rows of a table in a document's text -> an HTML table, every letter where it was.

1. A stretch of text (a passage) may hold part of a table: a row, or a cell that goes on. What lies in it is shown.
2. Cells stand in their columns, so that passages one below the other line up; a cell over several spans them.
3. Where a cell of a row above reaches down, the place stays empty: its text stands once.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby

from library import Cell, Table
from ui.markup import Span

# Letters; a column of long texts must not leave the others without room for a number.
_SHORTEST, _LONGEST = 8, 60


def pieces(tables: Sequence[Table], start: int, end: int) -> Iterator[tuple[Span, Table | None]]:
    """Cut a stretch of text into what lies in a table and what does not, in order."""
    for table in tables:
        if table.start < end and start < table.end:
            if start < table.start:
                yield (start, table.start), None
                start = table.start
            yield (start, min(end, table.end)), table
            start = min(end, table.end)
    if start < end:
        yield (start, end), None


class Grid:
    """A table, measured once: the text of a document comes in stretches, and a table may have ten thousand cells."""

    def __init__(self, table: Table) -> None:
        self._rows = [tuple(cells) for _, cells in groupby(table.cells, key=lambda cell: cell.row)]
        self._ends = list(accumulate((max(cell.end for cell in row) for row in self._rows), max))
        widths = _widths(table)
        self._width = len(widths)
        self._columns = "".join(f'<col style="width:{width:.1%}">' for width in widths)

    def rows(self, within: Span, show: Callable[[int, int], str]) -> str:
        """Return the rows that lie in a stretch of text as HTML.

        Args:
            within: The stretch, raw offsets.
            show: Gives the HTML of a raw span.
        """
        shown = []
        for row in self._rows[bisect_right(self._ends, within[0]) :]:
            if row[0].start >= within[1]:
                break
            if any(cell.start < within[1] and within[0] < cell.end for cell in row):
                shown.append(f"<tr>{''.join(_row(row, self._width, within, show))}</tr>")
        return f'<table class="nq-table"><colgroup>{self._columns}</colgroup><tbody>{"".join(shown)}</tbody></table>'


def _widths(table: Table) -> list[float]:
    """Shares of the columns, by the longest text that begins in each: the same for all parts of a table."""
    longest = [0] * max((cell.column + cell.columns for cell in table.cells), default=1)
    for cell in table.cells:
        if cell.start < cell.end:
            length = min(_LONGEST, max(_SHORTEST, (cell.end - cell.start) // cell.columns))
            longest[cell.column] = max(longest[cell.column], length)
    total = sum(longest) or 1
    return [length / total for length in longest]


def _row(row: Sequence[Cell], width: int, within: Span, show: Callable[[int, int], str]) -> Iterator[str]:
    column = 0
    for cell in row:
        start, end = max(cell.start, within[0]), min(cell.end, within[1])
        if start < end:
            yield _cell("", cell.column - column)
            yield _cell(show(start, end), cell.columns)
            column = cell.column + cell.columns
    yield _cell("", width - column)


def _cell(shown: str, columns: int) -> str:
    """Neighbours without text are one: forms made with a spreadsheet have dozens in a row."""
    span = f' colspan="{columns}"' if columns > 1 else ""
    return f"<td{span}>{shown}</td>" if columns else ""
