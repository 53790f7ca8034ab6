"""Periods that a question or a clause speaks of, in the form in which two are compared."""

import re

from vietnamese.forms import key

_PERIOD = re.compile(
    r"\b\d{1,2} tháng(?: (?:đầu|cuối))?(?: năm)?|\bcả năm\b|\bđầu năm\b|\bcuối năm\b|\bquý (?:[IV]+|\d)\b|\bhằng năm\b"
    r"|\bgiai đoạn \d{4}\s*[-–]\s*\d{4}",
    re.IGNORECASE,
)

STRETCH = re.compile(r"\b\d{1,2} tháng (?:đầu|cuối|của|năm)\b", re.IGNORECASE)
"""Months of a year, which are no length of time."""


def period_key(text: str) -> str:
    """Return a period in the form in which two are compared: `9 tháng đầu năm` and `9 tháng` are one."""
    found = key(text)
    months = re.match(r"(\d{1,2}) tháng(?: (cuối))?", found)
    if months:
        return f"{int(months[1])} tháng" + (" cuối" if months[2] else "")
    return found


def asked_periods(text: str) -> tuple[str, ...]:
    """Return the periods that a text speaks of in its order, none twice, as `period_key` writes them."""
    return tuple(dict.fromkeys(period_key(match.group()) for match in _PERIOD.finditer(text)))


def periods_in(text: str) -> set[str]:
    """Return the periods that a text speaks of, as `period_key` writes them."""
    return set(asked_periods(text))
