"""What of a passage is shown, and which of its words are marked."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.snippets import LENGTH, snippet
from index.understand import understand

QUOTE = "- Trồng mới Sâm Ngọc Linh 476 ha; thu ngân sách 2.100 tỷ đồng, Nghị quyết số 26-NQ/TU."


def marked(quote: str, question: str) -> list[tuple[str, bool]]:
    found = snippet(quote, understand(question))
    return [(quote[mark.start : mark.end], mark.exact) for mark in found.marks]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("sâm Ngọc Linh bao nhiêu ha", [("Sâm", True), ("Ngọc", True), ("Linh", True), ("ha", True)]),
        # typed without accents: met in folded form, and said so
        ("sam ngoc linh", [("Sâm", False), ("Ngọc", False), ("Linh", True)]),
        # accents that were typed are meant
        ("sắm Ngọc", [("Ngọc", True)]),
        # the tone mark elsewhere, i for y
        ("trồng mơi tỷ", [("Trồng", True), ("tỷ", True)]),
        ("476", [("476", True)]),
        # numbers by value, and not by their digits
        ("2100 tỷ", [("2.100", True), ("tỷ", True), ("đồng", True)]),
        ("76 ha", [("ha", True)]),
        ("26 - NQ/TU", [("26-NQ/TU", True)]),
        # words of asking are no evidence
        ("là bao nhiêu và của ai?", []),
    ],
)
def test_marks(question, expected):
    assert marked(QUOTE, question) == expected


def test_decomposed_letters_are_marked_whole():
    quote = unicodedata.normalize("NFD", QUOTE)
    assert [word for word, _ in marked(quote, "sâm Ngọc")] == [unicodedata.normalize("NFD", w) for w in ("Sâm", "Ngọc")]


class TestWindow:
    LONG = "đầu " * 300 + "sâm Ngọc Linh 476 ha " + "cuối " * 300

    def test_a_short_one_is_shown_whole(self):
        assert (snippet(QUOTE, None).start, snippet(QUOTE, None).end) == (0, len(QUOTE))

    def test_where_most_of_the_question_stands(self):
        # one word of it far in front weighs less than three together
        quote = f"sâm {self.LONG}"
        found = snippet(quote, understand("sâm Ngọc Linh"))
        assert "sâm Ngọc Linh" in quote[found.start : found.end]
        assert found.end - found.start < LENGTH + 40
        assert all(found.start <= mark.start < mark.end <= found.end for mark in found.marks)

    def test_between_words(self):
        found = snippet(self.LONG, understand("sâm"))
        assert self.LONG[found.start - 1] == " "
        assert self.LONG[found.end] == " "

    def test_nothing_matched_shows_the_beginning(self):
        assert snippet(self.LONG, understand("không có gì")).start == 0


@given(st.text(max_size=900), st.text(alphabet="aâbcđegh 0123.,", min_size=1, max_size=30).filter(str.strip))
def test_any_text_gives_places_within_it(quote, question):
    if not any(letter.isalnum() for letter in question):
        return
    found = snippet(quote, understand(question))
    assert 0 <= found.start <= found.end <= len(quote)
    assert all(found.start <= mark.start < mark.end <= found.end for mark in found.marks)
