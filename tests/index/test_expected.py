import time
from types import SimpleNamespace

import pytest

from index.expected import expected, holds

FINE = "5. Phạt tiền từ 4.000.000 đồng đến 6.000.000 đồng đối với một trong các hành vi vi phạm sau đây:"

# question, passage, heading right above it -> whether it holds what is asked for
HELD = [
    ("Vượt đèn đỏ bị phạt bao nhiêu tiền?", "a) Không chấp hành hiệu lệnh của đèn;", FINE, True),
    ("Vượt đèn đỏ bị xử phạt như thế nào?", "a) Không chấp hành hiệu lệnh của đèn;", FINE, True),
    (
        "Vượt đèn đỏ bị phạt bao nhiêu tiền?",
        "2. Người lái xe phải chấp hành hiệu lệnh của đèn.",
        "Điều 11. Báo hiệu",
        False,
    ),
    ("Lệ phí cấp giấy là bao nhiêu tiền", "Mức thu là 135 nghìn đồng một lần cấp.", "", True),
    ("Thời hạn giải quyết hồ sơ là bao lâu?", "Trong 15 ngày kể từ ngày nhận đủ hồ sơ.", "", True),
    ("Thời hạn giải quyết hồ sơ là bao lâu?", "Hồ sơ nộp tại Ủy ban nhân dân cấp xã.", "", False),
    ("Trồng bao nhiêu ha sâm?", "Trồng mới 476 ha.", "", True),
    ("Trồng bao nhiêu ha sâm?", "Trồng mới 476 hàng cây.", "", False),
    ("Trồng bao nhiêu ha sâm?", "Trồng mới nhiều ha.", "", False),
    ("Đạt bao nhiêu phần trăm kế hoạch?", "Đạt 58,5% kế hoạch.", "", True),
    ("Tỉnh có mấy xã đạt chuẩn?", "Có 12 xã đạt chuẩn.", "", True),
    ("CÓ BAO NHIÊU XÃ ĐẠT CHUẨN?", "Có 12 xã đạt chuẩn.", "", True),
]


@pytest.mark.parametrize(("question", "text", "above", "held"), HELD)
def test_holds(question, text, above, held):
    patterns = expected(question)
    assert patterns
    assert holds(SimpleNamespace(text=text, path=("Điều 5", above) if above else ()), patterns) is held


@pytest.mark.parametrize("question", ["Sâm là gì?", "ai ký", "", "bao nhiêu", "chỉ tiêu là bao nhiêu", "phát triển"])
def test_a_question_that_names_no_unit_expects_nothing(question):
    assert expected(question) == ()
    assert not holds(SimpleNamespace(text="Phạt 5 đồng", path=()), ())


@pytest.mark.parametrize("question", ["bao nhiêu (", "mấy [", "bao nhiêu a+"])
def test_what_is_typed_is_no_expression(question):
    holds(SimpleNamespace(text="1 a", path=()), expected(question))


@pytest.mark.parametrize("near_miss", ["bao nhiêu " * 20_000, "mấy " * 50_000, "1 " * 100_000, "mức " * 50_000])
def test_linear(near_miss):
    started = time.perf_counter()
    patterns = expected(near_miss)
    holds(SimpleNamespace(text=near_miss, path=()), (*patterns, *expected("phạt bao lâu")))
    assert time.perf_counter() - started < 1
