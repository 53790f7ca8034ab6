"""A list, complete: the head that introduces it and every item, in the order of the text.

1. Where the clauses that fit best stand, and some levels above, every list is a candidate (enumerations.py).
2. A list is judged by its head: an item that fits well does not make the list one of such things. Words of the items
   count as words of a passage do. What the question asks the items to be (điều kiện nào, quyền và nghĩa vụ gì) must
   stand in the head, or it comes later.
   A head that denies what the question does not (không xem xét …), or the other way round, comes later too.
3. A heading says its words of all below it, a line that introduces says them of this list: the line goes first.
4. Several lists of one document whose heads say the same (“… biện pháp khắc phục hậu quả sau đây:” in ten articles):
   the question does not tell which, and none of them is sure.
5. A sentence that fits clearly better than any head is the answer, whole: a list may run on in it.
6. A list of which neither head nor heading says that its items are what the question asks for (những hạn chế nào) is
   only possible.

Draft.best is the head as judged, so that the confidence is that of the place and not of an item.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from answer.draft import Case, Draft
from answer.judging.confidence import ANSWER_FROM, sureness
from answer.judging.evidence import Clause
from answer.judging.judge import Judged, search_scores
from answer.judging.words import words_of
from answer.question.terms import Phrase
from answer.texts import quoting
from answer.texts.enumerations import SHORTENED, Listed, claims_of, lists_in, lists_of
from answer.texts.subjects import heading_words
from answer.texts.tree import Tree
from index.terms import syllables

_LOOKED_AT = 40
_LEVELS = 3
_OF_OTHERS = 0.6
_NAMED = 0.15
_HEADING = 0.15
# A sentence elsewhere must fit so much better than the head of a list to be the answer instead.
_BETTER = 0.15
_ALIKE, _RANKED_ALIKE = 0.03, 0.15
_RIVALS = 2
# A head that says little more than the question: “nhiệm vụ của thư ký hội đồng” is another's than “của hội đồng”.
_TOLD = 0.1
# “Không xem xét kết nạp lại những người …” lists the opposite of “muốn được xét kết nạp lại”.
_DENIED = 0.25
_DENIES = re.compile(r"\bcấm\b|\b(?:không|chưa)\b(?!\s*(?:\?|$))", re.IGNORECASE)
_BEGINS = 4
_SEVERAL = {"các", "những"}
# “Hồ sơ đề nghị … gồm những gì”: what consists of the items.
_CONSISTS = re.compile(
    r"^(?P<things>[^\W\d_]+ [^\W\d_]+).{0,200} gồm (?:(?:có|những|các) )*(?:gì|nào)(?P<several>)", re.IGNORECASE
)
# What says nothing of the items: “gồm những phần nào”.
_VAGUE = {"phần", "nội dung", "loại", "nhóm", "điều", "việc", "vấn đề", "mục", "cái", "đủ những", "gồm những", "thứ"}
_NO_THING = {"là", "làm", "phải", "được", "có", "như", "thế", "về", "để", "theo", "bằng", "cần"}
_INTRODUCING = {*syllables("các những sau đây như gồm bao phải có và của được theo là trong một số thì khi")}
_THING = r"(?:(?!có |các |những |là )[^\W\d_]+ )?(?!những |các )[^\W\d_]+"
# “những biện pháp khắc phục hậu quả nào”: what stands after những; else what stands before nào.
_ASKED = re.compile(
    rf"\b(?:những|các) (?P<several>[^\W\d_]+(?: [^\W\d_]+)?)(?:,? [^\W\d_]+){{0,14}} (?:nào|gì)(?!\w)"
    rf"|\b(?P<things>{_THING}(?: và {_THING})?) (?:nào|gì)(?!\w)",
    re.IGNORECASE,
)


def find(case: Case) -> Draft | None:
    """Answer with the whole list that the question asks for, or with the sentence that says it all."""
    if not case.judged:
        return None
    ranked = ranked_lists(case)
    first = next((item for item in case.judged if item.clause.passage.kind != "header"), case.judged[0])
    sentence = quoting.find(replace(case, judged=(first,)))
    if not ranked or first.unread > ranked[0][1].unread + _BETTER:
        return sentence
    draft, mark = draft_of(case, ranked), ranked[0][1]
    sure = sureness(case, draft.best or mark)
    if sure < ANSWER_FROM and names_several(first) and sureness(case, first) > sure:
        return sentence
    return draft if _is_of_asked(case, mark.clause) else replace(draft, sure=min(sure, _OF_OTHERS))


def _is_of_asked(case: Case, head: Clause) -> bool:
    """Whether a head or what stands above it has the word for what the items are to be, if the question has one."""
    said = words_of(f"{head.head} . {head.text}")
    otherwise = {term[0]: term for term in case.question.terms}
    groups = _things(case.query.reading)
    return not groups or any(
        all(any(said.has(phrase, 1.0) == 1.0 for phrase in otherwise.get(thing, (thing,))) for thing in group)
        for group in groups
    )


def names_several(item: Judged) -> bool:
    """Return whether a sentence runs a list on: “gồm: biển báo cấm, biển báo nguy hiểm và biển phụ”."""
    sentence = item.clause.passage.text[slice(*item.clause.sentence)]
    return ";" in sentence or sentence.count(",") > 1


def draft_of(case: Case, ranked: list[tuple[Listed, Judged]]) -> Draft:
    """Quote the first of these lists, as sure as its head; unsure if too many others say the same."""
    listed, judged = ranked[0]
    reading = case.query.reading
    told = _told(judged.clause.text, reading)
    alike = [
        other
        for other, mark in ranked[1:]
        if mark.rank > judged.rank - _RANKED_ALIKE
        and min(mark.coverage - judged.coverage, mark.own - judged.own) > -_ALIKE
        and _told(mark.clause.text, reading) > told - _RANKED_ALIKE
        and other.head[0].document.id == listed.head[0].document.id
        and not other.within & listed.within
    ]
    claims, shortened = claims_of(listed)
    best = replace(judged, rivals=len(alike) >= _RIVALS)
    return Draft(claims, best, notes=(SHORTENED,) if shortened else ())


def ranked_lists(case: Case) -> list[tuple[Listed, Judged]]:
    """Return the lists near the clauses that fit best, each with its head as judged, best first."""
    question = replace(case.question, kind="text")
    judge = case.judged[0].by.of(question)
    asked = _things(case.query.reading)
    scores = search_scores(case.hits)
    ranked: list[tuple[Listed, Judged]] = []
    for listed in _candidates(case):
        inside = [hit for hit in case.hits if hit.passage.id in listed.within]
        search = max((scores[hit.passage.id] for hit in inside), default=0.0)
        cosine = max((hit.why.get("dense", 0.0) for hit in inside), default=0.0)
        judged = judge.judge(_head_clause(listed), search, cosine)
        named = any(is_of(judged.clause.text, things, heading=not judged.form) for things in asked)
        denied = denies(judged.clause.text) != denies(case.query.reading)
        rank = judged.rank + _NAMED * named - _DENIED * denied
        rank += _TOLD * _told(judged.clause.text, case.query.reading) + (0.0 if judged.form else _HEADING)
        clause = replace(judged.clause, passage=listed.head[0])
        ranked.append((listed, replace(judged, clause=clause, form=True, rank=rank)))
    return sorted(ranked, key=lambda item: (-item[1].rank, len(item[0].within)))


def denies(text: str) -> bool:
    """Return whether a head or a question speaks of what is not, or must not be."""
    return bool(_DENIES.search(text))


def _told(head: str, reading: str) -> float:
    """Return the share of a head's own words that the question has."""
    said = set(syllables(heading_words(head))) - _INTRODUCING
    return len(said & set(syllables(reading))) / len(said) if said else 0.0


def _things(reading: str) -> list[list[Phrase]]:
    """What the items are to be, as the question says: all of a group must be met."""
    found = [*_ASKED.finditer(reading), *_CONSISTS.finditer(reading)]
    groups = [(match["several"] or match["things"]).lower().split(" và ") for match in found]
    return [[tuple(syllables(thing)) for thing in group] for group in groups if not _vague(group)]


def _vague(group: list[str]) -> bool:
    return bool(_VAGUE & set(group)) or group[-1].split()[-1] in _NO_THING


def is_of(head: str, things: Sequence[Phrase], *, heading: bool) -> bool:
    """Return whether a head says that its items are of these things.

    They begin the head, or stand after `các` or `những`. In a line that introduces they may stand elsewhere if no
    other thing stands so: “các tiêu chí theo nguyên tắc phân loại sau” are no principles.

    Args:
        head: A heading or an introducing line.
        things: What the question asks for, `(("điều", "kiện"),)`.
        heading: Whether it is a heading.
    """
    said = syllables(heading_words(head))
    places = [next((i for i in range(len(said)) if tuple(said[i : i + len(thing)]) == thing), -1) for thing in things]
    first = min(places, default=-1)
    if first < 0:
        return False
    return first <= _BEGINS or said[first - 1] in _SEVERAL or not (heading or _SEVERAL & set(said))


def _head_clause(listed: Listed) -> Clause:
    """The head as a clause whose passage is the whole list; under it is said what its document is titled by.

    “Các hành vi bị nghiêm cấm” in the Law on Chemicals are those of chemicals.
    """
    passage, place = listed.head
    above = " . ".join(filter(None, (listed.above, passage.document.title)))
    items = "\n".join(item[0][0].text for item in listed.items if item[0][0] is not passage)
    whole = replace(passage, text=f"{passage.text}\n{items}")
    return Clause(whole, *place, place, passage.text[slice(*place)], above, (), nested=False)


def _candidates(case: Case) -> Iterator[Listed]:
    trees: dict[str, Tree] = {}
    seen: set[int] = set()
    for item in case.judged[:_LOOKED_AT]:
        passage = item.clause.passage
        slug = passage.document.slug
        if slug not in trees:
            trees[slug] = Tree(slug, case.sources.documents)
        node = trees[slug].node_of(passage)
        if node is None and passage.id not in seen:
            seen.add(passage.id)
            yield from lists_in([passage])
        for _ in range(_LEVELS):
            if node is None or id(node) in seen:
                break
            seen.add(id(node))
            yield from lists_of(node)
            node = node.parent
