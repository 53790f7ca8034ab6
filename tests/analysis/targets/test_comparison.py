import pytest

from analysis.targets.known import Known
from tests.analysis.targets.plans import laid, pairs, plan


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        # in another order, in other words
        (["Thu ngân sách 5.000 tỷ đồng", "Tỷ lệ hộ nghèo còn 5%"],
         ["Hộ nghèo còn 4%", "Tổng thu ngân sách 5.300 tỷ đồng"],
         [("changed", "5000", "5300"), ("changed", "5", "4")]),
        (["Giải quyết việc làm cho 6.000 lao động"],
         ["Tạo việc làm cho 6.500 người lao động"],
         [("changed", "6000", "6500")]),
        # a part is not the whole
        (["Có 08 xã đạt chuẩn nông thôn mới"],
         ["Có 02 xã đạt chuẩn nông thôn mới nâng cao"],
         [("only", "8", "—"), ("only", "—", "2")]),
        (["Kim ngạch xuất khẩu đạt 380 triệu USD"],
         ["Kim ngạch nhập khẩu đạt 100 triệu USD"],
         [("only", "380", "—"), ("only", "—", "100")]),
        # other things of one kind
        (["Trồng mới cây mía 600 ha", "Trồng mới cây cà phê 250 ha"],
         ["Trồng mới cây ăn quả 400 ha", "Trồng mới cây cà phê 320 ha"],
         [("only", "600", "—"), ("changed", "250", "320"), ("only", "—", "400")]),
        # the same, with nothing like it beside
        (["Trồng mới cây mía 600 ha"], ["Trồng mới cây ăn quả 400 ha"], [("only", "600", "—"), ("only", "—", "400")]),
        (["Thu nhập bình quân đầu người 65 triệu đồng"], ["GRDP bình quân đầu người 70 triệu đồng"],
         [("only", "65", "—"), ("only", "—", "70")]),
        # another group, though the whole has no counterpart
        (["Tỷ lệ hộ nghèo giảm 3%"],
         ["Tỷ lệ hộ nghèo các huyện nghèo giảm 5%"],
         [("only", "3", "—"), ("only", "—", "5")]),
        # each to its own group
        (["Tỷ lệ hộ nghèo giảm 3% (riêng các huyện nghèo giảm 6%)"],
         ["Tỷ lệ hộ nghèo giảm 2,5% (riêng các huyện nghèo giảm 5%)"],
         [("changed", "3", "2.5"), ("changed", "6", "5")]),
        # other units and levels against changes: together, but not compared
        (["Tỷ lệ dân số tham gia bảo hiểm y tế đạt 95%"],
         ["Tỷ lệ dân số tham gia bảo hiểm y tế tăng thêm 1,03%"],
         [("not_comparable", "95", "1.03")]),
        # of two times each to its own
        (["Đến năm 2025, kinh tế số đạt 20% GRDP; đến năm 2030 đạt 30% GRDP"],
         ["Đến năm 2030, kinh tế số đạt 35% GRDP"],
         [("only", "20", "—"), ("changed", "30", "35")]),
        # one time each: other deadlines of a kind
        (["Đến năm 2025, kinh tế số đạt 20% GRDP"],
         ["Đến năm 2030, kinh tế số đạt 35% GRDP"],
         [("changed", "20", "35")]),
    ],
)  # fmt: skip
def test_what_belongs_together(first, second, kinds):
    assert pairs(laid(plan(*first), plan(*second, number=2, year=2024))) == kinds


def test_the_same_plan_again_is_the_same_line_by_line():
    lines = ["Thu ngân sách 5.000 tỷ đồng", "Tỷ lệ hộ nghèo còn 5%", "Trồng mới cây mía 600 ha"]
    found = laid(plan(*lines), plan(*reversed(lines), number=2))
    assert [(line.kind, line.ambiguous) for line in found.lines] == [("same", False)] * 3


def test_what_a_document_repeats_is_one_cell():
    found = laid(plan("Tỷ lệ hộ nghèo còn 5%", "Tỷ lệ hộ nghèo còn 5%"), plan("Tỷ lệ hộ nghèo còn 4%", number=2))
    (line,) = found.lines
    assert line.cells[0] is not None
    assert [row.target.ordinal for row in line.cells[0].again] == [1]


def test_two_figures_for_one_thing_are_ambiguous():
    found = laid(plan("Tỷ lệ hộ nghèo còn 5%"), plan("Tỷ lệ hộ nghèo còn 4%", "Tỷ lệ hộ nghèo còn 3%", number=2))
    assert pairs(found) == [("changed", "5", "4"), ("only", "—", "3")]
    assert found.lines[0].ambiguous
    assert found.lines[0].cautions == ("cũng có thể ứng với «Tỷ lệ hộ nghèo» (2-NQ/TU › II › gạch 2)",)


def test_names_that_only_resemble_each_other_say_so():
    (line,) = laid(
        plan("Tỷ lệ cơ quan nhà nước sử dụng nền tảng số dùng chung đạt 80%"),
        plan("Tỷ lệ cơ quan nhà nước khai thác nền tảng số dùng chung đạt 90%", number=2),
    ).lines
    assert (line.kind, line.ambiguous) == ("changed", True)
    assert "tên chỉ tiêu ở hai văn bản chỉ gần giống nhau" in line.cautions


def test_what_stands_alone_names_what_comes_nearest_to_it():
    one, other = laid(plan("Trồng mới cây mía 600 ha"), plan("Trồng mới cây ăn quả 400 ha", number=2)).lines
    assert one.cautions == (
        "gần giống ở 2-NQ/TU, chưa chắc là một: «Diện tích trồng mới cây ăn quả» (2-NQ/TU › II › gạch 1)",
    )
    assert other.cautions == (
        "gần giống ở 1-NQ/TU, chưa chắc là một: «Diện tích trồng mới cây mía» (1-NQ/TU › II › gạch 1)",
    )


class TestThree:
    FIRST = plan("Tỷ lệ hộ nghèo còn 5%", "Trồng mới cây mía 600 ha")
    SECOND = plan("3 tháng cuối năm 2024, tỷ lệ hộ nghèo còn 4,5%", number=2, year=2023)
    THIRD = plan("Tỷ lệ hộ nghèo còn 4%", number=3, year=2024)

    def test_a_column_each_and_the_nearest_that_can_be_compared(self):
        found = laid(self.FIRST, self.SECOND, self.THIRD)
        assert pairs(found) == [("changed", "5", "4.5", "4"), ("only", "600", "—", "—")]
        steps = [(step.start, step.end, step.change.kind) for step in found.lines[0].steps]
        assert steps == [(0, 1, "not_comparable"), (0, 2, "changed")]


class TestKnown:
    def test_what_a_person_said_goes_before_the_names(self):
        one, other = plan("Trồng mới cây mía 600 ha"), plan("Trồng mới cây ăn quả 400 ha", number=2)
        assert pairs(laid(one, other, same=lambda first, second: True)) == [("changed", "600", "400")]
        one, other = plan("Tỷ lệ hộ nghèo còn 5%"), plan("Tỷ lệ hộ nghèo còn 4%", number=2)
        assert pairs(laid(one, other, same=lambda first, second: False))[0] == ("only", "5", "—")

    def test_nothing_is_known_of_rows_that_are_in_no_indicator(self):
        one, other = plan("Tỷ lệ hộ nghèo còn 5%"), plan("Tỷ lệ hộ nghèo còn 4%", number=2)
        assert Known(())(one[0], other[0]) is None


class TestNotes:
    def test_two_provinces(self):
        found = laid(plan("Tỷ lệ hộ nghèo còn 5%"), plan("Tỷ lệ hộ nghèo còn 4%", number=2, name="Gia Lai"))
        assert found.notes == ("phạm vi khác nhau: tỉnh Gia Lai, tỉnh Kon Tum",)
        assert pairs(found) == [("changed", "5", "4")]
