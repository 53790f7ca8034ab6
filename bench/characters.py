"""How near a text that was read is to the true one: character errors, and figures.

1. Both texts in NFC, blanks of any kind as one blank: where lines break is not compared.
2. Character error rate: the least number of characters to insert, delete or change (Levenshtein), over the length of
   the true text; once as it is, once folded (no accents, case or tone marks). A row of the table is computed at once
   with numpy, so that a page of 3,000 characters takes 0.1 s; texts are compared page by page.
3. Figures: `9,5`, `2.100`, `15/2024`, `58,5%` are one token each. Recall is the share of the true tokens that were
   read, each as often as it occurs; precision the share of what was read that is true. A wrong figure costs both.
"""

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np

from vietnamese.forms import clean, fold

_FIGURE = re.compile(r"\d+(?:[.,/:\-]\d+)*(?:\s?%)?")


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of figures: in the true text, in what was read, and in both."""

    true: int
    read: int
    right: int


def plain(text: str) -> str:
    """Return text in NFC with single blanks."""
    return " ".join(clean(text).text.split())


def distance(true: str, read: str) -> int:
    """Return the Levenshtein distance of two texts."""
    if len(true) < len(read):
        true, read = read, true
    across = np.array([ord(character) for character in read], dtype=np.int64)
    steps = np.arange(len(read) + 1, dtype=np.int64)
    row = steps.copy()
    for place, character in enumerate(true, 1):
        below = row + 1
        below[1:] = np.minimum(below[1:], row[:-1] + (across != ord(character)))
        below[0] = place
        # An insertion carries the value of the left neighbour on: a running minimum of the values less their places.
        row = np.minimum.accumulate(below - steps) + steps
    return int(row[-1])


def errors(true: str, read: str, *, folded: bool = False) -> tuple[int, int]:
    """Return the number of wrong characters, and how many the true text has."""
    true, read = plain(true), plain(read)
    if folded:
        true, read = fold(true), fold(read)
    return distance(true, read), len(true)


def figure_tokens(text: str) -> list[str]:
    """Return the figures of a text, blanks before `%` left out."""
    return ["".join(found.split()) for found in _FIGURE.findall(plain(text))]


def figures(true: str, read: str) -> Figures:
    """Compare the figures of two texts, wherever in them they stand."""
    wanted, got = Counter(figure_tokens(true)), Counter(figure_tokens(read))
    return Figures(wanted.total(), got.total(), (wanted & got).total())
