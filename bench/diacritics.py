"""How much of a text came through: the three numbers of METRIC.md of the legacy corpus.

1. Both texts are NFC, with runs of whitespace as one blank; nothing else is changed.
2. `char_accuracy`: characters matched in an alignment, of the characters of the ground truth.
3. `diacritic_accuracy`: the texts without their diacritics are aligned; of the characters of the ground truth that
   carry one (or are đ), those count that are the same in the text.
4. `syllable_accuracy`: words between blanks matched in an alignment, of those of the ground truth.

The alignment is `difflib.SequenceMatcher` without its guess at junk. It costs the square of the length and more, so
long texts are first cut at stretches that stand once in both, in the same order in both (the longest such chain), and
each pair of pieces is aligned by itself; short texts are never cut.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

# A pair of pieces whose lengths multiply to less is aligned whole: a quarter of a second.
_WHOLE = 2_000_000
_STRETCHES = (48, 24, 12, 6)

_WORD = re.compile(r"[^\W\d_]+")

Block = tuple[int, int, int]
"""Place in the text, place in the truth, length of what is the same."""


def prepared(text: str) -> str:
    """Return a text as METRIC.md compares it: NFC, whitespace collapsed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def char_accuracy(text: str, truth: str) -> float:
    """Return the share of the truth's characters that came through; 1.0 for an empty truth."""
    return share(*characters(text, truth))


def diacritic_accuracy(text: str, truth: str) -> float:
    """Return the share of the truth's characters with a diacritic that came through; 1.0 if it has none."""
    return share(*diacritics(text, truth))


def syllable_accuracy(text: str, truth: str) -> float:
    """Return the share of the truth's words that came through; 1.0 for an empty truth."""
    return share(*syllables(text, truth))


def share(right: int, whole: int) -> float:
    """Return right of whole; of nothing all is right."""
    return right / whole if whole else 1.0


def characters(text: str, truth: str) -> tuple[int, int]:
    """Return how many characters of the truth an alignment finds in the text, and how many it has."""
    text, truth = prepared(text), prepared(truth)
    return sum(size for _, _, size in aligned(text, truth)), len(truth)


def diacritics(text: str, truth: str) -> tuple[int, int]:
    """Return how many of the truth's characters with a diacritic came through, and how many it has."""
    text, truth = prepared(text), prepared(truth)
    text_bases, truth_bases = _bases(text), _bases(truth)
    marked = sum(_is_marked(character) for character in truth)
    right = 0
    for start, truth_start, size in aligned("".join(b for _, b in text_bases), "".join(b for _, b in truth_bases)):
        for place in range(size):
            original = truth[truth_bases[truth_start + place][0]]
            right += _is_marked(original) and text[text_bases[start + place][0]] == original
    return right, marked


def syllables(text: str, truth: str) -> tuple[int, int]:
    """Return how many words of the truth an alignment finds in the text, and how many it has."""
    words, truth_words = prepared(text).split(), prepared(truth).split()
    return sum(size for _, _, size in aligned(words, truth_words)), len(truth_words)


def marked_words(text: str, truth: str) -> tuple[int, int]:
    """Return how many of the truth's words with a diacritic the text has, in any order and case, and how many it has.

    This is none of METRIC.md's numbers: beside them it tells what was lost from what stands in another place.
    """
    found = Counter(_WORD.findall(prepared(text).lower()))
    wanted = Counter(word for word in _WORD.findall(prepared(truth).lower()) if any(map(_is_marked, word)))
    return (wanted & found).total(), wanted.total()


def aligned(text: Sequence[Hashable], truth: Sequence[Hashable]) -> list[Block]:
    """Return what is the same in two sequences, in order."""
    return list(_aligned(text, truth, 0, 0, _STRETCHES))


def _aligned(
    text: Sequence[Hashable], truth: Sequence[Hashable], at: int, truth_at: int, stretches: tuple[int, ...]
) -> Iterator[Block]:
    if not text or not truth:
        return
    if len(text) * len(truth) <= _WHOLE or not stretches:
        for start, truth_start, size in SequenceMatcher(None, text, truth, autojunk=False).get_matching_blocks():
            if size:
                yield at + start, truth_at + truth_start, size
        return
    cuts = [(0, 0), *_once_in_both(text, truth, stretches[0]), (len(text), len(truth))]
    for (start, truth_start), (end, truth_end) in pairwise(cuts):
        piece, truth_piece = text[start:end], truth[truth_start:truth_end]
        yield from _aligned(piece, truth_piece, at + start, truth_at + truth_start, stretches[1:])


def _once_in_both(text: Sequence[Hashable], truth: Sequence[Hashable], size: int) -> list[tuple[int, int]]:
    """Places of stretches that each sequence has once, as the longest chain that rises in both."""
    places, truth_places = _once(text, size), _once(truth, size)
    both = sorted((place, truth_places[stretch]) for stretch, place in places.items() if stretch in truth_places)
    ends: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for index, (_, truth_place) in enumerate(both):
        length = bisect_left(ends, truth_place)
        before.append(chain[length - 1] if length else -1)
        ends[length : length + 1] = [truth_place]
        chain[length : length + 1] = [index]
    found, index = [], chain[-1] if chain else -1
    while index >= 0:
        found.append(both[index])
        index = before[index]
    return found[::-1]


def _once(sequence: Sequence[Hashable], size: int) -> dict[Hashable, int]:
    places: dict[Hashable, int] = {}
    twice: set[Hashable] = set()
    for place in range(len(sequence) - size + 1):
        stretch = sequence[place : place + size]
        name: Hashable = stretch if isinstance(stretch, str) else tuple(stretch)
        if name in places:
            twice.add(name)
        places[name] = place
    return {name: place for name, place in places.items() if name not in twice}


def _bases(text: str) -> list[tuple[int, str]]:
    """Base letters with the places of their characters; a mark that composes with nothing has none."""
    return [
        (place, base)
        for place, character in enumerate(text)
        for base in unicodedata.normalize("NFD", character.replace("đ", "d").replace("Đ", "D"))
        if unicodedata.category(base) != "Mn"
    ]


def _is_marked(character: str) -> bool:
    decomposed = unicodedata.normalize("NFD", character)
    return character in "đĐ" or any(unicodedata.category(part) == "Mn" for part in decomposed)
