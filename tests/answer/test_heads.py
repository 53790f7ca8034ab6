"""Who signed, who issued, when: of the document that is described, or of none."""

import datetime
import time
from dataclasses import replace

import pytest

from answer.facts.heads import quoted
from answer.model import Answer, Coverage, Refusal
from answer.respond import respond
from answer.sources import Sources
from index.model import FoundDocument, Hit, Query
from tests.answer.conftest import DOCUMENT, Narrow, NoDocuments, passage

PROGRAMME = replace(
    DOCUMENT, id=2, slug="03-nq-cp", number="03/NQ-CP", issuer="Chính phủ", system="state", signer="Nguyễn Hòa Bình",
    title="Ban hành Chương trình hành động của Chính phủ thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 "
    "về đột phá phát triển khoa học, công nghệ", date=datetime.date(2025, 1, 9),
)  # fmt: skip
CENTRE = replace(
    PROGRAMME, id=3, slug="175-nq-cp", number="175/NQ-CP", title="Phê duyệt Đề án Trung tâm dữ liệu quốc gia",
    date=datetime.date(2023, 10, 30), signer="Trần Lưu Quang",
)  # fmt: skip


def day(document: FoundDocument) -> str:
    return f"Hà Nội, ngày {document.date:%d} tháng {document.date:%m} năm {document.date:%Y}" if document.date else ""


def _asked(question: str, *documents: FoundDocument) -> Answer | Refusal:
    found = NoDocuments()
    heads = {
        "header": [
            passage(f"{one.issuer}\nNGHỊ QUYẾT\n{one.title}\n{day(one)}", document=one, kind="header")
            for one in documents
        ],
        "signature": [passage(f"T/M {(one.issuer or '').upper()}\n{one.signer}", document=one, kind="signature")
                      for one in documents],
    }  # fmt: skip

    def find(query: Query) -> list[Hit]:
        kinds = query.filters.kinds or tuple(heads)
        return [Hit(one, 1.0, {"dense": 0.9}) for kind in kinds for one in heads.get(kind, ())]

    sources = Sources(
        lambda query: found.seen(find(query)), Narrow, lambda _: 1, found, lambda part: Query(part, part), 1
    )
    return respond(
        Query(question, question), sources, Coverage(1, 1, (), None, None), emptied_by=(), started=time.perf_counter()
    )


@pytest.mark.parametrize(
    ("question", "document", "answers"),
    [
        ("Nghị quyết về Trung tâm dữ liệu quốc gia ban hành ngày nào?", CENTRE, True),
        ("Quyết định về Trung tâm dữ liệu quốc gia ban hành ngày nào?", CENTRE, False),
        ("Chỉ thị về Trung tâm dữ liệu quốc gia do ai ký?", CENTRE, False),
        ("Ai ký nghị quyết ban hành chương trình hành động của Chính phủ?", PROGRAMME, True),
        ("Ai ký nghị quyết về đột phá phát triển khoa học, công nghệ?", PROGRAMME, False),
    ],
)
def test_a_described_document_is_meant_or_nothing_is_said(question, document, answers):
    assert isinstance(_asked(question, document), Answer) is answers


@pytest.mark.parametrize(
    ("head", "issuer", "said"),
    [
        ("VĂN BẢN QUY PHẠM PHÁP LUẬT\nCHÍNH PHỦ\n\nSố: 145/2020/NĐ-CP", "Chính phủ", "CHÍNH PHỦ"),
        ("VĂN BẢN PHÁP LUẬT KHÁC\n\nBỘ LAO ĐỘNG -\nTHƯƠNG BINH VÀ XÃ HỘI", "Bộ Lao động - Thương binh và Xã hội",
         "BỘ LAO ĐỘNG -\nTHƯƠNG BINH VÀ XÃ HỘI"),
        ("UỶ BAN NHÂN DÂN\nTỈNH LÀO CAI\nSố 5", "Ủy ban nhân dân tỉnh Lào Cai", "UỶ BAN NHÂN DÂN\nTỈNH LÀO CAI"),
        ("# Nghị quyết số 57-NQ/TW\n\nBỘ CHÍNH TRỊ", "Bộ Chính trị", "BỘ CHÍNH TRỊ"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM\nSố 1", "Tỉnh ủy Kon Tum", None),
        ("CHÍNH PHỦ", None, None),
    ],
)  # fmt: skip
def test_the_issuer_is_what_the_head_names_so(head, issuer, said):
    found = passage(head, document=replace(DOCUMENT, issuer=issuer), kind="header")
    places = quoted(found, "issuer")
    assert (found.text[slice(*places[1])] if places else None) == said
