"""How much of a question a text holds: its words, each by how rare it is in the library.

1. A word weighs the more the rarer it is (idf); a pair of neighbours weighs _PAIR_WEIGHT of the mean of both.
2. A word of two syllables is met as a whole: one syllable of it says little. One typed without accents counts almost
   whole where only its folded form is met; one typed with accents does not.
3. Of the places around a clause the nearest that holds a word counts, the further away the less.
4. Missing is what must be met and is not: words of several syllables, labels as in `hạng C`, two neighbours together,
   and those that tell of which as in `đầu tư công`.
5. Lacking is all of the topic that is not met, but for what is said of any figure (tổng, đạt, chiếm).
"""

import math
import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from answer.judging.words import PARTLY, Words, folded, without_fillers, words_of
from answer.question import Phrase, Question, Term

_FOLDED_TYPED = 0.35
_FOLDED_UNTYPED = 0.9
_PAIR_WEIGHT = 0.7
# What people say and documents do not (tới hôm nào) is rare there and tells nothing.
_SYLLABLE = 4.0
# What is done is said in other words more often than of what it is done.
_ACTION = 0.5
_TOPIC_MET = 0.2
# hạng C, vùng II, 19 tiêu chí
_LABEL = re.compile(r"[a-zđ]|[ivx]+|\d[\d.]*")

Place = tuple[float, Words]
"""What a word counts that is met in a text, and what the text holds."""


class Weights:
    """The words of one question, weighed in one library."""

    def __init__(self, question: Question, frequency: Callable[[str], int], passages: int, accents_typed: bool) -> None:
        """Weigh the terms of the question.

        Args:
            question: As read.
            frequency: In how many passages a syllable stands.
            passages: How many there are.
            accents_typed: Whether the person typed accents, and so means them.
        """
        self._periods = {part for period in question.periods for part in period.split()}
        self._typed = accents_typed
        self.folded = _FOLDED_TYPED if accents_typed else _FOLDED_UNTYPED
        self.syllables = {syllable for term in question.terms for phrase in term for syllable in folded(phrase)}
        """Of the question, without accents."""
        self._weights: dict[Term, float] = {}
        for term in question.terms:
            # The commonest phrase of a set decides: a rare synonym must not make the term look rare.
            met = max(min(min(frequency(syllable), passages) for syllable in phrase) for phrase in term)
            weight = math.log(1 + (passages - met + 0.5) / (met + 0.5)) + 0.1
            if max(map(len, term)) == 1:
                weight = min(weight, _SYLLABLE)
            self._weights[term] = weight * (_ACTION if term in question.actions else 1.0)
        # The topic without what is said of any figure, each phrase with its worth where only its folded form is met.
        self._cores = [
            (
                [(core, self._untyped(core)) for core in map(without_fillers, term) if core],
                weight,
                term in question.actions and len(term[0]) == 1,
            )
            for term, weight in self._weights.items()
            if without_fillers(term[0])
        ]
        self.topics = len(self._cores)
        """How many words the topic has that are not said of any figure."""
        self._topic = {syllable for cores, *_ in self._cores for core, _ in cores for syllable in folded(core)}
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

    def coverage(self, places: Sequence[Place], met: bool) -> tuple[float, float]:
        """Return how much of the question the places hold: of its words alone, and with pairs of neighbours, 0 to 1.

        Args:
            places: Those that count most first.
            met: Whether a figure of the unit asked for is there.
        """
        if not self._weights:
            return 0.0, 0.0
        words = sum(weight * self._best(term, places) for term, weight in self._weights.items())
        pairs = sum(weight * self._best((pair,), places) for pair, weight in self._pairs.items())
        possible = sum(self._weights.values())
        with_pairs = possible + sum(self._pairs.values())
        # A figure of the right unit says nothing where the topic is not met at all.
        unit = self._unit if met and words + pairs >= _TOPIC_MET * with_pairs else 0.0
        return (words + unit) / (possible + self._unit), (words + pairs + unit) / (with_pairs + self._unit)

    def _best(self, phrases: Sequence[Phrase], places: Sequence[Place]) -> float:
        best = 0.0
        for value, words in places:
            if value <= best:
                break
            for phrase in phrases:
                best = max(best, value * words.has(phrase, self.folded))
        return best

    def adds(self, text: str, before: str) -> bool:
        """Return whether a text holds a word of the question better than what stands before it."""
        own, head = words_of(text), words_of(before)
        return any(
            own.has(phrase, self.folded) > max(PARTLY, head.has(phrase, self.folded))
            for term in self._weights
            for phrase in term
        )

    def touches(self, text: str) -> bool:
        """Return whether a text has a syllable of the topic."""
        return not self._cores or not self._topic.isdisjoint(words_of(text).folded)

    @property
    def single(self) -> set[str]:
        """The words of one syllable."""
        return {phrase[0] for term in self._weights for phrase in term if len(phrase) == 1}

    def missing(self, places: Sequence[Place]) -> float:
        """Return the share of the topic's weight in words that are met in no place and must be, 0 to 1."""
        if not self._weights:
            return 0.0
        unmet = {
            phrases[0][0] if max(map(len, phrases)) == 1 else phrases: weight
            for phrases, weight in self._weights.items()
            if without_fillers(phrases[0]) == phrases[0]
            and not any(words.has(phrase, 1.0) > PARTLY for _, words in places for phrase in phrases)
        }
        # A word of one syllable may be a verb said otherwise; a label is none, nor are two together (nâng cao), unless
        # accents were restored wrongly.
        together = {part for pair in self._pairs if self._typed and unmet.keys() >= set(pair) for part in pair}
        together |= self._told
        missing = sum(
            weight
            for word, weight in unmet.items()
            if not isinstance(word, str) or word in together or (_LABEL.fullmatch(word) and word not in self._periods)
        )
        return missing / sum(self._weights.values())

    def mislabelled(self, places: Sequence[Place]) -> bool:
        """Return whether a label of the question (hạng C, vùng II) stands nowhere: what is said is of another one."""
        labels = [phrase for phrase in self.single if _LABEL.fullmatch(phrase) and phrase not in self._periods]
        return any(all(words.has((label,), 1.0) < 1.0 for _, words in places) for label in labels)

    def lacking(self, texts: Sequence[str]) -> float:
        """Return the share of the topic's weight in words that none of the texts holds, 0 to 1.

        What is only said of any figure (tổng, đạt, chiếm) is no topic, nor is a verb of one syllable that is not held:
        what is done has many names. A word of several syllables is held where they stand together.
        """
        around = [words_of(text) for text in texts if text]
        unmet = total = 0.0
        for cores, weight, action in self._cores:
            met = max((words.has(core, worth) for words in around for core, worth in cores), default=0.0)
            if met > PARTLY or not action:
                total += weight
                unmet += weight if met <= PARTLY else 0.0
        return unmet / total if total else 0.0

    def _untyped(self, phrase: Phrase) -> float:
        """What a phrase is worth that is met without its accents alone: all, unless they were typed."""
        return 0.0 if self._typed and folded(phrase) != phrase else 1.0

    def told(self, text: str) -> float:
        """Return the share of a text's own words that the question has, 0 to 1: how little more it says."""
        own = {word for word in folded(without_fillers(tuple(words_of(text).single))) if not word.isdigit()}
        return len(own & self.syllables) / len(own) if own else 0.0
