"""What the reader would give: the sentence with its words, whatever words it shares with the question."""

from dataclasses import replace

import pytest

from answer.draft import Case
from answer.judging.confidence import given_sureness
from answer.judging.marks import marks_of
from answer.texts import given
from index.comprehension.reading import Reading
from index.model import FoundPassage
from tests.answer.cases import case_of
from tests.answer.conftest import passage

PLAIN = "mở hội từ thiện phải có mấy người đứng tên?"
FOR_FIGURE = "Ban sáng lập phải có mấy thành viên?"
FOUNDERS = passage(
    "Ban sáng lập có tối thiểu 03 thành viên. Trưởng ban là công dân Việt Nam.", "Điều 11. Sáng lập viên"
)
REPORT = passage("Hội từ thiện báo cáo người đứng tên hằng năm.")


def _read(question: str, words: dict[FoundPassage, tuple[float, str]]) -> Case:
    """A case whose passages were read: of each the log-odds, and the words that answer."""
    case = case_of(question, *words)
    readings = {
        found.id: Reading(odds, found.text.index(said), found.text.index(said) + len(said))
        for found, (odds, said) in words.items()
    }
    judge = case.judged[0].by
    judge.remember(readings)
    return replace(case, judged=judge.again(case.judged))


@pytest.mark.parametrize(
    ("question", "said", "quoted"),
    [
        (FOR_FIGURE, "tối thiểu 03 thành viên", "Ban sáng lập có tối thiểu 03 thành viên."),
        ("ai làm trưởng của nhóm lập hội?", "công dân Việt Nam", "Trưởng ban là công dân Việt Nam."),
    ],
)
def test_the_sentence_of_its_words_is_quoted(question: str, said: str, quoted: str) -> None:
    draft = given.find(_read(question, {FOUNDERS: (5.0, said), REPORT: (-5.0, "hằng năm")}))
    assert draft is not None
    claim = draft.claims[0]
    assert claim.passage.text[claim.start : claim.end] == quoted
    assert draft.sure is not None


def test_a_figure_is_the_one_in_its_words() -> None:
    draft = given.find(_read(FOR_FIGURE, {FOUNDERS: (5.0, "tối thiểu 03 thành viên"), REPORT: (-5.0, "hằng năm")}))
    assert draft is not None
    assert draft.claims[0].figure is not None
    assert draft.claims[0].figure.value == 3


def test_no_figure_no_answer_to_how_many() -> None:
    assert given.find(_read(FOR_FIGURE, {FOUNDERS: (-5.0, "03 thành viên"), REPORT: (5.0, "hằng năm")})) is None


def test_a_figure_of_something_that_nothing_names_is_none() -> None:
    assert given.find(_read(PLAIN, {FOUNDERS: (5.0, "tối thiểu 03 thành viên")})) is None


def test_what_the_reader_does_not_take_to_answer_is_not_given() -> None:
    assert given.find(_read(FOR_FIGURE, {FOUNDERS: (-0.1, "tối thiểu 03 thành viên")})) is None


def test_what_was_not_read_gives_nothing() -> None:
    assert given.find(case_of(PLAIN, FOUNDERS, REPORT)) is None


def test_another_year_forbids_it_too() -> None:
    case = _read(
        "năm 2030 mở hội từ thiện phải có mấy người?",
        {passage("Năm 2026, ban sáng lập có 03 thành viên."): (6.0, "03 thành viên")},
    )
    item = case.judged[0]
    assert item.contradicts
    assert given_sureness(case, item, marks_of(case, item)) <= 0.1
