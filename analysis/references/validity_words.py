"""What is said about the validity of a document, in words for the person.

What is added to a status without changing it is here too: the time that a title speaks of may be over
(`giai đoạn 2021 - 2025`, `nhiệm kỳ 2020 - 2025`), which does not end the document, but wants to be known.
"""

import datetime
import re
from collections.abc import Sequence

from analysis.references.validity_model import Evidence, Status, Told
from index.model import FoundDocument
from index.versions import CONSOLIDATED

_DONE = {"thay thế": "được thay thế", "bãi bỏ": "bị bãi bỏ", "hết hiệu lực": "hết hiệu lực"}
_VERBS = {"thay thế": "thay thế", "bãi bỏ": "bãi bỏ"}
_TERM = re.compile(
    r"(?:giai\s+đoạn|nhiệm\s+kỳ)\s+(?:19|20)\d\d\s*[-–]\s*(?P<last>(?:19|20)\d\d)"
    r"|(?<!tháng \d)(?<!tháng \d\d)\s(?:năm|cuối\s+năm)\s+(?P<year>(?:19|20)\d\d)\W*$",
    re.IGNORECASE,
)


def ended(document: FoundDocument, evidence: Evidence, day: datetime.date) -> str:
    """Return what ended a document, and since when."""
    if evidence.says == "until":
        return f"theo chính văn bản, có hiệu lực đến hết ngày {day - datetime.timedelta(days=1):%d/%m/%Y}"
    verb = _DONE[evidence.relation or "hết hiệu lực"]
    more = f" ({evidence.doubt})" if evidence.doubt else ""
    left_out = f", {evidence.exception}" if evidence.exception else ""
    if evidence.by.id == document.id:
        until = "không muộn hơn" if evidence.assumed else "từ"
        return f"{verb} {until} ngày {day:%d/%m/%Y}, theo trang thuộc tính ở chính tệp này"
    by = evidence.named or name(evidence.by)
    source = f", theo {name(evidence.by)}" if evidence.says == "report" else ""
    return f"{verb} bởi {by} từ ngày {day:%d/%m/%Y}{left_out}{source}{more}"


def amended(document: FoundDocument, changes: Sequence[Evidence], begins: datetime.date | None) -> str:
    """Return what changed a part of a document."""
    names = list(dict.fromkeys(one.named or name(one.by) for one in changes if one.by.id != document.id))
    more = f" và {len(names) - 3} văn bản khác" if len(names) > 3 else ""
    start = f"có hiệu lực từ ngày {begins:%d/%m/%Y}" if begins else "không rõ ngày có hiệu lực"
    if not names:
        return f"{start}; đã hết hiệu lực một phần, theo trang thuộc tính ở chính tệp này"
    return f"{start}; đã được sửa đổi, bổ sung hoặc bãi bỏ một phần bởi {', '.join(names[:3])}{more}"


def maybe_ended(evidence: Evidence) -> str:
    """Return what may have ended a document."""
    verb = _DONE[evidence.relation or "hết hiệu lực"]
    return f"có thể đã {verb} theo {name(evidence.by)}: {evidence.doubt}"


def needed(
    told: Told, status: Status, begins: datetime.date | None, changes: Sequence[Evidence], *, provision: bool
) -> tuple[str, ...]:
    """Return what would make a status surer.

    Args:
        told: All that is told of the document.
        status: What was decided.
        begins: Its first day, if it is known.
        changes: Those that concern what is asked about.
        provision: Whether that is a provision, and not the whole document.
    """
    if told.document.type == CONSOLIDATED:
        return (told.printed or "chính văn bản được hợp nhất",)
    wanted = []
    if told.document.date is None:
        wanted.append("ngày ban hành của văn bản (nghiquyet header)")
    if begins is None and status in ("unknown", "amended"):
        wanted.append("điều khoản thi hành của văn bản, hoặc văn bản khác nói từ ngày nào nó có hiệu lực")
    wanted += [
        f"{one.named}, mà {name(one.by)} nói là đã {_VERBS.get(one.relation or '', 'sửa đổi, bổ sung')} văn bản này"
        for one in told.reports
        if one.says == "report" and one.named
    ]
    unread = (one for one in changes if provision and one.whole and not one.ends)
    wanted += [f"những điều khoản mà {name(one.by)} sửa đổi: kho không đọc được" for one in unread]
    return tuple(dict.fromkeys(wanted))


def name(document: FoundDocument) -> str:
    """Return a document's name: `Nghị định 10/2024/NĐ-CP`."""
    return " ".join(part for part in (document.type, document.number) if part) or document.file


def over(document: FoundDocument, at: datetime.date) -> str | None:
    """Return that the time which the title speaks of is over, if it is."""
    match = _TERM.search(document.title or "")
    year = int(match["last"] or match["year"]) if match else None
    if year is None or datetime.date(year, 12, 31) >= at:
        return None
    return f"tên văn bản nói đến thời gian hết năm {year}; văn bản không nói vì thế mà hết hiệu lực"
