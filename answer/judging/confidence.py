"""How sure a clause is to answer: a probability that was learnt.

1. A logistic function of the clause's marks (marks.py), whose weights `python -m bench calibrate` learns (weights.py;
   what they are worth is in docs/benchmarks.md). Weights keep their signs: more words met nowhere, or a passage further
   behind, never makes a clause surer; more coverage never makes it less sure.
2. What forbids a clause to answer is no matter of weights: another time, place or document, a figure question without a
   figure, a list of which others say the same, a question about the head of a document that no number or title picks.
3. `ANSWER_FROM` is learnt with them: the threshold at which, over the development sets, each set counting alike, wrong
   answers at 4 and false refusals at 1 cost least. `POSSIBLE_FROM` is not learnt: what is at least as likely right as
   wrong may be shown with its doubt. Held out, on the development sets, that costs as little as any other threshold
   from 0.3 to 0.56, if a wrong one counts no more than a right one that is lost.
4. A clause that the reader chose (texts/given.py) has weights of its own, and only another time, place or document
   forbids it: it need not share the words of the question.
"""

from collections.abc import Collection
from dataclasses import asdict

from answer.draft import Case
from answer.judging.judge import Judged
from answer.judging.marks import Marks, marks_of, names_document
from answer.judging.places import other_place
from answer.judging.weights import ANSWER_FROM, CONSTANT, GIVEN, GIVEN_CONSTANT, LEARNT, NONE_CONSTANT, NONE_SURE
from answer.question import KIND_OF_PASSAGE
from index.comprehension.reading import probability

__all__ = [
    "ANSWER_FROM",
    "POSSIBLE_FROM",
    "forbidden",
    "given_sureness",
    "none_there",
    "of_marks",
    "speaks_of_another",
    "sureness",
]

POSSIBLE_FROM = 0.5
_FORBIDDEN = 0.1
# Coverage from which the head of a document is what a question speaks of; all that is met there counts _CONTEXT.
_HEAD_MET = 0.35
_HEAD = 0.9
# Share of the topic that neither a figure's own words nor the headings hold, from which on it is a figure of another
# thing, whatever the rest says; more in a document that is named, where fewer other things are spoken of.
_NOT_OF_IT, _NOT_OF_IT_NAMED = 0.35, 0.55
_MISSING = 0.3


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


def given_sureness(case: Case, item: Judged, marks: Marks) -> float:
    """Return the probability that a clause answers which the reader chose: its words need not be those of the question.

    Args:
        case: What was asked, and what was found.
        item: The clause.
        marks: Its own, with all passages that the answer is made of.
    """
    return _FORBIDDEN if speaks_of_another(case, item) else of_marks(marks, given=True)


def none_there(sure: float) -> float:
    """Return the probability that there is no answer at all, of a question whose best draft is this sure."""
    return probability(NONE_CONSTANT + NONE_SURE * sure)


def forbidden(case: Case, item: Judged) -> bool:
    """Return whether something forbids a clause to answer, whatever its marks."""
    question = case.question
    if item.rivals or speaks_of_another(case, item):
        return True
    if question.kind in KIND_OF_PASSAGE:
        # Any document has a signature: without a number its head must say what the question is about.
        return not (item.form and (question.numbers or not question.terms or item.coverage >= _HEAD_MET))
    if question.kind != "figure" or question.english:
        return question.kind == "figure" and not item.form
    if names_document(case.query):
        return not item.form or item.lacking > _NOT_OF_IT_NAMED
    return not item.form or item.lacking > _NOT_OF_IT or item.missing > _MISSING


def speaks_of_another(case: Case, item: Judged) -> bool:
    """Return whether a clause speaks of another time, document or place than the question."""
    return bool(item.contradicts or other_place(item.clause, case.question))


def of_marks(marks: Marks, *, given: bool = False) -> float:
    """Return the probability that the weights give; those for what the reader chose if it is `given`."""
    weights, constant = (asdict(GIVEN), GIVEN_CONSTANT) if given else (asdict(LEARNT), CONSTANT)
    return probability(constant + sum(weights[name] * mark for name, mark in asdict(marks).items()))
