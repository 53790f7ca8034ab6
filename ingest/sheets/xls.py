"""An Excel file of 1997 to 2003 (.xls) -> a page for each sheet, as `ingest.sheets.xlsx` gives them.

xlrd reads cells, fonts and number formats; what it raises for a damaged file is of many kinds, and all mean the same.
Rows are read ragged: else a cell at the last place of a sheet would make 16 million of them.
"""

import io
from collections.abc import Iterator
from itertools import pairwise

import xlrd
from xlrd.book import Book
from xlrd.sheet import Sheet

from errors import UnreadableFile
from ingest.ooxml import is_encrypted_office
from ingest.reading import PageText, Reading, ReadingOptions
from ingest.sheets.blocks import Merge, sheet_blocks
from ingest.sheets.cell_format import shown
from ingest.sheets.xlsx import hidden_note, sheets_reading
from ingest.tables import Look, Piece, lay_out_parts, with_encodings

_SUPERSCRIPT = 1
_WORKSHEET_VISIBLE = 0


def read(data: bytes, name: str, options: ReadingOptions) -> Reading:
    """Read an Excel file of 1997 to 2003; see `ingest.reading`.

    Raises:
        UnreadableFile: No Excel file, encrypted, damaged, or without text.
    """
    if is_encrypted_office(data):
        raise UnreadableFile(f"«{name}» bị khóa bằng mật khẩu. Hãy gỡ mật khẩu rồi đưa lại.")
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    except Exception as error:
        if "encrypted" in str(error).lower():
            raise UnreadableFile(f"«{name}» bị khóa bằng mật khẩu. Hãy gỡ mật khẩu rồi đưa lại.") from error
        raise UnreadableFile(f"«{name}» hỏng, không mở được như Excel ({error}). Hãy lấy lại bản gốc.") from error
    notes, titles, found = [], [], []
    for sheet in book.sheets():
        if sheet.visibility != _WORKSHEET_VISIBLE:
            notes.append(f"Trang tính ẩn «{sheet.name}» không được đọc.")
            continue
        hidden_rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden}
        hidden_columns = {column for column, info in sheet.colinfo_map.items() if info.hidden}
        notes += hidden_note(sheet.name, len(hidden_rows), len(hidden_columns))
        merges = [Merge(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
        titles.append(sheet.name)
        try:
            cells = dict(_cells(book, sheet))
        except IndexError as error:
            # A cell points at a format that is not there: without it 0,095 may be 9,5 %.
            raise UnreadableFile(f"«{name}» hỏng ở trang tính «{sheet.name}». Hãy lấy lại bản gốc.") from error
        found.append(sheet_blocks(cells, merges, hidden_rows, hidden_columns))
    pages = tuple(
        PageText(one.text, with_encodings("xls", one.encodings), name=title, tables=one.tables)
        for title, one in zip(titles, lay_out_parts(*found), strict=True)
    )
    return sheets_reading(pages, name, notes)


def _cells(book: Book, sheet: Sheet) -> Iterator[tuple[tuple[int, int], list[Piece]]]:
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            if sheet.cell_type(row, column) in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                continue
            yield (row, column), _pieces(book, sheet, row, column)


def _pieces(book: Book, sheet: Sheet, row: int, column: int) -> list[Piece]:
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    style = book.xf_list[sheet.cell_xf_index(row, column)]
    if kind == xlrd.XL_CELL_TEXT:
        # Fonts within a cell: each from a place in the text on.
        changes = sheet.rich_text_runlist_map.get((row, column), [])
        starts = [(0, style.font_index), *changes, (len(value), style.font_index)]
        return [
            Piece(value[start:end], *_font(book, font)) for (start, font), (end, _) in pairwise(starts) if start < end
        ]
    if kind == xlrd.XL_CELL_ERROR:
        text = xlrd.error_text_from_code.get(value, "#ERR!")
    elif kind == xlrd.XL_CELL_BOOLEAN:
        text = "TRUE" if value else "FALSE"
    else:
        known = book.format_map.get(style.format_key)
        text = shown(value, known.format_str if known else "General", bool(book.datemode))
    return [Piece(text, _font(book, style.font_index)[0])]


def _font(book: Book, index: int) -> tuple[str | None, Look]:
    if not 0 <= index < len(book.font_list):
        return None, ""
    font = book.font_list[index]
    return font.name, "superscript" if font.escapement == _SUPERSCRIPT else ""
