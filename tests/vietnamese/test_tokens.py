import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.tokens import tokens


def _of(text: str, kind: str) -> list[str]:
    return [token.text for token in tokens(text) if token.kind == kind]


@pytest.mark.parametrize(
    "number",
    [
        "26-NQ/TU", "23-CT/TW", "04-HD/TW", "36-HD/VPTW", "24-BS/UBKTTU", "45-KH/ĐU", "1234-CV/TU", "07-QĐi/TU",
        "12-CTr/TU", "08a-NQ/TU", "12-NQ/ThU", "15/2024/NQ-HĐND", "30/2020/NĐ-CP", "1719/QĐ-TTg", "05/KH-UBND",
        "01/2016/TTLT-BTC-BNV", "10/VBHN-VPQH", "4567/UBND-KTTH", "31/2024/QH15", "1211/2016/UBTVQH13", "64/CP",
        "12/2024/TT-BLĐTBXH", "202/2025/QH15",
        # as printed in the wild, and as typed
        "26 - NQ/TU", "26-NQ/ TU", "26–NQ/TU", "26-\nNQ/TU", "26-nq/tu", "1719/qđ-ttg", "15/2024/nq-hđnd",
        "31/2024/qh15",
    ],
)  # fmt: skip
def test_document_numbers_are_one_token(number: str) -> None:
    assert _of(f"theo Nghị quyết số {number}, ngày", "docnumber") == [number]
    assert _of(number, "docnumber") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "7 - 10%", "2021-2030", "24/7", "10/12 chỉ tiêu", "A/H5N1", "T/M TỈNH ỦY", "60 km/h", "8-3/1965", "COVID-19",
        "20 triệu đồng/ha", "9 - Phát triển/Tổ", "5 - 7 xã", "12 tấn/ha", "35/2/2024", "1/2",
    ],
)  # fmt: skip
def test_traps_are_no_document_numbers(text: str) -> None:
    assert _of(text, "docnumber") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14-10-2024 18/5/2021, 22.12.2024. 05/12/2023", ["14-10-2024", "18/5/2021", "22.12.2024", "05/12/2023"]),
        ("32/12/2024 10/13/2024 14-10/2024 2021-2030 1.10.20245", []),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    assert _of(text, "date") == expected


def test_kinds_of_a_sentence() -> None:
    text = "1.1. Đạt 58,5%; 2.100.000 lượt, 05 xã 1.000 m2 (H'Mông)"
    assert [(token.text, token.kind) for token in tokens(text)] == [
        ("1.1", "number"), ("Đạt", "word"), ("58,5", "number"), ("%", "symbol"), ("2.100.000", "number"),
        ("lượt", "word"), ("05", "number"), ("xã", "word"), ("1.000", "number"), ("m2", "word"), ("H'Mông", "word"),
    ]  # fmt: skip


@given(st.text(st.sampled_from("aĐ5.,/-– \n%'NQTU2024ạ"), max_size=60))
def test_tokens_stand_where_they_say(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end
        assert text[token.start : token.end] == token.text
        end = token.end
