"""Texts as OCR reads them, against the true ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.characters import Figures, distance, errors, figure_tokens, figures


@pytest.mark.parametrize(
    ("true", "read", "expected"),
    [
        ("", "", 0),
        ("abc", "", 3),
        ("", "abc", 3),
        ("kitten", "sitting", 3),
        # A line lost from the middle.
        ("một hai ba", "một ba", 4),
        # Two characters in each other's place: two changes.
        ("ab", "ba", 2),
    ],
)
def test_distance(true: str, read: str, expected: int):
    assert distance(true, read) == expected


def plain_distance(true: str, read: str) -> int:
    """The definition, cell by cell."""
    row = list(range(len(read) + 1))
    for place, character in enumerate(true, 1):
        below = [place]
        for column, other in enumerate(read, 1):
            below.append(min(row[column] + 1, below[-1] + 1, row[column - 1] + (character != other)))
        row = below
    return row[-1]


@given(st.text("abđ ", max_size=12), st.text("abđ ", max_size=12))
def test_distance_is_levenshtein(true: str, read: str):
    assert distance(true, read) == plain_distance(true, read)


@pytest.mark.parametrize(
    ("true", "read", "accented", "folded"),
    [
        # A tone mark misread is an error with accents, none without.
        ("quyền hạn", "quyên hạn", 1, 0),
        ("đầu tư", "Đâu tư", 2, 0),
        # Other line ends, other code points of the same letters: no error.
        ("Căn cứ\nLuật", "Căn cứ Lu\u1ea1\u0302t".replace("\u1ea1\u0302", "a\u0323\u0302"), 0, 0),
        # Letters for figures are errors in both.
        ("tháng 11", "tháng l1", 1, 1),
    ],
)
def test_errors(true: str, read: str, accented: int, folded: int):
    assert errors(true, read)[0] == accented
    assert errors(true, read, folded=True)[0] == folded


def test_figure_tokens():
    text = "đạt 58,5 % của 2.100 tỷ, ngày 05/9/2022, số 15/2024/NQ-HĐND; 2021-2030."
    assert figure_tokens(text) == ["58,5%", "2.100", "05/9/2022", "15/2024", "2021-2030"]


@pytest.mark.parametrize(
    ("true", "read", "expected"),
    [
        ("tăng 58,5% và 85%", "tăng 58,56 và 85%", Figures(2, 2, 1)),
        # Each counts as often as it occurs.
        ("3 và 3", "3", Figures(2, 1, 1)),
        # A figure out of nothing costs precision.
        ("không có", "không 7 có", Figures(0, 1, 0)),
    ],
)
def test_figures(true: str, read: str, expected: Figures):
    assert figures(true, read) == expected
