"""The clauses in which a short answer (a day, an agency) is looked for, and how sure one is that was found there.

1. The clause that fits best need not hold it: “Bộ Y tế:” and what it does, a deadline in the next sentence. One that
   fits nearly as well may; one of another document or time may not, nor one far behind.
2. A clause that holds the fact and, with the headings above it, the whole topic of the question answers it, however
   many others speak of the topic; not where the question says so little that it fits many and names no document. The
   topic is what is left without the number of its document, the type, and the words that ask for this fact (chủ trì,
   thời hạn, so sánh).
3. Where the question names the document, that name alone makes up most of what is met: then a compound of the topic
   that is no verb and stands nowhere around the clause, or a good part of the topic, makes it another thing.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from answer.draft import Case
from answer.judging.confidence import forbidden, sureness
from answer.judging.judge import Judged
from answer.judging.marks import unmet_terms
from answer.judging.words import words_of
from answer.question import Question, Term
from index.terms import syllables
from ingest.form.number import TYPE_NAMES
from vietnamese.dates import dates
from vietnamese.forms import fold, key

_LOOKED_AT = 30
_MARGIN = 0.12
_TYPES = frozenset(tuple(syllables(name)) for name in ("Luật", "Bộ luật", "văn bản", *TYPE_NAMES.values()))
# What the topic may lack of its weight to be whole, and from which on a clause of a named document is of another thing.
_WHOLE = 0.08
_MUCH = 0.2
_SURE = 0.75
_FEWEST = 5
_ANOTHER = 0.5


def nearby(case: Case, margin: float = _MARGIN) -> Iterator[Judged]:
    """Give the clauses that fit nearly as well as the best one, best first."""
    for item in case.judged[:_LOOKED_AT]:
        if not item.contradicts and item.rank >= case.judged[0].rank - margin:
            yield item


def shared(case: Case, text: str) -> int:
    """Return how many of the question's words a text has."""
    asked = {fold(syllable) for term in case.question.terms for phrase in term for syllable in phrase}
    return len(asked & words_of(text).folded)


def topic_of(question: Question, item: Judged, asking: Collection[str] = ()) -> tuple[Term, ...]:
    """Return the words of a question that say what it is about.

    Args:
        question: As read.
        item: A clause, whose document the question may name.
        asking: Words that ask for the fact, in KEY form, which no clause need have.
    """
    own = fold(item.clause.passage.document.number or "")
    numbers = {key(number) for number in question.numbers if fold(number) == own}
    # A day is written in many ways.
    days = {
        syllable for day in dates(question.reading) for syllable in syllables(question.reading[day.start : day.end])
    }
    return tuple(
        term
        for term in question.terms
        if " ".join(term[0]) not in asking
        and not (len(term[0]) == 1 and (term[0][0] in numbers or term[0][0] in days))
        and not (numbers and term[0] in _TYPES)
    )


def lacking(case: Case, item: Judged, asking: Collection[str] = (), *, verbs: bool = True) -> float:
    """Return the share of the question's topic, with its verbs or without, that a clause and all above it lack."""
    clause = item.clause
    passage, document = clause.passage, clause.passage.document
    sentence = passage.text[slice(*clause.sentence)]
    around = (clause.text, clause.head, sentence, *passage.path, document.title, document.issuer, document.place)
    topic = replace(case.question, terms=topic_of(case.question, item, asking))
    topic = replace(topic, actions=frozenset()) if verbs else topic
    return item.by.of(topic).weights.lacking([text for text in around if text])


def sure_of(
    case: Case, item: Judged, asking: Collection[str] = (), within: Collection[int] = (), *, verbs: bool = True
) -> float:
    """Return how sure a fact is that was found in a clause, 0 to 1.

    Args:
        case: What was asked.
        item: The clause that holds the fact.
        asking: Words that ask for the fact, in KEY form.
        within: Ids of all passages that the answer is made of.
        verbs: Whether what is done must be said in the same words: the day on which a thing begins is not that of its
            opening, but who informs the press also lets it report.
    """
    question, by_marks = case.question, sureness(case, item, within)
    topic = topic_of(question, item, asking)
    if question.english or forbidden(case, item) or not topic:
        return by_marks
    told = question.numbers or len(topic) >= _FEWEST
    without = lacking(case, item, asking, verbs=verbs)
    if told and without <= _WHOLE:
        return max(by_marks, _SURE)
    things = [term for term in unmet_terms(item, topic) if len(term[0]) > 1 and term not in question.actions]
    return min(by_marks, _ANOTHER) if question.numbers and (things or without >= _MUCH) else by_marks
