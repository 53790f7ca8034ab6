"""A question as people type it: with accents, without, with half of them, in capitals.

1. `accented`: as the set has it.
2. `unaccented`: no tone marks, no marks of letters, đ as d.
3. `half`: half of the words that carry accents lose them, chosen by a generator seeded with the question's id, so that
   every run and every system gets the same question.
4. `capitals`: all in capitals.
"""

import random
import re
import unicodedata
from collections.abc import Callable


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


SETTINGS: dict[str, Callable[[str, str], str]] = {
    "accented": lambda text, _: text,
    "unaccented": lambda text, _: without_accents(text),
    "half": half_without_accents,
    "capitals": lambda text, _: text.upper(),
}
"""Name -> (question, its id) -> question as typed."""
