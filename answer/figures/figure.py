"""A figure: the value that the question means, with what else is said of the same indicator.

1. Several figures asked at once are answered one by one, each as below; what stands in the list of one that is sure
   need only be possible. A part without an answer is said to have none.
2. The values of the passages and of the ledger (values.py) are put in order. The best one answers. Where a figure has
   its matter from a point below it (leads.py), a newer rule goes before an older one, and two that fit as well are
   none: what a motorcycle costs is not told from what a car does.
3. Where a clause and the ledger give different figures, the one whose own words hold the whole question is preferred;
   where neither does, it is not sure.
4. Other values of the indicator (siblings.py) follow, and a note says by what they differ; a question that names its
   period has none of other periods. What other documents say as surely follows.
5. A bare indicator (diện tích trồng sâm) for which no figure is sure is answered in words; so is a question whose best
   clause has its number in words (ít nhất hai phần ba).
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from answer.draft import Case, Claim, Draft
from answer.figures.headlines import headline_of, said_at
from answer.figures.several import asks_each_thing, asks_several_times, figures_asked, judged_anew, narrowed
from answer.figures.siblings import notes_of, parts_of, siblings_of
from answer.figures.values import Value, values_of
from answer.judging.confidence import ANSWER_FROM, POSSIBLE_FROM, sureness
from answer.texts import quoting
from answer.texts.quoting import claim_of

_NONE = 0.15
# Another document must be nearly as sure as the first.
_MARGIN = 0.15
_MOST = 5
_AS_NEAR = 0.12
_WHOLE_YEAR = re.compile(r"cả năm\b", re.IGNORECASE)
_FRACTION = re.compile(
    r"\b(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) phần (?:hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|trăm|nghìn)"
    r"|(?:một|quá|trên|hơn) nửa)\b",
    re.IGNORECASE,
)
_NO_PART = "Không thấy số liệu cho phần: “{part}”."


def find(case: Case) -> Draft | None:
    """Answer with the figure asked for, in its sentence; with each of several."""
    if not case.judged:
        return None
    parts = figures_asked(case.query.reading)
    if len(parts) == 1:
        draft = _one(case)
        worded = case.question.soft or _FRACTION.search(case.judged[0].clause.text)
        return _in_words(case) if worded and (draft.sure or 0.0) < ANSWER_FROM else draft
    best = [
        max((_one(narrowed(case, reading)) for reading in readings), key=lambda draft: draft.sure or 0.0)
        for readings in parts
    ]
    sure = [draft for draft in best if (draft.sure or 0.0) >= ANSWER_FROM]
    if not sure:
        return _one(case)
    given = [draft in sure or _is_beside(draft, sure) for draft in best]
    drafts = [draft for draft, told in zip(best, given, strict=True) if told]
    missing = [_NO_PART.format(part=readings[0]) for readings, told in zip(parts, given, strict=True) if not told]
    claims: dict[tuple[int, int], Claim] = {}
    for draft in drafts:
        for claim in draft.claims:
            place = claim.passage.id, claim.figure.value_start if claim.figure else claim.start
            if place not in claims or claim.asked:
                claims[place] = claim
    headlines = [draft.headline for draft in drafts if draft.headline]
    return Draft(
        claims=sorted(claims.values(), key=lambda claim: not claim.asked),
        best=sure[0].best,
        sure=min(draft.sure or 0.0 for draft in sure),
        headline="; ".join(headlines) if len(headlines) == len(drafts) else None,
        notes=tuple(dict.fromkeys([*missing, *(note for draft in drafts for note in draft.notes)])),
    )


def _is_beside(draft: Draft, sure: Sequence[Draft]) -> bool:
    """Whether a figure, at least possible, stands under the same headings as one that is sure."""
    passage = draft.claims[0].passage
    places = [(one.claims[0].passage.document, one.claims[0].passage.path) for one in sure]
    return (draft.sure or 0.0) >= POSSIBLE_FROM and (passage.document, passage.path) in places


def _one(case: Case) -> Draft:
    values = values_of(case)
    if not values:
        return Draft([claim_of(case.judged[0])], case.judged[0], sure=_NONE)
    best = _settled(values)
    sure = best.sure(case)
    if best.target is None:
        points = [claim_of(best.point)] if best.point else []
        return Draft([claim_of_value(best), *points, *_others(values, [best], case)], best.judged, sure=sure)
    same = siblings_of(best, values, case)
    several = asks_several_times(case.query.reading)
    first = best if several or _is_special(best, same) else _of_year(case, same) or same[0]
    if asks_each_thing(case.query.reading):
        return _each(first, values, sure)
    rest = [value for value in same if value is not first]
    parts = [value for value in parts_of(first, values) if value not in same]
    claims = [claim_of_value(first), *(claim_of_value(value, asked=several or _equal(first, value)) for value in rest)]
    claims += [claim_of_value(value, asked=False) for value in parts]
    claims += _others(values, [best, *same, *parts], case)
    return Draft(
        claims,
        first.judged,
        sure=sure,
        headline=headline_of(first),
        notes=() if several else notes_of([first, *rest], parts),
    )


def _of_year(case: Case, same: Sequence[Value]) -> Value | None:
    """The value of the whole year, where a question names a year and no part of it."""
    if not case.question.years or case.question.periods:
        return None
    return next((one for one in same if one.target and _WHOLE_YEAR.match(one.target.period or "")), None)


def _each(first: Value, values: Sequence[Value], sure: float) -> Draft:
    """The figure of every item of the list that a value stands in."""
    beside = [
        one for one in values if (one.passage.id, one.clause.sentence) == (first.passage.id, first.clause.sentence)
    ]
    alike = sorted((one for one in beside if one.quantity.base == first.quantity.base), key=lambda one: one.place)
    return Draft([claim_of_value(one) for one in alike], first.judged, sure=sure)


def _settled(values: Sequence[Value]) -> Value:
    """The best value; of figures that stand under a line of theirs the newest rule's, unsure if another is as near."""
    best = values[0]
    if best.point is None:
        return best
    near = [one for one in values if one.point and one.rank > best.rank - _AS_NEAR and not _equal(one, best)]
    newest = max([best, *near], key=lambda one: one.passage.document.date or datetime.date.min)
    if newest.passage.document.date != best.passage.document.date:
        best = newest
    if any(one.passage.document == best.passage.document and not _equal(one, best) for one in near):
        return replace(best, judged=replace(best.judged, rivals=True))
    return best


def _in_words(case: Case) -> Draft | None:
    """Answer what only may ask for a figure, where none is sure, as any other question."""
    question = replace(case.question, kind="text")
    judged = judged_anew(case, question)
    worded = replace(case, question=question, judged=judged)
    draft = quoting.find(worded)
    if draft is None or draft.sure is not None or draft.best is None:
        return draft
    return replace(draft, sure=sureness(worded, draft.best))


def _is_special(best: Value, same: list[Value]) -> bool:
    """Whether the best value says more of the question than the others, so that it is the one asked for."""
    return any(other is not best and other.lacking > best.lacking for other in same)


def _equal(one: Value, other: Value) -> bool:
    a, b = one.quantity, other.quantity
    return (a.amount, a.high, a.comparator) == (b.amount, b.high, b.comparator)


def claim_of_value(value: Value, *, asked: bool = True) -> Claim:
    """Quote the sentence of a value, or its row of a table."""
    place, column = value.clause.sentence, None if value.target else value.column
    return Claim(value.passage, *place, (said_at(value),), value.quantity, value.target, asked, column)


def _others(values: Sequence[Value], said: Sequence[Value], case: Case) -> list[Claim]:
    """The best value of each other document that is nearly as sure as the first of those that are said."""
    firsts: dict[str, Value] = {}
    for value in values:
        firsts.setdefault(value.passage.document.slug, value)
    enough = max(ANSWER_FROM, said[0].sure(case) - _MARGIN)
    documents = {value.passage.document.slug for value in said}
    others = [value for slug, value in firsts.items() if slug not in documents and value.sure(case) >= enough]
    return [claim_of_value(value) for value in others][:_MOST]
