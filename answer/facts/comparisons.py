"""Two things compared: what is said of each, side by side; the difference is left to who reads.

1. The question names its sides (`A so với B`, `A và B khác nhau`), or two documents by their numbers, or two years.
2. For each side the clause that fits best among those that name it: of that document, of that year, or with more of
   that side's own words than of the other's. Two sides are never answered by one and the same clause, unless it names
   both.
3. One claim a side, newest document first. A side that nothing tells of is noted; without any the sentences answer.
"""

import datetime
from collections.abc import Callable

from answer.draft import Case, Draft
from answer.facts.nearby import nearby
from answer.judging.judge import Judged
from answer.judging.words import words_of
from answer.texts import quoting
from answer.texts.quoting import claim_of
from index.terms import syllables
from vietnamese.dates import years
from vietnamese.forms import fold

_MISSING = "Không thấy phần trả lời cho một bên của phép so sánh: “{side}”."
_PART = 0.6


def find(case: Case) -> Draft | None:
    """Answer with one sentence for each side."""
    sides = _sides(case)
    if not case.judged or len(sides) < 2:
        return quoting.find(case)
    found: list[Judged] = []
    missing: list[str] = []
    for name, is_of in sides:
        best = next((item for item in nearby(case) if is_of(item)), None)
        if best is None:
            missing.append(name)
        elif not any(_same(best, other) for other in found):
            found.append(best)
    if not found:
        return quoting.find(case)
    found.sort(key=lambda item: item.clause.passage.document.date or datetime.date.min, reverse=True)
    notes = tuple(_MISSING.format(side=name) for name in missing)
    # It is as sure as its weaker side.
    return Draft([claim_of(item) for item in found], min(found, key=lambda item: item.rank), notes=notes)


def _same(one: Judged, other: Judged) -> bool:
    return (one.clause.passage.id, one.clause.sentence) == (other.clause.passage.id, other.clause.sentence)


def _sides(case: Case) -> list[tuple[str, Callable[[Judged], bool]]]:
    question = case.question
    if len(question.numbers) > 1:
        return [(number, _of_document(number)) for number in question.numbers]
    if len(question.years) > 1:
        return [(f"năm {year}", _of_year(year)) for year in sorted(question.years, reverse=True)]
    if not question.compared:
        return []
    own = [{fold(part) for part in syllables(side)} for side in question.compared]
    parts = (own[0] - own[1], own[1] - own[0])
    if not all(parts):
        return []
    return [(side, _with_words(part)) for side, part in zip(question.compared, parts, strict=True)]


def _of_document(number: str) -> Callable[[Judged], bool]:
    return lambda item: fold(item.clause.passage.document.number or "") == fold(number)


def _of_year(year: int) -> Callable[[Judged], bool]:
    def is_of(item: Judged) -> bool:
        passage = item.clause.passage
        for layer in (item.clause.text, item.clause.head, passage.text[slice(*item.clause.sentence)], *passage.path):
            named = years(layer)
            if named:
                return year in named
        return False

    return is_of


def _with_words(part: set[str]) -> Callable[[Judged], bool]:
    def is_of(item: Judged) -> bool:
        clause = item.clause
        above = (clause.passage.path[-1:] or ("",))[0]
        there = words_of(f"{clause.text} . {clause.head} . {above}").folded
        return len(part & there) >= _PART * len(part)

    return is_of
