"""The whole way from a Query to an Answer or a Refusal.

1. Nothing in scope is refused with its reason.
2. A question that asks once is looked for (attempt.py). One that asks several things (parts.py) part by part: the
   answers follow each other, and a note says which part has none. If no part has one, it is looked for as a whole.
3. What may be given is put together of quotes (compose.py); else the reason is told, with the nearest passages, and
   what may be the answer is put together and checked as an answer is.
"""

import time
from collections.abc import Sequence
from dataclasses import replace

from answer.attempt import Attempt, attempt
from answer.compose import compose
from answer.draft import Case, Draft
from answer.figures.several import asks_each_thing, figures_asked
from answer.judging.confidence import POSSIBLE_FROM
from answer.model import Answer, Coverage, Refusal, RefusalReason
from answer.parts import parts_of
from answer.question import read_question
from answer.refusing import refusals
from answer.sources import Sources
from answer.trace import Watch, trace_of
from index.model import Query

PASSAGES_READ = 20
_NO_PART = "Không thấy câu trả lời cho phần {which} của câu hỏi{words}."
_WHICH = {2: ("đầu", "sau"), 3: ("đầu", "giữa", "cuối")}


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
    if emptied_by or not coverage.documents:
        reason: RefusalReason = "filtered_out" if emptied_by else "empty_library"
        message = refusals.FILTERED.format(filters="; ".join(emptied_by)) if emptied_by else refusals.EMPTY
        nothing = Attempt(_unsearched(query, sources), (), None, 0.0, (reason, message, 1.0))
        return _refusal(nothing, coverage, started, watch, explain)
    tried = _tried(query, sources, watch)
    draft, sure = tried.draft, tried.sure
    if draft is None or tried.refused is not None:
        return _refusal(tried, coverage, started, watch, explain)
    reply = compose(tried.case, draft, coverage, _as_read(draft, sure), started)
    watch.lap("compose")
    if not explain:
        return reply
    kind = tried.case.question.kind
    decision = f"answered by {kind}" if isinstance(reply, Answer) else "refused: what was to be said failed the check"
    return replace(reply, trace=trace_of(tried.case, tried.case.judged, decision, watch))


def _tried(query: Query, sources: Sources, watch: Watch) -> Attempt:
    parts = parts_of(query.reading)
    # Several figures asked at once, and those of each item, are the figure finder's own.
    if len(parts) == 1 or asks_each_thing(query.reading) or len(figures_asked(query.reading)) == len(parts):
        return attempt(query, sources, watch)
    tried = [attempt(sources.read(part), sources, watch) for part in parts]
    given = [(one, one.draft) for one in tried if one.refused is None and one.draft is not None]
    if not given:
        return attempt(query, sources, watch)
    missing = [
        _NO_PART.format(which=_WHICH[len(parts)][at], words="" if any(map(str.isdigit, part)) else f": “{part}”")
        for at, (part, one) in enumerate(zip(parts, tried, strict=True))
        if one.refused is not None
    ]
    first = given[0][0]
    draft = _joined([draft for _, draft in given], missing)
    return Attempt(replace(first.case, query=query), first.every, draft, min(one.sure for one, _ in given), None)


def _joined(drafts: Sequence[Draft], missing: Sequence[str]) -> Draft:
    """The drafts one after the other; what two of them quote is quoted once."""
    claims = {(claim.passage.id, claim.start, claim.end, claim.figure): claim for one in drafts for claim in one.claims}
    headlines = [one.headline for one in drafts if one.headline]
    return Draft(
        claims=list(claims.values()),
        best=drafts[0].best,
        headline="; ".join(headlines) if len(headlines) == len(drafts) else None,
        verdict=drafts[0].verdict if len(drafts) == 1 and not missing else None,
        notes=tuple(dict.fromkeys([*missing, *(note for one in drafts for note in one.notes)])),
    )


def _as_read(draft: Draft, sure: float) -> float:
    """What OCR read is no surer than its reading."""
    read = draft.claims[0].passage.ocr
    return sure * (read if read is not None else 1.0)


def _possible(tried: Attempt, coverage: Coverage, started: float) -> Answer | None:
    """What may be the answer; None if it may not be shown, is read too badly, or failed the check."""
    draft = tried.draft
    if draft is None or tried.doubt is None or (sure := _as_read(draft, tried.sure)) < POSSIBLE_FROM:
        return None
    shown = compose(tried.case, draft, coverage, sure, started)
    return shown if isinstance(shown, Answer) else None


def _unsearched(query: Query, sources: Sources) -> Case:
    return Case(query, read_question(query.reading, query.understood), (), (), sources)


def _refusal(tried: Attempt, coverage: Coverage, started: float, watch: Watch, explain: bool) -> Refusal:
    case = tried.case
    reason, message, sure = tried.refused or ("no_topic", refusals.NOTHING, 1.0)
    # Real documents first: what is made up comes near only where nothing else does.
    judged = [*case.judged, *tried.every]
    near = refusals.nearest_of(case, judged)
    watch.lap("refuse")
    possible = _possible(tried, coverage, started)
    if possible is not None:
        message = tried.doubt or message
        watch.lap("compose")
    trace = trace_of(case, judged, f"refused: {reason}", watch) if explain else None
    seconds = time.perf_counter() - started
    kind = case.question.kind
    return Refusal(case.query, reason, message, near, coverage, sure, seconds, kind, trace, possible)
