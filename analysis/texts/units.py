"""Passages -> what is aligned: the words of each without its label, where it stands, and how alike two are.

1. The label (`4.`, `Điều 8.`, `gạch`) is no part of the words that are compared: it changes when another clause is put
   in before it. A passage that is all label keeps it.
2. Likeness is the share of words and pairs of neighbours that two passages have in common (Dice, each as often as it
   stands): 1 for the same words in the same order, 0 for none.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.texts.words import Reading, words
from index.model import FoundPassage

_LABEL = re.compile(
    r"[\s“\"*#>]*(?:(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Phụ lục|PHỤ LỤC|Tiểu mục|Khoản)"
    r"\s+[\dIVXLC]+[a-zđ]?\d?[.:]?"
    r"|[IVXLC]{1,7}[.)-]|\d{1,3}(?:\.\d{1,3}){0,3}[a-zđ]?\d?[.)-]|[a-zđ]\d?\)|[-–+•*])(?=\s|[^\W\d_])",
)


Counted = Counter[str | tuple[str, str]]
"""Words and pairs of neighbours of a text, and how often each stands."""


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A passage as it is aligned."""

    passage: FoundPassage
    words: tuple[str, ...]
    """Without its label, in the form that words are compared in."""
    letters: str
    """The same without the blanks between them: a PDF may tear a word or a figure apart."""
    parent: tuple[str, ...]
    """Labels above its own, without the document's."""
    label: str
    counted: Counted
    """Its words and pairs of neighbours, and how often each stands."""
    heading: bool

    @property
    def place(self) -> tuple[str, ...]:
        """Its address without the document's name."""
        return (*self.parent, self.label)


def units_of(passages: Sequence[FoundPassage], reading: Reading) -> list[Unit]:
    """Return what is aligned of a document, in the order of its text."""
    units = []
    for passage in passages:
        labelled = _LABEL.match(passage.quote)
        found = words([(0, passage.quote[labelled.end() :] if labelled else passage.quote)], reading)
        found = found or words([(0, passage.quote)], reading)
        keys = tuple(word.key for word in found)
        *parent, label = passage.address.split(" › ")[1:] or [passage.address]
        counted: Counted = Counter(keys)
        counted.update(pairwise(keys))
        units.append(Unit(passage, keys, "".join(keys), tuple(parent), label, counted, passage.kind == "heading"))
    return units


def likeness(one: Counted, other: Counted, worth: Mapping[str | tuple[str, str], float] | None = None) -> float:
    """Return the share of words and pairs that two texts have in common, 0 to 1.

    Args:
        one: A text's words and pairs.
        other: Another's.
        worth: How much each counts; None for all the same.
    """
    if worth is None:
        total = one.total() + other.total()
        return 2 * shared(one, other) / total if total else 0.0
    both = sum(min(count, other[item]) * worth[item] for item, count in one.items() if item in other)
    weight = sum(count * worth[item] for side in (one, other) for item, count in side.items())
    return 2 * both / weight if weight else 0.0


def shared(one: Counted, other: Counted) -> int:
    """Return how many words and pairs two texts have in common."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return sum(min(count, large[item]) for item, count in small.items() if item in large)


def weights(units: Sequence[Unit]) -> dict[str | tuple[str, str], float]:
    """Return how much each word and pair tells passages apart: the logarithm of how few have it."""
    frequency: Counter[str | tuple[str, str]] = Counter()
    for unit in units:
        frequency.update(unit.counted.keys())
    return {item: 0.1 + math.log(len(units) / count) for item, count in frequency.items()}
