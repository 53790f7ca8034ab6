"""The whole way from a Query to an Answer or a Refusal.

1. Nothing in scope, or nothing found, is refused with its reason.
2. Read the question; search, and for what a head or tail tells (ai ký, ai ban hành, ngày ban hành) only there; cut
   the passages found into clauses; judge each. A made-up example answers only who chose it.
3. A place that the question names is the answer; else the finder of the question's kind makes a draft.
4. What is too unsure, or contradicted in its period, is refused with the nearest passages (refusals.py).
5. The draft is put together of quotes (compose.py).
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from answer import (
    bodies,
    comparisons,
    days,
    definitions,
    figures,
    heads,
    lists,
    named,
    overviews,
    pointed,
    reasons,
    refusals,
    texts,
    verdicts,
)
from answer.compose import compose
from answer.confidence import ANSWER_FROM, confidence
from answer.draft import Case, Draft
from answer.evidence import clauses_of
from answer.judge import Judge, Judged
from answer.model import Answer, Coverage, Kind, Nearest, Refusal, RefusalReason, Trace
from answer.question import KIND_OF_PASSAGE, Question, read_question
from answer.sources import Sources
from answer.trace import Watch, trace_of
from index.model import Hit, Query
from index.pointed import is_pointed_at
from vietnamese.forms import has_accents

PASSAGES_READ = 20
_COMPARED = 24
_SURE_THAT_NOWHERE = 0.9

Finder = Callable[[Case], Draft | None]

_FINDERS: dict[Kind, Finder] = {
    "figure": figures.find,
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
"""By kind of question; texts.find for the others."""


def respond(
    query: Query,
    sources: Sources,
    coverage: Coverage,
    *,
    emptied_by: Sequence[str],
    started: float,
    explain: bool = False,
) -> Answer | Refusal:
    """Answer a question from the passages found, or say why not.

    Args:
        query: As understood.
        sources: What to answer from.
        coverage: What was searched.
        emptied_by: The filters that left nothing to search, in words; empty if something is left.
        started: `time.perf_counter()` when the question came.
        explain: Whether the reply tells how it came about.
    """
    watch = Watch(started)
    watch.lap("understand")
    question = read_question(query.reading, query.understood)

    def traced(decision: str, judged: Sequence[Judged]) -> Trace | None:
        return trace_of(question, judged, decision, watch) if explain else None

    def refuse(reason: RefusalReason, message: str, sure: float, nearest: Sequence[Judged] = ()) -> Refusal:
        near: tuple[Nearest, ...] = refusals.nearest_of(nearest, question)
        watch.lap("refuse")
        trace = traced(f"refused: {reason}", nearest)
        seconds = time.perf_counter() - started
        return Refusal(query, reason, message, near, coverage, sure, seconds, question.kind, trace)

    if emptied_by:
        return refuse("filtered_out", refusals.FILTERED.format(filters="; ".join(emptied_by)), 1.0)
    if not coverage.documents:
        return refuse("empty_library", refusals.EMPTY, 1.0)
    hits = tuple(_search(query, question, sources.find))
    watch.lap("search")
    every = judged_clauses(question, query, hits, coverage, sources)
    watch.lap("judge")
    if query.pinpoint and query.filters.documents and question.kind not in KIND_OF_PASSAGE:
        there = [item for item in every if is_pointed_at(query, item.clause.passage)]
        if hits and not there:
            # Another place of the document would be the wrong answer.
            message = refusals.NO_SUCH_PLACE.format(place=" › ".join(query.pinpoint.parts))
            return refuse("no_fact", message, _SURE_THAT_NOWHERE, every)
        every = there
    case = Case(query, question, hits, tuple(_admitted(every, query)), sources)
    if query.pinpoint and query.filters.documents and not query.topic and every:
        draft: Draft | None = pointed.find(replace(case, question=replace(question, kind="text"), judged=tuple(every)))
    else:
        if question.soft and not any(item.form for item in case.judged[:1]):
            question = replace(question, kind="text")
            every = judged_clauses(question, query, hits, coverage, sources)
            case = replace(case, question=question, judged=tuple(_admitted(every, query)))
        draft = _FINDERS.get(question.kind, texts.find)(case)
    watch.lap("draft")
    if not every:
        return refuse("no_topic", refusals.NOTHING, 1.0)
    sure = 0.0 if draft is None else draft.sure if draft.sure is not None else _sureness(draft, question)
    if draft is not None and sure >= ANSWER_FROM:
        # What OCR read is no surer than its reading.
        read = draft.claims[0].passage.ocr
        answer = compose(case, draft, coverage, sure * (read if read is not None else 1.0), started)
        watch.lap("compose")
        return replace(answer, trace=traced(f"answered by {question.kind}", case.judged))
    if confidence(every[0], question) >= ANSWER_FROM and every[0].clause.passage.document.sample:
        return refuse("only_samples", refusals.ONLY_SAMPLES, confidence(every[0], question), every)
    nearest = (case.judged or every)[0]
    # Real documents first: what is made up comes near only where nothing else does.
    return refuse(*refusals.why_not(nearest, question), 1 - confidence(nearest, question), [*case.judged, *every])


def _sureness(draft: Draft, question: Question) -> float:
    return confidence(draft.best, question) if draft.best else 0.0


def _search(query: Query, question: Question, find: Callable[[Query], Sequence[Hit]]) -> Sequence[Hit]:
    if question.kind not in KIND_OF_PASSAGE or query.filters.kinds:
        return find(query)
    return heads.search(query, question, find)


def judged_clauses(
    question: Question, query: Query, hits: Sequence[Hit], coverage: Coverage, sources: Sources
) -> list[Judged]:
    """Return the clauses of the passages found, best first."""
    judge = Judge(question, sources.frequency, coverage.passages, has_accents(query.typed))
    if not hits:
        return []
    low, high = hits[-1].score, hits[0].score
    scores = {hit.passage.id: (hit.score - low) / (high - low) if high > low else 1.0 for hit in hits}
    marks = [
        judge.judge(clause, scores[hit.passage.id], hit.why.get("dense", 0.0))
        for hit in hits
        for clause in clauses_of(hit.passage)
    ]
    marks.sort(key=lambda mark: -mark.rank)
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
