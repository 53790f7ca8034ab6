"""An Excel file (.xlsx, .xlsm) -> a page for each sheet, its cells as a person sees them.

1. Open the package (`ingest.ooxml`); read the list of sheets, the shared texts, the fonts and number formats.
2. Read each sheet that is not hidden as a stream, row by row. Only cells that exist are kept, so neither a cell at the
   last place of a sheet nor a merged area of all of it costs anything. (openpyxl makes an object for every cell of a
   merged area, and refuses workbooks for faults in parts that nobody reads here.)
3. Values, not formulas; a formula whose value was never computed is empty, and a note says so.
4. Numbers as their format shows them (`ingest.sheets.cell_format`), rows as lines and tables (`ingest.sheets.blocks`).
"""

import io
import re
from contextlib import suppress
from dataclasses import dataclass, field

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS

from errors import UnreadableFile
from ingest.ooxml import Package
from ingest.reading import PageText, Reading, ReadingOptions
from ingest.sheets.blocks import Merge, sheet_blocks
from ingest.sheets.cell_format import shown
from ingest.tables import Look, Piece, lay_out_parts, with_encodings

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_MAX_COLUMN = 16_384


@dataclass(slots=True)
class _Sheet:
    cells: dict[tuple[int, int], list[Piece]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    not_computed: int = 0


def read(data: bytes, name: str, options: ReadingOptions) -> Reading:
    """Read an Excel file; see `ingest.reading`.

    Raises:
        UnreadableFile: No Excel file, encrypted, damaged, beyond the limits, or without text.
    """
    package = Package(data, name, options.limits)
    part = package.main_part("xl/workbook.xml")
    root = package.xml(part)
    sheets = root.find(f"{S}sheets") if root is not None else None
    if root is None or sheets is None:
        raise UnreadableFile(f"«{name}» hỏng: không có trang tính nào của Excel. Hãy lấy lại bản gốc.")
    relations = list(package.relations(part))
    places = {relation.id: relation for relation in relations}
    kinds = {relation.kind: relation.target for relation in relations}
    workbook = _Workbook(package, root, kinds.get("sharedStrings"), kinds.get("styles"))
    notes, titles, found = [], [], []
    for element in sheets.iterfind(f"{S}sheet"):
        title = element.get("name", "")
        relation = places.get(element.get(f"{R}id", ""))
        if element.get("state", "visible") != "visible":
            notes.append(f"Trang tính ẩn «{title}» không được đọc.")
        elif relation is not None and relation.kind == "worksheet":
            sheet = workbook.sheet(relation.target, title)
            notes += hidden_note(title, len(sheet.hidden_rows), len(sheet.hidden_columns))
            if sheet.not_computed:
                notes.append(
                    f"Trang tính «{title}» có {sheet.not_computed} ô công thức chưa có kết quả. "
                    "Hãy mở bằng Excel hoặc LibreOffice, lưu lại rồi đưa lại."
                )
            titles.append(title)
            found.append(sheet_blocks(sheet.cells, sheet.merges, sheet.hidden_rows, sheet.hidden_columns))
    laid = lay_out_parts(*found)
    pages = tuple(
        PageText(one.text, with_encodings("xlsx", one.encodings), name=title, tables=one.tables)
        for title, one in zip(titles, laid, strict=True)
    )
    return sheets_reading(pages, name, [*package.notes, *notes])


def hidden_note(title: str, rows: int, columns: int) -> list[str]:
    """Return what to say about hidden rows and columns of a sheet."""
    parts = [f"{number} {what}" for number, what in ((rows, "hàng"), (columns, "cột")) if number]
    return [f"Trang tính «{title}» có {' và '.join(parts)} ẩn, không được đọc."] if parts else []


def sheets_reading(pages: tuple[PageText, ...], name: str, notes: list[str]) -> Reading:
    """Put the pages of a workbook together; those without text are only named.

    Raises:
        UnreadableFile: No sheet that is seen has text.
    """
    filled = tuple(page for page in pages if page.text.strip())
    if not filled:
        about = f" ({' '.join(notes)})" if notes else ""
        raise UnreadableFile(f"«{name}» không có chữ nào trong các trang tính{about}.")
    empty = [f"«{page.name}»" for page in pages if not page.text.strip()]
    if empty:
        notes.append(f"Trang tính không có chữ: {', '.join(empty)}.")
    return Reading(filled, "sheets", tuple(dict.fromkeys(notes)))


class _Workbook:
    """What the sheets of a workbook share."""

    def __init__(self, package: Package, root: "etree._Element", texts: str | None, styles: str | None) -> None:
        self._package = package
        properties = root.find(f"{S}workbookPr")
        self._from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        table = package.xml(texts) if texts else None
        self._texts = [_rich_text(item) for item in (table.iterfind(f"{S}si") if table is not None else ())]
        self._formats, self._fonts = _styles(package.xml(styles) if styles else None)

    def sheet(self, part: str, title: str) -> _Sheet:
        sheet = _Sheet()
        data = self._package.read(part)
        if not data:
            self._package.notes.append(f"Trang tính «{title}» hỏng, không đọc được.")
            return sheet
        tags = [f"{S}{tag}" for tag in ("row", "col", "mergeCell")]
        row_number = 0
        try:
            for _, element in etree.iterparse(
                io.BytesIO(data), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
            ):
                if element.tag == f"{S}row":
                    row_number = _integer(element.get("r"), row_number + 1)
                    if element.get("hidden") in ("1", "true"):
                        sheet.hidden_rows.add(row_number)
                    else:
                        self._row(element, row_number, sheet)
                elif element.tag == f"{S}col":
                    if element.get("hidden") in ("1", "true"):
                        last = min(_integer(element.get("max"), 0), _MAX_COLUMN)
                        sheet.hidden_columns.update(range(_integer(element.get("min"), 1), last + 1))
                else:
                    merge = _merge(element.get("ref", ""))
                    if merge is not None:
                        sheet.merges.append(merge)
                element.clear()
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
        except etree.XMLSyntaxError:
            self._package.notes.append(f"Trang tính «{title}» hỏng: chỉ đọc được đến hàng {row_number}.")
        return sheet

    def _row(self, row: "etree._Element", row_number: int, sheet: _Sheet) -> None:
        column = 0
        for cell in row.iterfind(f"{S}c"):
            place = _place(cell.get("r", ""))
            column = place[1] if place else column + 1
            pieces = self._pieces(cell)
            if pieces:
                sheet.cells[row_number, column] = pieces
            elif cell.find(f"{S}f") is not None and not cell.findtext(f"{S}v") and cell.get("t") != "str":
                sheet.not_computed += 1

    def _pieces(self, cell: "etree._Element") -> list[Piece]:
        kind, style = cell.get("t", "n"), _integer(cell.get("s"), 0)
        font = self._fonts[style] if style < len(self._fonts) else None
        if kind == "inlineStr":
            inline = cell.find(f"{S}is")
            texts = list(_rich_text(inline)) if inline is not None else []
            return [Piece(text, own or font, look) for text, own, look in texts]
        value: str = cell.findtext(f"{S}v") or ""
        if kind == "s":
            number = _integer(value, -1)
            shared = self._texts[number] if 0 <= number < len(self._texts) else []
            return [Piece(text, own or font, look) for text, own, look in shared]
        if kind == "n" and value:
            code = self._formats[style] if style < len(self._formats) else "General"
            with suppress(ValueError, OverflowError):
                value = shown(float(value), code, self._from_1904)
        elif kind == "b":
            value = {"1": "TRUE", "0": "FALSE"}.get(value, value)
        return [Piece(value, font)] if value else []


def _rich_text(element: "etree._Element") -> "list[tuple[str, str | None, Look]]":
    found: list[tuple[str, str | None, Look]] = []
    for child in element:
        if child.tag == f"{S}t":
            found.append((child.text or "", None, ""))
        elif child.tag == f"{S}r":
            font = child.find(f"{S}rPr/{S}rFont")
            align = child.find(f"{S}rPr/{S}vertAlign")
            raised = align is not None and align.get("val") == "superscript"
            name = font.get("val") if font is not None else None
            found.append((child.findtext(f"{S}t") or "", name, "superscript" if raised else ""))
    return found


def _styles(root: "etree._Element | None") -> tuple[list[str], list[str | None]]:
    """Return of each cell style its number format and its font."""
    if root is None:
        return [], []
    own = {item.get("numFmtId"): item.get("formatCode", "General") for item in root.iterfind(f"{S}numFmts/{S}numFmt")}
    names = [item.find(f"{S}name") for item in root.iterfind(f"{S}fonts/{S}font")]
    fonts = [name.get("val") if name is not None else None for name in names]
    formats: list[str] = []
    of_style: list[str | None] = []
    for style in root.iterfind(f"{S}cellXfs/{S}xf"):
        number = style.get("numFmtId", "0")
        formats.append(own.get(number) or BUILTIN_FORMATS.get(_integer(number, 0), "General"))
        font = _integer(style.get("fontId"), 0)
        of_style.append(fonts[font] if font < len(fonts) else None)
    return formats, of_style


def _place(reference: str) -> tuple[int, int] | None:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _merge(reference: str) -> Merge | None:
    first, _, last = reference.partition(":")
    top, bottom = _place(first), _place(last)
    return Merge(*top, *bottom) if top and bottom else None


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else default
