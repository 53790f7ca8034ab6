"""Where the tone mark of a syllable stands: `hóa` or `hoá`, `ủy` or `uỷ`, and nothing else.

Both placements are in use, often in one document, so matching needs one of them:

1. Take the tone (dấu thanh) off the syllable and remember it; the marks of ă â ê ô ơ ư are letters, not tones.
2. Split what is left into onset, nucleus and coda, where `qu` and `gi` before a vowel are onsets.
3. Choose the letter that carries the tone: the last of ă â ê ô ơ ư in the nucleus; else, with a coda, the last
   vowel; else the only vowel, the middle one of three, or of two the first (`old` style), the second for oa,
   oe, uy in the `new` style.
4. Put the tone there. What is no Vietnamese syllable (a foreign name, a typing error) is returned as it is.

Every vowel has a precomposed letter with each tone, so the length never changes: offsets stay good.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

Style = Literal["old", "new"]
"""`old`: hóa, khỏe, ủy (most documents). `new`: hoá, khoẻ, uỷ (the school rule)."""

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS = "aăâeêioôơuưy"
_CAPITALS = {vowel: vowel.upper() for vowel in _VOWELS}
_WITH_TONE = {
    (vowel, tone): unicodedata.normalize("NFC", vowel + tone)
    for base in _VOWELS
    for vowel in (base, _CAPITALS[base])
    for tone in _TONES
}
_PARTS = {letter: parts for parts, letter in _WITH_TONE.items()}

_ONSETS = "ngh|ng|nh|gh|gi(?=[aăâeêioôơuưy])|qu|kh|ph|th|tr|ch|[bcdđghklmnprstvx]"
_SYLLABLE = re.compile(rf"({_ONSETS})?([{_VOWELS}]{{1,3}})(ch|ng|nh|[cmnpt])?")
_MOVABLE = re.compile(r"oa|oe|uy")


class Syllable(NamedTuple):
    """The letters of a syllable without its tone, in lower case."""

    onset: str
    nucleus: str
    coda: str


def split_syllable(base: str) -> Syllable | None:
    """Split a syllable into its parts.

    Args:
        base: a syllable in lower case without tone, `hoa`, `nghiêng`; unaccented letters are fine.

    Returns:
        Onset, nucleus and coda (each may be empty but the nucleus), or None if it has not that shape.
    """
    match = _SYLLABLE.fullmatch(base)
    return Syllable(match[1] or "", match[2], match[3] or "") if match else None


@lru_cache(maxsize=65536)
def canon_syllable(syllable: str, style: Style = "old") -> str:
    """Move the tone of one syllable to where the style puts it.

    Args:
        syllable: one syllable in NFC, in any case.
        style: `old` (hóa, ủy) or `new` (hoá, uỷ).

    Returns:
        The syllable with as many characters; unchanged if it has no tone, or is no Vietnamese syllable.
    """
    letters = list(syllable)
    tone = ""
    for place, letter in enumerate(letters):
        if letter in _PARTS:
            if tone:
                return syllable
            letters[place], tone = _PARTS[letter]
    if not tone:
        return syllable
    parts = split_syllable("".join(letters).lower())
    if parts is None:
        return syllable
    place = len(parts.onset) + _carrier(parts, style)
    letters[place] = _WITH_TONE[letters[place], tone]
    return "".join(letters)


def _carrier(parts: Syllable, style: Style) -> int:
    """Index in the nucleus of the vowel that carries the tone."""
    nucleus = parts.nucleus
    marked = [place for place, vowel in enumerate(nucleus) if vowel in "ăâêôơư"]
    if marked:
        return marked[-1]
    if parts.coda:
        return len(nucleus) - 1
    if len(nucleus) == 3:
        return 1
    return int(len(nucleus) == 2 and style == "new" and bool(_MOVABLE.fullmatch(nucleus)))
