import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.tone import canon_syllable, split_syllable

# old style, new style
BOTH = [
    ("hóa", "hoá"), ("hòa", "hoà"), ("khỏe", "khoẻ"), ("lòe", "loè"), ("ủy", "uỷ"), ("thủy", "thuỷ"), ("túy", "tuý"),
    ("XÓA", "XOÁ"), ("Tòa", "Toà"),
    # no choice: a coda, a marked letter, three vowels, an onset qu or gi
    ("toàn", "toàn"), ("hoạch", "hoạch"), ("thuế", "thuế"), ("thuở", "thuở"), ("ngoài", "ngoài"), ("ngoèo", "ngoèo"),
    ("khuỷu", "khuỷu"), ("quý", "quý"), ("quỹ", "quỹ"), ("quả", "quả"), ("giá", "giá"), ("già", "già"), ("gì", "gì"),
    ("gìn", "gìn"), ("giếng", "giếng"), ("mùa", "mùa"), ("của", "của"), ("nghĩa", "nghĩa"), ("người", "người"),
    ("yếu", "yếu"), ("được", "được"), ("tiền", "tiền"), ("huyện", "huyện"), ("đồng", "đồng"), ("rượu", "rượu"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), BOTH)
def test_both_styles_lead_to_each_other(old: str, new: str) -> None:
    assert canon_syllable(old, "old") == canon_syllable(new, "old") == old
    assert canon_syllable(old, "new") == canon_syllable(new, "new") == new


@pytest.mark.parametrize(
    ("typed", "meant"), [("qúy", "quý"), ("gía", "giá"), ("tòan", "toàn"), ("thúê", "thuế"), ("khủyu", "khuỷu")]
)
def test_misplaced_tones_are_moved(typed: str, meant: str) -> None:
    assert canon_syllable(typed, "old") == meant


@pytest.mark.parametrize("word", ["café", "Zürich", "résumé", "Krông", "kế-hoạch", "", "xyz", "óáa", "h\u00f3a5"])
def test_what_is_no_syllable_stays(word: str) -> None:
    assert canon_syllable(word, "new") == word


@given(st.text(st.sampled_from("aáàoóòeèuúùyýỳiíqghtnmcAÓ"), max_size=8))
def test_length_never_changes_and_the_tone_settles(word: str) -> None:
    once = canon_syllable(word, "new")
    assert len(once) == len(word)
    assert canon_syllable(once, "new") == once


@pytest.mark.parametrize(
    ("base", "parts"),
    [
        ("nghiêng", ("ngh", "iê", "ng")),
        ("quy", ("qu", "y", "")),
        ("gia", ("gi", "a", "")),
        ("gi", ("g", "i", "")),
        ("uy", ("", "uy", "")),
        ("the", ("th", "e", "")),
        ("what", None),
        ("target", None),
    ],
)
def test_split_syllable(base: str, parts: tuple[str, str, str] | None) -> None:
    assert split_syllable(base) == parts
