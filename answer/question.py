"""What a question asks for.

1. The kind, by its question words: a figure (bao nhiêu, mấy, tỷ lệ … thế nào, how many), a date (khi nào), who signed
   (ai ký), or a text.
2. The unit that the figure must have, where the question names it (bao nhiêu ha, mấy xã, phần trăm, mức phạt).
3. Years and periods (năm 2025, 9 tháng, cả năm, quý III): evidence that speaks of others does not answer.
4. The content terms: what is left without question words. They carry the topic.
"""

import re
from dataclasses import dataclass
from typing import Literal

from vietnamese.dates import years
from vietnamese.forms import fold, key
from vietnamese.tokens import tokens
from vietnamese.units import unit_at

Kind = Literal["figure", "date", "signer", "text"]

_FIGURE = re.compile(
    r"\bbao nhiêu\b|\bmấy\b|\bbao lâu\b|\bbao xa\b|\bmức (?:phạt|thu|chi|hỗ trợ|lương|phí|đóng|hưởng)\b"
    r"|^(?:tỷ lệ|tỉ lệ)\b.*\?|\bphần trăm\b|\bhow (?:many|much|high|large|long)\b"
    r"|\bwhat (?:share|percentage|percent|proportion|number|amount)\b"
    r"|\bwhat is the\b.*\b(?:target|rate|ratio|share|cost|amount|number|area|growth|revenue)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\bkhi nào\b|\bngày nào\b|\bbao giờ\b|\blúc nào\b|\bnăm nào\b|\btháng nào\b|\bngày ban hành\b|\bwhen\b"
    r"|\bwhat date\b",
    re.IGNORECASE,
)
_SIGNER = re.compile(r"\bai\b.{0,20}\bký\b|\bngười ký\b|\bký bởi ai\b|\bwho signed\b|\bsigned by\b", re.IGNORECASE)
_ASKED_UNIT = re.compile(r"\b(?:bao nhiêu|mấy)\s+(?=\S)", re.IGNORECASE)
_MONEY = re.compile(
    r"\bbao nhiêu tiền\b|\bmức (?:phạt|thu|chi|hỗ trợ|lương|phí)\b|\bphạt tiền\b|\bcost\b|\bprice\b", re.IGNORECASE
)
_SHARE = re.compile(r"\bphần trăm\b|\btỷ lệ\b|\btỉ lệ\b|\bpercent|\bshare\b|\brate\b|%", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b\d{1,2} tháng(?: (?:đầu|cuối))?(?: năm)?|\bcả năm\b|\bđầu năm\b|\bcuối năm\b|\bquý (?:[IV]+|\d)\b|\bhằng năm\b"
    r"|\b6 tháng\b|\bgiai đoạn \d{4}\s*[-–]\s*\d{4}",
    re.IGNORECASE,
)

# Words that ask or that every indicator has; they say nothing of the topic. Folded, so that one list serves both.
_ASKING = frozenset(
    re.findall(
        r"\w+",
        """la bao nhieu may gi nao the sao ra phai can nhu duoc bi cho voi ve cua cac nhung va hoac thi ma de den tu o
        tai trong tren duoi theo co khong dat chi tieu muc so luong ai khi dau hay biet xin hoi vi ban lam nham moi mot
        what is the of for to in be should which how many much who when are was were a an do does did by on at from
        and target targets""",
    )
)
_ENGLISH = re.compile(r"\b(?:what|which|who|how|when|where|is|are|the|of|should|does|did)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for."""

    kind: Kind
    text: str
    terms: tuple[str, ...]
    """Content syllables in KEY form."""
    units: tuple[str, ...]
    """Bases (`VND`, `percent`, `ha`) that the figure may have; empty for any."""
    years: frozenset[int]
    periods: tuple[str, ...]
    """Periods asked about, in KEY form: `9 tháng`, `cả năm`."""
    foreign: bool
    """True for a question in English: words cannot be compared, only meanings."""


def read_question(reading: str) -> Question:
    """Read what a question asks for.

    Args:
        reading: The question as it was understood, accents restored.
    """
    foreign = len(_ENGLISH.findall(reading)) >= 2
    kind: Kind = "text"
    for name, pattern in (("signer", _SIGNER), ("figure", _FIGURE), ("date", _DATE)):
        if pattern.search(reading):
            kind = name  # type: ignore[assignment]
            break
    terms = []
    for token in tokens(reading):
        if token.kind == "word" and fold(token.text) in _ASKING:
            continue
        if token.kind == "number" and re.fullmatch(r"(?:19|20)\d\d", token.text):
            continue
        if token.kind != "symbol":
            terms.extend(key(token.text).split())
    return Question(
        kind=kind,
        text=reading,
        terms=tuple(terms),
        units=_units(reading) if kind == "figure" else (),
        years=frozenset(years(reading)),
        periods=tuple(dict.fromkeys(period_key(match.group()) for match in _PERIOD.finditer(reading))),
        foreign=foreign,
    )


def period_key(text: str) -> str:
    """Return a period in the form in which two are compared: `9 tháng đầu năm` and `9 tháng` are one."""
    found = key(text)
    months = re.match(r"(\d{1,2}) tháng(?: (cuối))?", found)
    if months:
        return f"{int(months[1])} tháng" + (" cuối" if months[2] else "")
    return found


def periods_in(text: str) -> set[str]:
    """Return the periods that a text speaks of, as `period_key` writes them."""
    return {period_key(match.group()) for match in _PERIOD.finditer(text)}


def _units(reading: str) -> tuple[str, ...]:
    bases: list[str] = []
    for match in _ASKED_UNIT.finditer(reading):
        # `bao nhiêu` stands where the number would.
        unit = unit_at(reading, match.end())
        if unit:
            bases.append(unit.base)
    if _MONEY.search(reading):
        bases.append("VND")
    elif _SHARE.search(reading) and not bases:
        bases.append("percent")
    return tuple(dict.fromkeys(bases))
