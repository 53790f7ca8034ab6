"""A document number (số ký hiệu) taken apart: whose it is, its type, issuing body and year.

`vietnamese.tokens` says what a number looks like; here its parts get their names. The Party and the State use the same
parts with other separators, so that the first separator tells the system (Quy định 66-QĐ/TW; Nghị định 30/2020/NĐ-CP,
Appendix III):

    Party   NUM - TYPE / ORG               26-NQ/TU, 36-HD/VPTW, 07-QĐi/TU
    State   NUM / [YEAR /] TYPE - ORG…     30/2020/NĐ-CP, 1719/QĐ-TTg, 01/2016/TTLT-BTC-BNV
    Laws    NUM / YEAR / QHn               31/2024/QH15, 1211/2016/UBTVQH13
    Letters NUM / ORG [- UNIT]             4567/UBND-KTTH, 64/CP

After the word `Số` of a header a number may be printed more loosely than anywhere else (`printed_number`): with blanks
and in small letters (26 - nq/tu), with a separator too many (24/2026//NQ-CP), in the grammar of before 2000
(1141-TC/QĐ/CĐKT), or with its place left blank (Số:      /KH-UBND). What a scan misread is never mended: `suspected`
names what it may be.
"""

import re
from dataclasses import dataclass, replace

from ingest.model import System
from vietnamese.tokens import DOCUMENT_NUMBER

TYPE_NAMES = {
    "CTHĐ": "Chương trình hành động",
    "TTLT": "Thông tư liên tịch",
    "NQLT": "Nghị quyết liên tịch",
    "HDLN": "Hướng dẫn liên ngành",
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
    "CHƯƠNG TRÌNH HÀNH ĐỘNG", "HƯỚNG DẪN LIÊN NGÀNH", "NGHỊ QUYẾT LIÊN TỊCH", "THÔNG TƯ LIÊN TỊCH",
    "VĂN BẢN HỢP NHẤT", "CHƯƠNG TRÌNH", "BẢN QUY ĐỊNH", "NGHỊ QUYẾT", "NGHỊ ĐỊNH", "QUYẾT ĐỊNH", "QUY ĐỊNH",
    "QUY TRÌNH", "PHƯƠNG ÁN", "THÔNG TRI", "THÔNG CÁO", "BIÊN BẢN", "QUY CHẾ", "CHỈ THỊ", "KẾT LUẬN", "HƯỚNG DẪN",
    "KẾ HOẠCH", "THÔNG BÁO", "THÔNG TƯ", "BÁO CÁO", "TỜ TRÌNH", "PHÁP LỆNH", "HIẾN PHÁP", "BỘ LUẬT", "CÔNG ĐIỆN",
    "ĐIỀU LỆ", "DỰ ÁN", "ĐỀ ÁN", "LUẬT", "LỆNH",
)  # fmt: skip

_NUMBER = re.compile(DOCUMENT_NUMBER, re.VERBOSE)
_PARTS = re.compile(r"(?P<num>[^/-]{1,12})(?P<first>[/-])(?:(?P<year>\d{4})/)?(?P<code>[^/-]{1,40})(?P<rest>.*)")
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


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """What stands after `Số` in a header: a number, or a blank to be filled in by hand."""

    number: DocumentNumber | None
    text: str
    """As printed, blanks removed; of a blank what follows it."""
    hand: str = ""
    """What stands where the number should, if it cannot be read as one."""

    @property
    def mended(self) -> bool:
        """Whether the number differs from what is printed in more than capitals."""
        return self.number is not None and self.number.text.upper() != self.text.upper()


_LOOSE = re.compile(
    r"\s{0,3}(?P<number>\d{1,5}(?:\.\d{1,2})?[a-zđ]?[ \t]*\n?(?:[-–/][ \t]*){1,2}\n?"
    r"[^\W_]{1,12}(?:[ \t]?[-–/.]{1,2}[ \t]?\n?[^\W_]{1,12}){0,9})"
)
# What is written by hand a scan gives as anything: dW /QĐ-UBND.
_BLANK = re.compile(
    r"(?P<hand>[^\n/]{0,12}?)[ \t]{0,40}+"
    r"(?P<code>[/–-][ \t]{0,9}(?:(?:19|20)\d\d[ \t]{0,9}/[ \t]{0,9})?[A-ZĐƯ][^\W\d_]*(?:[-/][^\W_]+)+"
    r"|(?<=\d)(?:NQ|QĐ|CT|NĐ|TT|KH|TB|BC|HD)-[A-ZĐƯ][^\W\d_]*)"
)
_DOUBLED = re.compile(r"([/-])[/-]+")
# 1141-TC/QĐ/CĐKT, 522/2002/QĐ.UB: a code of a type among the parts, in no order that is still in use.
_OLD = re.compile(r"\d{1,5}[/-](?:(?:19|20)\d\d/)?(?P<parts>[A-ZĐƯ][^\W\d_]*(?:[/.-][A-ZĐƯ][^\W\d_]*)+)")
_WRITTEN = {code.upper(): code for code in (*TYPE_NAMES, "TTg")}


def printed_number(text: str) -> PrintedNumber | None:
    """Read what follows the word `Số` in a header.

    Args:
        text: CLEAN text after the word and its colon, 140 characters of it at most.

    Returns:
        The number, or the place left blank for one; None if neither stands there.
    """
    text = text[:140]
    found = find_numbers(text)
    if found and not text[: found[0].start].strip():
        return PrintedNumber(_in_capitals(found[0]), found[0].text)
    loose = _LOOSE.match(text)
    if loose:
        printed = re.sub(r"\s+", "", loose["number"]).replace("–", "-")
        plain = _DOUBLED.sub(r"\1", printed)
        start, end = loose.span("number")
        for written in (plain, _capitals(plain)):
            whole = _NUMBER.fullmatch(written)
            if whole:
                return PrintedNumber(replace(_in_capitals(_take_apart(whole)), start=start, end=end), printed)
        old = _OLD.fullmatch(plain)
        parts = re.split(r"[/.-]", old["parts"]) if old else []
        types = [_TYPE_OF[part.upper()] for part in parts if part.upper() in _TYPE_OF]
        if types:
            org = parts[-1] if parts[-1].upper() not in _TYPE_OF else parts[0]
            return PrintedNumber(DocumentNumber(plain, "state", types[0], org, None, start, end), printed)
    blank = _BLANK.match(text)
    if blank:
        return PrintedNumber(None, re.sub(r"\s+", "", blank["code"]), blank["hand"].strip(" \t._…"))
    return None


def _in_capitals(number: DocumentNumber) -> DocumentNumber:
    written = _capitals(number.text) if number.type and not re.search("[A-ZĐƯ]", number.text) else number.text
    return number if written == number.text else replace(number, text=written, org=number.org.upper())


def _capitals(number: str) -> str:
    first, *parts = re.split(r"([/-])", number)
    return first + "".join(_WRITTEN.get(part.upper(), part.upper()) for part in parts)


# What a scan takes for one another.
_LOOKALIKES = str.maketrans("0QĐ1L58", "OODIISB")


def suspected(number: DocumentNumber, type_name: str | None) -> str | None:
    """Return the number that this one may be a misreading of: `26-NQ/TU` for `26-NO/TU`.

    Args:
        number: As printed.
        type_name: From the type heading, if there is one.
    """
    if number.type is not None and type_name in (None, number.type):
        return None
    parts = re.split(r"([/-])", number.text)
    for place, part in enumerate(parts[1:], 1):
        seen = part.upper().translate(_LOOKALIKES)
        for code, name in TYPE_NAMES.items():
            alike = code.upper().translate(_LOOKALIKES) == seen and code.upper() != part.upper()
            if alike and type_name in (None, name):
                return "".join([*parts[:place], code, *parts[place + 1 :]])
    return None
