"""Keystrokes left over where no input method was on: Telex `chir tieeu`, VNI `chi3 tieu6`, back into letters.

Decoding a word, key by key:
1. `dd`, or a second d in a word that begins with one: đ. In VNI `d9`.
2. A second a, e, o with nothing but consonants or i, u, y between: â, ê, ô. In VNI 6.
3. `w` after a: ă; after u and o: ư and ơ, both where `uo` stands before it. In VNI 7 and 8.
4. s f r x j after the first vowel: the tone. In VNI 1 to 5.
5. What comes out must be a Vietnamese syllable (`vietnamese.syllables`); the tone goes where the old style puts it.

Restoring a text: a word is left over only if it is no syllable as it stands, so `chi tieu` is not touched. Much of
English decodes by chance (max, see, box), so that a word counts only if
1. the library knows what comes out and does not know what was typed;
2. it is no common English word, and the question is not in English;
3. it takes two keys or more (`tieengs`), or changes a letter (`tieeu`) beside other such words or typed accents; or a
   word of the text does, and then a tone alone (`chir`) is one too. Document numbers, codes in capitals and figures
   with a unit (`m2`, `5ha`) have not that shape.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from vietnamese.english import is_english
from vietnamese.forms import has_accents
from vietnamese.syllables import is_syllable
from vietnamese.tokens import tokens
from vietnamese.tone import canon_syllable, split_syllable

_TONES = dict(zip("sfrxj", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_TONES |= dict(zip("12345", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"u": "ư", "o": "ơ"}
_VOWELS = frozenset("aeiouyăâêôơư")
_LONGEST = 14  # nghieeengs and more
_DOUBLED = re.compile(r"aa|ee|oo")
_WORD = re.compile(r"[^\W_]+")
# English and borrowed words that decode into a syllable; a longer list is not needed, for the library must know both.
_FOREIGN = frozenset(
    re.findall(
        r"\w+",
        """as is us was has his its of if or for far her per car bar war tax fax max box fox six mix sex see too been
    seen teen soon moon room door poor keep meet need food book good look week feel free tree low now how new few show
    bus gas plus bonus virus thus class pass less miss boss loss cash test text next fast last cost best west
    data law raw view web wifi zoom google deep seed feed speed green screen add off iso cd xoong boong
        this that these those there their did does""",
    )
)


class Decoded(NamedTuple):
    """A word with its keystrokes carried out."""

    text: str
    keys: int
    """How many keys changed something."""
    letters: bool
    """Whether a letter was changed (â, ơ, đ), not only a tone set."""


def decode(word: str) -> Decoded | None:
    """Carry out the keystrokes of a word.

    Args:
        word: Letters and digits in any case.

    Returns:
        The syllable in small letters; None if nothing changes or no syllable comes out.
    """
    typed = word.lower()
    if not 2 <= len(typed) <= _LONGEST or not typed[0].isalpha():
        return None
    letters: list[str] = []
    tone, keys, changed = "", 0, False
    for typed_key in typed:
        last = _nucleus(letters)
        if typed_key in _TONES and last is not None:
            if tone:
                return None
            tone, keys = _TONES[typed_key], keys + 1
        elif _changes(letters, typed_key, last):
            keys, changed = keys + 1, True
        else:
            letters.append(typed_key)
    base = "".join(letters)
    parts = split_syllable(base)
    if not keys or parts is None:
        return None
    if typed.count("w") + typed.count("7") == 1 and parts.nucleus == "ươ" and not parts.coda and "uw" not in typed:
        base = base.replace("ươ", "uơ")  # thuở, huơ
    syllable = _with_tone(base, tone)
    return Decoded(syllable, keys, changed) if is_syllable(syllable) else None


def restore(text: str, knows: Callable[[str], bool] | None = None) -> tuple[str, list[tuple[str, str]]]:
    """Carry out the keystrokes that were left over in a text.

    Args:
        text: CLEAN text, a question.
        knows: Says whether the library holds a word; None trusts the shape of the words alone.

    Returns:
        The text, and each word that changed with what became of it.
    """
    if is_english(text):
        return text, []
    numbers = [(token.start, token.end) for token in tokens(text) if token.kind in ("docnumber", "date")]
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        inside = any(start <= match.start() < end for start, end in numbers)
        if inside or _is_plain(word) or word.lower() in _FOREIGN or (word.isupper() and not text.isupper()):
            continue
        decoded = decode(word)
        if decoded and (knows is None or (knows(decoded.text) and not knows(word))):
            found.append((match, decoded))
    more = len(found) > 1 or has_accents(text)
    if not any(decoded.keys > 1 or (decoded.letters and more) for _, decoded in found):
        return text, []
    written, done = [], 0
    for match, decoded in found:
        written += [text[done : match.start()], _cased(decoded.text, match[0])]
        done = match.end()
    changes = [(match[0], _cased(decoded.text, match[0])) for match, decoded in found]
    return "".join((*written, text[done:])), changes


def _is_plain(word: str) -> bool:
    """Whether a word is a syllable as it stands, with its accents or without; `oo` is a keystroke in all but a few."""
    if _DOUBLED.search(word.lower()):
        return False
    return is_syllable(word) or split_syllable(word.lower()) is not None


def _nucleus(letters: list[str]) -> int | None:
    """Place of the last vowel, where a tone may be set; the glides of `qu` and `gi` alone are none."""
    onset = 2 if letters[:2] == ["q", "u"] else 0
    return next((place for place in range(len(letters) - 1, onset - 1, -1) if letters[place] in _VOWELS), None)


def _changes(letters: list[str], typed_key: str, last: int | None) -> bool:
    """Change a letter that stands already; return whether there was one."""
    if typed_key in "d9" and letters[:1] == ["d"] and (typed_key == "9" or len(letters) == 1 or last is not None):
        letters[0] = "đ"
        return True
    if last is None:
        return False
    nucleus = [place for place in range(2 if letters[:2] == ["q", "u"] else 0, last + 1) if letters[place] in _VOWELS]
    if typed_key in "aeo" or typed_key == "6":
        targets = [p for p in nucleus if letters[p] in _HATS and typed_key in (letters[p], "6")]
        if targets:
            letters[targets[-1]] = _HATS[letters[targets[-1]]]
        return bool(targets)
    # mưa may be typed muaw; the u of `qu` is no vowel.
    of_ua = last > 0 and letters[last - 1] == "u" and last - 1 in nucleus
    if typed_key == "8" or (typed_key == "w" and letters[last] == "a" and not of_ua):
        targets = [p for p in nucleus if letters[p] == "a"]
        if targets:
            letters[targets[-1]] = "ă"
        return bool(targets)
    if typed_key in "w7":
        targets = [p for p in nucleus if letters[p] in _HORNS]
        pair = len(targets) > 1 and letters[targets[-2]] == "u" and letters[targets[-1]] == "o"
        for target in targets[-2:] if pair else targets[-1:]:
            letters[target] = _HORNS[letters[target]]
        return bool(targets)
    return False


def _with_tone(base: str, tone: str) -> str:
    parts = split_syllable(base)
    if not tone or parts is None:
        return base
    carrier = len(parts.onset)
    marked = unicodedata.normalize("NFC", base[: carrier + 1] + tone + base[carrier + 1 :])
    return canon_syllable(marked, "old")


def _cased(syllable: str, typed: str) -> str:
    if typed.isupper() and len(typed) > 1:
        return syllable.upper()
    return syllable.capitalize() if typed[0].isupper() else syllable
