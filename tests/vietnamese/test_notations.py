import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.notations import other_notations
from vietnamese.numbers import quantities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("trồng 476 hecta sâm", [("476 hecta", ("476 ha",))]),
        ("đạt 95 phần trăm", [("95 phần trăm", ("95%",))]),
        ("thu 2,1 nghìn tỷ", [("2,1 nghìn tỷ", ("2.100 tỷ đồng",))]),
        ("thu 2100 tỷ", [("2100 tỷ", ("2.100 tỷ đồng",))]),
        ("vốn 0,5 tỷ đồng", [("0,5 tỷ đồng", ("500 triệu đồng", "500.000.000 đồng"))]),
        ("2,1 triệu lượt khách", [("2,1 triệu lượt khách", ("2.100.000 lượt khách",))]),
        ("2.100.000 lượt khách", [("2.100.000 lượt khách", ("2,1 triệu lượt khách",))]),
        ("vốn 14 tỷ, sống 60 triệu năm", [("14 tỷ", ("14 tỷ đồng",))]),
        ("phạt 14 triệu đồng", [("14 triệu đồng", ("14.000.000 đồng",))]),
        ("từ 06 tuổi", []),
        ("phạt 800 nghìn đồng", [("800 nghìn đồng", ("800.000 đồng",))]),
        (
            "đại hội lần thứ 13, khóa XVI, quý iv",
            [("lần thứ 13", ("lần thứ XIII",)), ("khóa XVI", ("khóa 16",)), ("quý iv", ("quý 4",))],
        ),
        ("khóa 50 học viên, khóa vi sinh, quý v, khóa IIX", []),
        # the same tokens, no unit, times, ranges, numbers of documents
        ("476ha và 476 ha, 95%, 500 hộ", []),
        ("năm 2024, 9 tháng, 5-7%, 26-NQ/TU, 2.100", []),
        ("", []),
    ],
)
def test_other_notations(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert other_notations(text) == found


@given(
    st.decimals(min_value=1, max_value=9999, places=1), st.sampled_from(["tỷ đồng", "triệu đồng", "hecta", "nghìn tỷ"])
)
def test_a_notation_means_the_same_amount(value: object, unit: str) -> None:
    text = f"{value} {unit}".replace(".", ",")
    (typed,) = quantities(text)
    for _, others in other_notations(text):
        for other in others:
            (again,) = quantities(other)
            assert again.amount == typed.amount
