"""The place within a document that a question names, and whether an address is at that place.

Reading: small letters, missing accents and small Roman numbers as people type them (`dieu 5 khoan 2`, `phần iii mục 2`,
`đ5 k2`) are written as documents write them, then `ingest.citations.pinpoints` takes the words apart. The first place
named counts, with what is named below it later on (`điều 95 luật xây dựng khoản 4`). A unit before a quantity is none:
`điểm 3 triệu`.

Matching: the parts are looked for in the address in their order, gaps allowed, so that `Điều 5` holds all its clauses.
1. A label with a unit (`Khoản 2`) is met by the same unit and number; `Chương 2` and `Chương II` are the same.
2. A bare label, as Party documents have (`II`, `1.1`, `k)`), is met by its number whatever it is called, for people say
   mục, phần, khoản or điểm of it, and `mục 2` of II. Only `Điều` means the first level there: `294-QĐ/TW › 5`.
3. `5.1` is met by `khoản 1` too where `5` stands above it.
"""

import re

from index.model import Pinpoint
from ingest.citations.pinpoints import CHAIN, places
from vietnamese.forms import fold
from vietnamese.units import unit_at

_BARE = {
    "dieu": "điều", "khoan": "khoản", "diem": "điểm", "muc": "mục", "phan": "phần", "chuong": "chương",
    "tiet": "tiết", "phu luc": "phụ lục", "tieu muc": "tiểu mục",
}  # fmt: skip
_UNITS = "|".join((*_BARE, *_BARE.values()))
_TYPED = re.compile(
    rf"(?<!\w)(?P<unit>{_UNITS})\s{{1,3}}(?P<label>[ivx]{{1,5}}(?=(?:\.\d{{1,2}}){{0,3}}(?!\w))|(?=\w{{1,5}}(?![^\W\d_])))",
    re.IGNORECASE,
)
# Words that end as a unit sounds: tài khoản 138, hạng mục 2, thời điểm a.
_COMPOUND = re.compile(
    r"(?<!\w)(?:tai khoan|(?:hang|danh) muc|(?:thoi|dia|quan|trong|dac|uu|nhuoc) diem|(?:thanh|co|hoc) phan"
    r"|van chuong|(?:giai|cong) doan)"
)
_SHORT = re.compile(
    r"(?<!\w)(?:[đĐdD]\.? ?(?P<article>\d{1,3}),? [kK]\.? ?(?P<clause>\d{1,2})"
    r"|[kK]\.? ?(?P<first>\d{1,2}),? [đĐdD]\.? ?(?P<of>\d{1,3}))(?!\w)"
)
_RANKS = ("phu luc", "mau", "phan", "chuong", "muc", "tieu muc", "dieu", "khoan", "diem", "tiet", "doan", "")
# Counted by us: no document calls them so, and nobody means them by a bare number.
_COUNTED = ("gach", "doan", "bang", "dong")
_ROMAN_UNITS = ("muc", "phan", "chuong", "phu luc")
_ARTICLE_CLAUSE = re.compile(r"Điều \d{1,3}\.\d{1,2}", re.IGNORECASE)
# Whoever types đ does not mean d; typed without accents, d may be either.
_D_BARRED = re.compile(r"(?:^| )đ\)?$", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10}


def read_pinpoint(text: str) -> tuple[int, int, Pinpoint] | None:
    """Find the place that a question names.

    Args:
        text: The question, with or without accents.

    Returns:
        Start and end of its words and the place; None if the question names none.
    """
    written = _TYPED.sub(_as_written, text)
    start, end = 0, 0
    parts: tuple[str, ...] = ()
    for chain in CHAIN.finditer(written):
        found = places(chain[0])
        compound = _COMPOUND.search(fold(written[max(0, chain.start() - 7) : chain.start() + 5]))
        this = any(label.endswith((" này", " NÀY")) for label in found[0]) if found else False
        vague = all(_unit(label) in ("doan", "tiet") for label in found[0]) if found else False
        if not found or this or vague or compound or _is_quantity(written, chain.end()):
            continue
        more = tuple(part for label in found[0] for piece in label.split("›") for part in _taken_apart(piece))
        if not parts:
            start, parts = chain.start(), more
        elif _RANKS.index(_unit(more[0])) <= _RANKS.index(_unit(parts[-1])):
            break
        else:  # điều 95 luật xây dựng khoản 4
            parts = (*parts, *more)
        end = chain.end()
    if parts:
        return start, end, Pinpoint(parts)
    short = _SHORT.search(text)
    if short:
        article, clause = short["article"] or short["of"], short["clause"] or short["first"]
        return short.start(), short.end(), Pinpoint((f"Điều {article}", f"Khoản {clause}"))
    return None


def matches(pinpoint: Pinpoint, address: str) -> bool:
    """Return whether an address, `26-NQ/TU › II › 1 › 1.1`, is the place of a pinpoint or lies within it.

    Args:
        pinpoint: From `read_pinpoint`.
        address: Of a passage; its first part names the document.
    """
    labels = address.split(" › ")[1:]
    place = 0
    for part in pinpoint.parts:
        while place < len(labels) and not _same(part, labels, place):
            place += 1
        if place == len(labels):
            return False
        place += 1
    return True


def _taken_apart(label: str) -> tuple[str, ...]:
    """`Điều 86.3` is khoản 3 of Điều 86: no article has such a number."""
    article, _, clause = label.partition(".")
    return (article, f"Khoản {clause}") if _ARTICLE_CLAUSE.fullmatch(label) else (label,)


def _as_written(found: re.Match[str]) -> str:
    unit, label = found["unit"], found["label"]
    bare = fold(unit)
    blank = found[0][len(unit) : len(found[0]) - len(label)]
    # As long as it was, so that places in the question stay good.
    return _BARE.get(bare, unit) + blank + (label.upper() if bare in _ROMAN_UNITS else label)


def _unit(part: str) -> str:
    """The unit of a part, as ranks name it; a bare number (Mục II.1) lies below them all."""
    unit = fold(part).rpartition(" ")[0]
    return unit if unit in _RANKS else ""


def _is_quantity(text: str, end: int) -> bool:
    unit = unit_at(text, end)
    return unit is not None and unit.hard


def _same(part: str, labels: list[str], place: int) -> bool:
    unit, _, value = fold(part).rpartition(" ")
    its_unit, _, its_value = fold(labels[place].rstrip(")")).rpartition(" ")
    if _D_BARRED.search(part) and not _D_BARRED.search(labels[place]):
        return False
    if its_unit in _COUNTED:
        return unit == its_unit and value == its_value
    if its_unit:
        return unit in (its_unit, "") and _number(value) == _number(its_value)
    if unit == "dieu":
        return place == 0 and value == its_value
    above = fold(labels[place - 1]) if place else ""
    return value in (its_value, _number(its_value)) or (bool(above) and its_value == f"{above}.{value}")


def _number(value: str) -> str:
    """A Roman number as an Arabic one: Chương II is Chương 2."""
    if not value or not set(value) <= set(_ROMAN):
        return value
    digits = [_ROMAN[letter] for letter in value]
    return str(sum(-one if after > one else one for one, after in zip(digits, [*digits[1:], 0], strict=True)))
