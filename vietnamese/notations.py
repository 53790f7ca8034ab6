"""A figure in the other notations that documents use: `2,1 nghìn tỷ` is `2.100 tỷ đồng`, `95 phần trăm` is `95%`.

1. Each quantity with a unit is taken with its amount in the base unit (`numbers.quantities`); stretches of time and
   ranges stay as they are.
2. A unit with several names gets the usual one: `476 hecta` is `476 ha`.
3. An amount of a thousand and more is also written with other scale words, where at most three decimals come out; from
   a milliard on with tỷ alone. A scale word without a noun (`2,1 nghìn tỷ`) is money.
4. The number of a term, a congress, a quarter is Roman or Arabic: `khóa 16` is `khóa XVI`.
5. What has the same tokens as the typed words is left out: `476ha` and `476 ha` are one.
"""

import re
from decimal import Decimal

from vietnamese.numbers import Quantity, parse_number, quantities
from vietnamese.tokens import tokens
from vietnamese.units import PERIODS, unit_at

_USUAL = {
    "percent": "%",
    "ha": "ha",
    "m2": "m2",
    "km2": "km2",
    "m3": "m3",
    "km": "km",
    "m": "m",
    "kg": "kg",
    "VND": "đồng",
}
_SCALES = (("tỷ", Decimal(10) ** 9), ("triệu", Decimal(10) ** 6), ("", Decimal(1)))
_SCALE_WORDS = ("nghìn", "ngàn", "triệu", "tỷ", "tỉ")
_MOST = Decimal(10) ** 6
_LEAST_SCALED = 1_000
_MOST_WITHOUT = Decimal(10) ** 9  # From here on nobody writes it without tỷ.


_ORDINAL = re.compile(
    r"(?<!\w)(?P<of>[Kk]ho[áa]|[Kk]hóa|[Ll]ần thứ|[Qq]uý|[Đđ]ại hội) "
    r"(?P<number>[1-9]\d?|[IVX]{1,6}|(?!vi )[ivx]{2,6})(?!\w|[.,%/-]\w)",
)
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def other_notations(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Write the figures of a text in other ways.

    Args:
        text: CLEAN text, a question.

    Returns:
        Each figure as typed, with its unit, and its other notations; figures that have none are left out.
    """
    found = _ordinals(text)
    for quantity in quantities(text):
        period = quantity.period or quantity.base in PERIODS
        if period or quantity.high is not None or quantity.base is None or "/" in quantity.base:
            continue
        typed = _tokens(quantity.text)
        others = tuple(form for form in dict.fromkeys(_written(quantity)) if _tokens(form) != typed)
        if others:
            found.append((quantity.text, others))
    return found


def _ordinals(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """`khóa 16` is `khóa XVI`, `quý IV` is `quý 4`."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for match in _ORDINAL.finditer(text):
        number = match["number"]
        arabic = number if number.isdigit() else _ARABIC.get(number.upper())
        if arabic and unit_at(text, match.end()) is None:
            found.append((match[0], (f"{match['of']} {_roman(int(arabic)) if number.isdigit() else arabic}",)))
    return found


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


_ARABIC = {_roman(number): str(number) for number in range(1, 40)}


def _written(quantity: Quantity) -> list[str]:
    thing = _USUAL.get(quantity.base or "VND") or _thing(quantity.unit or "")
    if quantity.amount < _LEAST_SCALED or quantity.base == "percent":
        return [f"{_figures(quantity.amount)}{'' if thing == '%' else ' '}{thing}"]
    forms = []
    for scale, factor in _SCALES:
        value = quantity.amount / factor
        if scale != "tỷ" and quantity.amount >= _MOST_WITHOUT:
            continue
        if Decimal(1) <= value < (_MOST if scale else _MOST_WITHOUT) and value == round(value, 3):
            forms.append(" ".join(filter(None, (_figures(value), scale, thing))))
    return forms


def _thing(unit: str) -> str:
    return " ".join(word for word in unit.split() if word not in _SCALE_WORDS)


def _figures(value: Decimal) -> str:
    whole, _, decimals = f"{value:,f}".partition(".")
    decimals = decimals.rstrip("0")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def _tokens(text: str) -> list[str]:
    return [
        str(parse_number(token.text) or token.text) if token.kind == "number" else token.text for token in tokens(text)
    ]
