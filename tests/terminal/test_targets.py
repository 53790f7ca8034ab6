import dataclasses
import datetime
import io
import re
from decimal import Decimal

import pytest
from rich.console import Console

from analysis.targets.ledger import rows_of
from library import DocumentView, FoundDocument, FoundPassage, Page, Target, figure_text
from terminal.targets import table as targets

FOUND = FoundDocument(
    id=1, slug="a", number="1-NQ/TU", type="Nghị quyết", title=None, issuer="Tỉnh ủy", place=None,
    date=None, signer=None, role=None, system="party", sample=False, file="a.pdf", sha256="0", passages=1,
    paging="pages",
)  # fmt: skip
RAW = "- Thu 2.100 tỷ\x1b[2J đồng\fkhác"
TARGET = Target(
    0, "Thu \x1b[2J[red]ngân sách", "=", Decimal(2100), None, "tỷ đồng", "VND_billion", None, "level", None, False,
    None, None, None, 0, 22, 6, 11,
)  # fmt: skip
VIEW = DocumentView(
    FOUND, (), RAW, (Page(1, 0, 23, "tesseract", confidence=0.876, trouble="chữ mờ"), Page(2, 24, 28, "pypdf")), (), (),
    (), (FoundPassage(5, FOUND, "body", "1-NQ/TU › gạch 1", (), "", 1, 0, 23, RAW[:23]),), targets=(TARGET,),
)  # fmt: skip


def plain(renderable):
    console = Console(file=io.StringIO(), width=1000)
    console.print(renderable)
    return console.file.getvalue()


def target(**changes):
    return dataclasses.replace(TARGET, **changes)


def rows(*found, **document):
    return list(rows_of(dataclasses.replace(VIEW, document=dataclasses.replace(FOUND, **document), targets=found)))


def table(*found):
    return targets.targets_table(VIEW, rows(*found), 0)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "2.100 tỷ đồng"),
        ({"value": Decimal("9.5"), "unit": "%", "comparator": ">="}, "từ 9,5 % trở lên"),
        ({"value": Decimal(6000), "comparator": ">"}, "trên 6.000 tỷ đồng"),
        ({"value": Decimal("0.90"), "unit": None, "comparator": "<="}, "không quá 0,90"),
        ({"value": Decimal(3), "unit": "%", "comparator": "<"}, "dưới 3 %"),
        ({"value": Decimal(40), "unit": "km", "comparator": "~"}, "khoảng 40 km"),
        ({"value": Decimal(5), "upper": Decimal(7), "unit": "%", "comparator": "range"}, "5-7 %"),
        ({"value": Decimal("16.5"), "upper": Decimal(1800), "unit": "ha", "comparator": "range"}, "16,5-1.800 ha"),
        # a number of many digits is not rounded, and one in powers of ten is written out
        ({"value": Decimal("12345678901234567890.12"), "unit": "đồng"}, "12.345.678.901.234.567.890,12 đồng"),
        ({"value": Decimal("1E+6"), "unit": "người"}, "1.000.000 người"),
        ({"value": Decimal("-2.5"), "unit": "%"}, "-2,5 %"),
        # the best three: at most the third, yet "không quá 3 nước" would say something else
        ({"value": Decimal(3), "unit": "nước", "unit_norm": "rank", "comparator": "<="}, "hạng 3 hoặc cao hơn (nước)"),
        ({"value": Decimal(50), "unit": "hạng", "unit_norm": "rank", "comparator": "="}, "hạng 50"),
    ],
)
def test_a_figure_as_a_person_writes_it(changes, said):
    assert figure_text(target(**changes)) == said


class TestTable:
    def test_nothing_in_a_row_writes_on_the_terminal(self):
        shown = plain(table(*VIEW.targets))
        assert "Thu �[2J[red]ngân sách" in shown
        assert "\x1b" not in shown

    def test_what_ocr_read_and_what_is_wrong_with_its_page(self):
        shown = plain(table(*VIEW.targets))
        assert "1-NQ/TU › gạch 1 · trang 1 OCR 87 %" in shown
        assert "⚠ chữ mờ" in shown

    def test_a_figure_on_another_page(self):
        """The page is that of the figure, not that of the clause."""
        shown = plain(table(target(value_start=24, value_end=28)))
        assert "1-NQ/TU · trang 2" in shown
        assert "OCR" not in shown

    @pytest.mark.parametrize(
        ("changes", "said", "below"),
        [
            ({}, "—", ""),
            ({"period": "năm 2025", "inherited_period": True}, "năm 2025*", ""),
            # a period that holds the year of its last day says it already
            ({"period": "đến năm 2030", "deadline": datetime.date(2030, 12, 31)}, "đến năm 2030", ""),
            ({"period": "hết nhiệm kỳ", "deadline": datetime.date(2030, 12, 31)}, "hết nhiệm kỳ", "hạn 31-12-2030"),
            ({"deadline": datetime.date(2030, 12, 31)}, "hạn 31-12-2030", ""),
        ],
    )
    def test_periods(self, changes, said, below):
        lines = plain(table(target(**changes))).splitlines()
        place = next(number for number, line in enumerate(lines) if "2.100 tỷ đồng" in line)
        assert re.search(rf"2\.100 tỷ đồng +{re.escape(said)} +1-NQ/TU", lines[place])
        assert ("hạn 31-12-2030" in lines[place + 1]) is bool(below)

    def test_doubtful_and_rejected_ones_say_why(self):
        shown = (
            TARGET,
            target(certainty="ambiguous", reason="nêu ngoài phần chỉ tiêu"),
            target(certainty="rejected", reason="đã đạt"),
        )
        lines = plain(table(*shown))
        for expected in ("⚠ Thu", "nêu ngoài phần chỉ tiêu", "✗ Thu", "đã đạt", "2 chỉ tiêu, 1 chưa chắc\n"):
            assert expected in lines


class TestLedger:
    ROWS = (*rows(TARGET), *rows(TARGET, slug="b", number=None, file="b\x1b.pdf", sample=True))

    def test_the_document_stands_beside_each_row(self):
        shown = plain(targets.ledger_table(self.ROWS, None, 2))
        assert re.search(r"2\.100 tỷ đồng +— +1-NQ/TU +1-NQ/TU › gạch 1", shown)
        assert re.search(r"— +\[VĂN BẢN MẪU\] b\ufffd\.pdf ", shown)
        assert "2 chỉ tiêu của 2 văn bản\n" in shown
        assert "Không kể 2 số liệu không phải chỉ tiêu" in shown
        assert "\x1b" not in shown

    def test_under_headings(self):
        groups = {"Năm 2025": self.ROWS[:1], "": self.ROWS[1:]}
        lines = plain(targets.ledger_table(self.ROWS, groups, 0)).splitlines()
        assert [line for line in lines if line in ("Năm 2025", "không rõ")] == ["Năm 2025", "không rõ"]
        assert sum("2.100 tỷ đồng" in line for line in lines) == 2

    def test_an_empty_list_is_no_proof(self):
        waiting = [dataclasses.replace(FOUND, slug=f"d{number}") for number in range(7)]
        shown = plain(targets.ledger_table((), None, 0, waiting))
        assert "có thể sót chỉ tiêu: d0, d1, d2, d3, d4 và 2 văn bản khác" in shown
        assert "Không thấy chỉ tiêu nào bằng số trong phần đã đọc." in shown
