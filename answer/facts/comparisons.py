"""Two things compared: what is said of each, side by side; the difference is left to who reads.

1. The question names its sides (`A so với B`, `A và B khác nhau`), or two documents by their numbers, or two years.
2. Each side is a question of its own: what both sides share, with the words, the year or the document of that side
   alone; the clauses are judged by it anew. A document that is named is searched by itself.
3. Of each side when it takes effect, if two documents are compared by that; else its figure, from its clauses or its
   ledger (figures/values.py), where both have one that is sure; else, unless more and less are asked for, the clause
   that fits best among those that name the side: of that document, of that year, or with that side's own words. One
   clause answers for both sides only if it names both.
4. One claim a side, newest document first; the answer is as sure as its weaker side. Where nothing tells of a side
   there is no comparison: what is found of the other is no answer.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from answer.draft import Case, Claim, Draft
from answer.facts.days import SURE_OF_EFFECT, asks_effect, effect_of
from answer.facts.nearby import sure_of
from answer.figures.figure import claim_of_value
from answer.figures.several import judged_anew
from answer.figures.values import values_of
from answer.judging.confidence import ANSWER_FROM
from answer.judging.judge import Judged
from answer.judging.words import words_of
from answer.question import Question, Term
from answer.texts import quoting
from answer.texts.quoting import claim_of
from index.model import Hit
from index.named_documents import letters
from index.terms import syllables
from vietnamese.dates import years
from vietnamese.forms import fold, key

_PART = 0.6
_LOOKED_AT = 30
# They compare, and no clause need have them.
_ASKING = frozenset(
    ("khác", "khác nhau", "khác biệt", "nhau", "so", "so sánh", "so với", "chênh", "chênh lệch", "hơn", "cao", "thấp",
     "nhiều", "ít", "lớn", "nhỏ", "sớm", "muộn", "đặt", "giống", "điểm", "mức", "thế", "bên", "mục tiêu", "văn bản",
     "dài", "ngắn", "nhanh", "chậm", "phân biệt", "đặt ra")
)  # fmt: skip


# More and less are told by figures alone.
_OF_FIGURES = re.compile(r"(?<!\w)(?:(?:cao|thap|nhieu|it|lon|nho) hon|chenh)(?!\w)")
_WHOSE = re.compile(r"(?:^|\s)(?:của|ở|đối với|với|cho|về|theo|trong)\s", re.IGNORECASE)

Told = tuple[Claim, Judged | None, float]
"""What is said of a side, the clause that it was found in, and how sure it is."""


@dataclass(frozen=True, slots=True)
class _Side:
    """What is asked of one side, and what tells of it."""

    number: str | None = None
    year: int | None = None
    own: frozenset[str] = frozenset()
    """Words that the other side has not, without accents."""
    other: frozenset[str] = frozenset()

    def names(self, item: Judged) -> bool:
        """Whether a clause is of this side."""
        clause = item.clause
        passage = clause.passage
        if self.number:
            return fold(passage.document.number or "") == fold(self.number)
        if self.year:
            layers = (clause.text, clause.head, passage.text[slice(*clause.sentence)], *reversed(passage.path))
            return self.year in next((named for layer in layers if (named := years(layer))), set())
        above = (passage.path[-1:] or ("",))[0]
        there = words_of(f"{clause.text} . {clause.head} . {above}").folded
        return len(self.own & there) >= _PART * len(self.own)

    def asks(self, question: Question) -> Question:
        """Return the question of this side alone."""
        terms = tuple(term for term in question.terms if not self._leaves_out(term, question))
        return replace(
            question,
            terms=terms or question.terms,
            numbers=(self.number,) if self.number else question.numbers,
            # The year of a document is not the one that it speaks of.
            years=frozenset({self.year}) if self.year else frozenset() if self.number else question.years,
        )

    def _leaves_out(self, term: Term, question: Question) -> bool:
        if " ".join(term[0]) in _ASKING:
            return True
        numbers = {key(number) for number in question.numbers}
        if self.number and (term[0][0] in numbers or term[0] in _DOCUMENTS):
            return True
        return bool(self.other) and {fold(part) for part in term[0]} <= self.other


_DOCUMENTS = frozenset(tuple(syllables(name)) for name in ("nghị quyết", "nghị định", "quyết định", "thông tư", "luật"))


def find(case: Case) -> Draft | None:
    """Answer with one sentence for each side."""
    sides = _sides(case.question)
    if not case.judged or len(sides) < 2:
        return quoting.find(case)
    cases = [_case_of(side, case) for side in sides]
    told = _effects(case, sides) or _figures(sides, cases)
    if told is None and not _OF_FIGURES.search(letters(case.question.reading)):
        told = _clauses(sides, cases)
    if told is None:
        return None
    claims = list({(claim.passage.id, claim.start, claim.end, claim.figure): claim for claim, _, _ in told}.values())
    claims.sort(key=lambda claim: claim.passage.document.date or datetime.date.min, reverse=True)
    _, best, sure = min(told, key=lambda side: side[2])
    return Draft(claims, best, sure=sure)


def _effects(case: Case, sides: Sequence[_Side]) -> list[Told] | None:
    """When each of two documents takes effect, if that is compared."""
    slugs = {fold(one.number or ""): one.slug for one in case.sources.documents.documents() if not one.sample}
    if not asks_effect(case.question.reading) or not all(side.number for side in sides):
        return None
    told = [effect_of(case, slugs.get(fold(side.number or ""), "")) for side in sides]
    return [(claim, None, SURE_OF_EFFECT) for claim in told if claim] if all(told) else None


def _figures(sides: Sequence[_Side], cases: Sequence[Case]) -> list[Told] | None:
    """The figure of each side; None if one of them has none that is sure."""
    told: list[Told] = []
    for side, case in zip(sides, cases, strict=True):
        question = replace(case.question, kind="figure", soft=False)
        asked = replace(case, question=question, judged=judged_anew(case, question))
        value = next((value for value in values_of(asked) if side.names(value.judged)), None)
        if value is None or value.sure(asked) < ANSWER_FROM:
            return None
        told.append((claim_of_value(value), value.judged, value.sure(asked)))
    # One figure for two years, as a mean of both, tells them not apart.
    return told if len({claim.figure for claim, _, _ in told}) == len(told) else None


def _clauses(sides: Sequence[_Side], cases: Sequence[Case]) -> list[Told] | None:
    """The clause of each side; None if one of them has none, or if one clause would answer for both unnamed."""
    found: list[Judged] = []
    for side, case in zip(sides, cases, strict=True):
        fitting = (item for item in case.judged[:_LOOKED_AT] if not item.contradicts and side.names(item))
        best = next(fitting, None)
        if best is None:
            return None
        found.append(best)
    one, other = found
    if _place(one) == _place(other) and not (sides[0].names(other) and sides[1].names(one)):
        return None
    return [(claim_of(item), item, sure_of(case, item, _ASKING)) for item, case in zip(found, cases, strict=True)]


def _place(item: Judged) -> tuple[int, tuple[int, int]]:
    return item.clause.passage.id, item.clause.sentence


def _sides(question: Question) -> list[_Side]:
    if len(question.numbers) == 2:
        return [_Side(number=number) for number in question.numbers]
    # A year that another is compared with is no year that the question asks for.
    named = years(question.reading)
    if len(named) == 2:
        return [_Side(year=year) for year in sorted(named, reverse=True)]
    if not question.compared:
        return []
    one, other = (frozenset(fold(part) for part in syllables(side)) for side in _whose(*question.compared))
    if not one - other or not other - one:
        return []
    return [_Side(own=one - other, other=other - one), _Side(own=other - one, other=one - other)]


def _whose(one: str, other: str) -> tuple[str, str]:
    """Leave out of the first side what the second shares without saying so: “mức phạt của A và của B”."""
    first, second = _WHOSE.search(one), _WHOSE.search(other)
    if first and (second is None or second.start() == 0):
        return one[first.end() :], other
    return one, other


def _case_of(side: _Side, case: Case) -> Case:
    """The case of one side: its clauses, judged by its question."""
    question = side.asks(case.question)
    judge = case.judged[0].by.of(question)
    hits: Sequence[Hit] = ()
    if side.number:
        filters = replace(case.query.filters, number=side.number, documents=())
        hits = case.sources.find(replace(case.query, filters=filters))
    ranked = tuple(sorted(judge.of_hits(hits), key=lambda item: -item.rank)) if hits else judge.again(case.judged)
    return replace(case, question=question, judged=ranked, hits=tuple(hits) or case.hits)
