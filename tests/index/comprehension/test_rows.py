from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from index.comprehension.rows import LONGEST, above_of, rows_of
from index.model_folder import find_model
from index.tokenizer import tokenizer_of
from tests.answer.conftest import passage

QUESTION = "Diện tích trồng mới Sâm Ngọc Linh là bao nhiêu?"


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return tokenizer_of(find_model().transformer)


def test_a_row_begins_with_the_question_and_ends_with_the_passage(tokenizer: Tokenizer) -> None:
    text = "Trồng mới 476 ha Sâm Ngọc Linh."
    (row,) = rows_of(tokenizer, QUESTION, [passage(text, "II", "1. Nông nghiệp")])
    assert tokenizer.decode(list(row.ids[: row.question])).startswith("Diện tích")
    assert tokenizer.decode(list(row.ids[row.first :])) == text
    assert text[row.offsets[0][0] : row.offsets[-1][1]] == text


def test_what_stands_above_is_read_with_it(tokenizer: Tokenizer) -> None:
    (row,) = rows_of(tokenizer, QUESTION, [passage("476 ha.", "II", "1.1. Sâm Ngọc Linh")])
    assert "1.1. Sâm Ngọc Linh" in tokenizer.decode(list(row.ids[row.question : row.first]))


def test_of_long_headings_the_end_is_read() -> None:
    above = above_of(passage("476 ha.", "II. " + "nhiệm vụ " * 60, "1.1. Sâm Ngọc Linh"))
    assert len(above) == 160
    assert above.endswith("1.1. Sâm Ngọc Linh")


def test_a_long_passage_makes_rows_that_overlap(tokenizer: Tokenizer) -> None:
    text = " ".join(f"Xã số {number} trồng {number * 3} ha cây ăn quả." for number in range(60))
    rows = list(rows_of(tokenizer, QUESTION, [passage(text), passage("476 ha.")]))
    assert [row.passage for row in rows] == [0] * (len(rows) - 1) + [1]
    assert all(len(row.ids) <= LONGEST for row in rows)
    assert rows[0].offsets[0][0] == 0
    assert rows[-2].offsets[-1][1] == len(text)
    assert all(second.offsets[0][0] < first.offsets[-1][1] for first, second in pairwise(rows[:-1]))


@given(st.text(max_size=400), st.text(max_size=60))
def test_any_text_makes_rows_with_places_in_it(tokenizer: Tokenizer, text: str, question: str) -> None:
    given_passage = passage(text)
    for row in rows_of(tokenizer, question, [given_passage]):
        assert len(row.ids) <= LONGEST
        assert all(0 <= start <= end <= len(given_passage.text) for start, end in row.offsets)
        assert len(row.offsets) == len(row.ids) - row.first
