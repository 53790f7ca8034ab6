"""How sure the best clause is.

A logistic function of coverage, cosine and form. Its weights were set on the seed questions, which are few
(docs/benchmarks.md): it orders well and its threshold is cautious, but it is no probability yet.
"""

import math

from answer.judge import Judged, meaning
from answer.question import KIND_OF_PASSAGE, Question

# Coverage from which the head of a document is what a question speaks of; all that is met there counts _CONTEXT.
_HEAD_MET = 0.35


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


ANSWER_FROM = 0.5
# Share of the topic in words met nowhere around a figure from which on the figure is of another thing.
_MISSING_FIGURE = 0.1


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
