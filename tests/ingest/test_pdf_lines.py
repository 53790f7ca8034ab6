"""Lines put together: hyphens, decoded words, places that move along."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pdf.align import place_words
from ingest.pdf.page_lines import TextLine, assemble, join_hyphens, rewrite
from ingest.pdf.words import Characters, Piece, Sheet, lines_of
from ingest.reading import Word

SHEET = Sheet((0.0, 0.0, 600.0, 800.0), 0, 0)


def with_words(text: str) -> TextLine:
    words, start = [], 0
    for word in text.split(" "):
        words += [Word(start, start + len(word), 0, 0, 1, 1)] if word else []
        start += len(word) + 1
    return TextLine(text, tuple(words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("giai đoạn 2024-\n2025 đạt", "giai đoạn 2024-2025\nđạt"),
        ("Nghị quyết số 26-\nNQ/TU ngày 22", "Nghị quyết số 26-NQ/TU\nngày 22"),
        ("Quyết định 1719/QĐ-\nTTg", "Quyết định 1719/QĐ-TTg"),
        ("Chủ nghĩa Mác - Lê-\nnin", "Chủ nghĩa Mác - Lê-nin"),
        ("kinh tế -\nxã hội", "kinh tế -\nxã hội"),
        ("- gạch đầu dòng\n- gạch nữa", "- gạch đầu dòng\n- gạch nữa"),
        ("mục tiêu:\n- Một", "mục tiêu:\n- Một"),
        ("a-\n- b", "a-\n- b"),
        ("-----\nTên", "-----\nTên"),
        ("một-\nhai-\nba bốn", "một-hai-ba\nbốn"),
    ],
)
def test_hyphens(text: str, expected: str) -> None:
    made = assemble(join_hyphens([with_words(line) for line in text.split("\n")]))
    assert made.text == expected
    assert "".join(made.text[word.start : word.end] for word in made.words) == "".join(expected.split())


@given(st.lists(st.text("a-b 1Đ", max_size=8), max_size=6))
def test_joining_loses_no_letter(lines: list[str]) -> None:
    made = assemble(join_hyphens([with_words(line) for line in lines]))
    assert "".join(made.text.split()) == "".join("".join(lines).split())
    assert "".join(made.text[word.start : word.end] for word in made.words) == "".join(made.text.split())


def test_decoded_words_keep_their_places():
    lines = rewrite([with_words("Coäng hoøa"), with_words("xaõ hoäi")], "Cộng hòa\nxã hội")
    made = assemble(lines)
    assert [made.text[word.start : word.end] for word in made.words] == ["Cộng", "hòa", "xã", "hội"]


def test_decoding_that_moves_blanks_gives_up_places():
    assert rewrite([with_words("mét hai")], "một hai ba") == [TextLine("một hai ba")]


def pieces(*words: str) -> list[Piece]:
    return [Piece(word, 50.0 * place, 10, 50.0 * place + 6 * len(word), 22) for place, word in enumerate(words)]


class TestAlignment:
    def placed(self, text: str, *drawn: str) -> list[str]:
        lines = place_words(text, Characters(pieces(*drawn), [], SHEET, False, False))
        return [line.text[word.start : word.end] for line in lines for word in line.words]

    def test_words_that_pypdf_and_pdfium_part_differently(self):
        assert self.placed("Nghị quyết số\n26-NQ/TU", "Ng", "hị", "quyếtsố", "26-", "NQ/TU") == [
            "Nghị",
            "quyết",
            "số",
            "26-NQ/TU",
        ]

    def test_text_that_one_of_them_lacks(self):
        assert self.placed("một hai ba bốn", "một", "không", "có", "hai", "ba", "bốn") == ["một", "hai", "ba", "bốn"]
        assert self.placed("một lạ hai", "một", "hai") == ["một", "hai"]

    def test_another_order(self):
        drawn = ["phía", "trên", "phía", "dưới", "cùng", "trang", "này"]
        found = self.placed("phía dưới cùng trang này phía trên", *drawn)
        assert found[:5] == ["phía", "dưới", "cùng", "trang", "này"]

    @given(st.text("ab \n", max_size=40), st.lists(st.text("ab", min_size=1, max_size=4), max_size=10))
    def test_any_texts(self, text: str, drawn: list[str]) -> None:
        for word in self.placed(text, *drawn):
            assert word in "".join(drawn)


class TestLines:
    def test_letters_that_touch_are_a_word_and_a_blank_parts(self):
        line = [
            Piece("quy", 0, 0, 15, 12),
            Piece("ết", 15.2, 0, 25, 12),
            Piece("", 24, 0, 27, 12),
            Piece("định", 25.5, 0, 45, 12),
        ]
        assert [[word.text for word in words] for words in lines_of(line)] == [["quyết", "định"]]

    def test_bold_drawn_twice_stands_once(self):
        assert [w.text for w in lines_of([Piece("Điều", 0, 0, 20, 12), Piece("Điều", 0.4, 0, 20.4, 12)])[0]] == ["Điều"]

    def test_an_index_stays_on_its_line(self):
        line = [Piece("CO", 0, 0, 14, 12), Piece("2", 14, 5, 18, 13), Piece("dưới", 0, 14, 20, 26)]
        assert [[word.text for word in words] for words in lines_of(line)] == [["CO2"], ["dưới"]]
