from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.targets.change import change
from analysis.targets.wording import change_text, figure_text
from tests.analysis.targets.plans import target

VND = {"unit": "tỷ đồng", "unit_norm": "VND_billion", "indicator": "Thu ngân sách nhà nước"}
MILLIONS = {**VND, "unit": "triệu đồng", "unit_norm": "VND_million"}
HA = {"unit": "ha", "unit_norm": "ha", "indicator": "Diện tích rừng"}
RANK = {"unit": "nước", "unit_norm": "rank", "comparator": "<=", "indicator": "Thứ hạng thế giới"}


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        # money: what it rose by, and by how much of what it was
        (target("5000", **VND, comparator=">="), target("5300", **VND, comparator=">="), "tăng 300 tỷ đồng (+6,0 %)"),
        (target("5300", **VND), target("4500", **VND), "giảm 800 tỷ đồng (-15,1 %)"),
        # a share: points, no percent of a percent
        (target("57"), target("60"), "tăng 3 điểm %"),
        (target("58.5"), target("58.5"), "giữ nguyên"),
        # in the unit of the first, exactly, whatever the second was given in
        (target("2100", **VND), target("2205000", **MILLIONS), "tăng 105 tỷ đồng (+5,0 %)"),
        (target("476", **HA), target("0.45", **{**HA, "unit": "nghìn ha", "unit_norm": "ha_thousand"}),
         "giảm 26 ha (-5,5 %)"),
        (target("500", **HA), target("5", **{**HA, "unit": "km2", "unit_norm": "km2"}), "giữ nguyên"),
        (target("12", **{**HA, "unit": "tạ", "unit_norm": "quintal"}), target("1.5", **{**HA, "unit": "tấn",
         "unit_norm": "tonne"}), "tăng 3 tạ (+25,0 %)"),
        # what is reached is another thing than what is reached at least
        (target("95"), target("95", comparator=">="), "con số giữ nguyên, nhưng «95 %» thành «từ 95 % trở lên»"),
        (target("63", comparator=">="), target("64", comparator=">"),
         "tăng 1 điểm %; «từ 63 % trở lên» thành «trên 64 %»"),
        # ranges by both ends
        (target("92-94"), target("93-95"), "tăng 1 điểm %"),
        (target("90", comparator=">="), target("90-95"),
         "đầu dưới giữ nguyên, đầu trên tăng 5 điểm %; «từ 90 % trở lên» thành «90-95 %»"),
        # a fall that is set: its extent is more or less
        (target("3", direction="decrease"), target("2.5", direction="decrease"), "mức giảm thấp hơn 0,5 điểm %"),
        (target("1", direction="increase"), target("1.5", direction="increase"), "mức tăng cao hơn 0,5 điểm %"),
        (target("9", indicator="Tốc độ tăng trưởng GRDP", direction="increase"),
         target("10", indicator="Tốc độ tăng trưởng GRDP"), "tăng 1 điểm %"),
        # places: no percent of a place
        (target("50", **RANK), target("30", **RANK), "giảm 20 bậc"),
        # from nothing there is no percentage
        (target("0", **VND), target("5", **VND), "tăng 5 tỷ đồng"),
    ],
)  # fmt: skip
def test_what_changed_in_words(one, other, said):
    assert change_text(change(one, other), one, other) == said


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (target("3"), target("3", **HA), "khác đơn vị: «%» và «ha»"),
        (target("2", unit="% GDP", unit_norm="percent_of_gdp"), target("2"), "khác đơn vị: «% GDP» và «%»"),
        (target("5", unit="triệu USD", unit_norm="USD_million"), target("5", **MILLIONS),
         "khác đơn vị: «triệu USD» và «triệu đồng»"),
        (target("95"), target("1.03", direction="increase"), "một bên là mức phải đạt, bên kia là mức tăng thêm"),
        (target("3", direction="increase"), target("3", direction="decrease"),
         "một bên là mức tăng thêm, bên kia là mức giảm bớt"),
        (target("60"), target("58.5", period="3 tháng cuối năm 2024"),
         "khác loại thời gian: «năm 2025» và «3 tháng cuối năm 2024»"),
        (target("5", **VND, period="quý I năm 2025"), target("5", **VND),
         "khác loại thời gian: «quý I năm 2025» và «năm 2025»"),
        (target("5", **VND, period="giai đoạn 2021-2025"), target("5", **VND),
         "khác loại thời gian: «giai đoạn 2021-2025» và «năm 2025»"),
        (target("5", **VND, period="hằng năm"), target("5", **VND, period="đến năm 2030"),
         "khác loại thời gian: «hằng năm» và «đến năm 2030»"),
        (target("5", comparator=">="), target("5", comparator="<="),
         "một bên là mức ít nhất, bên kia là mức nhiều nhất"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_says_why(one, other, reason):
    found = change(one, other)
    assert (found.kind, found.reason, found.low, found.percent) == ("not_comparable", reason, None, None)


@pytest.mark.parametrize(
    ("one", "other", "cautions"),
    [
        # the days are different, the kind is not
        (target("60", period="đến năm 2025"), target("70", period="đến năm 2030"), ()),
        (target("60", period="năm 2024"), target("70", period="đến cuối năm 2025"), ()),
        (target("60", period="hằng năm"), target("70", period="đến năm 2030"), ()),
        (target("500", **HA, period="năm 2025"), target("700", **HA, period="đến năm 2025"),
         ("một bên tính trong năm, bên kia tính đến năm: có thể là số cộng dồn",)),
        (target("500", **HA), target("700", **HA, period=None), ("có bên không ghi thời gian",)),
        (target("1", direction="increase", unit="điểm %", unit_norm="percentage_point"),
         target("1.5", direction="increase"), ("«%» của mức tăng, giảm không nói là phần trăm hay điểm phần trăm",)),
        (target("2", unit="% GDP", unit_norm="percent_of_gdp"), target("1", unit="% GRDP", unit_norm="percent_of_grdp"),
         ("GDP là của cả nước, GRDP là của địa phương",)),
        (target("95", indicator="Tỷ lệ giải ngân kế hoạch vốn"),
         target("100", unit="% kế hoạch", unit_norm="percent_of_plan", indicator="Tỷ lệ giải ngân"), ()),
    ],
)  # fmt: skip
def test_what_makes_a_comparison_doubtful(one, other, cautions):
    found = change(one, other)
    assert (found.kind, found.cautions) == ("changed", cautions)


def test_a_range_against_a_value_has_both_ends():
    found = change(target("90-95"), target("95"))
    assert (found.low, found.high, found.percent, found.movement) == (5, 0, None, "rose")
    assert change(target("90-95"), target("91-94")).movement is None


def test_the_exact_difference_of_long_numbers():
    found = change(target("12345678901.01", **VND), target("12345678901.02", **VND))
    assert found.low == Decimal("0.01")


NUMBERS = st.decimals(0, 10**12, places=3)


@given(NUMBERS, NUMBERS, st.sampled_from([VND, MILLIONS, HA, {}]))
def test_there_and_back_is_nothing(first, second, unit):
    one, other = target(f"{first:f}", **unit), target(f"{second:f}", **unit)
    there, back = change(one, other), change(other, one)
    assert (there.low or 0) + (back.low or 0) == 0
    assert {there.movement, back.movement} in ({"rose", "fell"}, {"same"})
    assert (there.kind == "same") is (first == second)


@given(NUMBERS)
def test_the_same_amount_in_another_unit_is_the_same(value):
    one, other = target(f"{value:f}", **VND), target(f"{value * 1000:f}", **MILLIONS)
    assert change(one, other).kind == "same"


def test_a_unit_over_two_lines_is_one_line_in_words():
    assert figure_text(target("4-5", unit="nhóm nghiên\ncứu", unit_norm="research_group")) == "4-5 nhóm nghiên cứu"
