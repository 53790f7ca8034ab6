"""Figures read from text: which numbers are quantities, of what, and whether at least, at most, about or exactly.

1. Take the number tokens. Document numbers and dates are other tokens, so they never come up.
2. Refuse a number that names instead of measuring: after a label (`Điều 5`, `khoản 2`, `lần thứ 17`, `khóa 16`,
   `số 02`, `quý 4`, `tháng 10`, `năm 2024`), the next ones of such a list (`khoản 1, 2 và 3`), an enumerator at a
   line start, years from-to (`2024-2025`), ratios and codes (`24/7`, `COVID-19`).
3. Read the unit after it (`units.py`), also behind the number in words: `100 (một trăm) tỷ đồng`. Without a known unit
   it stays only if it looks measured, being grouped or decimal (`2.100`, `9,5`), or has a word of comparison
   (`ít nhất 3 …`): then its unit is None. Guessing the unit from any next noun was left out: `4 tại chỗ`,
   `3 nội thành`; a wrong unit is worse than none.
4. Join two with `-`, `đến` or `đến hết` between them into a range, if their units measure the same.
5. Read the comparison: words before the number; `trở lên`, `trở xuống` after it. With `từ` before the number they may
   stand far off (`từ 75% xã, phường, thị trấn trở lên`), else at most four words on. Neither crosses `;`, a bracket,
   a sentence end or another number.

Dots group by threes and the comma is decimal; `1.03` can only be a decimal, `1,234,567` only English grouping.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from vietnamese.tokens import Token, tokens
from vietnamese.units import PERIODS, Unit, unit_at

Comparator = Literal["=", ">=", ">", "<=", "<", "~", "range"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in a CLEAN text.

    `start:end` covers the number with its unit, `value_start:value_end` the number alone (both numbers of a range),
    `qualified_start:qualified_end` also the words of comparison.
    """

    start: int
    end: int
    value_start: int
    value_end: int
    qualified_start: int
    qualified_end: int
    text: str
    comparator: Comparator
    value: Decimal
    """In `unit`, as printed: `2.100 tỷ đồng` is 2100. The lower end of a range, turned into the upper one's unit."""
    high: Decimal | None
    unit: str | None
    """As printed: `tỷ đồng`, `lượt khách`, `% kế hoạch`."""
    unit_norm: str | None
    """Normal name: `VND_billion`, `visit`, `percent_of_plan`."""
    base: str | None
    """What is measured, without scale: `VND`. Amounts of equal base compare."""
    amount: Decimal
    """The value in the base unit: 2100000000000 for `2.100 tỷ đồng`."""
    period: bool = False
    """True for a stretch of the calendar (`9 tháng`, `05 năm`), which is seldom what is asked for."""


_PLAIN = re.compile(r"\d+(?:,\d+)?")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?")
_DOT_DECIMAL = re.compile(r"\d+\.\d+")


def parse_number(text: str) -> Decimal | None:
    """Read a number written in figures.

    Args:
        text: the figures only: `2.100.000`, `58,5`, `05`.

    Returns:
        Its value, or None if it is not one number (`1.1.2`, `1,2,3`).
    """
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if _PLAIN.fullmatch(text):
        return Decimal(text.replace(",", "."))
    return Decimal(text) if _DOT_DECIMAL.fullmatch(text) else None


class _Reading(NamedTuple):
    """A number that was not refused, or two that are a range."""

    token: Token
    value: Decimal
    unit: Unit | None
    high: Decimal | None = None
    value_end: int = 0


_YEAR = re.compile(r"(?:19|20)\d\d")
_LABEL = re.compile(
    r"(?<!\w)(?:điều|khoản|điểm|tiết|mục|chương|phần|phụ lục|bảng|biểu|mẫu|trang|khóa|khoá|thứ|kỳ|quốc lộ|tỉnh lộ"
    r"|(?<!tổng )(?<!trong )(?<!con )số|(?:(?<!mỗi )(?<!hằng )(?<!hàng )(?<!một )(?:ngày|tháng|quý|năm)))[\s:]+$",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*(?:,|và|hoặc|đến|tới|-|–)\s*")
_CAPITAL = "[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ]"
_ENUMERATOR = re.compile(
    rf"[ \t]*\d{{1,2}}(?:(?:\.\d{{1,2}})*(?:[.)/](?:\s|$)|-[ \t]+(?={_CAPITAL}))|(?:\.\d{{1,2}})+[ \t]+(?={_CAPITAL}))"
)
_SINGLE_YEAR = re.compile(r"\s+(?:19|20)\d\d(?!\d|\s*[-–]\s*\d)")
_DIGITS_AFTER = re.compile(r"\s+\d")
_SPELLED = re.compile(
    r"\s*\((?:(?:không|một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mười|mươi|mốt|trăm|nghìn|ngàn|triệu|tỷ|tỉ|linh|lẻ"
    r"|rưỡi|phẩy)[\s,]*)+\)",
    re.IGNORECASE,
)
# A dash that begins a line begins an item of a list.
_JOIN = re.compile(r"[^\S\n]*[-–]\s*|\s*(?:đến|tới)\s*(?:(?:đủ|hết)\s+)?")
_WINDOW = 40  # Characters before a number in which its label or comparison stands; the longest is 25.


def quantities(text: str) -> list[Quantity]:
    """Find the quantities of a text.

    Args:
        text: CLEAN text: a sentence, a passage or a whole document.

    Returns:
        Quantities from left to right.
    """
    readings: list[_Reading] = []
    label_end, label_is_year = -1, False
    previous_year: Token | None = None
    for token in tokens(text):
        if token.kind != "number":
            continue
        value = parse_number(token.text)
        unit = _unit(text, token)
        year = token if _YEAR.fullmatch(token.text) else None
        if year and previous_year and _JOIN.fullmatch(text, previous_year.end, token.start):
            if readings and readings[-1].token is previous_year:
                readings.pop()
            previous_year = None
            continue
        previous_year = year
        hard = unit is not None and unit.hard
        # `năm 2029, 2030`, but not `đến năm 2030, 32 giường bệnh`.
        alike = label_end >= 0 and (year is not None or not label_is_year)
        listed = alike and bool(_LIST.fullmatch(text, label_end, token.start))
        labelled = bool(_LABEL.search(text, max(0, token.start - _WINDOW), token.start))
        if (labelled or listed) and (not hard or year):
            label_end, label_is_year = token.end, year is not None
            continue
        label_end = -1
        if value is not None and not _is_code(text, token, unit) and not _is_enumerator(text, token):
            readings.append(_Reading(token, value, unit, None, token.end))
    found = (_quantity(text, reading) for reading in _ranges(text, readings))
    return [quantity for quantity in found if quantity is not None]


def _unit(text: str, token: Token) -> Unit | None:
    """The unit after a number; `năm` and `tháng` are none where they begin a date (`22 tháng 10`, `57 năm 2024`)."""
    unit = unit_at(text, _number_end(text, token))
    if unit and unit.norm == "year" and _SINGLE_YEAR.match(text, unit.end):
        return None
    if unit and unit.norm == "month" and _DIGITS_AFTER.match(text, unit.end):
        return None
    return unit


def _number_end(text: str, token: Token) -> int:
    spelled = _SPELLED.match(text, token.end)
    return spelled.end() if spelled else token.end


def _is_code(text: str, token: Token, unit: Unit | None) -> bool:
    """Ratios and days (24/7, 8-3/1965), codes (COVID-19, II.1), and figures that letters follow (12a)."""
    before, after = text[max(0, token.start - 2) : token.start], text[token.end : token.end + 2]
    if (before[-1:] == "/" and before[:1].isdigit()) or (after[:1] == "/" and after[1:].isdigit()):
        return True
    if len(before) == 2 and before[1] in "-–._/" and before[0].isalpha():
        return True
    return before[-1:].isalpha() or (after[:1].isalpha() and unit is None)


def _is_enumerator(text: str, token: Token) -> bool:
    line = token.start
    while line > 0 and text[line - 1] in " \t":
        line -= 1
    return (line == 0 or text[line - 1] in "\n\f") and bool(_ENUMERATOR.match(text, line))


def _ranges(text: str, readings: list[_Reading]) -> list[_Reading]:
    """Join neighbours with a dash or `đến` between them: `5-7%`, `từ 400.000 đồng đến 600.000 đồng`."""
    joined: list[_Reading] = []
    for reading in readings:
        low = joined[-1] if joined else None
        if low is None or low.high is not None or reading.unit is None:
            joined.append(reading)
            continue
        low_end = low.unit.end if low.unit else _number_end(text, low.token)
        # `từ 3% đến 3,5%/năm`: what is per year holds for both.
        same = low.unit is None or low.unit.base in ("", reading.unit.base, reading.unit.base.partition("/")[0])
        if not same or not _JOIN.fullmatch(text, low_end, reading.token.start):
            joined.append(reading)
            continue
        value = low.value * low.unit.scale / reading.unit.scale if low.unit else low.value
        joined[-1] = _Reading(low.token, value, reading.unit, reading.value, reading.token.end)
    return joined


_SIGNS: tuple[tuple[Comparator, str], ...] = (
    (">=", r"ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|không nhỏ hơn"),
    ("<=", r"(?:không|chưa) (?:quá|vượt quá|vượt|hơn|trên|cao hơn|lớn hơn|nhiều hơn)|tối đa|nhiều nhất"),
    ("<", r"dưới|thấp hơn|nhỏ hơn|ít hơn|chưa đến|chưa đầy|chưa tới|chưa đủ"),
    (">", r"trên|cao hơn|lớn hơn|nhiều hơn|hơn|vượt|quá"),
    ("~", r"khoảng|xấp xỉ|gần|độ chừng|ước đạt|ước"),
)
_MARKS: dict[str, Comparator] = {
    "≥": ">=", ">=": ">=", "=>": ">=", "≤": "<=", "<=": "<=", "=<": "<=", "<": "<", ">": ">", "~": "~", "≈": "~",
}  # fmt: skip
_COMPARED = re.compile(
    r"(?:(?<!\w)(?:"
    + "|".join(f"(?P<c{place}>{words})" for place, (_, words) in enumerate(_SIGNS)).replace(" ", r"\s+")
    + r"|(?P<since>từ(?:\s+(?:(?P<full>đủ)|(?P<over>trên)))?))(?:\s+(?:là|đạt|có|còn|được|thêm|cho))?"
    + r"|(?P<mark>[<>]\s?=|=[<>]|[≥≤<>~≈]))\s*$",
    re.IGNORECASE,
)
_ON_AND_UP = r"\s+(?P<way>trở\s+lên|đổ\s+lên|trở\s+xuống)(?!\w)"
_NEAR = re.compile(rf"(?:\s+[^\W\d_]+){{0,4}}?{_ON_AND_UP}", re.IGNORECASE)
_FAR = re.compile(rf"[^;.:!?()\d]{{0,120}}?{_ON_AND_UP}", re.IGNORECASE)


def compared_before(text: str, position: int, start: int = 0) -> tuple[Comparator, int, bool]:
    """Read the words or sign of comparison before a number.

    Args:
        text: CLEAN text.
        position: where the number starts.
        start: how far back to look at most.

    Returns:
        The comparator (`=` if there is none), where its words start, and whether they are `từ`, which alone means at
        least only with `trở lên` after the number.
    """
    before = _COMPARED.search(text, max(start, position - _WINDOW), position)
    if before is None:
        return "=", position, False
    if before["mark"]:
        return _MARKS["".join(before["mark"].split())], before.start(), False
    comparator: Comparator = next((sign for place, (sign, _) in enumerate(_SIGNS) if before[f"c{place}"]), "=")
    if before["since"]:
        comparator = ">=" if before["full"] else ">" if before["over"] else "="
    return comparator, before.start(), bool(before["since"])


def _quantity(text: str, reading: _Reading) -> Quantity | None:
    """Finish a reading: its comparison, and whether it is sound without a unit."""
    token, unit = reading.token, reading.unit
    end = unit.end if unit else token.end
    qualified_end = end
    comparator, qualified_start, since = compared_before(text, token.start)
    if reading.high is not None:
        comparator = "range"
    elif after := (_FAR if since else _NEAR).match(text, end):
        qualified_end = after.end()
        comparator = "<=" if after["way"].lower().endswith("xuống") else ">="
    measured = not token.text.isdigit()
    if unit is None and not measured and comparator == "=":
        return None
    return Quantity(
        token.start, end, token.start, reading.value_end, qualified_start, qualified_end, text[token.start : end],
        comparator, reading.value, reading.high, unit.text if unit else None, unit.norm if unit else None,
        unit.base if unit else None, reading.value * (unit.scale if unit else 1), bool(unit and unit.norm in PERIODS),
    )  # fmt: skip


_PERCENT_AFTER = re.compile(r"\s?(?:%|phần\s+trăm)")
_PERCENT_RANGE = re.compile(r"\s*(?:-|–|đến|tới)\s*\d+(?:,\d+)?\s?%")


def normal_figures(text: str) -> set[str]:
    """Write every figure of a text in one way, to test that the figures of an answer stand in its quote.

    Args:
        text: CLEAN text.

    Returns:
        Values without grouping and without zeros at either end (`2100`, `9.5`, `5`), a percentage with its sign
        (`9.5%`; in `5-7%` both), document numbers without blanks and in capitals, the parts of dates one by one.
    """
    figures: set[str] = set()
    for token in tokens(text):
        if token.kind == "docnumber":
            figures.add("".join(token.text.split()).replace("–", "-").upper())
        elif token.kind == "date":
            figures.update(str(int(part)) for part in re.split(r"\D", token.text))
        elif token.kind == "number":
            value = parse_number(token.text)
            figure = token.text if value is None else _plain(value)
            percent = _PERCENT_AFTER.match(text, token.end) or _PERCENT_RANGE.match(text, token.end)
            figures.add(f"{figure}%" if percent else figure)
    return figures


def _plain(value: Decimal) -> str:
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
