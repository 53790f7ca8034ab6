"""Which written words are Vietnamese syllables, and which only look like it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.syllables import is_syllable
from vietnamese.tone import canon_syllable

PROSE = """
Nghị quyết này quy định chỉ tiêu phát triển kinh tế xã hội năm hai nghìn không trăm hai mươi lăm của Ủy ban nhân dân
Tỷ lệ hộ nghèo giảm ít nhất ba phần trăm mỗi năm giải ngân vốn đầu tư công đạt chín mươi phần trăm kế hoạch được giao
Quốc hội khóa mười lăm thông qua Luật Đất đai ngày mười tám tháng một quỹ khuyến khích nghiên cứu khoa học công nghệ
Trường Sơn Nguyễn Huệ Phượng Hoàng nghiêng ngả khuỷu tay ngoằn ngoèo khuya khoắt quýt quả quở trách thuở xưa giếng nước
giặt giũ gìn giữ gì giết yêu yếm yên uống ướt oanh liệt xoong ừ ở y tế huơ loắt choắt tuýp buýt quềnh quàng huỳnh huỵch
"""


@pytest.mark.parametrize("word", sorted(set(PROSE.split())))
def test_words_of_prose(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", ["hoà", "hòa", "thuỷ", "thủy", "khoẻ", "khỏe", "quĩ", "quỹ", "tỉ", "tỷ"])
def test_both_placements_of_the_tone(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    [
        *("", "th", "b", "ngh", "kg", "1", "a1"),  # no vowel, or no letters alone
        *("ệc", "ếng", "ủa", "ịnh")[:2],  # what tearing leaves: two of these are syllables by sound
        *("ngiêng", "ghà", "kà", "cế", "ngỉ", "qông"),  # the onset is written otherwise before this vowel
        *("cac", "hòc", "mảt", "lỗp", "sach"),  # a stop takes sắc or nặng only
        *("quyeát", "Coäng", "nghò!", "Céng", "quyÕt", "ViÖt", "§¶ng"),  # VNI and TCVN3 not decoded
        *("Straße", "année", "niño", "school", "policy", "Apiaceae", "Đăk", "Krông1"),
        *("tóan", "húyện", "nghiệpp", "đươc2", "hoàà"),
    ],
)
def test_what_is_none(word: str) -> None:
    assert not is_syllable(word)


@given(
    onset=st.sampled_from(
        ["", "b", "c", "d", "đ", "h", "l", "m", "n", "t", "th", "tr", "v", "x", "ph", "nh", "kh", "s"]
    ),
    rhyme=st.sampled_from(
        ["a", "an", "ang", "ao", "ô", "ông", "ơi", "u", "ung", "ương", "oan", "uân", "ưu", "oai", "ua"]
    ),
    tone=st.sampled_from(["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]),
    style=st.sampled_from(["old", "new"]),
)
def test_onset_rhyme_and_tone_go_together(onset: str, rhyme: str, tone: str, style: str) -> None:
    """Wherever the tone is typed first, both placements make a syllable."""
    vowel = next(place for place, letter in enumerate(rhyme) if letter in "aăâeêioôơuưy")
    word = unicodedata.normalize("NFC", onset + rhyme[: vowel + 1] + tone + rhyme[vowel + 1 :])
    assert is_syllable(canon_syllable(word, style))  # type: ignore[arg-type]


@given(st.text(max_size=12))
def test_any_text_has_an_answer(text: str) -> None:
    assert is_syllable(text) in (True, False)
    if not any(letter.isalpha() for letter in unicodedata.normalize("NFKD", text)):
        assert not is_syllable(text)
