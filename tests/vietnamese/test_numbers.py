from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.numbers import normal_figures, parse_number, quantities


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.100", "2100"), ("2.100.000", "2100000"), ("9,5", "9.5"), ("1,03", "1.03"), ("05", "5"), ("0", "0"),
        ("1.234.567,5", "1234567.5"),
        # a dot and not three digits after it can only be a decimal
        ("1.03", "1.03"), ("0.500", "0.500"),
        # English grouping from two groups on; with one it is a Vietnamese decimal
        ("1,234,567", "1234567"), ("1,234", "1.234"),
        ("1.1.2", None), ("1,2,3", None), ("1.234.56", None), ("", None), ("a", None),
    ],
)  # fmt: skip
def test_parse_number(text: str, value: str | None) -> None:
    assert parse_number(text) == (None if value is None else Decimal(value))


@given(st.integers(0, 10**12), st.integers(0, 999))
def test_numbers_written_our_way_are_read_back(whole: int, thousandths: int) -> None:
    written = f"{whole:,}".replace(",", ".") + f",{thousandths:03}"
    assert parse_number(written) == Decimal(whole) + Decimal(thousandths) / 1000


def _facts(text: str) -> list[tuple[str, str, str, str | None]]:
    """Text, comparison, value (or both ends) and unit of each quantity."""
    return [
        (
            found.text,
            found.comparator,
            f"{found.value:f}" + (f"..{found.high:f}" if found.high else ""),
            found.unit_norm,
        )
        for found in quantities(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sâm Ngọc Linh 476 ha;", [("476 ha", "=", "476", "ha")]),
        ("trên địa bàn 2.100 tỷ đồng", [("2.100 tỷ đồng", "=", "2100", "VND_billion")]),
        ("tỷ lệ lao động qua đào tạo đạt 58,5%;", [("58,5%", "=", "58.5", "percent")]),
        ("Có thêm 05 xã đạt chuẩn", [("05 xã", "=", "5", "commune")]),
        ("đạt 100% kế hoạch.", [("100% kế hoạch", "=", "100", "percent_of_plan")]),
        ("có 100 thôn (làng) ở vùng", [("100 thôn (làng)", "=", "100", "village")]),
        ("có 2.100.000 lượt khách du lịch", [("2.100.000 lượt khách", "=", "2100000", "visit")]),
        # a unit over a line end, glued, in capitals, with a scale
        ("đạt 10.000\ntỷ đồng", [("10.000\ntỷ đồng", "=", "10000", "VND_billion")]),
        ("476ha, 500.000đ", [("476ha", "=", "476", "ha"), ("500.000đ", "=", "500000", "VND")]),
        ("NHIỆM VỤ 9 THÁNG", [("9 THÁNG", "=", "9", "month")]),
        ("2,1 triệu lượt khách", [("2,1 triệu lượt khách", "=", "2.1", "visit_million")]),
        ("5 nghìn tỷ đồng", [("5 nghìn tỷ đồng", "=", "5", "VND_trillion")]),
        ("500 tr.đ", [("500 tr.đ", "=", "500", "VND_million")]),
        ("20 triệu đồng/ha/năm", [("20 triệu đồng/ha/năm", "=", "20", "VND_million/ha/year")]),
        ("tăng 5 điểm phần trăm", [("5 điểm phần trăm", "=", "5", "percentage_point")]),
        # behind the number in words, which another bracket is not
        ("là 100 (một trăm) tỷ đồng", [("100 (một trăm) tỷ đồng", "=", "100", "VND_billion")]),
        ("đạt từ 70 (bảy mươi) điểm trở lên", [("70 (bảy mươi) điểm", ">=", "70", "point")]),
        ("trong 05 (năm) năm", [("05 (năm) năm", "=", "5", "year")]),
        ("từ 02 (hai) đến 05 (năm) năm", [("02 (hai) đến 05 (năm) năm", "range", "2..5", "year")]),
        ("gồm 20 (kể cả mới) xã", []),
        # a capital letter makes a name, not a unit
        ("gồm 4 Xã hội", []),
        # grouped or compared figures stay without a unit; others are not figures of anything known
        ("dân số đạt 591.266 và 4 tại chỗ", [("591.266", "=", "591266", None)]),
        ("ít nhất 3 nơi", [("3", ">=", "3", None)]),
    ],
)  # fmt: skip
def test_values_and_units(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert _facts(text) == expected


@pytest.mark.parametrize(
    ("text", "comparator", "qualified"),
    [
        ("tăng từ 9,5% trở lên (cả", ">=", "từ 9,5% trở lên"),
        ("việc làm cho 212 lao động trở lên.", ">=", "212 lao động trở lên"),
        ("Có từ 75% xã, phường, thị trấn trở lên mạnh", ">=", "từ 75% xã, phường, thị trấn trở lên"),
        ("trên 81% quần chúng", ">", "trên 81%"),
        ("không dưới 30%", ">=", "không dưới 30%"),
        ("tối thiểu đạt 30%", ">=", "tối thiểu đạt 30%"),
        ("không quá 15 ngày", "<=", "không quá 15 ngày"),
        ("từ 5 người trở xuống", "<=", "từ 5 người trở xuống"),
        ("giảm còn dưới 3%", "<", "dưới 3%"),
        ("khoảng 3.000 người", "~", "khoảng 3.000 người"),
        ("người chưa đủ 18 tuổi", "<", "chưa đủ 18 tuổi"),
        ("≥ 9,5%", ">=", "≥ 9,5%"),
        ("từ đủ 18 tuổi trở lên", ">=", "từ đủ 18 tuổi trở lên"),
        ("từ đủ 14 tuổi mà chưa đi học", ">=", "từ đủ 14 tuổi"),
        ("từ trên 5% mà chưa tính", ">", "từ trên 5%"),
        # what is not over is at most
        ("chưa quá 35 tuổi", "<=", "chưa quá 35 tuổi"),
        ("nợ xấu không vượt 5%", "<=", "không vượt 5%"),
        ("chưa vượt quá 5%", "<=", "chưa vượt quá 5%"),
        ("không hơn 3 năm", "<=", "không hơn 3 năm"),
        # neither a semicolon, nor a bracket, nor another number is crossed
        ("từ 75% xã; các phường trở lên", "=", "từ 75%"),
        ("từ 75% xã (các phường trở lên)", "=", "từ 75%"),
        ("từ 75% xã. Các phường trở lên", "=", "từ 75%"),
        # without `từ` a comma ends it too
        ("85% xã, phường, thị trấn trở lên", "=", "85%"),
    ],
)
def test_comparisons(text: str, comparator: str, qualified: str) -> None:
    (found,) = quantities(text)
    assert found.comparator == comparator
    assert text[found.qualified_start : found.qualified_end] == qualified


def test_each_number_has_its_own_comparison() -> None:
    text = "Có từ 75% xã, phường, thị trấn trở lên mạnh; 85% xã đạt tiêu chuẩn; khởi tố đạt 90% trở lên; giảm 5%."
    assert [(found.comparator, int(found.value)) for found in quantities(text)] == [
        (">=", 75), ("=", 85), (">=", 90), ("=", 5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "whole", "low", "high", "norm"),
    [
        ("tăng 5-7%", "5-7%", "5", "7", "percent"),
        ("tăng 7 - 10%", "7 - 10%", "7", "10", "percent"),
        ("từ 5 đến 7%", "từ 5 đến 7%", "5", "7", "percent"),
        ("từ 400.000 đồng đến 600.000 đồng", "từ 400.000 đồng đến 600.000 đồng", "400000", "600000", "VND"),
        ("từ đủ 18 tuổi đến đủ 60 tuổi", "từ đủ 18 tuổi đến đủ 60 tuổi", "18", "60", "age"),
        ("từ đủ 18 đến hết 25 tuổi", "từ đủ 18 đến hết 25 tuổi", "18", "25", "age"),
        # the lower end is turned into the unit of the upper one
        ("800 nghìn - 01 triệu đồng", "800 nghìn - 01 triệu đồng", "0.8", "1", "VND_million"),
    ],
)
def test_ranges(text: str, whole: str, low: str, high: str, norm: str) -> None:
    (found,) = quantities(text)
    assert found.comparator == "range"
    assert (found.value, found.high, found.unit_norm) == (Decimal(low), Decimal(high), norm)
    assert text[found.qualified_start : found.qualified_end] == whole


@pytest.mark.parametrize(
    "text",
    [
        "trong năm 2024", "ngày 22 tháng 10 năm 2024", "ngày 05-12-2023", "Nghị quyết số 23-NQ/TU", "lần thứ 17",
        "khóa 16", "Điều 5", "khoản 2, 3 và 4 Điều 7", "Đề án 06", "Đoàn công tác số 02", "quý 4", "tháng 10",
        "năm học 2024-2025", "thời kỳ 2021-2030", "“4 tại chỗ”", "T/M", "24/7", "COVID-19", "dịch A/H5N1", "Mục II.1",
        "1. Các cơ quan", "1.1. Về kinh tế", "  2- Mục tiêu", "3) Nhiệm vụ", "Nghị quyết 57 năm 2024", "Điều 12a",
    ],
)  # fmt: skip
def test_names_and_labels_are_no_quantities(text: str) -> None:
    assert quantities(text) == []


def test_labels_do_not_hide_money() -> None:
    assert [found.text for found in quantities("một khoản 100 triệu đồng, Điều 5")] == ["100 triệu đồng"]


def test_periods_are_marked_and_amounts_scaled() -> None:
    period, plan, money = quantities("9 tháng năm 2024 và kế hoạch 5 năm 2021-2025 đạt 2,1 nghìn tỷ đồng")
    assert (period.text, period.unit_norm, period.period) == ("9 tháng", "month", True)
    assert (plan.text, plan.unit_norm, plan.period) == ("5 năm", "year", True)
    assert (money.amount, money.base, money.period) == (Decimal(2_100_000_000_000), "VND", False)


def test_figures_of_an_answer_stand_in_its_quote() -> None:
    quote = "tăng từ 9,5% trở lên; 2.100 tỷ đồng; 05 xã; từ 5-7%; ngày 14-10-2024; theo 26 - NQ/TU; 0,50 ha"
    assert normal_figures(quote) == {
        "9.5%", "2100", "5", "5%", "7%", "14", "10", "2024", "26-NQ/TU", "0.5",
    }  # fmt: skip
    assert normal_figures("9,5 phần trăm, 2100 tỷ, 26-nq/tu") <= normal_figures(quote)
    assert not normal_figures("9,5") <= normal_figures(quote)


@given(st.text(st.sampled_from("0123456789.,%- \nđếntừrởlêxãha;()"), max_size=60))
def test_any_text_gives_spans_in_order(text: str) -> None:
    end = 0
    for found in quantities(text):
        assert end <= found.start <= found.value_start < found.value_end <= found.end
        assert found.qualified_start <= found.start
        assert found.qualified_end >= found.end
        assert text[found.start : found.end] == found.text
        end = found.end
