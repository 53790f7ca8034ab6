"""The grammar of document numbers (số ký hiệu): one expression for the Party's and the State's.

    Party   NUM - TYPE / ORG               26-NQ/TU, 36-HD/VPTW, 07-QĐi/TU
    State   NUM / [YEAR /] TYPE - ORG…     30/2020/NĐ-CP, 1719/QĐ-TTg, 01/2016/TTLT-BTC-BNV
    Laws    NUM / YEAR / QHn               31/2024/QH15, 1211/2016/UBTVQH13
    Letters NUM / ORG - UNIT               4567/UBND-KTTH

The same parts with other separators, so that the separator tells the system (Quy định 66-QĐ/TW; Nghị định
30/2020/NĐ-CP, Appendix III). Blanks round the separators and long dashes are met in the wild and accepted.
"""

import re
from dataclasses import dataclass

from ingest.model import System

# Type codes of both systems, longest first so that CTHĐ is not read as CT.
TYPE_NAMES = {
    "CTHĐ": "Chương trình hành động",
    "TTLT": "Thông tư liên tịch",
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

# Tên loại as they stand in capitals at the head of a document, longest first.
TYPE_HEADS = (
    "CHƯƠNG TRÌNH HÀNH ĐỘNG", "THÔNG TƯ LIÊN TỊCH", "VĂN BẢN HỢP NHẤT", "CHƯƠNG TRÌNH", "NGHỊ QUYẾT", "NGHỊ ĐỊNH",
    "QUYẾT ĐỊNH", "QUY ĐỊNH", "QUY CHẾ", "CHỈ THỊ", "KẾT LUẬN", "HƯỚNG DẪN", "KẾ HOẠCH", "THÔNG BÁO", "THÔNG TƯ",
    "BÁO CÁO", "TỜ TRÌNH", "PHÁP LỆNH", "HIẾN PHÁP", "BỘ LUẬT", "CÔNG ĐIỆN", "ĐIỀU LỆ", "ĐỀ ÁN", "LUẬT", "LỆNH",
)  # fmt: skip

_NUM = r"\d{1,5}[a-zđ]?"
_CODE = r"[A-ZĐƯ][A-Za-zĐđƯư]{0,9}\d{0,2}"
_SEP = r"[ \t]?"
_DASH = rf"{_SEP}[-–]{_SEP}\n?"
_SLASH = rf"{_SEP}/{_SEP}"
_TYPE = "|".join(sorted(TYPE_NAMES, key=len, reverse=True))

NUMBER = re.compile(
    rf"(?<![\w/.,\-])(?P<num>{_NUM})(?:"
    rf"{_SLASH}(?P<law_year>\d{{4}}){_SLASH}(?P<assembly>(?:UBTV)?QH\d{{1,2}})"
    rf"|{_SLASH}(?P<year>\d{{4}}){_SLASH}(?P<state_type>{_TYPE})(?P<state_org>(?:{_DASH}{_CODE}){{1,4}})"
    rf"|{_SLASH}(?P<short_type>{_TYPE})(?P<short_org>(?:{_DASH}{_CODE}){{1,4}})"
    rf"|{_DASH}(?P<party_type>{_TYPE}){_SLASH}(?P<party_org>{_CODE})"
    rf"|{_SLASH}(?P<letter_org>{_CODE}(?:{_DASH}{_CODE}){{1,3}})"
    r")(?!\w)"
)
"""Matches a document number in CLEAN text. Linear: every repetition is bounded."""


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number taken apart. `text` is its normal form, `26-NQ/TU`; `start:end` its place in the text."""

    text: str
    system: System
    type: str | None
    """Tên loại by its code; None for letters (công văn) and laws. The Party's QĐ is both Quyết định and Quy định
    (66-QĐ/TW): where there is a heading, it decides."""
    org: str
    year: int | None
    start: int
    end: int


def _compact(match: re.Match[str]) -> str:
    return re.sub(r"\s+", "", match.group()).replace("–", "-")


def find_numbers(text: str) -> list[DocumentNumber]:
    """Return every document number of `text` (CLEAN) in order.

    Dates (`22/10/2024`), periods (`2021-2030`), `24/7`, `T/M` and `km/h` are none: a type code or an
    assembly must stand in its place.
    """
    found = []
    for match in NUMBER.finditer(text):
        part = match.groupdict()
        code = part["party_type"] or part["state_type"] or part["short_type"]
        org = part["party_org"] or part["state_org"] or part["short_org"] or part["assembly"] or part["letter_org"]
        year = part["year"] or part["law_year"]
        found.append(
            DocumentNumber(
                text=_compact(match),
                system="party" if part["party_type"] else "state",
                type=TYPE_NAMES.get(code or ""),
                org=re.sub(r"\s+", "", org).strip("-–"),
                year=int(year) if year else None,
                start=match.start(),
                end=match.end(),
            )
        )
    return found
