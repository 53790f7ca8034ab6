"""In words: how sure, what to doubt, when made, what was searched, what changed a document, how a question was read."""

import datetime
import unicodedata
from collections.abc import Iterator

from answer.model import Answer, Coverage, Figure, Refusal
from answer.sheet.citation_style import cite_document, day
from index.model import Change, Query

# From this confidence on, in words. They are read beside the figure, which is an estimate.
_SURE = ((0.9, "cao"), (0.7, "khá"), (0.0, "thấp, cần người kiểm tra kỹ"))
_LETTERS = ("capitals", "telex", "tone", "accents")
_ISSUERS_SHOWN = 12
_CHANGED = {
    "thay thế": "Đã bị thay thế bởi",
    "bãi bỏ": "Đã bị bãi bỏ bởi",
    "hết hiệu lực": "Đã hết hiệu lực theo",
}
_COMPARED = {">=": "từ mức này trở lên", ">": "hơn mức này", "<=": "đến mức này là nhiều nhất", "<": "dưới mức này",
             "~": "khoảng chừng"}  # fmt: skip


def sure(reply: Answer | Refusal) -> str:
    """Say how sure a reply is."""
    grade = next(words for least, words in _SURE if reply.confidence >= least)
    of = "câu trả lời đúng" if isinstance(reply, Answer) else "kho không có câu trả lời"
    percent = f"{int(reply.confidence * 100)} %"
    return f"Độ chắc rằng {of}: {grade} ({percent}, do chương trình ước tính; không thay cho việc kiểm tra)."


def tenths(possible: Answer) -> int:
    """Return how likely what a refusal shows as possible is, in tenths; it is never nothing or all."""
    return max(1, min(9, round(possible.confidence * 10)))


def doubted(possible: Answer) -> str:
    """Say how far what a refusal shows as possible is to be believed, before it is said."""
    return f"Chưa đủ chắc để trả lời (khả năng đúng khoảng {tenths(possible)} phần 10)"


def moment(made: datetime.datetime) -> str:
    """Say when a sheet was made."""
    return f"{made:%H} giờ {made:%M} phút, ngày {day(made.date(), 'state')}"


def read_as(query: Query) -> Iterator[str]:
    """Say how a question was read, where that is not what was typed."""
    if query.literal:
        yield "Tìm đúng chữ đã gõ."
    if " ".join(unicodedata.normalize("NFC", query.typed).split()) != query.reading:
        yield f"Được hiểu là: “{query.reading}”"
    for one in query.understood:
        if one.kind not in _LETTERS:
            yield f"“{one.typed}” được hiểu là {one.read}" + (" (chỉ tìm ở đó)" if one.filter else "") + "."


def searched(coverage: Coverage) -> Iterator[tuple[str, str]]:
    """Say what was searched, as fields of a table."""
    yield "Đã tìm trong", f"{coverage.documents} văn bản, {coverage.passages} đoạn"
    if coverage.since and coverage.until:
        dates = dict.fromkeys(f"{date:%d/%m/%Y}" for date in (coverage.since, coverage.until))
        yield "Ngày ban hành", " đến ".join(dates)
    if coverage.issuers:
        more = len(coverage.issuers) - _ISSUERS_SHOWN
        shown = "; ".join(coverage.issuers[:_ISSUERS_SHOWN])
        yield "Cơ quan ban hành", shown + (f"; và {more} cơ quan khác" if more > 0 else "")


def filtered(query: Query) -> Iterator[str]:
    """Say which filters limited the search."""
    given = query.filters
    yield from (f"văn bản {name}" for name in given.documents)
    for name, value in (("cơ quan", given.issuer), ("loại", given.type), ("số", given.number), ("năm", given.year)):
        if value is not None:
            yield f"{name} {value}"
    if given.system:
        yield "văn bản của Đảng" if given.system == "party" else "văn bản của Nhà nước"
    if given.since:
        yield f"từ {given.since:%d/%m/%Y}"
    if given.until:
        yield f"đến {given.until:%d/%m/%Y}"
    parts = {"header": "phần đầu", "preamble": "phần mở đầu", "body": "nội dung", "signature": "phần ký"}
    yield from (parts.get(kind, kind) for kind in given.kinds)


def changed(change: Change) -> str:
    """Say what a later document did, and which."""
    done = _CHANGED.get(change.relation, "Đã được sửa đổi, bổ sung bởi")
    since = f", từ ngày {day(change.since, change.by.system)}" if change.since else ""
    part = "" if change.whole else " (một phần)"
    return f"{done} {cite_document(change.by)}{since}{part}."


def figure(given: Figure) -> str:
    """Say what a figure is of: its indicator, scope and period; its comparator where its own words do not."""
    bare = given.qualified == given.text and given.comparator in _COMPARED
    of = ", ".join(part for part in (given.indicator, given.scope, given.period) if part)
    return (f" ({_COMPARED[given.comparator]})" if bare else "") + (f" — {of}" if of else "")
