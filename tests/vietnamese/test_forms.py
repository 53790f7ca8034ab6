import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vietnamese.forms import clean, fold, has_accents, key

LETTERS = "aàáạăằặâấậeéẹêếoóọôốộơớợuúụưứựiíịyýỵđĐÐðbcghkmntxTHKN"
MARKS = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"
ODD = "\u00a0\u2009\u200b\u200d\u2060\ufeff\ufffe\u00ad\u2028\x0b\x0c\x02\r\n\t \u212b\u1100\u1161\u11a8\u0958"
raw_texts = st.text(st.sampled_from(LETTERS + MARKS + ODD + " .,;-5%"), max_size=60)
any_texts = st.one_of(raw_texts, st.text(max_size=40))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        # decomposed letters are composed, whatever the order of their marks
        ("Kinh te\u0302\u0301 - xa\u0303 ho\u0323\u0302i", "Kinh tế - xã hội"),
        ("phát trie\u0302\u0309n", "phát triển"),
        # cp1258 decodes to a letter with its hat and a separate tone
        ("k\u00ea\u0301 hoa\u0323ch", "kế hoạch"),
        # odd blanks become spaces, a tab and a form feed stay
        ("2.100\u00a0tỷ\u2009đồng\t\x0c", "2.100 tỷ đồng\t\x0c"),
        # invisible and control characters vanish, PDFium's hyphen mark too
        ("\ufeffnông\u200b thôn\u00ad mới\x02 2024-\ufffe2025\x07", "nông thôn mới 2024-2025"),
        # all kinds of line end
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        # a mark that something invisible kept from its letter
        ("ta\u200b\u0323i", "tại"),
        # eth stands for đ in Vietnamese words and in codes
        ("Ðảng bộ, HÐND, QÐ-TTg, Ðăk Glei, ðồng", "Đảng bộ, HĐND, QĐ-TTg, Đăk Glei, đồng"),
        # but not in Icelandic
        ("Guðmundur, GUÐMUNDUR, maður", "Guðmundur, GUÐMUNDUR, maður"),
        # Cyrillic letters among Latin ones look the same; a Cyrillic word stays
        ("06/2026/TT-BT\u0421; \u0422\u0422-BTC", "06/2026/TT-BTC; TT-BTC"),
        ("\u041c\u043e\u0441\u043a\u0432\u0430, \u0421-300", "\u041c\u043e\u0441\u043a\u0432\u0430, \u0421-300"),
        ("", ""),
        ("\u200b", ""),
    ],
)
def test_clean_text(raw: str, text: str) -> None:
    assert clean(raw).text == text


@pytest.mark.parametrize(
    ("raw", "piece", "quoted"),
    [
        ("và đa\u0323t được", "đạt", "đa\u0323t"),
        # marks of the last letter belong to it
        ("đủ đie\u0302\u0323", "đủ điệ", "đủ đie\u0302\u0323"),
        # dropped characters count inside the span only
        ("\u200bnông\u200b \u200bthôn\u200b", "nông thôn", "nông\u200b \u200bthôn"),
        ("một\r\nhai", "hai", "hai"),
        ("một\r\nhai", "t\nh", "t\r\nh"),
    ],
)
def test_raw_span_quotes_the_raw_text(raw: str, piece: str, quoted: str) -> None:
    made = clean(raw)
    start = made.text.index(piece)
    left, right = made.raw_span(start, start + len(piece))
    assert raw[left:right] == quoted
    assert made.clean_offset(left) == start


def test_spans_outside_the_text_are_refused() -> None:
    made = clean("một hai")
    with pytest.raises(ValueError, match="7 characters"):
        made.raw_span(3, 8)
    with pytest.raises(ValueError, match="7 characters"):
        made.clean_offset(8)
    assert made.raw_span(7, 7) == (7, 7)
    assert made.clean_offset(7) == 7


@given(any_texts)
def test_clean_text_is_composed_and_stays_so(raw: str) -> None:
    text = clean(raw).text
    assert unicodedata.is_normalized("NFC", text)
    assert clean(text).text == text


@given(st.text(st.sampled_from(LETTERS.replace("Ð", "").replace("ð", "") + MARKS + " \n.5"), max_size=60))
def test_without_odd_characters_clean_is_nfc(raw: str) -> None:
    assert clean(raw).text == unicodedata.normalize("NFC", raw)


@given(any_texts)
def test_raw_spans_of_characters_follow_one_another(raw: str) -> None:
    made = clean(raw)
    spans = [made.raw_span(place, place + 1) for place in range(len(made.text))]
    for before, after in pairwise(spans):
        # Only what was dropped is left out; characters of one piece share its span.
        assert before == after or (before[1] <= after[0] and not clean(raw[before[1] : after[0]]).text)
    if spans:
        assert not clean(raw[: spans[0][0]]).text
        assert not clean(raw[spans[-1][1] :]).text


@given(raw_texts, st.data())
def test_a_raw_slice_cleans_to_the_clean_slice(raw: str, data: st.DataObject) -> None:
    # Eth is read with its neighbours, and U+0958 is taken apart: both cannot be sliced.
    raw = raw.translate(dict.fromkeys(map(ord, "Ðð\u0958")))
    made = clean(raw)
    cuts = [
        place
        for place in range(len(made.text) + 1)
        if place == len(made.text) or not unicodedata.combining(made.text[place])
    ]
    start, end = sorted((data.draw(st.sampled_from(cuts)), data.draw(st.sampled_from(cuts))))
    left, right = made.raw_span(start, end)
    assert clean(raw[left:right]).text == made.text[start:end]


@given(raw_texts)
def test_clean_offsets_rise_and_come_back(raw: str) -> None:
    made = clean(raw)
    offsets = [made.clean_offset(place) for place in range(len(raw) + 1)]
    assert offsets == sorted(offsets)
    for place in range(len(made.text)):
        back = made.clean_offset(made.raw_span(place, place + 1)[0])
        assert back <= place
        assert made.raw_span(back, back + 1) == made.raw_span(place, place + 1)


def test_a_page_of_marks_is_no_trap() -> None:
    made = clean("a" + "\u0301" * 200_000 + "\u200b" * 200_000)
    assert made.raw_span(0, 1)[0] == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kinh tế - xã hội", "kinh tế-xã hội"),
        ("kinh tế–xã hội", "kinh tế-xã hội"),
        # a dash between numbers keeps its blanks, a bullet keeps its own
        ("7 - 10%", "7 - 10%"),
        ("tỉnh\n- Diện tích", "tỉnh - diện tích"),
        ("Tỉnh uỷ  văn\u00a0hoá", "tỉnh ủy văn hóa"),
        ("Tỉ lệ, kĩ thuật, lí luận, thẩm mĩ, hi vọng, quí IV", "tỷ lệ, kỹ thuật, lý luận, thẩm mỹ, hy vọng, quý iv"),
        # i stays where y is another word
        ("thi hành, đi, bị, khi, quít", "thi hành, đi, bị, khi, quít"),
        ("“Dân vận khéo”", '"dân vận khéo"'),
        ("QUỸ khuỷu giếng gìn thuở ngoèo", "quỹ khuỷu giếng gìn thuở ngoèo"),
        ("e\u0302\u0301", "ế"),
    ],
)
def test_key(text: str, expected: str) -> None:
    assert key(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chỉ tiêu diện tích trồng mới", "chi tieu dien tich trong moi"),
        ("Đăk Glei, đồng bào DTTS", "dak glei, dong bao dtts"),
        ("Tỉ lệ", "ty le"),
        ("ty le", "ty le"),
        ("ti le", "ty le"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(any_texts)
@example("oà\u0300")
def test_forms_are_settled(text: str) -> None:
    assert key(key(text)) == key(text)
    assert fold(key(text)) == fold(text)


@given(st.text(st.sampled_from(LETTERS + " -"), max_size=40))
def test_folding_does_not_depend_on_typed_accents(text: str) -> None:
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    bare = bare.replace("đ", "d").replace("Đ", "D")
    assert fold(bare) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("chi tieu", False), ("chỉ tieu", True), ("Dak", False), ("Đak", True), ("tie\u0302u", True), ("", False)],
)
def test_has_accents(text: str, expected: bool) -> None:
    assert has_accents(text) is expected
