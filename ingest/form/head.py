"""The lines above the text -> number, type, issuer, place, date, title, as they are printed there.

1. The head ends before the first line that opens the text: a heading, a legal basis, `QUYẾT NGHỊ`, a full sentence.
   What is printed below `PHỤ LỤC` at the very beginning is no head: such a file is an annex of another document.
2. The type stands in capitals on a line of its own; if none does, it may begin the line of the title (QUYẾT ĐỊNH CHẤP
   THUẬN CHỦ TRƯƠNG ĐẦU TƯ).
3. The number is the first after `Số` above the type, or on a line of its own below it: what a title names is another
   document, and so is what stands in brackets (Ban hành kèm theo Quyết định số …).
4. Issuer and superior body stand in capitals before the number (`ingest.form.issuers`).
5. The title is what follows the type, the meeting left out, down to a rule, the issuer's name or office in capitals,
   or the end of the head; of a letter what follows `V/v`.
6. Copies from databases run it all together: NGHỊ ĐỊNH ⏎ CỦA CHÍNH PHỦ SỐ 29/1998/NĐ-CP NGÀY … VỀ VIỆC ….
"""

import datetime
import re
from dataclasses import dataclass, replace

from ingest.form.issuers import NATION, bodies, is_body, sentence_case
from ingest.form.lines import CAPITAL, Line
from ingest.form.number import TYPE_HEADS, PrintedNumber, printed_number
from ingest.form.signature import is_office
from vietnamese.dates import dates
from vietnamese.forms import fold

SAMPLE_MARK = "VĂN BẢN MẪU"

_HEAD_LINES = 45
_LONGEST_TYPE_LINE = 40
_NOT_TYPE = re.compile(r"[.:*()\[\]\d]")
_TYPES = {fold(name): name.capitalize() for name in TYPE_HEADS}
_NUMBER_LEAD = re.compile(
    r"(?:^|(?<=\s))(?:(?:Bộ luật|Luật|BỘ LUẬT|LUẬT)\s+)?(?:[Ss]ố|SỐ)(?:\s*:\s*|\s*(?=\d|[.…_/]|$))"
)
_TYPE_WORDS = re.compile(rf"(?:{'|'.join(name.capitalize() for name in TYPE_HEADS)}|{'|'.join(TYPE_HEADS)})\s+")
# One to five capitalised words; what follows a slash or hyphen still belongs to the number before (QĐ-TTg Hà Nội, …).
_WORD = rf"[{CAPITAL}][\w'’]*\.?"
_CITATION = re.compile(
    rf"^(?P<type>{'|'.join(name.capitalize() for name in TYPE_HEADS)})\s+(?:của\s+[^\d]{{3,90}}?\s+)?số\s*:?\s*\d"
)
_PLACE = re.compile(rf"(?<![\w/\-–])(?P<place>(?:{_WORD}(?: [-–] |[ -])){{0,4}}{_WORD})\s*,\s*ngày(?=\s|\d|[.…]|$)")
_GLUED = re.compile(r"(?<=ngày|háng)(?=\d)|(?<=năm)(?=\d)")
# A page may break even a year over two lines: năm 202 ⏎ 6.
_TORN_YEAR = re.compile(r"(?<=\b(?:19|20))\s*\n\s*(?=\d\d\b)|(?<=\b(?:19|20)\d)\s*\n\s*(?=\d\b)")
_BLANK_DATE = re.compile(
    r"\s{0,5}ngày[\s.…_]{0,40}(?:\d{1,2}[\s.…_]{0,40})?tháng[\s.…_]{0,40}(?:\d{1,2}[\s.…_]{0,40})?(?:năm|$)",
    re.IGNORECASE,
)
_MEETING = re.compile(r"^(HỘI NGHỊ|ĐẠI HỘI|KỲ HỌP|LẦN THỨ|KH[ÓO][ÁA]? |NHIỆM KỲ|CỦA (BAN|BỘ|HỘI))")
_OPENING = re.compile(
    r"^-?\s*(Căn cứ|Theo đề nghị|Xét |Thực hiện|Trên cơ sở|Để |Nhằm |QUYẾT NGHỊ|QUYẾT ĐỊNH\s*:|QUY ĐỊNH\s*:|"
    r"Hội nghị lần|Kính gửi|Điều 1\s*[.:]|Chương I\b|CHƯƠNG I\b|PHẦN THỨ NHẤT|Phần thứ nhất|[IA1]\s*[.\-–/])"
)
# A consolidated act names, after a blank line below its title, the act that it consolidates.
_BASE_ACT = re.compile(r"^(?:Thông tư|Nghị định|Quyết định|Nghị quyết|Bộ luật|Luật|Pháp lệnh)(?: liên tịch)? số \d")
_ATTACHED = re.compile(r"^\(\s*(?:Ban hành )?[Kk]èm theo|^\(\s*(?:BAN HÀNH )?KÈM THEO")
_BRACKET = re.compile(rf"{_ATTACHED.pattern}|^\([^()]*\)$")
ANNEX = re.compile(r"^(?:PHỤ LỤC|Phụ lục)(?:\s+(?:SỐ |[Ss]ố )?(?:[IVXLC]{1,6}|\d{1,2})[A-Za-z]?)?\s*[.:]?$")
_SUBJECT = re.compile(r"^(?:V/v|Về việc|V/V|Vv)\s*:?\s*")
# The office of a head of a body stands for the body: BỘ TRƯỞNG BỘ TÀI CHÍNH.
_OFFICE_OF = re.compile(
    r"^(?:BỘ TRƯỞNG|THỐNG ĐỐC|CHỦ TỊCH|TỔNG KIỂM TOÁN|CHÁNH ÁN|VIỆN TRƯỞNG|BỘ TRƯỞNG, CHỦ NHIỆM)\s+"
)


_BY = re.compile(
    r"của\s+(?P<issuer>[^\d]{3,90}?)(?=\s+(?:về|v/v|quy định|ban hành|sửa đổi|hướng dẫn|phê duyệt)\b|$)", re.IGNORECASE
)
_CENTRAL = ("CHÍNH PHỦ", "QUỐC HỘI", "THỦ TƯỚNG CHÍNH PHỦ", "ỦY BAN THƯỜNG VỤ QUỐC HỘI")


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
    head, type_at = _head_lines(lines)
    type_name = _type_of(head[type_at].bare) if type_at is not None else None
    if type_name is None and type_at is not None:
        type_name = _type_before_title(head[type_at].bare) or _type_of_citation(head[type_at].bare)
    attached = _attached(head)
    printed = _own_number(text, head, type_at, attached)
    above = _capitals_above(head, type_at)
    # Without a number below them, capitals that name no kind of body are a heading of something else.
    issuer, superior = bodies(above) if printed is not None or any(map(is_body, above)) else (None, None)
    issuer = issuer or _issuer_below(head, type_at)
    place, date, blank_date = place_and_date(text, head)
    title, meeting = _title(head, type_at, issuer)
    if type_at is None and printed is not None:
        title = _subject(head)
    found = Head(
        lines=tuple(head),
        printed=printed,
        type="Quy định" if type_name == "Bản quy định" else type_name,
        issuer=issuer,
        superior=superior,
        place=place,
        date=date,
        blank_date=blank_date,
        title=title,
        meeting=meeting,
        attached_to=" ".join(line.bare for line in attached) or None,
    )
    return _run_together(found)


def _annex(lines: list[Line]) -> Head:
    parts: list[str] = []
    bracket: list[str] = []
    for line in lines[1:]:
        if _ATTACHED.match(line.bare) or bracket:
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
    return Head((), type="Phụ lục", title=_one_line(parts), attached_to=" ".join(bracket) or None, annex=True)


def _head_lines(lines: list[Line]) -> tuple[list[Line], int | None]:
    for type_of in (_type_of, _type_before_title, _type_of_citation):
        head: list[Line] = []
        type_at: int | None = None
        numbered = False
        for position, line in enumerate(lines[:_HEAD_LINES]):
            has_type = type_at is not None
            if _OPENING.match(line.bare) and (has_type or position > 1):
                break
            # A long line with a full stop is text; a title may be long but has none.
            if has_type and len(line.bare) > 120 and re.search(r"[.:]\s", line.bare + " "):
                break
            if not has_type and len(line.bare) > 400:
                break
            if has_type and line.gap and _BASE_ACT.match(line.bare):
                break
            numbered = numbered or any(p.search(line.bare) for p in (_NUMBER_LEAD, NATION))
            numbered = numbered or (line.bare.isupper() and is_body(line.bare))
            if not has_type and (type_of is not _type_before_title or numbered) and type_of(line.bare) is not None:
                type_at = position
            head.append(line)
        if type_at is not None:
            return head, type_at
    # Without a type or number what was read is no head but text.
    known = any(_NUMBER_LEAD.search(line.bare) or NATION.search(line.bare) for line in head)
    return (head if known else [line for line in head[:1] if SAMPLE_MARK in line.bare]), None


def _type_of(bare: str) -> str | None:
    """The type that is all of a line; LUẬT ĐẤT ĐAI may stand on one line, no other title begins with its type."""
    if len(bare) > _LONGEST_TYPE_LINE or not bare.isupper():
        return "Luật" if bare.startswith("LUẬT ") and bare.isupper() else None
    # A digit after it is the mark of a footnote: THÔNG TƯ1. A scan takes accents and stops for others: QUYÉT. ĐỊNH.
    name = _TYPES.get(fold(_NOT_TYPE.sub("", bare)).strip())
    return name or ("Luật" if bare.startswith("LUẬT ") else None)


def _type_before_title(bare: str) -> str | None:
    if not bare.isupper():
        return None
    words = fold(_NOT_TYPE.sub("", bare)).strip().split(" ")
    return next((_TYPES[begin] for n in (4, 3, 2) if len(words) > n and (begin := " ".join(words[:n])) in _TYPES), None)


def _type_of_citation(bare: str) -> str | None:
    """Nghị định của Chính phủ số 116/2003/NĐ-CP ngày … về việc …: how a database begins its copy."""
    found = _CITATION.match(bare)
    return found["type"].capitalize() if found else None


def _attached(head: list[Line]) -> list[Line]:
    found: list[Line] = []
    for line in head:
        if found or _ATTACHED.match(line.bare):
            found.append(line)
            if ")" in line.bare:
                break
    return found


def _own_number(text: str, head: list[Line], type_at: int | None, attached: list[Line]) -> PrintedNumber | None:
    for position, line in enumerate(head):
        lead = _NUMBER_LEAD.search(line.bare)
        if lead is None or line in attached:
            continue
        before = line.bare[: lead.start()]
        if type_at is not None and position > type_at:
            if before:
                continue
        elif not _stands_alone(before, line.bare[lead.end() :], position):
            continue
        # The number may stand on the next line or run over the line end: it is looked for in the text itself.
        start = line.offset(lead.end())
        printed = printed_number(text[start : start + 140])
        if printed is not None:
            return printed
    return None


def _stands_alone(before: str, after: str, position: int) -> bool:
    """Whether `Số …` is a field of the header and not part of a sentence."""
    kind = _TYPE_WORDS.fullmatch(before) if before else None
    if kind is not None:
        return position < 3 or len(after) < 40
    return not re.search(r"[^\W\d_]", before) or NATION.sub("", before).isupper() or _PLACE.search(before) is not None


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
    office = _OFFICE_OF.match(last)
    if last in _CENTRAL or (office and last.isupper() and is_body(last[office.end() :])):
        return sentence_case(last[office.end() :] if office else last)
    return None


def place_and_date(text: str, head: list[Line]) -> tuple[str | None, datetime.date | None, bool]:
    """Return place and date of the first line that gives a place, and whether its date was left blank."""
    for line in head:
        match = _PLACE.search(line.bare)
        if match:
            # The date may run over the line end.
            start = line.offset(match.end("place"))
            written = _GLUED.sub(" ", _TORN_YEAR.sub("", text[start : start + 90]).lstrip(" ,"))
            mentions = dates(written)
            date = mentions[0].date if mentions and mentions[0].start < 8 else None
            return match["place"], date, date is None and _BLANK_DATE.match(written) is not None
    return None, None, False


def _title(head: list[Line], type_at: int | None, issuer: str | None) -> tuple[str | None, str | None]:
    if type_at is None:
        return None, None
    heading = head[type_at].bare.strip(" *")
    name = (
        _type_before_title(heading) or _type_of_citation(heading) or ("Luật" if heading.startswith("LUẬT ") else None)
    )
    beside = name is not None and (_type_of(heading) is None or heading.startswith("LUẬT "))
    parts = [" ".join(heading.split()[len(name.split()) :])] if name and beside else []
    parts = [part for part in parts if re.search(r"[^\W\d_]", part)]
    meeting_lines: list[str] = []
    in_meeting = False
    for line in head[type_at + 1 :]:
        bare = line.bare.strip(" *")
        # The issuer or its head stands once more above its legal bases (CHÍNH PHỦ / Căn cứ …, BỘ TRƯỞNG BỘ Y TẾ).
        if line.is_rule or is_office(bare) or _BRACKET.match(bare) or _names_issuer(bare, issuer):
            if parts:
                break
            continue
        if beside and heading.isupper() and not bare.isupper():
            break
        meeting = _MEETING.match(bare) is not None and bare.isupper()
        continued = in_meeting and bare.isupper() and not line.gap and not bare.startswith(("VỀ ", "BAN HÀNH"))
        in_meeting = not parts and (meeting or continued) and not re.match(r"CỦA .* SỐ \d", bare)
        (meeting_lines if in_meeting else parts).append(bare)
    return _one_line(parts), _one_line(meeting_lines)


def _names_issuer(bare: str, issuer: str | None) -> bool:
    if not bare.isupper():
        return False
    if issuer is None:
        return bare in _CENTRAL
    one, other = fold(bare), fold(issuer)
    return one.startswith(other) or (other.startswith(one) and is_body(bare) and len(one) > 8)


def _subject(head: list[Line]) -> str | None:
    parts: list[str] = []
    for line in head:
        bare = line.bare.strip(" *")
        if not parts and not _SUBJECT.match(bare):
            continue
        # In two columns the state's name, the place and the date stand beside or below it.
        if parts and (line.is_rule or bare.isupper() or NATION.search(bare) or _PLACE.search(bare)):
            break
        parts.append(bare)
    return _one_line(parts)


def _one_line(parts: list[str]) -> str | None:
    return re.sub(r"\s+", " ", " ".join(parts)).strip(" -–_*") or None


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
        issuer = sentence_case(_OFFICE_OF.sub("", issuer.upper()))
    return replace(
        head, printed=printed, issuer=issuer or head.issuer, date=head.date or date, title=_one_line([title])
    )
