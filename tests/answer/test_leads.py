"""Figures of the line above a point, of every item, and at the bound asked for; when and where a question asks."""

from pathlib import Path

import pytest

from answer.model import Answer, Refusal
from answer.question import periods_in, read_question, spoken_years
from answer.question.asking import asking_part
from answer.question.times import without_times
from tests.answer.conftest import Ask, Asked
from tests.index.conftest import decree

DATA = Path(__file__).resolve().parents[2] / "data"
FINES = """Phạt tiền từ 800.000 đồng đến 1.000.000 đồng đối với một trong các hành vi sau đây:
a) Sử dụng còi, rú ga liên tục trong khu dân cư;
b) Chở hàng vượt quá chiều cao xếp hàng cho phép."""
SIZES = "Cụm công nghiệp có quy mô diện tích không vượt quá 75 ha và không dưới 10 ha."


@pytest.fixture(scope="module")
def kho(library: Ask) -> Asked:
    """A decree with fines and sizes, and the resolution of Kon Tum."""
    return library(
        **{"26-NQ-TU": (DATA / "26-NQ-TU.txt").read_text("utf-8")}, decree=decree("99/2025/NĐ-CP", FINES, SIZES)
    )


def test_a_point_has_the_figure_of_the_line_above(kho: Asked) -> None:
    reply = kho("sử dụng còi, rú ga liên tục trong khu dân cư bị phạt bao nhiêu tiền?")
    assert isinstance(reply, Answer)
    assert reply.figures[0].value == "800000..1000000"
    assert "Sử dụng còi, rú ga liên tục" in " ".join(sentence.text for sentence in reply.sentences)


def test_the_figure_of_every_item(kho: Asked) -> None:
    reply = kho("3 tháng cuối năm 2024 Kon Tum trồng mới những cây gì, mỗi loại bao nhiêu ha?")
    assert isinstance(reply, Answer)
    assert {"180", "479", "476", "433"} <= {figure.value for figure in reply.figures}


@pytest.mark.parametrize(("bound", "figure"), [("tối thiểu", "10 ha"), ("ít nhất", "10 ha"), ("tối đa", "75 ha")])
def test_the_bound_asked_for(kho: Asked, bound: str, figure: str) -> None:
    reply = kho(f"cụm công nghiệp có quy mô diện tích {bound} bao nhiêu ha?")
    assert isinstance(reply, Refusal) or reply.figures[0].text == figure


def test_the_whole_year_where_no_part_of_it_is_named(kho: Asked) -> None:
    reply = kho("tốc độ tăng trưởng GRDP của tỉnh năm 2024 là bao nhiêu?")
    assert isinstance(reply, Answer)
    assert [figure.value for figure in reply.figures][:2] == ["8.2", "9.5"]


PERIODS = [
    ("chín tháng đầu năm", {"9 tháng"}),
    ("bốn tháng cuối năm", {"4 tháng cuối"}),
    ("quý cuối năm 2024", {"3 tháng cuối"}),
    ("quý IV", {"3 tháng cuối"}),
    ("những năm tháng đã qua", set()),
]


@pytest.mark.parametrize(("text", "periods"), PERIODS)
def test_periods_in_words(text: str, periods: set[str]) -> None:
    assert periods_in(text) == periods


def test_what_is_compared_with_is_not_spoken_of() -> None:
    assert spoken_years("Năm 2024 tăng so với cùng kỳ năm 2023.") == {2024}
    assert spoken_years("so với năm trước; năm 2023 và 2024") == {2023, 2024}


def test_times_are_no_topic() -> None:
    assert without_times("đầu tháng 5/2026 thu ngân sách").split(",")[-1].strip() == "thu ngân sách"
    assert "12/2024/NĐ-CP" in without_times("theo 12/2024/NĐ-CP")
    assert read_question("9 tháng đầu năm 2024 thu ngân sách đạt bao nhiêu?").terms == (
        (("thu",),),
        (("ngân", "sách"),),
    )


ASKED = "Diện tích trồng mới sâm Ngọc Linh là bao nhiêu ha?"
LETTER = "Tôi công tác ở một xã miền núi. " * 8


@pytest.mark.parametrize(
    ("reading", "asks"),
    [
        ("Chỉ tiêu là bao nhiêu?", "Chỉ tiêu là bao nhiêu?"),
        (f"{LETTER}{ASKED}", ASKED),
        (f"{ASKED} {LETTER}", ASKED),
    ],
)
def test_of_a_story_what_asks(reading: str, asks: str) -> None:
    assert asking_part(reading) == asks
