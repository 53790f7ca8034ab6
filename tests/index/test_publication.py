import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Filters, FoundDocument
from index.publication import filtered, read_publication

_DOCUMENT = FoundDocument(
    id=0, slug="x", number=None, type="Nghị quyết", title=None, issuer="Tỉnh ủy Kon Tum", place=None,
    date=datetime.date(2024, 10, 22), signer=None, role=None, system="party", sample=False, file="a.txt", sha256="",
    passages=1,
)  # fmt: skip


def document(kind: str, issuer: str, year: int) -> FoundDocument:
    return replace(_DOCUMENT, type=kind, issuer=issuer, date=datetime.date(year, 5, 1))


DOCUMENTS = [
    _DOCUMENT,
    document("Thông tư", "Bộ Công Thương", 2025),
    document("Nghị định", "Chính phủ", 2024),
    document("Chỉ thị", "Thủ tướng Chính phủ", 2012),
    document("Luật", "Quốc hội", 2025),
    document("Quyết định", "Ủy ban nhân dân tỉnh Lào Cai", 2026),
    replace(_DOCUMENT, issuer="Tỉnh ủy Gia Lai", date=datetime.date(2023, 1, 1), sample=True),
]


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        ("nghị quyết của Tỉnh ủy Kon Tum giao gì", {"type": "Nghị quyết", "issuer": "Tỉnh ủy Kon Tum"}),
        ("nghi quyet cua tinh uy kon tum giao gi", {"type": "Nghị quyết", "issuer": "Tỉnh ủy Kon Tum"}),
        ("nghị quyết của Tỉnh ủy về kinh tế", {"type": "Nghị quyết", "issuer": "Tỉnh ủy"}),
        ("thông tư của Bộ Công Thương về khai thác", {"type": "Thông tư", "issuer": "Bộ Công Thương"}),
        ("văn bản nào do Bộ Công Thương ban hành", {"issuer": "Bộ Công Thương"}),
        ("Nghị định năm 2024 của Chính phủ", {"type": "Nghị định", "issuer": "Chính phủ", "year": 2024}),
        ("nghị định của Chính phủ năm 2024 về", {"type": "Nghị định", "issuer": "Chính phủ", "year": 2024}),
        ("quyết định của UBND tỉnh Lào Cai", {"type": "Quyết định", "issuer": "Ủy ban nhân dân tỉnh Lào Cai"}),
        ("quyết định của UBND tỉnh về khu công nghiệp", {"type": "Quyết định", "issuer": "Ủy ban nhân dân tỉnh"}),
        ("nghị quyết năm 2024 nói gì về sâm", {"type": "Nghị quyết", "year": 2024}),
        ("các nghị quyết ban hành năm 2024 về sâm", {"type": "Nghị quyết", "year": 2024}),
        ("văn bản được ban hành trong năm 2012", {"year": 2012}),
        ("văn bản ban hành trước năm 2020", {"until": datetime.date(2019, 12, 31)}),
        ("nghị định ban hành sau năm 2023", {"type": "Nghị định", "since": datetime.date(2024, 1, 1)}),
    ],
)
def test_asks_for_documents(question: str, fields: dict[str, object]) -> None:
    assert filtered(Filters(), read_publication(question, DOCUMENTS)) == Filters(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question",
    [
        # periods of the text
        "mục tiêu năm 2030", "kế hoạch năm 2025", "chỉ tiêu năm 2024 là bao nhiêu", "giai đoạn 2021-2025",
        "nghị định quy định hợp đồng ký năm 2024", "luật quy định chính sách ban hành năm 2025 thế nào",
        # a body that does something else than issuing
        "nhiệm vụ của Tỉnh ủy Kon Tum", "trách nhiệm của Bộ Công Thương", "chỉ đạo của Thủ tướng Chính phủ",
        # documents that the library lacks
        "nghị quyết của Quốc hội", "chỉ thị của Chính phủ",
        "nghị quyết của Tỉnh ủy Gia Lai", "thông tư của Bộ Tài chính", "nghị quyết năm 2019", "nghị quyết của Đảng",
        "thông tư của Bộ Công Thương Lào", "thông tư của Bộ",
        # what was done to them
        "kết quả thực hiện nghị quyết của Tỉnh ủy Kon Tum", "hướng dẫn thi hành luật năm 2025",
        "nghị quyết", "chỉ thị về cụm công nghiệp", "",
    ],
)  # fmt: skip
def test_asks_for_none(question: str) -> None:
    assert read_publication(question, DOCUMENTS) == []


def test_what_the_person_chose_stays() -> None:
    asked = read_publication("nghị quyết năm 2024 nói gì", DOCUMENTS)
    assert filtered(Filters(year=2023), asked) == Filters(year=2023, type="Nghị quyết")


@given(st.text(max_size=100) | st.text(st.sampled_from("nghị quyếtủacTỉnhyKomđăbaơ 0123456789"), max_size=120))
def test_a_document_is_left(text: str) -> None:
    asked = read_publication(text, DOCUMENTS)
    assert any(all(one.holds(document) for one in asked) for document in DOCUMENTS if not document.sample)
