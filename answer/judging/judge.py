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
6. A passage that was read with the question (reading.py) raises its clauses as far as it is likely to answer, most the
   one whose words the reader would give.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from answer.judging.contradictions import other_document, other_time
from answer.judging.evidence import Clause, clauses_of
from answer.judging.weighing import Place, Weights
from answer.judging.words import words_of
from answer.question import KIND_OF_PASSAGE, Question, periods_in
from index.comprehension.reading import Reading, probability
from index.model import FoundPassage, Hit
from vietnamese.dates import dates, years
from vietnamese.numbers import Quantity

# How much a term counts by the place where it is met.
_CLAUSE, _HEAD, _SENTENCE, _CONTEXT, _PASSAGE = 1.0, 0.95, 0.6, 0.55, 0.35
_FORM = 0.25
_SEARCH = 0.15
_CONTRADICTED = 0.5
_READ, _GIVEN = 0.2, 0.05
# A bracket answers only what asks for it: some word of the question, or its period, stands there and not before.
_NESTED = 0.25
# Of a cell, not of the first one, which numbers the rows.
_NUMBER = re.compile(r"\| *[^|\w]{0,3}\d")
# 5.171.344 đồng (Bằng chữ: Năm triệu …): no item of its own.
_IN_WORDS = re.compile(r"\((?:bằng chữ|viết bằng chữ)[^()]*\)", re.IGNORECASE)
_OPPOSITES = (("tăng", "giảm"), ("thu", "chi"), ("xuất", "nhập"), ("nam", "nữ"))


@dataclass(frozen=True, slots=True)
class Judged:
    """A clause with its marks."""

    clause: Clause
    coverage: float
    """Of the words of the question; pairs of neighbours count for `rank` alone: who asks in own words has none."""
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
    search_score: float
    """Of its passage, 0 to 1 among the passages found."""
    by: "Judge"
    """Who judged it, to ask further."""
    lacking: float = 0.0
    """Of a figure: share of the question that neither its own words nor the headings above hold."""
    ledger: bool = False
    """Whether it is a figure of the ledger of targets."""
    rivals: bool = False
    """Of a list: whether others of its document say the same of themselves."""
    raised: float = 0.0
    """What reading added to the rank."""
    read: float | None = None
    """Log-odds that its passage answers, by the reader; None if it was not read."""
    given: bool = False
    """Whether the words that the reader would give are its own, or some of them."""

    @property
    def unread(self) -> float:
        """Its rank without what reading added, to hold beside one whose passage nobody read."""
        return self.rank - self.raised

    @property
    def topic(self) -> float:
        """How much of the question it covers, what it says itself counting most."""
        return 0.6 * self.coverage + 0.4 * self.own


def search_scores(hits: Sequence[Hit]) -> dict[int, float]:
    """Return the score of each passage in the search, 0 to 1 among those found."""
    low, high = min(hit.score for hit in hits), max(hit.score for hit in hits)
    return {hit.passage.id: (hit.score - low) / (high - low) if high > low else 1.0 for hit in hits}


def above(passage: FoundPassage) -> str:
    """Return what stands above a passage: what its document is called, and its headings."""
    document = passage.document
    named = f"{document.type or ''} {document.number or ''}"
    return " . ".join(filter(None, (named, document.title, document.issuer, document.place, *passage.path)))


def _places(clause: Clause) -> list[Place]:
    passage = clause.passage
    texts = (
        (_CLAUSE, clause.text),
        (_HEAD, clause.head),
        (_SENTENCE, passage.text[slice(*clause.sentence)]),
        (_CONTEXT, above(passage)),
        (_PASSAGE, passage.text),
    )
    return [(weight, words_of(text)) for weight, text in texts if text]


class Judge:
    """Judges clauses against one question.

    Attributes:
        readings: What reading said of passages, by their id.
        weights: Of the terms of the question.
    """

    def __init__(self, question: Question, frequency: Callable[[str], int], passages: int, accents_typed: bool) -> None:
        """Weigh the terms of the question.

        Args:
            question: As read.
            frequency: In how many passages a syllable stands.
            passages: How many there are.
            accents_typed: Whether the person typed accents, and so means them.
        """
        self._question = question
        self._library = frequency, passages, accents_typed
        self.readings: dict[int, Reading] = {}
        self.weights = Weights(question, frequency, passages, accents_typed)

    def judge(self, clause: Clause, search_score: float, cosine: float) -> Judged:
        """Mark one clause.

        Args:
            clause: From `clauses_of`.
            search_score: Of its passage, 0 to 1 among the passages found.
            cosine: Of its passage with the question; of the clause itself for a question in English.
        """
        places = _places(clause)
        figure = None if self.weights.mislabelled(places) else self._figure(clause)
        coverage, whole = self.weights.coverage(places, met=figure is not None)
        near = [(1.0, words) for value, words in places if value >= _HEAD]
        own, own_whole = self.weights.coverage(near, met=figure is not None)
        form = self._has_form(clause, figure)
        contradicts = other_document(clause, self._question) or other_time(clause, self._question)
        topic = 0.6 * whole + 0.4 * own_whole
        if self._question.english:
            topic = (topic + meaning(cosine)) / 2
        rank = topic + _SEARCH * search_score
        rank += (_FORM if form else 0.0) - (_CONTRADICTED if contradicts else 0.0)
        rank -= _NESTED if clause.nested and not self._asks_for(clause) else 0.0
        reading = self.readings.get(clause.passage.id)
        given = reading is not None and reading.start < clause.end and clause.start < reading.end
        raised = _READ * probability(reading.answers) + (_GIVEN if given else 0.0) if reading is not None else 0.0
        return Judged(
            clause,
            coverage,
            own,
            cosine,
            figure,
            form,
            contradicts,
            self.weights.missing(places),
            rank + raised,
            search_score,
            self,
            raised=raised,
            read=reading.answers if reading is not None else None,
            given=given,
        )

    def of_hits(self, hits: Sequence[Hit]) -> list[Judged]:
        """Mark the clauses of the passages found, in the order in which they stand there."""
        scores = search_scores(hits)
        return [
            self.judge(clause, scores[hit.passage.id], hit.why.get("dense", 0.0))
            for hit in hits
            for clause in clauses_of(hit.passage)
        ]

    def again(self, judged: Iterable[Judged], of: Collection[int] | None = None) -> tuple[Judged, ...]:
        """Mark clauses anew, best first; those of other passages than `of`, if it is given, stay as they are."""
        marked = (
            self.judge(item.clause, item.search_score, item.cosine)
            if of is None or item.clause.passage.id in of
            else item
            for item in judged
        )
        return tuple(sorted(marked, key=lambda item: -item.rank))

    def remember(self, readings: Mapping[int, Reading]) -> None:
        """Remember what reading says of passages, by their id: it counts from now on."""
        self.readings.update(readings)

    def of(self, question: Question) -> "Judge":
        """Return a judge of another question to the same library; what was read with this one stays."""
        judge = Judge(question, *self._library)
        judge.remember(self.readings)
        return judge

    def _asks_for(self, nested: Clause) -> bool:
        if self.weights.adds(nested.text, nested.head):
            return True
        return bool(set(self._question.periods) & periods_in(nested.text))

    # --- form

    def _figure(self, clause: Clause) -> Quantity | None:
        """The figure that the question can mean: among several, the one whose own words it shares most."""
        if self._question.kind != "figure" or not self._names_item(clause) or self._is_opposite(clause):
            return None
        # A bare number in the row of a table is as likely that of the row; the ledger knows the others.
        row = _is_row(clause)
        fitting = [quantity for quantity in clause.quantities if self._fits(quantity) and (quantity.base or not row)]
        # “trên 25% thì được ưu đãi mấy phần trăm”: what the question states is not what it asks for.
        given = {(one.value, one.base) for one in self._question.figures}
        fitting = [one for one in fitting if row or (one.value, one.base) not in given] or fitting
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        dated = [quantity for quantity in fitting if self._in_asked_year(clause, quantity)]
        if len(dated) == 1:
            return dated[0]
        starts = [clause.start, *(quantity.end for quantity in fitting)]
        shared = [
            len(self.weights.syllables & words_of(clause.passage.text[start : quantity.end]).folded)
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
        own = words_of(_IN_WORDS.sub("", clause.text))
        if not own.single - words_of(" ".join(quantity.text for quantity in clause.quantities)).single:
            return True
        return self.weights.adds(clause.text, clause.head)

    def _is_opposite(self, clause: Clause) -> bool:
        """Whether the clause says the opposite of a word of the question: thu is not chi, tăng is not giảm."""
        asked = self.weights.single
        said = words_of(clause.text).single | words_of(clause.head).single
        both = [*_OPPOSITES, *((second, first) for first, second in _OPPOSITES)]
        return any(one in asked and other not in asked and other in said and one not in said for one, other in both)

    def _fits(self, quantity: Quantity) -> bool:
        if quantity.comparator in self._question.opposite:
            return False
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
                return figure is not None or (_is_row(clause) and bool(_NUMBER.search(clause.text)))
            case "date":
                text = clause.passage.text[slice(*clause.sentence)]
                return bool(dates(text) or years(text) or periods_in(text))
            case "text":
                return clause.passage.kind in ("body", "preamble")
            case kind:
                return clause.passage.kind == KIND_OF_PASSAGE[kind]


def _is_row(clause: Clause) -> bool:
    return " | " in clause.text


def meaning(cosine: float) -> float:
    """Multilingual e5 gives an English question and an unrelated clause 0.75, its answer 0.80 to 0.85 (seed)."""
    return min(1.0, max(0.0, (cosine - 0.75) / 0.10))
