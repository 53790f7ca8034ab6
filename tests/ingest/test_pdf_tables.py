"""Tables of PDFs: cells from ruled lines, their place in the text, rows that a page break cuts."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas
from reportlab.platypus import Table

from ingest.model import Cell
from ingest.pdf.page_lines import TextLine
from ingest.pdf.reader import read
from ingest.pdf.table_breaks import join_tables
from ingest.reading import PageText, ReadingOptions

FONTS = ("/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
TARGETS = [
    ["TT", "Chỉ tiêu", "Đơn vị tính: %", ""],
    ["", "", "3 tháng cuối năm", "Cả năm"],
    ["1", "Tốc độ tăng\ntrưởng GRDP", "9,5", "8,2"],
    ["2", "Giải ngân vốn\ngiai đoạn 2024-\n2025", "", "100"],
]
ABOVE, BELOW = "Các chỉ tiêu phát triển kinh tế như sau:", "Ủy ban nhân dân tỉnh chịu trách nhiệm thực hiện."


def draw(*, lines: object = "grid", turn: int = 0, rows: list[list[str]] | None = None, style: object = ()) -> PageText:
    """Read a page with a table between two lines of text."""
    font = next((font for font in FONTS if Path(font).exists()), None)
    if font is None:
        pytest.skip("no font with Vietnamese letters (fonts-croscore, fonts-dejavu)")
    pdfmetrics.registerFont(TTFont("Vietnamese", font))
    buffer = io.BytesIO()
    paper = canvas.Canvas(buffer, pagesize=(842, 595) if turn else (595, 842))
    if turn:
        paper.setPageRotation(turn)
    paper.setFont("Vietnamese", 11)
    high = 595 if turn else 842
    paper.drawString(60, high - 60, ABOVE)
    paper.drawString(60, high - 300, BELOW)
    commands = [("FONT", (0, 0), (-1, -1), "Vietnamese", 11), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *style]  # type: ignore[misc]
    if lines == "grid":
        commands.append(("GRID", (0, 0), (-1, -1), 0.5, "black"))
    elif lines == "no sides":
        commands += [("LINEABOVE", (0, 0), (-1, -1), 0.5, "black"), ("LINEBELOW", (0, -1), (-1, -1), 0.5, "black")]
        commands.append(("LINEAFTER", (0, 0), (-2, -1), 0.5, "black"))
    table = Table(rows or TARGETS, colWidths=[30, 120, 110, 80][: len((rows or TARGETS)[0])], style=commands)
    table.wrapOn(paper, 400, 400)
    table.drawOn(paper, 60, high - 80 - table._height)
    paper.showPage()
    paper.save()
    return read(buffer.getvalue(), "a.pdf", ReadingOptions()).pages[0]


MERGED = [("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (1, 1)), ("SPAN", (2, 0), (3, 0))]
AS_READ = [
    ABOVE,
    "TT | Chỉ tiêu | Đơn vị tính: %",
    " |  | 3 tháng cuối năm | Cả năm",
    "1 | Tốc độ tăng trưởng GRDP | 9,5 | 8,2",
    "2 | Giải ngân vốn giai đoạn 2024-2025 |  | 100",
    BELOW,
]


class TestCells:
    @pytest.mark.parametrize("turn", [0, 90, 270])
    def test_rows_in_their_place_figures_below_their_heads(self, turn):
        page = draw(style=MERGED, turn=turn)
        assert [line for line in page.text.split("\n") if line] == AS_READ
        (table,) = page.tables
        assert page.text[table.start : table.end].split("\n") == AS_READ[1:-1]
        cells = {(c.row, c.column): (page.text[c.start : c.end], c.rows, c.columns) for c in table.cells}
        assert cells[0, 1] == ("Chỉ tiêu", 2, 1)
        assert cells[0, 2] == ("Đơn vị tính: %", 1, 2)
        assert cells[3, 1] == ("Giải ngân vốn giai đoạn 2024-2025", 1, 1)
        assert cells[3, 2] == ("", 1, 1)
        assert "".join(page.text[w.start : w.end] for w in page.words) == "".join(page.text.replace("|", "").split())

    def test_a_table_without_lines_at_its_sides(self):
        page = draw(lines="no sides", rows=[["TT", "Tên"], ["1", "Gỗ lim"], ["2", "Gỗ sến"]])
        assert "TT | Tên\n1 | Gỗ lim\n2 | Gỗ sến" in page.text

    def test_a_frame_round_prose_is_none(self):
        page = draw(rows=[["Mẫu số 01: dành cho cơ quan, tổ chức, cá nhân"]])
        assert page.tables == ()
        assert "|" not in page.text

    def test_backgrounds_behind_the_lines_of_a_text_are_none(self):
        """The Gazette's files draw white boxes behind the lines of an amended text."""
        rows = [["Điều 1. Phạm vi", "điều chỉnh"], ["của", "Nghị định này"]]
        page = draw(lines="none", rows=rows, style=[("BACKGROUND", (0, 0), (-1, -1), "white")])
        assert page.tables == ()

    def test_a_head_laid_out_in_a_table_is_no_table(self):
        rows = [
            ["BỘ CÔNG THƯƠNG\n\nSố: 15/TT-BCT", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM\nHà Nội, ngày 1 tháng 7 năm 2025"]
        ]
        rows[0] = [rows[0][0], rows[0][1]]
        assert draw(rows=rows).tables == ()


def row(text: str, number: int, table: int = 0) -> TextLine:
    cells, start = [], 0
    for column, cell in enumerate(text.split(" | ")):
        cells.append(Cell(start, start + len(cell), number, column))
        start += len(cell) + 3
    return TextLine(text, (), table, tuple(cells))


def joined(*pages: str) -> list[list[str]]:
    """Pages of lines; those with a bar are rows of a table."""
    made = [
        [row(line, number) if "|" in line else TextLine(line) for number, line in enumerate(page.split("\n"))]
        for page in pages
    ]
    result = join_tables(made)
    for page in result:
        for line in page:
            assert " | ".join(line.text[cell.start : cell.end] for cell in line.cells) in ("", line.text)
    return [[line.text for line in page] for page in result]


class TestPageBreaks:
    def test_a_cut_row_and_a_head_printed_again(self):
        assert joined(
            "Danh mục\nTT | Nhiệm vụ | Cơ quan\n1 | Xây dựng Nghị định về mức đóng và | Bộ Y tế",
            "TT | Nhiệm vụ | Cơ quan\n | lộ trình tăng mức đóng | \n2 | Rà soát | Bộ Tài chính",
            "TT | Nhiệm vụ | Cơ quan\n3 | Báo cáo | Bộ Y tế\nHết",
        ) == [
            [
                "Danh mục",
                "TT | Nhiệm vụ | Cơ quan",
                "1 | Xây dựng Nghị định về mức đóng và lộ trình tăng mức đóng | Bộ Y tế",
            ],
            ["2 | Rà soát | Bộ Tài chính"],
            ["3 | Báo cáo | Bộ Y tế", "Hết"],
        ]

    def test_a_row_over_three_pages(self):
        assert joined("1 | một trong các,", " | hai trong các,", " | ba trong các.") == [
            ["1 | một trong các, hai trong các, ba trong các."], [], [],
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "below",
        [
            pytest.param("2 | Nhiệm vụ khác | 30", id="a row with its own number"),
            pytest.param(" | Hộ cận nghèo | 30", id="a figure below a merged cell"),
            pytest.param(" | hộ cận nghèo ở thôn | 30 triệu đồng", id="a figure with its unit"),
            pytest.param(" | - Hộ cận nghèo | hộ", id="an item of a list"),
            pytest.param(" | Xây dựng quy định mới | Bộ Y tế", id="a new sentence below a merged cell"),
            pytest.param(" | ở thôn", id="too few columns to be the same table"),
        ],
    )
    def test_rows_of_their_own(self, below):
        above = "1 | Hộ nghèo | 50"
        assert joined(above, below) == [[above], [below]]

    def test_text_between_parts_two_tables(self):
        assert joined("A | B\n1 | của", "Bảng 2\nA | B\n | một hai") == [
            ["A | B", "1 | của"],
            ["Bảng 2", "A | B", " | một hai"],
        ]

    def test_a_hyphen_at_the_break(self):
        assert joined("1 | Nghị quyết số 26-", " | NQ/TU của Tỉnh ủy")[0] == ["1 | Nghị quyết số 26-NQ/TU của Tỉnh ủy"]


@given(st.lists(st.lists(st.sampled_from(["a | b", " | c d", "A | B", "x", "", "1 | 2"]), max_size=4), max_size=5))
def test_no_text_is_lost_but_heads(pages: list[list[str]]) -> None:
    before = "".join("".join(page) for page in pages)
    after = "".join("".join(page) for page in joined(*["\n".join(page) for page in pages]))
    assert {letter for letter in after if letter.isalnum()} == {letter for letter in before if letter.isalnum()}
