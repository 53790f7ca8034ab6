"""How sure a clause is: what raises it, what never does, and what forbids it."""

from dataclasses import asdict, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer.judging.confidence import forbidden, of_marks, sureness
from answer.judging.marks import Marks, marks_of, unmet_terms
from answer.judging.weights import ANSWER_FROM, LEARNT
from index.model import Understood
from tests.answer.cases import case_of
from tests.answer.conftest import DOCUMENT, passage

POOR = passage("- Tỷ lệ hộ nghèo đến cuối năm 2024 giảm 3%.")
WORK = passage("- Tỷ lệ lao động qua đào tạo đạt 58,5%.")
HELP = passage("Hỗ trợ doanh nghiệp nhỏ và vừa tiếp cận tín dụng.")
RISES = ("coverage", "own", "named", "score", "margin", "alone")
FALLS = ("behind", "unmet")
_MARKS = st.builds(Marks, **{field.name: st.floats(0, 1) for field in fields(Marks)})


@given(_MARKS, st.sampled_from(RISES + FALLS), st.floats(0, 1))
def test_every_mark_has_its_direction(marks: Marks, name: str, other: float) -> None:
    low, high = sorted([asdict(marks)[name], other])
    less, more = of_marks(replace(marks, **{name: low})), of_marks(replace(marks, **{name: high}))
    assert less <= more if name in RISES else less >= more


@given(_MARKS)
def test_it_is_a_probability(marks: Marks) -> None:
    assert 0 <= of_marks(marks) <= 1


def test_what_must_weigh_weighs() -> None:
    assert LEARNT.coverage + LEARNT.own > 0
    assert LEARNT.behind < 0
    assert LEARNT.unmet < 0
    assert LEARNT.margin > 0
    assert 0 < ANSWER_FROM < 1


def test_more_words_that_stand_nowhere_make_it_less_sure() -> None:
    sure = [
        sureness(case, case.judged[0])
        for reading in (
            "Tỷ lệ hộ nghèo giảm bao nhiêu?",
            "Tỷ lệ hộ nghèo rừng ngập mặn giảm bao nhiêu?",
            "Tỷ lệ hộ nghèo rừng ngập mặn đường sắt cao tốc giảm bao nhiêu?",
        )
        if (case := case_of(reading, POOR, WORK, HELP))
    ]
    assert sure == sorted(sure, reverse=True)
    assert sure[0] > sure[2]


def test_a_clause_that_another_passage_overtakes_is_less_sure() -> None:
    case = case_of("Tỷ lệ hộ nghèo giảm bao nhiêu?", POOR, WORK)
    first, second = case.judged[0], next(item for item in case.judged if item.clause.passage is WORK)
    assert sureness(case, first) > sureness(case, second)
    assert marks_of(case, first).margin == -marks_of(case, second).margin > 0
    assert marks_of(case, second).behind > marks_of(case, first).behind == 0


def test_an_answer_of_several_passages_stands_where_the_best_of_them_stands() -> None:
    case = case_of("Tỷ lệ hộ nghèo giảm bao nhiêu?", POOR, WORK)
    second = next(item for item in case.judged if item.clause.passage is WORK)
    assert marks_of(case, second, {POOR.id}).behind == 0
    assert marks_of(case, second, {POOR.id}).alone == 1


@pytest.mark.parametrize(("field", "named"), [("number", 1.0), ("documents", 1.0), ("year", 0.0), (None, 0.0)])
def test_a_document_that_the_question_names(field: str | None, named: float) -> None:
    case = case_of("Tỷ lệ hộ nghèo giảm bao nhiêu?", POOR)
    query = replace(case.query, understood=(Understood("document", "26", "26-NQ/TU", field),))
    assert marks_of(replace(case, query=query), case.judged[0]).named == named


@pytest.mark.parametrize(
    ("reading", "why"),
    [
        ("Tỷ lệ hộ nghèo của tỉnh Gia Lai giảm bao nhiêu?", "another place"),
        ("Tỷ lệ hộ nghèo năm 2031 giảm bao nhiêu?", "another time"),
        ("Tỷ lệ hộ nghèo là bao nhiêu ha?", "no figure of this unit"),
        ("Ai ký văn bản về hộ nghèo?", "no head of a document"),
    ],
)
def test_what_forbids(reading: str, why: str) -> None:
    case = case_of(reading, POOR)
    assert forbidden(case, case.judged[0]), why
    assert sureness(case, case.judged[0]) < ANSWER_FROM


def test_nothing_forbids_what_fits() -> None:
    case = case_of("Tỷ lệ hộ nghèo của tỉnh Kon Tum đến cuối năm 2024 giảm bao nhiêu?", POOR)
    assert not forbidden(case, case.judged[0])


@pytest.mark.parametrize(
    ("reading", "unmet"),
    [
        ("Tỷ lệ hộ nghèo giảm bao nhiêu?", []),
        ("Tỷ lệ hộ cận nghèo giảm bao nhiêu?", ["hộ cận"]),
        ("Rừng ngập mặn giảm bao nhiêu?", ["rừng", "ngập mặn"]),
        # In the head of the document.
        ("Tỷ lệ hộ nghèo Kon Tum theo 26-NQ/TU?", []),
    ],
)
def test_words_that_stand_nowhere(reading: str, unmet: list[str]) -> None:
    case = case_of(reading, POOR)
    assert [" ".join(term[0]) for term in unmet_terms(case.judged[0], case.question.terms)] == unmet


def test_of_an_english_question_no_word_is_called_unmet() -> None:
    case = case_of("What is the poverty rate target?", passage("Tỷ lệ hộ nghèo giảm 3%.", document=DOCUMENT))
    assert marks_of(case, case.judged[0]).unmet == 0
