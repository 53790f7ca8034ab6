"""Words that two texts share, and words that only one of them has."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.texts.words import differences


def told(old: str, new: str, reading="key") -> str:
    """The pieces as people write them down: [-gone-]{+come+}."""
    pieces = differences([(100, old)], [(7, new)], reading)
    marks = {"kept": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(
        marks[piece.kind].format(piece.before if piece.kind == "removed" else piece.after) for piece in pieces
    )


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        # case, tone placement, i and y, dashes, quotes and blanks are no change
        (
            "Tỉnh uỷ; tỷ lệ “A” – kinh tế - xã hội",
            'tỉnh ủy; tỉ lệ "A" -\nkinh tế-xã hội',
            'tỉnh ủy; tỉ lệ "A" -\nkinh tế-xã hội',
        ),
        # a figure changes as a whole
        ("thu 2.100 tỷ đồng", "thu 2.300 tỷ đồng", "thu [-2.100 -]{+2.300 +}tỷ đồng"),
        ("đạt 9,5% trở lên", "đạt 9,0% trở lên", "đạt [-9,5% -]{+9,0% +}trở lên"),
        ("Nghị định số 10/2024/NĐ-CP", "Nghị định số 10/2025/NĐ-CP", "Nghị định số [-10/2024/NĐ-CP-]{+10/2025/NĐ-CP+}"),
        # a number in pieces, as a PDF gives it, is the same number
        ("Số 26 - NQ/TU", "Số 26-NQ/TU", "Số 26-NQ/TU"),
        # a sign at the end
        ("hồ sơ gồm;", "hồ sơ gồm.", "hồ sơ gồm[-;-]{+.+}"),
        # one lonely word between two exchanged stretches goes with them
        (
            "giao cho các sở và các ngành cấp tỉnh làm",
            "giao cho Ủy ban nhân dân và cơ quan chuyên môn làm",
            "giao cho [-các sở và các ngành cấp tỉnh -]{+Ủy ban nhân dân và cơ quan chuyên môn +}làm",
        ),
        ("", "mới", "{+mới+}"),
        ("cũ", "", "[-cũ-]"),
    ],
)
def test_pieces(old, new, pieces):
    assert told(old, new) == pieces


def test_every_character_counts_if_asked():
    assert told("Tỉnh uỷ", "tỉnh ủy", "exact") == "[-Tỉnh uỷ-]{+tỉnh ủy+}"


def test_a_text_without_accents_is_read_without():
    assert told("tinh uy kon tum", "Tỉnh ủy Kon Tum", "fold") == "Tỉnh ủy Kon Tum"


def test_decomposed_letters_are_letters():
    assert told("phát triển", "pha\u0301t trie\u0302\u0309n") == "pha\u0301t trie\u0302\u0309n"


_TEXT = st.text("aă bđ\n 0123.,;–“ê\u0301", max_size=60)


@given(_TEXT, _TEXT)
def test_each_side_is_whole_and_in_its_place(old, new):
    pieces = differences([(100, old)], [(7, new)])
    if old.strip():
        assert "".join(piece.before for piece in pieces) == old
    if new.strip():
        assert "".join(piece.after for piece in pieces) == new
    for piece in pieces:
        if piece.old:
            assert old[piece.old[0] - 100 : piece.old[1] - 100] == piece.before
        if piece.new:
            assert new[piece.new[0] - 7 : piece.new[1] - 7] == piece.after


@given(_TEXT)
def test_a_text_is_itself(text):
    assert {piece.kind for piece in differences([(0, text)], [(0, text)])} <= {"kept"}


def test_a_piece_stays_in_its_passage():
    pieces = differences([(0, "một hai"), (50, "ba bốn")], [(0, "một hai ba bốn")])
    assert [(piece.old, piece.new) for piece in pieces] == [((0, 7), (0, 8)), ((50, 56), (8, 14))]


def test_long_texts_take_no_time():
    words = [f"chữ {number % 97} và" for number in range(4_000)]
    started = time.perf_counter()
    differences([(0, " ".join(words))], [(0, " ".join([*words[7:], "hết"]))])
    differences([(0, "1." * 20_000)], [(0, "1," * 20_000)])
    assert time.perf_counter() - started < 5
