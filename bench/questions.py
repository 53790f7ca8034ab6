"""A question as people type it: with accents, without, with half of them, in capitals, abbreviated.

1. `accented`: as the set has it.
2. `unaccented`: no tone marks, no marks of letters, đ as d.
3. `half`: half of the words that carry accents lose them, chosen by a generator seeded with the question's id, so that
   every run and every system gets the same question.
4. `capitals`: all in capitals.
5. `abbreviated`: full forms of the table of abbreviations give way to their first abbreviation (`ủy ban nhân dân` to
   UBND), the longest form first, wherever the tone is written.
"""

import random
import re
import unicodedata
from collections.abc import Callable

from vietnamese.abbreviations import EXPANSIONS
from vietnamese.tone import canon_syllable


def without_accents(text: str) -> str:
    """Return the text without tone marks and marks of letters, đ as d; case and everything else stays."""
    parts = unicodedata.normalize("NFD", text)
    bare = "".join(character for character in parts if unicodedata.category(character) != "Mn")
    return bare.replace("đ", "d").replace("Đ", "D")


def half_without_accents(text: str, seed: str) -> str:
    """Return the text with the accents of half of its accented words removed, one more where their number is odd."""
    pieces = re.split(r"(\s+)", text)
    accented = [n for n, piece in enumerate(pieces) if without_accents(piece) != unicodedata.normalize("NFC", piece)]
    for place in random.Random(seed).sample(accented, (len(accented) + 1) // 2):
        pieces[place] = without_accents(pieces[place])
    return "".join(pieces)


def abbreviated(text: str) -> str:
    """Return the text with full forms abbreviated."""
    text = unicodedata.normalize("NFC", text)
    pieces, end = [], 0
    for found in _FULL.finditer(_old_style(text)):  # as long as the text
        pieces += [text[end : found.start()], _SHORT[found[0]]]
        end = found.end()
    return "".join((*pieces, text[end:]))


def _old_style(text: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda found: canon_syllable(found[0], "old"), text.lower())


_SHORT = {_old_style(form): name for name, forms in reversed(EXPANSIONS.items()) for form in forms}
"""The table of abbreviations backwards; of several for one form the first."""
_FULL = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(_SHORT, key=len, reverse=True)))})(?!\w)")

SETTINGS: dict[str, Callable[[str, str], str]] = {
    "accented": lambda text, _: text,
    "unaccented": lambda text, _: without_accents(text),
    "half": half_without_accents,
    "capitals": lambda text, _: text.upper(),
    "abbreviated": lambda text, _: abbreviated(text),
}
"""Name -> (question, its id) -> question as typed."""
