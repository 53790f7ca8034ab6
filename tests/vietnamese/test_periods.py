import datetime
import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.comparators import compared
from vietnamese.periods import periods


def day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "said", "year", "deadline"),
    [
        ("đạt 100% đến năm 2030", "đến năm 2030", 2030, "2030-12-31"),
        ("Đến 2030, hoàn thành", "Đến 2030", 2030, "2030-12-31"),
        ("đến cuối năm 2024 có", "đến cuối năm 2024", 2024, "2024-12-31"),
        ("TẦM NHÌN ĐẾN NĂM 2045", "ĐẾN NĂM 2045", 2045, "2045-12-31"),
        ("vào năm 2030", "vào năm 2030", 2030, "2030-12-31"),
        # Before a year is the last day of the one before.
        ("hoàn thành trước năm 2025", "trước năm 2025", 2025, "2024-12-31"),
        ("trước ngày 31/12/2025", "trước ngày 31/12/2025", 2025, "2025-12-30"),
        ("hết quý I/2030", "hết quý I/2030", 2030, "2030-03-31"),
        ("trong quý 4 năm 2026", "trong quý 4 năm 2026", 2026, "2026-12-31"),
        ("đến tháng 2/2028", "đến tháng 2/2028", 2028, "2028-02-29"),
        # A start, a part of a year that has no last day, and a span set no deadline.
        ("từ năm 2026, triển khai", "từ năm 2026", 2026, None),
        ("vào đầu năm 2025", "vào đầu năm 2025", 2025, None),
        ("3 tháng cuối năm 2024", "3 tháng cuối năm 2024", 2024, None),
        ("giai đoạn 2026 - 2030", "giai đoạn 2026 - 2030", 2030, None),
        ("cả năm từ 8,2% trở lên", "cả năm", None, None),
        ("tăng hằng năm", "hằng năm", None, None),
    ],
)
def test_a_period(text: str, said: str, year: int | None, deadline: str | None) -> None:
    (found,) = periods(text)
    assert (found.text, found.year, found.deadline, found.baseline) == (said, year, day(deadline), False)
    assert " ".join(text[found.start : found.end].split()) == said


def test_two_in_one_heading() -> None:
    assert [one.year for one in periods("Mục tiêu đến năm 2030, tầm nhìn đến năm 2045")] == [2030, 2045]


@pytest.mark.parametrize("text", ["so với năm 2020", "so với cùng kỳ năm 2023", "so với cuối năm 2019"])
def test_a_baseline(text: str) -> None:
    assert [one.baseline for one in periods(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "2030 người",
        "đến ngày 31 tháng 2 năm 2025",
        "Nghị quyết số 15/2024/NQ-HĐND",
        "tháng 13/2025",
        "năm sau",
        "đến 20301",
    ],
)
def test_no_period(text: str) -> None:
    assert periods(text) == []


@given(st.text(alphabet="0123456789 -/.,ăđếntrướcsovigiaoạquýIV\n", max_size=80))
def test_places_of_periods(text: str) -> None:
    found = periods(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("cell", "comparator", "value", "high"),
    [
        ("≥ 3% và tăng dần", ">=", "3", None),
        (">= 30", ">=", "30", None),
        ("> 0,7", ">", "0.7", None),
        ("≤ 10", "<=", "10", None),
        ("40 - 50", "range", "40", "50"),
        ("20% - 50%", "range", "20", "50"),
        ("4.500", "=", "4500", None),
        ("09", "=", "9", None),
        ("Trên 60", ">", "60", None),
        ("Khoảng 5", "~", "5", None),
        ("75% trở lên", ">=", "75", None),
        ("3 trở xuống", "<=", "3", None),
        ("không thấp hơn 2,5", ">=", "2.5", None),
    ],
)
def test_a_cell(cell: str, comparator: str, value: str, high: str | None) -> None:
    (found,) = compared(cell)
    assert (found.comparator, found.value, found.high) == (comparator, Decimal(value), Decimal(high) if high else None)


def test_two_values_in_a_cell() -> None:
    assert [(one.comparator, int(one.value)) for one in compared("≤ 3 Đông Nam Á; ≤ 50 Thế giới")] == [
        ("<=", 3),
        ("<=", 50),
    ]


@pytest.mark.parametrize(
    "cell", ["", "năm 2025", "2026 - 2027", "5G", "1Gb/s", "lần thứ 2", "Tiên tiến, hiện đại", "1/2"]
)
def test_no_value_in_a_cell(cell: str) -> None:
    assert compared(cell) == []


def test_only_its_own_cell_is_read() -> None:
    row = "≥ | 30 | 40"
    assert [(one.comparator, one.start) for one in compared(row, 4, 6)] == [("=", 4)]
