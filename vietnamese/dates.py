"""Days and years that a text names.

1. A day: `ngày 22 tháng 10 năm 2024`, `ngày 30 tháng tư năm 1975`, `22/10 năm 2024`, `05-12-2023`, `18/5/2021`,
   `22.12.2024`; also typed without accents. What the calendar does not have (31 tháng 2) is no date.
2. A year: four digits from 1900 to 2099 that are no part of a document number and have `năm` before them or no unit
   after them; of `2021-2030` both ends.
"""

import re
from dataclasses import dataclass
from datetime import date

from vietnamese.tokens import DATE, tokens
from vietnamese.units import unit_at


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day at `start:end` of the text, with the word `ngày` before it if it is there."""

    start: int
    end: int
    date: date


_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_MONTH_WORDS = "|".join(word.replace(" ", r"\s+") for word in sorted(_MONTHS, key=len, reverse=True))
_DAY = re.compile(
    rf"""(?:(?<!\w)ng[àa]y\s+)?(?:
    (?P<figures>{DATE})
  | (?<![\w/.,-])(?P<day>\d{{1,2}})(?:\s+th[áa]ng\s+|[/.-])(?P<month>\d{{1,2}}|{_MONTH_WORDS})(?:\s*,)?\s+n[ăa]m\s+
    (?P<year>(?:19|20)\d\d)(?!\w)
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def dates(text: str) -> list[DateMention]:
    """Find the days that a text names.

    Args:
        text: CLEAN text.

    Returns:
        Mentions from left to right; none for a day that the calendar does not have.
    """
    found = []
    for match in _DAY.finditer(text):
        if match["figures"]:
            day, month, year = (int(part) for part in re.split(r"\D", match["figures"]))
        else:
            written = match["month"].lower()
            month = int(written) if written.isdigit() else _MONTHS[" ".join(written.split())]
            day, year = int(match["day"]), int(match["year"])
        try:
            found.append(DateMention(*match.span(), date(year, month, day)))
        except ValueError:
            continue
    return found


_YEAR = re.compile(r"(?:19|20)\d\d")
# năm 2022 tỉnh Kon Tum: a year, though a province can be counted.
_NAMED_YEAR = re.compile(r"(?<!\w)n[ăa]m\s+$", re.IGNORECASE)


def years(text: str) -> set[int]:
    """Collect the years that a text names.

    Args:
        text: CLEAN text.

    Returns:
        Years of its dates too, and of `2021-2030` both ends.
    """
    found = {mention.date.year for mention in dates(text)}
    for token in tokens(text):
        if token.kind != "number" or not _YEAR.fullmatch(token.text):
            continue
        if unit_at(text, token.end) is None or _NAMED_YEAR.search(text, max(0, token.start - 6), token.start):
            found.add(int(token.text))
    return found
