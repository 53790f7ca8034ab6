"""Tables that a page break cuts -> one row for a row that was cut, and one head for a head that is printed again.

A table at the top of a page goes on from one at the foot of the page before if both have as many columns.

1. Rows at its top that are those at the top of the table's first page, to the letter, are left out.
2. Its first row then belongs to the last row of the page before if that row was cut: its first cell is empty (or all of
   its texts begin with a small letter), each of its texts stands below one, and one of them at least goes on: it begins
   with a small letter where the text above ends no sentence, or the text above ends in a comma or in a word that must
   be followed by another. A text that begins with a figure or as an item of a list is the next row below a merged cell;
   joined to the row above, its figure would be taken for that row's.

The text of a cut row moves to the page where the row begins; the places of the words that moved are given up.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.pdf.page_lines import TextLine, hyphen_joins

_ENDED = re.compile(r"[.;:!?…]\W*$")
_OPEN = re.compile(
    r"(?:,|(?<!\w)(?:và|hoặc|của|số|ngày|tại|theo|về|cho|các|những|với|từ|đến|bởi|do|thuộc))\s*$", re.IGNORECASE
)
_ITEM = re.compile(r"\d|[-–+•*≥≤<>]|[^\W\d_]{1,4}[.)]\s")
_FEWEST_WORDS = 2  # `hộ`, `người` are units


def join_tables(pages: Sequence[list[TextLine]]) -> list[list[TextLine]]:
    """Join the tables of pages that follow each other.

    Args:
        pages: The lines of each page, margins taken out.

    Returns:
        The lines of each page; rows that were cut stand whole on the page where they begin.
    """
    joined = [list(page) for page in pages]
    head: list[str] = []  # the rows of the first page of the table that may go on
    before: list[TextLine] = []  # the page that it may go on from
    for page in joined:
        first = _first(page)
        goes_on = first is not None and bool(before) and _same_table(before, page, first)
        if goes_on and first is not None:
            rows = [line.text for line in page if line.table == page[first].table]
            repeated = next((n for n, row in enumerate(rows) if n >= len(head) or row != head[n]), len(rows))
            del page[first : first + repeated]
            if repeated < len(rows) and (whole := _whole(before[_last(before)], page[first])):
                before[_last(before)] = whole
                del page[first]
        if _first(page) is None:
            continue  # an empty page parts no table, nor one that gave all it had to the page before
        last = page[_last(page)]
        if last.table is None:
            before = []
            continue
        if not (goes_on and all(line.table in (None, last.table) for line in page)):
            head = [line.text for line in page if line.table == last.table]
        before = page
    return joined


def _first(page: Sequence[TextLine]) -> int | None:
    return next((place for place, line in enumerate(page) if line.text.strip()), None)


def _last(page: Sequence[TextLine]) -> int:
    return max(place for place, line in enumerate(page) if line.text.strip())


def _same_table(before: Sequence[TextLine], page: Sequence[TextLine], first: int) -> bool:
    above, below = before[_last(before)].table, page[first].table
    return below is not None and _columns(before, above) == _columns(page, below)


def _columns(lines: Sequence[TextLine], table: int | None) -> int:
    return max(cell.column + cell.columns for line in lines if line.table == table for cell in line.cells)


def _whole(row: TextLine, more: TextLine) -> TextLine | None:
    """The row with what goes on from it; None if `more` is a row of its own."""
    above = {cell.column: row.text[cell.start : cell.end] for cell in row.cells}
    parts = [(cell.column, more.text[cell.start : cell.end]) for cell in more.cells if cell.end > cell.start]
    if not parts or any(column not in above for column, _ in parts):
        return None
    small = all(part[0].islower() for _, part in parts)
    if parts[0][0] == 0 and not small:
        return None
    if any(_ITEM.match(part) and not _is_open(above[column], part) for column, part in parts):
        return None
    return _put_together(row, dict(parts)) if any(_goes_on(above[column], part) for column, part in parts) else None


def _is_open(above: str, part: str) -> bool:
    """Whether what stands above cannot be the end of its text."""
    return _OPEN.search(above) is not None or hyphen_joins(above, part)


def _goes_on(above: str, part: str) -> bool:
    if not above or _ENDED.search(above):
        return False
    return _is_open(above, part) or (part[0].islower() and len(part.split()) >= _FEWEST_WORDS)


def _put_together(row: TextLine, parts: dict[int, str]) -> TextLine:
    text, done = "", 0
    words, cells = [], []
    for cell in row.cells:
        text += row.text[done : cell.start]
        shift = len(text) - cell.start
        start = len(text)
        text += row.text[cell.start : cell.end]
        if cell.column in parts:
            goes_on = not row.text[cell.start : cell.end] or hyphen_joins(
                row.text[cell.start : cell.end], parts[cell.column]
            )
            text += ("" if goes_on else " ") + parts[cell.column]
        words += [word.moved(shift) for word in row.words if cell.start <= word.start < cell.end]
        cells.append(replace(cell, start=start, end=len(text)))
        done = cell.end
    return TextLine(text + row.text[done:], tuple(words), row.table, tuple(cells))
