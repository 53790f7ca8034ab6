import datetime
import io
from dataclasses import replace
from decimal import Decimal

import openpyxl

from analysis.tables import as_csv, as_xlsx
from analysis.targets.exports import indicators_table, targets_table
from analysis.targets.indicators import indicators
from tests.analysis.targets.plans import plan

ROWS = plan("Thu ngân sách nhà nước từ 5.000 tỷ đồng trở lên; đến năm 2030, tỷ lệ đô thị hóa đạt 40 - 42%")
OF = {row: one for one in indicators(ROWS, list) for row in one.rows}


def cells(rows, indicator_of=OF, **options):
    table = targets_table(rows, indicator_of, **options)
    return [dict(zip(table.headings, row, strict=True)) for row in table.rows]


def test_a_row_has_all_that_is_known():
    money, town = cells(ROWS)
    assert (money["Chỉ tiêu"], money["Hướng"], money["So sánh"]) == ("Thu ngân sách nhà nước", "mức", "từ … trở lên")
    assert (money["Giá trị"], money["Giá trị quy đổi"], money["Đơn vị quy đổi"]) == (Decimal(5000), 5 * 10**12, "VND")
    assert (town["Giá trị"], town["Giá trị trên"], town["So sánh"]) == (Decimal(40), Decimal(42), "từ … đến")
    assert town["Hạn"] == datetime.date(2030, 12, 31)
    assert (town["Văn bản"], town["Ngày ban hành"]) == ("1-NQ/TU", datetime.date(2023, 12, 5))
    assert town["Mã chỉ tiêu chung"] == "ty-le-do-thi-hoa.percent"
    assert town["Địa chỉ"].startswith("1-NQ/TU › II")
    assert town["Trích nguyên văn"].endswith("tỷ lệ đô thị hóa đạt 40 - 42%")


def test_without_indicators():
    assert cells(ROWS[:1], {})[0]["Chỉ tiêu chung"] is None


def test_a_link_opens_the_clause():
    link = cells(ROWS[:1], app="https://nq.example")[0]["Mở"]
    start, end = ROWS[0].target.start, ROWS[0].target.end
    assert link.address == f"https://nq.example/?doc={ROWS[0].document.slug}&at={start}-{end}"


def test_xlsx_has_typed_cells_links_and_no_formula():
    nasty = replace(ROWS[1], target=replace(ROWS[1].target, indicator='=HYPERLINK("x")', scope="-1+2"))
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(targets_table([nasty], {}))))
    sheet = book["Chỉ tiêu"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    row = {name: sheet.cell(2, column) for name, column in heads.items()}
    assert (row["Chỉ tiêu"].value, row["Chỉ tiêu"].data_type) == ('=HYPERLINK("x")', "s")
    assert (row["Nơi hoặc nhóm"].value, row["Nơi hoặc nhóm"].data_type) == ("-1+2", "s")
    assert (row["Giá trị"].value, row["Giá trị"].data_type) == (40, "n")
    assert row["Hạn"].value == datetime.datetime(2030, 12, 31)
    assert row["Văn bản mẫu"].value is False
    assert row["Mở"].hyperlink.target.startswith("http://127.0.0.1:8501/?doc=")
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", f"A1:{sheet.cell(2, sheet.max_column).coordinate}")


def test_csv_opens_in_excel():
    text = as_csv(targets_table(ROWS, OF))
    assert text.startswith(b"\xef\xbb\xbfCh")
    lines = text.decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert ",5000,," in lines[1]


def test_indicators_a_line_a_name():
    twice = [*ROWS, *plan("Tổng thu ngân sách nhà nước trên địa bàn đạt 6.000 tỷ đồng", number=2)]
    found = indicators(twice, list)
    table = indicators_table(found, {row.key: row for row in twice})
    assert [line[:2] + line[4:7] for line in table.rows][:2] == [
        ("Tổng thu ngân sách nhà nước trên địa bàn", "Tổng thu ngân sách nhà nước trên địa bàn", 1, 1, "2-NQ/TU"),
        ("Tổng thu ngân sách nhà nước trên địa bàn", "Thu ngân sách nhà nước", 1, 1, "1-NQ/TU"),
    ]
