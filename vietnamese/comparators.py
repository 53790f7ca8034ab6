"""Numbers with their words or signs of comparison, where the unit is known from elsewhere: a cell of a table.

1. Take each number; none that names (`lần thứ 2`), that a letter touches (`5G`), or that is a year.
2. Two with a dash or `đến` between them, each perhaps with `%`, are a range.
3. Before it a sign or word (`≥`, `>=`, `ít nhất`, `trên`), or after it `trở lên`, `trở xuống`; a word of comparison
   reaches over a number's own part only, not over `;`.

In a sentence use `numbers.quantities`, which asks for a unit or a comparison; here a bare `90` counts.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from vietnamese.numbers import Comparator, compared_before, parse_number


class Compared(NamedTuple):
    """A number, or a range, at `start:end` of the text; what is said of it goes from `qualified_start` to `tail`."""

    start: int
    end: int
    qualified_start: int
    comparator: Comparator
    value: Decimal
    high: Decimal | None
    percent: bool
    tail: int


_NUMBER = r"\d+(?:[.,]\d+)*"
_FIGURE = re.compile(
    rf"(?<![\w.,/%])(?P<low>{_NUMBER})(?P<percent1>\s?%)?"
    rf"(?:\s*(?:-|–|÷|đến|tới)\s*(?P<high>{_NUMBER}))?(?P<percent2>\s?%)?(?![\w/]|[.,]\d)"
)
_AFTER = re.compile(r"\s*(?:%\s*)?(?P<way>trở\s+lên|trở\s+xuống)(?!\w)", re.IGNORECASE)
_NAMED = re.compile(r"(?<!\w)(?:thứ|số|năm|tháng|quý|ngày|điều|khoản|mục|đề án|quyết định)\s+$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WINDOW = 30


def compared(text: str, start: int = 0, end: int | None = None) -> list[Compared]:
    """Find the numbers of a cell.

    Args:
        text: CLEAN text.
        start: where the cell starts.
        end: where it ends; None for the end of the text.

    Returns:
        Numbers and ranges from left to right; empty if the cell holds none that measures.
    """
    end = len(text) if end is None else end
    found = []
    for match in _FIGURE.finditer(text, start, end):
        low, high = parse_number(match["low"]), parse_number(match["high"]) if match["high"] else None
        named = _NAMED.search(text, max(start, match.start() - _WINDOW), match.start())
        if low is None or (match["high"] and high is None) or named or _YEAR.fullmatch(match["low"]):
            continue
        comparator, qualified_start, _ = compared_before(text, match.start(), start)
        tail = match.end()
        if high is not None:
            comparator = "range"
        elif after := _AFTER.match(text, match.end(), end):
            comparator = ">=" if after["way"].lower().endswith("lên") else "<="
            tail = after.end()
        value_end = match.end("high") if match["high"] else match.end("low")
        percent = bool(match["percent1"] or match["percent2"])
        found.append(Compared(match.start(), value_end, qualified_start, comparator, low, high, percent, tail))
    return found
