"""Two questions in one."""

import time

import pytest

from answer.parts import parts_of

PARTS = [
    ("Nghị quyết 26-NQ/TU là gì và ai ký?", ("Nghị quyết 26-NQ/TU là gì", "Nghị quyết 26-NQ/TU ai ký")),
    ("Vi bằng là gì và ai được lập vi bằng?", ("Vi bằng là gì", "ai được lập vi bằng")),
    (
        "Làn đường là gì? Pháp luật quy định việc sử dụng làn đường như thế nào?",
        ("Làn đường là gì", "Pháp luật quy định việc sử dụng làn đường như thế nào"),
    ),
    (
        "Trồng mới bao nhiêu ha sâm Ngọc Linh và bao nhiêu ha mía?",
        ("Trồng mới bao nhiêu ha sâm Ngọc Linh", "Trồng mới bao nhiêu ha mía"),
    ),
    (
        "Nghị định 99/2025/NĐ-CP do ai ban hành, có hiệu lực từ khi nào?",
        ("Nghị định 99/2025/NĐ-CP do ai ban hành", "Nghị định 99/2025/NĐ-CP có hiệu lực từ khi nào"),
    ),
    (
        "Luật 69/2020/QH14 có hiệu lực khi nào và công ty dịch vụ phải ký quỹ bao nhiêu tiền?",
        ("Luật 69/2020/QH14 có hiệu lực khi nào", "công ty dịch vụ phải ký quỹ bao nhiêu tiền (69/2020/QH14)"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("reading", "parts"), PARTS)
def test_two_questions(reading, parts):
    assert parts_of(reading) == parts


ONE = [
    "Người điều khiển xe có quyền và trách nhiệm gì?",
    "Thu ngân sách và chi ngân sách là bao nhiêu?",
    "ai ký?",
    "Nghị quyết có áp dụng với cà phê không?",
    "Trẻ em, phụ nữ mang thai, người già yếu phải tuân thủ các quy định nào?",
    "Anh C đang lái xe, có điện thoại gọi đến. Anh không dừng xe và vẫn nghe máy. Anh bị phạt thế nào?",
    "trồng sâm Ngọc Linh",
    "",
]


@pytest.mark.parametrize("reading", ONE)
def test_one_question(reading):
    assert parts_of(reading) == (reading,)


def test_more_than_three_are_left_alone():
    reading = "Ai ký? Ai ban hành? Khi nào ban hành? Ở đâu?"
    assert parts_of(reading) == (reading,)


@pytest.mark.parametrize("near_miss", ["là gì và ", "và ", "? ", ", gì", "không ", "Anh đi. "])
def test_linear(near_miss):
    text = near_miss * (20_000 // len(near_miss))
    started = time.process_time()
    parts_of(text)
    assert time.process_time() - started < 8
