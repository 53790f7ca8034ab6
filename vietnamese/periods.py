"""Stretches of time that a text names: `đến năm 2030`, `3 tháng cuối năm 2024`, `giai đoạn 2026 - 2030`, `cả năm`.

1. One expression finds them: an optional word of direction (đến, trước, trong), an optional part (đầu, cuối, hết), then
   a day, a month, a quarter, months at the head or tail of a year, a year, or years from-to; `cả năm` and `hằng năm`
   may lack the year.
2. What a time is compared with (`so với năm 2020`, `so với cùng kỳ năm 2023`) is a baseline; it is marked.
3. The deadline is the last day of what is named (`đến năm 2030`, `trong năm 2030`, `cuối quý I/2030`); `trước năm 2025`
   is 31 December 2024. Years from-to and months of a year are a span, whose figure is of all of it: they have none, and
   so have vague ones (`đầu năm 2025`).
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    """A time at `start:end` of the text. `year`: the last one that it names, None for `cả năm`, `hằng năm`."""

    start: int
    end: int
    text: str
    year: int | None
    first_year: int | None
    deadline: date | None
    baseline: bool = False


_YEAR = r"(?:19|20)\d\d"
_QUARTER = r"(?:I{1,3}|IV|[1-4])"
_PERIOD = re.compile(
    rf"""(?<!\w)(?P<base>so\s+với\s+(?:(?:cùng\s+kỳ|mức|thời\s+điểm|giai\s+đoạn|cuối|đầu)\s+)*)?
    (?:(?P<to>(?:từ\s+nay\s+)?(?:đến|tới)|từ|trước|trong|vào|(?:chậm|muộn)\s+nhất(?:\s+là)?(?:\s+(?:đến|vào))?)\s+)?
    (?:(?P<part>cuối|đầu|hết|giữa)\s+)?
    (?:
        ngày\s+(?P<day>\d{{1,2}})(?:\s+tháng\s+|[/.-])(?P<day_month>\d{{1,2}})(?:\s+năm\s+|[/.-])(?P<day_year>{_YEAR})
      | tháng\s+(?P<month>\d{{1,2}})(?:\s+năm\s+|[/.-])(?P<month_year>{_YEAR})
      | quý\s+(?P<quarter>{_QUARTER})(?:(?:\s*,)?\s+năm\s+|\s?[/-]\s?)(?P<quarter_year>{_YEAR})
      | (?P<months>\d{{1,2}})\s+tháng\s+(?P<side>đầu|cuối|đầu\s+của|của)?\s*năm\s+(?P<months_year>{_YEAR})
      | (?:(?:giai\s+đoạn|thời\s+kỳ|nhiệm\s+kỳ|năm\s+học|các\s+năm|năm)\s+)?
        (?P<from>{_YEAR})\s?[-–]\s{{0,2}}(?P<until>{_YEAR})
      | (?P<whole>cả)\s+năm(?:\s+(?P<whole_year>{_YEAR}))?
      | (?P<yearly>(?:hằng|hàng|mỗi)\s+năm)
      | (?:(?:năm|giai\s+đoạn|mốc)\s+)(?P<year>{_YEAR})
      | (?P<bare>{_YEAR})
    )(?![\w/])""",
    re.VERBOSE | re.IGNORECASE,
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def periods(text: str, start: int = 0, end: int | None = None) -> list[Period]:
    """Find the times that a text names.

    Args:
        text: CLEAN text.
        start: where to begin.
        end: where to stop; None for the end of the text.

    Returns:
        Periods from left to right, with places in `text`; none for a day or month that the calendar does not have.
    """
    found = []
    for match in _PERIOD.finditer(text, start, len(text) if end is None else end):
        period = _read(match)
        if period is not None:
            found.append(period)
    return found


def _read(match: re.Match[str]) -> Period | None:
    years = [int(match[name]) for name in match.re.groupindex if (name.endswith("year") or name in ("bare", "until"))
             and name != "yearly" and match[name]]  # fmt: skip
    year = years[0] if years else None
    if match["bare"] and (match["to"] or "").lower() not in ("đến", "tới", "trước"):
        return None
    first = int(match["from"]) if match["from"] else year
    start = match.end("base") if match["base"] else match.start()
    text = " ".join(match.string[start : match.end()].split())
    try:
        deadline = _deadline(match, year)
    except ValueError:
        return None
    return Period(start, match.end(), text, year, first, deadline, bool(match["base"]))


def _deadline(match: re.Match[str], year: int | None) -> date | None:
    """The last day; ValueError if there is no such day."""
    if year is None:
        return None
    to, part = (" ".join((match[name] or "").lower().split()) for name in ("to", "part"))
    first, last = _days(match, year)
    if to == "trước":
        # Before the end of a year is within it: `trước cuối năm 2025`.
        return (last if part in ("cuối", "hết") else first) - timedelta(days=1)
    if part in ("đầu", "giữa") or to == "từ":
        return None
    return None if match["from"] or match["months"] else last


def _days(match: re.Match[str], year: int) -> tuple[date, date]:
    if match["day"]:
        day = date(year, int(match["day_month"]), int(match["day"]))
        return day, day
    first_month, last_month = 1, 12
    if match["month"]:
        first_month = last_month = int(match["month"])
    elif match["quarter"]:
        quarter = match["quarter"].upper()
        last_month = 3 * (_ROMAN.get(quarter) or int(quarter))
        first_month = last_month - 2
    elif match["months"] and (match["side"] or "").lower().startswith("đầu"):
        last_month = int(match["months"])
    first = date(year, first_month, 1)
    return first, date(year, last_month, calendar.monthrange(year, last_month)[1])
