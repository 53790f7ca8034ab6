"""One question that asks once: searched, judged, drafted, and whether the draft may be given.

1. Read the question; search, and for what a head or tail tells (ai ký, ai ban hành, ngày ban hành) only there; cut
   the passages found into clauses; judge each. Where a place is named whose documents are not among the first found,
   these are searched too. A made-up example answers only who chose it.
2. A place that the question names is the answer; else the finder of the question's kind makes a draft. Where that is
   not sure enough, what the reader would give is the draft if it is surer (texts/given.py).
3. A draft may be given if it is sure enough and nothing bars it (refusing/refusals.py). One that is not sure enough,
   but about as likely right as wrong, may be shown as possible, unless the reason for refusing rules it out.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from answer.draft import Case, Draft
from answer.facts import bodies, comparisons, days, heads, named, pointed, verdicts
from answer.figures import figure
from answer.figures.premises import takes_for_granted
from answer.judging.confidence import ANSWER_FROM, POSSIBLE_FROM, none_there, sureness
from answer.judging.evidence import clauses_of
from answer.judging.judge import Judge, Judged, search_scores
from answer.judging.marks import own_passages
from answer.judging.reading import read
from answer.model import Kind, RefusalReason
from answer.question import KIND_OF_PASSAGE, Question, read_question
from answer.refusing import refusals
from answer.sources import Sources
from answer.texts import definitions, given, lists, overviews, quoting, reasons
from answer.trace import Watch
from index.model import Hit, Query
from index.pointed import is_pointed_at
from vietnamese.forms import fold, has_accents

_COMPARED = 24
_FIRST, _LOCAL = 3, 8
# What a passage leaves to its neighbours: “tổng vốn” three points below “chấp thuận dự án”.
_FOUND_BESIDE = ("figure", "date")
_ANCHORS, _REACH, _BESIDE = 8, 1_500, 0.7
_DIGIT = re.compile(r"\d")
_SURE_THAT_NOWHERE = 0.9
_BARRED = 0.1
# Reasons that leave open whether a draft answers.
_OPEN: tuple[RefusalReason, ...] = ("no_fact", "elsewhere")

Finder = Callable[[Case], Draft | None]

_FINDERS: dict[Kind, Finder] = {
    "figure": figure.find,
    "signer": heads.find,
    "issued": heads.find,
    "issuer": heads.find,
    "definition": definitions.find,
    "list": lists.find,
    "overview": overviews.find,
    "reason": reasons.find,
    "date": days.find,
    "body": bodies.find,
    "document": named.find,
    "yes_no": verdicts.find,
    "comparison": comparisons.find,
}
"""By kind of question; quoting.find for the others."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of a question."""

    case: Case
    """With the clauses that may answer."""
    every: tuple[Judged, ...]
    """All clauses found, those of made-up examples too."""
    draft: Draft | None
    """What could be said, surely enough or not."""
    sure: float
    """Probability that the draft is right."""
    refused: tuple[RefusalReason, str, float] | None
    """Why it may not be given, in words, and how sure it is that there is no answer; None if it may."""
    doubt: str | None = None
    """Why the draft, refused, is only possible, in words; None if it may not be shown as possible either."""


def attempt(query: Query, sources: Sources, watch: Watch) -> Attempt:
    """Look for the answer to a question that asks once.

    Args:
        query: As understood; not empty of documents.
        sources: What to answer from.
        watch: Takes the time of the stages.
    """
    question = read_question(query.reading, query.understood, query.topic if query.filters.documents else "")
    hits = tuple(_search(query, question, sources))
    watch.lap("search")
    every = _judged_clauses(question, query, hits, sources)
    watch.lap("judge")
    case = Case(query, question, hits, (), sources)
    at_place = query.pinpoint is not None and bool(query.filters.documents)
    if query.pinpoint and at_place and question.kind not in KIND_OF_PASSAGE:
        there = [item for item in every if is_pointed_at(query, item.clause.passage)]
        if hits and not there:
            # Another place of the document would be the wrong answer.
            message = refusals.NO_SUCH_PLACE.format(place=" › ".join(query.pinpoint.parts))
            return Attempt(case, tuple(every), None, 0.0, ("no_fact", message, _SURE_THAT_NOWHERE))
        every = there
    case = replace(case, judged=tuple(_admitted(every, query)))
    if at_place and not query.topic and every:
        draft: Draft | None = pointed.find(replace(case, question=replace(question, kind="text"), judged=tuple(every)))
        sure = _sureness(case, draft)
    else:
        draft, sure = _drafted(case)
    watch.lap("draft")
    if not every:
        of_head = question.kind in KIND_OF_PASSAGE
        nothing: tuple[RefusalReason, str] = (
            ("no_fact", refusals.no_head(case)) if of_head else ("no_topic", refusals.NOTHING)
        )
        return Attempt(case, (), None, 0.0, (*nothing, 1.0))
    return _settled(Attempt(case, tuple(every), draft, sure, None))


def _settled(tried: Attempt) -> Attempt:
    """Whether the draft may be given, and if not, why and whether it may be shown as possible."""
    case, draft, sure, every = tried.case, tried.draft, tried.sure, tried.every
    barred = refusals.barred(case, draft)
    if barred is not None:
        return replace(tried, refused=(*barred, 1 - _BARRED))
    if draft is not None and sure >= ANSWER_FROM:
        return tried
    whole = replace(case, judged=every)
    made_up = every[0].clause.passage.document.sample and _speaks_of_it(case, every[0])
    if made_up and (of_sample := sureness(whole, every[0])) >= ANSWER_FROM:
        return replace(tried, refused=("only_samples", refusals.ONLY_SAMPLES, of_sample))
    reason, message = refusals.reason_of(case if case.judged else whole)
    refused = reason, message, none_there(min(sure, ANSWER_FROM))
    best = draft.best if draft is not None and sure >= POSSIBLE_FROM and reason in _OPEN else None
    if best is None or takes_for_granted(case.question):
        return replace(tried, refused=refused)
    # What stands elsewhere may stand here, too.
    said = [refusals.doubt(case, best), *([message] if reason == "elsewhere" else [])]
    return replace(tried, refused=refused, doubt=" ".join(said))


def _speaks_of_it(case: Case, item: Judged) -> bool:
    """Whether a clause itself has words of the question, and all that must be met are met around it."""
    return case.question.kind in KIND_OF_PASSAGE or (item.own > 0 and not item.missing)


def _drafted(case: Case) -> tuple[Draft | None, float]:
    """What the finder of the question's kind found, or what the reader would give if that is surer, and how sure."""
    draft = _FINDERS.get(case.question.kind, quoting.find)(case)
    sure = _sureness(case, draft)
    if sure >= ANSWER_FROM:
        return draft, sure
    read = given.find(case)
    return max((draft, sure), (read, _sureness(case, read)), key=lambda one: one[1])


def _sureness(case: Case, draft: Draft | None) -> float:
    if draft is None:
        return 0.0
    if draft.sure is not None:
        return draft.sure
    return sureness(case, draft.best, own_passages(draft)) if draft.best is not None else 0.0


def _search(query: Query, question: Question, sources: Sources) -> Sequence[Hit]:
    if question.kind in KIND_OF_PASSAGE and not query.filters.kinds:
        return heads.search(query, question, sources.find)
    hits = sources.find(query)
    if query.filters.documents or not question.places:
        return hits
    wanted = {fold(name) for names in question.places for name in names}
    local = tuple(
        document.slug
        for document in sources.documents.documents()
        if any(name in fold(f"{document.place} . {document.issuer}") for name in wanted)
    )
    if not local or any(hit.passage.document.slug in local for hit in hits[:_FIRST]):
        return hits
    # What is the same in every province is said most often by those that were not asked about.
    theirs = sources.find(replace(query, filters=replace(query.filters, documents=local)))[:_LOCAL]
    return list({hit.passage.id: hit for hit in [*theirs, *hits]}.values())


def _judged_clauses(question: Question, query: Query, hits: Sequence[Hit], sources: Sources) -> list[Judged]:
    """The clauses of the passages found, best first."""
    judge = Judge(question, sources.frequency, sources.passages, question.english or has_accents(query.typed))
    if not hits:
        return []
    scores, marks = search_scores(hits), judge.of_hits(hits)
    if question.kind in _FOUND_BESIDE and not query.pinpoint:
        for hit in hits[:_ANCHORS]:
            for beside in sources.documents.passages_near(hit.passage, _REACH):
                if beside.id not in scores and beside.kind == "body" and _DIGIT.search(beside.text):
                    scores[beside.id] = _BESIDE * scores[hit.passage.id]
                    marks += [judge.judge(clause, scores[beside.id], 0.0) for clause in clauses_of(beside)]
    marks.sort(key=lambda mark: -mark.rank)
    if sources.reader is not None and question.kind not in KIND_OF_PASSAGE:
        marks = read(query, judge, marks, hits, sources.reader())
    if not question.english:
        return marks
    # Words hardly meet across languages: of the clauses that look best, compare each one's own meaning.
    clauses = [mark.clause for mark in marks[:_COMPARED]]
    embedder = sources.encoder()
    vectors = embedder.encode_passages([f"{clause.head} {clause.text}".strip() for clause in clauses])
    cosines = vectors @ embedder.encode_query(query.reading)
    marks = [
        judge.judge(clause, scores[clause.passage.id], float(cosine))
        for clause, cosine in zip(clauses, cosines, strict=True)
    ]
    return sorted(marks, key=lambda mark: -mark.rank)


def _admitted(judged: Sequence[Judged], query: Query) -> list[Judged]:
    """What may answer: a made-up example only if it was chosen, for its number may mean the real document."""
    chosen = bool(query.filters.documents or query.filters.number)
    return [item for item in judged if chosen or not item.clause.passage.document.sample]
