import datetime
from dataclasses import replace

import pytest

from analysis.targets.choosing import TARGET_GROUPS, TARGET_ORDERS, TargetFilters, chosen, grouped, ordered, word_test
from analysis.targets.indicators import indicators
from terminal.targets import ledger
from tests.analysis.targets.plans import plan

ROWS = plan(
    "Tỷ lệ hộ nghèo giảm 3% (riêng các huyện nghèo giảm 5%)",
    "Độ che phủ rừng đạt trên 63%; trồng mới 3.500 ha rừng",
    "Thu ngân sách nhà nước trên địa bàn từ 5.000 tỷ đồng trở lên",
    "Tốc độ tăng trưởng GRDP đạt 9%",
    "Giai đoạn 2026 - 2030, tỷ lệ lao động qua đào tạo đạt 60 - 65%",
    "Đến năm 2030, tỷ lệ đô thị hóa đạt khoảng 40%",
)


def names(rows):
    return [row.target.indicator for row in rows]


@pytest.mark.parametrize(
    ("filters", "values"),
    [
        ({}, ["3", "5", "63", "3500", "5000", "9", "60", "40"]),
        ({"words": "ho ngheo"}, ["3", "5"]),
        ({"words": "hộ NGHÈO"}, ["3", "5"]),
        # accents that were typed must be there
        ({"words": "hồ nghèo"}, []),
        ({"words": "huyen nghe"}, []),
        # a heading above counts too
        ({"words": "chỉ tiêu ngân sách"}, ["5000"]),
        ({"scope": "huyen ngheo"}, ["5"]),
        ({"unit": "%"}, ["3", "5", "63", "9", "60", "40"]),
        ({"unit": "VND"}, ["5000"]),
        ({"unit": "Tỷ đồng"}, ["5000"]),
        ({"unit": "area"}, ["3500"]),
        ({"direction": "decrease"}, ["3", "5"]),
        ({"direction": "increase"}, ["9"]),
        ({"comparator": ">"}, ["63"]),
        ({"comparator": "range"}, ["60"]),
        # a deadline in it, and a span round it
        ({"year": 2030}, ["60", "40"]),
        ({"year": 2027}, ["60"]),
        ({"certainty": "ambiguous"}, []),
        ({"ocr": True}, []),
        ({"unit": "%", "direction": "level", "year": 2030, "words": "đô thị"}, ["40"]),
    ],
)
def test_conditions(filters, values):
    assert [f"{row.target.value:f}" for row in chosen(ROWS, TargetFilters(**filters))] == values


def test_what_says_the_words_itself_comes_first():
    rows = [replace(row, path=(*row.path, "Đô thị hóa")) for row in ROWS]
    found = [f"{row.target.value:f}" for row in chosen(rows, TargetFilters(words="đô thị"))]
    assert found == ["40", "3", "5", "63", "3500", "5000", "9", "60"]


def test_rejected_ones_come_only_when_asked_for():
    rows = [replace(ROWS[0], target=replace(ROWS[0].target, certainty="rejected"))]
    assert chosen(rows, TargetFilters()) == ()
    assert (
        len(chosen(rows, TargetFilters(rejected=True))) == len(chosen(rows, TargetFilters(certainty="rejected"))) == 1
    )


def test_what_ocr_read():
    rows = [replace(ROWS[0], place=replace(ROWS[0].place, ocr=0.9)), ROWS[1]]
    assert chosen(rows, TargetFilters(ocr=True)) == (rows[0],)
    assert chosen(rows, TargetFilters(ocr=False)) == (rows[1],)


def test_one_indicator():
    found = indicators(ROWS, lambda said: pytest.fail(f"asked for {said}"))
    forest = next(one for one in found if one.name == "Độ che phủ rừng")
    assert names(chosen(ROWS, TargetFilters(indicator=forest.id), found)) == ["Độ che phủ rừng"]


def test_orders():
    assert ordered(ROWS, "document") == tuple(ROWS)
    assert [f"{row.target.value:f}" for row in ordered(ROWS, "value")] == [
        "5000",
        "3500",
        "63",
        "60",
        "40",
        "9",
        "5",
        "3",
    ]
    by_day = ordered(ROWS, "deadline")
    days = [row.target.deadline for row in by_day]
    known = [day for day in days if day]
    assert (known, days[len(known) :]) == (sorted(known), [None] * (len(days) - len(known)))
    assert datetime.date(2030, 12, 31) in known
    found = {row: one for one in indicators(ROWS, list) for row in one.rows}
    assert names(ordered(ROWS, "indicator", found))[:2] == ["Diện tích rừng trồng mới", "Độ che phủ rừng"]


@pytest.mark.parametrize("by", TARGET_GROUPS)
def test_groups_hold_every_row_once(by):
    found = {row: one for one in indicators(ROWS, list) for row in one.rows}
    held = [row for rows in grouped(ROWS, by, found).values() for row in rows]
    assert sorted(row.key for row in held) == sorted(row.key for row in ROWS)


def test_documents_of_one_number_are_two_groups():
    twin = [replace(row, document=replace(row.document, slug="twin")) for row in ROWS]
    headings = list(grouped([*ROWS, *twin], "document"))
    assert headings == ["Nghị quyết 1-NQ/TU", "Nghị quyết 1-NQ/TU (twin)"]


def test_words():
    assert word_test("")("x")
    assert word_test("bao hiem")("Bảo hiểm y tế")
    assert not word_test("bảo hiềm")("Bảo hiểm y tế")


def test_the_command_offers_what_there_is():
    assert (ledger.ORDERS, ledger.GROUPS) == (TARGET_ORDERS, TARGET_GROUPS)
