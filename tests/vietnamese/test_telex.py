import itertools
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.syllables import is_syllable
from vietnamese.telex import decode, restore
from vietnamese.tone import canon_syllable

_ONSETS = ["", *re.findall(r"\w+", "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")]
_NUCLEI = re.findall(
    r"\w+", "a ă â e ê i iê o oa oă oe ô ơ u ua uâ uê uô uơ uy uyê ư ưa ươ ươi ươu y yê ia iêu oai uôi ai ao ay âu"
)
_CODAS = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"]
_TONE_KEYS = {"": ("", ""), "\u0301": ("s", "1"), "\u0300": ("f", "2"), "\u0309": ("r", "3"), "\u0303": ("x", "4"),
              "\u0323": ("j", "5")}  # fmt: skip
_TELEX = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
_VNI = {"ă": "a8", "â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}


def _syllables():
    for onset, nucleus, coda, tone in itertools.product(_ONSETS, _NUCLEI, _CODAS, _TONE_KEYS):
        letters = onset + nucleus + coda
        carrier = len(onset) + next((n for n, letter in enumerate(nucleus) if letter in "ăâêôơư"), 0)
        marked = unicodedata.normalize("NFC", letters[: carrier + 1] + tone + letters[carrier + 1 :])
        marked = canon_syllable(marked, "old")
        if is_syllable(marked) and not marked.isascii():
            yield letters, tone, marked


SYLLABLES = list(_syllables())


def test_the_syllables_are_many() -> None:
    assert len(SYLLABLES) > 5000


@given(st.sampled_from(SYLLABLES), st.booleans(), st.booleans())
def test_keystrokes_give_the_syllable_back(syllable: tuple[str, str, str], vni: bool, tone_last: bool) -> None:
    letters, tone, marked = syllable
    table, key = (_VNI, _TONE_KEYS[tone][1]) if vni else (_TELEX, _TONE_KEYS[tone][0])
    keys = [table.get(letter, letter) for letter in letters]
    last_vowel = max(n for n, letter in enumerate(letters) if letter in "aeiouyăâêôơư")
    keys.insert(len(keys) if tone_last else last_vowel + 1, key)
    decoded = decode("".join(keys))
    assert decoded is not None
    assert decoded.text == marked


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("troongf", "trồng"), ("mowis", "mới"), ("ngojc", "ngọc"), ("ddieemf", "điềm"), ("quyeets", "quyết"),
        ("tieu6", "tiêu"), ("d9ie62u", "điều"), ("nuowcs", "nước"), ("nuocws", "nước"), ("tiengse", "tiếng"),
        ("duowcjd", "được"), ("thuowr", "thuở"), ("muaw", "mưa"), ("muwa", "mưa"), ("quoosc", "quốc"), ("gif", "gì"),
        ("uyr", "ủy"), ("quys", "quý"), ("Vieejt", "việt"),
        # no syllable comes out, or nothing changes
        ("linh", None), ("saamg", None), ("m2", None), ("QH15", None), ("H5N1", None), ("sars", None), ("", None),
        ("logistics", None), ("covid", None), ("2024", None), ("w", None),
    ],
)  # fmt: skip
def test_decode(typed: str, meant: str | None) -> None:
    decoded = decode(typed)
    assert (decoded.text if decoded else None) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chir tieeu trồng saam Ngọc Linh", "chỉ tiêu trồng sâm Ngọc Linh"),
        ("chi3 tieu6 trong sam", "chỉ tiêu trong sam"),
        ("nghij quyeets 26-NQ/TU", "nghị quyết 26-NQ/TU"),
        ("CHIR TIEEU TROONGF", "CHỈ TIÊU TRỒNG"),
        ("Tyr leej", "Tỷ lệ"),
        ("khoong ddoojng vieen", "không động viên"),
        ("trong62 sam6", "trồng sâm"),
    ],
)
def test_restore(typed: str, meant: str) -> None:
    assert restore(typed)[0] == meant


@pytest.mark.parametrize(
    "typed",
    [
        "chi tieu trong sam ngoc linh", "tốc độ max là bao nhiêu", "how far is the airport",
        "did these people see deep seas", "Which tax is this for?", "see box 5", "26-NQ/TU",
        "15/2024/nq-hdnd", "diện tích 476ha, 5 m2", "SARS", "km2 m2 co2", "bang2 va bang3", "Google", "",
        "chỉ tiêu về logistics", "mua bus điện", "xoong nồi",
    ],
)  # fmt: skip
def test_leaves_alone(typed: str) -> None:
    assert restore(typed) == (typed, [])


def test_the_library_decides() -> None:
    known = {"chỉ", "tiêu", "max"}
    assert restore("chir tieeu maax", known.__contains__)[0] == "chỉ tiêu maax"


@given(st.text(max_size=60))
def test_any_text_is_read(typed: str) -> None:
    text, changes = restore(typed)
    assert len(text) <= len(typed)
    assert bool(changes) == (text != typed)
