"""Targets in tables: `Chỉ tiêu | Đơn vị | Kế hoạch 2025`, `… | Đến năm 2030`.

1. The head is the first row with a cell that names indicators (`Chỉ tiêu`, `Mục tiêu`), with the rows its cells span.
   A table without one sets no targets: a list of tasks, a form.
2. A unit column says `Đơn vị`, `ĐVT`. A value column names a plan, a goal or a time that is not past (`Kế hoạch 2025`,
   `Đến năm 2030`); what was done (`Thực hiện 2023`, `Ước`), who does it, and remarks are none. `Kết quả` is one only if
   the table's heading or its rows give a time to come.
3. A row with text in the indicator column only and a time in it (`I | Đến năm 2030`) sets the period of those below;
   another such row is a group whose name goes before those numbered below it (`11`, `11.1`) if they are dashes.
4. A value cell may hold several figures parted by `;`, or say more than the figure. A `%` in the cell does not matter
   beside one in the unit column; a cell without unit column takes the unit that its text, its head, or the line above
   the table (`Đơn vị tính: tỷ đồng`) gives. `Thứ bậc` is a rank. A figure in the indicator's name is no value.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from ingest.model import Cell, Table, Target
from ingest.targets.cues import CUES, Setting
from ingest.targets.sections import Mood, Stretch
from ingest.targets.words import Direction, direction
from vietnamese.comparators import Compared, compared
from vietnamese.periods import Period, periods
from vietnamese.units import unit_at

_INDICATOR = re.compile(r"^\W*(?:tên\s+|các\s+|nội\s+dung\s+|nhóm\s+)*(?:chỉ\s+tiêu|mục\s+tiêu)(?!\w)", re.IGNORECASE)
_UNIT = re.compile(r"^\W*(?:đơn\s+vị(?:\s+tính)?|đvt|đv\s+tính)\W*(?:\(.*\))?$", re.IGNORECASE)
_DONE = re.compile(
    r"(?<!\w)(?:thực\s+hiện|th|ước|ước\s+tính|hiện\s+trạng|hiện\s+tại|đã\s+đạt|cơ\s+sở|so\s+với|so\s+sánh|tỷ\s+lệ|cơ\s+quan|chủ\s+trì|phối"
    r"\s+hợp|ghi\s+chú|đơn\s+vị|thời\s+gian|mã\s+số|thuyết\s+minh|tt|stt|phương\s+pháp|căn\s+cứ|trách\s+nhiệm)(?!\w)",
    re.IGNORECASE,
)
_PLAN = re.compile(r"(?<!\w)(?:kế\s+hoạch|kh|mục\s+tiêu|chỉ\s+tiêu|phấn\s+đấu|dự\s+kiến|giao)(?!\w)", re.IGNORECASE)
_RESULT = re.compile(r"^\W*(?:kết\s+quả|giá\s+trị|mức|số\s+lượng)(?!\w)", re.IGNORECASE)
_UNIT_LINE = re.compile(r"đơn\s+vị(?:\s+tính)?\s*:\s*(?P<unit>[^\n|)]{1,40})", re.IGNORECASE)
_RANK = re.compile(r"^\W*(?:thứ\s+bậc|thứ\s+hạng|xếp\s+hạng|hạng|bậc)\W*$", re.IGNORECASE)
_INDEX = re.compile(r"^\W*(?:chỉ\s+số|hệ\s+số)(?!\w)", re.IGNORECASE)
_GOES_UP = re.compile(r"(?:(?<!\w)tăng(?:\s+(?:thêm|bình\s+quân|trung\s+bình|trưởng))*|(?<!\w)thêm)\W*$", re.IGNORECASE)
_ADDS = re.compile(r"^\W*(?:thu\s+hút|có|kết\s+nạp|trồng)\s+thêm(?!\w)", re.IGNORECASE)
_GOES_DOWN = re.compile(r"(?:(?<!\w)giảm(?:\s+(?:bình\s+quân|trung\s+bình))?)\W*$", re.IGNORECASE)
_PERCENT = {
    "gdp": "percent_of_gdp",
    "grdp": "percent_of_grdp",
    "dân số": "percent_of_population",
    "kế hoạch": "percent_of_plan",
}
_GOAL = re.compile(r"^\W*(?:(?:các|nội\s+dung)\s+)?(?:mục\s+tiêu|chỉ\s+tiêu)(?!\w)", re.IGNORECASE)
_SHARE = re.compile(r"\d\s?%|(?:ít\s+nhất|tối\s+thiểu)\s+\d", re.IGNORECASE)
_WHEN = re.compile(r"^\W*(?:thời\s+gian|thời\s+hạn|tiến\s+độ)(?!\w)", re.IGNORECASE)
_HEAD = 60  # Characters; a longer cell is no head of a column.
_OWNER = re.compile(
    r"^\W*(?:tên\s+)?(?:địa\s+phương|tỉnh|thành\s+phố|huyện|xã|ngành|lĩnh\s+vực|bộ|cơ\s+quan|đơn\s+vị|khu\s+vực)(?!\w)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^\W*(?:(?:tên|các)\s+)?(?:chỉ\s+số|tiêu\s+chí|nội\s+dung|lĩnh\s+vực|ngành)(?!\w)", re.IGNORECASE)
_AMONG = re.compile(r"(?:nhóm|tốp|top)\s*(?:các\s+)?$", re.IGNORECASE)
_FIGURE = re.compile(r"\W*(?:(?:trên|từ|dưới|khoảng|tối thiểu|ít nhất)\s)?\d")
_FAR = 40  # Characters; farther into its cell a figure is part of what the cell tells.
_WIDTH = 60  # columns; a wider sheet is no table of targets
_LINES_ABOVE = 400


class _Column(NamedTuple):
    """A column of values: its head and period."""

    number: int
    head: str
    period: Period | None
    unit: str | None


class _Layout(NamedTuple):
    """What the columns of a table are."""

    indicator: int
    unit: int | None
    values: list[_Column]
    first_row: int
    owned: bool
    """Whether rows name whose targets they are, and the heads of the columns what is measured."""


def table_targets(text: str, tables: Sequence[Table], cut: Sequence[Stretch], setting: Setting) -> list[Target]:
    """Find the targets in tables.

    Args:
        text: CLEAN text, Markdown signs blanked.
        tables: tables in CLEAN places.
        cut: the stretches of the text, for what their headings say.
        setting: what the document is.

    Returns:
        Targets row by row; `ordinal` is left 0.
    """
    if setting.statute:
        return []
    found: list[Target] = []
    for number, table in enumerate(tables):
        stretch, rows = _above(cut, table), _rows(table)
        layout = _layout(text, table, rows, stretch, setting)
        if layout:
            found += _read(text, number, table, rows, layout, stretch)
    return found


def prose_cells(text: str, tables: Sequence[Table], cut: Sequence[Stretch], setting: Setting) -> Iterator[Stretch]:
    """The cells of other tables, lists of tasks say, whose words speak of an aim: `đến năm 2030, 100% …`."""
    for table in tables if not setting.statute else ():
        stretch = _above(cut, table)
        rows = _rows(table)
        if stretch is None or _layout(text, table, rows, stretch, setting):
            continue
        heads = {column: _said(text, cell) for column, cell in rows.get(0, {}).items()}
        aims = {column for column, head in heads.items() if len(head) < _HEAD and _GOAL.match(head)}
        for cell in table.cells:
            share = setting.plan and _SHARE.search(text, cell.start, cell.end)
            if cell.row and (share or cell.column in aims or CUES.search(text, cell.start, cell.end)):
                period = _row_time(text, rows[cell.row], heads) or stretch.period
                mood: Mood | None = "goals" if cell.column in aims else None
                yield stretch._replace(start=cell.start, end=cell.end, lead="", mood=mood, period=period)


def _row_time(text: str, cells: dict[int, Cell], heads: dict[int, str]) -> Period | None:
    """When the task of a row is to be done: `Thời gian hoàn thành | 2030`."""
    column = next((column for column, head in heads.items() if _WHEN.match(head)), None)
    said = _said(text, cells.get(column)) if column is not None else ""
    return next(iter(periods(f"năm {said}" if re.fullmatch(r"20\d\d", said) else said)), None)


def _above(cut: Sequence[Stretch], table: Table) -> Stretch | None:
    return next((one for one in reversed(cut) if one.start <= table.start), None)


def _rows(table: Table) -> dict[int, dict[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = defaultdict(dict)
    for cell in table.cells:
        rows[cell.row][cell.column] = cell
    return rows


def _said(text: str, cell: Cell | None) -> str:
    return " ".join(text[cell.start : cell.end].split()) if cell else ""


def _layout(
    text: str, table: Table, rows: dict[int, dict[int, Cell]], stretch: Stretch | None, setting: Setting
) -> _Layout | None:
    """Read the head; None if the table sets no targets."""
    for row in sorted(rows)[:3]:
        heads = {column: _said(text, cell) for column, cell in rows[row].items()}
        indicator = _indicator_column(text, rows, row, heads)
        if indicator is not None:
            break
    else:
        return None
    first_row = row + max([1, *(cell.rows for cell in rows[row].values() if cell.rows < len(rows))])
    unit = next((column for column, head in heads.items() if column != indicator and _UNIT.match(head)), None)
    owned = not _INDICATOR.match(heads[indicator]) and bool(_OWNER.match(heads[indicator]))
    above = text[max(0, table.start - _LINES_ABOVE) : table.start]
    future = bool(stretch and (stretch.mood == "goals" or stretch.period)) or any(
        periods(_said(text, cells.get(indicator))) for cells in rows.values()
    )
    width = min(_WIDTH, max(column + cell.columns for cells in rows.values() for column, cell in cells.items()))
    values = []
    for column in range(indicator + 1, width):
        head = " ".join(
            _said(text, cell)
            for level in range(row, first_row)
            for place, cell in rows.get(level, {}).items()
            if place <= column < place + cell.columns
        )
        if column == unit or (one := _value_column(column, head, future, setting)) is None:
            continue
        values.append(one)
    line = _UNIT_LINE.search(above)
    if line:
        values = [one._replace(unit=one.unit or line["unit"].strip(" .;")) for one in values]
    return _Layout(indicator, unit, values, first_row, owned) if values else None


def _indicator_column(text: str, rows: dict[int, dict[int, Cell]], row: int, heads: dict[int, str]) -> int | None:
    """The column that says what is measured: `Chỉ tiêu`; or whose: `Địa phương | Mục tiêu tăng trưởng năm 2026 (%)`."""
    for column, head in heads.items():
        if not _INDICATOR.match(head) or len(head) >= _HEAD:
            continue
        named = next((place for place, said in heads.items() if place < column and _NAMED.match(said)), None)
        if not _figures_below(text, rows, row, column) and (named is None or not periods(head)):
            return column
        owner = next((place for place, said in heads.items() if place < column and _OWNER.match(said)), named)
        if owner is not None:
            return owner
    return None


def _figures_below(text: str, rows: dict[int, dict[int, Cell]], row: int, column: int) -> bool:
    """Whether a column holds figures and not words."""
    said = [_said(text, cells.get(column)) for place, cells in rows.items() if place > row]
    filled = [one for one in said if one]
    return bool(filled) and sum(bool(_FIGURE.match(one)) for one in filled) > len(filled) / 2


def _value_column(column: int, head: str, future: bool, setting: Setting) -> _Column | None:
    period = next((one for one in periods(head) if not one.baseline), None)
    if period is None and (year := re.search(r"(?<!\d)20\d\d(?!\d)", head)):
        period = next(iter(periods(f"năm {year[0]}")), None)
    past = bool(period and period.year and setting.year and period.year < setting.year)
    if (
        not head
        or past
        or (_DONE.search(head) and not _PLAN.search(head))
        or re.search(r"so\s+(?:với|sánh)", head, re.I)
    ):
        return None
    if not (_PLAN.search(head) or (period and not _RESULT.match(head)) or (_RESULT.match(head) and future)):
        return None
    unit = re.search(r"\((?P<unit>[^()\d]{1,30})\)", head)
    return _Column(column, head, period, unit["unit"].strip() if unit else None)


def _read(
    text: str, number: int, table: Table, rows: dict[int, dict[int, Cell]], layout: _Layout, stretch: Stretch | None
) -> Iterator[Target]:
    period = stretch.period if stretch else None
    group = ""
    for row in sorted(row for row in rows if row >= layout.first_row):
        cells = rows[row]
        name = _said(text, cells.get(layout.indicator))
        told = {
            column.number: cells[column.number] for column in layout.values if _said(text, cells.get(column.number))
        }
        if not told:
            time = next((one for one in periods(name) if not one.baseline), None)
            period = time or period
            group = "" if time else name
            continue
        if not name:
            continue
        unit = _said(text, cells.get(layout.unit)) if layout.unit is not None else ""
        indicator = name
        if group and re.match(r"[-+•–]|trong đó", name, re.IGNORECASE):
            indicator = f"{group}: {name.lstrip('-+•– ')}"
        elif not re.match(r"[-+•–]", name):
            group = name
        for column in layout.values:
            cell = told.get(column.number)
            if cell is None:
                continue
            said = f"{_bare(column.head)} {name}" if layout.owned else indicator
            whole = [one for one in cells.values() if one.end > one.start]
            for figure in compared(text, cell.start, cell.end):
                if figure.start - cell.start <= _FAR:
                    where = (number, row, column.number)
                    target = _target(text, figure, said, unit, column, period, stretch, where, cell, whole)
                    yield replace(target, scope=name) if layout.owned else target


def _bare(head: str) -> str:
    """A column's head without its unit and period."""
    head = re.sub(r"\([^()]*\)", "", head)
    for one in reversed(periods(head)):
        head = head[: one.start] + head[one.end :]
    return " ".join(head.split())


def _target(
    text: str, figure: Compared, indicator: str, unit: str, column: _Column, above: Period | None,
    stretch: Stretch | None, where: tuple[int, int, int], cell: Cell, row: list[Cell],
) -> Target:  # fmt: skip
    """One figure of a value cell."""
    written = unit or (column.unit or "")
    end = figure.end
    if not written:
        own = unit_at(text, figure.end)
        written = own.text if own and own.end <= cell.end else "%" if figure.percent else ""
    elif figure.percent and not written.startswith("%"):
        written = "%"
    norm, amount = _norm(written, figure.value)
    if _AMONG.search(text, cell.start, figure.start):
        norm, amount = "rank", figure.value
    comparator = figure.comparator
    if norm == "rank" and comparator == "=":
        comparator = "<="
    way: Direction = direction(indicator)
    if _GOES_UP.search(indicator) or _ADDS.match(indicator):
        way = "increase"
    elif _GOES_DOWN.search(indicator):
        way = "decrease"
    period = column.period or above
    said = re.match(r"\s*(?P<scope>[A-ZĐ][^\W\d]*(?:\s+[^\W\d]+){0,3})\s*(?:[;,.)]|$)", text[figure.tail : cell.end])
    return Target(
        ordinal=0, indicator=indicator, comparator=comparator, value=figure.value, upper=figure.high,
        unit=written or None, unit_norm=norm, amount=amount, direction=way,
        period=period.text.lower() if period and period.text.isupper() else period.text if period else None,
        inherited_period=column.period is None and above is not None, deadline=period.deadline if period else None,
        scope=" ".join(said["scope"].split()) if said else None, section=stretch.section if stretch else None,
        start=min(one.start for one in row), end=max(one.end for one in row), value_start=figure.start, value_end=end,
        table=where,
    )  # fmt: skip


def _norm(unit: str, value: Decimal) -> tuple[str | None, Decimal | None]:
    """The normal name of a unit that stands alone in a cell."""
    if not unit:
        return None, None
    if _RANK.match(unit):
        return "rank", value
    if _INDEX.match(unit):
        return "index", value
    if unit.startswith("%"):
        rest = unit[1:].strip().lower()
        if re.match(r"/\s*năm|(?:hằng|hàng|mỗi)\s+năm", rest):
            return "percent_per_year", value
        if re.match(r"(?:tổng\s+)?(?:chi|thu)?\s*(?:ngân sách|nsnn)", rest):
            return "percent_of_budget", value
        return _PERCENT.get(rest, "percent"), value
    if re.match(r"người\s*/\s*(?:1\s+)?(?:vạn|10\.?000)\s+dân", unit, re.IGNORECASE):
        return "person_per_10000", value
    known = unit_at(f" {unit[:1].lower()}{unit[1:]}", 0) or unit_at(f" {unit}", 0)
    if known is None:
        return None, None
    rest = unit[len(known.text) :].strip()
    return (known.norm, value * known.scale) if not rest or rest[0] in ",(" else (None, None)
