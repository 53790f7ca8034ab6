"""Lists with their numbers, and tables, of Word files."""

import time

import pytest

from ingest.model import Table
from ingest.word.numbering import format_number
from tests.ingest.word_xml import level, listed, lists, p, package, read, tbl, tc, text


class TestNumbering:
    LISTED = "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"

    def test_the_outline_of_a_party_document(self) -> None:
        numbering = lists(
            level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "decimal", "%2.%3."),
            level(3, "lowerLetter", "%4)"), level(4, "bullet", "\uf0b7"), level(5, "bullet", "+"),
        )  # fmt: skip
        body = "".join(
            listed(content, depth)
            for content, depth in (
                ("Tình hình", 0), ("Kinh tế", 1), ("Nông nghiệp", 2), ("Lúa", 3), ("Ngô", 3), ("Vụ một", 4), ("Sớm", 5),
                ("Công nghiệp", 2), ("Xã hội", 1), ("Y tế", 2), ("Nhiệm vụ", 0), ("Chung", 1),
            )
        )  # fmt: skip
        assert text(body, numbering=numbering).split("\n") == [
            "I. Tình hình", "1. Kinh tế", "1.1. Nông nghiệp", "a) Lúa", "b) Ngô", "- Vụ một", "+ Sớm",
            "1.2. Công nghiệp", "2. Xã hội", "2.1. Y tế", "II. Nhiệm vụ", "1. Chung",
        ]  # fmt: skip

    def test_articles_count_on_through_chapters(self) -> None:
        """lvlRestart 0: Điều 3 comes after Điều 2 in a new chapter too."""
        numbering = lists(
            level(0, "upperRoman", "Chương %1"), level(1, "decimal", "Điều %2.", "<w:lvlRestart w:val='0'/>")
        )
        body = listed("", 0) + listed("A", 1) + listed("B", 1) + listed("", 0) + listed("C", 1)
        assert text(body, numbering=numbering).split("\n") == [
            "Chương I", "Điều 1. A", "Điều 2. B", "Chương II", "Điều 3. C",
        ]  # fmt: skip

    def test_a_list_with_a_start_of_its_own(self) -> None:
        override = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
        body = listed("a") + listed("b") + listed("c", number=2) + listed("d", number=2)
        numbering = lists(level(0, "decimal", "%1."))
        assert text(body, numbering=numbering).split("\n") == ["1. a", "2. b", "3. c", "4. d"]
        numbering = lists(level(0, "decimal", "%1."), overrides=override)
        assert text(body, numbering=numbering).split("\n") == ["1. a", "2. b", "1. c", "2. d"]

    def test_a_level_as_digits_and_without_a_blank(self) -> None:
        numbering = lists(
            level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/><w:suff w:val='nothing'/>")
        )
        assert text(listed("A") + listed("B", 1), numbering=numbering) == "I A\n1.1B"

    def test_through_the_style_of_the_paragraph(self) -> None:
        styles = (
            f"<w:style w:type='paragraph' w:styleId='Muc'>{self.LISTED}</w:style>"
            "<w:style w:type='paragraph' w:styleId='Con'><w:basedOn w:val='Muc'/></w:style>"
        )
        numbering = lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", "<w:pStyle w:val='Muc'/>"))
        body = p("A", "<w:pStyle w:val='Muc'/>") + p("B", "<w:pStyle w:val='Con'/>")
        # numId 0 takes a paragraph out of the list of its style
        body += p("C", "<w:pStyle w:val='Muc'/><w:numPr><w:numId w:val='0'/></w:numPr>")
        assert text(body, styles=styles, numbering=numbering) == "1. A\n2. B\nC"

    def test_a_list_that_only_names_a_style(self) -> None:
        more = (
            "<w:abstractNum w:abstractNumId='8'><w:numStyleLink w:val='KieuDS'/></w:abstractNum>"
            "<w:num w:numId='3'><w:abstractNumId w:val='8'/></w:num>"
        )
        styles = f"<w:style w:type='numbering' w:styleId='KieuDS'>{self.LISTED}</w:style>"
        numbering = lists(level(0, "lowerLetter", "%1)"), more=more)
        assert text(listed("A", number=3) + listed("B", number=3), styles=styles, numbering=numbering) == "a) A\nb) B"

    def test_cells_count_in_the_order_of_the_document(self) -> None:
        body = listed("A") + tbl(tc(listed("B")) + tc("x"), tc(listed("C")) + tc("y")) + listed("D")
        assert text(body, numbering=lists(level(0, "decimal", "%1."))).split("\n") == [
            "1. A", "2. B | x", "3. C | y", "4. D",
        ]  # fmt: skip

    def test_a_number_in_a_legacy_font(self) -> None:
        fonts = "<w:rPr><w:rFonts w:ascii='.VnTime' w:hAnsi='.VnTime'/></w:rPr>"
        numbering = lists(level(0, "decimal", "\u00a7iÒu %1.", fonts))
        assert text(listed("Phạm vi điều chỉnh"), numbering=numbering) == "Điều 1. Phạm vi điều chỉnh"

    @pytest.mark.parametrize(
        ("number", "form", "written"),
        [
            (4, "upperRoman", "IV"), (1994, "lowerRoman", "mcmxciv"), (0, "upperRoman", "0"), (27, "lowerLetter", "aa"),
            (28, "upperLetter", "BB"), (7, "decimalZero", "07"), (12, "ordinal", "12th"), (22, "ordinal", "22nd"),
            (3, "none", ""), (3, "chicago", "3"), (3, "numberInDash", "- 3 -"), (10**9, "upperRoman", "1000000000"),
        ],
    )  # fmt: skip
    def test_formats(self, number: int, form: str, written: str) -> None:
        assert format_number(number, form) == written

    def test_lists_that_do_not_exist(self) -> None:
        assert text(listed("A", number=99) + listed("B", 8), numbering=lists(level(0, "decimal", "%1."))) == "A\nB"


def cells(table: Table, content: str) -> list[tuple[str, int, int, int, int]]:
    return [(content[c.start : c.end], c.row, c.column, c.rows, c.columns) for c in table.cells]


class TestTables:
    def test_merged_cells_stand_once_at_their_place(self) -> None:
        restart, goes_on = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
        page = read(package(p("Trước") + tbl(
            tc("TT", restart) + tc("Năm 2024", "<w:gridSpan w:val='2'/>"),
            tc("bỏ", goes_on) + tc("KH") + tc("TH"),
            tc("1") + tc("9,5%") + tc(p("10,2%") + p("(ước)")),
        ) + p("Sau"))).pages[0]  # fmt: skip
        assert page.text == "Trước\nTT | Năm 2024\n | KH | TH\n1 | 9,5% | 10,2% (ước)\nSau"
        assert [page.text[table.start : table.end] for table in page.tables] == [page.text[6:-4]]
        assert cells(page.tables[0], page.text) == [
            ("TT", 0, 0, 2, 1), ("Năm 2024", 0, 1, 1, 2), ("KH", 1, 1, 1, 1), ("TH", 1, 2, 1, 1), ("1", 2, 0, 1, 1),
            ("9,5%", 2, 1, 1, 1), ("10,2% (ước)", 2, 2, 1, 1),
        ]  # fmt: skip

    def test_an_empty_cell_keeps_its_place(self) -> None:
        assert text(tbl(tc("A") + tc("") + tc("3"), tc("B") + tc("2") + tc(""))) == "A |  | 3\nB | 2"

    def test_a_span_keeps_what_follows_below_its_head(self) -> None:
        body = tbl(tc("TT") + tc("Tên") + tc("Vốn"), tc("Tổng", "<w:gridSpan w:val='2'/>") + tc("7"))
        assert text(body) == "TT | Tên | Vốn\nTổng |  | 7"

    def test_rows_deleted_or_hidden(self) -> None:
        rows = [f"<w:trPr>{mark}</w:trPr>{tc(content)}{tc('x')}" for mark, content in (
            ("", "A"), ("<w:del/>", "B"), ("<w:hidden/>", "C"), ("<w:ins/>", "D"))]  # fmt: skip
        assert text(tbl(*rows)) == "A | x\nD | x"

    def test_a_table_in_a_cell(self) -> None:
        assert text(tbl(tc("A") + tc(tbl(tc("1") + tc("2")) + p("sau")))) == "A | 1 2 sau"

    @pytest.mark.parametrize("ruled", [False, True])
    def test_head_and_tail_are_lines(self, ruled: bool) -> None:
        head = tbl(
            tc(p("TỈNH ỦY KON TUM") + p("*")) + tc("ĐẢNG CỘNG SẢN VIỆT NAM"),
            tc("Số 26-NQ/TU") + tc("Kon Tum, ngày 22 tháng 10 năm 2024"),
            ruled=ruled,
        )
        tail = tbl(tc(p("Nơi nhận:") + p("- Như trên,")) + tc(p("T/M TỈNH ỦY") + p("Dương Văn Trang")), ruled=ruled)
        page = read(package(head + tail)).pages[0]
        assert page.tables == ()
        assert page.text.split("\n") == [
            "TỈNH ỦY KON TUM", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 26-NQ/TU", "Kon Tum, ngày 22 tháng 10 năm 2024",
            "Nơi nhận:", "- Như trên,", "T/M TỈNH ỦY", "Dương Văn Trang",
        ]  # fmt: skip

    def test_figures_without_lines_are_still_rows(self) -> None:
        assert text(tbl(tc("Lúa") + tc("5%"), tc("Ngô") + tc("7%"), ruled=False)) == "Lúa | 5%\nNgô | 7%"

    def test_time_grows_as_the_rows_do(self) -> None:
        """As they squared, four times as many would take sixteen times as long; they take about five times."""

        def seconds(rows: int) -> float:
            data = package(tbl(*(tc(f"Chỉ tiêu {number}") + tc(str(number)) for number in range(rows))))
            began = time.process_time()
            page = read(data, ratio=1_000).pages[0]
            assert page.text.endswith(f"Chỉ tiêu {rows - 1} | {rows - 1}")
            assert len(page.tables[0].cells) == 2 * rows
            return time.process_time() - began

        assert seconds(16_000) < 10 * seconds(4_000)
