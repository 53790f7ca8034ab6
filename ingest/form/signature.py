"""The end of a document -> who signed it, in what manner and position, and who receives it.

1. The tail begins at the first `Nơi nhận` or manner of signing after the text that leads to a name; a form in an annex,
   or a sample in a text about forms, leads to none. Without either it begins at the first office in capitals below
   which a name stands. Where nothing is signed before the first annex, it is what stands at the very end from `Nơi
   nhận` on: plans have their tables before it.
2. The signer is the last short line of capitalised words in it; above it stand, in capitals, for whom and in whose
   place it was signed (`TM.`, `KT.`, `TL.`, `TUQ.`, `T/M`, …: the manner) and the signer's own position (the role).
   A line in capitals that is neither goes on with the one above it (KT. CHỦ TỊCH ⏎ ỦY BAN CHỨNG KHOÁN NHÀ NƯỚC).
   Before Unicode fonts had no capitals with accents: TM. Chính phủ ⏎ Thủ tướng says the same.
3. Where several have signed, the last one is given; `signers` are all of them.
4. Where a stamp has hidden the office from a scan, a name a few lines below `Lưu: …` is the signer's.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import takewhile

from ingest.form.issuers import NATION, is_body, sentence_case
from ingest.form.lines import CAPITAL, Line, quoted_lines
from ingest.form.torn import whole_lines

_TAIL_LINES = 70
_ROLE_LINES = 8
_LONGEST_NAME = 80
_LONGEST_OFFICE = 80
_LONGEST_ROLE = 40
_BELOW_FILED = 3
_MANNERS = r"(?:T/M|K/T|T/L|TM ?\.|KT ?\.|TL ?\.|TUQ ?\.|Q\.)"
_NOI_NHAN = rf"(?:Nơi nhận|N[ơƠ]I NHẬN)(?=\s*:|\s*$|\s+[{CAPITAL}])"
_RECEIVED = re.compile(rf"^{_NOI_NHAN}")
_TAIL = re.compile(rf"^(?:{_NOI_NHAN}|{_MANNERS}\s*(?:[{CAPITAL}]|$))")
MANNER = re.compile(rf"(?<!\w){_MANNERS}\s*")
_SMALL_MANNER = re.compile(rf"^(?:T/M|TM ?\.|KT ?\.|TL ?\.)\s*[{CAPITAL}][\w ]{{3,50}}$")
_ROLE = re.compile(
    r"^(?:PHÓ )?(?:TỔNG )?(?:CHỦ TỊCH|THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|BÍ THƯ|THƯỜNG TRỰC|CHÁNH VĂN PHÒNG|TRƯỞNG BAN|"
    r"GIÁM ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|KIỂM TOÁN|THANH TRA|CHÁNH THANH TRA|CHỦ NHIỆM|THỐNG ĐỐC|"
    r"HIỆU TRƯỞNG|ỦY VIÊN|UỶ VIÊN|TỔNG KIỂM TOÁN)(?!\w)"
)
# A stamp over a line leaves a letter or sign behind it: PHÓ THỦ TƯỚNGy].
_NOISE = re.compile(r"(?<=[^\W\da-z_])[a-z]?\W{1,3}$")
_RANKS = r"(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá) |(?:GS|PGS|TS|ThS)\.? ?)"
# Y Ngọc, Nay H'Lan and K'Dĩnh are names too: one letter or an apostrophe is enough.
_NAME = re.compile(rf"^(?:\(?[Đđ]ã ký\)?\s*:?\s*)?{_RANKS}{{0,3}}((?:[{CAPITAL}][\w'’]*\s){{1,5}}[{CAPITAL}][\w'’]*)$")
_NAME_CAPITALS = re.compile(rf"^((?:[{CAPITAL}]+\s){{1,4}}[{CAPITAL}]+)$")
_FILED = re.compile(r"^[-–]?\s*Lưu\b")
_FORM = rf"(?:MẪU|Mẫu) (?:SỐ|số) \d+[\w/.-]*\s*(?:$|[^\w\s]|[{CAPITAL}])"
_ANNEX = re.compile(rf"^PHỤ LỤC\b|^Phụ lục\s+[IVX\d]+\s*$|^{_FORM}")
# No syllable is longer than seven letters: a stamp ran into the line.
_MISREAD = re.compile(r"[^\W\d_]{8}")
_NO_NAME = re.compile(r"^(?:phụ lục|danh mục|biểu|mẫu|nơi nhận)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signature:
    """What the tail says, and its place in the text; an empty span if there is none."""

    start: int
    end: int
    signer: str | None = None
    manner: str | None = None
    role: str | None = None
    signers: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


def find_signature(lines: list[Line], end: int) -> Signature:
    """Read the tail.

    Args:
        lines: Those after the head.
        end: Length of the text.
    """
    tail = whole_lines(_tail_lines(lines))
    if not tail:
        return Signature(end, end)
    signer, manner, role = _signer(tail)
    signers = tuple(name for position in range(len(tail)) if (name := _name_of(tail, position)))
    return Signature(tail[0].start, tail[-1].end, signer, manner, role, signers, _recipients(tail))


def _tail_lines(lines: list[Line]) -> list[Line]:
    """The lines from the first sign of signing to the signer's name."""
    quoted = quoted_lines(lines)
    annex = next((i for i, line in enumerate(lines) if _ANNEX.match(line.bare) and not quoted[i]), len(lines))
    own = lines[:annex]
    starts = [i for i, line in enumerate(own) if _TAIL.match(line.bare) and not quoted[i]]
    named = [i for i in range(len(own)) if not quoted[i] and _name_of(own, i)]
    for start in starts:
        place = bisect_left(named, start)
        if place < len(named) and named[place] < start + _TAIL_LINES:
            return _to_last_name(own[start : start + _TAIL_LINES])
    if named:
        first = next(i for i in range(max(0, named[0] - _ROLE_LINES), named[0]) if _signs(own[i].bare))
        return _to_last_name(own[first : first + _TAIL_LINES])
    if not starts and (below := _below_annexes(lines, annex)):
        return below
    unsigned = own[starts[0] : starts[0] + _TAIL_LINES] if starts else []
    filed = next((i + 1 for i, line in enumerate(unsigned) if _FILED.match(line.bare)), None)
    return unsigned[: filed + _BELOW_FILED] if filed is not None else unsigned


def _below_annexes(lines: list[Line], annex: int) -> list[Line]:
    """The lines of signing of a plan whose tables stand before its signature: its last lines, and no form's."""
    if len(lines) < annex + _ROLE_LINES or not _name_of(lines, len(lines) - 1):
        return []
    last = range(max(annex, len(lines) - _TAIL_LINES), len(lines))
    start = next((i for i in last if _RECEIVED.match(lines[i].bare)), None)
    return lines[start:] if start is not None else []


def _to_last_name(lines: list[Line]) -> list[Line]:
    # The head of another document is none of it.
    tail = list(takewhile(lambda line: not NATION.search(line.bare), lines))
    named = [i for i in range(len(tail)) if _name_of(tail, i)]
    return tail[: named[-1] + 1] if named else tail


def is_office(bare: str) -> bool:
    """Return whether a line in capitals is an office: BỘ TRƯỞNG BỘ Y TẾ."""
    return _is_role(bare)


def _plain(bare: str) -> str:
    return bare if MANNER.fullmatch(bare) else _NOISE.sub("", bare)


def _is_role(bare: str) -> bool:
    bare = _plain(bare)
    return len(bare) < _LONGEST_OFFICE and _ROLE.match(bare) is not None and bare.isupper()


def _signs(bare: str) -> bool:
    return (
        _is_role(bare) or (MANNER.match(bare) is not None and bare.isupper()) or _SMALL_MANNER.match(bare) is not None
    )


def _name_of(tail: list[Line], position: int) -> str | None:
    bare = tail[position].bare
    if len(bare) > _LONGEST_NAME:
        return None
    bare = bare.strip(" *./")
    match = _NAME.match(bare)
    if match is None or _NO_NAME.match(match[1]):
        return None
    if not any(_signs(line.bare) for line in tail[max(0, position - _ROLE_LINES) : position]):
        return None
    if not match[1].split()[-1].isupper():
        return match[1]
    # In capitals like the offices above it, a name is told by standing alone at the very end.
    last = position == len(tail) - 1
    capitals = _NAME_CAPITALS.match(bare) if last and not _signs(bare) and not is_body(bare) else None
    return capitals[1].title() if capitals else None


def _signer(tail: list[Line]) -> tuple[str | None, str | None, str | None]:
    for position in range(len(tail) - 1, -1, -1):
        name = _name_of(tail, position)
        if name:
            return name, *_manner_and_role(tail, position)
    # A scan may have lost the office to a stamp: the name alone stands below the list of recipients.
    for position, line in enumerate(tail):
        match = _NAME.match(line.bare) if len(line.bare) < _LONGEST_NAME else None
        filed = any(_FILED.match(above.bare) for above in tail[max(0, position - _BELOW_FILED) : position])
        if match and filed and len(match[1].split()) > 2 and not match[1].isupper() and not _NO_NAME.match(match[1]):
            return match[1], None, None
    return None, None, None


def _manner_and_role(tail: list[Line], position: int) -> tuple[str | None, str | None]:
    parts: list[str] = []
    for at in range(max(0, position - _ROLE_LINES), position):
        bare = _plain(tail[at].bare.strip())
        if _name_of(tail, at):
            parts = []
        elif MANNER.fullmatch(parts[-1] + " ") if parts else False:
            # The manner of signing on a line of its own: “KT.” above “BỘ TRƯỞNG”.
            parts[-1] += f" {bare}"
        elif _signs(bare) or (parts and len(bare) < _LONGEST_ROLE and _ROLE.match(bare.upper())):
            parts.append(bare)
        elif parts and bare.isupper() and not tail[at].gap and not re.search(r"\d", bare):
            parts[-1] += f" {bare}"
    if any(_MISREAD.search(part) for part in parts):
        return None, None
    manner = [part for part in parts if MANNER.match(part)]
    role = [part for part in parts if not MANNER.match(part)]
    return ", ".join(map(_case, manner)) or None, ", ".join(map(_case, role)) or None


def _case(part: str) -> str:
    manner = MANNER.match(part)
    rest = part[manner.end() :] if manner else part
    return f"{manner.group().strip().replace(' ', '') if manner else ''} {sentence_case(rest)}".strip()


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
