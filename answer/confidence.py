"""How sure a clause is to answer: a probability that was learnt.

1. A logistic function of the clause's marks (marks.py), whose weights `python -m bench calibrate` learns (weights.py;
   what they are worth is in docs/benchmarks.md). Weights keep their signs: more words met nowhere, or a passage further
   behind, never makes a clause surer; more coverage never makes it less sure.
2. What forbids a clause to answer is no matter of weights: another time, place or document, a figure question without a
   figure, a question about the head of a document that no number or title picks out.
3. `ANSWER_FROM` is learnt with them: the threshold at which, over the development sets, each set counting alike, wrong
   answers at 4 and false refusals at 1 cost least.
"""

import math
from collections.abc import Collection
from dataclasses import asdict

from answer.draft import Case
from answer.judge import Judged, meaning
from answer.marks import Marks, marks_of
from answer.places import other_place
from answer.question import KIND_OF_PASSAGE, Question
from answer.weights import CONSTANT, LEARNT

ANSWER_FROM = 0.5
_FORBIDDEN = 0.1
# Coverage from which the head of a document is what a question speaks of; all that is met there counts _CONTEXT.
_HEAD_MET = 0.35
_HEAD = 0.9


def sureness(case: Case, item: Judged, within: Collection[int] = ()) -> float:
    """Return the probability that a clause answers, 0 to 1; `respond` answers from `ANSWER_FROM` on.

    Args:
        case: What was asked, and what was found.
        item: The clause.
        within: Ids of all passages that the answer is made of, where it is made of several.
    """
    if forbidden(case, item):
        return _FORBIDDEN
    if case.question.kind in KIND_OF_PASSAGE:
        return _HEAD
    return of_marks(marks_of(case, item, within))


def forbidden(case: Case, item: Judged) -> bool:
    """Return whether something forbids a clause to answer, whatever its marks."""
    question = case.question
    if item.contradicts or other_place(item.clause, question):
        return True
    if question.kind in KIND_OF_PASSAGE:
        # Any document has a signature: without a number its head must say what the question is about.
        return not (item.form and (question.numbers or not question.terms or item.coverage >= _HEAD_MET))
    return question.kind == "figure" and not item.form


def of_marks(marks: Marks) -> float:
    """Return the probability that the weights give."""
    weights = asdict(LEARNT)
    value = CONSTANT + sum(weights[name] * mark for name, mark in asdict(marks).items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


def confidence(best: Judged, question: Question) -> float:
    """Return how sure the best clause is, 0 to 1; `respond` answers from `ANSWER_FROM` on."""
    if best.contradicts:
        return 0.1
    if question.kind in KIND_OF_PASSAGE:
        # Any document has a signature: without a number its head must say what the question is about.
        named = bool(question.numbers) or not question.terms or best.coverage >= _HEAD_MET
        return 0.9 if best.form and named else 0.15
    if question.kind == "figure" and not best.form:
        return 0.15
    topic = 0.6 * best.coverage + 0.4 * best.own
    if question.english:
        return _logistic(10.0 * ((topic + meaning(best.cosine)) / 2 - 0.5))
    # A head or signature answers a question about the text only if it holds nearly all of it.
    middle = 0.45 if best.form else 0.70
    # A figure said of another thing is the worst answer: “phạt nồng độ cồn xe máy” is not met by what names no xe máy.
    if question.kind == "figure" and best.missing > _MISSING_FIGURE:
        return 0.3
    missing = best.missing * 3.0
    return _logistic(9.0 * (topic - middle) + 10.0 * (best.cosine - 0.84) - missing)


# Share of the topic in words met nowhere around a figure from which on the figure is of another thing.
_MISSING_FIGURE = 0.1


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
