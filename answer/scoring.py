"""How well a clause fits a question, and how sure that is.

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
6. Confidence is a logistic function of coverage, cosine and form. Its weights were set on the seed questions, which
   are few (docs/benchmarks.md): it orders well and its threshold is cautious, but it is no probability yet.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from answer.evidence import Clause
from answer.question import KIND_OF_PASSAGE, Phrase, Question, Term, periods_in
from index.model import FoundPassage
from index.terms import syllables
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
# Coverage from which the head of a document is what a question speaks of; all that is met there counts _CONTEXT.
_HEAD_MET = 0.35
_OPPOSITES = (("tăng", "giảm"), ("thu", "chi"), ("xuất", "nhập"), ("nam", "nữ"))
# hạng C, vùng II, 19 tiêu chí
_LABEL = re.compile(r"[a-zđ]|[ivx]+|\d[\d.]*")
# A word of several syllables of which only some are met.
_PARTLY = 0.25


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


@dataclass(frozen=True, slots=True)
class _Words:
    """What a text holds, for looking terms up."""

    single: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    folded: frozenset[str]
    folded_pairs: frozenset[tuple[str, str]]

    def has(self, phrase: Phrase, folded_worth: float) -> float:
        """Return 1 if the phrase is there, `folded_worth` if only without its accents, else 0."""
        if _holds(phrase, self.single, self.pairs):
            return 1.0
        if _holds(tuple(map(fold, phrase)), self.folded, self.folded_pairs):
            return folded_worth
        return _PARTLY * sum(syllable in self.single for syllable in phrase) / len(phrase) if len(phrase) > 1 else 0.0


def _holds(phrase: Phrase, single: frozenset[str], pairs: frozenset[tuple[str, str]]) -> bool:
    return phrase[0] in single if len(phrase) == 1 else all(pair in pairs for pair in pairwise(phrase))


@lru_cache(maxsize=4_000)
def _words(text: str) -> _Words:
    found = syllables(text)
    folded = [fold(item) for item in found]
    return _Words(frozenset(found), frozenset(pairwise(found)), frozenset(folded), frozenset(pairwise(folded)))


def _above(passage: FoundPassage) -> str:
    document = passage.document
    named = f"{document.type or ''} {document.number or ''}"
    return " . ".join(filter(None, (named, document.title, document.issuer, document.place, *passage.path)))


def _places(clause: Clause) -> list[tuple[float, _Words]]:
    passage = clause.passage
    texts = (
        (_CLAUSE, clause.text),
        (_HEAD, clause.head),
        (_SENTENCE, passage.text[slice(*clause.sentence)]),
        (_CONTEXT, _above(passage)),
        (_PASSAGE, passage.text),
    )
    return [(weight, _words(text)) for weight, text in texts if text]


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
        contradicts = self._other_document(clause) or self._other_time(clause)
        topic = 0.6 * coverage + 0.4 * own
        if self._question.english:
            topic = (topic + _meaning(cosine)) / 2
        rank = topic + _SEARCH * search_score
        rank += (_FORM if form else 0.0) - (_CONTRADICTED if contradicts else 0.0)
        rank -= _NESTED if clause.nested and not self._asks_for(clause) else 0.0
        return Judged(clause, coverage, own, cosine, figure, form, contradicts, self._missing(clause), rank)

    # --- topic

    def _coverage(self, clause: Clause, met: float) -> tuple[float, float]:
        if not self._possible:
            return 0.0, 0.0
        own = [(1.0, _words(f"{clause.text} . {clause.head}"))]
        return self._sum(_places(clause), met), self._sum(own, met)

    def _missing(self, clause: Clause) -> float:
        if not self._weights:
            return 0.0
        around = [words for _, words in _places(clause)]
        unmet = {
            phrases[0][0] if max(map(len, phrases)) == 1 else phrases: weight
            for phrases, weight in self._weights.items()
            if not any(words.has(phrase, 1.0) > _PARTLY for words in around for phrase in phrases)
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

    def _sum(self, places: Sequence[tuple[float, _Words]], met: float) -> float:
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
        own, before = _words(nested.text), _words(nested.head)
        if any(own.has(p, self._folded) > max(_PARTLY, before.has(p, self._folded)) for t in self._weights for p in t):
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
            len(wanted & _words(clause.passage.text[start : quantity.end]).folded)
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
        own, head = _words(clause.text), _words(clause.head)
        if not own.single - _words(" ".join(quantity.text for quantity in clause.quantities)).single:
            return True
        return any(
            own.has(phrase, self._folded) > max(_PARTLY, head.has(phrase, self._folded))
            for term in self._weights
            for phrase in term
        )

    def _is_opposite(self, clause: Clause) -> bool:
        """Whether the clause says the opposite of a word of the question: thu is not chi, tăng is not giảm."""
        asked = {phrase[0] for term in self._weights for phrase in term if len(phrase) == 1}
        said = _words(f"{clause.text} . {clause.head}").single
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

    # --- what contradicts

    def _other_document(self, clause: Clause) -> str | None:
        asked = {fold(number) for number in self._question.numbers}
        if not asked or self._question.kind not in KIND_OF_PASSAGE:
            return None
        number = clause.passage.document.number
        return None if number and fold(number) in asked else f"văn bản {number or clause.passage.document.file}"

    def _other_time(self, clause: Clause) -> str | None:
        # Not the whole sentence: the bracket of a neighbouring clause speaks of another period.
        document = clause.passage.document
        layers = (clause.text, clause.head, *reversed(clause.passage.path), document.title or "")
        asked_years = self._question.years
        if asked_years:
            spoken: set[int] = next((found for layer in layers if (found := years(layer))), set())
            if not spoken and document.date is not None:
                spoken = {document.date.year}
            if spoken and not asked_years & spoken:
                return ", ".join(f"năm {year}" for year in sorted(spoken))
        if self._question.periods:
            periods: set[str] = next((named for layer in layers if (named := periods_in(layer))), set())
            if periods and all(_exclude(asked, other) for asked in self._question.periods for other in periods):
                return ", ".join(sorted(periods))
        return None


# Periods that can be said of one and the same target: its deadline and the stretch that it closes.
_TOGETHER = (
    {"cuối năm", "3 tháng cuối"}, {"cuối năm", "cả năm"}, {"cuối năm", "hằng năm"}, {"cả năm", "hằng năm"},
)  # fmt: skip


def _exclude(asked: str, spoken: str) -> bool:
    return asked != spoken and {asked, spoken} not in _TOGETHER


def _meaning(cosine: float) -> float:
    """Multilingual e5 gives an English question and an unrelated clause 0.75, its answer 0.80 to 0.85 (seed)."""
    return min(1.0, max(0.0, (cosine - 0.75) / 0.10))


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
        return _logistic(10.0 * ((topic + _meaning(best.cosine)) / 2 - 0.5))
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
