r"""Two RAW texts -> the words that both have, that only the old one has, that only the new one has.

1. A text is cut into runs of letters, runs of digits and single signs. They are compared in KEY form, so that case,
   tone placement, blanks and lines of ornament are no change; as they stand, if every character counts; or without
   accents.
2. What begins and ends alike is set aside; the rest goes through difflib, which looks for the longest common runs.
3. A figure or a number is changed as a whole: of `2.100` and `2.300` nothing is kept.
4. A few lonely words that both have between two longer exchanged stretches are exchanged with them: it reads better.
5. Words become pieces; a piece never runs from one passage into the next.
"""

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby
from typing import Literal, NamedTuple

from analysis.texts.model import Piece, PieceKind, Span
from vietnamese.forms import fold, key

Reading = Literal["key", "fold", "exact"]
"""How words are compared."""

_WORD = re.compile(r"[^\W\d_][^\W\d_\u0300-\u036f]*+(?:[\u0300-\u036f]+[^\W\d_\u0300-\u036f]*+)*|\d+|\S")
# Lines of ornament below a head, and dots to write on.
_ORNAMENT = re.compile(r"[-_*=~–—]{3,}|[.…]{4,}")
_FIGURE = re.compile(r"\d(?:[\w.,/%-]*[\w%])?")
# Longer than any passage: from here on difflib may pass over the most frequent words.
_LONG = 3_000
_LONELY = 3
"""Words kept between two stretches, each twice as long, that are exchanged."""


class Word(NamedTuple):
    """A word of a text. A named tuple, as they are made by the hundred thousand."""

    key: str
    start: int
    """In its document."""
    end: int
    part: int
    """Which of the passages it stands in."""
    figure: int
    """Where the figure or number begins that it is a part of; -1 if it is none."""


def reading_key(reading: Reading) -> Callable[[str], str]:
    """Return what makes the form that words are compared in."""
    forms: dict[Reading, Callable[[str], str]] = {"key": _key, "fold": _fold, "exact": str}
    return forms[reading]


_key = lru_cache(maxsize=65_536)(key)
_fold = lru_cache(maxsize=65_536)(fold)


def words(parts: Sequence[tuple[int, str]], reading: Reading = "key") -> list[Word]:
    """Return the words of a text.

    Args:
        parts: Its passages: where each begins in its document, and its RAW text.
        reading: How they are to be compared.
    """
    form = reading_key(reading)
    found = []
    for part, (base, text) in enumerate(parts):
        figures = [match.span() for match in _FIGURE.finditer(text)]
        place = 0
        text = _ORNAMENT.sub(lambda match: " " * len(match[0]), text)
        for match in _WORD.finditer(text):
            start, end = match.span()
            while place < len(figures) and figures[place][1] <= start:
                place += 1
            within = place < len(figures) and figures[place][0] <= start
            figure = base + figures[place][0] if within else -1
            found.append(Word(form(match[0]), base + start, base + end, part, figure))
    return found


def differences(
    old: Sequence[tuple[int, str]], new: Sequence[tuple[int, str]], reading: Reading = "key"
) -> tuple[Piece, ...]:
    """Return the pieces that turn one text into the other, in the order of the text, removed before added.

    Args:
        old: Passages of the old side: where each begins in its document, and its RAW text.
        new: The same of the new side.
        reading: How words are compared.
    """
    before, after = words(old, reading), words(new, reading)
    pairs = _whole_figures(_paired([word.key for word in before], [word.key for word in after]), before, after)
    pairs = _without_lonely(pairs)
    left, right = _covered(before, old), _covered(after, new)
    steps: list[tuple[PieceKind, int | None, int | None]] = []
    i = j = 0
    for one, other in [*pairs, (len(before), len(after))]:
        steps += [("removed", k, None) for k in range(i, one)]
        steps += [("added", None, k) for k in range(j, other)]
        if one < len(before) and other < len(after):
            steps.append(("kept", one, other))
        i, j = one + 1, other + 1
    pieces = []
    for (kind, *_), run in groupby(steps, key=lambda step: _run(step, before, after)):
        items = list(run)
        (_, *first), (_, *last) = items[0], items[-1]
        gone, come = _joined(left, first[0], last[0]), _joined(right, first[1], last[1])
        said = _text(old, before, first[0], gone), _text(new, after, first[1], come)
        pieces.append(Piece(kind, gone, come, *said))
    return tuple(pieces)


def _run(
    step: tuple[PieceKind, int | None, int | None], before: list[Word], after: list[Word]
) -> tuple[PieceKind, int, int]:
    kind, i, j = step
    return kind, -1 if i is None else before[i].part, -1 if j is None else after[j].part


def _paired(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """The places of the words that both have, in order."""
    shortest = min(len(old), len(new))
    head = next((k for k in range(shortest) if old[k] != new[k]), shortest)
    tail = next((k for k in range(shortest - head) if old[-1 - k] != new[-1 - k]), shortest - head)
    pairs = [(k, k) for k in range(head)]
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if middle_old and middle_new:
        matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=len(middle_new) > _LONG)
        for block in matcher.get_matching_blocks():
            pairs += [(head + block.a + k, head + block.b + k) for k in range(block.size)]
    return pairs + [(len(old) - tail + k, len(new) - tail + k) for k in range(tail)]


def _whole_figures(pairs: list[tuple[int, int]], old: list[Word], new: list[Word]) -> list[tuple[int, int]]:
    """Leave no part of a figure kept whose other parts are not."""
    while True:
        kept_old, kept_new = {i for i, _ in pairs}, {j for _, j in pairs}
        torn_old = {word.figure for i, word in enumerate(old) if word.figure >= 0 and i not in kept_old}
        torn_new = {word.figure for j, word in enumerate(new) if word.figure >= 0 and j not in kept_new}
        whole = [(i, j) for i, j in pairs if old[i].figure not in torn_old and new[j].figure not in torn_new]
        if len(whole) == len(pairs):
            return pairs
        pairs = whole


def _without_lonely(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out what is kept of few words between two larger stretches that are exchanged."""
    runs: list[list[tuple[int, int]]] = []
    for i, j in pairs:
        if runs and runs[-1][-1] == (i - 1, j - 1):
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])
    kept: list[tuple[int, int]] = []
    for place, run in enumerate(runs):
        if len(run) > _LONELY or not 0 < place < len(runs) - 1:
            kept += run
            continue
        gone, come = zip(_gap(runs[place - 1], run), _gap(run, runs[place + 1]), strict=True)
        smallest = min(max(sides) for sides in zip(gone, come, strict=True))
        if not (any(gone) and any(come) and smallest >= 2 * len(run)):
            kept += run
    return kept


def _gap(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> tuple[int, int]:
    """How many words went, and how many came, between two runs that are kept."""
    return second[0][0] - first[-1][0] - 1, second[0][1] - first[-1][1] - 1


def _covered(found: list[Word], parts: Sequence[tuple[int, str]]) -> list[Span]:
    """The span of each word with the blanks after it; the first of a part has those before it too."""
    spans: list[Span] = []
    for place, word in enumerate(found):
        base, text = parts[word.part]
        first = place == 0 or found[place - 1].part != word.part
        last = place + 1 == len(found) or found[place + 1].part != word.part
        spans.append((base if first else word.start, base + len(text) if last else found[place + 1].start))
    return spans


def _text(parts: Sequence[tuple[int, str]], found: list[Word], first: int | None, span: Span | None) -> str:
    if first is None or span is None:
        return ""
    base, text = parts[found[first].part]
    return text[span[0] - base : span[1] - base]


def _joined(spans: list[Span], first: int | None, last: int | None) -> Span | None:
    return None if first is None or last is None else (spans[first][0], spans[last][1])
