import pytest

from bench.questions import SETTINGS, abbreviated, half_without_accents, without_accents

# as written -> without accents
BARE = [
    ("Chỉ tiêu trồng mới Sâm Ngọc Linh?", "Chi tieu trong moi Sam Ngoc Linh?"),
    ("Đảng uỷ, đường Đ.A", "Dang uy, duong D.A"),
    # no case, figure or sign changes
    ("Tỷ lệ 58,5% NĐ-CP", "Ty le 58,5% ND-CP"),
    # marks written apart
    ("ho\u0300a bi\u0300nh", "hoa binh"),
]


@pytest.mark.parametrize(("written", "expected"), BARE)
def test_without_accents(written, expected):
    assert without_accents(written) == expected


def test_half_takes_half_of_the_accented_words_and_always_the_same():
    text = "Chỉ tiêu trồng mới ha Sâm Ngọc Linh"  # six words carry accents
    half = half_without_accents(text, "Q01")
    changed = [(a, b) for a, b in zip(text.split(), half.split(), strict=True) if a != b]
    assert len(changed) == 3
    assert all(without_accents(a) == b for a, b in changed)
    assert half == half_without_accents(text, "Q01")
    assert len({half_without_accents(text, f"Q{n}") for n in range(20)}) > 1


def test_half_leaves_a_text_without_accents_alone():
    assert half_without_accents("How  many ha?", "x") == "How  many ha?"


# full forms -> abbreviations, the longest first, wherever the tone stands
SHORT = [
    ("Uỷ ban nhân dân tỉnh và Hội đồng nhân dân", "UBND tỉnh và HĐND"),
    ("ủy ban nhân dân", "UBND"),
    ("phát triển kinh tế - xã hội", "phát triển KT-XH"),
    ("đồng bào dân tộc thiểu số và miền núi", "đồng bào DTTS&MN"),
    ("Chi\u0309 tiêu bảo hiểm y tế?", "Chỉ tiêu BHYT?"),
    ("không có gì", "không có gì"),
]


@pytest.mark.parametrize(("full", "short"), SHORT)
def test_abbreviated(full, short):
    assert abbreviated(full) == short


def test_settings():
    typed = {name: setting("Đạt bao nhiêu bảo hiểm y tế?", "x") for name, setting in SETTINGS.items()}
    assert typed["accented"] == "Đạt bao nhiêu bảo hiểm y tế?"
    assert typed["unaccented"] == "Dat bao nhieu bao hiem y te?"
    assert typed["capitals"] == "ĐẠT BAO NHIÊU BẢO HIỂM Y TẾ?"
    assert typed["abbreviated"] == "Đạt bao nhiêu BHYT?"
