"""The head and tail of a document -> its Header, for both forms.

Party (Quy định 66-QĐ/TW, Hướng dẫn 36-HD/VPTW): issuer, `*`, number; `ĐẢNG CỘNG SẢN VIỆT NAM`, place and date; type,
meeting, title down to a rule; at the end `Nơi nhận`, `T/M …`, position, name.
State (Nghị định 30/2020/NĐ-CP): issuer, number; the national motto, place and date; type, title; `Nơi nhận`, `TM. …`.

1. The head ends before the first line that opens the text: a heading, a legal basis, `QUYẾT NGHỊ`, a full sentence.
2. The number is the first after `Số` above the type heading, or on a line of its own below it: what a title names is
   another document. It gives the system and, by its code, the type; a type heading overrules it.
3. The issuer is what stands in capitals before the number, from the last line that begins with a kind of body (BỘ,
   ỦY BAN, …): the superior body (cơ quan chủ quản) is left out, a name of several lines is put together.
4. The title is what follows the type, the meeting left out, down to a rule, the issuer's name or office in capitals,
   or the end of the head.
5. The tail begins at the first `Nơi nhận` or manner of signing after the text; the signer is the last short line of
   capitalised words in it, the role the lines in capitals above.
6. A law has its date and body in the closing formula (“… khóa XV, kỳ họp thứ 7 thông qua ngày …”).

What the text does not say is None; nothing is taken from the file's name.
"""

import datetime
import re
from dataclasses import dataclass

from ingest.lines import CAPITAL, Line
from ingest.model import Header, System
from ingest.number import TYPE_HEADS, DocumentNumber, find_numbers
from vietnamese.dates import dates
from vietnamese.forms import fold, key

SAMPLE_MARK = "VĂN BẢN MẪU"

_HEAD_LINES = 45
_TAIL_LINES = 70
_NATION = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
    r"|Độc\s+lập\s*[-–]\s*Tự\s+do\s*[-–]\s*Hạnh\s+phúc",
    re.IGNORECASE,
)
_NUMBER_LEAD = re.compile(r"(?:^|(?<=\s))(?:(?:Bộ luật|Luật|BỘ LUẬT|LUẬT)\s+)?(?:[Ss]ố|SỐ)(?:\s*:)?\s*(?=\d|$)")
# One to five capitalised words; what follows a slash or hyphen still belongs to the number before (QĐ-TTg Hà Nội, …).
_WORD = rf"[{CAPITAL}][\w'’]*\.?"
_PLACE = re.compile(rf"(?<![\w/\-–])(?P<place>(?:{_WORD}(?: [-–] |[ -])){{0,4}}{_WORD})\s*,\s*ngày(?=\s|$)")
_MEETING = re.compile(r"^(HỘI NGHỊ|ĐẠI HỘI|KỲ HỌP|LẦN THỨ|KH[ÓO][ÁA]? |NHIỆM KỲ|CỦA (BAN|BỘ|HỘI))")
_OPENING = re.compile(
    r"^-?\s*(Căn cứ|Theo đề nghị|Xét |Thực hiện|Trên cơ sở|Để |Nhằm |QUYẾT NGHỊ|QUYẾT ĐỊNH\s*:|QUY ĐỊNH\s*:|"
    r"Hội nghị lần|Kính gửi|Điều 1\s*[.:]|Chương I\b|CHƯƠNG I\b|PHẦN THỨ NHẤT|Phần thứ nhất|[IA1]\s*[.\-–])"
)
_MANNERS = r"(?:T/M|K/T|T/L|TM\.|KT\.|TL\.|TUQ\.|Q\.)"
_TAIL = re.compile(rf"^(?:Nơi nhận|N[ơƠ]I NHẬN|{_MANNERS}\s*(?:[{CAPITAL}]|$))")
MANNER = re.compile(rf"(?<!\w){_MANNERS}\s*")
_ROLE = re.compile(
    r"^(?:PHÓ )?(?:TỔNG )?(?:CHỦ TỊCH|THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|BÍ THƯ|THƯỜNG TRỰC|CHÁNH VĂN PHÒNG|TRƯỞNG BAN|"
    r"GIÁM ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|KIỂM TOÁN|THANH TRA|CHÁNH THANH TRA|CHỦ NHIỆM|THỐNG ĐỐC|"
    r"HIỆU TRƯỞNG|ỦY VIÊN|UỶ VIÊN)(?!\w)"
)
_RANKS = r"(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá) |(?:GS|PGS|TS|ThS)\.? ?)"
# Y Ngọc, Nay H'Lan and K'Dĩnh are names too: one letter or an apostrophe is enough.
_NAME = re.compile(rf"^(?:\(?[Đđ]ã ký\)?\s*:?\s*)?{_RANKS}{{0,3}}((?:[{CAPITAL}][\w'’]*\s){{1,5}}[{CAPITAL}][\w'’]*)$")
_NAME_CAPITALS = re.compile(rf"^((?:[{CAPITAL}]+\s){{1,4}}[{CAPITAL}]+)$")
_ENACTED = re.compile(r"(?:thông qua|ban hành)\s+(?:vào\s+)?ngày")
_ANNEX = re.compile(r"^PHỤ LỤC\b|^Phụ lục\s+[IVX\d]+\s*$")
_BODIES = tuple(
    key(name)
    for name in (
        "BỘ", "SỞ", "CỤC", "CHI CỤC", "TỔNG CỤC", "VỤ", "BAN", "ỦY BAN", "HỘI ĐỒNG", "QUỐC HỘI", "CHÍNH PHỦ",
        "THỦ TƯỚNG", "CHỦ TỊCH", "VĂN PHÒNG", "THANH TRA", "KIỂM TOÁN", "TÒA ÁN", "VIỆN", "NGÂN HÀNG", "BẢO HIỂM",
        "KHO BẠC", "ĐÀI", "THÔNG TẤN", "HỌC VIỆN", "TRƯỜNG", "TRUNG TÂM", "PHÒNG", "CÔNG AN", "TỈNH ỦY", "THÀNH ỦY",
        "HUYỆN ỦY", "QUẬN ỦY", "THỊ ỦY", "ĐẢNG ỦY", "ĐẢNG BỘ", "ĐẢNG ĐOÀN", "CHI BỘ", "TỈNH ĐOÀN", "MẶT TRẬN",
        "LIÊN ĐOÀN", "ĐOÀN", "HỘI", "TỔNG CÔNG TY", "TẬP ĐOÀN", "CÔNG TY",
    )
)  # fmt: skip
_CENTRAL_PARTY = {
    "BAN CHẤP HÀNH TRUNG ƯƠNG": "Ban Chấp hành Trung ương",
    "BỘ CHÍNH TRỊ": "Bộ Chính trị",
    "BAN BÍ THƯ": "Ban Bí thư",
}
_PROPER = (
    "Đảng", "Trung ương", "Việt Nam", "Quốc hội", "Thường vụ", "Chính phủ", "Chủ tịch", "Thủ tướng", "Bộ trưởng",
    "Thứ trưởng", "Thống đốc", "Công Thương", "Ngân hàng Nhà nước", "Bộ Chính trị", "Ban Bí thư", "Bí thư",
)  # fmt: skip
_PLACE_UNIT = re.compile(
    r"\b(thành phố|thị xã|thị trấn|tỉnh|huyện|quận|phường|xã(?! hội)|thành(?= ủy| uỷ| đoàn)|thị(?= ủy| uỷ| đoàn))"
    r"( (?:ủy|uỷ|đoàn))?\b"
)
# Of a ministry each part of its name has a capital: Bộ Văn hóa, Thể thao và Du lịch.
_MINISTRY_PART = re.compile(r"(?<=\bbộ )\w|(?<=\bsở )\w|(?<=\bcục )\w|(?<= và )\w|(?<=, )\w|(?<=- )\w")
# A consolidated act names, after a blank line below its title, the act that it consolidates.
_BASE_ACT = re.compile(r"^(?:Thông tư|Nghị định|Quyết định|Nghị quyết|Bộ luật|Luật|Pháp lệnh)(?: liên tịch)? số \d")


@dataclass(frozen=True, slots=True)
class Frame:
    """A header with the places of head and tail in CLEAN text: head is `0:head_end`, tail `tail_start:tail_end`."""

    header: Header
    head_end: int
    tail_start: int
    tail_end: int


def find_frame(text: str, lines: list[Line]) -> Frame:
    """Read head and tail of a document.

    Args:
        text: CLEAN text of the whole document.
        lines: Its lines.
    """
    head = _head_lines(lines)
    head_end = head[-1].end if head else 0
    tail = _tail_lines(lines[len(head) :])
    type_at, type_name = _type_heading(head)
    numbers = _own_number(text, head, type_at)
    issuer = _issuer(head, type_at)
    place, date = _place_and_date(text, head)
    signer, role = _signer(tail)
    if date is None and numbers is not None and "QH" in numbers.org:
        date = _enacted(text, lines)
    system: System | None = numbers.system if numbers else _system(text[:head_end])
    if issuer is None and numbers is not None and "QH" in numbers.org:
        issuer = "Ủy ban Thường vụ Quốc hội" if numbers.org.startswith("UBTV") else "Quốc hội"
    header = Header(
        system=system,
        number=numbers.text if numbers else None,
        type=type_name or (numbers.type if numbers else None),
        issuer=issuer,
        place=place,
        date=date,
        title=_title(head, type_at, issuer),
        signer=signer,
        role=role,
        recipients=_recipients(tail),
        sample=any(SAMPLE_MARK in line.bare for line in lines[:3]),
    )
    if not tail:
        return Frame(header, head_end, len(text), len(text))
    return Frame(header, head_end, tail[0].start, tail[-1].end)


def _head_lines(lines: list[Line]) -> list[Line]:
    head: list[Line] = []
    has_type = False
    for position, line in enumerate(lines[:_HEAD_LINES]):
        if _OPENING.match(line.bare) and (has_type or position > 1):
            break
        # A long line with a full stop is text; a title may be long but has none.
        if has_type and len(line.bare) > 120 and re.search(r"[.:]\s", line.bare + " "):
            break
        if not has_type and len(line.bare) > 400:
            break
        if has_type and line.gap and _BASE_ACT.match(line.bare):
            break
        has_type = has_type or _type_of(line.bare) is not None
        head.append(line)
    # Without a type or number what was read is no head but text.
    known = has_type or any(_NUMBER_LEAD.search(line.bare) or _NATION.search(line.bare) for line in head)
    return head if known else [line for line in head[:1] if SAMPLE_MARK in line.bare]


def _type_of(bare: str) -> str | None:
    for name in TYPE_HEADS:
        # A digit after it is the mark of a footnote: THÔNG TƯ1.
        if bare == name or bare.rstrip(" :*0123456789") == name:
            return name.capitalize()
        # LUẬT ĐẤT ĐAI may stand on one line; no other title begins with its type in capitals.
        if bare.startswith(name + " ") and name == "LUẬT" and bare.isupper():
            return name.capitalize()
    return None


def _type_heading(head: list[Line]) -> tuple[int | None, str | None]:
    for position, line in enumerate(head):
        name = _type_of(line.bare)
        if name:
            return position, name
    return None, None


def _own_number(text: str, head: list[Line], type_at: int | None) -> DocumentNumber | None:
    for position, line in enumerate(head):
        lead = _NUMBER_LEAD.search(line.bare)
        if lead and (type_at is None or position < type_at or lead.start() == 0):
            # The number may stand on the next line or run over the line end: it is looked for in the text itself.
            start = line.offset(lead.end())
            numbers = find_numbers(text[start : start + 60].lstrip())
            if numbers and numbers[0].start <= 1:
                return numbers[0]
    return None


def _system(head: str) -> System | None:
    folded = fold(head)
    if "dang cong san viet nam" in folded:
        return "party"
    return "state" if "cong hoa xa hoi chu nghia" in folded else None


def _issuer(head: list[Line], type_at: int | None) -> str | None:
    names: list[str] = []
    block = "\n".join(line.bare for line in head[:type_at] if SAMPLE_MARK not in line.bare)
    # The state's name may be broken over two lines: it goes before the lines are looked at.
    for line in _NATION.sub("\n", block).split("\n"):
        stop = _NUMBER_LEAD.search(line)
        bare = (line[: stop.start()] if stop else line).lstrip(" *-–_").rstrip(" *_")
        bare = bare.removeprefix("VĂN BẢN HỢP NHẤT").lstrip(" -–")
        if bare and bare.isupper() and not re.search(r"\d", bare):
            names.append(bare)
        if stop:
            break
    if not names:
        return None
    begins = [i for i, name in enumerate(names) if key(name).startswith(_BODIES)]
    return _sentence_case(" ".join(names[begins[-1] :] if begins else names[-1:]).rstrip(" -–"))


def _sentence_case(name: str) -> str:
    """Vietnamese capitals say nothing of proper names: keep known ones, capitalise what follows a place word."""
    if name in _CENTRAL_PARTY:
        return _CENTRAL_PARTY[name]
    head, *places = _PLACE_UNIT.split(name.lower())
    if head.startswith(("bộ ", "sở ", "cục ", "chi cục ", "tổng cục ")):
        head = _MINISTRY_PART.sub(lambda found: found[0].upper(), head)
    elif head.startswith("ban "):
        head = "ban " + head[4:5].upper() + head[5:]
    for unit, committee, rest in zip(places[::3], places[1::3], places[2::3], strict=True):
        head += (unit.capitalize() + committee) if committee else unit
        head += " ".join(word.capitalize() for word in rest.split(" "))
    for proper in _PROPER:
        head = re.sub(rf"\b{proper}\b", proper, head, flags=re.IGNORECASE)
    return head[:1].upper() + head[1:]


def _place_and_date(text: str, head: list[Line]) -> tuple[str | None, datetime.date | None]:
    for line in head:
        match = _PLACE.search(line.bare)
        if match:
            # The date may run over the line end.
            start = line.offset(match.start())
            mentions = dates(text[start : start + 120])
            return match["place"], mentions[0].date if mentions else None
    return None, None


def _enacted(text: str, lines: list[Line]) -> datetime.date | None:
    start = lines[-_TAIL_LINES].start if len(lines) > _TAIL_LINES else 0
    found = None
    for match in _ENACTED.finditer(text, start):
        mentions = dates(text[match.start() : match.end() + 40])
        found = mentions[0].date if mentions else found
    return found


def _title(head: list[Line], type_at: int | None, issuer: str | None) -> str | None:
    if type_at is None:
        return None
    heading = head[type_at].bare.strip(" *")
    parts = [heading.removeprefix("LUẬT ")] if heading.startswith("LUẬT ") else []
    in_meeting = False
    for line in head[type_at + 1 :]:
        bare = line.bare.strip(" *")
        # The issuer or its head stands once more above its legal bases (CHÍNH PHỦ / Căn cứ …, BỘ TRƯỞNG BỘ Y TẾ).
        if line.is_rule or _is_role(bare) or (issuer and bare.isupper() and fold(bare).startswith(fold(issuer))):
            if parts:
                break
            continue
        meeting = _MEETING.match(bare) is not None and bare.isupper()
        continued = in_meeting and bare.isupper() and not line.gap and not bare.startswith(("VỀ ", "BAN HÀNH"))
        in_meeting = not parts and (meeting or continued)
        if not in_meeting:
            parts.append(bare)
    title = re.sub(r"\s+", " ", " ".join(parts)).strip(" -–_*")
    return title or None


def _tail_lines(lines: list[Line]) -> list[Line]:
    """The lines from the first sign of signing to the signer's name."""
    start = next((i for i, line in enumerate(lines) if _TAIL.match(line.bare)), None)
    if start is None:
        last = len(lines) - _TAIL_LINES
        start = next((i for i, line in enumerate(lines) if i >= last and _is_role(line.bare)), None)
    if start is None:
        return []
    tail = []
    for line in lines[start : start + _TAIL_LINES]:
        if _ANNEX.match(line.bare):
            break
        tail.append(line)
    named = [i for i, line in enumerate(tail) if _name_of(tail, i)]
    return tail[: named[-1] + 1] if named else tail


def _is_role(bare: str) -> bool:
    return bare.isupper() and _ROLE.match(bare) is not None and len(bare) < 60


def _name_of(tail: list[Line], position: int) -> str | None:
    bare = tail[position].bare.strip(" *./")
    match = _NAME.match(bare)
    signed = any(_is_role(line.bare) or MANNER.match(line.bare) for line in tail[max(0, position - 6) : position])
    if match and signed and not match[1].split()[-1].isupper():
        return match[1]
    capitals = _NAME_CAPITALS.match(bare)
    if capitals and signed and not _is_role(bare) and not MANNER.match(bare) and position == len(tail) - 1:
        return capitals[1].title()
    return None


def _signer(tail: list[Line]) -> tuple[str | None, str | None]:
    for position in range(len(tail) - 1, -1, -1):
        name = _name_of(tail, position)
        if name:
            roles = [
                line.bare
                for line in tail[max(0, position - 6) : position]
                if _is_role(line.bare) or (MANNER.match(line.bare) and line.bare.isupper())
            ]
            # A manner of signing may stand on a line of its own: “KT.” above “BỘ TRƯỞNG”.
            return name, ", ".join(_role_case(role) for role in roles).replace("., ", ". ") or None
    return None, None


def _role_case(role: str) -> str:
    manner = MANNER.match(role)
    rest = role[manner.end() :] if manner else role
    return f"{manner.group().strip() if manner else ''} {_sentence_case(rest)}".strip()


def _recipients(tail: list[Line]) -> tuple[str, ...]:
    found: list[str] = []
    for line in tail:
        bare = line.bare
        if found and (_is_role(bare) or MANNER.match(bare)):
            break
        if re.match(r"^[-–]\s*\S", bare):
            found.append(re.sub(r"^[-–]\s*", "", bare))
        elif found and not bare.isupper() and not _NAME.match(bare):
            found[-1] += " " + bare
    return tuple(item.strip(" ,;.") for item in found)
