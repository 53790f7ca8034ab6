from datetime import date

import pytest

from vietnamese.dates import dates, years


@pytest.mark.parametrize(
    ("text", "mention", "day"),
    [
        ("Kon Tum, ngày 22 tháng 10 năm 2024", "ngày 22 tháng 10 năm 2024", date(2024, 10, 22)),
        ("họp ngày 14-10-2024 tại", "ngày 14-10-2024", date(2024, 10, 14)),
        ("số 01-KL/TW, ngày 18/5/2021 của", "ngày 18/5/2021", date(2021, 5, 18)),
        ("57-NQ/TW ngày 22.12.2024", "ngày 22.12.2024", date(2024, 12, 22)),
        ("ngày 30 tháng tư năm 1975", "ngày 30 tháng tư năm 1975", date(1975, 4, 30)),
        ("ngày 3 tháng mười hai năm 2020", "ngày 3 tháng mười hai năm 2020", date(2020, 12, 3)),
        ("ngày 05 tháng 3\nnăm 2020", "ngày 05 tháng 3\nnăm 2020", date(2020, 3, 5)),
        ("Hà Nội, Ngày 01 tháng 11 năm 2012", "Ngày 01 tháng 11 năm 2012", date(2012, 11, 1)),
        ("ngay 22 thang 10 nam 2024", "ngay 22 thang 10 nam 2024", date(2024, 10, 22)),
        ("từ 22/10 năm 2024", "22/10 năm 2024", date(2024, 10, 22)),
    ],
)
def test_forms(text: str, mention: str, day: date) -> None:
    (found,) = dates(text)
    assert found.date == day
    assert text[found.start : found.end] == mention


@pytest.mark.parametrize(
    "text",
    ["ngày 31 tháng 2 năm 2024", "32/12/2024", "tháng 10 năm 2024", "2021-2030", "ngày    tháng    năm 2024", "24/7"],
)
def test_no_such_day(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 tháng cuối năm 2024", {2024}),
        ("thời kỳ 2021-2030, tầm nhìn đến năm 2050", {2021, 2030, 2050}),
        ("ngày 05-12-2023 và quý 4/2025", {2023, 2025}),
        # a province can be counted, a year before it not
        ("năm 2022 tỉnh kết nạp", {2022}),
        ("có 2000 xã", set()),
        # numbers of documents and amounts are no years
        ("Nghị quyết 15/2024/NQ-HĐND chi 2000 tỷ đồng, 2.024 ha", set()),
    ],
)
def test_years(text: str, expected: set[int]) -> None:
    assert years(text) == expected
