"""The figures of a sentence that may be targets: quantities, ranks, and counts of things that no table of units names.

1. Quantities as `vietnamese.numbers` reads them; stretches of the calendar (`9 tháng`) are none.
2. Ranks: `nhóm 3 nước dẫn đầu`, `thứ hạng 50`, `trong 20 tỉnh đứng đầu`: at most so many.
3. Other counts: a number before a small word that is a noun (`5 sàn dữ liệu`), unless it names (`Đề án 06`).
4. What a percentage is of belongs to its unit: `30% GDP`, `3% tổng chi ngân sách`, `99% dân số`.
"""

import re
from bisect import bisect_left
from decimal import Decimal
from typing import NamedTuple

from vietnamese.comparators import compared
from vietnamese.numbers import Comparator, quantities


class Figure(NamedTuple):
    """A number with its unit and its words of comparison; places as in `vietnamese.numbers.Quantity`."""

    start: int
    end: int
    value_start: int
    value_end: int
    qualified_start: int
    qualified_end: int
    comparator: Comparator
    value: Decimal
    high: Decimal | None
    unit: str | None
    norm: str | None
    amount: Decimal | None

    @property
    def percent(self) -> bool:
        """Whether it is a share or rate."""
        return (self.norm or "").startswith("percent")

    def moved(self, by: int) -> "Figure":
        """The same figure with its places moved."""
        return self._replace(
            start=self.start + by,
            end=self.end + by,
            value_start=self.value_start + by,
            value_end=self.value_end + by,
            qualified_start=self.qualified_start + by,
            qualified_end=self.qualified_end + by,
        )


_RANK = re.compile(
    r"(?:(?:(?:nhóm|tốp|top)\s*:?\s+(?:các\s+)?|(?:trong|trong\s+số)\s+|;\s+)(?P<n>\d{1,3})\s+"
    r"(?P<unit>nước|quốc\s+gia|trường(?:\s+đại\s+học)?|đại\s+học|doanh\s+nghiệp|thị\s+trường|nền\s+kinh\s+tế|tỉnh,\s+thành(?:\s+phố)?|tỉnh|địa\s+phương|thành\s+phố)"
    r"(?=(?:\s+\S+){0,6}?\s+(?:dẫn\s+đầu|đứng\s+đầu|hàng\s+đầu|đầu|cao\s+nhất|tốt\s+nhất))"
    r"|(?:thứ\s+hạng|xếp\s+hạng|xếp\s+thứ|đứng\s+thứ|vị\s+trí(?:\s+thứ)?|hạng)\s+(?P<place>\d{1,3}))(?!\w)",
    re.IGNORECASE,
)
_NOUN = (
    r"trung tâm|phòng thí nghiệm|nhóm nghiên cứu|cơ sở|bệnh viện|trạm y tế|đô thị|thành phố|tuyến cáp|tuyến"
    r"|sàn giao dịch|sàn dữ liệu|sáng chế|đề tài|chương trình|đề án|nền tảng|hệ thống|điểm du lịch|làng nghề|nhà máy"
    r"|quốc gia|nước|địa phương|di tích|di sản|công nghệ|tổ hợp|vườn ươm|cửa hàng|chuyên gia|kỹ sư|tiến sĩ|thạc sĩ"
    r"|nhà khoa học"
)
_CAPITAL_NOUN = r"(?:Trung tâm|Khu|Phòng|Viện|Trường|Bệnh viện|Nhà|Cơ sở|Vùng|Cụm|Cảng|Sàn)(?=\s[a-zđ])"
_COUNT = re.compile(
    rf"(?<![\w.,/%-])(?P<low>\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}})(?:\s*[-–]\s*(?P<high>\d{{1,6}}))?\s{{1,2}}"
    rf"(?P<unit>{_NOUN}|{_CAPITAL_NOUN}|[a-zà-ỹăđĩũơư]+)(?![\w/])"
)
# What the table of units would take for a shorter one: `nhà` of `nhà khoa học`.
_LONGER = re.compile(
    r"\s(?P<unit>nhà khoa học|nhà máy|nhà đầu tư|nhà giáo|nhà văn hóa|nhà ở xã hội|điểm du lịch|nhóm nghiên cứu)(?!\w)"
)
_NOUNS = re.compile(rf"\s(?P<unit>{_NOUN}|{_CAPITAL_NOUN})(?!\w)")
_NO_NOUN = frozenset(
    [
        "năm",
        "tháng",
        "ngày",
        "quý",
        "giờ",
        "phút",
        "và",
        "của",
        "trong",
        "đến",
        "tại",
        "theo",
        "về",
        "với",
        "cho",
        "là",
        "có",
        "được",
        "khi",
        "từ",
        "tới",
        "hoặc",
        "để",
        "do",
        "này",
        "nêu",
        "trên",
        "dưới",
        "trở",
        "thuộc",
        "so",
        "đã",
        "sẽ",
        "không",
        "phải",
        "bằng",
        "như",
        "mà",
        "gồm",
        "nội",
        "chỗ",
        "dân",
        "vạn",
        "nghìn",
        "triệu",
        "tỷ",
        "lên",
        "ban",
        "còn",
        "đạt",
        "bước",
    ]
)
_NAMES = re.compile(
    r"(?<!\w)(?:điều|khoản|điểm|mục|chương|phần|phụ lục|bảng|biểu|số|thứ|khóa|khoá|năm|tháng|quý|ngày|đề án"
    r"|chương trình|quyết định|nghị quyết|chỉ thị|cấp|mức|loại|hạng|quốc lộ|đường|lớp|đợt|kỳ)\s+$",
    re.IGNORECASE,
)
_OF = (
    ("percent_of_gdp", r"GDP"),
    ("percent_of_grdp", r"GRDP"),
    ("percent_of_budget", r"tổng\s+(?:số\s+)?(?:thu|chi)(?:\s+(?:cân đối\s+)?(?:ngân sách(?:\s+nhà nước)?|NSNN))?"
                          r"|(?:chi\s+)?ngân sách(?:\s+nhà nước)?|NSNN"),
    ("percent_of_population", r"dân số"),
    ("percent_of_plan", r"(?:chỉ tiêu\s+)?kế hoạch"),
)  # fmt: skip
_PERCENT_OF = re.compile(
    r"\s+(?:của\s+|so với\s+)?(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _OF).replace(" ", r"\s")
    + r")(?!\w)"
)  # fmt: skip
_PER_YEAR = re.compile(r"\s*(?:/|mỗi|một|hằng|hàng)\s*năm(?!\w)")
_HEAD_COUNT = re.compile(
    r"(?:\s+trên\s+|\s?/\s?)(?:một\s+|1\s+)?(?P<of>vạn|nghìn|triệu|10\.000|1\.000|100\.000)\s*dân(?!\w)"
)
_HEADS = {"vạn": 10_000, "nghìn": 1_000, "triệu": 1_000_000, "10.000": 10_000, "1.000": 1_000, "100.000": 100_000}
_OF_HEADS = re.compile(r"\s*(?:vạn\s+|nghìn\s+|triệu\s+)?dân(?!\w)")


def figures(text: str) -> list[Figure]:
    """Find what may be a target's value.

    Args:
        text: CLEAN text of a sentence or more, Markdown signs blanked.

    Returns:
        Figures from left to right, not overlapping.
    """
    found = [_rank(match) for match in _RANK.finditer(text)]
    taken = [(figure.start, figure.end) for figure in found]
    for quantity in quantities(text):
        if quantity.period or _overlaps(taken, quantity.start, quantity.end):
            continue
        end, unit, norm = quantity.end, quantity.unit, quantity.unit_norm
        if norm == "percent":
            end, unit, norm = _percent(text, end, unit or "%")
        elif norm == "percent/year":
            norm = "percent_per_year"
        elif unit and (per := _HEAD_COUNT.match(text, end)):
            end, unit = per.end(), text[quantity.value_end : per.end()].strip()
            norm = f"{norm}_per_{_HEADS[per['of']]}"
        elif unit is None and _OF_HEADS.match(text, end):
            continue
        noun = (
            _LONGER.match(text, quantity.value_end) or (unit is None and _NOUNS.match(text, quantity.value_end)) or None
        )
        if noun:
            end, unit, norm = noun.end(), noun["unit"], None
        found.append(Figure(
            quantity.start, end, quantity.value_start, quantity.value_end, quantity.qualified_start,
            max(end, quantity.qualified_end), quantity.comparator, quantity.value, quantity.high, unit, norm,
            quantity.amount,
        ))  # fmt: skip
    taken = sorted((figure.start, figure.end) for figure in found)
    found += [count for match in _COUNT.finditer(text) if (count := _count(text, match, taken))]
    return sorted(found)


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span overlaps one of those taken, which stand from left to right and apart."""
    place = bisect_left(taken, (end, end))
    return place > 0 and start < taken[place - 1][1]


def _rank(match: re.Match[str]) -> Figure:
    name = "n" if match["n"] else "place"
    start, end = match.span(name)
    unit_end = match.end("unit") if match["unit"] else end
    value = Decimal(match[name])
    unit = " ".join(match["unit"].split()) if match["unit"] else "hạng"
    begins = start if re.match(r";|\w+\s*:", match[0]) else match.start()
    return Figure(start, unit_end, start, end, begins, unit_end, "<=", value, None, unit, "rank", value)


def _percent(text: str, end: int, unit: str) -> tuple[int, str, str]:
    if (of := _PERCENT_OF.match(text, end)) and of.lastgroup:
        return of.end(), f"{unit} {' '.join(of[of.lastgroup].split())}", of.lastgroup
    if per := _PER_YEAR.match(text, end):
        return per.end(), f"{unit}/năm", "percent_per_year"
    return end, unit, "percent"


def _count(text: str, match: re.Match[str], taken: list[tuple[int, int]]) -> Figure | None:
    if match["unit"] in _NO_NOUN or _overlaps(taken, match.start(), match.end("unit")):
        return None
    before = text[max(0, match.start() - 24) : match.start()]
    if _NAMES.search(before):
        return None
    start = max(0, match.start() - 24)
    reading = next((one for one in compared(text, start, match.end()) if one.start == match.start()), None)
    if reading is None:
        return None
    unit_end = match.end("unit")
    return Figure(match.start(), unit_end, reading.start, reading.end, reading.start, unit_end, reading.comparator,
                  reading.value, reading.high, match["unit"], None, None)  # fmt: skip
