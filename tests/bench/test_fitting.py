"""Which of two drafts is given, and what a threshold costs."""

import pytest

from bench.fitting import cost, given, less_sure


def _line(of_set: str, *, right: bool, drafted: bool = True, by: str = "finder") -> dict[str, object]:
    return {"by": by, "set": of_set, "answerable": True, "drafted": drafted, "first": right, "right": right}


FINDER, READER = _line("seed", right=False), _line("seed", right=True, by="reader")


@pytest.mark.parametrize(
    ("finder", "reader", "threshold", "expected"),
    [
        (0.8, 0.9, 0.7, FINDER),
        (0.6, 0.9, 0.7, READER),
        (0.6, 0.5, 0.7, FINDER),
    ],
)
def test_the_reader_is_asked_where_the_finder_is_not_sure(finder, reader, threshold, expected) -> None:
    assert given([(FINDER, finder), (READER, reader)], threshold)[0] is expected


def test_a_wrong_answer_costs_four_times_a_lost_one() -> None:
    sets = ("own-dev", "own-more", "own-third", "seed", "near", "held", "made")
    wrong = [[(_line(name, right=False), 0.8)] for name in sets]
    lost = [[(_line(name, right=True), 0.6)] for name in sets]
    assert cost(wrong, 0.7) == 4 * cost(lost, 0.7) == 4
    assert cost(wrong, 0.9) == 1
    assert cost(lost, 0.5) == 0


def test_only_the_drafts_of_the_reader_are_made_less_sure() -> None:
    ((finder, reader, nothing),) = less_sure([[(FINDER, 0.5), (READER, 0.5), (READER, 0.0)]], 2.0)
    assert finder[1] == 0.5
    assert reader[1] == pytest.approx(0.1192, abs=1e-4)
    assert nothing[1] == 0.0
