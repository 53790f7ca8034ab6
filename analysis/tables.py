"""Rows of values -> a CSV or XLSX file for people who go on in a spreadsheet.

1. Cells are typed: numbers are numbers, dates are dates, a `Link` opens a passage of the app.
2. A text never becomes a formula: XLSX stores it as text; in CSV, where nothing tells, one that begins with `= + - @`
   or a tab gets an apostrophe before it.
3. CSV is UTF-8 with a byte-order mark, as Excel wants it, numbers with a point. XLSX has a frozen, filtered first row
   and columns as wide as what they hold, up to a limit.
"""

import csv
import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

APP = "http://127.0.0.1:8501/"
"""Where `nghiquyet serve` opens the app."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_CELL = 32_000  # Excel takes 32,767 characters
_MOST_LINKS = 65_000  # and 65,530 links a sheet: what comes after them is an address to copy
_WIDEST = 60
_MEASURED = 500
_WRAPPED = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True, slots=True)
class Link:
    """A text that opens an address."""

    text: str
    address: str


Value = str | int | float | Decimal | bool | datetime.date | Link | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its headings."""

    name: str
    """Of the sheet: at most 31 characters."""
    headings: tuple[str, ...]
    rows: Sequence[Sequence[Value]]


def opening(slug: str, span: tuple[int, int] | None = None, app: str | None = None) -> str:
    """Return the address that opens a document in the app, at raw offsets if they are given.

    Args:
        slug: Of the document.
        span: Raw offsets of the passage to open it at.
        app: Where the app is; None for `APP`.
    """
    at = {"at": f"{span[0]}-{span[1]}"} if span else {}
    return f"{(app or APP).rstrip('/')}/?{urlencode({'doc': slug} | at)}"


def as_csv(table: Table) -> bytes:
    """Return a table as CSV; a link is its address."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(table.headings)
    writer.writerows([_plain(value) for value in row] for row in table.rows)
    return written.getvalue().encode("utf-8-sig", "replace")


def as_xlsx(*tables: Table) -> bytes:
    """Return tables as the sheets of a workbook."""
    book = Workbook()
    book.remove(book.active)
    for table in tables:
        sheet = book.create_sheet(table.name)
        for column, heading in enumerate(table.headings, 1):
            cell = sheet.cell(1, column, heading)
            cell.font = Font(bold=True)
            cell.alignment = _WRAPPED
        links = 0
        for number, row in enumerate(table.rows, 2):
            for column, value in enumerate(row, 1):
                links += isinstance(value, Link)
                _fill(sheet.cell(number, column), value, linked=links <= _MOST_LINKS)
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.headings))}{len(table.rows) + 1}"
        for column, heading in enumerate(table.headings):
            lengths = [len(_shown(row[column])) for row in table.rows[:_MEASURED]]
            width = min(_WIDEST, max([len(heading), *lengths]) + 2)
            sheet.column_dimensions[get_column_letter(column + 1)].width = width
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(cell: Cell, value: Value, *, linked: bool) -> None:
    if isinstance(value, Link):
        if linked:
            cell.hyperlink = value.address
            cell.style = "Hyperlink"
        value = value.text if linked else value.address
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)[:_LONGEST_CELL]
        cell.data_type = "s"
        if len(value) > _WIDEST:
            cell.alignment = _WRAPPED
    elif value is not None:
        cell.value = value
        if isinstance(value, datetime.date):
            cell.number_format = "dd/mm/yyyy"


def _plain(value: Value) -> str:
    if isinstance(value, Link):
        return value.address
    if isinstance(value, str):
        text = value.replace("\x00", "\ufffd")
        return f"'{text}" if text.startswith(_FORMULA) else text
    return _shown(value)


def _shown(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value.text if isinstance(value, Link) else str(value)
