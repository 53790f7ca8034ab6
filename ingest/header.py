"""The head and tail of a document -> its Header, for both forms.

Party (Quy định 66-QĐ/TW, Hướng dẫn 36-HD/VPTW): issuer, `*`, number; `ĐẢNG CỘNG SẢN VIỆT NAM`, place and date; type,
meeting, title down to a rule; at the end `Nơi nhận`, `T/M …`, position, name.
State (Nghị định 30/2020/NĐ-CP): issuer, number; the national motto, place and date; type, title; `Nơi nhận`, `TM. …`.

1. The head ends before the first line that opens the text: a heading, a legal basis, `QUYẾT NGHỊ`, a full sentence.
2. The number is the first after `Số`; it gives the system and, by its code, the type; a type heading overrules it.
3. The issuer is what stands in capitals before the number, the superior body (cơ quan chủ quản) left out.
4. The title is what follows the type, the meeting left out, down to a rule or the end of the head.
5. The tail begins at the first `Nơi nhận` or manner of signing after the text; the signer is the last short line of
   capitalised words in it, the role the lines in capitals above.
6. A law has its date and body in the closing formula (“… khóa XV, kỳ họp thứ 7 thông qua ngày …”).

What the text does not say is None; nothing is taken from the file's name.
"""

import datetime
import re
from dataclasses import dataclass

from ingest.lines import Line
from ingest.model import Header, System
from ingest.number import TYPE_HEADS, DocumentNumber, find_numbers
from vietnamese.dates import dates
from vietnamese.forms import fold

SAMPLE_MARK = "VĂN BẢN MẪU"

_HEAD_LINES = 45
_TAIL_LINES = 70
_NATION = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
    r"|Độc\s+lập\s*[-–]\s*Tự\s+do\s*[-–]\s*Hạnh\s+phúc",
    re.IGNORECASE,
)
_NUMBER_LEAD = re.compile(r"(?:^|(?<=\s))(?:Luật\s+|Bộ luật\s+)?[Ss]ố\s*:?\s*(?=\d)")
# One to five capitalised words; what follows a slash still belongs to the number before (QĐ/TW Hà Nội, ngày …).
_PLACE = re.compile(r"(?<![\w/])(?P<place>(?:[A-ZĐÀ-Ỹ][\w'’]*\.?[ \-]){0,4}[A-ZĐÀ-Ỹ][\w'’]*)\s*,\s*ngày\s+(?=\d)")
_MEETING = re.compile(r"^(HỘI NGHỊ|ĐẠI HỘI|KỲ HỌP|LẦN THỨ|KH[ÓO][ÁA]? |NHIỆM KỲ|CỦA (BAN|BỘ|HỘI))")
_OPENING = re.compile(
    r"^-?\s*(Căn cứ|Theo đề nghị|Xét |Thực hiện|Trên cơ sở|Để |Nhằm |QUYẾT NGHỊ|QUYẾT ĐỊNH\s*:|QUY ĐỊNH\s*:|"
    r"Hội nghị lần|Kính gửi|Điều 1\s*[.:]|Chương I\b|CHƯƠNG I\b|PHẦN THỨ NHẤT|Phần thứ nhất|I\s*[.\-–]|A\s*[.\-–]|1\s*[.\-–])"
)
_TAIL = re.compile(r"^(Nơi nhận|N[ơƠ]I NHẬN|(T/M|K/T|T/L|TM\.|KT\.|TL\.|TUQ\.|Q\.)\s*[A-ZĐÀ-Ỹ])")
_MANNER = re.compile(r"\b(T/M|K/T|T/L|TM\.|KT\.|TL\.|TUQ\.|Q\.)\s*")
_ROLE = re.compile(
    r"^(CHỦ TỊCH|PHÓ CHỦ TỊCH|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|BÍ THƯ|PHÓ BÍ THƯ|TỔNG BÍ THƯ|THƯỜNG TRỰC|"
    r"CHÁNH VĂN PHÒNG|PHÓ CHÁNH|TRƯỞNG BAN|PHÓ TRƯỞNG|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|"
    r"TỔNG KIỂM TOÁN|CHỦ NHIỆM|ỦY VIÊN|UỶ VIÊN)"
)
_NAME = re.compile(
    r"^(?:\(?[Đđ]ã ký\)?\s*:?\s*)?(?:\(?[Đđ]ã ký\)\s*)?((?:[A-ZĐÀ-Ỹ][a-zđà-ỹ']+\s){1,5}[A-ZĐÀ-Ỹ][a-zđà-ỹ']+)$"
)
_NAME_CAPITALS = re.compile(r"^((?:[A-ZĐÀ-Ỹ]+\s){1,4}[A-ZĐÀ-Ỹ]+)$")
_ENACTED = re.compile(r"(?:thông qua|ban hành)\s+(?:vào\s+)?ngày")
_ANNEX = re.compile(r"^PHỤ LỤC\b|^Phụ lục\s+[IVX\d]+\s*$")
_LOCAL = re.compile(
    r"^(TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|TRUNG ƯƠNG|NHÀ NƯỚC|QUỐC GIA|ĐẢNG BỘ)\b"
)
_CENTRAL_PARTY = {
    "BAN CHẤP HÀNH TRUNG ƯƠNG": "Ban Chấp hành Trung ương",
    "BỘ CHÍNH TRỊ": "Bộ Chính trị",
    "BAN BÍ THƯ": "Ban Bí thư",
}
_PROPER = (
    "Đảng", "Trung ương", "Nhân dân", "Việt Nam", "Quốc hội", "Chính phủ", "Thủ tướng", "Bộ Chính trị", "Ban Bí thư", "Bí thư",
)  # fmt: skip


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
    numbers = _own_number(text, head)
    type_at, type_name = _type_heading(head)
    issuer = _issuer(head, type_at)
    place, date = _place_and_date(head)
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
        has_type = has_type or _type_of(line.bare) is not None
        head.append(line)
    # Without a type or number what was read is no head but text.
    known = has_type or any(_NUMBER_LEAD.search(line.bare) or _NATION.search(line.bare) for line in head)
    return head if known else [line for line in head[:1] if SAMPLE_MARK in line.bare]


def _type_of(bare: str) -> str | None:
    for name in TYPE_HEADS:
        if bare == name or bare.rstrip(" :*") == name:
            return name.capitalize()
        # pypdf may leave the number's line and the type on one line; a title never begins with a type in capitals alone.
        if bare.startswith(name + " ") and name == "LUẬT" and bare.isupper():
            return name.capitalize()
    return None


def _type_heading(head: list[Line]) -> tuple[int | None, str | None]:
    for position, line in enumerate(head):
        name = _type_of(line.bare)
        if name:
            return position, name
    return None, None


def _own_number(text: str, head: list[Line]) -> DocumentNumber | None:
    for line in head:
        lead = _NUMBER_LEAD.search(line.bare)
        if lead:
            # The number may run over the line end after its hyphen, so it is looked for in the text itself.
            start = line.offset(lead.end())
            numbers = find_numbers(text[start : start + 60])
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
    for line in head[:type_at]:
        bare = _NATION.sub("", line.bare).strip(" *-–_")
        stop = _NUMBER_LEAD.search(bare)
        bare = bare[: stop.start()].strip() if stop else bare
        if bare and bare.isupper() and SAMPLE_MARK not in bare and not re.search(r"\d", bare):
            names.append(bare)
        if stop:
            break
    if not names:
        return None
    name = names[-1]
    # ỦY BAN NHÂN DÂN / TỈNH KON TUM is one name on two lines; BỘ CÔNG AN / CỤC … is a superior and its office.
    if len(names) > 1 and _LOCAL.match(name) and not names[-2].startswith(("ĐẢNG BỘ", "TỈNH ỦY", "TỈNH UỶ")):
        name = f"{names[-2]} {name}"
    return _sentence_case(name)


def _sentence_case(name: str) -> str:
    """Vietnamese capitals say nothing of proper names: keep known ones, capitalise what follows a place word."""
    if name in _CENTRAL_PARTY:
        return _CENTRAL_PARTY[name]
    words = name.lower().split()
    place_words = {"tỉnh", "thành", "phố", "huyện", "quận", "xã", "phường", "thị", "trấn", "ủy", "uỷ", "đoàn"}
    proper_from = next((i + 1 for i, word in enumerate(words) if word in place_words and _names_follow(words, i)), None)
    cased = [
        word.capitalize()
        if i == 0 or (proper_from is not None and i >= proper_from and word not in place_words)
        else word
        for i, word in enumerate(words)
    ]
    result = " ".join(cased)
    for proper in _PROPER:
        result = re.sub(rf"\b{proper.lower()}\b", proper, result)
    return result[0].upper() + result[1:]


def _names_follow(words: list[str], position: int) -> bool:
    return position + 1 < len(words) and words[position + 1] not in {"ủy", "uỷ", "phố", "xã", "trấn", "đoàn"}


def _place_and_date(head: list[Line]) -> tuple[str | None, datetime.date | None]:
    for line in head:
        match = _PLACE.search(line.bare)
        if match:
            mentions = dates(line.bare[match.start() :])
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
    parts: list[str] = []
    in_meeting = False
    for line in head[type_at + 1 :]:
        bare = line.bare.strip(" *")
        # The issuer stands once more above its legal bases (CHÍNH PHỦ / Căn cứ …).
        if line.is_rule or (issuer and bare == issuer.upper()):
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
    signed = any(_is_role(line.bare) or _MANNER.match(line.bare) for line in tail[max(0, position - 6) : position])
    if match and signed:
        return match[1]
    capitals = _NAME_CAPITALS.match(bare)
    if capitals and signed and not _is_role(bare) and not _MANNER.match(bare) and position == len(tail) - 1:
        return capitals[1].title()
    return None


def _signer(tail: list[Line]) -> tuple[str | None, str | None]:
    for position in range(len(tail) - 1, -1, -1):
        name = _name_of(tail, position)
        if name:
            roles = [
                line.bare
                for line in tail[max(0, position - 6) : position]
                if _is_role(line.bare) or (_MANNER.match(line.bare) and line.bare.isupper())
            ]
            return name, ", ".join(_role_case(role) for role in roles) or None
    return None, None


def _role_case(role: str) -> str:
    manner = _MANNER.match(role)
    rest = role[manner.end() :] if manner else role
    return (manner.group().strip() + " " if manner else "") + _sentence_case(rest)


def _recipients(tail: list[Line]) -> tuple[str, ...]:
    found: list[str] = []
    for line in tail:
        bare = line.bare
        if found and (_is_role(bare) or _MANNER.match(bare)):
            break
        if re.match(r"^[-–]\s*\S", bare):
            found.append(re.sub(r"^[-–]\s*", "", bare))
        elif found and not bare.isupper() and not _NAME.match(bare):
            found[-1] += " " + bare
    return tuple(item.strip(" ,;.") for item in found)
