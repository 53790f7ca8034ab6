"""Addresses of real documents as an office cites them."""

import datetime
from dataclasses import replace

import pytest

from answer.model import Citation
from answer.sheet.citation_style import cite, cite_document, day

PARTY = Citation(
    document="26-nq-tu.kon-tum.2024-10-22", number="26-NQ/TU", title="lãnh đạo thực hiện nhiệm vụ",
    date=datetime.date(2024, 10, 22), issuer="Tỉnh ủy Kon Tum", address="26-NQ/TU › II › 1 › 1.1 › gạch 3", page=None,
    quote="", start=0, end=0, file="26-NQ-TU.txt", sample=False, passage=1, type="Nghị quyết", system="party",
)  # fmt: skip
STATE = replace(
    PARTY, number="30/2020/NĐ-CP", date=datetime.date(2020, 3, 5), issuer="Chính phủ", type="Nghị định",
    system="state", title="Về công tác văn thư",
)  # fmt: skip
OF_PARTY = "Nghị quyết số 26-NQ/TU, ngày 22-10-2024 của Tỉnh ủy Kon Tum"
OF_STATE = "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ"


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("II › 1 › 1.1", "điểm 1.1, khoản 1, mục II"),
        ("II › 1 › 1.1 › gạch 3", "gạch đầu dòng thứ 3, điểm 1.1, khoản 1, mục II"),
        ("III › 1 › gạch 1 › đoạn 2", "gạch đầu dòng thứ nhất, khoản 1, mục III"),
        ("B › II › 2 › b) › đoạn 1", "điểm b, khoản 2, mục II, phần B"),
        ("II › 1 › 1.2 › 1.2.1 › c) › gạch 2 › cộng 1",
         "dấu cộng thứ nhất, gạch đầu dòng thứ 2, tiết c, điểm 1.2.1, khoản 1, mục II"),
        ("3 › 3.5 › 3.5.1 › a)", "tiết a, điểm 3.5.1, khoản 3"),
        # 1.2 does not hold 1.20.
        ("1 › 1.2 › 1.20", "điểm 1.20, điểm 1.2, khoản 1"),
        ("Điều 5 › Khoản 1", "khoản 1, Điều 5"),
        ("I › đoạn 1", "mục I"),
        ("nơi nhận và chữ ký", "phần ký"),
        ("mở đầu › đoạn 1", "phần mở đầu"),
        ("đoạn kết", "đoạn kết"),
        ("Phụ lục 3 › bảng 1 › dòng 31", "dòng 31, bảng 1, Phụ lục 3 kèm theo"),
    ],
)  # fmt: skip
def test_places_in_the_manner_of_the_party(address: str, place: str) -> None:
    assert cite(replace(PARTY, address=f"26-NQ/TU › {address}")) == f"{place} {OF_PARTY}"


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("Chương II › Điều 5 › Khoản 2 › điểm a", "điểm a khoản 2 Điều 5"),
        ("Chương II › Mục 1 › Điều 17 › Khoản 1 › điểm đ", "điểm đ khoản 1 Điều 17"),
        ("Chương II › Mục 1", "Mục 1 Chương II"),
        ("Điều 1 › IV › 1 › gạch 2 › cộng 1", "dấu cộng thứ nhất gạch đầu dòng thứ 2 khoản 1 mục IV Điều 1"),
        ("Chương II › Điều 7 › Khoản 2 › điểm d › đoạn 1", "điểm d khoản 2 Điều 7"),
        ("Phụ lục I › bảng 1 › dòng 7", "dòng 7 bảng 1 Phụ lục I kèm theo"),
        ("Phụ lục I › Chương II › Điều 3", "Điều 3 Phụ lục I kèm theo"),
        ("Điều 5 (2) › Khoản 1", "khoản 1 Điều 5 (lần thứ 2 trong văn bản)"),
        ("Phụ lục (4) › Mục 2 › A › I › 1 › a1)",
         "điểm a1 khoản 1 mục I phần A Mục 2 Phụ lục (lần thứ 4 trong văn bản) kèm theo"),
        ("5a", "khoản 5a"),
        ("một nhãn chưa biết", "một nhãn chưa biết"),
    ],
)  # fmt: skip
def test_places_in_the_manner_of_the_state(address: str, place: str) -> None:
    assert cite(replace(STATE, address=f"30/2020/NĐ-CP › {address}")) == f"{place} {OF_STATE}"


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({}, OF_STATE),
        ({"date": None}, "Nghị định số 30/2020/NĐ-CP của Chính phủ"),
        ({"issuer": None}, "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020"),
        ({"number": None}, "Nghị định “Về công tác văn thư” ngày 05 tháng 3 năm 2020 của Chính phủ"),
        ({"number": None, "title": None}, "Nghị định ngày 05 tháng 3 năm 2020 của Chính phủ"),
        ({"number": None, "title": None, "date": None}, "Nghị định trong tệp 26-NQ-TU.txt của Chính phủ"),
        ({"type": None}, "Văn bản số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ"),
        ({"sample": True}, f"{OF_STATE} (VĂN BẢN MẪU, không có thật)"),
        ({"type": "Luật", "number": "69/2025/QH15", "title": "HÓA CHẤT"}, "Luật Hóa chất số 69/2025/QH15"),
        ({"type": "Luật", "number": None, "title": "Đất đai"}, "Luật Đất đai"),
        # In capitals a name that no list knows hides which of its words are names.
        ({"type": "Luật", "number": "1/2030/QH16", "title": "BẢO TỒN ĐÀ LẠT", "issuer": "Quốc hội"},
         "Luật số 1/2030/QH16 ngày 05 tháng 3 năm 2020 của Quốc hội"),
        ({"issuer": "Chính\x00 phủ\n\u202e"}, OF_STATE + " "),
    ],
)  # fmt: skip
def test_a_document_as_far_as_it_is_known(changes: dict[str, object], name: str) -> None:
    assert cite_document(replace(STATE, **changes)).strip() == name.strip()  # type: ignore[arg-type]


def test_a_document_without_an_address_within_it() -> None:
    assert cite(replace(PARTY, address="26-NQ/TU")) == OF_PARTY


@pytest.mark.parametrize(
    ("date", "party", "state"),
    [
        (datetime.date(2018, 4, 3), "03-4-2018", "03 tháng 4 năm 2018"),
        (datetime.date(2017, 2, 6), "06-02-2017", "06 tháng 02 năm 2017"),
        (datetime.date(2024, 10, 22), "22-10-2024", "22 tháng 10 năm 2024"),
    ],
)
def test_dates(date: datetime.date, party: str, state: str) -> None:
    assert (day(date, "party"), day(date, "state"), day(date, None)) == (party, state, state)
