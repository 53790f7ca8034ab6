"""What other documents, or a sheet of properties, report of the validity of a document; they change nothing themselves.

1. `được sửa đổi, bổ sung bởi …`, `được thay thế bởi …` after a mention, also in the row of a list of lapsed acts, where
   the last date of the row is the day. What stands between must not name another act, of which it would be said.
2. A later act that prolongs (`kéo dài thời hạn`) or suspends (`tạm ngưng hiệu lực`) it.
3. A sheet of properties, as the national database prints one: its first day, and its status as of the day it gives.
"""

import datetime
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from analysis.references.model import Edge
from analysis.references.validity_model import Evidence, Says
from index.model import FoundDocument
from index.standing import standing
from index.versions import same_act
from index.view import DocumentView
from ingest.model import Reference, Relation
from vietnamese.dates import dates
from vietnamese.forms import clean, fold

ViewOf = Callable[[FoundDocument], DocumentView]

_PASSIVE = re.compile(
    r"[^.;|]{0,300}?(?:[|][\s-]{0,4})?(?<!không\s)(?:đã\s+)?được\s+(?P<verb>(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ)"
    r"(?:,?\s+(?:bổ\s+sung|thay\s+thế|bãi\s+bỏ))*)(?:\s+một\s+số\s+(?:điều|nội\s+dung))?\s+(?:bởi|theo|tại|bằng)\s+"
    r"(?:các\s+)?",
    re.IGNORECASE,
)
_PROLONGS = re.compile(
    r"(?:kéo\s+dài|gia\s+hạn)\s[^.;\n]{0,60}?(?:thời\s+(?:hạn|gian)|hiệu\s+lực)[^.;]{0,80}$", re.IGNORECASE
)
_SUSPENDS = re.compile(r"ngưng\s+hiệu\s+lực[^.;]{0,80}$", re.IGNORECASE)
_UNTIL = re.compile(r"đến\s+(?:hết\s+)?(?=ngày)", re.IGNORECASE)
_TIMES: tuple[tuple[Says, re.Pattern[str]], ...] = (("prolonged", _PROLONGS), ("suspended", _SUSPENDS))
_VERBS: tuple[tuple[str, Relation], ...] = (
    ("sua doi", "sửa đổi"), ("bo sung", "bổ sung"), ("thay the", "thay thế"), ("bai bo", "bãi bỏ"),
)  # fmt: skip
_REACH = 400
# Trang thuộc tính: Tình trạng hiệu lực ⏎ Hết hiệu lực toàn bộ ⏎ Ngày hết hiệu lực ⏎ --
_SHEET = re.compile(r"Thuộc tính\s+Lược đồ")
_SHEET_STATUS = re.compile(r"Tình trạng hiệu lực:?\s{1,4}(?P<status>[^\n]{3,40})")
_SHEET_FROM = re.compile(r"Ngày có hiệu lực:?\s{1,4}(?P<day>\d{1,2}/\d{1,2}/\d{4})")
_SHEET_ENDED = re.compile(r"Ngày hết hiệu lực:?\s{1,4}(?P<day>\d{1,2}/\d{1,2}/\d{4})")
_SHEET_UPDATED = re.compile(r"Ngày cập nhật:?\s{1,4}(?P<day>\d{1,2}/\d{1,2}/\d{4})")


def is_sure(edge: Edge) -> bool:
    """Return whether a mention is surely one of the document that it is linked to."""
    one_act = edge.link.status == "one" or (edge.link.status == "several" and same_act(edge.link.documents))
    return one_act and edge.reference.certainty == "certain"


def why_unsure(edge: Edge) -> str:
    """Return why it is not, in Vietnamese."""
    if edge.link.status == "several":
        return "kho có nhiều văn bản cùng số: có thể nói về văn bản khác"
    return edge.reference.reason or "chỗ dẫn chưa chắc"


def line_at(raw: str, low: int, high: int) -> tuple[int, int]:
    """Return the span of the line of a mention, at most so far around it."""
    start = max(raw.rfind("\n", max(0, low - _REACH), low) + 1, max(0, low - _REACH))
    end = raw.find("\n", high, high + _REACH)
    end = end if end >= 0 else min(len(raw), high + _REACH)
    text = raw[start:end]
    return start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))


def reports(
    document: FoundDocument, mentions: Sequence[tuple[FoundDocument, Edge]], view_of: ViewOf
) -> Iterator[Evidence]:
    """Yield what is reported of a document, each once.

    Args:
        document: Of the library.
        mentions: What means it, or may mean it, with the documents that they stand in.
        view_of: Opens a document.
    """
    seen: set[tuple[object, ...]] = set()
    yield from of_sheet(view_of(document), "report")
    for by, edge in mentions:
        if by.id == document.id or by.sample != document.sample:
            continue
        if by.date and document.date and by.date < document.date:
            continue
        view, reference = view_of(by), edge.reference
        for found in _said(view, reference):
            key = (by.slug, found.says, found.relation, found.named and fold(found.named), found.day)
            if key not in seen:
                seen.add(key)
                sure = is_sure(edge)
                yield found if sure else replace(found, certain=False, doubt=why_unsure(edge))


def of_sheet(view: DocumentView, says: Says) -> Iterator[Evidence]:
    """Yield what the sheet of an act's properties says of its first day (`from`) or of its status (`report`)."""
    field = _SHEET_FROM if says == "from" else _SHEET_STATUS
    match = field.search(view.raw) if _SHEET.search(view.raw) else None
    if match is None:
        return
    ended = _SHEET_ENDED.search(view.raw)
    updated = _SHEET_UPDATED.search(view.raw)
    relation: Relation | None = None
    day = _first_day(match["day"]) if says == "from" else None
    doubt = None
    if says == "report":
        status = fold(match["status"])
        relation = "sửa đổi" if "mot phan" in status else "hết hiệu lực" if "toan bo" in status else None
        if relation is None:
            return
        day = _first_day(ended["day"]) if ended else None
        doubt = None if day else "trang thuộc tính không ghi từ ngày nào: lấy ngày cập nhật"
        day = day or (_first_day(updated["day"]) if updated else None)
    yield Evidence(
        says=says,
        by=view.document,
        relation=relation,
        day=day,
        whole=relation != "sửa đổi",
        places=(),
        exception=None,
        quote=view.raw[match.start() : match.end()],
        lead=None,
        place=standing(view, match.start(), match.end()),
        start=match.start(),
        end=match.end(),
        assumed=doubt is not None,
        doubt=doubt,
    )


def _first_day(text: str) -> datetime.date | None:
    named = dates(text)
    return named[0].date if named else None


def _said(view: DocumentView, reference: Reference) -> Iterator[Evidence]:
    """What a document says of the changes of an act that it mentions here."""
    raw, after = view.raw, view.raw[reference.end : reference.end + 2 * _REACH]
    start, end = line_at(raw, reference.start, reference.end)
    row = raw[start:end]

    def evidence(says: Says, relation: Relation | None, day: datetime.date | None, named: str | None) -> Evidence:
        return Evidence(
            says=says,
            by=view.document,
            relation=relation,
            day=day,
            whole=not reference.pinpoints,
            places=reference.pinpoints,
            exception=None,
            quote=row,
            lead=None,
            place=standing(view, reference.start, reference.end),
            start=start,
            end=end,
            doubt=None if day else "không nói từ ngày nào",
            named=named,
        )

    passive = _PASSIVE.match(after)
    if passive:
        verb = fold(passive["verb"])
        verbs = [relation for folded, relation in _VERBS if folded in verb]
        # To amend, add and repeal together is done to parts.
        relation = verbs[0]
        place = reference.end + passive.end()
        maker = next((one for one in _acts(view, place - 2, place + 12) if one.kind in ("document", "law")), None)
        # Another act between the mention and these words: they are said of that one.
        if maker is not None and not _acts(view, reference.end, place - 2):
            in_row = " | " in row and row.rstrip()[-4:].isdigit()
            named_days = dates(clean(row).text) if in_row else []
            day = named_days[-1].date if named_days else None
            yield evidence("report", relation, day, " ".join(raw[maker.start : maker.end].split()))
    before = raw[max(0, reference.start - 160) : reference.start]
    for says, pattern in _TIMES:
        if pattern.search(before):
            until = _UNTIL.search(after)
            named_days = dates(clean(after[until.end() : until.end() + 60]).text) if until else []
            yield evidence(says, None, named_days[0].date if named_days and not named_days[0].start else None, None)


def _acts(view: DocumentView, low: int, high: int) -> list[Reference]:
    """The mentions of other acts that begin in a part of the text; there may be ten thousand in all of it."""
    first = bisect_left(view.references, low, key=lambda one: one.start)
    after = bisect_left(view.references, high, key=lambda one: one.start)
    return [one for one in view.references[first:after] if one.kind != "internal" and one.resolves_to != "self"]
