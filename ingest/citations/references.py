"""CLEAN text -> its References: every mention of another document, and of a place in this one.

1. Citations as they stand (`citations`). The document's own number in its head is none.
2. Places in a list are in the document at its end. The relation of each (`relations`).
3. What the rest of the text tells: a short form that it defines ("sau đây gọi là Nghị quyết 57") stands for its full
   citation; a law once given with its number is meant by its name; a numeral alone by the one number that begins so.
4. In an act that amends another, a place named in its own words is in the amended act, and so is "Nghị định này"
   within the quoted new text. What a bare place in such a quotation means is left open.
5. A law that is still a bill ("dự án Luật …", "trình Quốc hội") is ambiguous, and so is what `citations` doubts.
"""

import re
from dataclasses import replace

from ingest.citations.mentions import citations
from ingest.citations.parts import Citation
from ingest.citations.pinpoints import places
from ingest.citations.relations import relation_of
from ingest.form.lines import quoted_lines, split_lines
from ingest.model import Header, Reference, Relation

_AMENDS = re.compile(r"\W*(?:về\s+việc\s+|v/v\s+)?(?:sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|thay\s+thế)", re.IGNORECASE)
_AMENDING_ARTICLE = re.compile(r"\nĐiều 1\. ?(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế)")
_CHANGED = re.compile(r"(?<!\w)(?:sửa đổi|bổ sung|bãi bỏ|thay thế)(?!\w)", re.IGNORECASE)
_CHANGES = frozenset({"sửa đổi", "bổ sung", "thay thế", "bãi bỏ", "hết hiệu lực"})
_CALLED = re.compile(
    r"[\s,]{0,3}(?:(?:về|[“\"])[^()\n]{0,300}?)?\(\s?(?:sau đây|dưới đây)?\s?(?:được\s)?(?:gọi|viết)\s"
    r"(?:chung\s|tắt\s|gọn\s)*(?:là|:)\s?[“\"]?(?P<alias>[^)”\"]{3,80})[”\"]?\s?\)"
)
_BILL_BEFORE = re.compile(
    r"(?:dự\s+án|dự\s+thảo|xây\s+dựng|soạn\s+thảo|nghiên\s+cứu|trình\s+Quốc\s+hội(?:\s+(?:thông\s+qua|ban\s+hành|xem\s+xét))?)"
    r"(?:,?\s+(?:ban\s+hành|hoàn\s+thiện|thông\s+qua|và))*\s+(?:các\s+)?$",
    re.IGNORECASE,
)
_BILL_AFTER = re.compile(r"[\s,]{1,3}(?:để\s+)?trình\s+(?:Quốc\s+hội|Chính\s+phủ|cấp)|\s+\(sửa\s+đổi\)")
_HEAD = 3000
# How far back the beginning of a line is looked for: a text without line ends must not cost its square.
_REACH = 400


def find_references(text: str, header: Header) -> list[Reference]:
    """Find every mention of another document, and every pinpoint.

    Args:
        text: CLEAN text.
        header: Of this document: its number and its title.

    Returns:
        References from left to right, with spans in `text`; rejected ones (the blanks of a form) among them.
    """
    found = [one for one in citations(text) if not _is_own_head(text, one, header)]
    found = _shared_documents(text, found)
    amending = bool(header.title and _AMENDS.match(header.title)) or _AMENDING_ARTICLE.search(text) is not None
    quotations = _quotations(text) if amending else []
    known = _Known(text, found)
    references: list[Reference] = []
    previous: Citation | None = None
    relation: Relation = "dẫn chiếu"
    amended: str | None = None
    quotation = 0
    for citation in found:
        while quotation < len(quotations) and quotations[quotation][1] <= citation.start:
            quotation += 1
        quoted = quotation < len(quotations) and quotations[quotation][0] <= citation.start
        relation = "dẫn chiếu" if quoted else relation_of(text, citation, previous, relation)
        previous = citation
        if amending and not quoted and relation in _CHANGES and citation.kind != "internal" and citation.number:
            amended = citation.number
        reference = _reference(text, len(references), citation, relation)
        reference = known.resolve(reference)
        if citation.kind == "internal":
            place = bool(reference.pinpoints) and not citation.own
            line = text.rfind("\n", max(0, citation.start - _REACH), citation.start) + 1
            changed = relation in _CHANGES or _CHANGED.search(text, max(line, citation.start - _REACH), citation.start)
            meant = _meant(reference, amended, quoted=quoted, changed=place and bool(changed), own=citation.own)
            reference = replace(reference, resolves_to=meant)
        elif header.number and reference.number == header.number:
            reference = replace(reference, resolves_to="self")
        references.append(reference)
    return references


def _meant(reference: Reference, amended: str | None, *, quoted: bool, changed: bool, own: bool) -> str | None:
    """Say which act a place in no named document is in: this one, the amended one, or None where it is left open."""
    if reference.certainty != "certain":
        return None
    if quoted:
        here = own or any(label.endswith(" này") for place in reference.pinpoints for label in place)
        return amended if here else None
    return amended if amended and changed and not own else "self"


def _reference(text: str, ordinal: int, citation: Citation, relation: Relation) -> Reference:
    certainty, reason = citation.certainty, citation.reason
    if citation.kind == "law" and citation.name and not (citation.number or citation.year) and certainty == "certain":
        before = text[max(0, citation.start - 50) : citation.start]
        if _BILL_BEFORE.search(before) or _BILL_AFTER.match(text, citation.end):
            certainty, reason = "ambiguous", "Có thể còn là dự án luật."
    chain = text[citation.start : citation.pinpoint_end]
    return Reference(
        ordinal=ordinal,
        kind=citation.kind,
        start=citation.start,
        end=citation.end,
        number=citation.number,
        type=citation.type,
        name=citation.name,
        year=citation.year,
        date=citation.date,
        issuer=citation.issuer,
        pinpoints=(places(chain) or (("Phụ lục",),)) if chain else (),
        relation=relation,
        certainty=certainty,
        reason=reason,
    )


def _is_own_head(text: str, citation: Citation, header: Header) -> bool:
    """Whether it is the document's own number, in its head or on a line of its own."""
    if citation.number is None or citation.pinpoint_end > citation.start:
        return False
    if citation.number != header.number and (header.number or citation.start > _HEAD or citation.type is None):
        return False
    line = text.rfind("\n", 0, citation.start) + 1 if citation.start < _REACH else citation.start - _REACH
    line = max(line, text.rfind("\n", line, citation.start) + 1)
    before = text[line : citation.start].strip(" \t*#>|")
    after = text[citation.end : citation.end + _REACH].partition("\n")[0].strip(" \t*#|")
    lead = text[citation.start : citation.start + 10]
    return not before and (not after or re.match(r"(?:[Ss]ố|SỐ|\d)", lead) is not None)


_LIST_GOES_ON = re.compile(r"\s?[;,]\s{1,3}(?:các\s)?|\s(?:và|hoặc)\s(?:các\s)?")


def _shared_documents(text: str, found: list[Citation]) -> list[Citation]:
    """Give places in a list the document at its end: `khoản 1 Điều 3; khoản 2 Điều 5 Thông tư số …`."""
    shared = list(found)
    for position in range(len(found) - 2, -1, -1):
        one, following = shared[position], shared[position + 1]
        bare = one.kind == "internal" and not one.own and one.pinpoint_end == one.end and one.certainty == "certain"
        of_document = following.kind in ("document", "law") and following.start < following.pinpoint_end
        if not (bare and of_document and _LIST_GOES_ON.fullmatch(text, one.end, following.start)):
            continue
        if text.startswith("này", one.end - 3) or "Điều" not in text[one.start : one.end]:
            continue
        shared[position] = following._replace(start=one.start, end=one.end, pinpoint_end=one.end)
    return shared


def _quotations(text: str) -> list[tuple[int, int]]:
    """Return the spans of quoted lines: the new text that an amending act gives."""
    lines = split_lines(text)
    spans: list[tuple[int, int]] = []
    for line, quoted in zip(lines, quoted_lines(lines), strict=True):
        if quoted or line.bare[:1] in ("“", '"'):
            spans.append((line.start, line.end))
    return spans


class _Known:
    """What the text itself says that its short forms mean."""

    def __init__(self, text: str, found: list[Citation]) -> None:
        self._laws: dict[str, str] = {}
        self._numbers: dict[tuple[str | None, str], set[str]] = {}
        self._called: dict[str, Citation] = {}
        for one in found:
            if one.certainty == "rejected":
                continue
            if one.kind == "law" and one.name and one.number:
                self._laws.setdefault(one.name.casefold(), one.number)
            elif one.kind == "document" and one.number and one.certainty == "certain":
                numeral = re.split(r"[-/]", one.number)[0]
                self._numbers.setdefault((one.type, numeral), set()).add(one.number)
            called = _CALLED.match(text, one.end) if text.find("đây", one.end, one.end + 330) > 0 else None
            if called and one.number:
                self._called[" ".join(called["alias"].split()).casefold()] = one

    def resolve(self, reference: Reference) -> Reference:
        """Say what a short form means, if the text does."""
        if reference.kind == "law":
            number = reference.number or self._laws.get((reference.name or "").casefold())
            return replace(reference, resolves_to=number)
        if reference.kind == "document" and reference.number and reference.number.isalnum():
            for short in (f"{reference.type} {reference.number}", f"{reference.type} số {reference.number}"):
                meant = self._called.get(short.casefold())
                if meant:
                    return replace(reference, resolves_to=meant.number, certainty="certain", reason=None)
            numbers = self._numbers.get((reference.type, reference.number), set())
            if len(numbers) == 1:
                return replace(reference, resolves_to=next(iter(numbers)))
        elif reference.kind == "document" and reference.certainty == "certain":
            return replace(reference, resolves_to=reference.number)
        return reference
