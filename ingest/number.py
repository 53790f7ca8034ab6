"""A document number (số ký hiệu) taken apart: whose it is, its type, issuing body and year.

`vietnamese.tokens` says what a number looks like; here its parts get their names. The Party and the State use the same
parts with other separators, so that the first separator tells the system (Quy định 66-QĐ/TW; Nghị định 30/2020/NĐ-CP,
Appendix III):

    Party   NUM - TYPE / ORG               26-NQ/TU, 36-HD/VPTW, 07-QĐi/TU
    State   NUM / [YEAR /] TYPE - ORG…     30/2020/NĐ-CP, 1719/QĐ-TTg, 01/2016/TTLT-BTC-BNV
    Laws    NUM / YEAR / QHn               31/2024/QH15, 1211/2016/UBTVQH13
    Letters NUM / ORG [- UNIT]             4567/UBND-KTTH, 64/CP
"""

import re
from dataclasses import dataclass

from ingest.model import System
from vietnamese.tokens import DOCUMENT_NUMBER

TYPE_NAMES = {
    "CTHĐ": "Chương trình hành động",
    "TTLT": "Thông tư liên tịch",
    "NQLT": "Nghị quyết liên tịch",
    "VBHN": "Văn bản hợp nhất",
    "CTr": "Chương trình",
    "QyĐ": "Quy định",
    "QĐi": "Quy định",
    "TTr": "Tờ trình",
    "QC": "Quy chế",
    "NQ": "Nghị quyết",
    "CT": "Chỉ thị",
    "QĐ": "Quyết định",
    "QD": "Quy định",
    "KL": "Kết luận",
    "HD": "Hướng dẫn",
    "KH": "Kế hoạch",
    "TB": "Thông báo",
    "BC": "Báo cáo",
    "CV": "Công văn",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "ĐA": "Đề án",
    "ĐL": "Điều lệ",
    "PL": "Pháp lệnh",
    "CĐ": "Công điện",
    "L": "Lệnh",
}
"""Tên loại by code, for both systems."""

# Tên loại as they stand in capitals at the head of a document, longest first.
TYPE_HEADS = (
    "CHƯƠNG TRÌNH HÀNH ĐỘNG", "NGHỊ QUYẾT LIÊN TỊCH", "THÔNG TƯ LIÊN TỊCH", "VĂN BẢN HỢP NHẤT", "CHƯƠNG TRÌNH",
    "NGHỊ QUYẾT", "NGHỊ ĐỊNH", "QUYẾT ĐỊNH", "QUY ĐỊNH", "QUY CHẾ", "CHỈ THỊ", "KẾT LUẬN", "HƯỚNG DẪN", "KẾ HOẠCH",
    "THÔNG BÁO", "THÔNG TƯ", "BÁO CÁO", "TỜ TRÌNH", "PHÁP LỆNH", "HIẾN PHÁP", "BỘ LUẬT", "CÔNG ĐIỆN", "ĐIỀU LỆ",
    "ĐỀ ÁN", "LUẬT", "LỆNH",
)  # fmt: skip

_NUMBER = re.compile(DOCUMENT_NUMBER, re.VERBOSE)
_PARTS = re.compile(r"(?P<num>[^/-]+)(?P<first>[/-])(?:(?P<year>\d{4})/)?(?P<code>[^/-]+)(?P<rest>.*)")
_ASSEMBLY = re.compile(r"(?:UBTV)?QH\d{1,2}", re.IGNORECASE)
_TYPE_OF = {code.upper(): name for code, name in TYPE_NAMES.items()}


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number taken apart. `text` is its normal form, `26-NQ/TU`; `start:end` its place in the text."""

    text: str
    system: System
    type: str | None
    """Tên loại by its code; None for letters (công văn), laws and codes that are not known. The Party's QĐ is both
    Quyết định and Quy định (66-QĐ/TW): where there is a heading, it decides."""
    org: str
    year: int | None
    start: int
    end: int


def find_numbers(text: str) -> list[DocumentNumber]:
    """Return every document number of `text` (CLEAN) in order.

    Dates (`22/10/2024`), periods (`2021-2030`), `24/7`, `T/M` and `km/h` are none: a code must stand in its place.
    """
    return [_take_apart(match) for match in _NUMBER.finditer(text)]


def _take_apart(match: re.Match[str]) -> DocumentNumber:
    text = re.sub(r"\s+", "", match[0]).replace("–", "-")
    parts = _PARTS.fullmatch(text)
    assert parts is not None, text
    # Party numbers have their issuer after the slash, state ones after the hyphen; without a type both are the issuer.
    type_name = None if _ASSEMBLY.fullmatch(parts["code"]) else _TYPE_OF.get(parts["code"].upper())
    rest = parts["rest"]
    org = rest[1:] if rest and (type_name or parts["first"] == "-") else parts["code"] + rest
    return DocumentNumber(
        text=text,
        system="party" if parts["first"] == "-" else "state",
        type=type_name,
        org=org,
        year=int(parts["year"]) if parts["year"] else None,
        start=match.start(),
        end=match.end(),
    )
