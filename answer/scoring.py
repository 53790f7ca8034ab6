"""How well a clause fits a question, and how sure that is.

1. Topic: every content term of the question, weighted by how rare it is in the library (idf), and every pair of
   neighbouring terms, is looked for in the clause, its head, its sentence, its passage, the headings above; the
   further away, the less it counts. The sum over what was possible is the coverage, 0 to 1.
2. A term typed without accents counts almost whole where only its folded form is met; one typed with accents does not.
3. Period: the nearest of clause, head, headings, document that names a year or period is the one that it speaks of;
   if that contradicts the question the clause does not answer.
4. Form: a figure is wanted with a fitting unit, a date, a signature.
5. A question in English shares no words: there the cosine between its meaning and the clause's takes the place of 1.
6. Confidence is a logistic function of coverage, cosine and form. Its weights were set on the seed questions, which
   are few (docs/benchmarks.md): it orders well and its threshold is cautious, but it is no probability yet.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from answer.evidence import Clause
from answer.question import Question, periods_in
from index.terms import syllables
from vietnamese.dates import dates, years
from vietnamese.forms import fold
from vietnamese.numbers import Quantity

# How much a term counts by the place where it is met.
_PLACES = {"clause": 1.0, "head": 0.95, "sentence": 0.6, "passage": 0.35, "context": 0.55}
_FOLDED_TYPED = 0.35
_FOLDED_UNTYPED = 0.9
_PAIR_WEIGHT = 0.7
# A bracket and an aside answer only what asks for them.
_NESTED = -0.03


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
    """The year or period that it speaks of instead, None if it may answer."""
    rank: float
    """Orders clauses: coverage, form and the passage's search score together."""


class Judge:
    """Judges clauses against one question."""

    def __init__(self, question: Question, frequency: Callable[[str], int], passages: int, accents_typed: bool) -> None:
        self._question = question
        self._folded = _FOLDED_TYPED if accents_typed else _FOLDED_UNTYPED
        self._weights: dict[str, float] = {
            term: math.log(1 + (passages - df + 0.5) / (df + 0.5)) + 0.1
            for term in dict.fromkeys(question.terms)
            for df in [min(passages, frequency(term))]
        }
        self._pairs = {
            (first, second): _PAIR_WEIGHT * (self._weights[first] + self._weights[second]) / 2
            for first, second in pairwise(question.terms)
        }
        self._possible = sum(self._weights.values()) + sum(self._pairs.values())

    def judge(self, clause: Clause, search_score: float, cosine: float) -> Judged:
        """Mark one clause.

        Args:
            clause: From `clauses_of`.
            search_score: Of its passage, 0 to 1 among the passages found.
            cosine: Of its passage with the question; of the clause itself for a question in English.
        """
        coverage, own = self._coverage(clause)
        figure = self._figure(clause)
        form = self._has_form(clause, figure)
        contradicts = self._contradiction(clause)
        topic = _meaning(cosine) if self._question.foreign else 0.6 * coverage + 0.4 * own
        rank = topic + 0.15 * search_score + (0.25 if form else 0.0) + (_NESTED if clause.nested else 0.0)
        rank -= 0.5 if contradicts else 0.0
        return Judged(clause, coverage, own, cosine, figure, form, contradicts, rank)

    # --- topic

    def _coverage(self, clause: Clause) -> tuple[float, float]:
        if not self._possible:
            return 0.0, 0.0
        sentence = clause.passage.text[slice(*clause.sentence)]
        places = {
            "clause": clause.text,
            "head": clause.head,
            "sentence": sentence,
            "passage": clause.passage.text,
            "context": " . ".join(filter(None, (clause.passage.document.title, *clause.passage.path))),
        }
        items = {name: syllables(text) for name, text in places.items()}
        together = items["clause"] + ["."] + items["head"]
        best: dict[object, float] = {}
        for name, found in items.items():
            self._mark(found, _PLACES[name], best)
        own_best: dict[object, float] = {}
        self._mark(together, 1.0, own_best)
        return self._sum(best), self._sum(own_best)

    def _mark(self, found: Sequence[str], weight: float, best: dict[object, float]) -> None:
        here, folded = set(found), {fold(item) for item in found}
        for term in self._weights:
            value = weight if term in here else weight * self._folded if fold(term) in folded else 0.0
            best[term] = max(best.get(term, 0.0), value)
        if not self._pairs:
            return
        neighbours = set(pairwise(found))
        neighbours_folded = {(fold(a), fold(b)) for a, b in neighbours}
        for pair in self._pairs:
            value = 0.0
            if pair in neighbours:
                value = weight
            elif (fold(pair[0]), fold(pair[1])) in neighbours_folded:
                value = weight * self._folded
            best[pair] = max(best.get(pair, 0.0), value)

    def _sum(self, best: dict[object, float]) -> float:
        total = sum(self._weights[term] * best.get(term, 0.0) for term in self._weights)
        total += sum(weight * best.get(pair, 0.0) for pair, weight in self._pairs.items())
        return total / self._possible

    # --- form

    def _figure(self, clause: Clause) -> Quantity | None:
        """The figure of the clause that the question can mean: the first that fits after the last word shared."""
        if self._question.kind != "figure":
            return None
        fitting = [q for q in clause.quantities if self._fits(q)]
        if not fitting:
            return None
        shared = self._last_shared(clause, fitting)
        return next((q for q in fitting if q.start >= shared), fitting[-1])

    def _fits(self, quantity: Quantity) -> bool:
        wanted = self._question.units
        base = quantity.base or ""
        if quantity.period and not ({"month", "year", "quarter"} & set(wanted)):
            return False
        if not wanted:
            return True
        return any(base == unit or (unit == "percent" and base.startswith("percent")) for unit in wanted)

    def _last_shared(self, clause: Clause, fitting: list[Quantity]) -> int:
        if len(fitting) < 2:
            return 0
        wanted = {fold(term) for term in self._question.terms}
        best, best_count = 0, -1
        bounds = [clause.start, *(q.end for q in fitting)]
        for quantity, start in zip(fitting, bounds, strict=False):
            count = len(wanted & {fold(s) for s in syllables(clause.passage.text[start : quantity.end])})
            if count > best_count:
                best, best_count = quantity.start, count
        return best

    def _has_form(self, clause: Clause, figure: Quantity | None) -> bool:
        match self._question.kind:
            case "figure":
                return figure is not None
            case "date":
                text = clause.passage.text[slice(*clause.sentence)]
                return bool(dates(text) or years(text) or periods_in(text))
            case "signer":
                return clause.passage.kind == "signature"
            case "text":
                return clause.passage.kind in ("body", "preamble")

    # --- period

    def _contradiction(self, clause: Clause) -> str | None:
        # Not the whole sentence: the bracket of a neighbouring clause speaks of another period.
        layers = (
            clause.text,
            clause.head,
            *reversed(clause.passage.path),
            clause.passage.document.title or "",
        )
        asked_years = self._question.years
        if asked_years:
            spoken: set[int] = next((found for layer in layers if (found := years(layer))), set())
            date = clause.passage.document.date
            if not spoken and date is not None:
                spoken = {date.year}
            if spoken and not asked_years & spoken:
                return ", ".join(f"năm {year}" for year in sorted(spoken))
        if self._question.periods:
            spoken_periods = next((named for layer in layers if (named := periods_in(layer))), None)
            if spoken_periods and all(
                _exclude(asked, spoken) for asked in self._question.periods for spoken in spoken_periods
            ):
                return ", ".join(sorted(spoken_periods))
        return None


# Periods that can be said of one and the same target: its deadline and the stretch that it closes.
_TOGETHER = (
    {"cuối năm", "3 tháng cuối"}, {"cuối năm", "cả năm"}, {"cuối năm", "hằng năm"}, {"cả năm", "hằng năm"},
)  # fmt: skip


def _exclude(asked: str, spoken: str) -> bool:
    return asked != spoken and {asked, spoken} not in _TOGETHER


def _meaning(cosine: float) -> float:
    """Multilingual e5 gives unrelated texts 0.78 and more, the same in two languages 0.88."""
    return min(1.0, max(0.0, (cosine - 0.78) / 0.10))


def confidence(best: Judged, question: Question) -> float:
    """Return how sure the best clause is, 0 to 1; `respond` answers from `ANSWER_FROM` on."""
    if best.contradicts:
        return 0.1
    if question.kind in ("figure", "signer") and not best.form:
        return 0.15
    if question.foreign:
        return _logistic(60.0 * (best.cosine - 0.835))
    return _logistic(9.0 * (0.6 * best.coverage + 0.4 * best.own - 0.42) + 10.0 * (best.cosine - 0.84))


ANSWER_FROM = 0.5


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
