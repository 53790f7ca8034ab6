"""What a clause is judged by when it is to be said how sure it answers.

1. Of the clause: how much of the question it covers, itself and with what stands around it; the share of the question's
   words that stand nowhere around it.
2. Of the search: how far its passage is behind the best one found, the passage's score, how far the clause is ahead of
   the best one of another passage (`alone` if there is none), whether the question names the document.
3. Of a figure: what its own words lack of the question, whether it stands in the ledger.
4. Of the reader (reading.py): the log-odds that the passage answers.
5. Of the question: whether it asks for a figure, a list or another single fact, and whether it is in English, whose
   words hardly meet.

An answer of several passages (a list) stands where the best of them stands.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from answer.draft import Case, Draft
from answer.judging.judge import Judged, above
from answer.judging.words import PARTLY, words_of
from answer.question import Term
from index.model import Query

_FURTHEST = 20
_BESIDE = 3
_WIDEST = 0.5
_SCORE = 10
_SUREST = 8.0
_LISTS = ("list", "overview")
_FACTS = ("yes_no", "body", "date", "comparison", "document")
ANOTHER = 0.12
"""Share of the topic that a figure's own words and the headings lack, from which on it is of another thing."""
_OF_DOCUMENT = ("documents", "number")


@dataclass(frozen=True, slots=True)
class Marks:
    """Of one clause. Weights have the same names (weights.py)."""

    coverage: float
    own: float
    behind: float
    """Place of the passage among those found, 0 for the first, 1 from the twentieth on."""
    named: float
    """1 if the question names a document of the library; one that was chosen by a filter tells nothing of the topic."""
    score: float
    margin: float
    alone: float
    english: float
    unmet: float
    """Share of the question's words that stand nowhere around; unknown, so 0, for a question in English."""
    undone: float
    """The same of its verbs, which are not counted in `unmet`."""
    figure: float
    missing: float
    """Of a figure: share of the topic in words that must be met around and are not."""
    lacking: float
    another: float
    """1 for a figure of the ledger, which names in full what it measures, that lacks more than `ANOTHER`."""
    ledger: float
    read: float
    """Log-odds that the passage answers, by the reader, -1 to 1; of several the surest's, 0 if none was read."""
    listed: float
    fact: float


def marks_of(case: Case, item: Judged, within: Collection[int] = ()) -> Marks:
    """Return the marks of a clause.

    Args:
        case: What was asked, and what was found.
        item: The clause.
        within: Ids of all passages that the answer is made of; that of the clause is always one.
    """
    own = {item.clause.passage.id, *within}
    others = max((one.rank for one in case.judged if one.clause.passage.id not in own), default=None)
    place = next((at for at, hit in enumerate(case.hits) if hit.passage.id in own), None)
    if place is None:
        # One that stands beside those found is a little further behind than they are.
        document = item.clause.passage.document.id
        beside = (at for at, hit in enumerate(case.hits) if hit.passage.document.id == document)
        place = next(beside, _FURTHEST) + _BESIDE
    score = case.hits[place].score if place < len(case.hits) else 0.0
    terms, actions, kind = case.question.terms, case.question.actions, case.question.kind
    unmet = [] if case.question.english else unmet_terms(item, terms)
    return Marks(
        coverage=item.coverage,
        own=item.own,
        behind=min(place, _FURTHEST) / _FURTHEST,
        named=float(names_document(case.query)),
        score=score / _SCORE,
        margin=max(-_WIDEST, min(_WIDEST, item.rank - others)) if others is not None else 0.0,
        alone=float(others is None),
        english=float(case.question.english),
        unmet=sum(term not in actions for term in unmet) / len(terms) if terms else 0.0,
        undone=sum(term in actions for term in unmet) / len(terms) if terms else 0.0,
        figure=float(kind == "figure"),
        missing=item.missing if kind == "figure" else 0.0,
        lacking=item.lacking,
        another=float(item.ledger and item.lacking > ANOTHER),
        ledger=float(item.ledger),
        read=_read(item, own),
        listed=float(kind in _LISTS),
        fact=float(kind in _FACTS),
    )


def _read(item: Judged, own: Collection[int]) -> float:
    mine = [reading.answers for passage, reading in item.by.readings.items() if passage in own]
    return max(-1.0, min(1.0, max(mine) / _SUREST)) if mine else 0.0


def names_document(query: Query) -> bool:
    """Return whether a question names the document that it is searched in, by number or in words."""
    return any(one.filter in _OF_DOCUMENT for one in query.understood)


def own_passages(draft: Draft) -> frozenset[int]:
    """Return the passages of its first document that a draft is made of."""
    slug = draft.claims[0].passage.document.slug
    return frozenset(claim.passage.id for claim in draft.claims if claim.passage.document.slug == slug)


def unmet_terms(item: Judged, terms: tuple[Term, ...]) -> list[Term]:
    """Return the words of a question that stand nowhere around a clause: passage, headings, head of the document."""
    clause = item.clause
    return nowhere(terms, (clause.text, clause.head, clause.passage.text, above(clause.passage)))


def nowhere(terms: Iterable[Term], texts: Iterable[str]) -> list[Term]:
    """Return the words of a question that none of these texts holds."""
    around = [words_of(text) for text in texts if text]
    return [term for term in terms if not any(words.has(phrase, 1.0) > PARTLY for words in around for phrase in term)]
