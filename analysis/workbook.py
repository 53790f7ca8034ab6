"""Tables -> an XLSX file: typed cells, links that open, a frozen and filtered first row, columns as wide as needed.

1. A text is stored as text, so that none becomes a formula; what a cell may not hold is replaced.
2. Of more links than a sheet takes the rest are addresses to copy.
"""

import datetime
import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from analysis.tables import Link, Table, Value, shown

_LONGEST_CELL = 32_000  # Excel takes 32,767 characters
_MOST_LINKS = 65_000  # and 65,530 links a sheet: what comes after them is an address to copy
_WIDEST = 60
_MEASURED = 500
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def workbook(tables: Sequence[Table]) -> bytes:
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
            lengths = [len(shown(row[column])) for row in table.rows[:_MEASURED]]
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
