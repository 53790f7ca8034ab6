import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.form.number import TYPE_HEADS, TYPE_NAMES, DocumentNumber, find_numbers


def _only(text: str) -> DocumentNumber:
    (number,) = find_numbers(text)
    return number


@pytest.mark.parametrize(
    ("number", "system", "type_name", "org", "year"),
    [
        # the Party: a hyphen first
        ("26-NQ/TU", "party", "Nghị quyết", "TU", None),
        ("23-CT/TW", "party", "Chỉ thị", "TW", None),
        ("04-HD/TW", "party", "Hướng dẫn", "TW", None),
        ("36-HD/VPTW", "party", "Hướng dẫn", "VPTW", None),
        ("12-NQ/HU", "party", "Nghị quyết", "HU", None),
        ("12-NQ/ThU", "party", "Nghị quyết", "ThU", None),
        ("45-KH/ĐU", "party", "Kế hoạch", "ĐU", None),
        ("1234-CV/TU", "party", "Công văn", "TU", None),
        ("07-QĐi/TU", "party", "Quy định", "TU", None),
        ("66-QĐ/TW", "party", "Quyết định", "TW", None),
        ("12-CTr/TU", "party", "Chương trình", "TU", None),
        ("05-CTHĐ/TU", "party", "Chương trình hành động", "TU", None),
        ("01-KL/TW", "party", "Kết luận", "TW", None),
        ("102-BC/TU", "party", "Báo cáo", "TU", None),
        ("08a-NQ/TU", "party", "Nghị quyết", "TU", None),
        # a code that is not known is still a number; its type is not guessed
        ("24-BS/UBKTTU", "party", None, "UBKTTU", None),
        # the State: a slash first
        ("15/2024/NQ-HĐND", "state", "Nghị quyết", "HĐND", 2024),
        ("30/2020/NĐ-CP", "state", "Nghị định", "CP", 2020),
        ("1719/QĐ-TTg", "state", "Quyết định", "TTg", None),
        ("05/KH-UBND", "state", "Kế hoạch", "UBND", None),
        ("01/2016/TTLT-BTC-BNV", "state", "Thông tư liên tịch", "BTC-BNV", 2016),
        ("10/2018/TTLT-BTP-BCA-BQP-BTC-TANDTC-VKSNDTC", "state", "Thông tư liên tịch",
         "BTP-BCA-BQP-BTC-TANDTC-VKSNDTC", 2018),
        ("33/2005/TT-BGD&ĐT", "state", "Thông tư", "BGD&ĐT", 2005),
        ("10/VBHN-VPQH", "state", "Văn bản hợp nhất", "VPQH", None),
        # laws and ordinances: the assembly in place of a type
        ("31/2024/QH15", "state", None, "QH15", 2024),
        ("202/2025/QH15", "state", None, "QH15", 2025),
        ("1211/2016/UBTVQH13", "state", None, "UBTVQH13", 2016),
        # letters: no type, the issuer and its unit
        ("4567/UBND-KTTH", "state", None, "UBND-KTTH", None),
        # old decrees
        ("64/CP", "state", None, "CP", None),
    ],
)  # fmt: skip
def test_parts(number: str, system: str, type_name: str | None, org: str, year: int | None) -> None:
    text = f"theo Nghị quyết số {number}, ngày"
    found = _only(text)
    assert (found.text, found.system, found.type, found.org, found.year) == (number, system, type_name, org, year)
    assert text[found.start : found.end] == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        # blanks and long dashes
        ("26 - NQ/TU", "26-NQ/TU"), ("26–NQ/TU", "26-NQ/TU"), ("26-NQ/ TU", "26-NQ/TU"), ("26 -NQ / TU", "26-NQ/TU"),
        ("24 /HDLN-BCA", "24/HDLN-BCA"), ("301- KL/TU", "301-KL/TU"),
        # over the line end, as in PDFs
        ("26-\nNQ/TU", "26-NQ/TU"), ("08/2023/\nTT-BTC", "08/2023/TT-BTC"), ("30/2020/NĐ-\nCP", "30/2020/NĐ-CP"),
        # as people type; the type is known all the same
        ("26-nq/tu", "26-nq/tu"), ("15/2024/nq-hđnd", "15/2024/nq-hđnd"), ("31/2024/qh15", "31/2024/qh15"),
    ],
)  # fmt: skip
def test_writings(written: str, number: str) -> None:
    text = f"Số: {written} ngày"
    found = _only(text)
    assert found.text == number
    assert text[found.start : found.end] == written


def test_the_type_of_a_typed_number_is_known() -> None:
    assert [_only(text).type for text in ("26-nq/tu", "1719/qđ-ttg")] == ["Nghị quyết", "Quyết định"]


@pytest.mark.parametrize(
    "text",
    [
        # rates, dates, periods, ranks
        "24/7", "10/12 chỉ tiêu", "2021-2030", "8-3/1965", "22/10/2024", "05-12-2023", "giai đoạn 2021-2025/năm", "1/2",
        "7 - 10%", "5-7 xã", "35/2/2024",
        # units and measures
        "60 km/h", "20 triệu đồng/ha", "12 tấn/ha", "9 - Phát triển/Tổ", "100 m2/hộ",
        # codes that are no document numbers
        "A/H5N1", "T/M TỈNH ỦY", "K/T BÍ THƯ", "COVID-19", "V/v báo cáo", "QCVN 07:2009/BTNMT - Quy chuẩn",
        # a draft has no number yet
        "Số:      /KH-UBND", "Số       -NQ/TU",
        # a number within a longer code
        "AB26-NQ/TU", "1.26-NQ/TU", "mẫu số 12/TB-CSSX/GSQL",
    ],
)  # fmt: skip
def test_traps(text: str) -> None:
    assert find_numbers(text) == []


def test_numbers_with_a_dot() -> None:
    assert _only("Nghị quyết số 66.17/2026/NQ-CP ngày").text == "66.17/2026/NQ-CP"


def test_the_prime_minister_with_small_letters() -> None:
    assert _only("Quyết định số 1719/QĐ-Ttg").text == "1719/QĐ-Ttg"


def test_several_in_one_sentence() -> None:
    text = (
        "thực hiện Chỉ thị số 26-CT/TW và Hướng dẫn số 04-HD/TW; Nghị quyết số 23-NQ/TU ngày 05-12-2023, "
        "Luật số 31/2024/QH15 (sửa đổi bởi 43/2024/QH15)."
    )
    assert [number.text for number in find_numbers(text)] == [
        "26-CT/TW", "04-HD/TW", "23-NQ/TU", "31/2024/QH15", "43/2024/QH15",
    ]  # fmt: skip


def test_every_known_code_is_found_in_both_systems() -> None:
    for code, name in TYPE_NAMES.items():
        assert _only(f"12-{code}/TU").type == name
        assert _only(f"12/{code}-UBND").type == name


def test_type_heads_are_capitals_and_none_hides_a_longer_one() -> None:
    assert all(name.isupper() for name in TYPE_HEADS)
    for position, name in enumerate(TYPE_HEADS):
        assert not any(later.startswith(name + " ") for later in TYPE_HEADS[position + 1 :])


_PIECES = st.sampled_from(
    ["26", "08a", "2024", "NQ", "QĐ", "TTg", "TU", "HĐND", "QH15", "/", "-", " ", "\n", "–", "tỷ", ".", ","]
)


@given(st.lists(_PIECES, max_size=24).map("".join))
def test_whatever_is_found_stands_where_it_says(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end
        end = number.end
        assert number.text == re.sub(r"\s", "", text[number.start : number.end]).replace("–", "-")
        assert number.org in number.text
        assert _only(number.text).text == number.text
