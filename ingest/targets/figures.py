"""The figures of a sentence that may be targets: quantities, ranks, and counts of things that no table of units names.

1. Quantities as `vietnamese.numbers` reads them; stretches of the calendar (`9 tháng`) are none, but for years of life.
2. Ranks: `nhóm 3 nước dẫn đầu`, `tốp 10 cả nước`, `thứ hạng 50`, `xếp thứ 20/63`: at most so many.
3. Rates written as fractions: `45/100.000 trẻ đẻ sống`. Other counts: a number before a small word that can be a noun,
   unless it names (`Đề án 06`); one whose unit stands before its colon (`Số doanh nghiệp: 60.000`).
4. What a percentage is of belongs to its unit (`30% GDP`, `3% tổng chi ngân sách`), and so does what a count is out of
   (`12 người trên một vạn dân`). What stands under the line is no figure: `giá trị trên 01 ha đất`, `/100 dân`.
"""

import re
from bisect import bisect_left
from decimal import Decimal
from typing import NamedTuple

from vietnamese.comparators import compared
from vietnamese.numbers import Comparator, Quantity, compared_before, parse_number, quantities
from vietnamese.units import unit_at


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


def _words(words: str) -> str:
    return "(?:" + words.replace(" ", r"\s+") + ")"


_PEERS = _words(
    "nước|quốc gia|trường(?: đại học)?|đại học|doanh nghiệp|thị trường|nền kinh tế|tỉnh, thành(?: phố)?"
    "|tỉnh/thành phố|tỉnh|địa phương|thành phố|bộ, ngành|đơn vị|điểm đến"
)
_TOP = _words("dẫn đầu|đứng đầu|hàng đầu|đầu|cao nhất|tốt nhất|khá nhất|phát triển")
_WHERE = _words("cả nước|toàn quốc|trong nước|thế giới|khu vực|toàn vùng|vùng|châu|Đông Nam Á|ASEAN|Việt Nam")
_PLACED = _words("thứ hạng|giữ hạng|xếp thứ|đứng thứ|hạng thứ|đạt thứ|lên thứ|vị trí|xếp hạng(?:[^\\d.;,]{0,60}? thứ)?")
_PLACES = r"(?P<place>\d{1,3})(?:\s*(?:-|–|đến)\s*(?P<last>\d{1,3}))?"
_RANK = re.compile(
    rf"(?:(?:(?:nhóm|tốp|top)\s*:?\s+(?:các\s+)?|(?:trong|trong\s+số)\s+|;\s+)(?P<n>\d{{1,3}})\s+"
    rf"(?P<unit>{_PEERS})(?=(?:\s+\S+){{0,6}}?\s+{_TOP})"
    rf"|(?:(?:nhóm|tốp|top)\s+(?:đầu\s+)?)(?P<of>\d{{1,3}})(?:\s?/\s?\d{{2,3}}|(?=\s+(?:{_WHERE}|{_TOP}))"
    rf"|(?<=p\s\d)|(?<=p\s\d\d)|(?<=p\s\d\d\d))(?:\s+(?P<peers>{_PEERS}))?"
    rf"|{_PLACED}(?:\s+(?:từ|thứ|trong|dưới))*\s+{_PLACES}"
    r"(?:\s?/\s?\d{2,3})?)(?!\w)",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"(?<![\w.,/%-])(?P<n>\d{1,3}(?:,\d+)?)\s?/\s?(?P<of>100\.000|10\.000|1\.000|1000)(?![\d.,]\d)"
    r"(?:\s+(?P<whom>(?:trẻ|ca)\s+(?:đẻ\s+|sinh\s+)?sống|trẻ\s+em|trẻ|người\s+dân|người|dân|phụ\s+nữ|lao\s+động)(?!\w))?"
)
_BARE = re.compile(
    r"(?<!\w)(?:tổng\s+)?số(?P<what>(?:\s+[^\W\d]+){1,8}(?:\s?/\s?(?:10\.000|1\.000|vạn|nghìn)\s+dân)?)\s*:"
    r"\s*(?:(?:đạt|trên|khoảng|ít\s+nhất|tối\s+thiểu|[≥≤<>])\s*)?(?P<n>\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)(?=\s*(?:[;.](?!\d)|$))",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?<![\w.,/%-])(?P<low>\d{1,3}(?:\.\d{3})+|\d{1,6})(?:\s*[-–]\s*(?P<high>\d{1,6}))?\s{1,2}"
    r"(?P<unit>[a-zà-ỹăđĩũơư]+)(?![\w])"
)
_NO_NOUN = re.compile(
    r"(?:năm|tháng|ngày|quý|giờ|phút|và|của|trong|đến|tại|theo|về|với|cho|là|có|được|khi|từ|tới|hoặc|để|do|này|nêu|trên"
    r"|dưới|trở|thuộc|so|đã|sẽ|không|phải|bằng|như|mà|gồm|nội|chỗ|dân|vạn|nghìn|triệu|tỷ|lên|ban|còn|đạt|bước|cả|đầu"
    r"|điều|cấp|mặt|khâu|trụ|nhà|con|thì|nhằm|tăng|giảm|chiếm)(?!\w)"
)
_NAMES = re.compile(
    r"(?<!\w)(?:điều|khoản|điểm|mục|chương|phần|phụ lục|bảng|biểu|số|thứ|khóa|khoá|năm|tháng|quý|ngày|đề án"
    r"|chương trình|quyết định|nghị quyết|chỉ thị|cấp|mức|loại|hạng|quốc lộ|đường|lớp|đợt|kỳ|mẫu|nhóm)\s+$",
    re.IGNORECASE,
)
_OF = (
    ("percent_of_gdp", r"GDP"),
    ("percent_of_grdp", r"GRDP"),
    ("percent_of_budget", r"tổng\s+(?:số\s+)?(?:thu|chi)(?:\s+(?:cân đối\s+)?(?:ngân sách(?:\s+nhà nước)?|NSNN))?"
                          r"|(?:chi\s+)?ngân sách(?:\s+nhà nước)?|NSNN"),
    ("percent_of_population", r"dân số(?!\s+(?:trưởng thành|nông thôn|thành thị|đô thị|từ|trong|khu vực|vùng))"),
    ("percent_of_plan", r"(?:chỉ tiêu\s+)?kế hoạch|chỉ tiêu(?!\s+(?:đạt|hoàn thành|có|cơ bản))"),
)  # fmt: skip
_PERCENT_OF = re.compile(
    r"\s+(?:của\s+|so với\s+)?(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _OF).replace(" ", r"\s")
    + r")(?!\w)"
)  # fmt: skip
_PER_YEAR = re.compile(r"\s*(?:/|mỗi|một|hằng|hàng)\s*năm(?!\w)")
_HEAD_COUNT = re.compile(
    r"(?:\s+trên\s+|\s?/\s?)(?:một\s+|1\s+)?(?P<of>vạn|nghìn|triệu|10\.000|1\.000|1000|100\.000|100)\s*(?:người\s+)?dân(?!\w)"
)
_HEADS = {"vạn": 10_000, "nghìn": 1_000, "triệu": 1_000_000}
_OF_HEADS = re.compile(r"\s*(?:vạn\s+|nghìn\s+|triệu\s+)?dân(?!\w)")
_UNDER_LINE = re.compile(r"(?:(?<!\w)(?:trên|mỗi|trung bình|bình quân)\s+(?:một\s+)?|/\s?)$", re.IGNORECASE)
_ONE_OF = re.compile(r"(?<!\w)(?:1|01|một)\s+trong\s+(?:số\s+|những\s+)?$", re.IGNORECASE)
_PER_ONE = ("ha", "km2", "m2", "km", "person", "household", "commune", "quintal", "tonne")
_LIFE = re.compile(r"(?<!\w)(?:số\s+năm|tuổi\s+thọ|sống\s+khỏe|sống\s+khoẻ)(?!\w)", re.IGNORECASE)
_NO_ANIMAL = re.compile(r"\s(?:số|người|đường|em|cái|dấu|tàu)(?!\w)")
_NEAR = 60


def figures(text: str) -> list[Figure]:
    """Find what may be a target's value.

    Args:
        text: CLEAN text of a sentence or more, Markdown signs blanked.

    Returns:
        Figures from left to right, not overlapping.
    """
    found = [_rank(match) for match in _RANK.finditer(text)]
    found += [_rate(text, match) for match in _RATE.finditer(text)]
    found += [figure for match in _BARE.finditer(text) if (figure := _bare(text, match))]
    found.sort()
    taken = [(figure.start, figure.end) for figure in found]
    read = [one for one in quantities(text) if not _overlaps(taken, one.start, one.end)]
    found += [figure for one in read if (figure := _measured(text, one))]
    taken = sorted([*taken, *((one.start, one.end) for one in read)])
    found += [count for match in _COUNT.finditer(text) if (count := _count(text, match, taken))]
    return sorted(found)


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span overlaps one of those taken, which stand from left to right and apart."""
    place = bisect_left(taken, (end, end))
    return place > 0 and start < taken[place - 1][1]


def _measured(text: str, quantity: Quantity) -> Figure | None:
    """A quantity with all that its unit takes in; None if it can be no value."""
    end, unit, norm = quantity.end, quantity.unit, quantity.unit_norm
    before = text[max(0, quantity.start - _NEAR) : quantity.start]
    if quantity.period and not (norm == "year" and _LIFE.search(before)):
        return None
    if quantity.value == 1 and norm in _PER_ONE and _UNDER_LINE.search(before):
        return None
    if _ONE_OF.search(before):
        return None
    if norm == "animal" and _NO_ANIMAL.match(text, end):
        return None
    if norm == "percent":
        end, unit, norm = _percent(text, end, unit or "%")
    elif norm == "percent/year":
        norm = "percent_per_year"
    elif unit and (per := _HEAD_COUNT.match(text, end)):
        end, unit = per.end(), text[quantity.value_end : per.end()].strip()
        norm = f"{norm}_per_{_HEADS.get(per['of']) or per['of'].replace('.', '')}"
    elif unit is None and _OF_HEADS.match(text, end):
        return None
    elif unit is None and (counted := _COUNT.match(text, quantity.start)) and not _NO_NOUN.match(counted["unit"]):
        end, unit = counted.end("unit"), counted["unit"]
    return Figure(
        quantity.start, end, quantity.value_start, quantity.value_end, quantity.qualified_start,
        max(end, quantity.qualified_end), quantity.comparator, quantity.value, quantity.high, unit, norm,
        quantity.amount,
    )  # fmt: skip


def _rank(match: re.Match[str]) -> Figure:
    name = next(group for group in ("n", "of", "place") if match[group])
    start, end = match.span(name)
    high = Decimal(match["last"]) if match["last"] else None
    value_end = match.end("last") if high is not None else end
    peers = match["unit"] or match["peers"]
    unit = " ".join(peers.split()) if peers else "hạng"
    begins = start if re.match(r";|\w+\s*:", match[0]) else match.start()
    unit_end = match.end("unit") if match["unit"] else match.end()
    value = Decimal(match[name])
    return Figure(start, unit_end, start, value_end, begins, unit_end, "<=" if high is None else "range", value, high,
                  unit, "rank", value)  # fmt: skip


def _rate(text: str, match: re.Match[str]) -> Figure:
    """A rate written as a fraction: `dưới 42/100.000 trẻ đẻ sống`."""
    start, value_end = match.span("n")
    comparator, qualified_start, _ = compared_before(text, start)
    unit = f"/{match['of']} {' '.join((match['whom'] or '').split())}".strip()
    value = parse_number(match["n"]) or Decimal(0)
    norm = f"per_{match['of'].replace('.', '')}"
    end = match.end()
    return Figure(start, end, start, value_end, qualified_start, end, comparator, value, None, unit, norm, value)


def _bare(text: str, match: re.Match[str]) -> Figure | None:
    """A count whose unit stands before the colon: `Số doanh nghiệp: 60.000`."""
    start, end = match.span("n")
    value = parse_number(match["n"])
    if value is None:
        return None
    comparator, qualified_start, _ = compared_before(text, start)
    unit = unit_at(match["what"], 0)
    of = _HEAD_COUNT.search(match["what"])
    written = " ".join(match["what"].split()) if of else unit.text if unit else None
    norm = unit.norm if unit else None
    if norm and of:
        norm = f"{norm}_per_{_HEADS.get(of['of']) or of['of'].replace('.', '')}"
    return Figure(start, end, start, end, qualified_start, end, comparator, value, None, written, norm, value)


def _percent(text: str, end: int, unit: str) -> tuple[int, str, str]:
    if (of := _PERCENT_OF.match(text, end)) and of.lastgroup:
        return of.end(), f"{unit} {' '.join(of[of.lastgroup].split())}", of.lastgroup
    if per := _PER_YEAR.match(text, end):
        return per.end(), f"{unit}/năm", "percent_per_year"
    return end, unit, "percent"


def _count(text: str, match: re.Match[str], taken: list[tuple[int, int]]) -> Figure | None:
    """A count of what no table of units names."""
    if _NO_NOUN.match(match["unit"]) or _overlaps(taken, match.start(), match.end("unit")):
        return None
    start = max(0, match.start() - _NEAR)
    if _NAMES.search(text, start, match.start()):
        return None
    reading = next((one for one in compared(text, start, match.end()) if one.start == match.start()), None)
    if reading is None:
        return None
    per = _HEAD_COUNT.match(text, match.end())
    end = per.end() if per else match.end("unit")
    unit = " ".join(text[match.start("unit") : end].split())
    return Figure(match.start(), end, reading.start, reading.end, reading.qualified_start, end, reading.comparator,
                  reading.value, reading.high, unit, None, None)  # fmt: skip
