"""CLEAN text -> its References: every mention of another document, and of a place in this one.

1. Citations as they stand (`citations`). The document's own number in its head is none.
2. Places in a list are in the document at its end, those in brackets after a document in that. The relation of each
   (`relations`).
3. What the rest of the text tells (`known`): a short form that it defines, a law by name, a numeral alone.
4. Which act a place in no named document is in (`amendments`). What is added somewhere (`bổ sung khoản 6 vào Điều 8`)
   lies there.
5. A law that is still a bill ("dự án Luật …", "trình Quốc hội") is ambiguous, and so is what `citations` doubts.
"""

import re
from dataclasses import replace

from ingest.citations.amendments import Amendments
from ingest.citations.known import Known
from ingest.citations.mentions import citations
from ingest.citations.parts import Citation
from ingest.citations.pinpoints import placed, places
from ingest.citations.relations import CHANGES, relation_of
from ingest.model import Header, Reference, Relation

_BILL_BEFORE = re.compile(
    r"(?:dự\s+án|dự\s+thảo|xây\s+dựng|soạn\s+thảo|nghiên\s+cứu|trình\s+Quốc\s+hội(?:\s+(?:thông\s+qua|ban\s+hành|xem\s+xét))?)"
    r"(?:,?\s+(?:ban\s+hành|hoàn\s+thiện|thông\s+qua|và))*:?\s+(?:các\s+)?$",
    re.IGNORECASE,
)
_BILL_AFTER = re.compile(r"[\s,]{1,3}(?:để\s+)?trình\s+(?:Quốc\s+hội|Chính\s+phủ|cấp)|\s+\(sửa\s+đổi\)")
# Markdown keeps a dash from making a list: 26\-NQ/TU.
_ESCAPED = re.compile(r"(?<=[\dA-ZĐa-zđ])\\-(?=[\dA-ZĐ])")
_HEAD = 3000
Pinpoints = tuple[tuple[str, ...], ...]
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
    if "\\" in text:
        text = _ESCAPED.sub("- ", text)
    found = [one for one in citations(text) if not _is_own_head(text, one, header)]
    found = _shared_documents(text, found)
    amendments = Amendments(text, header)
    known = Known(text, found, header)
    references: list[Reference] = []
    previous: Citation | None = None
    relation: Relation = "dẫn chiếu"
    subject: tuple[Citation, Relation] | None = None
    takes = False
    for position, citation in enumerate(found):
        following = found[position + 1 : position + 4]
        quoted = amendments.quotes(citation.start)
        phrase = amendments.phrase(citation.start)
        if quoted or phrase:
            now: Relation = "dẫn chiếu"
        else:
            now = relation_of(text, citation, previous, relation, subject=subject, own_number=header.number)
        if not phrase:
            previous, relation = citation, now
        if now in CHANGES:
            subject = citation, now
        reference = known.resolve(_reference(text, len(references), citation, now))
        adds = bool(following) and not phrase and amendments.added_to(citation, following[0])
        if adds:
            reference = replace(reference, pinpoints=_added(text, reference.pinpoints, following[0]))
        if citation.kind == "internal":
            meant = amendments.meant(reference, citation, following, quoted=quoted, phrase=phrase)
            reference = replace(reference, resolves_to=meant)
        elif header.number and reference.number == header.number:
            doing = reference.relation if reference.relation == "kèm theo" else "dẫn chiếu"
            reference = replace(reference, resolves_to="self", relation=doing)
        else:
            amendments.note(reference, quoted=quoted or phrase, takes=takes)
        takes = adds
        references.append(reference)
    return references


def _added(text: str, added: Pinpoints, to: Citation) -> Pinpoints:
    """The places that are added, in what they are added to if that is one place."""
    where = places(text[to.start : to.pinpoint_end])
    return tuple(placed(place, where[0]) for place in added) if len(where) == 1 else added


def _reference(text: str, ordinal: int, citation: Citation, relation: Relation) -> Reference:
    certainty, reason = citation.certainty, citation.reason
    if citation.kind == "law" and citation.name and not (citation.number or citation.year) and certainty == "certain":
        before = text[max(0, citation.start - 50) : citation.start]
        if _BILL_BEFORE.search(before) or _BILL_AFTER.match(text, citation.end):
            certainty, reason = "ambiguous", "Có thể còn là dự án luật."
    chain = text[citation.start : citation.pinpoint_end] or citation.bracket
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
    number = citation.number
    if number is None or citation.pinpoint_end > citation.start:
        return False
    if number.isdecimal() and header.number and re.split(r"[-/]", header.number)[0] == number:
        number = header.number
    if number != header.number and (header.number or citation.start > _HEAD or citation.type is None):
        return False
    line = text.rfind("\n", 0, citation.start) + 1 if citation.start < _REACH else citation.start - _REACH
    line = max(line, text.rfind("\n", line, citation.start) + 1)
    before = text[line : citation.start].strip(" \t*#>|")
    after = text[citation.end : citation.end + _REACH].partition("\n")[0].strip(" \t*#|")
    lead = text[citation.start : citation.start + 10]
    alone = not re.search(r"[^\W\d]", after) and not _GOES_ON_AFTER.match(text, citation.end)
    leads_here = _LEADS_HERE.search(text, max(0, citation.start - 24), citation.start) is not None
    return not before and not leads_here and (alone or re.match(r"(?:[Ss]ố|SỐ|\d)", lead) is not None)


# A line of its own that is the middle of a sentence: Căn cứ ⏎Nghị quyết số 202/2025/QH15⏎của Quốc hội.
_LEADS_HERE = re.compile(r"(?:căn cứ|của|theo|tại|và|bởi|,)\s*$", re.IGNORECASE)
_GOES_ON_AFTER = re.compile(r"\s*(?:của|ngày|về|quy định|được|đã)\s")


_BRACKET = re.compile(r"\s{1,2}\(")
_LIST_GOES_ON = re.compile(r"\s?[;,]\s{1,3}(?:các\s)?|\s(?:và|hoặc)\s(?:các\s)?")


def _shared_documents(text: str, found: list[Citation]) -> list[Citation]:
    """Give places in a list the document at its end: `khoản 1 Điều 3; khoản 2 Điều 5 Thông tư số …`."""
    shared = list(found)
    for position in range(len(found) - 2, -1, -1):
        one, following = shared[position], shared[position + 1]
        if one.kind != "internal":
            if one.pinpoint_end == one.start and _is_place(following) and _in_brackets(text, one, following):
                place = text[following.start : following.end]
                shared[position : position + 2] = [one._replace(end=following.end + 1, bracket=place)]
            continue
        of_document = following.kind in ("document", "law") and following.start < following.pinpoint_end
        if not (of_document and _is_place(one) and _LIST_GOES_ON.fullmatch(text, one.end, following.start)):
            continue
        if text.startswith("này", one.end - 3) or "Điều" not in text[one.start : one.end]:
            continue
        shared[position] = following._replace(start=one.start, end=one.end, pinpoint_end=one.end)
    return shared


def _is_place(citation: Citation) -> bool:
    own = citation.own or citation.kind != "internal" or citation.certainty != "certain"
    return not own and citation.pinpoint_end == citation.end


def _in_brackets(text: str, document: Citation, place: Citation) -> bool:
    return _BRACKET.fullmatch(text, document.end, place.start) is not None and text.startswith(")", place.end)
