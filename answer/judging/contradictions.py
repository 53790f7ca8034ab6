"""What forbids a clause to answer: it speaks of another document, year or period than the question.

The nearest of clause, head, headings, title, date that names a year or period is the one that it speaks of.
"""

from answer.judging.evidence import Clause
from answer.question import KIND_OF_PASSAGE, Question, periods_in, spoken_years
from index.model import FoundDocument
from vietnamese.forms import fold

# Periods that can be said of one and the same target: its deadline and the stretch that it closes.
_TOGETHER = (
    {"cuối năm", "3 tháng cuối"}, {"cuối năm", "cả năm"}, {"cuối năm", "hằng năm"}, {"cả năm", "hằng năm"},
)  # fmt: skip
_RULES = (
    "luat", "bo luat", "phap lenh", "nghi dinh", "thong tu", "quy dinh", "quy che", "huong dan", "dieu le",
    "van ban hop nhat",
)  # fmt: skip


def _holds_then(document: FoundDocument, years: frozenset[int]) -> bool:
    """Whether a document lays down rules, which hold from its year on, and not aims for its year."""
    rules = fold(document.type or "").lower().startswith(_RULES)
    return rules and document.date is not None and max(years) >= document.date.year


def _exclude(asked: str, spoken: str) -> bool:
    return asked != spoken and {asked, spoken} not in _TOGETHER


def other_document(clause: Clause, question: Question) -> str | None:
    """Return which document a clause is of, if the question asks about the head of another; None if it may answer."""
    asked = {fold(number) for number in question.numbers}
    if not asked or question.kind not in KIND_OF_PASSAGE:
        return None
    number = clause.passage.document.number
    return None if number and fold(number) in asked else f"văn bản {number or clause.passage.document.file}"


def other_time(clause: Clause, question: Question) -> str | None:
    """Return which years or periods a clause speaks of, if none is asked about; None if it may answer."""
    # Not the whole sentence: the bracket of a neighbouring clause speaks of another period.
    document = clause.passage.document
    layers = (clause.text, clause.head, *reversed(clause.passage.path), document.title or "")
    asked_years = question.years
    if asked_years:
        spoken: set[int] = next((found for layer in layers if (found := spoken_years(layer))), set())
        if document.date is not None and (
            question.kind in KIND_OF_PASSAGE or not (spoken or _holds_then(document, asked_years))
        ):
            spoken = spoken | {document.date.year}
        if spoken and not asked_years & spoken:
            return ", ".join(f"năm {year}" for year in sorted(spoken))
    if question.periods:
        periods: set[str] = next((named for layer in layers if (named := periods_in(layer))), set())
        if periods and all(_exclude(asked, other) for asked in question.periods for other in periods):
            return ", ".join(sorted(periods))
    return None
