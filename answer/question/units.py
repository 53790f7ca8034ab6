"""The unit that the figure asked for must have, where the question names it.

1. `bao nhiêu` and `mấy` stand where the number would, so the unit follows them: bao nhiêu ha, mấy xã; also one that
   only people use (mấy cân gạo is kg).
2. `how many hectares`: the thing counted is looked up in the glossary, up to what is said of it; of several words the
   last that is a unit (`poor rural communes`).
3. Words that name a measure without a unit: mức phạt is money, tỷ lệ is a share, bao lâu a time.
4. `tối thiểu` asks for no figure that is at most, `tối đa` for none that is at least.
"""

import re

from vietnamese.english import translate
from vietnamese.forms import fold
from vietnamese.units import Unit, unit_at

ASKED_UNIT = re.compile(r"\b(?:bao nhiêu|mấy)\s+(?=\S)", re.IGNORECASE)
# Units that people use and documents do not, where nothing follows that makes another word of them.
_EVERYDAY = {
    "cân": "kg",
    "ký lô": "kg",
    "ký": "kg",
    "khối": "m3",
    "tiếng": "giờ",
    "cây số vuông": "km2",
    "cây số": "km",
}
_EVERYDAY_UNIT = re.compile(
    rf"(?P<unit>{'|'.join(_EVERYDAY)})(?: đồng hồ)?(?!\w)"
    r"(?! (?:thi đua|lượng|phố|dân|cơ quan|đoàn|ngành|doanh nghiệp|nói|anh|việt|đối|kết|hiệu|túc)\b)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\bhow (?:many|much)\s+(?P<thing>(?:(?!(?:of|for|in|to|by|on|at|with|from|after|before|per|is|are|was|were|will"
    r"|must|should|shall|may|can|could|has|have|had|does|do|did|there)\b)[\w'’%-]++ ?){1,8})|\b(?:number|total) of "
    r"(?P<numbered>(?:[\w'’-]++ ?){1,3})",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(
    r"\b(?:bao lâu|bao lau|(?:bao nhiêu|mấy) thời gian|how (?:long|soon)|"
    r"(?:time limit|duration|validity|term)(?= (?:of|for)\b|\s*\?))\b",
    re.IGNORECASE,
)
_AGE = re.compile(r"\bhow old\b|\bage\b", re.IGNORECASE)
_MONEY_ENGLISH = re.compile(
    r"\b(?:fine|fee|salary|wage|tuition|budget|capital|funding|allowance|money)s?\b"
    r"|\bhow much (?:is|are|was|were|will|does|do|must)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\bbao nhiêu tiền\b|\bmức (?:phạt|thu|chi|hỗ trợ|lương|phí)\b|\bphạt tiền\b|\bcost\b|\bprice\b", re.IGNORECASE
)
_SHARE = re.compile(
    r"\bphần trăm\b|\btỷ lệ\b|\btỉ lệ\b|\bpercent|\bshare\b|\b(?:rate|ratio|proportion)\b|(?<!\d)(?<!\d )%",
    re.IGNORECASE,
)
DURATIONS = ("hour", "minute", "day", "workday", "week", "month", "quarter", "year")
"""Units of a length of time."""


def unit_asked(reading: str, position: int) -> Unit | None:
    """Return the unit of which a question asks how many.

    Args:
        reading: The question as it was understood.
        position: Where `ASKED_UNIT` ends.
    """
    everyday = _EVERYDAY_UNIT.match(reading, position)
    if everyday is None:
        return unit_at(reading, position)
    unit = unit_at(f" {_EVERYDAY[everyday['unit'].lower()]}", 0)
    return unit._replace(text=everyday[0], start=position, end=everyday.end()) if unit else None


def units_of(reading: str) -> tuple[str, ...]:
    """Return the bases (`VND`, `percent`, `ha`) that the figure asked for may have; empty for any."""
    units = [unit_asked(reading, match.end()) for match in ASKED_UNIT.finditer(reading)]
    units += _counted(reading)
    bases = [unit.base for unit in units if unit is not None]
    if _HOW_LONG.search(reading):
        bases += DURATIONS
    elif "day" in bases:
        bases.append("workday")
    if _MONEY.search(reading):
        bases.append("VND")
    elif _SHARE.search(reading) and not bases:
        bases.append("percent")
    elif not bases:
        bases += [base for words, base in ((_AGE, "age"), (_MONEY_ENGLISH, "VND")) if words.search(reading)][:1]
    return tuple(dict.fromkeys(bases))


def _counted(reading: str) -> list[Unit]:
    """The unit of what an English question counts, in each of its Vietnamese terms."""
    counted = _COUNTED.search(reading)
    for group in reversed(translate(counted["thing"] or counted["numbered"]) if counted else []):
        units = [unit for term in group if (unit := unit_at(f" {term}", 0)) and unit.base]
        if units:
            return units
    return []


_AT_LEAST = re.compile(
    r"\b(?:toi thieu|muc san|san la|it nhat|thap nhat|nho nhat|khong duoi|khong it hon|minimum|at least|least)\b"
)
_AT_MOST = re.compile(
    r"\b(?:toi da|kich tran|muc tran|tran (?:la|bao nhieu)|khong che|cao nhat|lon nhat|nhieu nhat|khong (?:vuot )?qua"
    r"|khong nhieu hon|maximum|at most|up to)\b"
)


def opposite_of(reading: str) -> tuple[str, ...]:
    """Return the comparators that the figure asked for cannot have: what is at most is no least, nor the other way."""
    text = fold(reading).lower()
    least, most = bool(_AT_LEAST.search(text)), bool(_AT_MOST.search(text))
    return ("<=", "<") if least and not most else (">=", ">") if most and not least else ()
