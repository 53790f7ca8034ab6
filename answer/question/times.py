"""Times that a question or a clause speaks of: years, and periods in the form in which two are compared.

1. A year that only says what is compared with (`so với cùng kỳ năm 2023`) is not spoken of.
2. Periods: months (`9 tháng`, `chín tháng`; not the 25 tháng of a day, ngày 25 tháng 12), quarters, parts of a year,
   stretches of years. The last quarter and the last three months of a year are one.
"""

import re

from vietnamese.dates import years
from vietnamese.forms import key

_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_IN_WORDS = "|".join(word for word in _NUMBERS if word != "năm")
_PERIOD = re.compile(
    rf"\b(?:\d{{1,2}}|{_IN_WORDS}) tháng(?! \d{{1,2}}\b)(?: (?:đầu|cuối))?(?: năm)?|\bnăm tháng (?:đầu|cuối)(?: năm)?"
    r"|\bcả năm\b|\bđầu năm\b|\bquý cuối(?: cùng)?(?: của)?(?: năm)?\b|\bcuối năm\b|\bquý (?:[IV]+|\d)\b"
    r"|\bh[ằà]ng năm\b|\bgiai đoạn \d{4}\s*[-–]\s*\d{4}",
    re.IGNORECASE,
)
_MONTHS = re.compile(rf"(\d{{1,2}}|năm|{_IN_WORDS}) tháng(?: (cuối))?")
_LAST_QUARTER = re.compile(r"quý (?:cuối|iv\b|4\b)")
_COMPARED_WITH = re.compile(
    r"\b(?:so với|cùng kỳ)(?: (?:với|cùng kỳ|của|đầu|cuối|năm|tháng|\d{1,2}))* (?:19|20)\d\d\b", re.IGNORECASE
)
_YEAR = re.compile(
    r"(?<![\w/-])(?:(?:đến|vào|trong|từ|hết|cuối|đầu|giữa|cho|của|ngày|tháng|thang|\d{1,2}) )*"
    r"(?:(?:\d{1,2}[/-]){1,2}|(?:năm|nam) )(?:19|20)\d\d(?![\w/-])",
    re.IGNORECASE,
)

STRETCH = re.compile(r"\b\d{1,2} tháng (?:đầu|cuối|của|năm)\b", re.IGNORECASE)
"""Months of a year, which are no length of time."""


def spoken_years(text: str) -> set[int]:
    """Return the years that a text speaks of."""
    return years(_COMPARED_WITH.sub(" ", text))


def without_times(text: str) -> str:
    """Return a text with signs in place of its years and periods."""
    return _YEAR.sub(" , ", _PERIOD.sub(" , ", text))


def period_key(text: str) -> str:
    """Return a period in the form in which two are compared: `9 tháng đầu năm` and `9 tháng` are one."""
    found = key(text)
    months = _MONTHS.match(found)
    if months:
        number = _NUMBERS.get(months[1]) or int(months[1])
        return f"{number} tháng" + (" cuối" if months[2] else "")
    return "3 tháng cuối" if _LAST_QUARTER.match(found) else found.replace("hàng năm", "hằng năm")


def asked_periods(text: str) -> tuple[str, ...]:
    """Return the periods that a text speaks of in its order, none twice, as `period_key` writes them."""
    return tuple(dict.fromkeys(period_key(match.group()) for match in _PERIOD.finditer(text)))


def periods_in(text: str) -> set[str]:
    """Return the periods that a text speaks of, as `period_key` writes them."""
    return set(asked_periods(text))
