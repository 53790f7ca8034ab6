"""Tables -> rows that can be cited, each with what gives its figures a meaning.

1. A table broken over pages is one table: the next one goes on where only blanks part them, both have the same number
   of columns, and the next begins with data or without its (repeated, left out) first row.
2. Head rows come first: the top row, what its cells span, and a row of column numbers below it. A caption or unit may
   stand above them in a cell as wide as the table. A table whose first row is data has none.
3. The head of a column is all head cells above it, from the top: `Cấp công trình: Đặc biệt`.
4. Group rows (only a label and a name, or one cell as wide as the table), numbers that others go on from (1, then 1.1)
   and cells that reach down over several rows make the path of the rows below them.
5. The context of a row: caption, unit, path, and the heads of its cells in the order of the cells.
6. Rows are counted from 1, heads apart. A row that holds nothing but its number goes with the one before it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.model import Cell, Table

_MOST_HEAD_ROWS = 5
_LONGEST_HEAD = 150
_HEADS = 400
_PATH = 120
_BEFORE = 400
_UNIT = re.compile(r"(?:Đơn vị tính|ĐƠN VỊ TÍNH|Đơn vị|ĐVT|Đvt)\s*:\s*[^\n|()]{1,60}")
_CAPTION = re.compile(r"^\W*(?:Bảng|BẢNG|Biểu|BIỂU)\b.{0,200}$")
_NUMBER_ROW = re.compile(r"\(?(?:\d{1,2}|[A-H])\)?(?:\s*[=+\-*/x]\s*[\d()+\-*/= ]{1,20})?")
_DATA = re.compile(r"(?:\(?\d[\d.,]*\)?[.)]?|[IVX]{1,6}[.)]?|[A-H][.)]?|[a-zđ][.)]|[-+])?")
_LABEL = re.compile(r"(?P<label>[A-H]|[IVX]{1,6}|\d{1,3}(?:\.\d{1,3}){0,4}|[a-zđ](?=\))|[-+*])(?:[.)\-–/]|(?=\s)|$)")
_ALIKE = re.compile(r"\d+|[IVX]+")
# What a table in Markdown leaves in its cells.
_MARKUP = re.compile(r"\*\*|\\(?=[-.*#+!|])")
_OWN_LEVEL = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A row (or the head rows together), `start:end` in the text."""

    start: int
    end: int
    label: str
    """`dòng 7`, `đầu bảng`."""
    head: bool
    context: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of the document, put together where pages broke it."""

    start: int
    end: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a table with its cells that hold text."""

    start: int
    end: int
    cells: tuple[Cell, ...]


def table_rows(text: str, tables: Sequence[Table]) -> list[Rows]:
    """Return the tables of a document with their rows.

    Args:
        text: CLEAN text.
        tables: In CLEAN places, in the order of the text.
    """
    found: list[Rows] = []
    group: list[list[_Line]] = []
    columns, end = 0, 0
    for table in tables:
        lines = _lines(text, table)
        if not lines:
            continue
        wide = max(cell.column + cell.columns for cell in table.cells)
        goes_on = group and wide == columns and not text[end : table.start].strip() and _continues(text, lines)
        if not goes_on:
            found.extend(_whole(text, group, columns))
            group, columns = [], wide
        group.append(lines)
        end = table.end
    found.extend(_whole(text, group, columns))
    return found


def _lines(text: str, table: Table) -> list[_Line]:
    cells = sorted((cell for cell in table.cells if text[cell.start : cell.end].strip()), key=lambda cell: cell.start)
    starts = [cell.start for cell in cells]
    lines: list[_Line] = []
    if not cells:
        return lines
    begin: int | None = None
    for line in re.finditer(r"[^\n\f]+", text[table.start : table.end]):
        position, end = table.start + line.start(), table.start + line.end()
        own = cells[bisect_left(starts, position) : bisect_left(starts, end)]
        if own:
            lines.append(_Line(position if begin is None else begin, end, tuple(own)))
            begin = None
        elif lines:
            # A rule of Markdown (|---|---|), the second line of a cell.
            lines[-1] = replace(lines[-1], end=end)
        else:
            begin = position if begin is None else begin
    return lines


def _text(text: str, cell: Cell) -> str:
    return " ".join(_MARKUP.sub("", text[cell.start : cell.end]).split())


def _continues(text: str, lines: list[_Line]) -> bool:
    first = lines[0].cells[0]
    return first.row > 0 or first.column > 0 or _DATA.fullmatch(_text(text, first)) is not None


def _whole(text: str, parts: list[list[_Line]], columns: int) -> Iterator[Rows]:
    if not parts:
        return
    top, lines = _heads(text, parts[0], columns)
    heads = _columns(text, lines[top[0] : top[1]], columns)
    above = (*_above(text, lines[0].start), *(_text(text, cell) for line in lines[: top[0]] for cell in line.cells))
    rows: list[Row] = []
    if top[1]:
        rows.append(Row(lines[0].start, lines[top[1] - 1].end, "đầu bảng", True, ()))
    path = _Path(text, columns)
    number = 0
    for part_number, part in enumerate(parts):
        path.forget_spans()
        for line in part[top[1] if not part_number else 0 :]:
            groups = path.take(line)
            if rows and _is_blank(text, line):
                rows[-1] = replace(rows[-1], end=line.end)
                continue
            number += 1
            named = _heads_of(line, heads)
            context = tuple(filter(None, (*above, *groups, named)))
            rows.append(Row(line.start, line.end, f"dòng {number}", False, context))
    if number == 0:
        rows = [replace(row, head=False) for row in rows]
    yield Rows(rows[0].start, parts[-1][-1].end, tuple(rows))


def _is_blank(text: str, line: _Line) -> bool:
    """A line of a form, numbered and still to be filled in."""
    first = line.cells[0]
    return len(line.cells) == 1 and first.column == 0 and _DATA.fullmatch(_text(text, first)) is not None


def _above(text: str, start: int) -> tuple[str, ...]:
    """Caption and unit from the lines directly above a table."""
    lines = text[max(0, start - _BEFORE) : start].rstrip().split("\n")[-2:]
    captions = [" ".join(line.split()) for line in lines if _CAPTION.match(line)]
    units = [unit[0].strip() for line in lines for unit in _UNIT.finditer(line) if len(line) < 200]
    return (*captions[-1:], *(unit for unit in units[-1:] if not captions or unit not in captions[-1]))


def _heads(text: str, lines: list[_Line], columns: int) -> tuple[tuple[int, int], list[_Line]]:
    """Places of the first head row and of the first data row; equal if there is no head."""
    first = 0
    while first < len(lines) - 1 and first < 2 and _is_banner(lines[first], columns):
        first += 1
    if not _is_head(text, lines, first):
        return (0, 0), lines
    bottom = max(cell.row + cell.rows for cell in lines[first].cells)
    last = first + 1
    while last < len(lines) and lines[last].cells[0].row < bottom:
        last += 1
    if last >= len(lines) or last - first > _MOST_HEAD_ROWS:
        last = first + 1
    if last == first + 1 and last < len(lines) - 1 and _is_second_head(text, lines[first], lines[last]):
        last += 1
    numbers = [_text(text, cell) for cell in lines[last].cells] if last < len(lines) else []
    if len(numbers) > 1 and all(map(_NUMBER_ROW.fullmatch, numbers)) and _in_turn(numbers):
        last += 1
    return (first, last), lines


def _is_banner(line: _Line, columns: int) -> bool:
    return len(line.cells) == 1 and columns > 1 and line.cells[0].columns == columns


def _is_head(text: str, lines: list[_Line], first: int) -> bool:
    cells = [_text(text, cell) for cell in lines[first].cells]
    if len(lines) == first + 1 or len(cells) < 2 or _DATA.fullmatch(cells[0]) or max(map(len, cells)) > _LONGEST_HEAD:
        return False
    if sum(_DATA.fullmatch(cell) is not None for cell in cells) * 2 >= len(cells):
        return False
    below = _text(text, lines[first + 1].cells[0])
    # Rows that are all alike (Phụ lục I.1, Phụ lục I.2) have no head.
    return cells[0] == below or _ALIKE.sub("", cells[0]) != _ALIKE.sub("", below)


def _is_second_head(text: str, above: _Line, line: _Line) -> bool:
    """Below cells that span columns stand their parts, even where the file does not say what reaches down."""
    wide = [cell for cell in above.cells if cell.columns > 1]
    under = all(any(w.column <= cell.column < w.column + w.columns for w in wide) for cell in line.cells)
    return bool(wide) and under and not any(_text(text, cell)[:1].isdigit() for cell in line.cells)


def _in_turn(numbers: list[str]) -> bool:
    figures = [int(figure[0]) for number in numbers if (figure := re.search(r"\d+", number))]
    return not figures or figures == list(range(figures[0], figures[0] + len(figures)))


def _columns(text: str, lines: list[_Line], columns: int) -> list[str]:
    heads: list[list[str]] = [[] for _ in range(columns)]
    for line in lines:
        cells = [(cell, _text(text, cell)) for cell in line.cells]
        if all(_NUMBER_ROW.fullmatch(written) for _, written in cells):
            continue
        for cell, written in cells:
            for column in range(cell.column, min(cell.column + cell.columns, columns)):
                if written not in heads[column]:
                    heads[column].append(written)
    return [": ".join(head) for head in heads]


def _heads_of(line: _Line, heads: list[str]) -> str:
    """Heads of the columns up to the last that holds text, as many as the row has places."""
    last = max(cell.column for cell in line.cells)
    named = heads[: last + 1]
    if not any(named):
        return ""
    longest = max(20, _HEADS // len(named))
    return " | ".join(head if len(head) <= longest else head[:longest].rstrip() + " …" for head in named)


class _Path:
    """What stands above a row within its table."""

    def __init__(self, text: str, columns: int) -> None:
        self.text = text
        self.columns = columns
        self.open: list[tuple[int, str]] = []
        self.reaching: list[tuple[int, str]] = []

    def forget_spans(self) -> None:
        """Row numbers begin anew in the next part of a broken table."""
        self.reaching = []

    def take(self, line: _Line) -> tuple[str, ...]:
        """Return the path of this row, and remember what it is to those below."""
        row = line.cells[0].row
        self.reaching = [(until, written) for until, written in self.reaching if row < until]
        written = _short(" ".join(_text(self.text, cell) for cell in line.cells[:2]))
        group = len(line.cells) == 1 or (len(line.cells) == 2 and line.cells[1].columns * 2 > self.columns > 2)
        level = self._level(line, group=group)
        while self.open and self.open[-1][0] >= level:
            self.open.pop()
        path = [name for _, name in self.open]
        # A number that reaches down beside its group says what the group says.
        path += [name for _, name in self.reaching if not any(group.startswith(name) for group in path)]
        if level < _OWN_LEVEL:
            self.open.append((level, written))
        self.reaching += [(c.row + c.rows, _short(_text(self.text, c))) for c in line.cells if c.rows > 1]
        return tuple(dict.fromkeys(path))

    def _level(self, line: _Line, *, group: bool) -> int:
        first = line.cells[0]
        label = _LABEL.match(_text(self.text, first)) if first.column == 0 or group else None
        if label is None:
            return 2 if group and len(_text(self.text, first)) < _PATH else _OWN_LEVEL
        return _depth(label["label"])


def _depth(label: str) -> int:
    if re.fullmatch(r"[IVX]+", label):
        return 1
    if label in "ABCDEFGH":
        return 0
    if label[0].isdigit():
        return 3 + label.count(".")
    return 9 if label.isalpha() else 10


def _short(written: str) -> str:
    return written if len(written) <= _PATH else written[:_PATH].rsplit(" ", 1)[0] + " …"
