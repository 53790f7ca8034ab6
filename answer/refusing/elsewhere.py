"""Whether what is asked stands in an annex or another document, to which a passage refers and which the library lacks.

1. The sentences of the clauses that speak most of the topic are looked at.
2. “Chi tiết tại Phụ lục kèm theo”: an annex, missing if the document has no section of that kind.
3. “Thực hiện theo Nghị quyết số …”: a document by its number, missing if the library has none of that number.
4. “Chính phủ quy định chi tiết …”, “theo quy định của Bộ Chính trị”: what another body lays down, missing unless a
   document of that body in the library refers to this one.
"""

import re

from answer.draft import Case
from answer.judging.judge import Judged
from answer.judging.words import words_of
from vietnamese.forms import fold

_LOOKED_AT = 40
_FULLEST = 3
# Words beside the reference with which a clause still says nothing: “kèm theo”.
_NO_MORE = 3
_ANNEX = re.compile(
    r"\b(?:chi tiết|cụ thể|quy định|nêu|ban hành|xem|theo)\b[^.;\n]{0,40}?"
    r"\b(?P<what>phụ lục(?: (?:số )?[IVX\d]{1,5}\b)?)",
    re.I,
)
_ACCORDING = re.compile(r"\b(?:thực hiện|áp dụng|xử lý|tính) theo\b", re.IGNORECASE)
_BEFORE = 6
_BODY = (
    r"(?P<who>(?:Ủy ban Thường vụ Quốc hội|Quốc hội|Chính phủ|Thủ tướng Chính phủ|Bộ Chính trị|Ban Bí thư"
    r"|Ban Chấp hành Trung ương|Trung ương|(?:Bộ trưởng )?Bộ [A-ZĐ][\wà-ỹ]{1,12}(?:,? (?:và )?[\wà-ỹ]{1,12}){0,5}?"
    r"|Hội đồng nhân dân(?: cấp)? tỉnh|Ủy ban nhân dân(?: cấp)? tỉnh))"
)
_LAYS_DOWN = re.compile(rf"{_BODY} (?:quy định|hướng dẫn)(?: chi tiết| cụ thể)?\b(?! tại)")
_LAID_DOWN = re.compile(rf"\btheo (?:quy định|hướng dẫn) của {_BODY}(?=[.,;]|$)")


def elsewhere(case: Case) -> str | None:
    """Return what the clauses nearest to the topic refer to and the library lacks, in words; None if nothing."""
    fullest = sorted(case.judged[:_LOOKED_AT], key=lambda item: -item.topic)[:_FULLEST]
    return next((missing for item in fullest if (missing := referred(case, item))), None)


def referred(case: Case, item: Judged) -> str | None:
    """Return what the sentence of a clause refers to and the library lacks, in words; None if nothing."""
    passage = item.clause.passage
    start, end = item.clause.sentence
    sentence = " ".join(passage.text[start:end].split())
    document, documents = passage.document, case.sources.documents
    annex = _ANNEX.search(sentence)
    if annex and not any(section.kind == "annex" for section in documents.sections(document.slug)):
        return f"{_capital(annex['what'])} của {_name(document.type, document.number)}"
    known = {fold(one.number) for one in documents.documents() if one.number}
    span = range(passage.start + start, passage.start + end)
    for reference in documents.references(document.slug):
        before = passage.quote[start : max(0, reference.start - passage.start)] if reference.start in span else ""
        if not _ACCORDING.search(" ".join(before.split()[-_BEFORE:])):
            continue
        if reference.number and "/" in reference.number and fold(reference.number) not in known:
            return _name(reference.type, reference.number)
    laid = _LAYS_DOWN.search(sentence) or _LAID_DOWN.search(sentence)
    if laid and not _has_by(case, laid["who"], document.number):
        return f"quy định của {laid['who']}"
    return None


def _has_by(case: Case, body: str, number: str | None) -> bool:
    """Whether a document of a body in the library refers to this one."""
    mentions = case.sources.documents.mentions_of(number) if number else []
    wanted = fold(body.removeprefix("Bộ trưởng ")).lower()
    return any(wanted in fold(by.issuer or "").lower() for by, _ in mentions)


def _name(kind: str | None, number: str | None) -> str:
    return " ".join(filter(None, (kind or "văn bản", number)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def only_refers(case: Case, item: Judged) -> str | None:
    """Return what a clause refers to and the library lacks, if it says no more than that; else None."""
    said = item.clause.text
    match = _ANNEX.search(said) or _LAID_DOWN.search(said)
    if match is None:
        return None
    own = words_of(f"{said[: match.start()]} {said[match.end() :]}").single
    asked = {syllable for term in case.question.terms for phrase in term for syllable in phrase}
    headed = words_of(" . ".join(item.clause.passage.path)).single
    return referred(case, item) if len(own - asked - headed) <= _NO_MORE else None
