import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.grading import Grade
from bench.reliability import Bin, Point, bins, calibration_error, curve
from bench.sets.seed import HandMade


def question(*, answerable=True):
    return HandMade("Q", "?", "vi", answerable, ("a",), False, "", "", None)


def graded(confidence, *, answered=True, right=False, answerable=True):
    return Grade(question(answerable=answerable), answered, confidence, right, right, None, 0.0, 0.0, None, (), "")


# an edge belongs to the upper bin, 1.0 to the last
def test_bins():
    pairs = [(0.0, False), (0.05, True), (0.1, False), (0.95, True), (1.0, True)]
    assert bins(pairs) == [
        Bin(0.0, 0.025, 0.5, 2),
        Bin(0.1, 0.1, 0.0, 1),
        Bin(0.9, 0.975, 1.0, 2),
    ]


# pairs -> error: nothing, as sure as right, all too sure, two bins weighted
ERRORS = [
    ([], 0.0),
    ([(0.5, True), (0.5, False)], 0.0),
    ([(1.0, False)] * 3, 1.0),
    ([(0.95, True), (0.95, True), (0.95, True), (0.25, True)], (3 * 0.05 + 0.75) / 4),
]


@pytest.mark.parametrize(("pairs", "error"), ERRORS)
def test_calibration_error(pairs, error):
    assert calibration_error(pairs) == pytest.approx(error)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=50))
def test_bins_hold_everything_and_errors_are_shares(pairs):
    assert sum(each.n for each in bins(pairs)) == len(pairs)
    assert 0 <= calibration_error(pairs) <= 1


def test_curve_refuses_what_is_less_sure():
    grades = [
        graded(0.9, right=True),
        graded(0.4, right=True),
        graded(0.6),
        graded(0.7, answerable=False),
        graded(0.3, answerable=False),
        # refused whatever the threshold is: its confidence is that of the refusal
        graded(0.95, answered=False, answerable=False),
    ]
    low, middle, high = curve(grades, (0.0, 0.5, 0.95))
    assert low == Point(0.0, right=2, wrong=3, refused_rightly=1, refused_wrongly=0)
    assert middle == Point(0.5, right=1, wrong=2, refused_rightly=2, refused_wrongly=1)
    assert high == Point(0.95, right=0, wrong=0, refused_rightly=3, refused_wrongly=3)
    assert (low.precision, round(middle.precision, 3), high.precision) == (1.0, 0.667, 0.5)


def test_nothing_refused_is_nothing_refused_wrongly():
    assert curve([graded(0.9)], (0.0,))[0].precision == 1.0
