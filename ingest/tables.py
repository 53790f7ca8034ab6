"""Blocks of a file that is made of paragraphs and tables -> its text with the places of its tables.

Readers of Word, sheets and HTML give the same blocks; here they become text in one way:

1. All paragraphs are decoded from legacy fonts in one call, so that evidence of one helps another. Only then are
   letters raised to capitals and digits to superscripts as formatting asks: before, ¹ may be the letter ạ.
2. A paragraph is a line; of several empty ones in a row, one stays.
3. A table that only lays out text (the head with issuer and motto, the tail with Nơi nhận and the signer, a box of one
   cell) is given cell by cell, each paragraph a line. It is told by its words, or by having no lines to see and no
   second row or column.
4. Any other table is a line a row, cells parted by ` | `. What a cell spans beside its first place, and where a row has
   no cell, is an empty place, so that figures stay below their heads; empty places at the end of a row are left out,
   and so are rows without text.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ingest.model import Cell, Table
from vietnamese.legacy import Encoding, Run, decode_blocks

Look = Literal["", "capitals", "superscript"]


class Piece(NamedTuple):
    """A stretch of text in one font, and how formatting changes its letters."""

    text: str
    font: str | None = None
    look: Look = ""


class Paragraph(NamedTuple):
    """A line of text (or several, if it holds line ends)."""

    pieces: Sequence[Piece]


class GridCell(NamedTuple):
    """A cell of a table with what is in it; row and column from 0."""

    blocks: "Sequence[Block]"
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its cells by row and column, each once; `ruled` if it has lines to see."""

    cells: Sequence[GridCell]
    ruled: bool = True


Block = Paragraph | Grid


class Laid(NamedTuple):
    """The text of blocks, its tables, and the legacy encodings that were found."""

    text: str
    tables: tuple[Table, ...]
    encodings: frozenset[Encoding]


_SEPARATOR = " | "
# A form feed parts pages in the raw text, so no text may hold one.
_BREAKS = re.compile("\r\n?|[\x0b\f\x85\u2028\u2029]")
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n){2,}")
_SUPERSCRIPTS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_RAISED = re.compile(r"\s*[-−+]?\d+\s*")
# What only the head and the tail of a document or a form have.
_FRAME = re.compile(
    r"^\W*(?:CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|Độc\s+lập\s*[-–]|N[ơƠ][iI] (?:nhận|NHẬN)\s*:|"
    r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\b[./ ]|\(K[ýí](?:,| tên| ghi| và))",
    re.MULTILINE,
)
_FRAME_ROWS = 8
_SPARSE, _SPARSE_CELLS = 20, 10_000
_SELDOM = 5
_FRAME_COLUMNS = 3


def lay_out(blocks: Sequence[Block]) -> Laid:
    """Write blocks as text.

    Args:
        blocks: Paragraphs and tables in reading order, legacy fonts not decoded.
    """
    return lay_out_parts(blocks)[0]


def lay_out_parts(*parts: Sequence[Block]) -> list[Laid]:
    """Write the parts of one file (body and margins; sheets) as text, each by itself, but decoded together."""
    leaves = [paragraph for blocks in parts for paragraph in paragraphs(blocks)]
    decoded = decode_blocks([[Run(piece.text, piece.font) for piece in one.pieces] for one in leaves])
    texts = {
        id(one): _EMPTY_LINES.sub("\n\n", _BREAKS.sub("\n", "".join(map(_formatted, runs, one.pieces))))
        for one, runs in zip(leaves, decoded.blocks, strict=True)
    }
    laid = []
    for blocks in parts:
        writer = _Writer(texts)
        writer.write(blocks)
        laid.append(Laid("".join(writer.parts).rstrip("\n"), tuple(writer.tables), decoded.encodings))
    return laid


def is_frame(text: str) -> bool:
    """Say whether a cell holds what only the head or the tail of a document has: the motto, `Nơi nhận`, `TM.`."""
    return _FRAME.search(text) is not None


def with_encodings(extractor: str, encodings: frozenset[Encoding]) -> str:
    """Return the name of an extractor with the legacy encodings that it met: `docx + tcvn3`."""
    return " + ".join((extractor, *sorted(encodings)))


def paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Yield all paragraphs, those in cells too, in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cell in block.cells:
                yield from paragraphs(cell.blocks)


def _formatted(text: str, piece: Piece) -> str:
    if piece.look == "capitals":
        return text.upper()
    if piece.look == "superscript" and _RAISED.fullmatch(text):
        return text.translate(_SUPERSCRIPTS)
    return text


class _Writer:
    """Text written so far, as parts of known length, and its tables."""

    def __init__(self, texts: dict[int, str]) -> None:
        self.parts: list[str] = []
        self.tables: list[Table] = []
        self._texts = texts
        self._length = 0
        self._blank = True

    def write(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._line(self._texts[id(block)].rstrip().strip("\n"))
            elif self._is_frame(block):
                for cell in block.cells:
                    self.write(cell.blocks)
            else:
                self._rows(block)

    def _line(self, line: str) -> None:
        if line or not self._blank:
            self._add(line + "\n")
        self._blank = not line

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)

    def _is_frame(self, grid: Grid) -> bool:
        rows = 1 + max((cell.row for cell in grid.cells), default=0)
        columns = len({cell.column for cell in grid.cells})
        if columns <= 1 or (rows == 1 and not grid.ruled):
            return True
        if rows > _FRAME_ROWS or columns > _FRAME_COLUMNS:
            return False
        return any(is_frame("\n".join(self._content(cell.blocks))) for cell in grid.cells)

    def _content(self, blocks: Sequence[Block]) -> Iterator[str]:
        return (self._texts[id(one)] for one in paragraphs(blocks))

    def _rows(self, grid: Grid) -> None:
        rows: defaultdict[int, list[GridCell]] = defaultdict(list)
        for cell in grid.cells:
            rows[cell.row].append(cell)
        columns = _Columns(grid.cells, len(rows))
        above: list[GridCell] = []
        written: list[Cell] = []
        start = self._length
        for row in sorted(rows):
            above = [cell for cell in above if cell.row + cell.rows > row]
            line = sorted((*above, *rows[row]), key=lambda cell: cell.column)
            above += [cell for cell in rows[row] if cell.rows > 1]
            texts = [" ".join(" ".join(self._content(c.blocks)).split()) if c.row == row else "" for c in line]
            if not any(texts):
                continue
            behind = 0
            separators = ""
            for cell, text in zip(line, texts, strict=True):
                separators += _SEPARATOR * columns.between(behind, cell.column)
                if text:
                    self._add(separators)
                    separators = ""
                if cell.row == row:
                    at = self._length
                    written.append(Cell(at, at + len(text), row, cell.column, cell.rows, cell.columns))
                self._add(text)
                separators += _SEPARATOR * (1 + columns.within(cell))
                behind = max(behind, cell.column + cell.columns)
            self._add("\n")
            self._blank = False
        if written:
            self.tables.append(Table(start, self._length - 1, tuple(written)))


class _Columns:
    """Where the cells of a table begin, to know how many places a row leaves out."""

    def __init__(self, cells: Sequence[GridCell], rows: int) -> None:
        counts = Counter(cell.column for cell in cells)
        # A few cells in a sheet as wide as sheets can be must not write a million empty places.
        dense = len(counts) * rows <= _SPARSE * len(cells) + _SPARSE_CELLS
        self._all = sorted(counts) if dense else []
        # Rows drawn a little askew in Word make columns of their own, which nobody sees.
        self._common = sorted(column for column in self._all if counts[column] * _SELDOM >= rows)

    def between(self, start: int, end: int) -> int:
        """Count the columns from one place on before another."""
        return max(0, bisect_left(self._all, end) - bisect_left(self._all, start))

    def within(self, cell: GridCell) -> int:
        """Count the common columns that a cell covers beside its own."""
        last = bisect_left(self._common, cell.column + cell.columns)
        return last - bisect_right(self._common, cell.column) if cell.columns > 1 else 0
