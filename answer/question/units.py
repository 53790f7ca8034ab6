"""The unit that the figure asked for must have, where the question names it.

1. `bao nhiêu` and `mấy` stand where the number would, so the unit follows them: bao nhiêu ha, mấy xã.
2. `how many hectares`: the thing counted is looked up in the glossary.
3. Words that name a measure without a unit: mức phạt is money, tỷ lệ is a share, bao lâu a time.
"""

import re

from vietnamese.english import translate
from vietnamese.units import unit_at

ASKED_UNIT = re.compile(r"\b(?:bao nhiêu|mấy)\s+(?=\S)", re.IGNORECASE)
_ASKED_ENGLISH = re.compile(r"\bhow (?:many|much)\s+(?P<thing>.*)", re.IGNORECASE)
_HOW_LONG = re.compile(r"\b(?:bao lâu|bao lau|how long)\b", re.IGNORECASE)
_MONEY = re.compile(
    r"\bbao nhiêu tiền\b|\bmức (?:phạt|thu|chi|hỗ trợ|lương|phí)\b|\bphạt tiền\b|\bcost\b|\bprice\b", re.IGNORECASE
)
_SHARE = re.compile(r"\bphần trăm\b|\btỷ lệ\b|\btỉ lệ\b|\bpercent|\bshare\b|\b(?:rate|ratio)\b|%", re.IGNORECASE)
DURATIONS = ("hour", "minute", "day", "workday", "week", "month", "quarter", "year")
"""Units of a length of time."""


def units_of(reading: str) -> tuple[str, ...]:
    """Return the bases (`VND`, `percent`, `ha`) that the figure asked for may have; empty for any."""
    units = [unit_at(reading, match.end()) for match in ASKED_UNIT.finditer(reading)]
    counted = _ASKED_ENGLISH.search(reading)
    if counted:
        things = translate(counted["thing"])[:1]
        units += [unit_at(f" {phrase}", 0) for thing in things for phrase in thing]
    bases = [unit.base for unit in units if unit is not None]
    if _HOW_LONG.search(reading):
        bases += DURATIONS
    elif "day" in bases:
        bases.append("workday")
    if _MONEY.search(reading):
        bases.append("VND")
    elif _SHARE.search(reading) and not bases:
        bases.append("percent")
    return tuple(dict.fromkeys(bases))
