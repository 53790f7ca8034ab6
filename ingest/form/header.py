"""The head and tail of a document -> its Header, for both forms, with what is missing or doubtful in it.

Party (Quy định 66-QĐ/TW, Hướng dẫn 36-HD/VPTW): issuer, `*`, number; `ĐẢNG CỘNG SẢN VIỆT NAM`, place and date; type,
meeting, title down to a rule; at the end `Nơi nhận`, `T/M …`, position, name.
State (Nghị định 30/2020/NĐ-CP): issuer, number; the national motto, place and date; type, title; `Nơi nhận`, `TM. …`.

1. `ingest.form.head` reads the head, `ingest.form.signature` the tail.
2. The number gives the system and, by its code, the type; a type heading overrules it, but a number of consolidation
   (VBHN) does not give way to the type of the act that is consolidated.
3. A consolidated text has its number, issuer, place and date in the attestation at its end.
4. A law has its date and session in the closing formula (“… khóa XV, kỳ họp thứ 7 thông qua ngày …”).
5. A copy from the web may tell date, issuer and title in its introduction; who enacts an act stands below its legal
   bases (“Chính phủ ban hành Nghị định …”): what is taken from there is marked.
6. `ingest.form.doubts` says what is missing and why, and what does not fit together.

What the text does not say is None; nothing is taken from the file's name.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ingest.form.doubts import find_doubts
from ingest.form.head import OFFICE_OF, SAMPLE_MARK, Head, read_head
from ingest.form.issuers import NATION, bodies, is_body, sentence_case
from ingest.form.lines import CAPITAL, Line
from ingest.form.marks import find_marks
from ingest.form.number import TYPE_HEADS, DocumentNumber, find_numbers, printed_number
from ingest.form.place_date import place_and_date, untorn
from ingest.form.signature import MANNER, find_signature
from ingest.model import Header, System
from vietnamese.dates import dates
from vietnamese.forms import fold

__all__ = ["MANNER", "SAMPLE_MARK", "Frame", "find_frame"]

_CLOSING_LINES = 70
_INTRODUCTION = 12
_ATTESTATION = 25
# A line of the Gazette or a number of a page above the head goes with it.
_LONGEST_ABOVE = 300
_ENACTED = re.compile(r"(?:thông qua|ban hành)\s+(?:vào\s+)?ngày")
_SESSION = re.compile(
    r"[Kk]h[óo][óa]\s+[XVI]+\s*,\s+(?:kỳ|phiên)\s+họp(?:\s+(?:bất thường|thường lệ))?\s+(?:lần\s+)?thứ\s+\w+"
)
_ATTESTED = re.compile(r"XÁC\s+THỰC\s+VĂN\s+BẢN\s+HỢP\s+NHẤT")
_CONSOLIDATED = "Văn bản hợp nhất"
_NUMBER_IN_LINE = re.compile(r"(?:[Ss]ố|SỐ)\s*:?\s*")
_INTRODUCED = re.compile(r"(?:[Tt]hay mặt\s+(?P<for>[^,.]{4,60}),[^.]{0,120}?)?(?:đã\s+)?(?:ký\s+)?ban hành\s")
_OF = re.compile(r"[\s)]{0,3}(?:,\s{0,3})?của\s+(?P<issuer>[^,.;()]{4,60}?)(?=\s+(?:về|tại)\b|[,.;()]|$)")


_ABOUT = re.compile(r"[\s),]{0,3}(?P<title>(?:về|v/v)\s[^.;]{10,400})")
_TOLD = ("date", "issuer", "title")
_BASES = 60
_FIRST_HEADINGS = ("Điều 1", "Chương I", "CHƯƠNG I", "Phần", "PHẦN")
_ACTS = "|".join(name.capitalize() for name in TYPE_HEADS)
_ENACTS = re.compile(rf"(?P<who>[{CAPITAL}][^.,;:()\d]{{3,90}}?)\s+ban hành\s+(?:{_ACTS})\b")


@dataclass(frozen=True, slots=True)
class Frame:
    """A header with the places of head and tail in CLEAN text: `head_start:head_end` and `tail_start:tail_end`."""

    header: Header
    head_end: int
    tail_start: int
    tail_end: int
    head_start: int = 0
    """Not 0 if something of its own stands above the head: a table of contents."""


def find_frame(text: str, lines: list[Line], margins: Sequence[str] = ()) -> Frame:
    """Read head and tail of a document.

    Args:
        text: CLEAN text of the whole document.
        lines: Its lines.
        margins: What stands on the first page outside of its text: stamps among it.
    """
    head = read_head(text, lines)
    attestation = next((i for i, line in enumerate(lines) if _ATTESTED.fullmatch(line.bare.strip(" *"))), None)
    head_end = head.lines[-1].end if head.lines else 0
    tail = find_signature([line for line in lines if line.start >= head_end], len(text))
    if attestation is not None:
        attesting = find_signature(lines[attestation : attestation + _ATTESTATION], len(text))
        tail = attesting if attesting.signer else tail
    number = head.printed.number if head.printed else None
    header = Header(
        system=number.system if number else _system(text[: head.lines[-1].end] if head.lines else ""),
        number=number.text if number else None,
        type=head.type or _type_by_number(number, head),
        issuer=head.issuer,
        superior=head.superior,
        place=head.place,
        date=head.date,
        title=head.title,
        meeting=head.meeting,
        signer=tail.signer,
        manner=tail.manner,
        role=tail.role,
        recipients=tail.recipients,
        sample=any(SAMPLE_MARK in line.bare for line in lines[:3]),
    )
    secrecy, urgency = find_marks(lines[: max(len(head.lines), 12)], margins)
    header = replace(header, secrecy=secrecy, urgency=urgency)
    consolidated = attestation is not None or _is_consolidated(header, number, lines)
    introduced: set[str] = set()
    if consolidated:
        header = replace(header, type=_CONSOLIDATED)
        header = header if attestation is None else _attested(header, text, lines, attestation)
    enacting: str | None = None
    if not consolidated and not head.annex:
        printed = _enacted(header, number, text, lines, tail.end if tail.signer else len(text))
        header = _introduced(printed, text, lines)
        introduced = {field for field in _TOLD if getattr(header, field) != getattr(printed, field)}
        enacting = _enacting(line for line in lines if head_end <= line.start)
        header = replace(header, issuer=header.issuer or enacting)
    doubts = find_doubts(header, head, tail, lines, consolidated=consolidated, introduced=introduced, enacting=enacting)
    header = replace(header, doubts=doubts)
    if not head.lines:
        return Frame(header, 0, tail.start, tail.end)
    above = head.lines[0].start
    return Frame(header, head.lines[-1].end, tail.start, tail.end, above if above > _LONGEST_ABOVE else 0)


def _system(head: str) -> System | None:
    folded = fold(head)
    if "dang cong san viet nam" in folded:
        return "party"
    return "state" if "cong hoa xa hoi chu nghia" in folded else None


def _type_by_number(number: DocumentNumber | None, head: Head) -> str | None:
    if number is None:
        return _type_of_blank(head)
    # A letter prints no type: its number is that of its author (4567/UBND-KTTH), its subject stands below as V/v ….
    letter = number.type is None and number.system == "state" and number.year is None and head.title is not None
    return "Công văn" if letter else number.type


def _type_of_blank(head: Head) -> str | None:
    """The type by the code of a number that is still to be filled in: /KH-UBND."""
    numbers = find_numbers(f"1{head.printed.text}") if head.printed else []
    return numbers[0].type if numbers else None


# --- consolidated texts


def _is_consolidated(header: Header, number: DocumentNumber | None, lines: list[Line]) -> bool:
    if (number is not None and number.type == _CONSOLIDATED) or header.type == _CONSOLIDATED:
        return True
    above = [line.bare for line in lines[:20] if line.bare.startswith("VĂN BẢN HỢP NHẤT")]
    return bool(above) and number is None


def _attested(header: Header, text: str, lines: list[Line], at: int) -> Header:
    """Take number, issuer, place and date from the attestation, wherever in the file it stands."""
    around = lines[max(0, at - 10) : at + 12]
    found = header
    for position, line in enumerate(around):
        lead = _NUMBER_IN_LINE.search(line.bare)
        printed = printed_number(text[line.offset(lead.end()) :][:140]) if lead else None
        if printed and printed.number and printed.number.type == _CONSOLIDATED:
            above = [one.bare.strip(" *_-–") for one in around[:position] if not NATION.search(one.bare)]
            above.append(line.bare[: lead.start()].strip() if lead else "")
            capitals = [bare for bare in above if bare.isupper()]
            issuer, superior = bodies(capitals[-3:])
            found = replace(
                found, number=printed.number.text, system="state", issuer=issuer or found.issuer, superior=superior
            )
            break
    place, date, _ = place_and_date(text, around)
    return replace(found, place=place or found.place, date=date or found.date)


# --- acts without a line for the date


def _enacting(lines: Iterable[Line]) -> str | None:
    """Who enacts it: “Bộ trưởng Bộ Công an ban hành Thông tư quy định …” below the legal bases."""
    for line in islice(lines, _BASES):
        if line.bare.startswith(_FIRST_HEADINGS):
            return None
        enacts = _ENACTS.match(line.bare)
        if enacts:
            who = enacts["who"].upper()
            body = OFFICE_OF.sub("", who)
            return sentence_case(body) if is_body(body) else None
    return None


def _enacted(header: Header, number: DocumentNumber | None, text: str, lines: list[Line], end: int) -> Header:
    """Laws and resolutions of the National Assembly: date and session from the closing formula."""
    if number is None or "QH" not in number.org:
        return header
    last = bisect_left(lines, end, key=lambda line: line.start)
    start = lines[last - _CLOSING_LINES].start if last > _CLOSING_LINES else 0
    date, meeting = None, None
    for match in _ENACTED.finditer(text, start, end):
        mentions = dates(untorn(text[match.start() : match.end() + 40]))
        if mentions:
            date = mentions[0].date
            sessions = list(_SESSION.finditer(text, max(0, match.start() - 200), match.start()))
            meeting = " ".join(sessions[-1][0].split()) if sessions else meeting
    issuer = header.issuer
    if issuer is None:
        issuer = "Ủy ban Thường vụ Quốc hội" if number.org.startswith("UBTV") else "Quốc hội"
    return replace(header, issuer=issuer, date=header.date or date, meeting=header.meeting or meeting)


def _introduced(header: Header, text: str, lines: list[Line]) -> Header:
    """A web page's introduction: “Thay mặt Bộ Chính trị, … ký ban hành Nghị quyết số 57-NQ/TW ngày 22/12/2024 …”."""
    if header.number is None or (header.date and header.issuer and header.title):
        return header
    for line in lines[:_INTRODUCTION]:
        for number in find_numbers(line.bare):
            if number.text.upper() != header.number.upper():
                continue
            before, after = line.bare[: number.start], line.bare[number.end : number.end + 500]
            mentions = dates(after[:60])
            dated = mentions[0] if mentions and mentions[0].start < 8 else None
            after_date = after[dated.end if dated else 0 :]
            of = _OF.match(after_date)
            about = _ABOUT.match(after_date[of.end() if of else 0 :])
            for_whom = _INTRODUCED.search(before)
            issuer = of["issuer"] if of else for_whom["for"] if for_whom and for_whom["for"] else None
            header = replace(
                header,
                date=header.date or (dated.date if dated else None),
                issuer=header.issuer or (sentence_case(issuer.upper()) if issuer else None),
                title=header.title or (about["title"] if about else None),
            )
    return header
