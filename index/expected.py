"""Does a passage hold the kind of figure that a question asks for? Money for a fine, days for a time limit.

1. `bao nhiêu ngày`, `mấy xã`: a number before that word. `bao nhiêu phần trăm`: before %.
2. `bao nhiêu tiền`, `mức phạt`, `bị phạt thế nào`, `lệ phí`: an amount of money.
3. `bao lâu`, `thời hạn`: a number of days, months or years.

The passage may have it from the words that open its clause: “5. Phạt tiền từ 4.000.000 đồng … đối với một trong các
hành vi sau đây:” is said once above its points. Questions that ask for no figure expect nothing.
"""

import re
from functools import lru_cache

from index.model import FoundPassage

_UNIT = re.compile(r"(?<!\w)(?:bao nhiêu|mấy)\s(?P<unit>phần trăm|[^\W\d_]{1,12})", re.IGNORECASE)
_MONEY = re.compile(
    r"(?<!\w)(?:phạt|bao nhiêu tiền|mức (?:thu|phí|lương|hỗ trợ|đóng)|lệ phí|giá bao nhiêu|chi phí)(?!\w)",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?<!\w)(?:bao lâu|thời hạn|thời hiệu)(?!\w)", re.IGNORECASE)
_NO_UNIT = {"tiền", "lâu", "là", "và", "thì", "của", "cho", "để", "về", "khi", "được", "bị", "tại", "trong", "so"}
_AMOUNT_OF_MONEY = re.compile(
    r"\d\s?(?:nghìn |ngàn |triệu |tỷ |tỉ )?(?:đồng|nghìn|ngàn|triệu|tỷ|tỉ)(?!\w)", re.IGNORECASE
)
_LENGTH_OF_TIME = re.compile(r"\d\s(?:ngày|tuần|tháng|quý|năm|giờ|phút)(?!\w)", re.IGNORECASE)


def expected(reading: str) -> tuple[re.Pattern[str], ...]:
    """Return what an answering passage should hold, any of these; nothing if the question asks for no figure.

    Args:
        reading: The question, its accents restored.
    """
    units = dict.fromkeys(found["unit"].lower() for found in _UNIT.finditer(reading))
    patterns = [_of_unit(unit) for unit in units if unit not in _NO_UNIT]
    if _MONEY.search(reading):
        patterns.append(_AMOUNT_OF_MONEY)
    if _TIME.search(reading):
        patterns.append(_LENGTH_OF_TIME)
    return tuple(patterns)


def holds(passage: FoundPassage, patterns: tuple[re.Pattern[str], ...]) -> bool:
    """Return whether a passage, or the heading right above it, holds any of the figures expected."""
    above = passage.path[-1] if passage.path else ""
    return any(pattern.search(text) for pattern in patterns for text in (passage.text, above))


@lru_cache(maxsize=256)
def _of_unit(unit: str) -> re.Pattern[str]:
    names = r"%|\sphần trăm(?!\w)" if unit == "phần trăm" else rf"\s{re.escape(unit)}(?!\w)"
    return re.compile(rf"\d(?:{names})", re.IGNORECASE)
