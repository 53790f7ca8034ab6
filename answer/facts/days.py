"""A day or a deadline: the words that say when, of the clause that is asked about.

1. When a document takes effect: the sentence of that document that says so of itself and of no part of it (“Nghị định
   này có hiệu lực …”); `từ ngày ký` is followed by the line of its head that has the day. Where it says nothing, or is
   not there: the day in the row of a list of documents that holds its number, under such a column.
2. Else the clauses that fit are gone through. Words that say when: a day, month, quarter or year with its direction
   (trước ngày …, đến hết năm …, chậm nhất quý II/2025), a stretch of days (trong 15 ngày, kể từ ngày …), a day of
   every year. The date of a cited document is none, nor a time that the question names itself. In a table those of the
   column of deadlines; below a task those of its line `Thời gian hoàn thành: …`.
3. Of several in one clause the one whose own words, in the bracket behind it or before it, the question shares most;
   days go first where a day is asked for.
4. A question for a day that no clause has is not answered with a sentence without one; “khi nào” may ask for
   circumstances, so there the sentences answer. When something ends (hết hiệu lực) no clause says that lacks that word.
5. A deadline of another, from whom the one that is asked about only receives (actors.py), answers nothing.
"""

import re

from answer.draft import Case, Claim, Draft
from answer.facts.actors import only_receives
from answer.facts.heads import quoted
from answer.facts.labelled import columns, lines_under
from answer.facts.nearby import nearby, shared, sure_of
from answer.judging.judge import Judged
from answer.judging.words import words_of
from answer.texts import quoting
from index.model import FoundPassage
from index.named_documents import letters
from ingest.form.number import find_numbers
from vietnamese.dates import dates
from vietnamese.forms import fold, key
from vietnamese.periods import periods
from vietnamese.sentences import sentences

Span = tuple[int, int]

# Of a document; a permit too can be valid.
_ENDS = re.compile(
    r"(?<!\w)(?:bi (?:bai bo|thay the)|cham dut hieu luc|(?:thoi|ngung|het|khong con) (?:ap dung|hieu luc))(?!\w)"
)
_IN_PART = re.compile(r"(?<!\w)mot phan(?!\w)")
_DAY_OF_EFFECT = re.compile(r"^(?:(?:ngai|thoi (?:diem|gian|han)) .{0,40})?hieu luc(?!\w)")
_EFFECT_ASKED = re.compile(
    r"(?:luat|nghi (?:quiet|dinh)|thong tu|quiet dinh|chi thi|van ban|qui dinh|huong dan|decree|law|resolution"
    r"|circular)(?!\w).{0,200}"
    r"(?<!\w)(?:hieu luc|bat dau ap dung|in force|takes? effect|effective|ap dung tu ngai)(?!\w)"
)
# Of the whole document: “khoản 2 Điều 5 của Luật này có hiệu lực …” says it of a part.
_EFFECT = re.compile(
    r"(?:^|[.;\n])[ \t]*(?:Điều\s+)?(?:\d{1,3}[.)]\s+)?(?:Bộ\s+luật|[^\W\d_]+(?:\s+[^\W\d_]+)?)\s+này"
    r"\s+(?:bắt\s+đầu\s+)?có\s+hiệu\s+lực(?:\s+thi\s+hành)?(?:\s*,)?\s+(?=(?:kể\s+)?từ\s)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:kể\s+)?từ\s+ngày\s+ký(?:\s+ban\s+hành)?", re.IGNORECASE)
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
_OF_ANOTHER = 0.2
# What a day that stands right after it is the date of.
_CITED = 14
_LABEL = re.compile(r"(?<!\w)(?:thoi (?:gian|han|diem)|tien do|han (?:hoan thanh|chot)|hoan thanh|lo trinh)(?!\w)")
# They ask for a day, and are no part of what is done then.
_ASKING = frozenset(
    ("hoàn thành", "xong", "giờ", "thời hạn", "thời gian", "hạn", "ngày", "tháng", "năm", "quý", "tới", "trước", "trễ",
     "vào", "bắt đầu", "kết thúc", "hằng", "hàng", "hôm", "lúc", "đã", "thời điểm", "chậm", "muộn", "việc")
)  # fmt: skip
_DAY_ASKED = re.compile(r"(?<!\w)(?:ngai (?:nao|mai|bao nhieu)|hom nao)(?!\w)")
# A quarter or a year will do; a length of time alone will not.
_DAY = re.compile(r"(?<!\w)(?:ngày|quý)(?!\w)|\d{1,2}[/.-]\d{1,2}|(?<!\d)(?:19|20)\d\d(?!\d)", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()\n]{0,120}\)")
_CIRCUMSTANCES = re.compile(r"(?<!\w)(?:khi nao|luc nao|when|thoi diem nao)(?!\w)")


def find(case: Case) -> Draft | None:
    """Answer with the words that say when."""
    if not case.judged:
        return None
    asked = letters(case.question.reading)
    ends = bool(_ENDS.search(asked))
    if asks_effect(case.question.reading) and case.query.pinpoint is None:
        return _effect(case)
    others: list[Draft] = []
    for item in nearby(case):
        listed = _listed(item, case, ends=ends) if ends else None
        if listed:
            return listed
        if ends and not _ENDS.search(letters(item.clause.passage.text[slice(*item.clause.sentence)])):
            continue
        claims = _claims(item, case)
        if claims:
            if not _is_of_another(case, item):
                return Draft(claims, item, sure=sure_of(case, item, _ASKING, {claim.passage.id for claim in claims}))
            others.append(Draft(claims, item, sure=_OF_ANOTHER))
    if others:
        return others[0]
    return quoting.find(case) if _CIRCUMSTANCES.search(asked) and not ends else None


def _is_of_another(case: Case, item: Judged) -> bool:
    return only_receives(case.question.reading, item.clause.passage.text[slice(*item.clause.sentence)])


def asks_effect(reading: str) -> bool:
    """Return whether a question asks when a document takes effect."""
    asked = letters(reading)
    return bool(_EFFECT_ASKED.search(asked)) and not _ENDS.search(asked)


def effect_of(case: Case, slug: str) -> Claim | None:
    """Return the sentence in which a document says when it takes effect; None if it does not say."""
    found = (_own_effect(passage) for passage in reversed(case.sources.documents.passages_of(slug)))
    return next((claim for claim in found if claim), None)


def _effect(case: Case) -> Draft | None:
    """Of the document that is named; else of the one whose own sentence about it fits."""
    for slug in case.query.filters.documents:
        claim = effect_of(case, slug)
        if claim:
            return Draft([claim, *_when_signed(case, claim)], None, sure=SURE_OF_EFFECT)
    for item in nearby(case):
        claim = _own_effect(item.clause.passage)
        if claim and claim.start == item.clause.sentence[0]:
            return Draft([claim, *_when_signed(case, claim)], item)
    return next((draft for item in nearby(case) if (draft := _listed(item, case, ends=False))), None)


def _listed(item: Judged, case: Case, *, ends: bool) -> Draft | None:
    """The day in the row of a list of documents that is of the one named, whole; None where it is no such row."""
    passage = item.clause.passage
    row = columns(passage)
    numbers = {fold(number) for number in case.question.numbers}
    first = next((number for number in find_numbers(passage.text)), None)
    if (
        not row
        or first is None
        or fold(first.text) not in numbers
        or _IN_PART.search(letters(" . ".join(passage.path)))
    ):
        return None
    names = ((letters(name), cell) for name, cell in row)
    told = [cell for name, cell in names if _DAY_OF_EFFECT.search(name) and bool(_ENDS.search(name)) is ends]
    days = [(a + day.start, a + day.end) for a, b in told for day in dates(passage.text[a:b])]
    if len(days) != 1:
        return None
    return Draft([Claim(passage, 0, len(passage.text), spans=(days[0],))], item, sure=SURE_OF_EFFECT)


def _when_signed(case: Case, effect: Claim) -> list[Claim]:
    """The line of the head with the day of signing, for a document that takes effect then."""
    if not _SIGNED.fullmatch(effect.passage.text[slice(*effect.spans[0])]):
        return []
    for passage in case.sources.documents.passages_of(effect.passage.document.slug):
        day = quoted(passage, "issued") if passage.kind == "header" else None
        if day:
            return [Claim(passage, *day[0], spans=(day[1],))]
    return []


def _own_effect(passage: FoundPassage) -> Claim | None:
    match = _EFFECT.search(passage.text)
    if not match:
        return None
    day = next((day for day in dates(passage.text) if 0 <= day.start - match.end() <= _FROM), None)
    signed = _SIGNED.match(passage.text, match.end())
    end = day.end if day else signed.end() if signed else None
    if end is None:
        return None
    place = next(span for span in sentences(passage.text) if span[0] < match.end() <= span[1])
    return Claim(passage, *place, spans=((match.end(), end),))


# From `kể từ` to the day.
_FROM = 20
# It is said of the document itself, and the document is named: a few acts have other days for some of their articles.
SURE_OF_EFFECT = 0.9


def _claims(item: Judged, case: Case) -> list[Claim]:
    clause = item.clause
    table = columns(clause.passage)
    if any(_LABEL.search(letters(name)) for name, _ in table):
        told = [cell for name, cell in table if _LABEL.search(letters(name))]
        said = [span for span in times(clause.passage) if any(a <= span[0] and span[1] <= b for a, b in told)]
        return [Claim(clause.passage, *clause.sentence, spans=(said[0],))] if said else []
    own = _said_of(item, case)
    if own:
        return [Claim(clause.passage, *clause.sentence, spans=(own,))]
    for label, below, _ in lines_under(case, clause.passage):
        when = times(below) if _LABEL.search(letters(label)) else []
        if when:
            return [Claim(clause.passage, *clause.sentence), Claim(below, 0, len(below.text), spans=(when[0],))]
    return []


def _said_of(item: Judged, case: Case) -> Span | None:
    clause = item.clause
    found = [span for span in times(clause.passage) if clause.start <= span[0] and span[1] <= clause.end]
    asked = key(case.question.reading)
    text = clause.passage.text
    found = [span for span in found if key(text[slice(*span)]) not in asked]
    if _DAY_ASKED.search(letters(case.question.reading)):
        found = [span for span in found if _DAY.search(text, *span)]
    if len(found) < 2:
        return found[0] if found else None
    # “trước ngày 01 tháng 6 (báo cáo 6 tháng)”: the bracket says what the day before it is for.
    brackets = [_BRACKET.match(text, end) for _, end in found]
    if any(brackets):
        asked_words = words_of(case.question.reading).folded
        near = [len(asked_words & words_of(bracket[0]).folded) if bracket else 0 for bracket in brackets]
    else:
        starts = [clause.start, *(end for _, end in found)]
        near = [shared(case, text[before:end]) for before, (_, end) in zip(starts, found, strict=False)]
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
