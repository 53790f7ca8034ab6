"""How well a page was read, from its text alone: the gate that decides whether another reader must try.

1. The words are runs of letters. Codes in capitals without accents (UBND, QĐ), parts of a word with figures or a slash
   (15/2024/NQ-HĐND, an address on the web) and the letters of a list (`a)`) are not judged.
2. `syllables` is the share of judged words that are Vietnamese syllables (`vietnamese.syllables`).
3. `single` is the share of words of one letter, `torn` that of onsets that stand alone before a vowel (`c ủa`).
4. `broken` is the share of words that no language would have: letters with accents that make no syllable, no vowel at
   all, signs that a font should have drawn. It tells a page in undecoded TCVN3 from a page in English or of chemicals.
"""

import re
import unicodedata
from dataclasses import dataclass

from vietnamese.syllables import is_syllable

_FEW = 10  # Of fewer words a share says nothing.

_MAX_SINGLE = 0.05
_MIN_SYLLABLES_OF_LETTERS = 0.95  # Ticks, units and coordinates are letters alone too; torn pages are not whole else.
_MAX_TORN = 0.01
_MIN_SYLLABLES = 0.9
_MAX_BROKEN = 0.06
_HALF = 0.5

_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"\d|/|@|www|\.(?:vn|com)\b")
_LIST_LETTER = re.compile(r"\W*[^\W\d_][).]")
_VOWEL = re.compile("[aeiouyAEIOUY]")
_UNDRAWN = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
# An onset alone before a vowel is no Vietnamese word: `c ủa`, `Th ương`. Good pages have none, torn ones 5 to 30 in
# 100 words. A capital alone is a name (`Bên B ủy quyền`, the coordinates `X Y`).
_TORN = re.compile(
    r"(?<![^\W\d_])(?:(?i:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr)|[bcdđghklmnpqrstvx])[^\S\n]+"
    r"(?=[aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ])"
)


@dataclass(frozen=True, slots=True)
class Quality:
    """What a page's text says of its reading; shares are 0 to 1."""

    syllables: float | None
    """Share of judged words that are Vietnamese syllables; None if fewer than ten were judged."""
    single: float
    torn: float
    broken: float
    characters: int
    """Without blanks."""

    @property
    def good(self) -> bool:
        """Whether the text can be taken as it is: few letters alone, and what is not Vietnamese is not broken."""
        if self.syllables is None:
            return self.broken < _HALF and self.single < _HALF
        if self.torn > _MAX_TORN or (self.single > _MAX_SINGLE and self.syllables < _MIN_SYLLABLES_OF_LETTERS):
            return False
        return self.syllables >= _MIN_SYLLABLES or self.broken <= _MAX_BROKEN

    @property
    def rank(self) -> float:
        """What the better of two readings of a page has more of."""
        return (self.syllables or 0.0) - self.single - 5 * self.torn - self.broken


def measure(text: str) -> Quality:
    """Judge the text of a page.

    Args:
        text: As a reader gave it, NFC or not.
    """
    text = unicodedata.normalize("NFC", text)
    words = single = judged = valid = broken = 0
    for chunk in _CHUNK.findall(text):
        if _CODE.search(chunk):
            continue
        for word in _WORD.findall(chunk):
            words += 1
            if len(word) == 1:
                single += _LIST_LETTER.match(chunk) is None and not (word.isascii() and word.isupper())
                continue
            if _is_code(word):
                continue
            judged += 1
            if is_syllable(word):
                valid += 1
            elif not word.isascii() or (len(word) > 2 and not _VOWEL.search(word)):
                broken += 1
    undrawn = len(_UNDRAWN.findall(text))
    return Quality(
        syllables=valid / judged if judged >= _FEW else None,
        single=single / words if words >= _FEW else 0.0,
        torn=len(_TORN.findall(text)) / words if words >= _FEW else 0.0,
        broken=min(1.0, (broken + undrawn) / max(1, judged + undrawn)),
        characters=sum(map(len, text.split())),
    )


def _is_code(word: str) -> bool:
    """Whether a word is an acronym: capitals, and no vowel with an accent (UBND, HĐND)."""
    return word.isupper() and word.replace("Đ", "D").isascii()
