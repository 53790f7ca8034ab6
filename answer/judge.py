"""How well a clause fits a question.

1. Topic: every content word of the question, weighted by how rare it is in the library (idf), and every pair of
   neighbours, is looked for in the clause, its head, its sentence, its passage, the headings above; the further away,
   the less it counts. A word of two syllables is met as a whole: one syllable of it says little. The sum over what
   was possible is the coverage, 0 to 1.
2. A term typed without accents counts almost whole where only its folded form is met; one typed with accents does not.
3. Period: the nearest of clause, head, headings, title, date that names a year or period is the one that it speaks
   of; if that contradicts the question the clause does not answer. A question about another document's head neither.
4. Form: a figure is wanted with a fitting unit, a date, a signature, a head. In a list under one head the figure is
   that of an item that the question names: “diện tích trồng cao su” is not “cây mía 479 ha”, and “cây” in the head
   names no item. What says the opposite (thu, chi) holds no figure. Words that must be met and are not (of several
   syllables, labels as in `hạng C`, those that tell of which as in `đầu tư công`) weigh against it.
5. A question in English meets Vietnamese words only through a glossary, so there the cosine between its meaning and
   the clause's counts as much as 1.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from answer.contradictions import other_document, other_time
from answer.evidence import Clause
from answer.question import KIND_OF_PASSAGE, Phrase, Question, Term, periods_in
from answer.words import PARTLY, Words, words_of
from index.model import FoundPassage
from vietnamese.dates import dates, years
from vietnamese.forms import fold
from vietnamese.numbers import Quantity

# How much a term counts by the place where it is met.
_CLAUSE, _HEAD, _SENTENCE, _CONTEXT, _PASSAGE = 1.0, 0.95, 0.6, 0.55, 0.35
_FOLDED_TYPED = 0.35
_FOLDED_UNTYPED = 0.9
_PAIR_WEIGHT = 0.7
_FORM = 0.25
_SEARCH = 0.15
_CONTRADICTED = 0.5
# A bracket answers only what asks for it: some word of the question, or its period, stands there and not before.
_NESTED = 0.25
_TOPIC_MET = 0.2
_OPPOSITES = (("tăng", "giảm"), ("thu", "chi"), ("xuất", "nhập"), ("nam", "nữ"))
# hạng C, vùng II, 19 tiêu chí
_LABEL = re.compile(r"[a-zđ]|[ivx]+|\d[\d.]*")


@dataclass(frozen=True, slots=True)
class Judged:
    """A clause with its marks."""

    clause: Clause
    coverage: float
    own: float
    """Coverage by clause and head alone."""
    cosine: float
    figure: Quantity | None
    form: bool
    """Whether it holds what kind of thing is asked for."""
    contradicts: str | None
    """The year, period or document that it speaks of instead, None if it may answer."""
    missing: float
    """Share of the topic's weight in words that are met nowhere around the clause and must be."""
    rank: float
    """Orders clauses: topic, form and the passage's search score together."""


def _above(passage: FoundPassage) -> str:
    document = passage.document
    named = f"{document.type or ''} {document.number or ''}"
    return " . ".join(filter(None, (named, document.title, document.issuer, document.place, *passage.path)))


def _places(clause: Clause) -> list[tuple[float, Words]]:
    passage = clause.passage
    texts = (
        (_CLAUSE, clause.text),
        (_HEAD, clause.head),
        (_SENTENCE, passage.text[slice(*clause.sentence)]),
        (_CONTEXT, _above(passage)),
        (_PASSAGE, passage.text),
    )
    return [(weight, words_of(text)) for weight, text in texts if text]


class Judge:
    """Judges clauses against one question."""

    def __init__(self, question: Question, frequency: Callable[[str], int], passages: int, accents_typed: bool) -> None:
        """Weigh the terms of the question.

        Args:
            question: As read.
            frequency: In how many passages a syllable stands.
            passages: How many there are.
            accents_typed: Whether the person typed accents, and so means them.
        """
        self._question = question
        self._typed = accents_typed
        self._folded = _FOLDED_TYPED if accents_typed else _FOLDED_UNTYPED
        self._weights: dict[Term, float] = {}
        for term in question.terms:
            # The commonest phrase of a set decides: a rare synonym must not make the term look rare.
            met = max(min(min(frequency(syllable), passages) for syllable in phrase) for phrase in term)
            self._weights[term] = math.log(1 + (passages - met + 0.5) / (met + 0.5)) + 0.1
        self._pairs: dict[Phrase, float] = {}
        for first, second in pairwise(question.terms):
            if len(first) == len(second) == 1 and not question.english:
                joint = (first[0][-1], second[0][0])
                self._pairs[joint] = _PAIR_WEIGHT * (self._weights[first] + self._weights[second]) / 2
        # A word of one syllable that the library says after the word before it tells of which: vốn đầu tư công.
        self._told = {
            second[0][0]
            for first, second in pairwise(question.terms)
            if accents_typed and len(second[0]) == 1 and frequency(f"{first[0][-1]}_{second[0][0]}")
        }
        # The unit asked for is a term like the others; a figure that fits meets it.
        self._unit = sum(self._weights.values()) / len(self._weights) if question.units and self._weights else 0.0
        self._possible = sum(self._weights.values()) + sum(self._pairs.values()) + self._unit

    def judge(self, clause: Clause, search_score: float, cosine: float) -> Judged:
        """Mark one clause.

        Args:
            clause: From `clauses_of`.
            search_score: Of its passage, 0 to 1 among the passages found.
            cosine: Of its passage with the question; of the clause itself for a question in English.
        """
        figure = self._figure(clause)
        coverage, own = self._coverage(clause, met=self._unit if figure is not None else 0.0)
        form = self._has_form(clause, figure)
        contradicts = other_document(clause, self._question) or other_time(clause, self._question)
        topic = 0.6 * coverage + 0.4 * own
        if self._question.english:
            topic = (topic + meaning(cosine)) / 2
        rank = topic + _SEARCH * search_score
        rank += (_FORM if form else 0.0) - (_CONTRADICTED if contradicts else 0.0)
        rank -= _NESTED if clause.nested and not self._asks_for(clause) else 0.0
        return Judged(clause, coverage, own, cosine, figure, form, contradicts, self._missing(clause), rank)

    # --- topic

    def _coverage(self, clause: Clause, met: float) -> tuple[float, float]:
        if not self._possible:
            return 0.0, 0.0
        own = [(1.0, words_of(f"{clause.text} . {clause.head}"))]
        return self._sum(_places(clause), met), self._sum(own, met)

    def _missing(self, clause: Clause) -> float:
        if not self._weights:
            return 0.0
        around = [words for _, words in _places(clause)]
        unmet = {
            phrases[0][0] if max(map(len, phrases)) == 1 else phrases: weight
            for phrases, weight in self._weights.items()
            if not any(words.has(phrase, 1.0) > PARTLY for words in around for phrase in phrases)
        }
        # A word of one syllable may be a verb said otherwise; a label is none, nor are two together (nâng cao), unless
        # accents were restored wrongly.
        together = {part for pair in self._pairs if self._typed and unmet.keys() >= set(pair) for part in pair}
        together |= self._told
        periods = {part for period in self._question.periods for part in period.split()}
        missing = sum(
            weight
            for word, weight in unmet.items()
            if not isinstance(word, str) or word in together or (_LABEL.fullmatch(word) and word not in periods)
        )
        return missing / sum(self._weights.values())

    def _sum(self, places: Sequence[tuple[float, Words]], met: float) -> float:
        total = 0.0
        for term, weight in self._weights.items():
            total += weight * max(
                (value * words.has(phrase, self._folded) for value, words in places for phrase in term), default=0.0
            )
        for pair, weight in self._pairs.items():
            total += weight * max((value * words.has(pair, self._folded) for value, words in places), default=0.0)
        # A figure of the right unit says nothing where the topic is not met at all.
        if total < _TOPIC_MET * (self._possible - self._unit):
            return total / self._possible
        return (total + met) / self._possible

    def _asks_for(self, nested: Clause) -> bool:
        own, before = words_of(nested.text), words_of(nested.head)
        if any(own.has(p, self._folded) > max(PARTLY, before.has(p, self._folded)) for t in self._weights for p in t):
            return True
        return bool(set(self._question.periods) & periods_in(nested.text))

    # --- form

    def _figure(self, clause: Clause) -> Quantity | None:
        """The figure that the question can mean: among several, the one whose own words it shares most."""
        if self._question.kind != "figure" or not self._names_item(clause) or self._is_opposite(clause):
            return None
        fitting = [quantity for quantity in clause.quantities if self._fits(quantity)]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        dated = [quantity for quantity in fitting if self._in_asked_year(clause, quantity)]
        if len(dated) == 1:
            return dated[0]
        starts = [clause.start, *(quantity.end for quantity in fitting)]
        wanted = {fold(syllable) for term in self._question.terms for phrase in term for syllable in phrase}
        shared = [
            len(wanted & words_of(clause.passage.text[start : quantity.end]).folded)
            for start, quantity in zip(starts, fitting, strict=False)
        ]
        return fitting[shared.index(max(shared))]

    def _in_asked_year(self, clause: Clause, quantity: Quantity) -> bool:
        """Whether the words after a figure, up to the next one, name a year asked for: “3% vào năm 2030”."""
        after = min((q.start for q in clause.quantities if q.start >= quantity.end), default=clause.end)
        return bool(self._question.years & years(clause.passage.text[quantity.end : after]))

    def _names_item(self, clause: Clause) -> bool:
        """Whether an item is one that the question means: by words that its head does not give to every item."""
        if not clause.head or clause.nested:
            return True
        own, head = words_of(clause.text), words_of(clause.head)
        if not own.single - words_of(" ".join(quantity.text for quantity in clause.quantities)).single:
            return True
        return any(
            own.has(phrase, self._folded) > max(PARTLY, head.has(phrase, self._folded))
            for term in self._weights
            for phrase in term
        )

    def _is_opposite(self, clause: Clause) -> bool:
        """Whether the clause says the opposite of a word of the question: thu is not chi, tăng is not giảm."""
        asked = {phrase[0] for term in self._weights for phrase in term if len(phrase) == 1}
        said = words_of(f"{clause.text} . {clause.head}").single
        both = [*_OPPOSITES, *((second, first) for first, second in _OPPOSITES)]
        return any(one in asked and other not in asked and other in said and one not in said for one, other in both)

    def _fits(self, quantity: Quantity) -> bool:
        wanted = self._question.units
        base = quantity.base or ""
        if quantity.period and not ({"month", "year", "quarter"} & set(wanted)):
            return False
        if not wanted:
            return True
        # `4.960.000 đồng/tháng` is money too.
        return any(base.split("/")[0] == unit or (unit == "percent" and base.startswith("percent")) for unit in wanted)

    def _has_form(self, clause: Clause, figure: Quantity | None) -> bool:
        match self._question.kind:
            case "figure":
                return figure is not None
            case "date":
                text = clause.passage.text[slice(*clause.sentence)]
                return bool(dates(text) or years(text) or periods_in(text))
            case "text":
                return clause.passage.kind in ("body", "preamble")
            case kind:
                return clause.passage.kind == KIND_OF_PASSAGE[kind]


def meaning(cosine: float) -> float:
    """Multilingual e5 gives an English question and an unrelated clause 0.75, its answer 0.80 to 0.85 (seed)."""
    return min(1.0, max(0.0, (cosine - 0.75) / 0.10))
