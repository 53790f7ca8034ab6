"""Clauses of a passage, what they inherit, and their way back to the raw document."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer.judging.evidence import Clause, Places, clauses_of
from tests.answer.conftest import passage
from vietnamese.forms import clean

GRDP = (
    "- Tốc độ tăng trưởng GRDP tăng từ 9,5% trở lên (cả năm từ 8,2% trở lên); thu ngân sách 2.100 tỷ đồng (cả năm từ "
    "4.500 tỷ đồng trở lên)."
)
CROPS = "- Diện tích trồng mới các loại cây: Cây cà phê xứ lạnh 180 ha; cây mía 479 ha; Sâm Ngọc Linh 476 ha."


def _cut(text: str) -> list[Clause]:
    return clauses_of(passage(text))


def test_a_list_is_its_items_each_under_the_head():
    clauses = _cut(CROPS)
    assert [(clause.text, [q.text for q in clause.quantities]) for clause in clauses] == [
        ("Cây cà phê xứ lạnh 180 ha", ["180 ha"]),
        ("cây mía 479 ha", ["479 ha"]),
        ("Sâm Ngọc Linh 476 ha", ["476 ha"]),
    ]
    assert {clause.head for clause in clauses} == {"Diện tích trồng mới các loại cây"}
    assert not any(clause.nested for clause in clauses)


def test_a_bracket_is_a_clause_that_inherits_the_words_before_the_figure():
    clauses = _cut(GRDP)
    assert [(clause.nested, [q.text for q in clause.quantities]) for clause in clauses] == [
        (False, ["9,5%"]), (True, ["8,2%"]), (False, ["2.100 tỷ đồng"]), (True, ["4.500 tỷ đồng"]),
    ]  # fmt: skip
    outer, growth, _, revenue = clauses
    assert growth.text == "cả năm từ 8,2% trở lên"
    assert "GRDP" in growth.head
    assert "9,5" not in growth.head
    assert revenue.head == "thu ngân sách"
    assert "8,2" not in outer.text
    assert "cả năm" not in outer.text


def test_a_bracket_of_an_item_inherits_the_head_of_the_list_too():
    clauses = _cut("Chỉ tiêu của tỉnh: Thu ngân sách 2.100 tỷ đồng (cả năm 4.500 tỷ đồng); xuất khẩu 20 triệu USD.")
    (nested,) = [clause for clause in clauses if clause.nested]
    assert nested.head == "Chỉ tiêu của tỉnh Thu ngân sách"


@pytest.mark.parametrize("text", ["Có 100 thôn (làng) đạt chuẩn.", "Hội nghị (lần thứ 17 của năm) có 50 đại biểu."])
def test_a_bracket_without_a_figure_only_explains(text):
    (clause,) = _cut(text)
    assert clause.text == text
    assert len(clause.quantities) == 1


def test_a_bracket_with_nothing_but_a_stretch_of_time_stays():
    (clause,) = _cut("Có 100 thôn (trong 3 năm tới) đạt chuẩn.")
    assert [q.text for q in clause.quantities] == ["100 thôn", "3 năm"]


def test_sentences_are_cut_and_told():
    text = "Có thêm 05 xã đạt chuẩn. Có 100 thôn đạt chuẩn; xã Ngọc Linh đạt 13 tiêu chí."
    clauses = _cut(text)
    assert [clause.text for clause in clauses] == [
        "Có thêm 05 xã đạt chuẩn.", "Có 100 thôn đạt chuẩn", "xã Ngọc Linh đạt 13 tiêu chí.",
    ]  # fmt: skip
    assert [text[slice(*clause.sentence)] for clause in clauses[1:]] == [text[25:]] * 2


def test_a_semicolon_in_a_bracket_does_not_cut():
    outer, nested = _cut("Thu 2.100 tỷ đồng (thuế 1.500 tỷ đồng; phí 600 tỷ đồng) trong năm")
    assert outer.text == "Thu 2.100 tỷ đồng trong năm"
    assert nested.text == "thuế 1.500 tỷ đồng; phí 600 tỷ đồng"
    assert [q.text for q in nested.quantities] == ["1.500 tỷ đồng", "600 tỷ đồng"]


@pytest.mark.parametrize("text", ["", " \n ", "I. CHỈ TIÊU"])
def test_little_or_nothing(text):
    assert sum(len(clause.quantities) for clause in _cut(text)) == 0


class TestPlaces:
    # decomposed, a no-break space, a soft hyphen: the clean text is shorter than the raw one
    RAW = "- Tro\u0302\u0300ng\u00a0mơ\u0301i  Sâm Ngo\u0323c Linh 476\u00a0ha; mía 479 ha."

    def test_a_figure_in_raw(self):
        found = passage(self.RAW)
        assert found.text != self.RAW
        figures = [q for clause in clauses_of(found) for q in clause.quantities]
        spans = [Places().raw_span(found, q.start, q.end) for q in figures]
        assert [self.RAW[start - 100 : end - 100] for start, end in spans] == ["476\u00a0ha", "479 ha"]

    def test_blanks_at_both_ends_are_left_out(self):
        found = passage("  một hai  ")
        start, end = Places().raw_span(found, 0, len(found.text))
        assert found.quote[start - 100 : end - 100] == "một hai"

    def test_nothing_but_blanks(self):
        found = passage("một   hai")
        start, end = Places().raw_span(found, 3, 4)
        assert start == end


_PARTS = [
    "Trồng", "sâm", "476 ha", "2.100 tỷ đồng", "9,5%", "cả năm", "ngo\u0323c", "tro\u0302\u0300ng", "\u00a0", "\u200b",
    " ", "\n", ":", ";", "(", ")", ".", "- ",
]  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(_PARTS), max_size=30).map(" ".join))
def test_every_clause_and_figure_leads_back_to_raw(raw):
    found, places = passage(raw), Places()
    for clause in clauses_of(found):
        assert clause.sentence[0] <= clause.start <= clause.end <= clause.sentence[1]
        for start, end in [(clause.start, clause.end), clause.sentence, *((q.start, q.end) for q in clause.quantities)]:
            raw_start, raw_end = places.raw_span(found, start, end)
            quote = raw[raw_start - found.start : raw_end - found.start]
            assert clean(quote).text.strip() == found.text[start:end].strip()
        for quantity in clause.quantities:
            assert clause.start <= quantity.start < quantity.end <= clause.end


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(_PARTS), max_size=30).map(" ".join))
def test_no_figure_belongs_to_two_clauses(raw):
    places = [q.start for clause in clauses_of(passage(raw)) for q in clause.quantities]
    assert len(places) == len(set(places))
