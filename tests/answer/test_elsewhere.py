"""Sentences that only say where the answer stands, and whether it is in the library."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer.refusing.elsewhere import elsewhere, only_refers
from index.model import FoundPassage
from ingest.model import Reference, Section
from tests.answer.cases import Held, case_of
from tests.answer.conftest import DOCUMENT, passage

ANNEX = passage("1.5. Các chỉ tiêu khác: Chi tiết tại Phụ lục kèm theo.")
FEES = passage("31.1. Đảng phí: Đảng viên đóng đảng phí trên cơ sở tiền lương theo quy định của Bộ Chính trị.")
DEPOSIT = passage("3. Chính phủ quy định chi tiết mức ký quỹ, việc quản lý tiền ký quỹ.")
CARRIED = passage("Việc cho vay thực hiện theo Nghị quyết số 15/2024/NQ-HĐND.")
PLAIN = passage("- Tỷ lệ hộ nghèo đến cuối năm 2024 giảm 3%.")
CITED = Reference(
    1, "document", 100 + 27, 100 + 57, number="15/2024/NQ-HĐND", type="Nghị quyết", relation="thực hiện"
)  # fmt: skip
ANNEXED = Section(1, None, "annex", "Phụ lục", "PHỤ LỤC", ("Phụ lục",), 500, 520, 900)
GOVERNMENT = replace(DOCUMENT, slug="nd", number="112/2021/NĐ-CP", issuer="CHÍNH PHỦ")


@pytest.mark.parametrize(
    ("reading", "found", "held", "missing"),
    [
        ("Các chỉ tiêu khác là những chỉ tiêu nào?", ANNEX, Held(), "Phụ lục của Nghị quyết 26-NQ/TU"),
        ("Các chỉ tiêu khác là những chỉ tiêu nào?", ANNEX, Held(sections=(ANNEXED,)), None),
        ("Đảng viên đóng đảng phí bao nhiêu phần trăm?", FEES, Held(), "quy định của Bộ Chính trị"),
        ("Mức ký quỹ là bao nhiêu?", DEPOSIT, Held(), "quy định của Chính phủ"),
        ("Mức ký quỹ là bao nhiêu?", DEPOSIT, Held(mentions=(GOVERNMENT,)), None),
        ("Việc cho vay thực hiện ra sao?", CARRIED, Held(references=(CITED,)), "Nghị quyết 15/2024/NQ-HĐND"),
        (
            "Việc cho vay thực hiện ra sao?",
            CARRIED,
            Held(known=(DOCUMENT, replace(DOCUMENT, number="15/2024/NQ-HĐND")), references=(CITED,)),
            None,
        ),
        ("Tỷ lệ hộ nghèo giảm bao nhiêu?", PLAIN, Held(), None),
    ],
)
def test_what_is_missing(reading: str, found: FoundPassage, held: Held, missing: str | None) -> None:
    assert elsewhere(case_of(reading, found, documents=held)) == missing


def test_a_sentence_far_from_the_question_refers_to_nothing_that_matters() -> None:
    others = [passage(f"{number}. Tỷ lệ hộ nghèo cuối năm 2024 của xã số {number}.") for number in range(4)]
    assert elsewhere(case_of("Tỷ lệ hộ nghèo đến cuối năm 2024 giảm bao nhiêu?", PLAIN, *others, DEPOSIT)) is None


@pytest.mark.parametrize(
    ("reading", "found", "only"),
    [
        ("Các chỉ tiêu khác là gì?", ANNEX, True),
        ("Đảng phí đóng trên cơ sở nào?", FEES, False),
        ("Tỷ lệ hộ nghèo giảm bao nhiêu?", PLAIN, False),
    ],
)
def test_a_clause_that_says_no_more_than_where_it_stands(reading: str, found: FoundPassage, only: bool) -> None:
    case = case_of(reading, found)
    assert (only_refers(case, case.judged[0]) is not None) is only


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(["theo quy định của ", "Bộ Y ", "chi tiết ", "phụ lục ", "Bộ trưởng Bộ "]), st.integers(1, 400))
def test_long_near_misses_cost_no_time(piece: str, times: int) -> None:
    case = case_of("Mức phí là bao nhiêu?", passage(piece * times))
    started = time.process_time()
    elsewhere(case)
    assert time.process_time() - started < 1.0
