import datetime

import pytest

from analysis.targets.times import term
from tests.analysis.targets.plans import target


@pytest.mark.parametrize(
    ("period", "kind", "years", "detail"),
    [
        ("năm 2025", "year", (2025, 2025), ""),
        ("cả năm 2024", "year", (2024, 2024), ""),
        ("vào năm 2015", "year", (2015, 2015), ""),
        ("đến năm 2030", "deadline", (2030, 2030), ""),
        ("Đến hết 2025", "deadline", (2025, 2025), ""),
        ("cuối năm 2025", "deadline", (2025, 2025), ""),
        ("vào đầu năm 2025", "deadline", (2025, 2025), ""),
        ("trước năm 2030", "deadline", (2030, 2030), ""),
        ("3 tháng cuối năm 2024", "months", (2024, 2024), "3 cuối"),
        ("9 tháng đầu năm 2024", "months", (2024, 2024), "9 đầu"),
        ("06 tháng năm 2024", "months", (2024, 2024), "6 đầu"),
        ("Trong quý III năm 2026", "quarter", (2026, 2026), ""),
        ("trong tháng 5 năm 2026", "month", (2026, 2026), ""),
        ("hằng năm", "yearly", (None, None), ""),
        # five years, whichever way they are written
        ("giai đoạn 2021 - 2025", "span", (2021, 2025), "5"),
        ("nhiệm kỳ 2020-2025", "span", (2020, 2025), "5"),
        ("2026 - 2028", "span", (2026, 2028), "3"),
        ("năm học 2024-2025", "span", (2024, 2025), "học"),
        (None, "unknown", (None, None), ""),
        ("trong kỳ", "unknown", (None, None), ""),
    ],
)
def test_kinds(period, kind, years, detail):
    found = term(target(period=period))
    assert (found.kind, (found.first, found.last), found.detail) == (kind, years, detail)


def test_a_deadline_tells_the_year_that_the_words_do_not():
    assert term(target(period="hết nhiệm kỳ", deadline=datetime.date(2030, 12, 31))).last == 2030
