"""The beginning of a document -> what it says that it carries out, and what others are said to carry out.

1. Only what a document says of itself as a whole counts: its title, its preamble and its first article. A task of its
   body (`triển khai hiệu quả Nghị quyết …`) is none.
2. A reference that begins its clause is the document's own: the verb before it says what is done (thực hiện, triển
   khai; quy định chi tiết, hướng dẫn thi hành; kèm theo), and `Căn cứ` rests on it. One that only a comma or `và` parts
   from the one before goes with that.
3. A reference in the title of another act is that act's: "Căn cứ Nghị quyết 153/NQ-CP ban hành Chương trình hành động
   thực hiện Nghị quyết 59-NQ/TW" tells that 153 carries out 59, though the library may have neither.
4. To rest on a law, or on rules of organisation and procedure, is a legal basis and carries nothing out, unless the
   title says so; to rest on a resolution, directive, programme or plan is a mandate. What was only proposed or reported
   to the issuer (tờ trình, báo cáo, công văn) is neither.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from analysis.references.chain_model import StepKind
from analysis.references.levels import Level
from analysis.references.model import Edge

StatedKind = StepKind | Literal["basis"]
STRENGTH: tuple[StatedKind, ...] = ("attached", "carries_out", "details", "mandate", "basis", "mentioned")

# A line that only says what kind of document it is: what stands above it is not its title.
_KIND_LINE = (
    r"\n(?=[ \t#*]*(?:LUẬT|BỘ LUẬT|PHÁP LỆNH|NGHỊ ĐỊNH|NGHỊ QUYẾT|THÔNG TƯ|QUYẾT ĐỊNH|CHỈ THỊ|KẾT LUẬN|KẾ HOẠCH"
    r"|CHƯƠNG TRÌNH(?: HÀNH ĐỘNG)?|ĐỀ ÁN|HƯỚNG DẪN|QUY ĐỊNH)[ \t#*]*\n)"
)
_CLAUSE = re.compile(
    r";\s|\.\s*\n|\.\s(?=[A-ZĐ])|\n\s*\n|\n\W{0,6}(?:Căn cứ|Theo đề nghị|Xét|Thực hiện|Điều \d)|[_]{3}|[-–]{3}"
    rf"|{_KIND_LINE}"
)
_JOINS = re.compile(r"(?:^|[\s,])(?:và|cùng|hoặc|,)\s+(?:các\s+)?$", re.IGNORECASE)
_JOINED = re.compile(r"[\s,]*(?:(?:và|cùng|hoặc)\s+)?(?:các\s+)?(?:nghị\s+quyết\s+)?", re.IGNORECASE)
# Thực hiện, triển khai …; where something is regulated in detail before it, quy định chi tiết (…) thi hành.
_CARRY = r"thực\s+hiện|triển\s+khai|quán\s+triệt|thi\s+hành|cụ\s+thể\s+h(?:óa|oá)"
_DETAIL = r"quy\s+định\s+chi\s+tiết|hướng\s+dẫn(?:\s+một\s+số)?|biện\s+pháp|chi\s+tiết"
_VERB = re.compile(
    rf"(?P<details>(?:{_DETAIL})(?:\s[^,;.()]{{0,70}}?\s|\s)(?:thi\s+hành|thực\s+hiện)|quy\s+định\s+chi\s+tiết"
    rf"|hướng\s+dẫn\s+một\s+số)|(?P<carries_out>(?<!\strong\s)(?<!tổ\schức\s)(?:{_CARRY})|tổ\s+chức\s+(?:{_CARRY}))"
    r"|(?P<other>sơ\s+kết|tổng\s+kết|đánh\s+giá|sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ|đính\s+chính"
    r"|trong\s+(?:tổ\s+chức\s+)?(?:thi\s+hành|thực\s+hiện|triển\s+khai))",
    re.IGNORECASE,
)
# What is done by its rules is not done to it: giao doanh nghiệp thực hiện khảo sát theo quy định tại Nghị định …
_BY_ITS_RULES = re.compile(r"(?<!\w)(?:theo(?!\s+tinh\s+thần)|quy\s+định\s+(?:tại|của|về))\s", re.IGNORECASE)
_PROPOSED = re.compile(r"\W*(?:theo|xét)\s+(?:đề\s+nghị|tờ\s+trình|báo\s+cáo)", re.IGNORECASE)
_ATTACHED = re.compile(r"\(\s*(?:ban\s+hành\s+)?kèm\s+theo\s+$", re.IGNORECASE)
_ISSUES = re.compile(r"\W*Điều\s+1\W+(?:ban\s+hành|phê\s+duyệt|thông\s+qua)\s", re.IGNORECASE)
# How many characters may stand between the verb and the number: một số điều của, đột phá theo tinh thần.
_REACH = 120


@dataclass(frozen=True, slots=True)
class Statement:
    """A document is said to carry out, or to rest on, another one."""

    kind: StatedKind
    below: str | None
    """Id of the one that does so; None for the document whose words they are."""
    edge: Edge
    """The mention of the one above."""
    start: int
    end: int
    """Of the clause in the RAW text."""


def statements(
    raw: str, beginning: Sequence[tuple[str, int, int, str]], edges: Iterable[Edge], level_of: Callable[[Edge], Level]
) -> tuple[Statement, ...]:
    """Return what a document says at its beginning, for each pair of documents the strongest.

    Args:
        raw: RAW text of the document.
        beginning: Kind, start, end and address of its first passages.
        edges: Its resolved mentions of others, in the order of its text.
        level_of: Gives the level of what is mentioned.
    """
    zones = [
        (kind, start, end)
        for kind, start, end, address in beginning
        if kind in ("header", "preamble") or (address.endswith("› Điều 1") and _ISSUES.match(raw, start, end))
    ]
    known = sorted(edges, key=lambda edge: edge.reference.start)
    found: dict[tuple[str | None, tuple[str, ...]], Statement] = {}
    for kind, low, high in zones:
        inside = [edge for edge in known if low <= edge.reference.start < high]
        for stated in _zone(raw, kind, low, high, inside, level_of):
            pair = (stated.below, stated.edge.targets)
            if pair not in found or STRENGTH.index(stated.kind) < STRENGTH.index(found[pair].kind):
                found[pair] = stated
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Head:
    """A reference that what follows it in the clause may belong to."""

    edge: Edge
    kind: StatedKind | None
    below: str | None


def _zone(
    raw: str, zone: str, low: int, high: int, edges: Sequence[Edge], level_of: Callable[[Edge], Level]
) -> Iterable[Statement]:
    head: _Head | None = None
    lead = ""
    named: set[str] = set()
    since = low
    for edge in edges:
        between = raw[since : edge.reference.start]
        boundaries = list(_CLAUSE.finditer(between))
        if head is None or boundaries:
            lead = between[boundaries[-1].end() :] if boundaries else between
            head, named = _Head(edge, _own(lead, zone, edge, level_of), None), set()
        elif _JOINS.search(between):
            # `và` after an act in another one's title leads back to the clause, unless both are of one kind.
            next_to_it = _JOINED.fullmatch(between) is not None
            alike = head.below is None or head.edge.reference.type == edge.reference.type
            same = next_to_it and alike
            head = replace(head, edge=edge) if same else _Head(edge, _own(lead, zone, edge, level_of), None)
        else:
            # In the title of the act before it, unless its title ends there: (sau đây gọi là Nghị quyết số …).
            carriers = head.edge.targets
            nested = len(carriers) == 1 and not named & set(edge.targets)
            head = _Head(edge, _done(between) if nested else None, carriers[0] if nested else "?")
        named |= set(edge.targets)
        since = edge.reference.end
        if _PROPOSED.match(lead):
            continue
        if head.kind is not None and edge.targets and edge.targets != (head.below,):
            first, last = _clause(raw, edge, low, high)
            yield Statement(head.kind, head.below, edge, first, last)


def _own(lead: str, zone: str, edge: Edge, level_of: Callable[[Edge], Level]) -> StatedKind | None:
    """What a document itself does to the first act of a clause, of which `lead` is the beginning."""
    if zone == "header" and _ATTACHED.search(lead):
        return "attached"
    done = _done(lead)
    if done is not None or edge.reference.relation != "căn cứ":
        return done
    role = level_of(edge).role
    return None if role == "proposal" else "mandate" if role == "policy" else "basis"


def _done(before: str) -> StatedKind | None:
    """What the last verb before a reference says; None if there is none, or it does something else."""
    # RAW text may have decomposed letters.
    tail = unicodedata.normalize("NFC", before[-_REACH:])
    verbs = list(_VERB.finditer(tail))
    if not verbs or _BY_ITS_RULES.search(tail, verbs[-1].end()):
        return None
    return "details" if verbs[-1]["details"] else "carries_out" if verbs[-1]["carries_out"] else None


def _clause(raw: str, edge: Edge, low: int, high: int) -> tuple[int, int]:
    """The clause around a mention, within its passage."""
    start = low
    for boundary in _CLAUSE.finditer(raw, low, edge.reference.start):
        begins = re.match(r"\n\W{0,6}", boundary[0])
        start = boundary.start() + begins.end() if begins and boundary[0].strip() else boundary.end()
    closing = _CLAUSE.search(raw, edge.reference.end, high)
    end = closing.start() + 1 if closing and closing[0][0] in ";." else closing.start() if closing else high
    text = raw[start:end]
    return start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))
