"""The lines above the text -> number, type, issuer, place, date, title, as they are printed there.

1. Lines that a copy tore apart are put together (`ingest.form.torn`). The head ends before the first line that opens
   the text: a heading, a legal basis, `QUYẾT NGHỊ`, a full sentence, the introduction of a web page (Thay mặt …).
   What is printed below `PHỤ LỤC` at the very beginning is no head: such a file is an annex of another document.
2. The type stands in capitals on a line of its own; if none does, it may begin the line of the title (QUYẾT ĐỊNH CHẤP
   THUẬN CHỦ TRƯƠNG ĐẦU TƯ).
3. The number is the first after `Số` above the type, or on a line of its own below it: what a title names is another
   document, and so is what stands in brackets (Ban hành kèm theo Quyết định số …). Where the place above the type holds
   what cannot be read, it is not looked for below.
4. Issuer and superior body stand in capitals before the number (`ingest.form.issuers`).
5. The title is what follows the type, the meeting left out, down to a rule, the issuer's name or office in capitals,
   or the end of the head; of a letter what follows `V/v`.
6. Copies from databases run it all together: NGHỊ ĐỊNH ⏎ CỦA CHÍNH PHỦ SỐ 29/1998/NĐ-CP NGÀY … VỀ VIỆC ….
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ingest.form.issuers import CENTRAL, NATION, as_known, bodies, is_body, sentence_case
from ingest.form.lines import Line
from ingest.form.number import TYPE_HEADS, PrintedNumber, printed_number
from ingest.form.place_date import PLACE, place_and_date
from ingest.form.title import ATTACHED, one_line, subject, title_and_meeting
from ingest.form.torn import whole_lines
from ingest.form.type_heading import type_alone, type_before_title, type_misread, type_of_citation
from vietnamese.dates import dates
from vietnamese.forms import fold

SAMPLE_MARK = "VĂN BẢN MẪU"

_HEAD_LINES = 45
# So many may be torn pieces of those.
_MOST_LINES = 90
_LONGEST_UNREAD = 40
_NUMBER_LEAD = re.compile(
    r"(?:^|(?<=\s))(?:(?:Bộ luật|Luật|BỘ LUẬT|LUẬT)\s+)?(?:[Ss]ố|SỐ)(?:\s*:\s*|\s*(?=\d|[.…_/]|$))"
)
_TYPE_WORDS = re.compile(rf"(?:{'|'.join(name.capitalize() for name in TYPE_HEADS)}|{'|'.join(TYPE_HEADS)})\s+")
_OPENING = re.compile(
    r"^-?\s*(Căn cứ|Theo đề nghị|Xét |Thực hiện|Trên cơ sở|Để |Nhằm |Thay mặt |QUYẾT NGHỊ|QUYẾT ĐỊNH\s*:|QUY ĐỊNH\s*:|"
    r"Hội nghị lần|Kính gửi|Điều 1\s*[.:]|Chương I\b|CHƯƠNG I\b|PHẦN THỨ NHẤT|Phần thứ nhất|[IA1]\s*[.\-–/])"
)
# The same as a scan reads it: 0n cự Luật ….
_OPENING_MISREAD = re.compile(
    r"^\W*\S{1,4} cu (?:luat|bo luat|hien phap|phap lenh|nghi dinh|nghi quyet|quyet dinh|thong tu|ket luan|dieu le)\b"
)
# Pieces of a number that a copy tore apart: 120 ⏎ /202 ⏎ 5 ⏎ /QH15.
_TORN_NUMBER = re.compile(r"\n(?=[\w.]{0,4}[/-]|(?:\d{1,4}|[A-ZĐƯ]{1,2})\s*(?:\n|$))|(?<=[/-])\n")
# A consolidated act names, after a blank line below its title, the act that it consolidates.
_BASE_ACT = re.compile(r"^(?:Thông tư|Nghị định|Quyết định|Nghị quyết|Bộ luật|Luật|Pháp lệnh)(?: liên tịch)? số \d")
ANNEX = re.compile(r"^(?:PHỤ LỤC|Phụ lục)(?:\s+(?:SỐ |[Ss]ố )?(?:[IVXLC]{1,6}|\d{1,2})[A-Za-z]?)?\s*[.:]?$")
# The office of a head of a body stands for the body: BỘ TRƯỞNG BỘ TÀI CHÍNH.
OFFICE_OF = re.compile(r"^(?:BỘ TRƯỞNG|THỐNG ĐỐC|CHỦ TỊCH|TỔNG KIỂM TOÁN|CHÁNH ÁN|VIỆN TRƯỞNG|BỘ TRƯỞNG, CHỦ NHIỆM)\s+")


_BY = re.compile(
    r"của\s+(?P<issuer>[^\d]{3,90}?)(?=\s+(?:về|v/v|quy định|ban hành|sửa đổi|hướng dẫn|phê duyệt)\b|$)", re.IGNORECASE
)


Recogniser = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Head:
    """What the head prints; `lines` are its lines, from the first of the document."""

    lines: tuple[Line, ...]
    printed: PrintedNumber | None = None
    type: str | None = None
    issuer: str | None = None
    superior: str | None = None
    place: str | None = None
    date: datetime.date | None = None
    blank_date: bool = False
    misread: tuple[tuple[str, str], ...] = ()
    """Fields that differ from what is printed, with what is printed."""
    title: str | None = None
    meeting: str | None = None
    attached_to: str | None = None
    """Words in brackets that name the document that this one is attached to."""
    annex: bool = False


def read_head(text: str, lines: list[Line]) -> Head:
    """Read the head of a document.

    Args:
        text: CLEAN text of the whole document.
        lines: Its lines.
    """
    first = next((line for line in lines[:5] if not line.is_rule and SAMPLE_MARK not in line.bare), None)
    if first is not None and ANNEX.match(first.bare):
        return _annex(lines[lines.index(first) : _HEAD_LINES])
    head, type_at, recognise = _head_lines(whole_lines(lines[:_MOST_LINES]))
    type_name = recognise(head[type_at].bare) if type_at is not None else None
    attached = _attached(head)
    printed = _own_number(text, head, type_at, attached)
    above = _capitals_above(head, type_at)
    # Without a number below them, capitals that name no kind of body are a heading of something else.
    issuer, superior = bodies(above) if printed is not None or any(map(is_body, above)) else (None, None)
    issuer = issuer or _issuer_below(head, type_at)
    misread = [("type", head[type_at].bare)] if type_at is not None and recognise is type_misread else []
    if issuer is not None and as_known(issuer) != issuer:
        misread.append(("issuer", issuer))
        issuer = as_known(issuer)
    place, date, blank_date = place_and_date(text, head)
    title, meeting = title_and_meeting(head, type_at, issuer) if type_at is not None else (None, None)
    if type_at is None and printed is not None:
        title = subject(head)
    found = Head(
        lines=tuple(head),
        printed=printed,
        type="Quy định" if type_name == "Bản quy định" else type_name,
        issuer=issuer,
        superior=superior,
        place=place,
        date=date,
        blank_date=blank_date,
        misread=tuple(misread),
        title=title,
        meeting=meeting,
        attached_to=" ".join(line.bare for line in attached) or None,
    )
    return _run_together(found)


def _annex(lines: list[Line]) -> Head:
    parts: list[str] = []
    bracket: list[str] = []
    for line in lines[1:]:
        if ATTACHED.match(line.bare) or bracket:
            bracket.append(line.bare)
            if ")" in line.bare:
                break
        elif (
            line.is_rule
            or not (line.bare.isupper() or (not parts and len(line.bare) < 200))
            or " | " in line.bare
            or _OPENING.match(line.bare)
        ):
            break
        else:
            parts.append(line.bare)
    return Head((), type="Phụ lục", title=one_line(parts), attached_to=" ".join(bracket) or None, annex=True)


def _head_lines(lines: list[Line]) -> tuple[list[Line], int | None, Recogniser]:
    """Return the lines of the head, which of them gives the type, and by what it was recognised."""
    for type_of in (type_alone, type_before_title, type_of_citation, type_misread):
        head: list[Line] = []
        type_at: int | None = None
        numbered = False
        for position, line in enumerate(lines[:_HEAD_LINES]):
            has_type = type_at is not None
            if _OPENING.match(line.bare) and (has_type or position > 1):
                break
            if has_type and _OPENING_MISREAD.match(fold(line.bare[:40])):
                break
            # A long line with a full stop is text; a title may be long but has none, or one at its end.
            below_type = position - 1 == type_at and type_of is type_alone
            stop = line.bare if below_type else line.bare + " "
            if has_type and len(line.bare) > 120 and re.search(r"[.:]\s", stop):
                break
            if not has_type and len(line.bare) > 400:
                break
            if has_type and line.gap and _BASE_ACT.match(line.bare):
                break
            numbered = numbered or any(p.search(line.bare) for p in (_NUMBER_LEAD, NATION))
            numbered = numbered or (line.bare.isupper() and is_body(line.bare))
            sure = type_of in (type_alone, type_of_citation) or numbered
            if not has_type and sure and type_of(line.bare) is not None:
                type_at = position
            head.append(line)
        if type_at is not None:
            return head, type_at, type_of
    # Without a type or number what was read is no head but text.
    known = any(_NUMBER_LEAD.search(line.bare) or NATION.search(line.bare) for line in head)
    return (head if known else [line for line in head[:1] if SAMPLE_MARK in line.bare]), None, type_alone


def _attached(head: list[Line]) -> list[Line]:
    found: list[Line] = []
    for line in head:
        if found or ATTACHED.match(line.bare):
            found.append(line)
            if ")" in line.bare:
                break
    return found


def _own_number(text: str, head: list[Line], type_at: int | None, attached: list[Line]) -> PrintedNumber | None:
    unread: PrintedNumber | None = None
    for position, line in enumerate(head):
        lead = _NUMBER_LEAD.search(line.bare)
        if lead is None or line in attached:
            continue
        before = line.bare[: lead.start()]
        if type_at is not None and position > type_at:
            # What follows more than the issuer is the number of an act that the title names, wrapped before it.
            if before or unread or not all(map(_names_body, head[type_at + 1 : position])):
                continue
        elif not _stands_alone(before, line.bare[lead.end() :], position):
            continue
        # The number may stand on the next line or run over the line end: it is looked for in the text itself.
        start = line.offset(lead.end())
        printed = printed_number(text[start : start + 140])
        if printed is None or printed.number is None:
            whole = printed_number(_TORN_NUMBER.sub("", text[start : start + 140]))
            printed = whole if whole and whole.number else printed
        if printed is not None:
            return printed
        unread = unread or PrintedNumber(None, "", line.bare[lead.end() :].strip(" .…_")[:_LONGEST_UNREAD])
    return unread


def _names_body(line: Line) -> bool:
    bare = line.bare.strip(" *")
    return line.is_rule or (bare.isupper() and is_body(bare.removeprefix("CỦA ").strip()))


def _stands_alone(before: str, after: str, position: int) -> bool:
    """Whether `Số …` is a field of the header and not part of a sentence."""
    kind = _TYPE_WORDS.fullmatch(before) if before else None
    if kind is not None:
        return position < 3 or len(after) < 40
    return not re.search(r"[^\W\d_]", before) or NATION.sub("", before).isupper() or PLACE.search(before) is not None


def _capitals_above(head: list[Line], type_at: int | None) -> list[str]:
    names: list[str] = []
    block = "\n".join(line.bare for line in head[:type_at] if SAMPLE_MARK not in line.bare)
    # The state's name may be broken over two lines: it goes before the lines are looked at.
    for line in NATION.sub("\n", block).split("\n"):
        stop = _NUMBER_LEAD.search(line)
        bare = (line[: stop.start()] if stop else line).lstrip(" *-–_").rstrip(" *_")
        bare = bare.removeprefix("VĂN BẢN HỢP NHẤT").lstrip(" -–")
        if bare and bare.isupper() and not re.search(r"\d", bare):
            names.append(bare)
        if stop:
            break
    return names


def _issuer_below(head: list[Line], type_at: int | None) -> str | None:
    """Who stands, or whose head, directly above the legal bases: BỘ TRƯỞNG BỘ TÀI CHÍNH."""
    below = [line.bare.strip(" *:") for line in head[type_at + 1 :] if not line.is_rule] if type_at is not None else []
    last = below[-1] if below else ""
    office = OFFICE_OF.match(last)
    if last in CENTRAL or (office and last.isupper() and is_body(last[office.end() :])):
        return sentence_case(last[office.end() :] if office else last)
    return None


def _run_together(head: Head) -> Head:
    """Take apart a title that holds issuer, number and date."""
    match = re.match(r"(?:(?:CỦA|[Cc]ủa)\s+(?P<issuer>[^\d]{3,90}?)\s+)?(?:SỐ|[Ss]ố)\s*:?\s*(?=\d)", head.title or "")
    if match is None or head.title is None:
        return head
    rest = head.title[match.end() :]
    printed = printed_number(rest)
    if printed is None or printed.number is None:
        return head
    if head.printed is not None and (head.printed.number is None or head.printed.number.text != printed.number.text):
        return head
    rest = rest[printed.number.end :].lstrip(" ,")
    mentions = dates(rest[:60])
    date = mentions[0].date if mentions and mentions[0].start < 6 else None
    title = rest[mentions[0].end :].strip(" ,.-–") if date else rest
    by = _BY.match(title)
    title = title[by.end() :].lstrip(" ,") if by else title
    issuer = match["issuer"] or (by["issuer"] if by else None)
    if issuer is not None:
        issuer = sentence_case(OFFICE_OF.sub("", issuer.upper()))
    return replace(head, printed=printed, issuer=issuer or head.issuer, date=head.date or date, title=one_line([title]))
