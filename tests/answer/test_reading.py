"""What reading changes: which passage stands first, and what is told of it to the confidence."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from answer.judging.evidence import clauses_of
from answer.judging.judge import Judge
from answer.judging.marks import marks_of
from answer.judging.reading import read
from answer.question import read_question
from errors import ModelUnavailable
from index.comprehension.reading import Reading
from index.model import FoundPassage, Hit, Query
from tests.answer.cases import case_of
from tests.answer.conftest import passage

QUESTION = "lập quỹ từ thiện cần ít nhất mấy người đứng ra?"
NEAR = passage("Quỹ từ thiện báo cáo hằng năm với cơ quan đứng ra cấp phép ít nhất một lần.")
ANSWERS = passage("Ban sáng lập có tối thiểu 03 thành viên là công dân Việt Nam.", "Điều 11. Sáng lập viên")


class Says:
    """A reader that finds the words “03 thành viên” and is sure of them."""

    def __init__(self) -> None:
        self.seen: list[int] = []

    def read(self, question: str, passages: Sequence[FoundPassage]) -> list[Reading]:
        self.seen = [one.id for one in passages]
        return [self._of(one.text.find("03 thành viên")) for one in passages]

    @staticmethod
    def _of(at: int) -> Reading:
        return Reading(6.0, at, at + 13) if at >= 0 else Reading(-6.0, 0, 1)


def _read(*passages: FoundPassage, reader: Says):
    judge = Judge(read_question(QUESTION), lambda _: 1, 100, True)
    judged = sorted((judge.judge(c, 1.0, 0.9) for p in passages for c in clauses_of(p)), key=lambda item: -item.rank)
    hits = [Hit(found, 1.0, {}) for found in passages]
    return judged, read(Query(QUESTION, QUESTION), judge, judged, hits, reader)


def test_what_answers_in_other_words_goes_first() -> None:
    before, after = _read(NEAR, ANSWERS, reader=Says())
    assert before[0].clause.passage == NEAR
    assert after[0].clause.passage == ANSWERS
    assert after[0].read == 6.0


def test_what_was_read_is_remembered_for_another_reading_of_the_question() -> None:
    _, after = _read(NEAR, ANSWERS, reader=Says())
    other = after[0].by.of(read_question("cần mấy thành viên?"))
    assert other.again(after)[0].read == 6.0


def test_only_the_best_passages_are_read() -> None:
    reader = Says()
    many = [passage(f"Quỹ số {number} báo cáo hằng năm với cơ quan đứng ra cấp phép.") for number in range(30)]
    _, after = _read(*many, reader=reader)
    assert len(reader.seen) < 12
    assert sum(item.read is None for item in after) >= 18


class NoModel(Says):
    def read(self, question: str, passages: Sequence[FoundPassage]) -> list[Reading]:
        raise ModelUnavailable("Không tìm thấy mô hình.")


def test_without_the_model_nothing_is_read_and_nothing_lost(caplog) -> None:
    before, after = _read(NEAR, ANSWERS, reader=NoModel())
    assert [item.clause for item in after] == [item.clause for item in before]
    assert "Không tìm thấy mô hình" in caplog.text


@pytest.mark.parametrize(("log_odds", "mark"), [(4.0, 0.5), (-20.0, -1.0), (None, 0.0)])
def test_what_is_told_of_it_to_the_confidence(log_odds, mark) -> None:
    case = case_of(QUESTION, NEAR, ANSWERS)
    first = case.judged[0]
    first.by.remember({} if log_odds is None else {first.clause.passage.id: Reading(log_odds, 0, 1)})
    again = first.by.again(case.judged)
    own = next(item for item in again if item.clause == first.clause)
    assert marks_of(replace(case, judged=again), own).read == mark
