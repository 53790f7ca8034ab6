"""Whether a word can be a Vietnamese syllable as it is written: by its sounds, without a list of words.

1. Lower case, NFC; the tone is taken off, and must have stood where the old or the new style puts it (`tone`).
2. The onset is one of 28, the rhyme one of those below. `c`, `g`, `ng` stand before a, o, u and `k`, `gh`, `ngh` before
   e, i, y; `qu` goes with the rhymes that its glide allows; `gi` swallows the i of its rhyme (gì, gìn, giếng).
3. A rhyme that ends in a stop (c, ch, p, t) has the tone sắc or nặng, and no other.

So `nghiêng`, `quốc`, `khuỷu` and `hoà` pass; `ngiêng`, `quôc`, `ệc`, `th` and `Straße` do not. It says nothing of
meaning: `nghoảnh` passes, `Đăk` and `kg` do not.
"""

import unicodedata
from functools import lru_cache

from vietnamese.tone import canon_syllable

# Nucleus: the codas that it goes with; "-" is none.
_RHYMES_BY_NUCLEUS = {
    "a": "- c ch i m n ng nh o p t u y",
    "ă": "c m n ng p t",
    "â": "c m n ng p t u y",
    "e": "- c m n ng o p t",
    "ê": "- ch m n nh p t u",
    "i": "- a ch m n nh p t u",
    "iê": "c m n ng p t u",
    "o": "- c i m n ng p t",
    "oo": "c ng",
    "oa": "- c ch i m n ng nh o p t y",
    "oă": "c m n ng p t",
    "oe": "- m n o t",
    "ô": "- c i m n ng p t",
    "ơ": "- i m n p t",
    "u": "- a c i m n ng p t",
    "uâ": "n ng t y",
    "uê": "- ch n nh t",
    "uô": "c i m n ng t",
    "uơ": "-",
    "uy": "- a ch n nh p t u",
    "uyê": "n t",
    "ư": "- a c i m n ng t u",
    "ươ": "c i m n ng p t u",
    "y": "-",
}
_RHYMES = frozenset(
    nucleus + coda.strip("-") for nucleus, codas in _RHYMES_BY_NUCLEUS.items() for coda in codas.split()
)
_WITHOUT_ONSET = frozenset(rhyme for rhyme in _RHYMES if not rhyme.startswith("iê")) | {
    "yêm", "yên", "yêng", "yêt", "yêu",
}  # fmt: skip
# What follows `qu` in writing: the rhymes that are said with a glide (quan, quyết, quỳnh, quốc).
_AFTER_QU = frozenset(rhyme for rhyme in _RHYMES if rhyme[0] in "aăâeêiơ" and not rhyme.startswith("iê")) | {
    "y", "ych", "yn", "ynh", "yt", "yu", "yên", "yêt", "ôc",
}  # fmt: skip
_AFTER_GI = frozenset(rhyme for rhyme in _RHYMES if rhyme[0] not in "iy") | {"", "m", "n", "p", "t", "êng", "êc"}
_ANYWHERE = ("b", "ch", "d", "đ", "h", "kh", "l", "m", "n", "nh", "p", "ph", "r", "s", "t", "th", "tr", "v", "x")
_FRONT = frozenset(rhyme for rhyme in _RHYMES if rhyme[0] in "eêiy")
_RHYMES_OF = (
    {"": _WITHOUT_ONSET, "qu": _AFTER_QU, "gi": _AFTER_GI}
    | dict.fromkeys(_ANYWHERE, _RHYMES)
    | dict.fromkeys(("c", "g", "ng"), _RHYMES - _FRONT)
    | dict.fromkeys(("k", "gh", "ngh"), _FRONT)
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = ("\u0301", "\u0323")
_STOPS = ("c", "ch", "p", "t")
_LONGEST = 7  # nghiêng


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Say whether a word is written as a Vietnamese syllable is.

    Args:
        word: Letters in any case; NFC or not.

    Returns:
        Whether onset, rhyme and tone go together. One vowel alone is a syllable (ở, y), one consonant is not.
    """
    word = unicodedata.normalize("NFC", word).lower()
    if not 0 < len(word) <= _LONGEST:
        return False
    if word not in (canon_syllable(word, "old"), canon_syllable(word, "new")):
        return False
    marked = unicodedata.normalize("NFD", word)
    tones = [mark for mark in marked if mark in _TONES]
    base = unicodedata.normalize("NFC", "".join(mark for mark in marked if mark not in _TONES))
    if len(tones) > 1 or (base.endswith(_STOPS) and (not tones or tones[0] not in _STOPPED)):
        return False
    return any(base[size:] in _RHYMES_OF.get(base[:size], ()) for size in range(min(3, len(base)) + 1))
