"""A number in a cell of a sheet and its format -> what a person sees, written so that it keeps its meaning.

1. A format has sections for positive, negative and zero numbers, or with conditions (`[>=100]`); one is chosen.
2. A section with letters of dates is a date: day, month, year are always written in this order (`05/12/2023`), for the
   file's own order may be the American one, and a Vietnamese reader takes the first figure for the day.
3. Else digits, decimals, percent and thousands are taken from the section, with what stands in quotes around them.
   Separators are Vietnamese (`1.234,5`): the file stores a number without any, every computer shows its own, and
   `1,234` read in a Vietnamese text would be a thousandth of what it is.
4. What is not understood (fractions, digits with text between) is written as the number that it is.
"""

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from functools import lru_cache

_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_(.)|\*(.)|\[([^\]]*)\]|(AM/PM|A/P|General|am/pm)|(.)', re.DOTALL)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?(?:[Ee][+-]0+)?|\.[#0?]+")
_LITERAL_MARK = "\x00"
_LAST_DAY = 2_958_466
_FALSE_LEAP_DAY = 60


def shown(value: float, code: str, from_1904: bool = False) -> str:
    """Return what a cell shows.

    Args:
        value: The number that the file stores; dates are days.
        code: The number format: `General`, `#,##0.0`, `0%`, `dd/mm/yyyy`.
        from_1904: Whether days count from 1904, as on old Macintoshes.
    """
    sections = _sections(code)
    section, value = _chosen(sections, value)
    plain, literals = _without_literals(section)
    if "General" in plain or "@" in plain or not section.strip():
        return _filled(re.sub("General|@", _general(value), plain, count=1), literals)
    if re.search("[dmyhsDMYHS]", plain):
        return _date(value, plain, literals, from_1904)
    return _number(value, plain, literals)


@lru_cache(maxsize=1_000)
def _sections(code: str) -> tuple[str, ...]:
    sections, start = [], 0
    for found in _TOKEN.finditer(code):
        if found[7] == ";":
            sections.append(code[start : found.start()])
            start = found.end()
    return (*sections, code[start:])


def _chosen(sections: tuple[str, ...], value: float) -> tuple[str, float]:
    for section in sections:
        condition = _CONDITION.search(section)
        if condition and _holds(value, condition[1], float(condition[2])):
            return section, value
    if any(_CONDITION.search(section) for section in sections):
        return next((one for one in reversed(sections) if not _CONDITION.search(one)), "General"), value
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


def _holds(value: float, sign: str, limit: float) -> bool:
    return {
        "<": value < limit, "<=": value <= limit, ">": value > limit, ">=": value >= limit, "=": value == limit,
        "<>": value != limit,
    }[sign]  # fmt: skip


@lru_cache(maxsize=1_000)
def _without_literals(section: str) -> tuple[str, tuple[str, ...]]:
    """Return a section with a mark for each text in it, and the texts."""
    plain, literals = "", []
    for found in _TOKEN.finditer(section):
        quoted, escaped, blank, fill, bracket, word, character = found.groups()
        text = quoted if quoted is not None else escaped
        if bracket is not None:
            # [$₫-42A] is a currency; [h] counts hours beyond a day; others are colours and conditions.
            if re.fullmatch("h+|m+|s+", bracket, re.IGNORECASE):
                plain += f"[{bracket}]"
            text = bracket[1:].split("-")[0] if bracket.startswith("$") else None
        if text:
            plain += _LITERAL_MARK
            literals.append(text)
        elif blank is not None:
            plain += " "
        elif fill is None and (word or character):
            plain += word or character
    return plain, tuple(literals)


def _filled(plain: str, literals: tuple[str, ...]) -> str:
    texts = iter(literals)
    return re.sub(_LITERAL_MARK, lambda _: next(texts), plain).strip()


def _general(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return _vietnamese(f"{value:.10g}")


def _vietnamese(figures: str) -> str:
    return figures.translate(str.maketrans(",.", ".,"))


def _number(value: float, plain: str, literals: tuple[str, ...]) -> str:
    chunks = list(_DIGITS.finditer(plain))
    if not chunks:
        sign = "-" if value < 0 else ""
        return sign + _filled(plain, literals)
    if len(chunks) > 1 or "/" in plain:
        return _general(value)
    chunk = chunks[0]
    whole, _, fraction = chunk[0].partition(".")
    if re.search("[Ee]", chunk[0]):
        return _general(value)
    thousands = len(whole) - len(whole.rstrip(","))
    try:
        with localcontext() as context:
            context.prec = 400
            number = Decimal(repr(value)).scaleb(2 * plain.count("%") - 3 * thousands)
            number = number.quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    except (InvalidOperation, ValueError):
        return _general(value)
    figures = f"{abs(number):,f}" if "," in whole.rstrip(",") else f"{abs(number):f}"
    units, _, decimals = figures.partition(".")
    needed = len(fraction.rstrip("#?"))
    while len(decimals) > needed and decimals.endswith("0"):
        decimals = decimals[:-1]
    if "0" not in whole and units == "0":
        units = ""
    units = units.zfill(whole.count("0")) if "," not in units else units
    figures = _vietnamese(f"{units}.{decimals}" if decimals else units)
    # The minus stands before the text around the figures, as in a sheet: -5 %, -₫5.
    sign = "-" if number < 0 else ""
    return sign + _filled(plain[: chunk.start()] + figures + plain[chunk.end() :], literals)


def _date(value: float, plain: str, literals: tuple[str, ...], from_1904: bool) -> str:
    if not 0 <= value < _LAST_DAY:
        return _general(value)
    elapsed = re.search(r"\[h+\]", plain, re.IGNORECASE)
    if elapsed:
        minutes = round(value * 1_440)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if from_1904:
        base = datetime.datetime(1904, 1, 1)
    else:
        # Excel has a 29 February 1900, as Lotus 1-2-3 had.
        base = datetime.datetime(1899, 12, 31 if value < _FALSE_LEAP_DAY else 30)
    moment = base + datetime.timedelta(seconds=round(value * 86_400))
    lowered = plain.lower().replace("am/pm", "").replace("a/p", "")
    day, year, hour = "d" in lowered, "y" in lowered, "h" in lowered
    # m is a minute after hours and before seconds, else a month.
    month = "m" in re.sub(r"h+[^dmy]*m+|m+[^dmyh]*s", "", lowered)
    if any(text.strip().isalpha() for text in literals):
        return _spelled(moment, plain, literals)
    date = "/".join(
        part for part, there in ((f"{moment:%d}", day), (f"{moment:%m}", month), (f"{moment.year}", year)) if there
    )
    clock = f"{moment:%H:%M:%S}" if "s" in lowered else f"{moment:%H:%M}"
    return f"{date} {clock}".strip() if hour else date or clock


def _spelled(moment: datetime.datetime, plain: str, literals: tuple[str, ...]) -> str:
    """Write a date among words: `ngày 05 tháng 12 năm 2023`."""
    parts = {"d": f"{moment:%d}", "m": f"{moment:%m}", "y": f"{moment.year}", "h": f"{moment:%H}", "s": f"{moment:%S}"}
    return _filled(re.sub(r"([dmyhs])\1*", lambda found: parts[found[1].lower()], plain, flags=re.IGNORECASE), literals)
