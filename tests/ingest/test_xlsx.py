"""Excel files: what cells show, and what becomes of them. Workbooks are made by openpyxl or from their XML."""

import datetime
import io
import math
import zipfile
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Font

from errors import UnreadableFile
from ingest.reading import Limits, Reading, ReadingOptions
from ingest.sheets import xlsx
from ingest.sheets.cell_format import shown
from vietnamese.numbers import parse_number


def read(source: openpyxl.Workbook | bytes, **limits: Any) -> Reading:
    if isinstance(source, bytes):
        return xlsx.read(source, "chi-tieu.xlsx", ReadingOptions(Limits(**limits)))
    stream = io.BytesIO()
    source.save(stream)
    return read(stream.getvalue(), **limits)


def book(*rows: list[Any], title: str = "Biểu 1") -> openpyxl.Workbook:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return workbook


def sheet_of(xml: str, shared: str = "") -> bytes:
    """A workbook of one sheet, from the inside of its XML."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
        )
        target.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/worksheet" Target="s.xml"/>'
            f'<Relationship Id="r2" Type="{office}/sharedStrings" Target="t.xml"/></Relationships>',
        )
        target.writestr("xl/t.xml", f'<sst xmlns="{main}">{shared}</sst>')
        target.writestr("xl/s.xml", f'<worksheet xmlns="{main}">{xml}</worksheet>')
    return stream.getvalue()


class TestFormats:
    # The number of the file, its format -> what stands in the cell, with Vietnamese separators.
    @pytest.mark.parametrize(
        ("value", "code", "seen"),
        [
            (1234.5, "General", "1234,5"), (0.1 + 0.2, "General", "0,3"), (2100, "General", "2100"),
            (123456789012, "General", "123456789012"), (-5, "General", "-5"),
            (2100, "#,##0", "2.100"), (1234.56, "#,##0.0", "1.234,6"), (1234567.5, "#,##0.00", "1.234.567,50"),
            (9.5, "0", "10"), (2.5, "0", "3"), (0.5, "0", "1"), (0.095, "0%", "10%"), (0.0951, "0.0%", "9,5%"),
            (0.585, "0.0%", "58,5%"), (5, "000", "005"), (9.5, "0.##", "9,5"), (9, "0.##", "9"),
            (2100, '#,##0 "tỷ đồng"', "2.100 tỷ đồng"), (-3, "0%", "-300%"), (-0.001, "0", "0"),
            (2100, "[$₫-42A] #,##0", "₫ 2.100"), (1, "[Red]0", "1"), (1500, "#,##0,", "2"),
            # accounting formats: a dash for nothing, brackets for less
            (0, '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)', "-"),
            (-1200, '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)', "(1.200)"),
            (1200, '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)', "1.200"),
            (5, '[>=100]"nhiều";[<100]"ít";0', "ít"),
            # not understood: the number itself
            (0.5, "# ?/?", "0,5"), (912345678, "0000-000-000", "912345678"), (12345, "0.00E+00", "12345"),
            # days are always written first, for the file may mean 12 May
            (45265, "mm-dd-yy", "05/12/2023"), (45265, "d-mmm-yy", "05/12/2023"), (45265, "dd/mm/yyyy", "05/12/2023"),
            (45265.5, "m/d/yy h:mm", "05/12/2023 12:00"), (45265, "mm/yyyy", "12/2023"), (45265, "yyyy", "2023"),
            (45265, '"ngày" dd "tháng" mm "năm" yyyy', "ngày 05 tháng 12 năm 2023"),
            (0.75, "h:mm", "18:00"), (1.25, "[h]:mm", "30:00"), (0.75, "h:mm:ss AM/PM", "18:00:00"),
            (59, "dd/mm/yyyy", "28/02/1900"), (61, "dd/mm/yyyy", "01/03/1900"), (-1, "dd/mm/yyyy", "-1"),
            (1e9, "dd/mm/yyyy", "1000000000"),
        ],
    )  # fmt: skip
    def test_what_a_cell_shows(self, value: float, code: str, seen: str) -> None:
        assert shown(value, code) == seen

    def test_days_from_1904(self) -> None:
        assert shown(43803, "dd/mm/yyyy", from_1904=True) == "05/12/2023"

    @given(st.floats(allow_nan=False, allow_infinity=False), st.text('#0,.?%;"_*[]()$-EdmyhsG@ \\', max_size=12))
    def test_no_format_crashes(self, value: float, code: str) -> None:
        assert isinstance(shown(value, code), str)

    @given(st.integers(0, 10**12).map(lambda n: n / 100))
    def test_a_figure_keeps_its_meaning(self, value: float) -> None:
        """What is written reads as the number that the file has."""
        read_back = parse_number(shown(value, "#,##0.00"))
        assert read_back is not None
        assert math.isclose(float(read_back), value, abs_tol=0.006)


class TestSheets:
    def test_titles_head_table_and_remark(self) -> None:
        workbook = book(
            ["UBND TỈNH KON TUM", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["Số: 5/BC-UBND", None, "Kon Tum, ngày 5 tháng 12 năm 2023"],
            ["CHỈ TIÊU NĂM 2024"],
            ["TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch"],
            [1, "Thu ngân sách", "tỷ đồng", 4500],
            [2, "Tăng trưởng", None, 0.095],
            ["Ghi chú: ước thực hiện"],
        )
        sheet = workbook.active
        sheet["D5"].number_format = "#,##0"
        sheet["D6"].number_format = "0.0%"
        reading = read(workbook)
        page = reading.pages[0]
        assert (reading.paging, page.name, page.extractor) == ("sheets", "Biểu 1", "xlsx")
        assert page.text.split("\n") == [
            "UBND TỈNH KON TUM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 5/BC-UBND",
            "Kon Tum, ngày 5 tháng 12 năm 2023", "CHỈ TIÊU NĂM 2024", "TT | Chỉ tiêu | Đơn vị | Kế hoạch",
            "1 | Thu ngân sách | tỷ đồng | 4.500", "2 | Tăng trưởng |  | 9,5%", "Ghi chú: ước thực hiện",
        ]  # fmt: skip
        [table] = page.tables
        assert page.text[table.start : table.end].count("\n") == 2
        assert [(page.text[c.start : c.end], c.row, c.column) for c in table.cells][-2:] == [
            ("Tăng trưởng", 2, 1),
            ("9,5%", 2, 3),
        ]

    def test_merged_cells_once_with_their_spans(self) -> None:
        workbook = book(["TT", "Năm 2024", None], [None, "KH", "TH"], [1, 2, 3])
        workbook.active.merge_cells("A1:A2")
        workbook.active.merge_cells("B1:C1")
        page = read(workbook).pages[0]
        assert page.text == "TT | Năm 2024\n | KH | TH\n1 | 2 | 3"
        assert [(c.rows, c.columns) for c in page.tables[0].cells[:2]] == [(2, 1), (1, 2)]

    def test_an_empty_row_ends_a_table(self) -> None:
        page = read(book(["A", 1], ["B", 2], [], ["C", 3], ["D", 4])).pages[0]
        assert len(page.tables) == 2

    def test_what_is_hidden_is_left_out_and_said(self) -> None:
        workbook = book(["A", "ẩn", 1], ["ẩn", "ẩn", "ẩn"], ["B", "ẩn", 2])
        workbook.active.row_dimensions[2].hidden = True
        workbook.active.column_dimensions["B"].hidden = True
        workbook.create_sheet("Nháp")["A1"] = "ẩn"
        workbook["Nháp"].sheet_state = "hidden"
        workbook.create_sheet("Trống")
        reading = read(workbook)
        assert [page.text for page in reading.pages] == ["A | 1\nB | 2"]
        assert reading.notes == (
            "Trang tính «Biểu 1» có 1 hàng và 1 cột ẩn, không được đọc.",
            "Trang tính ẩn «Nháp» không được đọc.",
            "Trang tính không có chữ: «Trống».",
        )

    def test_values_of_every_kind(self) -> None:
        day = datetime.date(2023, 12, 5)
        page = read(book(["a", True, "#REF!", day, "hai\ndòng"])).pages[0]
        assert page.text == "a | TRUE | #REF! | 05/12/2023 | hai dòng"

    def test_a_formula_without_a_value_is_told(self) -> None:
        reading = read(book(["Tổng", "x", "=SUM(A1:A9)"]))
        assert reading.pages[0].text == "Tổng | x"
        assert any("1 ô công thức" in note for note in reading.notes)

    def test_legacy_fonts(self) -> None:
        workbook = book(["Uû ban nh©n d©n tØnh", "®ång"])
        for cell in workbook.active[1]:
            cell.font = Font(name=".VnTime")
        page = read(workbook).pages[0]
        assert (page.text, page.extractor) == ("Uỷ ban nhân dân tỉnh | đồng", "xlsx + tcvn3")

    def test_rich_text_with_a_superscript(self) -> None:
        shared = '<si><r><t>nghìn m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>3</t></r></si>'
        row = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>5</v></c></row>'
        assert read(sheet_of(f"<sheetData>{row}</sheetData>", shared)).pages[0].text == "nghìn m³ | 5"

    def test_cells_at_the_end_of_the_sheet_cost_nothing(self) -> None:
        xml = (
            '<dimension ref="A1:XFD1048576"/><cols><col min="5" max="16384" hidden="1"/></cols><sheetData>'
            '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row>'
            '<row r="1048576"><c r="B1048576" t="inlineStr"><is><t>cuối</t></is></c></row></sheetData>'
            '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="x"/></mergeCells>'
        )
        assert read(sheet_of(xml)).pages[0].text.endswith("cuối")

    def test_a_diagonal_is_not_padded(self) -> None:
        """3,000 rows, each a column further: 9 million empty places would be written."""
        rows = "".join(
            f'<row r="{n}"><c><v>7</v></c><c r="{letters(n)}{n}"><v>{n}</v></c></row>' for n in range(2, 3000)
        )
        page = read(sheet_of(f"<sheetData>{rows}</sheetData>")).pages[0]
        assert len(page.text) < 100_000
        assert "7 | 2999" in page.text


def letters(column: int) -> str:
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


class TestBadInput:
    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"abc", sheet_of("<sheetData/>"), sheet_of("<sheetDa")[:300]])
    def test_nothing_to_read(self, data: bytes) -> None:
        with pytest.raises(UnreadableFile, match=r"«chi-tieu\.xlsx»"):
            read(data)

    def test_a_sheet_that_breaks_off(self) -> None:
        good = '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v'
        reading = read(sheet_of(good))
        assert reading.pages[0].text == "1 | 2"
        assert any("hỏng: chỉ đọc được đến hàng 1" in note for note in reading.notes)

    def test_entities(self) -> None:
        shared = "<si><t>&a;</t></si>"
        data = sheet_of('<!DOCTYPE x [<!ENTITY a "b">]><sheetData/>', shared)
        with pytest.raises(UnreadableFile, match="DTD"):
            read(data)

    @pytest.mark.parametrize(
        "cell",
        [
            '<c r="A1" t="s"><v>99</v></c>', '<c r="A1" t="s"><v>-1</v></c>', '<c r="A1" s="77"><v>5</v></c>',
            '<c r="ZZZZ9"><v>1</v></c>', '<c r="A1"><v>abc</v></c>', '<c r="A1"><v>1e999</v></c>',
            '<c t="e"><v>#DIV/0!</v></c>', '<c r="A1"><v>nan</v></c>',
        ],
    )  # fmt: skip
    def test_cells_that_lead_nowhere(self, cell: str) -> None:
        assert (
            "chữ" in read(sheet_of(f'<sheetData><row>{cell}<c t="str"><v>chữ</v></c></row></sheetData>')).pages[0].text
        )
