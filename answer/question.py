"""What a question asks for.

1. The kind, by its question words: a figure (bao nhiêu, mấy, tỷ lệ … ?, how many), a date (khi nào), something of a
   document's own head or tail (ai ký, ngày ban hành, ai ban hành; not ai đăng ký, ai có thẩm quyền ký), or a text.
2. The unit that the figure must have, where the question names it (bao nhiêu ha, mấy xã, phần trăm, mức phạt).
3. Years, periods (năm 2025, 9 tháng, cả năm, quý III) and document numbers: evidence of others does not answer.
4. The content terms: what is left without question words, as words of one or more syllables (`thủ đô` is not met by
   `thủ tục`). They carry the topic. An abbreviation, or a word of a question in English, is a set of phrases, any of
   which will do.
5. A bare indicator (“diện tích trồng sâm ngọc linh”) asks for its figure; if there is none, for a text.
"""

import re
from dataclasses import dataclass

from answer.model import Kind
from index.terms import syllables
from ingest.form.number import TYPE_NAMES, find_numbers
from ingest.model import PassageKind
from vietnamese.abbreviations import expand
from vietnamese.dates import years
from vietnamese.english import is_english, translate
from vietnamese.forms import fold, has_accents, key
from vietnamese.units import unit_at
from vietnamese.words import segment

Phrase = tuple[str, ...]
Term = tuple[Phrase, ...]
"""Phrases in KEY form, any of which means the term."""

_FIGURE = re.compile(
    r"\bbao nhiêu\b|\bmấy\b|\bbao lâu\b|\bbao xa\b|\bmức (?:phạt|thu|chi|hỗ trợ|lương|phí|đóng|hưởng)\b"
    r"|^(?:tỷ lệ|tỉ lệ)\b.*\?|\bphần trăm\b|\bhow (?:many|much|high|large|long)\b"
    r"|\bwhat (?:share|percentage|percent|proportion|number|amount)\b"
    r"|\bwhat is the\b.{0,200}\b(?:target|rate|ratio|share|cost|amount|number|area|growth|revenue|population"
    r"|income|price)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\bkhi nào\b|\bngày nào\b|\bbao giờ\b|\blúc nào\b|\bnăm nào\b|\btháng nào\b|\bwhen\b|\bwhat date\b", re.IGNORECASE
)
# “cả năm bao nhiêu tỷ đồng” asks for no day.
_WHICH_DAY = re.compile(r"\bngày (?:bao nhiêu|mấy)\s*(?:[?.,;]|$)|\b(?:tháng|năm) mấy\b", re.IGNORECASE)
# Not who may sign, nor what else has the syllable: đăng ký, thư ký, ký kết, ký hợp đồng.
_SIGNER = re.compile(
    r"^(?!.*\b(?:thẩm quyền|đăng ký|thư ký|chữ ký|ký (?:kết|quỹ|hiệu|túc|hợp đồng|thỏa thuận|cam kết|tên|gửi|nhận))\b)"
    r".*(?:\bai\b.{0,20}\bký\b|\bngười ký\b|\bký bởi ai\b|\bwho signed\b|\bsigned by\b)",
    re.IGNORECASE,
)
_TYPES = "|".join(re.escape(name) for name in sorted({"Luật", "Bộ luật", *TYPE_NAMES.values()}, key=len, reverse=True))
_ISSUED = re.compile(
    r"\bngày ban hành\b|\bban hành\b.{0,30}\b(?:khi nào|ngày nào|bao giờ|năm nào|ngày bao nhiêu)\b"
    rf"|\bngày ký (?:{_TYPES}|văn bản)\b|\b(?:{_TYPES}|văn bản)\b.{{0,60}}\bký (?:khi nào|ngày nào|bao giờ)\b"
    r"|\b(?:khi nào|ngày nào|bao giờ)\b.{0,30}\bban hành\b|\bwhen was\b.{0,200}\bissued\b",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"\b(?:ai|cơ quan nào|cấp nào|đơn vị nào)\b(?: đã)? ban hành\b|\bdo ai ban hành\b|\bwho issued\b", re.IGNORECASE
)
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("signer", _SIGNER), ("issued", _ISSUED), ("issuer", _ISSUER), ("date", _WHICH_DAY), ("figure", _FIGURE),
    ("date", _DATE),
)  # fmt: skip
KIND_OF_PASSAGE: dict[Kind, PassageKind] = {"signer": "signature", "issued": "header", "issuer": "header"}
"""Where what a question of this kind asks for stands."""
# Words that ask for it. Of the topic are those that say which document: “về phát triển du lịch”.
_ASKING_OF_HEADS = re.compile(
    rf"\b(?:{_TYPES}|người|ký|bởi|ban hành|ngày|tháng|năm|cơ quan|cấp|đơn vị|văn bản|tài liệu|who|signed|resolution)\b",
    re.IGNORECASE,
)
_ASKED_UNIT = re.compile(r"\b(?:bao nhiêu|mấy)\s+(?=\S)", re.IGNORECASE)
_ASKED_ENGLISH = re.compile(r"\bhow (?:many|much)\s+(?P<thing>.*)", re.IGNORECASE)
_HOW_LONG = re.compile(r"\bbao lâu\b|\bhow long\b", re.IGNORECASE)
DURATIONS = ("hour", "minute", "day", "workday", "week", "month", "quarter", "year")
_MONEY = re.compile(
    r"\bbao nhiêu tiền\b|\bmức (?:phạt|thu|chi|hỗ trợ|lương|phí)\b|\bphạt tiền\b|\bcost\b|\bprice\b", re.IGNORECASE
)
_SHARE = re.compile(r"\bphần trăm\b|\btỷ lệ\b|\btỉ lệ\b|\bpercent|\bshare\b|\b(?:rate|ratio)\b|%", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b\d{1,2} tháng(?: (?:đầu|cuối))?(?: năm)?|\bcả năm\b|\bđầu năm\b|\bcuối năm\b|\bquý (?:[IV]+|\d)\b|\bhằng năm\b"
    r"|\bgiai đoạn \d{4}\s*[-–]\s*\d{4}",
    re.IGNORECASE,
)

_INDICATOR = re.compile(
    r"^(?:chỉ tiêu|diện tích|tỷ lệ|tỉ lệ|số lượng|số|tổng|vốn|thu|tốc độ|tăng trưởng|sản lượng|mức|thu nhập|kim ngạch"
    r"|giá trị|dân số|quy mô|tổng vốn|năng suất|doanh thu)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:gì|nào|ai|sao|đâu|không|thế nào|như thế nào|làm)\b", re.IGNORECASE)
# Words that ask or that every indicator has; they say nothing of the topic.
_ASKING = frozenset(
    re.findall(
        r"\w+",
        """là bao nhiêu mấy gì nào thế sao ra phải cần như được bị cho với về của các những và hoặc thì mà để đến từ ở
        tại trong trên dưới theo có không đạt chỉ mức số ai khi đâu hay biết xin hỏi vì bạn làm nhằm mỗi một này kia đó
        hãy nêu""",
    )
)
_ASKING_FOLDED = frozenset(fold(word) for word in _ASKING)
_ASKING_KEYS = frozenset(key(word) for word in _ASKING)
# Of more than one syllable, for a syllable of it may belong to what is asked about: hồ tiêu, chất lượng.
_ASKING_PHRASE = re.compile(
    r"\b(?:chỉ tiêu|chi tieu|phấn đấu|phan dau|số lượng|so luong|"
    r"chậm nhất|muộn nhất|sớm nhất|như thế nào|thế nào|đúng hay sai"
    r"|có đúng không|cụ thể|hiện nay)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for."""

    kind: Kind
    terms: tuple[Term, ...]
    units: tuple[str, ...]
    """Bases (`VND`, `percent`, `ha`) that the figure may have; empty for any."""
    years: frozenset[int]
    periods: tuple[str, ...]
    """Periods asked about, as `period_key` writes them."""
    numbers: tuple[str, ...]
    """Document numbers named, `26-NQ/TU`."""
    soft: bool
    """True if the figure is only guessed to be what is wanted."""
    english: bool
    """Words meet only through the glossary: meanings must be compared too."""


def read_question(reading: str) -> Question:
    """Read what a question asks for.

    Args:
        reading: The question as it was understood, accents restored.
    """
    english = is_english(reading)
    kind: Kind = next((name for name, pattern in _KINDS if pattern.search(reading)), "text")
    soft = kind == "text" and not english and bool(_INDICATOR.match(reading)) and not _ASKS.search(reading)
    kind = "figure" if soft else kind
    units = _units(reading) if kind == "figure" and not soft else ()
    about = _ASKING_OF_HEADS.sub(" , ", reading) if kind in KIND_OF_PASSAGE else reading
    terms = _english_terms(reading) if english else _terms(about)
    if english and units == ("percent",):
        # “What share” is met by the sign of the figure; no text need say tỷ lệ.
        terms = tuple(term for term in terms if term != (("tỷ", "lệ"),))
    return Question(
        kind=kind,
        terms=terms,
        units=units,
        years=frozenset(years(reading)),
        periods=tuple(dict.fromkeys(period_key(match.group()) for match in _PERIOD.finditer(reading))),
        numbers=tuple(number.text for number in find_numbers(reading)),
        soft=soft,
        english=english,
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


def _terms(reading: str) -> tuple[Term, ...]:
    # Document numbers are one term each.
    text = _ASKING_PHRASE.sub(" , ", reading)
    terms: list[Term] = []
    for number in reversed(find_numbers(text)):
        terms.append(((key(number.text),),))
        text = f"{text[: number.start]} , {text[number.end :]}"
    for match in reversed(list(_ASKED_UNIT.finditer(text))):
        # A unit asked for is met by the figure, not by a word; but 287 đảng viên, though people, are no đoàn viên.
        unit = unit_at(text, match.end())
        named = unit.text if unit and not unit.hard and " " in unit.text else ""
        if named:
            terms.append((tuple(syllables(named)),))
        text = f"{text[: match.start()]} , {text[unit.end if unit else match.end() :]}"
    asking = _ASKING_KEYS if has_accents(reading) else _ASKING_FOLDED
    for word in segment(text):
        phrase = tuple(part for part in syllables(word.text) if part not in asking)
        if phrase and not re.fullmatch(r"(?:19|20)\d\d", phrase[0]):
            terms.append((phrase, *(tuple(syllables(full)) for full in expand(word.text))))
    return tuple(terms)


def _english_terms(reading: str) -> tuple[Term, ...]:
    terms = [tuple(tuple(key(phrase).split()) for phrase in group) for group in translate(reading)]
    return tuple(term for term in terms if not all(re.fullmatch(r"(?:19|20)\d\d", phrase[0]) for phrase in term))


def _units(reading: str) -> tuple[str, ...]:
    # `bao nhiêu` stands where the number would, so the unit follows it.
    units = [unit_at(reading, match.end()) for match in _ASKED_UNIT.finditer(reading)]
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
