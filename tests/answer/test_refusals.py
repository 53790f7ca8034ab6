"""Why there is no answer: the reason, and words that help."""

from dataclasses import replace

import pytest

from answer.draft import Draft
from answer.model import RefusalReason
from answer.refusing.refusals import barred, nearest_of, reason_of
from answer.texts.quoting import claim_of
from index.model import FoundPassage
from tests.answer.cases import Held, case_of
from tests.answer.conftest import DOCUMENT, passage

POOR = passage("- Tỷ lệ hộ nghèo đến cuối năm 2024 giảm 3%.")
WORK = passage("- Tỷ lệ lao động qua đào tạo đạt 58,5%.")
CROPS = passage("Tiếp tục trồng mới Sâm Ngọc Linh và cây dược liệu khác.")
ANNEX = passage("1.5. Các chỉ tiêu khác: Chi tiết tại Phụ lục kèm theo.")
DEPOSIT = passage("3. Chính phủ quy định chi tiết mức ký quỹ của doanh nghiệp.")
REPORT = passage("8. Gửi kết quả đánh giá giảng viên hằng năm đến đơn vị nơi giảng viên đang công tác.")
SIGNED = passage("T/M TỈNH ỦY\nBÍ THƯ\nDương Văn Trang", kind="signature")


@pytest.mark.parametrize(
    ("reading", "found", "reason", "words"),
    [
        ("Tỷ lệ hộ nghèo của tỉnh Gia Lai giảm bao nhiêu?", POOR, "other_place", ("Kon Tum", "Gia Lai")),
        ("Tỷ lệ hộ nghèo đến cuối năm 2031 giảm bao nhiêu?", POOR, "other_time", ("năm 2024",)),
        ("Trồng mới Sâm Ngọc Linh bao nhiêu ha?", CROPS, "no_fact", ("con số", "tính bằng ha")),
        ("Mức ký quỹ của doanh nghiệp là bao nhiêu?", DEPOSIT, "elsewhere", ("Chính phủ",)),
        ("Đường sắt cao tốc và cảng biển xây ở đâu?", POOR, "no_topic", ("“Đường sắt”",)),
        ("Gửi kết quả đánh giá giảng viên cho cơ quan kiểm toán nào?", REPORT, "no_fact", ("“kiểm toán”",)),
        ("Ai ký Nghị quyết 99-NQ/TU?", SIGNED, "no_fact", ("99-NQ/TU",)),
        ("Ai ký Nghị quyết 26-NQ/TU?", SIGNED, "no_fact", ("phần ký",)),
    ],
)
def test_the_reason(reading: str, found: FoundPassage, reason: RefusalReason, words: tuple[str, ...]) -> None:
    told, message = reason_of(case_of(reading, found))
    assert told == reason
    assert all(word in message for word in words), message


def test_the_clause_that_speaks_most_of_it_tells_though_another_is_nearer_in_time() -> None:
    case = case_of("Tỷ lệ hộ nghèo đến cuối năm 2031 giảm bao nhiêu?", WORK, POOR)
    assert reason_of(case)[0] == "other_time"


def test_what_only_says_where_it_stands_is_no_answer() -> None:
    case = case_of("Các chỉ tiêu khác là gì?", ANNEX)
    draft = Draft([claim_of(case.judged[0])], case.judged[0])
    told = barred(case, draft)
    assert told is not None
    assert told[0] == "elsewhere"
    assert "Phụ lục" in told[1]


def test_what_says_something_is_not_barred() -> None:
    case = case_of("Trồng mới cây gì?", CROPS)
    assert barred(case, Draft([claim_of(case.judged[0])], case.judged[0])) is None
    assert barred(case, None) is None


@pytest.mark.parametrize(
    ("reading", "why"),
    [
        ("Tỷ lệ hộ nghèo của tỉnh Gia Lai giảm bao nhiêu?", "nói về Kon Tum"),
        ("Tỷ lệ hộ nghèo đến cuối năm 2031 giảm bao nhiêu?", "nói về năm 2024"),
        ("Tỷ lệ hộ nghèo giảm bao nhiêu ha?", "không có con số được hỏi (tính bằng ha)"),
        ("Tỷ lệ hộ nghèo vùng rừng ngập mặn thế nào?", "không nói đến “ngập mặn”"),
        ("What is the poverty target?", "không đủ chắc là nói đúng điều được hỏi"),
    ],
)
def test_why_the_nearest_was_not_enough(reading: str, why: str) -> None:
    case = case_of(reading, POOR)
    [near] = nearest_of(case, case.judged)
    assert near.why.startswith(why)
    assert near.citation.quote == POOR.quote


def test_the_nearest_passages_are_three_and_none_twice() -> None:
    others = [
        replace(passage(f"{number}. Tỷ lệ hộ nghèo xã số {number} giảm nhanh."), id=number) for number in range(5)
    ]
    case = case_of("Tỷ lệ hộ nghèo giảm bao nhiêu?", POOR, *others)
    near = nearest_of(case, [*case.judged, *case.judged])
    assert len({one.citation.passage for one in near}) == len(near) == 3


def test_words_are_shown_as_they_were_typed() -> None:
    message = reason_of(case_of("Cảng Chân Mây của Tập đoàn Sơn Hải xây ở đâu?", POOR, documents=Held((DOCUMENT,))))[1]
    assert "Chân Mây" in message or "Sơn Hải" in message
