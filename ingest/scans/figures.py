"""A second look at figures, for a figure misread is worse than a word misread.

The Vietnamese data of tesseract reads `11` as `l1`, `100%` as `1006`, and loses the point of `432037.305`, at times
without any doubt. The English data, allowed figures only, knows nothing of the words around and reads them better: of
150 coordinates in a scanned table the first reading gave 105 in their form, the second 136.

1. Words of figures only (or of what is mistaken for them: l, I, ], §) are cut out and put one below the other, and read
   once more with the English data.
2. Both say the same: so be it, with the higher confidence.
3. The first is unsure, or no figure in form, and the second is sure: the second is taken.
4. They differ and the second is not unsure: the first stays, the other is kept beside it, and the word is doubtful.
5. Else the first stays, and is doubtful if it was.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from PIL import Image

from ingest.scans.layout import Seen, SeenLine

WHITELIST = "0123456789.,/-%"
"""What the second reading may give."""

# Of 11 wrong figures on nine printed pages 7 are below this or of odd form, and so is about one in eleven of all 247.
_UNSURE = 0.6
_SURE = 0.85
_FIGURE = re.compile(r"[(\[\"“‘'+*≥≤<>=~\-–]*[\w.,:/%()\-–…]+[)\]\"”’*;!?+]*[.,;:]*")
_MIXED = re.compile(r"\d[lI|\]\[!§Š]|(?<![^\W\d_])[lI|\[\]!§Š]\d|_|⁄")
_FOR_ONES = re.compile(r"(?!II)[lI|\]!]{2}[.,;:]?")
_CANDIDATE = re.compile(r"[\dlI|\[\]!§Š.,:;/%()\-–_'\"“”‘’]+")
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?\s?%?|[^\W_]%?", re.DOTALL)
# A picture of 100 words stays far below the height that tesseract can read; nobody needs more than 1,000 a page.
_TOGETHER, _MOST = 100, 1000
_MARGIN, _EDGE, _APART = 6, 60, 48  # pixels around a word, beside it, below it

Read = Callable[[Image.Image], list[SeenLine]]
"""Reads a picture of lines of figures."""


def look_again(grey: Image.Image, lines: Sequence[SeenLine], read: Read) -> list[SeenLine]:
    """Return the lines of a page with their figures read twice.

    Args:
        grey: The page as it was read.
        lines: What was seen on it.
        read: Reads a picture with the other data.
    """
    figures = [word for line in lines for word in line if _is_candidate(word)][:_MOST]
    settled: dict[int, Seen] = {}
    for start in range(0, len(figures), _TOGETHER):
        some = figures[start : start + _TOGETHER]
        for word, again in zip(some, _read_again(grey, some, read), strict=True):
            settled[id(word)] = _settle(word, again)
    return [[settled.get(id(word), word) for word in line] for line in lines]


def doubtful(word: Seen) -> bool:
    """Return whether a word is a figure that may be another: read twice and differently, tesseract is not sure of it,
    or it holds what no figure does (`1§-KL/TW`, `l1`, `201]`).
    """
    if word.other:
        return True
    if not any(character.isdecimal() for character in word.text):
        return _FOR_ONES.fullmatch(word.text) is not None
    return word.confidence < _UNSURE or _is_odd(word.text)


def _is_odd(text: str) -> bool:
    return _FIGURE.fullmatch(text) is None or _MIXED.search(text) is not None


def _is_candidate(word: Seen) -> bool:
    if _FOR_ONES.fullmatch(word.text):
        return True
    return _CANDIDATE.fullmatch(word.text) is not None and any(character.isdecimal() for character in word.text)


def _read_again(grey: Image.Image, words: Sequence[Seen], read: Read) -> list[list[Seen]]:
    """What the second reading sees in place of each word."""
    cuts = [
        grey.crop((word.left - _MARGIN, word.top - _MARGIN, word.right + _MARGIN, word.bottom + _MARGIN))
        if min(word.left, word.top) >= _MARGIN
        else grey.crop((word.left, word.top, word.right, word.bottom))
        for word in words
    ]
    width = max(cut.width for cut in cuts) + 2 * _EDGE
    sheet = Image.new("L", (width, sum(cut.height + _APART for cut in cuts) + _APART), 255)
    rows = []
    top = _APART
    for cut in cuts:
        sheet.paste(cut, (_EDGE, top))
        rows.append((top, top + cut.height))
        top += cut.height + _APART
    seen = [word for line in read(sheet) for word in line]
    return [[word for word in seen if start <= (word.top + word.bottom) / 2 <= end] for start, end in rows]


def _settle(word: Seen, again: Sequence[Seen]) -> Seen:
    core, other = _CORE.search(word.text), _CORE.search("".join(second.text for second in again))
    if other is None:
        return word
    sure = min(second.confidence for second in again)
    if core is not None and core[0] == other[0]:
        return replace(word, confidence=max(word.confidence, sure))
    odd = _is_odd(word.text) or not any(character.isdecimal() for character in word.text)
    if (word.confidence < _UNSURE and sure >= _SURE) or (odd and sure >= _UNSURE):
        start, end = core.span() if core else (0, len(word.text))
        return replace(word, text=word.text[:start] + other[0] + word.text[end:], confidence=sure)
    return replace(word, other=other[0]) if sure >= _UNSURE else word
