"""The cells of a sheet -> blocks: what a person sees of it, as lines and tables.

1. Hidden rows and columns and empty cells are left out; a merged cell stands at its first place.
2. Rows with text that follow on each other are a region; a row without text ends it, unless a merged cell spans it.
3. In a region, rows of one cell at its beginning (titles, units) and end (remarks, signatures) are lines, and so are
   the rows of the office's head and of the tail (`ingest.tables.is_frame`, `Số: …`, place and date).
4. What is left is a table. Its columns are counted from its own first one, unused ones left out.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from ingest.tables import Block, Grid, GridCell, Paragraph, Piece, is_frame

_HEAD_ROWS = 8
_HEAD_LINE = re.compile(r"^\s*(?:Số\s*:|.{0,40},\s*ngày\b.{0,20}\btháng\b)")


class Merge(NamedTuple):
    """A merged area: first and last row and column."""

    top: int
    left: int
    bottom: int
    right: int


def sheet_blocks(
    cells: Mapping[tuple[int, int], Sequence[Piece]],
    merges: Sequence[Merge] = (),
    hidden_rows: Collection[int] = (),
    hidden_columns: Collection[int] = (),
) -> list[Block]:
    """Return the blocks of a sheet.

    Args:
        cells: Of each row and column the text; cells without text may be left out.
        merges: The merged areas.
        hidden_rows: Rows that nobody sees.
        hidden_columns: Columns that nobody sees.
    """
    areas = {(merge.top, merge.left): merge for merge in merges}
    rows: defaultdict[int, dict[int, Sequence[Piece]]] = defaultdict(dict)
    for row, column in sorted(cells):
        pieces = cells[row, column]
        if row not in hidden_rows and column not in hidden_columns and any(piece.text.strip() for piece in pieces):
            rows[row][column] = pieces
    return [block for region in _regions(rows, areas) for block in _region_blocks(region, rows, areas)]


def _regions(
    rows: Mapping[int, Mapping[int, Sequence[Piece]]], areas: Mapping[tuple[int, int], Merge]
) -> Iterator[list[int]]:
    region: list[int] = []
    reaches = -1
    for row in sorted(rows):
        if region and row > reaches + 1:
            yield region
            region = []
        region.append(row)
        bottoms = (areas[row, column].bottom for column in rows[row] if (row, column) in areas)
        reaches = max(reaches, row, *bottoms)
    if region:
        yield region


def _region_blocks(
    region: list[int],
    rows: Mapping[int, Mapping[int, Sequence[Piece]]],
    areas: Mapping[tuple[int, int], Merge],
) -> Iterator[Block]:
    broad = [place for place, row in enumerate(region) if len(rows[row]) > 1]
    first = next((place for place in broad if not _is_head(rows[region[place]])), len(region))
    # Head rows may have table-like rows between them only near the top.
    heads = [place for place in broad if place < _HEAD_ROWS and _is_head(rows[region[place]])]
    first = max(first, heads[-1] + 1) if heads and first < len(region) else first
    while first < len(region) and len(rows[region[first]]) < 2 and first < (broad[-1] if broad else 0):
        first += 1
    last = max((place for place in broad if place >= first and not _is_head(rows[region[place]])), default=first - 1)
    for row in region[:first]:
        yield from (Paragraph(pieces) for pieces in rows[row].values())
    if last >= first:
        yield _grid(region[first : last + 1], rows, areas)
    for row in region[last + 1 :] if last >= first else ():
        yield from (Paragraph(pieces) for pieces in rows[row].values())


def _is_head(row: Mapping[int, Sequence[Piece]]) -> bool:
    texts = ("".join(piece.text for piece in pieces) for pieces in row.values())
    return any(is_frame(text) or _HEAD_LINE.match(text) for text in texts)


def _grid(
    table: list[int],
    rows: Mapping[int, Mapping[int, Sequence[Piece]]],
    areas: Mapping[tuple[int, int], Merge],
) -> Grid:
    columns = sorted({column for row in table for column in rows[row]})
    cells = []
    for number, row in enumerate(table):
        for column, pieces in rows[row].items():
            area = areas.get((row, column), Merge(row, column, row, column))
            place = bisect_left(columns, column)
            high = bisect_right(table, area.bottom) - number
            wide = bisect_right(columns, area.right) - place
            cells.append(GridCell((Paragraph(pieces),), number, place, max(1, high), max(1, wide)))
    return Grid(cells)
