"""What a text states, in forms that compare, and what a text holds, to find such statements in.

1. A day in any writing is the day itself. A document number is its letters and digits, in capitals and without blanks.
2. A figure is its comparison, its value in the base unit, and that unit: `2,1 nghìn tỷ đồng` is `2.100 tỷ đồng`, but
   `9,5%` is not `từ 9,5% trở lên`.
3. Any other number counts with the word beside it: `Điều 5`, `khóa 16`, `476 buồng`. A year counts alone. A run of
   numerals in words (`ba trăm`) counts as it is written.
4. A name is a run of capitalised words. A word that only begins a sentence is none, if it could be a Vietnamese one.
5. Words compare in KEY form, one after the other, parted by nothing but blanks and hyphens.

A text holds what it states, and the day, month and year of its days.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from vietnamese.dates import dates
from vietnamese.forms import clean, key
from vietnamese.numbers import Quantity, parse_number, quantities
from vietnamese.syllables import is_syllable
from vietnamese.tokens import Token, tokens
from vietnamese.units import unit_at

Kind = Literal["day", "number", "figure", "year", "count", "words", "name"]

_LABELS = frozenset(map(key, (
    "điều", "khoản", "điểm", "tiết", "mục", "chương", "phần", "lục", "bảng", "biểu", "mẫu", "trang", "khóa", "thứ",
    "kỳ", "số", "ngày", "tháng", "quý",
)))  # fmt: skip
_LEADING = frozenset(map(key, (
    "theo", "tại", "ở", "trong", "từ", "đến", "về", "do", "của", "với", "và", "còn", "ngoài", "riêng", "trước", "sau",
)))  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d\d")
_MEASURES = frozenset(("trăm", "nghìn", "ngàn", "triệu", "tỷ"))
_DIGITS = _MEASURES | frozenset(("hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười", "mươi"))
_IN_NUMERALS = _DIGITS | frozenset(("một", "mốt", "tư", "năm", "lăm", "linh", "lẻ", "rưỡi"))
_GAP = re.compile(r"[\s-]*")
_OPENS = re.compile(r"(?:^|[.!?…:;\n“\"(\[—–-])\s*$")
_PARTS = re.compile(r"\d+|[^\W\d_]+|[^\w\s'-]+")  # 482,6ha: a unit may touch its number


class Fact(NamedTuple):
    """Something that a text states: `text` as written, `value` to compare by."""

    kind: Kind
    value: object
    text: str


class _Count(NamedTuple):
    value: object
    before: str
    after: str
    figure: tuple[object, ...] | None = None
    """The same number read with the unit after it, where no figure was read there."""


class _Text(NamedTuple):
    """What one text holds."""

    values: frozenset[tuple[Kind, object]]
    counts: tuple[_Count, ...]
    flat: str
    words: frozenset[str]

    def has(self, fact: Fact) -> bool:
        match fact.value:
            case _Count() as said:
                return ("figure", said.figure) in self.values or any(_alike(said, found) for found in self.counts)
            case tuple() as ways if fact.kind in ("name", "words"):
                return any(f" {way} " in self.flat for way in ways)
            case _:
                return (fact.kind, fact.value) in self.values


@dataclass(frozen=True, slots=True)
class Held:
    """What texts hold; each stands alone, so that no name reaches from one into the next."""

    texts: tuple[_Text, ...]

    def lacks(self, text: str) -> list[Fact]:
        """Return the facts of a text that these do not hold."""
        return [fact for fact in facts(clean(text).text) if not any(held.has(fact) for held in self.texts)]

    def lacks_words(self, text: str) -> list[str]:
        """Return the words of a text that these do not hold, wherever and in whichever case they stand."""
        words = (word for word in flat(clean(text).text).split() if word != "|")
        return [word for word in words if not any(word in held.words for held in self.texts)]


def held(*texts: str) -> Held:
    """Return what texts hold."""
    return Held(tuple(map(_held, texts)))


@lru_cache(maxsize=1024)
def _held(written: str) -> _Text:
    text = clean(written).text
    stated = facts(text)
    days = [fact.value for fact in stated if isinstance(fact.value, date)]
    counts = [fact.value for fact in stated if isinstance(fact.value, _Count)]
    counts += [_Count(str(day.day), "ngày", "") for day in days] + [_Count(str(day.month), "tháng", "") for day in days]
    years: list[tuple[Kind, object]] = [("year", day.year) for day in days]
    words = flat(text)
    values = frozenset([*((fact.kind, fact.value) for fact in stated), *years])
    return _Text(values, tuple(counts), f" {words} ", frozenset(words.split()))


def flat(text: str) -> str:
    """Return the words of a CLEAN text in KEY form with single blanks; `|` stands for any sign that parts them."""
    return " ".join(part if part[0].isalnum() else "|" for part in _PARTS.findall(key(text)))


@lru_cache(maxsize=1024)
def facts(text: str) -> tuple[Fact, ...]:
    """Return what a CLEAN text states, each kind from left to right."""
    return tuple(_facts(text))


def _facts(text: str) -> Iterator[Fact]:
    taken = bytearray(len(text) + 1)
    for mention in dates(text):
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
        yield Fact("day", mention.date, text[mention.start : mention.end])
    for quantity in figures_in(text):
        if not taken[quantity.start]:
            taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
            yield Fact("figure", meaning(quantity), text[quantity.qualified_start : quantity.qualified_end])
    every = tokens(text)
    for place, token in enumerate(every):
        if token.kind == "docnumber":
            yield Fact("number", "".join(token.text.split()).replace("–", "-").upper(), token.text)
        elif token.kind in ("number", "date") and not taken[token.start]:
            yield _number(text, every, place)
    words = [token for token in every if token.kind == "word"]
    yield from _numerals(text, words, taken)
    yield from _names(text, [token for token in words if not taken[token.start]])


@lru_cache(maxsize=1024)
def figures_in(text: str) -> tuple[Quantity, ...]:
    """Return the figures of a CLEAN text that measure something."""
    return tuple(quantities(text))


def meaning(quantity: Quantity) -> tuple[object, ...]:
    """Return what a figure says, however it is written."""
    unit = quantity.base or (key(quantity.unit) if quantity.unit else None)
    if quantity.high is None:
        return quantity.comparator, quantity.amount, unit
    return quantity.comparator, quantity.value, quantity.high, quantity.unit_norm or unit


def _number(text: str, every: list[Token], place: int) -> Fact:
    token = every[place]
    if _YEAR.fullmatch(token.text):
        return Fact("year", int(token.text), token.text)
    parsed = parse_number(token.text)
    value = token.text if parsed is None else f"{parsed.normalize():f}"
    before, after = every[place - 1] if place else None, every[place + 1] if place + 1 < len(every) else None
    unit = unit_at(text, token.end)
    figure = ("=", parsed * unit.scale, unit.base) if unit and parsed is not None else None
    near_before = key(before.text) if before and _GAP.fullmatch(text, before.end, token.start) else ""
    near_after = key(after.text) if after and _GAP.fullmatch(text, token.end, after.start) else ""
    return Fact("count", _Count(value, near_before, near_after, figure), f"{token.text} {near_after}".strip())


def _alike(said: _Count, found: _Count) -> bool:
    """Whether a number counts the same: its label is the same, else what it counts, else nothing is said of it."""
    if said.value != found.value:
        return False
    if said.before in _LABELS or found.before in _LABELS:
        return said.before == found.before
    return said.after == found.after if said.after else said.before in ("", found.before) or not found.after


def _numerals(text: str, words: list[Token], taken: bytearray) -> Iterator[Fact]:
    run: list[Token] = []
    for token in [*words, Token("", len(text), len(text), "word")]:
        follows = bool(run) and bool(_GAP.fullmatch(text, run[-1].end, token.start))
        if token.text in _IN_NUMERALS and (follows or not run) and not taken[token.start]:
            run.append(token)
            continue
        digits = [item.text for item in run if item.text in _DIGITS]
        # `các triệu chứng`, `phần trăm`: a measure alone is no numeral.
        if (len(run) > 1 and digits) or [word for word in digits if word not in _MEASURES]:
            written = " ".join(item.text for item in run)
            yield Fact("words", (key(written),), written)
        run = [token] if token.text in _IN_NUMERALS and not taken[token.start] else []


def _names(text: str, words: list[Token]) -> Iterator[Fact]:
    run: list[Token] = []
    for token in [*words, Token("", len(text), len(text), "word")]:
        capital = token.text[:1].isupper()
        if capital and (not run or _GAP.fullmatch(text, run[-1].end, token.start)):
            run.append(token)
            continue
        if run:
            yield from _name(text, run)
        run = [token] if capital else []


def _name(text: str, run: list[Token]) -> Iterator[Fact]:
    written = text[run[0].start : run[-1].end]
    opens = bool(_OPENS.search(text, max(0, run[0].start - 8), run[0].start)) or run[0].start == 0
    if opens and len(run) == 1 and not written.isupper() and is_syllable(written.lower()):
        return
    ways = [flat(written)]
    if opens and (len(run) > 2 or (len(run) == 2 and key(run[0].text) in _LEADING)):
        # `Theo Dương Văn Trang`, `Tại Huế`: the sentence begins before the name.
        ways.append(flat(text[run[1].start : run[-1].end]))
    yield Fact("name", tuple(ways), written)
