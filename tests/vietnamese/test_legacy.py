"""TCVN3 and VNI: what is decoded, and what must stay as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.legacy import Run, decode_blocks, decode_text
from vietnamese.legacy_tables import TCVN3, VNI_PAIRS, VNI_SINGLE

_TO_TCVN3 = {letter: character for character, letter in TCVN3.items()}
# As the maker's keyboard wrote it: capital marks after capitals, a single character where there is one.
_TO_VNI = {
    letter: pair
    for pair, letter in VNI_PAIRS.items()
    if pair[0].isupper() == pair[1].isupper() and pair[0] not in "iIêâÊÂ"
} | {letter: character for character, letter in VNI_SINGLE.items()}

_PROSE = "Căn cứ Luật Tổ chức Chính phủ; theo đề nghị của Bộ trưởng, ưu tiên đầu tư ở những xã đặc biệt khó khăn."
_ARTICLE = "Điều 5. Tỷ lệ hộ nghèo giảm 1,03% (từ 9,5%), vốn 2.100 tỷ đồng, thực hiện trước 31-12-2007."


def _tcvn3(text: str) -> str:
    return "".join(_TO_TCVN3.get(character, character) for character in text)


def _vni(text: str) -> str:
    return "".join(_TO_VNI.get(character, character) for character in text)


def _texts(*blocks: list[Run]) -> list[str]:
    return ["".join(block) for block in decode_blocks(blocks).blocks]


@pytest.mark.parametrize(
    ("raw", "shown", "encoding"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", "tcvn3"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", "vni"),
        # U+00AD is ư, U+00AC is ơ, × and ÷ and ß are letters
        ("ch\xad¬ng tr×nh ph\xad¬ng, nh÷ng n\xadíc, hßa", "chương trình phương, những nước, hòa", "tcvn3"),
        # a capital letter with a small mark, and Đ as the mark's capital
        ("THUÛ TÖÔÙNG CHÍNH PHUû, ÑÖÙNG ÑAÀU", "THỦ TƯỚNG CHÍNH PHỦ, ĐỨNG ĐẦU", "vni"),
        # capitals of a font that is not known any more
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "tcvn3"),
        ("§¶NG CéNG S¶N vµ nh©n d©n, sè 12-CT/TW", "ĐẢNG CỘNG SẢN và nhân dân, số 12-CT/TW", "tcvn3"),
        # what a PDF makes of U+00AD and U+00B7; a real minus stays
        ("Th«ng t− cña nhµ n−íc, x∙ héi, −5%, A − B", "Thông tư của nhà nước, xã hội, −5%, A − B", "tcvn3"),
        # a foreign name, an acronym with Đ, quotation marks of cp1252
        ("¤ng François ®Õn “H®ND” tØnh, sè 5/Q§-UB", "Ông François đến “HĐND” tỉnh, số 5/QĐ-UB", "tcvn3"),
        ("Uyû ban vaø BCÑTW veà vieäc naøy", "Uỷ ban và BCĐTW về việc này", "vni"),
        # typed in two ways, and as some converters write í
        ("Thöïc hieän vieäc naøy vaø viêïc khaùc, chi phiù", "Thực hiện việc này và việc khác, chi phí", "vni"),
        # a bullet is none of a word, the fifth point of a list is
        ("· b¶o ®¶m\u00a0:", "· bảo đảm\u00a0:", "tcvn3"),
        ("®) nh÷ng ®iÓm trªn", "đ) những điểm trên", "tcvn3"),
        # Word's own soft hyphen comes out as the same character as ư
        ("Nhµ n\xad\xadíc ®Çu t\xad\xad cho ph\xad\xadêng", "Nhà nước đầu tư cho phường", "tcvn3"),
    ],
)  # fmt: skip
def test_a_line_is_decoded_by_its_content(raw: str, shown: str, encoding: str) -> None:
    assert decode_text(raw) == (shown, encoding)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "El niño español está aquí, mañana también",
        "où est l'été à Noël ? Voilà où dû, sûr",
        "Größe und Maß für Tür, Öl, Spaß, muß",
        "5°C ± 2 µm · 3 × 4 ÷ 2 = ½ m² © 2006 ® § 5",
        "café, naïve, résumé, coöperate",
        "là xã hoà",
        "Điều 5. Tỷ lệ hộ nghèo, số 12/NQ-HĐND; hoà bình, thuỷ lợi, quý IV",
        "É à è ù ò ì í ó ú ý",
        "plain ASCII text, no. 5",
        "· một · hai · là",
        "Sè: 12",  # one word proves nothing
        "日本語 и русский",
    ],
)
def test_other_text_stays(text: str) -> None:
    assert decode_text(text) == (text, None)
    assert _texts([Run(text, "Times New Roman")]) == [text]


def test_decomposed_unicode_stays() -> None:
    text = unicodedata.normalize("NFD", _PROSE)
    assert decode_text(text) == (text, None)


@pytest.mark.parametrize(("encode", "font"), [(_tcvn3, ".VnTime"), (_vni, "VNI-Times"), (_tcvn3, "VnSouthern(Ds)")])
def test_a_short_block_is_decoded_by_the_name_of_its_font(encode: object, font: str) -> None:
    assert callable(encode)
    assert _texts([Run(encode("Số"), font)], [Run(encode("Bộ"), font)]) == ["Số", "Bộ"]


def test_a_short_block_follows_its_document() -> None:
    blocks = [[Run(_tcvn3(_PROSE))], [Run(_tcvn3("Số: 12"))], [Run(_tcvn3("QĐ"))]]
    assert _texts(*blocks) == [_PROSE, "Số: 12", "QĐ"]


def test_the_content_goes_before_the_name_of_the_font() -> None:
    decoded = decode_blocks([[Run(_vni(_PROSE), "VNSTCVN3")], [Run(_tcvn3(_PROSE), "VNI-Times")]])
    assert decoded.blocks == [[_PROSE], [_PROSE]]
    assert decoded.encodings == {"tcvn3", "vni"}


def test_unicode_in_a_legacy_font_stays() -> None:
    assert _texts([Run(_PROSE, ".VnTime")], [Run(_tcvn3(_ARTICLE), ".VnTime")]) == [_PROSE, _ARTICLE]


def test_fonts_within_a_block_are_decided_apart() -> None:
    block = [Run(_tcvn3("ông "), ".VnTime"), Run("François Maß", "Arial"), Run(_tcvn3(" đến thăm"), ".VnTime")]
    long = [Run(_tcvn3(_PROSE), ".VnTime")]
    decoded = decode_blocks([block, long])
    assert decoded.blocks[0] == ["ông ", "François Maß", " đến thăm"]


def test_symbols_stay() -> None:
    block = [Run(_tcvn3("tỷ lệ "), ".VnTime"), Run("³", "Symbol"), Run("\uf0b7", "Wingdings")]
    assert decode_blocks([block]).blocks == [["tỷ lệ ", "³", "\uf0b7"]]


def test_a_letter_and_its_mark_may_stand_in_two_runs() -> None:
    runs = [Run("Quyeá", "VNI-Times"), Run("t ñònh veà vieä", "VNI-Helve"), Run("c naø", "VNI-Times"), Run("y")]
    assert "".join(decode_blocks([runs]).blocks[0]) == "Quyết định về việc này"
    assert decode_blocks([[Run("hoa", "VNI-Times"), Run("ø", "VNI-Times"), Run(" bình")]]).blocks == [
        ["hoà", "", " bình"]
    ]


def test_private_characters_of_a_legacy_font() -> None:
    assert _texts([Run("C\uf0e9ng h\uf0dfa", ".VnTime")]) == ["Cộng hòa"]


@pytest.mark.parametrize(
    "font", [".VnTimeH", ".VnArialH", "VnArialH(Ds)", "BADEPR+.VnTimeH,Bold", "FBHPFN+VnTimeHBold"]
)
def test_fonts_of_capitals(font: str) -> None:
    assert _texts([Run(_tcvn3("Quyết định của Chính phủ"), font)]) == ["QUYẾT ĐỊNH CỦA CHÍNH PHỦ"]


def test_other_fonts_have_small_letters() -> None:
    assert _texts([Run(_tcvn3("Quyết định"), ".VnTime")], [Run(_vni("Quyết định"), "VNI-HelveH")]) == ["Quyết định"] * 2


def test_the_shape_is_kept() -> None:
    blocks = [[], [Run("")], [Run("a", ".VnTime"), Run("", None), Run("µ", ".VnTime")]]
    assert [len(block) for block in decode_blocks(blocks).blocks] == [0, 1, 3]
    assert decode_blocks([]).blocks == []


def test_line_ends_are_kept() -> None:
    assert decode_text(_tcvn3("Điều 5\r\nđược hưởng\n\nnhững quyền\n"))[0] == "Điều 5\r\nđược hưởng\n\nnhững quyền\n"


def test_long_text_takes_no_square() -> None:
    raw = _tcvn3(_PROSE) + "\n"
    text, encoding = decode_text(raw * 5_000 + "a\xad" * 20_000)
    assert encoding == "tcvn3"
    assert text.startswith(_PROSE)


_WORDS = (
    "người nước Việt Nam được hưởng quyền nghĩa vụ tỷ lệ đầu tư ưu đãi ở ế quốc gia giữa khuỷu nghiêng hoà thuỷ phẩm "
    "bằng chẵn lẳng lặng ấy mỹ ký sữa chữa rộng lớn đồng ruộng ổn định uỷ ban thị xã"
)
_SYLLABLES = st.sampled_from(_WORDS.split())


@given(st.lists(_SYLLABLES, min_size=4, max_size=60))
def test_what_is_encoded_comes_back(words: list[str]) -> None:
    text = " ".join(words)
    assert _texts([Run(_tcvn3(text), ".VnTime")]) == [text]
    assert _texts([Run(_vni(text), "VNI-Times")]) == [text]


@given(st.lists(_SYLLABLES, min_size=1, max_size=60))
def test_unicode_comes_back_as_it_is(words: list[str]) -> None:
    text = " ".join([*words, "được"])
    assert decode_text(text) == (text, None)


@given(st.text(max_size=200), st.sampled_from([None, ".VnTime", ".VnTimeH", "VNI-Times", "Symbol"]))
def test_any_text_is_survived(text: str, font: str | None) -> None:
    decoded = decode_blocks([[Run(text, font)]])
    assert len(decoded.blocks) == 1
    assert text.isascii() is False or decoded.blocks == [[text]]


def test_tables_have_every_letter() -> None:
    vowels = [
        vowel + tone for vowel in "aăâeêioôơuưy" for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    ]
    letters = {unicodedata.normalize("NFC", letter) for letter in vowels} | {"đ"}
    assert len(letters) == 73
    assert letters - set("aeiouy") == {letter for letter in _TO_TCVN3 if letter.islower()}
    assert letters - set("aeiouy") <= set(_TO_VNI)
