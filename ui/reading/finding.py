"""Words -> where they stand in a document.

1. A word that was typed without accents is met with any; one that was typed with them only with these. Case, line
   breaks and the number of blanks do not matter.
2. Letters are folded one by one, so that a place in the folded text leads back to the raw one; combining marks vanish.
"""

import re
import unicodedata

from library import fold
from ui.markup import Span

MOST = 2_000
"""More matches than these are not looked for: nobody goes through them."""


def matches(raw: str, words: str) -> tuple[Span, ...]:
    """Return the raw spans of what was typed, in order."""
    typed = words.split()
    if not typed:
        return ()
    folded, places = _folded(raw)
    pattern = re.compile(r"\s+".join(f"({re.escape(_folded(word)[0])})" for word in typed))
    accented = [(group, _plain(word)) for group, word in enumerate(typed, 1) if _plain(word) != _folded(word)[0]]
    found: list[Span] = []
    for match in pattern.finditer(folded):
        if all(_plain(raw[places[match.start(n)] : places[match.end(n)]]) == word for n, word in accented):
            found.append((places[match.start()], places[match.end() - 1] + 1))
        if len(found) == MOST:
            break
    return tuple(found)


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()


def _folded(raw: str) -> tuple[str, "range | list[int]"]:
    """The text without accents and case, and for each of its letters its place in the raw one."""
    table = {ord(letter): letter if letter.isspace() else _letter(letter) for letter in set(raw)}
    folded = raw.translate(table)
    if all(len(written) == 1 for written in table.values()):
        return folded, range(len(raw) + 1)
    places = [place for place, letter in enumerate(raw) for _ in table[ord(letter)]]
    return folded, [*places, len(raw)]


def _letter(letter: str) -> str:
    return "" if unicodedata.combining(letter) else fold(letter) or letter
