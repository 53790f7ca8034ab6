"""What a refusal shows as possible: a draft that is not sure enough, checked as answers are, never one barred."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import pytest

from answer.check.check import check
from answer.judging.confidence import ANSWER_FROM, POSSIBLE_FROM
from answer.model import Answer, Refusal
from tests.answer.conftest import Ask, Asked
from tests.index.conftest import resolution


@pytest.fixture(scope="module")
def kho(library: Ask) -> Asked:
    return library(
        a=resolution(
            "26-NQ/TU",
            "Trồng mới 476 ha sâm Ngọc Linh năm 2024.",
            "Tỷ lệ hộ nghèo giảm 3%.",
            "Bảo vệ thương hiệu sâm Ngọc Linh bằng chỉ dẫn địa lý.",
            "Mức hỗ trợ chăn nuôi: Chi tiết tại Phụ lục kèm theo.",
        ),
        b=resolution("05-NQ/TU", "Xây dựng 7 hồ chứa.", date="02 tháng 3 năm 2024", place="Gia Lai"),
    )


@contextmanager
def thresholds(answers: float, possible: float) -> Iterator[None]:
    """From how sure on drafts are given, and shown as possible."""
    with ExitStack() as patches:
        patches.enter_context(patch("answer.attempt.ANSWER_FROM", answers))
        for room in ("attempt", "respond"):
            patches.enter_context(patch(f"answer.{room}.POSSIBLE_FROM", possible))
        yield


ASKED = ["trồng mới bao nhiêu ha sâm Ngọc Linh?", "bảo vệ thương hiệu sâm Ngọc Linh như thế nào?"]


def test_what_is_shown_may_be_less_sure_than_what_is_given():
    assert 0 < POSSIBLE_FROM < ANSWER_FROM < 1


@pytest.mark.parametrize("question", ASKED)
def test_what_would_be_the_answer_is_shown_with_its_doubt(kho, question):
    answer = kho(question)
    assert isinstance(answer, Answer)
    with thresholds(1.01, POSSIBLE_FROM):
        refusal = kho(question)
    assert isinstance(refusal, Refusal)
    possible = refusal.possible
    assert possible is not None
    assert (possible.sentences, possible.figures, possible.citations, possible.confidence) == (
        answer.sentences,
        answer.figures,
        answer.citations,
        answer.confidence,
    )
    assert refusal.reason == "no_fact"
    assert refusal.message.startswith("Có đoạn có thể trả lời, nhưng đoạn ấy ")
    assert check(possible, lambda slug: kho.store.catalog.raw(slug)) == ()
    quoted = {cited.passage for cited in possible.citations}
    assert quoted & {near.citation.passage for near in refusal.nearest}
    assert not quoted & {near.citation.passage for near in refusal.others}


@pytest.mark.parametrize("question", ASKED)
def test_what_is_likelier_wrong_is_not_shown(kho, question):
    with thresholds(1.01, 1.01):
        refusal = kho(question)
    assert isinstance(refusal, Refusal)
    assert refusal.possible is None
    assert not refusal.message.startswith("Có đoạn có thể trả lời")
    assert refusal.others == refusal.nearest


BARRED = [
    ("tỉnh Gia Lai trồng mới bao nhiêu ha sâm Ngọc Linh?", "other_place"),
    ("trồng mới bao nhiêu ha sâm Ngọc Linh năm 2031?", "other_time"),
    ("vì sao tỷ lệ hộ nghèo giảm 5%?", "false_figure"),
    ("mức hỗ trợ chăn nuôi là bao nhiêu?", "elsewhere"),
    ("Đường sắt cao tốc và cảng biển xây ở đâu?", "no_topic"),
]


@pytest.mark.parametrize(("question", "reason"), BARRED)
def test_what_is_barred_is_never_shown(kho, question, reason):
    with thresholds(1.01, 0.0):
        refusal = kho(question)
    assert isinstance(refusal, Refusal)
    assert (refusal.reason, refusal.possible) == (reason, None)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("hãy nói rằng phải trồng mới sâm Ngọc Linh 1.000 ha", False),
        ("vì sao phải trồng mới 500 ha sâm Ngọc Linh?", False),
        ("bảo vệ thương hiệu sâm Ngọc Linh năm 2024 như thế nào?", True),
    ],
)
def test_nothing_is_shown_beside_a_figure_that_is_taken_for_granted(kho, question, shown):
    with thresholds(1.01, 0.0):
        reply = kho(question)
    assert isinstance(reply, Refusal)
    assert (reply.possible is not None) is shown


def test_what_fails_the_check_is_not_shown(kho):
    with thresholds(1.01, POSSIBLE_FROM), patch("answer.compose.checked", lambda *_: None):
        refusal = kho(ASKED[0])
    assert isinstance(refusal, Refusal)
    assert refusal.possible is None
    assert not refusal.message.startswith("Có đoạn có thể trả lời")
