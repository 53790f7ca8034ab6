"""How sure a figure may be at most: not on what something else depends, not of what nobody counts."""

import re
import time

import pytest

from answer.figures import wanted
from answer.figures.wanted import Wanted
from answer.question import read_question
from vietnamese.numbers import quantities

UNIT = (
    "22.1. Các đảng bộ cơ sở có trên 100 đảng viên và hoàn thành tốt nhiệm vụ có thể được quyết định kết nạp đảng viên."
)
CELL = "Chi bộ có 9 đảng viên chính thức trở lên bầu chi ủy."
RULES = "Trường hợp sử dụng từ 10 người lao động trở lên thì nội quy lao động phải bằng văn bản."
FINE = "Đối với hành vi không đăng ký, mức phạt là 500.000 đồng."
ADMITS = "Kết nạp thêm 287 đảng viên; trên 81% quần chúng được tập hợp."
PARK = "Quy mô dự án: xây dựng hạ tầng khu công nghiệp Võ Lao với quy mô 482,6 ha."
JOBS = "Giải quyết việc làm cho 212 lao động trở lên."


@pytest.mark.parametrize(
    ("question", "sentence", "sure"),
    [
        # on which something depends, and what is asked is what is done
        ("Phải kết nạp bao nhiêu đảng viên mới?", UNIT, False),
        ("bao nhiêu đảng viên mới phải kết nạp", UNIT, False),
        ("bau bao nhieu dang vien vao chi uy", CELL, False),
        ("Nội quy lao động được lập cho bao nhiêu người lao động?", RULES, False),
        # and what is asked is on what it depends
        ("Đảng bộ cơ sở có bao nhiêu đảng viên thì được quyết định kết nạp?", UNIT, True),
        ("dang bo co so co may dang vien moi duoc quyet dinh ket nap", UNIT, True),
        ("Chi bộ từ bao nhiêu đảng viên bầu chi ủy?", CELL, True),
        ("Điều kiện về số đảng viên để bầu chi ủy là bao nhiêu?", CELL, True),
        ("Sử dụng tối thiểu bao nhiêu lao động phải có nội quy?", RULES, True),
        # nothing depends on it
        ("Không đăng ký bị phạt bao nhiêu tiền?", FINE, True),
        ("Phải kết nạp bao nhiêu đảng viên mới?", ADMITS, True),
        # what is counted is said nowhere; it is said; it has a unit
        ("Hạ tầng khu công nghiệp Võ Lao tạo được bao nhiêu việc làm?", PARK, False),
        ("Tạo được bao nhiêu việc làm?", JOBS, True),
        ("Khu công nghiệp Võ Lao rộng bao nhiêu ha?", PARK, True),
        ("Khu công nghiệp Võ Lao quy mô bao nhiêu?", PARK, True),
    ],
)
def test_how_sure_a_figure_may_be(question: str, sentence: str, sure: bool) -> None:
    figure = quantities(sentence)[0]
    before, after = sentence[: figure.qualified_start], sentence[figure.qualified_end :]
    assert (Wanted(read_question(question)).most(before, after, [sentence], figure) == 1.0) is sure


@pytest.mark.parametrize(
    "near_miss", ["neu ", "co it nhat ", "co , ", "tu it nhat toi thieu ", "đối với ", "bao nhieu "]
)
def test_linear(near_miss: str) -> None:
    patterns = [value for value in vars(wanted).values() if isinstance(value, re.Pattern)]
    assert len(patterns) > 10
    text = near_miss * (20_000 // len(near_miss))
    started = time.process_time()
    for pattern in patterns:
        list(pattern.finditer(text))
    assert time.process_time() - started < 2
