"""What confidence is fitted on: the marks of the best clause of every question, and whether it would have been right.

    python -m bench calibrate [--sets own-dev,seed,…] [--limit N]

1. Development sets alone, at most `_MOST` questions of each: seed, own-dev, own-more, own-third, traffic-law, held and
   made (what the reader did not learn from), and of vilqa and viquad2 the half that the others do not ask (`fitting`;
   asked of the whole library and of the context's document alone).
2. Every question is asked with the threshold of answering at 0, so that whatever draft there is becomes an answer; the
   draft is caught as it is put together. It is asked once of its finder, and once of the reader alone (`by`).
3. Near misses made from the documents of own-dev (near_misses.py) are asked as well.
4. A line a question: the marks of the clause (answer/judging/marks.py) and whether it is forbidden to answer; whether
   the first sentence alone holds an answer (`first`), and the whole reply is right (`right`) and cited (`cited`). False
   for an unanswerable question, whatever is said.
5. The lines lie in the cache of the benches, `calibration/SET.jsonl`; fitting.py learns the weights from them. Nothing
   is learnt of a part of the sets (`--sets`, `--limit`).
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from answer import attempt, respond
from answer.compose import compose
from answer.draft import Case, Draft
from answer.judging.confidence import forbidden, speaks_of_another, sureness
from answer.judging.judge import Judged
from answer.judging.marks import marks_of, own_passages
from answer.question import KIND_OF_PASSAGE, Question
from answer.texts import given
from bench import near_misses
from bench.answers import held_against, opened, raw_texts, sample
from bench.fitting import DRAFTED_BY, READER, fit
from bench.libraries import cache
from bench.metrics import contains, mean
from bench.options import Options, Results
from bench.report import Result
from bench.sets import ANSWERS, spans
from bench.sets.seed import HandMade, HandMadeSet
from index.model import Filters, Query
from library import Answer, Library, Refusal

FOLDER = "calibration"
_SETS: dict[str, Callable[[Path], HandMadeSet]] = {
    **{name: ANSWERS[name] for name in ("seed", "own-dev", "own-more", "own-third", "held", "made", "traffic-law")},
    "vilqa": partial(spans.load_vilqa, half="fitting"),
    "viquad2": partial(spans.load_viquad2, half="fitting"),
}
_OF_CONTEXTS = ("vilqa", "viquad2")
_NEAR_OF = "own-dev"
_NEAR = 220
_MOST = 400


def run(options: Options) -> Results:
    """Collect the marks of all sets, write them down, and learn from them."""
    results: Results = []
    every: list[dict[str, Any]] = []
    for name, load in _SETS.items():
        if not options.wants(name):
            continue
        try:
            of_set = load(options.folder)
        except FileNotFoundError:
            options.say(f"{name}: not in the evaluation folder, left out")
            continue
        with opened(of_set, options) as library:
            settings = ("accented", "document") if name in _OF_CONTEXTS else ("accented",)
            lines = [line for setting in settings for line in marked(library, of_set, options.limit, setting)]
            if name == _NEAR_OF:
                near = replace(of_set, name="near", questions=near_misses.questions(library, _NEAR))
                lines += marked(library, near, options.limit, "accented")
        file = cache() / FOLDER / f"{name}.jsonl"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
        options.say(f"{name}: {len(lines)} lines in {file}")
        results += [
            Result(part, f"{setting}, {by}", metric, mean(own), len(own))
            for part in dict.fromkeys(line["set"] for line in lines)
            for setting in settings
            for metric in ("first", "right", "cited")
            for by in DRAFTED_BY
            if (
                own := [
                    float(line[metric])
                    for line in lines
                    if (line["set"], line["setting"], line["by"]) == (part, setting, by)
                ]
            )
        ]
        every += lines
    return results if options.sets or options.limit else results + fit(every)


@dataclass
class _Caught:
    """What respond made of one question, its draft made by the finder of its kind or by the reader."""

    by: str
    case: Case | None = None
    draft: Draft | None = None


def marked(library: Library, of_set: HandMadeSet, limit: int | None, setting: str) -> Iterator[dict[str, Any]]:
    """Ask a set and yield a line for each question.

    Args:
        library: Of the set's documents.
        of_set: What is asked.
        limit: At most so many, evenly spread.
        setting: `accented`, or `document` to ask only the one that should answer.
    """
    texts = raw_texts(library)
    slugs = {document.file: document.slug for document in library.documents()}
    for question in sample(of_set.questions, limit or _MOST):
        filters = Filters(documents=(slugs[question.files[0]],)) if setting == "document" else None
        with patch("answer.attempt._judged_clauses", _once(attempt._judged_clauses)):
            for by in DRAFTED_BY:
                caught, reply = _ask(library, question, filters, by)
                yield {"set": of_set.name, "setting": setting, "by": by, **_line(caught, question, reply, texts)}


def _once(judged: Callable[..., list[Judged]]) -> Callable[..., list[Judged]]:
    """What judges the clauses of a question, the same to all who ask it: reading takes most of the time."""
    kept: dict[str, list[Judged]] = {}

    def of_question(question: Question, query: Query, *rest: Any) -> list[Judged]:
        key = repr(query)
        if key not in kept:
            kept[key] = judged(question, query, *rest)
        return kept[key]

    return of_question


def _line(caught: _Caught, question: HandMade, reply: Answer | Refusal, texts: Mapping[str, str]) -> dict[str, Any]:
    graded = held_against(question, reply, texts)
    first = reply.sentences[0].text if isinstance(reply, Answer) else ""
    return {
        "id": question.id,
        "question": question.text,
        "answerable": question.answerable,
        "drafted": isinstance(reply, Answer),
        "first": question.answerable and any(contains(first, answer) for answer in question.answers),
        "right": graded.right,
        "cited": graded.cited,
        "confidence": reply.confidence,
        **_marks(caught),
    }


def _ask(library: Library, question: HandMade, filters: Filters | None, by: str) -> tuple[_Caught, Answer | Refusal]:
    caught = _Caught(by)

    def catch_draft(case: Case, draft: Draft, *rest: Any, **named: Any) -> Any:
        caught.case, caught.draft = case, draft
        return compose(case, draft, *rest, **named)

    with ExitStack() as patches:
        patches.enter_context(patch("answer.attempt.ANSWER_FROM", 0.0))
        patches.enter_context(patch.object(respond, "compose", catch_draft))
        if by == READER:
            patches.enter_context(patch("answer.attempt._drafted", _of_reader))
        return caught, library.ask(question.text, filters)


def _of_reader(case: Case) -> tuple[Draft | None, float]:
    draft = given.find(case)
    return draft, attempt._sureness(case, draft)


def _marks(caught: _Caught) -> dict[str, Any]:
    case, draft = caught.case, caught.draft
    item = draft.best if draft else None
    if case is None or draft is None or item is None:
        return {"marks": None, "forbidden": False, "known": True, "document": ""}
    marks = asdict(marks_of(case, item, own_passages(draft)))
    common = {"marks": marks, "document": item.clause.passage.document.slug, "kind": case.question.kind}
    of_head = case.question.kind in KIND_OF_PASSAGE
    if caught.by == READER:
        return {**common, "forbidden": of_head or speaks_of_another(case, item), "known": False, "cap": 1.0}
    return {
        **common,
        "forbidden": of_head or forbidden(case, item),
        # What figures/ says is `sureness`, but for what it caps; other finders know better.
        "known": draft.sure is not None and case.question.kind != "figure",
        "cap": 1.0 if draft.sure is None or draft.sure >= sureness(case, item) else draft.sure,
    }
