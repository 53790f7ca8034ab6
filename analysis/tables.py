"""Rows of values -> a CSV or XLSX file for people who go on in a spreadsheet.

1. Cells are typed: numbers are numbers, dates are dates, a `Link` opens a passage of the app.
2. A text never becomes a formula: XLSX stores it as text; in CSV, where nothing tells, one that begins with `= + - @`
   or a tab gets an apostrophe before it.
3. CSV is UTF-8 with a byte-order mark, as Excel wants it, numbers with a point. XLSX has a frozen, filtered first row
   and columns as wide as what they hold, up to a limit (workbook.py).
"""

import csv
import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

APP = "http://127.0.0.1:8501/"
"""Where `nghiquyet serve` opens the app."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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
    # Here and not above: whoever only asks a question must not wait for openpyxl.
    from analysis.workbook import workbook

    return workbook(tables)


def _plain(value: Value) -> str:
    if isinstance(value, Link):
        return value.address
    if isinstance(value, str):
        text = value.replace("\x00", "\ufffd")
        return f"'{text}" if text.startswith(_FORMULA) else text
    return shown(value)


def shown(value: Value) -> str:
    """Return a value as a cell shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value.text if isinstance(value, Link) else str(value)
