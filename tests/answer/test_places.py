"""Places asked about, and places that a clause speaks of."""

from dataclasses import replace

import pytest

from answer.judging.evidence import clauses_of
from answer.judging.places import other_place
from answer.question import read_question
from index.model import FoundDocument
from tests.answer.conftest import DOCUMENT, passage

_KON_TUM = DOCUMENT
_STATE = replace(DOCUMENT, issuer="CHÍNH PHỦ", place="Hà Nội", title="về xử phạt")
_UNKNOWN = replace(DOCUMENT, issuer=None, place=None, title=None)
_POOR = "Tỷ lệ hộ nghèo đến cuối năm 2024 giảm 3%."


@pytest.mark.parametrize(
    ("question", "of", "text", "said"),
    [
        ("Tỷ lệ hộ nghèo của tỉnh Gia Lai giảm mấy phần trăm?", _KON_TUM, _POOR, "Kon Tum"),
        ("Tỷ lệ hộ nghèo của tỉnh Kon Tum giảm mấy phần trăm?", _KON_TUM, _POOR, None),
        ("Tỷ lệ hộ nghèo giảm mấy phần trăm?", _KON_TUM, _POOR, None),
        # Kon Tum is part of Quảng Ngãi since 2025.
        ("Tỷ lệ hộ nghèo của Quảng Ngãi giảm mấy phần trăm?", _KON_TUM, _POOR, None),
        ("ty le ho ngheo cua tinh Lai Chau giam may phan tram", _KON_TUM, _POOR, "Kon Tum"),
        # What the State lays down is for every province, unless it speaks of one.
        ("Ở Gia Lai mức phạt vượt đèn đỏ là bao nhiêu?", _STATE, "Phạt tiền 4.000.000 đồng khi vượt đèn đỏ.", None),
        ("Ở Gia Lai có mấy sân bay?", _STATE, "Tỉnh Lào Cai có một sân bay.", "Lào Cai"),
        ("Ở Gia Lai có mấy sân bay?", _STATE, "Tỉnh Lào Cai và tỉnh Gia Lai có một sân bay.", None),
        ("Ở Quảng Ninh ai giám sát dự án?", _UNKNOWN, "Sở Công Thương tỉnh Lào Cai giám sát dự án.", "Lào Cai"),
        ("Ở Quảng Ninh ai giám sát dự án?", _UNKNOWN, "Sở Công Thương giám sát dự án.", None),
        ("Kon Tum so với Gia Lai thì hộ nghèo giảm thế nào?", _KON_TUM, _POOR, None),
    ],
)
def test_other_place(question: str, of: FoundDocument, text: str, said: str | None) -> None:
    [clause] = clauses_of(passage(text, document=of))
    assert other_place(clause, read_question(question)) == said


def test_a_heading_names_the_place() -> None:
    [clause] = clauses_of(passage("Sản lượng đạt 5 tấn.", "II. Tỉnh Lào Cai", document=_STATE))
    assert other_place(clause, read_question("Sản lượng của Gia Lai đạt bao nhiêu?")) == "Lào Cai"
