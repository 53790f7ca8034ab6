import datetime
from decimal import Decimal

import pytest

from analysis.targets.compared_exports import comparison_table, timeline_table
from analysis.targets.finding import meant
from analysis.targets.model import Indicator
from analysis.targets.timeline import Timeline, series_of
from index.model import Change
from tests.analysis.targets.plans import laid, plan


def indicator(name, *more, unit="percent", change=False):
    return Indicator(f"{name}.{unit}{change}", name, unit, (name, *more), (), change)


class TestSeries:
    FIRST = plan("Thu ngân sách từ 5.000 tỷ đồng trở lên", "Thu ngân sách 3 tháng cuối năm 2024 đạt 2.100 tỷ đồng")
    SECOND = plan("Thu ngân sách 5.300.000 triệu đồng", number=2, year=2024)
    OTHER = plan("Thu ngân sách 9.000 tỷ đồng", number=3, year=2024, name="Gia Lai")

    def test_by_time_each_kind_and_place_by_itself_in_one_unit(self):
        found = series_of([*self.SECOND, *self.OTHER, *self.FIRST], {})
        assert [[(point.term.last, point.low, point.open) for point in series.points] for series in found] == [
            [(2024, 5000, "up"), (2025, 5300, None)],
            [(2025, 9000, None)],
            [(2024, 2100, None)],
        ]
        assert [(series.scope, series.time) for series in found] == [
            ("tỉnh Kon Tum", "end"), ("tỉnh Gia Lai", "end"), ("tỉnh Kon Tum", "months"),
        ]  # fmt: skip
        (first, second), *_ = (series.points for series in found)
        assert first.change is None
        assert second.change is not None
        assert (second.change.percent, second.day) == (Decimal("6.0"), datetime.date(2025, 12, 31))

    def test_what_replaced_a_document_stands_at_its_points(self):
        by = self.SECOND[0].document
        ended = Change("thay thế", by, by.date, True, (), "thay thế Nghị quyết số 1-NQ/TU", 0, 10)
        points = {p.row.document.slug: p for s in series_of([*self.FIRST, *self.SECOND], {}) for p in s.points}
        assert all(not point.replaced for point in points.values())
        found = series_of([*self.FIRST, *self.SECOND], {self.FIRST[0].document.slug: (ended,)})
        assert [[len(point.replaced) for point in series.points] for series in found] == [[1, 0], [1]]

    def test_nothing(self):
        assert series_of([], {}) == ()


POOR = indicator("Tỷ lệ hộ nghèo", "Hộ nghèo", change=True)
POOR_LEVEL = indicator("Tỷ lệ hộ nghèo đa chiều")
DISTRICTS = indicator("Tỷ lệ hộ nghèo các huyện nghèo", change=True)
INSURED = indicator("Tỷ lệ dân số tham gia bảo hiểm y tế")
VISITS = indicator("Số lượt khách du lịch", unit="visit")
EVERY = (POOR, POOR_LEVEL, DISTRICTS, INSURED, VISITS)


@pytest.mark.parametrize(
    ("said", "chosen", "others"),
    [
        # a name itself, with its accents or without, goes before those that hold it
        ("Tỷ lệ hộ nghèo", POOR, (POOR_LEVEL, DISTRICTS)),
        ("ty le ho ngheo", POOR, (POOR_LEVEL, DISTRICTS)),
        ("hộ nghèo", POOR, (POOR_LEVEL, DISTRICTS)),
        # one alone holds the words
        ("khách du lịch", VISITS, ()),
        ("bao phủ BHYT", INSURED, ()),
        ("huyện nghèo", DISTRICTS, ()),
        # several do: the person chooses
        ("nghèo", None, (POOR, POOR_LEVEL, DISTRICTS)),
        # its id
        (VISITS.id, VISITS, ()),
        ("thu ngân sách", None, ()),
        ("của", None, ()),
    ],
)
def test_which_indicator_is_meant(said, chosen, others):
    assert meant(said, EVERY) == (chosen, others)


def test_one_name_of_two_indicators_is_not_decided():
    level = indicator("Tỷ lệ hộ nghèo")
    assert meant("tỷ lệ hộ nghèo", [POOR, level]) == (None, (POOR, level))


class TestTables:
    def test_a_missing_side_is_said(self):
        table = comparison_table(laid(plan("Tỷ lệ hộ nghèo còn 5%"), plan("Trồng mới cây mía 600 ha", number=2)))
        rows = [dict(zip(table.headings, row, strict=True)) for row in table.rows]
        assert [(row["1-NQ/TU: con số"], row["2-NQ/TU: con số"], row["Kết quả"]) for row in rows] == [
            ("5 %", "không nêu", "chỉ một văn bản nêu"), ("không nêu", "600 ha", "chỉ một văn bản nêu"),
        ]  # fmt: skip

    def test_numbers_are_numbers_and_links_open_the_clause(self):
        table = comparison_table(
            laid(plan("Thu ngân sách 5.000 tỷ đồng"), plan("Thu ngân sách 5.300 tỷ đồng", number=2))
        )
        row = dict(zip(table.headings, table.rows[0], strict=True))
        assert (row["2-NQ/TU: chênh lệch"], row["2-NQ/TU: % so với trước"]) == (300, Decimal("6.0"))
        assert row["2-NQ/TU: thay đổi"] == "tăng 300 tỷ đồng (+6,0 %)"
        assert "at=" in row["1-NQ/TU: mở"].address
        assert row["1-NQ/TU: trích nguyên văn"] == "Thu ngân sách 5.000 tỷ đồng"

    def test_a_row_a_point(self):
        rows = [*TestSeries.FIRST, *TestSeries.SECOND]
        found = Timeline("thu ngân sách", indicator("Thu ngân sách"), "tỷ đồng", series_of(rows, {}), ())
        table = timeline_table(found)
        assert [row[table.headings.index("Con số")] for row in table.rows] == [
            "từ 5.000 tỷ đồng trở lên", "5.300.000 triệu đồng", "2.100 tỷ đồng",
        ]  # fmt: skip
        assert [row[table.headings.index("Giá trị")] for row in table.rows] == [5000, 5300, 2100]
