"""A day or a deadline: the words that say when, of the clause that is asked about.

1. When a document takes effect: the sentence of that document that says so of itself (“Nghị định này có hiệu lực …”).
2. Else the clauses that fit are gone through. Words that say when: a day, month, quarter or year with its direction
   (trước ngày …, đến hết năm …, chậm nhất quý II/2025), a stretch of days (trong 15 ngày, kể từ ngày …), a day of
   every year. The date of a cited document is none, nor a time that the question names itself.
3. Of several in one clause the one whose own words the question shares most.
4. A question for a day that no clause has is not answered with a sentence without one; “khi nào” may ask for
   circumstances, so there the sentences answer.
"""

import re

from answer.draft import Case, Claim, Draft
from answer.facts.nearby import nearby, shared
from answer.judging.judge import Judged
from answer.texts import quoting
from index.model import FoundPassage
from index.named_documents import letters
from ingest.form.number import find_numbers
from vietnamese.dates import dates
from vietnamese.forms import key
from vietnamese.periods import periods
from vietnamese.sentences import sentences

Span = tuple[int, int]

# Of a document; a permit too can be valid.
_EFFECT_ASKED = re.compile(
    r"(?:luat|nghi (?:quiet|dinh)|thong tu|quiet dinh|chi thi|van ban|qui dinh|huong dan|decree|law|resolution"
    r"|circular)(?!\w).{0,200}"
    r"(?<!\w)(?:hieu luc|bat dau ap dung|in force|takes? effect|effective|ap dung tu ngai)(?!\w)"
)
_EFFECT = re.compile(
    r"\bnày\s+(?:bắt\s+đầu\s+)?có\s+hiệu\s+lực(?:\s+thi\s+hành)?(?:\s*,)?\s+(?=(?:kể\s+)?từ\s)", re.IGNORECASE
)
_STRETCH = re.compile(
    r"(?:(?:trong(?:\s+thời\s+(?:hạn|gian))?|chậm\s+nhất(?:\s+là)?|muộn\s+nhất(?:\s+là)?|không\s+quá|sau|trước"
    r"|ít\s+nhất"
    r"|tối\s+đa|tối\s+thiểu|định\s+kỳ)\s+){0,2}\d{1,3}\s+(?:ngày(?:\s+làm\s+việc)?|tháng|năm|giờ|tuần)(?!\w)"
    r"(?:\s*,?\s+(?:kể\s+)?(?:từ|trước|sau)\s+(?:ngày|khi|thời\s+điểm)\s+[^,;.\n]{2,80})?",
    re.IGNORECASE,
)
_EVERY_YEAR = re.compile(
    r"(?:(?:trước|vào|chậm\s+nhất(?:\s+là)?|từ|đến)\s+)?ngày\s+\d{1,2}(?:\s+tháng\s+|[/-])\d{1,2}(?:\s+(?:hằng|hàng"
    r"|mỗi)\s+năm)?",
    re.IGNORECASE,
)
# What a day that stands right after it is the date of.
_CITED = 14
_CIRCUMSTANCES = re.compile(r"(?<!\w)(?:khi nao|luc nao|when|thoi diem nao)(?!\w)")


def find(case: Case) -> Draft | None:
    """Answer with the words that say when."""
    if not case.judged:
        return None
    asked = letters(case.question.reading)
    if _EFFECT_ASKED.search(asked):
        return _effect(case)
    for item in nearby(case):
        said = _said_of(item, case)
        if said:
            return Draft([Claim(item.clause.passage, *item.clause.sentence, spans=(said,))], item)
    return quoting.find(case) if _CIRCUMSTANCES.search(asked) else None


def _effect(case: Case) -> Draft | None:
    """Of the document that is named; else of the one whose own sentence about it fits."""
    for slug in case.query.filters.documents:
        for passage in reversed(case.sources.documents.passages_of(slug)):
            claim = _own_effect(passage)
            if claim:
                return Draft([claim], None, sure=_SURE_OF_EFFECT)
    for item in nearby(case):
        claim = _own_effect(item.clause.passage)
        if claim and claim.start == item.clause.sentence[0]:
            return Draft([claim], item)
    return None


def _own_effect(passage: FoundPassage) -> Claim | None:
    match = _EFFECT.search(passage.text)
    day = match and next((day for day in dates(passage.text) if 0 <= day.start - match.end() <= _FROM), None)
    if not match or not day:
        return None
    place = next(span for span in sentences(passage.text) if span[0] <= match.start() < span[1])
    return Claim(passage, *place, spans=((match.end(), day.end),))


# From `kể từ` to the day.
_FROM = 20
# It is said of the document itself, and the document is named: a few acts have other days for some of their articles.
_SURE_OF_EFFECT = 0.9


def _said_of(item: Judged, case: Case) -> Span | None:
    clause = item.clause
    found = [span for span in times(clause.passage) if clause.start <= span[0] and span[1] <= clause.end]
    asked = key(case.question.reading)
    found = [span for span in found if key(clause.passage.text[slice(*span)]) not in asked]
    if len(found) < 2:
        return found[0] if found else None
    starts = [clause.start, *(end for _, end in found)]
    near = [shared(case, clause.passage.text[before:end]) for before, (_, end) in zip(starts, found, strict=False)]
    return found[near.index(max(near))]


def times(passage: FoundPassage) -> list[Span]:
    """Return the places of the words of a passage that say when something is to be or was, from left to right."""
    text = passage.text
    cited = [(number.start, number.end) for number in find_numbers(text)]
    found = [(period.start, period.end) for period in periods(text) if not period.baseline]
    found += [match.span() for pattern in (_STRETCH, _EVERY_YEAR) for match in pattern.finditer(text)]
    found += [(day.start, day.end) for day in dates(text)]
    kept: list[Span] = []
    # The longest reading of a place wins.
    for span in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
        if not any(span[0] < end and start < span[1] for start, end in kept):
            kept.append(span)
    return [_with_direction(text, span) for span in sorted(kept) if not any(_dates(one, span) for one in cited)]


def _dates(number: Span, span: Span) -> bool:
    """Whether a time is the date of a cited document, or stands in its number."""
    return number[0] <= span[0] < number[1] or 0 <= span[0] - number[1] <= _CITED


def _with_direction(text: str, span: Span) -> Span:
    """`kể từ ngày …`: the words before a day that belong to it."""
    before = _BEFORE.search(text, max(0, span[0] - 24), span[0])
    return (before.start(), span[1]) if before else span


_BEFORE = re.compile(r"(?<!\w)(?:kể(?:\s+từ)?|(?:chậm|muộn)\s+nhất(?:\s+là)?|đến\s+hết|trước)\s+$", re.IGNORECASE)
