"""What a word means: which words are asked about, and which sentence defines them."""

import pytest

from answer.model import Answer, Refusal
from answer.texts.definitions import defines, thing_of
from tests.answer.conftest import Ask, Asked
from tests.index.conftest import decree
from vietnamese.forms import fold

THINGS = [
    ("Vi bằng là gì theo nghị định về văn phòng thi hành án dân sự?", "Vi bằng"),
    ("Luật 69/2020/QH14 hiểu thế nào là cưỡng bức lao động?", "cưỡng bức lao động"),
    ('Trong văn bản của Đảng, "số văn bản" được hiểu ra sao?', "số văn bản"),
    ("Thiết bị an toàn cho trẻ em được hiểu như thế nào là đúng?", "Thiết bị an toàn cho trẻ em"),
    ("Thế nào là tỷ lệ lấp đầy của cụm công nghiệp?", "tỷ lệ lấp đầy của cụm công nghiệp"),
    ("Theo Luật Đường bộ, làn đường là gì?", "làn đường"),
    ("cho tôi hỏi khái niệm cụm công nghiệp", "cụm công nghiệp"),
    ("Ai ký nghị quyết?", None),
]


@pytest.mark.parametrize(("reading", "thing"), THINGS)
def test_the_thing_asked_about(reading, thing):
    assert thing_of(reading) == thing


SENTENCES = [
    ("2. Vi bằng là văn bản ghi nhận sự kiện, hành vi có thật.", "Vi bằng", True),
    ("a) Số văn bản là số thứ tự của văn bản được đăng ký.", "số văn bản", True),
    ("2. Phương tiện giao thông đường bộ là các loại xe.", "phương tiện giao thông đường bộ", True),
    ("9. Người điều khiển phương tiện bao gồm người điều khiển xe cơ giới.", "người điều khiển phương tiện", True),
    ("“Cụm công nghiệp” (sau đây gọi tắt là CCN) là nơi sản xuất công nghiệp.", "cụm công nghiệp", True),
    ("Trong Nghị định này, hồ tiêu được hiểu là cây công nghiệp.", "hồ tiêu", True),
    # of something else, or in the middle
    ("2. Cụm công nghiệp làng nghề là cụm công nghiệp có tối thiểu 75% diện tích.", "cụm công nghiệp", False),
    ("4. Người yêu cầu lập vi bằng là cá nhân.", "vi bằng", False),
    ("Vi bằng phải được gửi cho người yêu cầu.", "vi bằng", False),
    ("Vi bằng làm chứng cứ.", "vi bằng", False),
    ("", "vi bằng", False),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "thing", "expected"), SENTENCES)
def test_what_defines(sentence, thing, expected):
    assert defines(sentence, thing) is expected


def test_without_accents_by_its_letters():
    assert defines("2. Vi bằng là văn bản.", "vi bang", fold)
    assert not defines("2. Vi bằng là văn bản.", "vi bang")


@pytest.fixture(scope="module")
def kho(library: Ask) -> Asked:
    return library(
        a=decree(
            "32/2024/NĐ-CP",
            "Cụm công nghiệp là nơi sản xuất công nghiệp, thực hiện các dịch vụ cho sản xuất công nghiệp.",
            "Cụm công nghiệp làng nghề là cụm công nghiệp có tối thiểu 75% diện tích đất công nghiệp.",
            "Chủ đầu tư cụm công nghiệp phải báo cáo hằng năm về tỷ lệ lấp đầy.",
        )
    )


@pytest.mark.parametrize("question", ["Cụm công nghiệp là gì?", "the nao la cum cong nghiep?"])
def test_the_defining_sentence_alone(kho, question):
    answer = kho(question)
    assert isinstance(answer, Answer)
    assert [sentence.text[:24] for sentence in answer.sentences] == ["1. Cụm công nghiệp là nơ"]


def test_what_nothing_defines_is_not_answered(kho):
    assert isinstance(kho("Thế nào là tỷ lệ lấp đầy?"), Refusal)
