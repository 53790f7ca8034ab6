"""The letters of two legacy fonts, by the characters that cp1252 gives for their bytes.

TCVN3 is the subset of TCVN 5712:1993 (VN3) that Windows fonts used: it has no capitals with tones. VNI is as the fonts
of the maker draw it: a letter, then its mark, each mark in small and capital form.
"""

import unicodedata

_TCVN3_BYTES = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
TCVN3 = {chr(first + place): letter for first, letters in _TCVN3_BYTES.items() for place, letter in enumerate(letters)}
"""Character as cp1252 -> Vietnamese letter."""

_TONES = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_CIRCUMFLEX = {
    "â": "\u0302", "à": "\u0302\u0300", "á": "\u0302\u0301", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0323\u0302",
}  # fmt: skip
_BREVE = {
    "ê": "\u0306", "è": "\u0306\u0300", "é": "\u0306\u0301", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "ë": "\u0323\u0306",
}  # fmt: skip
_SMALL_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
VNI_SINGLE = {
    cased(character): cased(letter) for character, letter in _SMALL_SINGLE.items() for cased in (str.lower, str.upper)
}
"""Character that is a letter by itself -> Vietnamese letter."""


def _pairs() -> dict[str, str]:
    marks_of = {"a": _TONES | _CIRCUMFLEX | _BREVE, "e": _TONES | _CIRCUMFLEX, "o": _TONES | _CIRCUMFLEX}
    # ê and â are marks; as letters they stand where text was typed in two ways (`viêïc`). Converters write `iù` for í.
    marks_of |= dict.fromkeys(("i", "u", "y", "ô", "ö", "ê", "â"), _TONES)
    pairs = {}
    for base, marks in marks_of.items():
        for mark, combining in marks.items():
            letter = unicodedata.normalize("NFC", VNI_SINGLE.get(base, base) + combining)
            # Typed fast, a capital letter has a small mark (`PHUû`), and the other way round.
            for shown in (mark, mark.upper()):
                pairs[base + shown] = letter
                pairs[base.upper() + shown] = letter.upper()
    return pairs


VNI_PAIRS = _pairs()
"""Letter and mark -> Vietnamese letter, in the case of the letter."""
