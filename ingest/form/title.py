"""The lines below the type -> title (trích yếu) and meeting; of a letter, its subject.

1. The title is what follows the type, down to a rule, the issuer's name or office in capitals, or the end of the head.
   What stands beside the type on its line begins it, unless that is the issuer (QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN …).
2. A meeting in capitals stands before it (HỘI NGHỊ LẦN THỨ …). What stands in brackets, and the code of a form or of a
   procedure (QTQL.KH.S.2), are neither.
3. Below a citation in small letters, capitals are the headings of the page that it was copied from.
4. Of a letter the subject is what follows `V/v`.
"""

import re

from ingest.form.issuers import CENTRAL, NATION, is_body
from ingest.form.lines import Line
from ingest.form.place_date import PLACE
from ingest.form.signature import is_office
from ingest.form.type_heading import type_alone, type_before_title, type_of_citation
from vietnamese.forms import fold

ATTACHED = re.compile(r"^\(\s*(?:Ban hành )?[Kk]èm theo|^\(\s*(?:BAN HÀNH )?KÈM THEO")
_BRACKET = re.compile(rf"{ATTACHED.pattern}|^\([^()]*\)$")
_MEETING = re.compile(r"^(HỘI NGHỊ|ĐẠI HỘI|KỲ HỌP|LẦN THỨ|KH[ÓO][ÁA]? |NHIỆM KỲ|CỦA (BAN|BỘ|HỘI))")
_SUBJECT = re.compile(r"^(?:V/v|Về việc|V/V|Vv)\s*:?\s*")
_BY_ISSUER = re.compile(r"CỦA\s+(?P<body>[^\d]{3,90})$")
_BY_CENTRAL = re.compile(r"^CỦA (?:BAN|BỘ|HỘI) [^\d]{3,60}?(?=\bVỀ\b)")
_CODE = re.compile(r"^(?=\S{0,20}\d)(?=\S{0,20}[.\-])[A-Z][\w.\-]{3,20}$")


def title_and_meeting(head: list[Line], type_at: int, issuer: str | None) -> tuple[str | None, str | None]:
    """Return title and meeting of a head whose type stands in line `type_at`."""
    heading = head[type_at].bare.strip(" *")
    name = type_before_title(heading) or type_of_citation(heading) or ("Luật" if heading.startswith("LUẬT ") else None)
    beside = name is not None and (type_alone(heading) is None or heading.startswith("LUẬT "))
    parts = [" ".join(heading.split()[len(name.split()) :])] if name and beside else []
    parts = [part for part in parts if re.search(r"[^\W\d_]", part) and not _is_by_issuer(part)]
    meeting_lines: list[str] = []
    in_meeting = False
    for line in head[type_at + 1 :]:
        bare = line.bare.strip(" *")
        # CỦA BỘ CHÍNH TRỊ VỀ …: who resolved it, and of what.
        bare = bare if parts else _BY_CENTRAL.sub("", bare)
        # In two columns the state's name, place and date may come right after the type; further down a treaty names it.
        if not parts and (PLACE.match(bare) or not re.search(r"[^\W\d_]", NATION.sub("", bare))):
            continue
        # The issuer or its head stands once more above its legal bases (CHÍNH PHỦ / Căn cứ …, BỘ TRƯỞNG BỘ Y TẾ).
        if (
            line.is_rule
            or is_office(_sender(bare))
            or _BRACKET.match(bare)
            or _CODE.match(bare)
            or _is_issuer(bare, issuer)
        ):
            if parts:
                break
            continue
        if beside and parts and heading.isupper() != bare.isupper():
            break
        meeting = _MEETING.match(bare) is not None and bare.isupper()
        continued = in_meeting and bare.isupper() and not line.gap and not bare.startswith(("VỀ ", "BAN HÀNH"))
        in_meeting = not parts and (meeting or continued) and not re.match(r"CỦA .* SỐ \d", bare)
        (meeting_lines if in_meeting else parts).append(bare)
    return one_line(parts), one_line(meeting_lines)


def _sender(bare: str) -> str:
    """Who sends a telegram, as it stands below the title: THỦ TƯỚNG CHÍNH PHỦ điện:"""
    return bare.rstrip(": ").removesuffix(" điện")


def _is_by_issuer(part: str) -> bool:
    by = _BY_ISSUER.match(part)
    return by is not None and is_body(by["body"])


def _is_issuer(bare: str, issuer: str | None) -> bool:
    if issuer is None:
        return bare.upper() in CENTRAL
    if not bare.isupper():
        return False
    one, other = fold(bare), fold(issuer)
    return one.startswith(other) or (other.startswith(one) and is_body(bare) and len(one) > 8)


def subject(head: list[Line]) -> str | None:
    """Return the subject of a letter, which prints no type."""
    parts: list[str] = []
    for line in head:
        bare = line.bare.strip(" *")
        if not parts and not _SUBJECT.match(bare):
            continue
        # In two columns the state's name, the place and the date stand beside or below it.
        if parts and (line.is_rule or bare.isupper() or NATION.search(bare) or PLACE.search(bare)):
            break
        parts.append(bare)
    return one_line(parts)


def one_line(parts: list[str]) -> str | None:
    """Return the parts as one line, None if they hold nothing."""
    return re.sub(r"\s+", " ", " ".join(parts)).strip(" -–_*") or None
