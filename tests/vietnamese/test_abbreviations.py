import pytest

from vietnamese.abbreviations import EXPANSIONS, expand


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("vùng đồng bào DTTS", ["dân tộc thiểu số"]),
        ("tham gia BHYT, ANTT", ["bảo hiểm y tế", "an ninh trật tự"]),
        # small letters, with and without đ
        ("ty le bhyt cua ubnd", ["bảo hiểm y tế", "ủy ban nhân dân"]),
        ("hđnd va hdnd", ["hội đồng nhân dân"]),
        # several words with signs between
        ("Sở GD&ĐT, KT-XH, T.Ư", ["giáo dục và đào tạo", "kinh tế - xã hội", "Trung ương"]),
        # all meanings of an ambiguous one, in capitals only
        ("TT Đăk Glei", ["thông tư", "thị trấn", "trung tâm"]),
        ("tt kh bc ct tu hu", []),
        # codes of a document number are not the writer's words
        ("theo 26-NQ/TU và 15/2024/NQ-HĐND", []),
        ("Tỉnh ủy", []),
    ],
)
def test_expand(text: str, forms: list[str]) -> None:
    assert expand(text) == forms


def test_the_table_is_clean() -> None:
    for name, forms in EXPANSIONS.items():
        assert forms
        assert len(set(forms)) == len(forms), name
        assert name not in forms
