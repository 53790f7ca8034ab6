"""The forms of an English word by which it is looked up: one spelling, the singular, the stem.

1. Spelling: American for British (`labour`, `organise`, `centre`, `programme`, `licence`), no `'s`; what is irregular
   by its base (`children`, `built`).
2. Singular: `-ies` to y, `-es` after a hiss, `-s`.
3. Stem: `-ing`, `-ed`, `-ly` and a last e taken off, one consonant for two (`planned`, `transferring`).

A stem need be no word: both sides of a comparison have it taken.
"""

import re
from functools import lru_cache

_IRREGULAR = {
    form: base
    for base, forms in {
        "begin": "began begun", "bring": "brought", "build": "built", "buy": "bought", "child": "children",
        "choose": "chose chosen", "draw": "drew drawn", "drive": "drove driven", "drink": "drunk", "find": "found",
        "give": "gave", "grow": "grew grown", "hold": "held", "keep": "kept", "lay": "laid", "lead": "led",
        "leave": "left", "lend": "lent", "life": "lives", "lose": "lost", "man": "men", "meet": "met", "pay": "paid",
        "run": "ran", "sell": "sold", "send": "sent", "spend": "spent", "teach": "taught", "wear": "wore worn",
        "wife": "wives", "win": "won", "withdraw": "withdrew withdrawn", "woman": "women", "write": "wrote written",
    }.items()
    for form in forms.split()
}  # fmt: skip
_SPELLINGS = (
    (re.compile(r"(?<=\w\w\w)is(?=(?:e|ed|es|ing|er|ers|ation|ations|ational)$)"), "iz"),
    (re.compile(r"(?<=\w)our(?=(?:s|ed|ing|er|ers|able)?$)"), "or"),
    (re.compile(r"(?<=en)tre(?=s?$)|(?<=me)tre(?=s?$)|(?<=li)tre(?=s?$)"), "ter"),
    (re.compile(r"mme(?=s?$)"), "m"),
    (re.compile(r"(?<=en)c(?=es?$|ed$)"), "s"),
    (re.compile(r"(?<=el)l(?=ed|ing|er)|(?<=rol)l(?=ment)|(?<=fil)l(?=ment)"), ""),
)
_HISS = ("s", "x", "z", "ch", "sh")
_SURE_S = ("ss", "us", "is")


@lru_cache(maxsize=16384)
def as_spelt(word: str) -> str:
    """Return a word in American spelling, without `'s`, an irregular form as its base.

    Args:
        word: In small letters.
    """
    word = word.removesuffix("'s").removesuffix("'")
    word = _IRREGULAR.get(word, word)
    for pattern, instead in _SPELLINGS:
        word = pattern.sub(instead, word)
    return word


@lru_cache(maxsize=16384)
def singular(word: str) -> str:
    """Return the singular of a word, spelt as `as_spelt` does."""
    word = as_spelt(word)
    if len(word) < 4 or not word.endswith("s") or word.endswith(_SURE_S):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("es") and word[:-2].endswith(_HISS) and not word.endswith(("ses", "zes", "ches")):
        return word[:-2]
    if word.endswith(("sses", "ches")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return what a word has in common with its other forms: `plan` of `planned`, `complet` of `completing`."""
    word = singular(word)
    if word.endswith("ied") and len(word) > 4:
        word = word[:-3] + "y"
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and re.search("[aeiouy]", rest) and not word.endswith("eed"):
            word = rest
            break
    word = word.removesuffix("ly") if len(word) > 6 else word
    word = word.removesuffix("e") if len(word) > 3 else word
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouy" else word
