"""Words of a page + the cells drawn round them -> rows of tables, and the words that stand outside.

1. A table has two columns or more and text in two cells; a frame round prose has one cell. What holds the name of the
   state or `Nơi nhận` is a head or tail laid out with a table, and is read as columns.
2. Rows and columns are the different upper and left edges of cells; a cell spans what lies within it.
3. A word belongs to the cell that its middle is in; in the cell, words are lines, and lines are joined by blanks.
4. A row is one line, cells parted by ` | `. Below a cell that spans rows stands an empty place, so that figures stay
   below their heads; empty places at the end are left out, and so are rows without text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.model import Cell
from ingest.pdf.layout import text_line
from ingest.pdf.page_lines import TextLine, hyphen_joins
from ingest.pdf.words import Box, Piece, Sheet, lines_of
from ingest.reading import Word

SEPARATOR = " | "
_NEAR = 3.0  # points: edges nearer than this are one
_FRAME = re.compile(
    r"CỘNG\s*H(?:ÒA|OÀ)\s*XÃ\s*HỘI|ĐẢNG\s*CỘNG\s*SẢN\s*VIỆT\s*NAM|N[ơƠ][iI]\s*(?:nhận|NHẬN)\s*:|(?:TM|KT|TL)\.\s",
    re.IGNORECASE,
)
_FRAME_CELLS = 12


@dataclass(slots=True)
class _Slot:
    """A cell: its box, its place in the grid, and the pieces in it."""

    box: Box
    row: int
    column: int
    rows: int
    columns: int
    pieces: list[Piece] = field(default_factory=list)
    aside: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table of a page: its cells by row and column, and the columns' left edges in points."""

    slots: list[_Slot]
    box: Box
    edges: list[float]

    def lines(self, number: int, sheet: Sheet) -> list[TextLine]:
        """Return its rows as lines of table `number`."""
        texts = {id(slot): _cell(slot, sheet) for slot in self.slots}
        lines = []
        for row in sorted({slot.row for slot in self.slots}):
            here = sorted((s for s in self.slots if s.row <= row < s.row + s.rows), key=lambda slot: slot.column)
            line = _row([(slot, texts[id(slot)] if slot.row == row else None) for slot in here], number)
            if line is not None:
                lines.append(line)
        return lines


def make_grids(
    tables: Sequence[Sequence[Box]], pieces: list[Piece], aside: list[Piece]
) -> tuple[list[Grid], list[Piece]]:
    """Put the words of a page into its tables.

    Args:
        tables: Cells of each.
        pieces: The words of the page.
        aside: Its lines that run another way; those in a cell are taken out of this list.

    Returns:
        The tables that are ones, from the top down, and the words outside of them.
    """
    grids = []
    for cells in tables:
        grid = _grid(cells)
        if len(grid.edges) < 2:
            continue
        inside, turned = [], []
        for piece in pieces:
            if slot := _slot_of(grid, piece):
                slot.pieces.append(piece)
                inside.append(piece)
        for piece in aside:
            if slot := _slot_of(grid, piece):
                slot.aside.append(piece)
                turned.append(piece)
        filled = [slot for slot in grid.slots if slot.aside or any(piece.text for piece in slot.pieces)]
        said = " ".join(piece.text for piece in inside)
        if len(filled) < 2 or (len(filled) <= _FRAME_CELLS and _FRAME.search(said)):
            continue
        taken = {id(piece) for piece in (*inside, *turned)}
        pieces = [piece for piece in pieces if id(piece) not in taken]
        aside[:] = [piece for piece in aside if id(piece) not in taken]
        grids.append(grid)
    return grids, pieces


def _grid(cells: Sequence[Box]) -> Grid:
    tops, lefts = _edges(cell[1] for cell in cells), _edges(cell[0] for cell in cells)
    slots = []
    for box in cells:
        row, column = bisect_left(tops, box[1] - _NEAR), bisect_left(lefts, box[0] - _NEAR)
        rows, columns = bisect_left(tops, box[3] - _NEAR) - row, bisect_left(lefts, box[2] - _NEAR) - column
        slots.append(_Slot(box, row, column, max(1, rows), max(1, columns)))
    whole = (
        min(cell[0] for cell in cells), min(cell[1] for cell in cells),
        max(cell[2] for cell in cells), max(cell[3] for cell in cells),
    )  # fmt: skip
    return Grid(slots, whole, lefts)


def _edges(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _slot_of(grid: Grid, piece: Piece) -> _Slot | None:
    across, down = (piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2
    left, top, right, bottom = grid.box
    if not (left <= across <= right and top <= down <= bottom):
        return None
    for slot in grid.slots:
        if slot.box[0] <= across <= slot.box[2] and slot.box[1] <= down <= slot.box[3]:
            return slot
    return None


def _cell(slot: _Slot, sheet: Sheet) -> TextLine:
    """The text of a cell on one line."""
    lines = [text_line(line, sheet) for line in lines_of(slot.pieces)]
    lines += [text_line([piece], sheet) for piece in slot.aside]
    text, words = "", []
    for line in lines:
        text += "" if not text or hyphen_joins(text, line.text) else " "
        words += [word.moved(len(text)) for word in line.words]
        text += line.text
    return TextLine(text, tuple(words))


def _row(slots: Sequence[tuple[_Slot, TextLine | None]], table: int) -> TextLine | None:
    """A row from its cells; None stands for a cell that began further up."""
    filled = max((number for number, (_, cell) in enumerate(slots, 1) if cell and cell.text), default=0)
    text = ""
    words: list[Word] = []
    cells: list[Cell] = []
    for number, (slot, cell) in enumerate(slots[:filled]):
        text += SEPARATOR if number else ""
        if cell is not None:
            cells.append(Cell(len(text), len(text) + len(cell.text), slot.row, slot.column, slot.rows, slot.columns))
            words += [word.moved(len(text)) for word in cell.words]
            text += cell.text
    return TextLine(text, tuple(words), table, tuple(cells)) if filled else None
