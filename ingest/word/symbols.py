"""Characters of picture fonts (Symbol, Wingdings) -> Unicode: `≥` and `±` are set so in old documents.

Such fonts put their characters at U+F020 to U+F0FF, where no other font shows anything. What is not in the tables is a
bullet of some shape.
"""

import re

_PRIVATE = re.compile("[\uf020-\uf0ff]")
_SYMBOL_RUNS = (
    (0x22, "∀"), (0x24, "∃"), (0x27, "∍"), (0x2A, "∗"), (0x2D, "−"), (0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"),
    (0x5C, "∴"), (0x5E, "⊥"), (0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"), (0x7E, "∼"),
    (0xA1, "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"), (0xC4, "⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊"), (0xE5, "∑"), (0xF2, "∫"),
)  # fmt: skip
_SYMBOL = {code: chr(code) for code in range(0x20, 0x7F)}
_SYMBOL |= {first + place: sign for first, signs in _SYMBOL_RUNS for place, sign in enumerate(signs)}
_WINGDINGS = {
    0x20: " ", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0xA7: "▪",
    0xA8: "□", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x20: " ", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"}
_BULLET = "•"


def symbol(code: int, font: str | None) -> str:
    """Return a character of a picture font.

    Args:
        code: Its code, U+F0xx or xx alone.
        font: The name of its font; where it is not known, Symbol is meant.
    """
    code &= 0xFF
    name = (font or "").casefold()
    if name.startswith(("wingdings 2", "wingdings 3")):
        return _WINGDINGS_2.get(code, _BULLET) if name.endswith("2") else _BULLET
    return (_WINGDINGS if "dings" in name else _SYMBOL).get(code, _BULLET)


def without_symbols(text: str, font: str | None) -> str:
    """Return a text with the characters of picture fonts in it as Unicode."""
    return _PRIVATE.sub(lambda found: symbol(ord(found[0]), font), text)
