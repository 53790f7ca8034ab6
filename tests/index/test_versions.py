"""Versions of one act in one hit; what is not the same stays apart."""

import dataclasses
import datetime

import pytest

from index.model import FoundDocument, FoundPassage, Hit
from index.versions import act_of, folded_versions
from ingest.model import Reference

ACT = FoundDocument(
    id=1, slug="tt-96", number="96/2020/TT-BTC", type="Thông tư", title=None, issuer="Bộ Tài chính", place="Hà Nội",
    date=datetime.date(2020, 11, 16), signer=None, role=None, system="state", sample=False, file="a.docx", sha256="0",
    passages=1,
)  # fmt: skip
SCAN = dataclasses.replace(ACT, id=2, slug="tt-96-2", file="a.pdf")
CONSOLIDATED = dataclasses.replace(
    ACT, id=3, slug="vbhn", number="10/VBHN-BTC", type="Văn bản hợp nhất", date=datetime.date(2026, 4, 20)
)
OTHER = dataclasses.replace(ACT, id=4, slug="tt-97", number="97/2020/TT-BTC")
PRINTED = Reference(0, "document", 0, 1, "96/2020/TT-BTC", date=datetime.date(2020, 11, 16))
TEXT = "Công ty đại chúng phải công bố thông tin định kỳ về báo cáo tài chính năm"
AMENDED = "Công ty đại chúng công bố báo cáo quản trị theo mẫu tại Phụ lục"


def hit(document: FoundDocument, text: str = TEXT, identity: int = 0, ocr: float | None = None) -> Hit:
    place = identity or document.id * 10
    return Hit(FoundPassage(place, document, "body", "Điều 10", (), text, 1, 0, len(text), text, ocr), 1.0 / place, {})


def acts(*hits: Hit) -> dict[int, tuple[str, str]]:
    return {
        h.passage.document.id: act_of(h.passage.document, PRINTED if h.passage.document is CONSOLIDATED else None)
        for h in hits
    }


def outcome(*hits: Hit) -> list[tuple[str, list[str]]]:
    return [
        (kept.passage.document.slug, [variant.document.slug for variant in kept.variants])
        for kept in folded_versions(hits, acts(*hits))
    ]


@pytest.mark.parametrize(
    ("hits", "expected"),
    [
        ([hit(ACT), hit(SCAN)], [("tt-96", ["tt-96-2"])]),
        # the best ranked one stands for the others
        ([hit(SCAN), hit(ACT)], [("tt-96-2", ["tt-96"])]),
        ([hit(CONSOLIDATED), hit(OTHER), hit(ACT)], [("vbhn", ["tt-96"]), ("tt-97", [])]),
        ([hit(ACT), hit(SCAN), hit(CONSOLIDATED)], [("tt-96", ["tt-96-2", "vbhn"])]),
        # the same words in another act are another passage
        ([hit(ACT), hit(OTHER)], [("tt-96", []), ("tt-97", [])]),
        # what was amended is not the same any more
        ([hit(ACT), hit(CONSOLIDATED, AMENDED)], [("tt-96", []), ("vbhn", [])]),
        # two passages of one document are never one
        ([hit(ACT), hit(ACT, identity=11)], [("tt-96", []), ("tt-96", [])]),
        # a small slip of the scan
        ([hit(ACT), hit(SCAN, TEXT.replace("định kỳ", "đinh kỳ"))], [("tt-96", ["tt-96-2"])]),
        # a scan read by OCR gives way to the file with text
        ([hit(SCAN, ocr=0.9), hit(ACT)], [("tt-96", ["tt-96-2"])]),
        ([], []),
    ],
)
def test_folding(hits, expected):
    assert outcome(*hits) == expected


def test_an_act_without_number_or_made_up_is_itself():
    bare = dataclasses.replace(ACT, number=None)
    assert act_of(bare, None) != act_of(dataclasses.replace(bare, slug="b"), None)
    made_up = dataclasses.replace(ACT, sample=True)
    assert act_of(made_up, None) != act_of(ACT, None)


def test_numbers_begin_anew():
    later = dataclasses.replace(ACT, date=datetime.date(2024, 1, 1))
    assert act_of(later, None) != act_of(ACT, None)
