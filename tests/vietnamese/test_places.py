import pytest
from hypothesis import given
from hypothesis import strategies as st
from underthesea import convert_address

from vietnamese.forms import key
from vietnamese.places import MERGED, other_names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("chỉ tiêu trồng sâm của tỉnh Quảng Ngãi", [("Quảng Ngãi", ("Kon Tum",))]),
        ("Tỉnh ủy Kon Tum", [("Kon Tum", ("Quảng Ngãi",))]),
        ("sam ngoc linh kon tum", [("Kon Tum", ("Quảng Ngãi",))]),
        ("UBND tỉnh Phú Thọ", [("Phú Thọ", ("Hòa Bình", "Vĩnh Phúc"))]),
        # ways of writing
        ("Đăk Lăk, ĐẮK NÔNG, Bắc Cạn", [("Đắk Lắk", ("Phú Yên",)), ("Đắk Nông", ("Lâm Đồng",)),
                                        ("Bắc Kạn", ("Thái Nguyên",))]),
        ("Bà Rịa-Vũng Tàu", [("Bà Rịa - Vũng Tàu", ("Hồ Chí Minh",))]),
        ("tỉnh Hoà Bình", [("Hòa Bình", ("Phú Thọ",))]),
        ("TP. Hồ Chí Minh", [("Hồ Chí Minh", ("Bà Rịa - Vũng Tàu", "Bình Dương"))]),
        # names that are words
        ("Hòa Bình và tỉnh thái bình", [("Hòa Bình", ("Phú Thọ",)), ("Thái Bình", ("Hưng Yên",))]),
        ("vì hòa bình, hải dương học", []),
        ("tư tưởng Hồ Chí Minh", []),
        # not merged, or other words with the same letters
        ("Hà Nội, Huế, Nghệ An, Cao Bằng", []),
        ("hạ nam, gia lại, đông thấp", []),
        ("", []),
    ],
)  # fmt: skip
def test_other_names(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert other_names(text) == found


def test_the_table_is_that_of_the_law() -> None:
    for new, taken in MERGED.items():
        for old in (new, *taken):
            converted = convert_address(old).converted
            assert key(converted).removeprefix("tỉnh ").removeprefix("thành phố ") == key(new), old
    assert len(MERGED) == 23
    assert sum(len(taken) + 1 for taken in MERGED.values()) == 52


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    for name, others in other_names(text):
        assert name not in others
