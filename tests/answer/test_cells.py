"""Figures of tables: which cell of a row answers, and where none does. Rows as decrees and circulars have them."""

import re
import time

import pytest

from answer.figures import cells
from answer.figures.cells import cells_of
from answer.figures.figure import find
from answer.judging.confidence import ANSWER_FROM
from tests.answer.cases import case_of
from tests.answer.conftest import passage

GRADES = "STT | Loại công trình | Tiêu chí phân cấp | Cấp công trình: Đặc biệt | Cấp công trình: I | Cấp công trình: II"
HOSPITAL = "| 1.1.2.1 Bệnh viện đa khoa | Tổng số giường bệnh lưu trú | >1.000 | 500 ÷ 1.000 | 250 ÷ <500"
SUN = "| 1.2.5.5 Công trình điện mặt trời | TCS (MW) |  | ≥50 | >15 ÷ <50"
ACCOUNTS = "STT | Số hiệu tài khoản: TK cấp 1 | Số hiệu tài khoản: TK cấp 2 | Tên tài khoản"
ACCOUNT = "|  | 1372 | Phải thu lãi từ đầu tư quỹ bảo hiểm y tế"
YEARS = "TT | Chỉ tiêu | Đơn vị tính | Năm 2025 | Năm 2030"
COVERAGE = "4 | Tỷ lệ che phủ rừng | % | 63,2 | 64"
RESULTS = "TT | Chỉ tiêu | Đơn vị | Kết quả"
CABLES = "7 | Số tuyến cáp quang biển đưa vào khai thác | tuyến | 10"
WORDS = "TT | Nội dung | Ghi chú"
ANSWERED = [
    ("Bệnh viện đa khoa có bao nhiêu giường bệnh thì là công trình cấp I?", GRADES, HOSPITAL, "500 ÷ 1.000"),
    ("Bệnh viện đa khoa trên bao nhiêu giường bệnh là công trình cấp đặc biệt?", GRADES, HOSPITAL, ">1.000"),
    ("công trình điện mặt trời công suất bao nhiêu MW trở lên thì là cấp I", GRADES, SUN, "≥50"),
    ("Số hiệu tài khoản phải thu lãi từ đầu tư quỹ bảo hiểm y tế là bao nhiêu?", ACCOUNTS, ACCOUNT, "1372"),
    ("Tỷ lệ che phủ rừng năm 2025 là bao nhiêu?", YEARS, COVERAGE, "63,2"),
    ("Tỷ lệ che phủ rừng năm 2030 là bao nhiêu?", YEARS, COVERAGE, "64"),
    # the one value of its row, under a name that says nothing of its own
    ("Bao nhiêu tuyến cáp quang biển đưa vào khai thác?", RESULTS, CABLES, "10"),
    # two numbers are no value
    ("Bệnh viện đa khoa có bao nhiêu giường bệnh thì là công trình cấp II?", GRADES, HOSPITAL, None),
    # no column is named; one that the table lacks; a unit that the row lacks
    ("Bệnh viện đa khoa có bao nhiêu giường bệnh?", GRADES, HOSPITAL, None),
    ("Tỷ lệ che phủ rừng năm 2045 là bao nhiêu?", YEARS, COVERAGE, None),
    ("Bệnh viện đa khoa rộng bao nhiêu ha thì là công trình cấp I?", GRADES, HOSPITAL, None),
    # the number of a row; a row without a head
    ("Quy trình cấp phép được nêu ở số mấy?", WORDS, "12 | Quy trình cấp phép | Bộ Công Thương", None),
    ("Tỷ lệ che phủ rừng năm 2025 là bao nhiêu?", "Chỉ tiêu chủ yếu", COVERAGE, None),
]


@pytest.mark.parametrize(("question", "head", "row", "said"), ANSWERED)
def test_the_cell_that_is_meant(question: str, head: str, row: str, said: str | None) -> None:
    found = cells_of(case_of(question, passage(row, "PHỤ LỤC I", head)))
    shown = [one.judged.clause.passage.text[one.figure.qualified_start : one.figure.qualified_end] for one in found]
    assert shown == ([said] if said else [])


def test_the_whole_row_is_quoted_under_the_name_of_its_column() -> None:
    draft = find(case_of(ANSWERED[0][0], passage(HOSPITAL, "PHỤ LỤC I", GRADES)))
    assert draft is not None
    claim = draft.claims[0]
    assert (claim.start, claim.end) == (0, len(claim.passage.text))
    assert claim.subject == "Cấp công trình: I"
    assert claim.figure is not None
    assert claim.figure.base == "bed"


def test_a_row_of_another_thing_is_not_sure() -> None:
    for thing, sure in (("Tỷ lệ che phủ rừng", True), ("Tỷ lệ che phủ vườn thú", False)):
        draft = find(case_of(f"{thing} năm 2025 là bao nhiêu?", passage(COVERAGE, "PHỤ LỤC I", YEARS)))
        assert draft is not None
        assert ((draft.sure or 0.0) >= ANSWER_FROM) is sure


def test_a_number_in_the_name_of_a_row_is_not_what_is_asked_for() -> None:
    head = "STT | Tên chất | Số UN | Nhóm"
    row = "33. | Hỗn hợp oxit etylen chứa hơn 9% nhưng nhỏ hơn 87% oxit etylen | 1041 | 2"
    draft = find(case_of("Hỗn hợp chứa hơn 87% oxit etylen: Số UN là bao nhiêu?", passage(row, "PHỤ LỤC I", head)))
    assert draft is not None
    assert all(claim.figure is None or claim.figure.text != "9%" for claim in draft.claims)


def test_rows_that_fit_as_well_and_differ_are_none() -> None:
    rows = [f"{number} | Phí thẩm định hồ sơ | đồng | {value}" for number, value in ((1, "50.000"), (2, "70.000"))]
    case = case_of("Phí thẩm định hồ sơ là bao nhiêu đồng?", *(passage(row, RESULTS) for row in rows))
    assert [cell.judged.rivals for cell in cells_of(case)] == [True, True]


@pytest.mark.parametrize("near_miss", ["kết quả ", "stt ", "số thứ "])
def test_linear(near_miss: str) -> None:
    text = near_miss * (20_000 // len(near_miss))
    started = time.process_time()
    for pattern in (value for value in vars(cells).values() if isinstance(value, re.Pattern)):
        pattern.search(text)
    assert time.process_time() - started < 1
