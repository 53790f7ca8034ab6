"""A pinpoint, "điểm a khoản 2 Điều 5 và Điều 7", -> the places that it names, in the writing of section labels.

1. What one unit names is a group: `điểm a, b và c`, `Điều 5 đến Điều 9`.
2. Vietnamese names the innermost first, so groups are read from the right: a group of a smaller unit lies in the group
   to its right; one of the same unit shares what that one lies in; a greater unit begins anew. `và` before a greater
   unit parts them: `khoản 3 và Điều 5`. A pinpoint that goes from the greatest to the smallest (`Điều 5 Khoản 2`) is
   turned round first.
3. A group is a place of its own if the one to its left does not lie in it.
4. `Điều 5 đến Điều 9` means those between as well.
"""

import itertools
import re
from functools import lru_cache
from typing import NamedTuple

BLANK = r"(?:[^\S\n]{1,3}\n?[^\S\n]{0,3}|\n[^\S\n]{0,3})"
"""Blanks within a citation: one line may break there."""

_RANKS = {
    "phụ lục": 0, "mẫu": 1, "phần": 1, "chương": 2, "mục": 3, "tiểu mục": 4, "điều": 5, "khoản": 6, "điểm": 7,
    "tiết": 8, "đoạn": 9,
}  # fmt: skip
_WRITTEN = {"điểm": "điểm", "tiết": "tiết", "đoạn": "đoạn"}
UNIT = (
    rf"(?:[Đđ]iều|ĐIỀU|[Kk]hoản|[Đđ]iểm|[Tt]iết|[Mm]ục|[Tt]iểu{BLANK}mục|[Cc]hương|[Pp]hần|[Đđ]oạn|[Pp]hụ{BLANK}[Ll]ục"
    r"|[Mm]ẫu)"
)
_LABEL = (
    r"(?:\d{1,4}(?:\.\d{1,2}){0,3}[a-zđ]?\d?|[IVXLC]{1,7}(?:\.\d{1,2}){0,3}[a-z]?|[a-zđ]\d{0,2}|[A-Z]\d?|này"
    r"|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy))(?!\w)(?![.,]\d)"
)
# After a second label of a list comes a sign, another unit, a name or one of these; else it is a word or a quantity:
# `Điều 5 và 3 người`, `điểm a và y tế`.
_GOES_ON = (
    r"(?=\s*(?:$|[,.;:()\[\]”“\"/|*-]|(?:và|hoặc|hay|đến|khoản|điểm|điều|mục|chương|phần|phụ lục|của|tại|này|ban|kèm"
    r"|nêu|được|thì|có|quy|như|trên|về|theo|vào|là|phải|không|bị|trong|thuộc|trở|luật|nghị|thông)(?!\w)|[A-ZĐ]))"
)
_AND = rf"(?:\s?,{BLANK}?(?:(?:và|hoặc){BLANK})?|{BLANK}(?:và|hoặc|hay|đến|-|–){BLANK})"
# The next line begins an item: `… của điều⏎1. Khoản`.
_NO_ITEM = r"(?!(?<=\n)(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]|[a-zđ]\))[ \t])"
GROUP = rf"{UNIT}{BLANK}{_NO_ITEM}(?:số{BLANK})?{_LABEL}(?:{_AND}{_LABEL}{_GOES_ON}){{0,40}}"
_JOIN = rf"(?:\s?,{BLANK}?(?:(?:và|hoặc){BLANK})?|{BLANK}(?:(?:và|hoặc|hay|đến|của|thuộc|tại|trong){BLANK})?)"
_FILLED = rf"{_JOIN}(?:(?:đoạn mở đầu(?: của)?|tên(?: của)?|các|nội dung){BLANK})?"
_ANNEX = rf"[Pp]hụ{BLANK}[Ll]ục(?={BLANK}(?:(?:được{BLANK})?(?:ban{BLANK}hành|đính){BLANK})?kèm{BLANK}theo{BLANK})"
# … khoản 5 của Điều 12⏎Điều 6. Sửa đổi …
_NO_HEADING = r"(?!(?<=\n)Điều \d{1,3}[a-zđ]?\.\s)"
CHAIN = re.compile(rf"{GROUP}(?:{_FILLED}{_NO_HEADING}{GROUP}){{0,40}}(?:{_FILLED}{_ANNEX})?")
"""A whole pinpoint. Bounded: a longer list than any act has is read in pieces."""

_PIECE = re.compile(
    rf"(?P<join>^|{_FILLED})(?P<unit>{UNIT}){BLANK}(?:số{BLANK})?(?P<labels>{_LABEL}(?:{_AND}{_LABEL}(?!\w))*)"
)
_ONE = re.compile(rf"(?P<to>đến{BLANK}|[-–]{BLANK})?(?P<label>{_LABEL})")
# An act's only annex has no label: Mục 2 Phụ lục ban hành kèm theo Nghị định này.
_ONLY_ANNEX = re.compile(r"(?<=.)\s+[Pp]hụ\s+[Ll]ục$")
_MOST = 100


class _Group(NamedTuple):
    join: str
    rank: int
    labels: tuple[str, ...]


@lru_cache(maxsize=16384)
def places(chain: str) -> tuple[tuple[str, ...], ...]:
    """Take a pinpoint apart.

    Args:
        chain: What CHAIN matches, or its end.

    Returns:
        The places in the order of the text, each from the outermost unit inwards.
    """
    annex = _ONLY_ANNEX.search(chain)
    if annex:
        inner = places(chain[: annex.start()])
        return tuple(("Phụ lục", *place) for place in inner)
    groups = [
        _Group(piece["join"], _RANKS[unit], _labels(unit, piece["labels"]))
        for piece in _PIECE.finditer(chain)
        for unit in [" ".join(piece["unit"].lower().split())]
    ]
    ranks = [group.rank for group in groups]
    if len(groups) > 1 and all(a < b for a, b in itertools.pairwise(ranks)):
        groups.reverse()
    groups = _with_ranges(groups)
    found: list[tuple[str, ...]] = []
    outer: list[tuple[int, tuple[str, ...]]] = []  # the units that what stands to the left lies in, outermost first
    for position in range(len(groups) - 1, -1, -1):
        group = groups[position]
        following = groups[position + 1] if position + 1 < len(groups) else None
        if following and following.rank < group.rank and re.search(r"và|hoặc", following.join):
            outer = []
        outer = [one for one in outer if one[0] < group.rank]
        paths: list[tuple[str, ...]] = [()]
        for _, labels in outer:
            paths = [(*path, label) for path in paths for label in labels][:_MOST]
        left = groups[position - 1] if position else None
        holds_left = left is not None and left.rank > group.rank and not re.search(r"và|hoặc", group.join)
        if not holds_left:
            found[:0] = [(*path, *label.split("›")) for path in paths for label in group.labels][:_MOST]
        outer.append((group.rank, group.labels))
    return tuple(found)


def placed(place: tuple[str, ...], where: tuple[str, ...]) -> tuple[str, ...]:
    """Say where a place lies that is added at another, or beside it: `khoản 6` at `Điều 8`, `khoản 4` after `Điều 47 ›
    Khoản 3`.

    Args:
        place: What is added.
        where: The place that it is added to, before or after.

    Returns:
        The place in the greater units of the other.
    """
    own = _rank(place[0])
    outer = itertools.takewhile(lambda label: _rank(label) < own, where)
    return (*outer, *place)


def _rank(label: str) -> int:
    return _RANKS.get(label.rpartition(" ")[0].lower(), len(_RANKS))


def _labels(unit: str, text: str) -> tuple[str, ...]:
    """Return the labels of one group in the writing of sections; `›` parts those of two levels (Mục II.1)."""
    labels: list[str] = []
    for one in _ONE.finditer(text):
        label = " ".join(one["label"].split())
        if one["to"] and labels:
            labels += _between(labels[-1].rpartition(" ")[2], label, unit)
        labels.append(_written(unit, label))
    return tuple(labels[:_MOST])


def _written(unit: str, label: str) -> str:
    head, dot, below = label.partition(".")
    if dot and unit == "mục":
        return f"Mục {head}›{below}"
    return f"{_WRITTEN.get(unit, unit.capitalize())} {label}"


def _between(first: str, last: str, unit: str) -> list[str]:
    if not (first.isdecimal() and last.isdecimal() and int(first) < int(last) <= int(first) + _MOST):
        return []
    return [_written(unit, str(number)) for number in range(int(first) + 1, int(last))]


def _with_ranges(groups: list[_Group]) -> list[_Group]:
    """Fill in what lies between two groups of one unit (Điều 5 đến Điều 9)."""
    filled: list[_Group] = []
    for group in groups:
        if filled and "đến" in group.join and filled[-1].rank == group.rank:
            unit = next(name for name, rank in _RANKS.items() if rank == group.rank)
            first, last = (one.rpartition(" ")[2] for one in (filled[-1].labels[-1], group.labels[0]))
            group = group._replace(labels=(*_between(first, last, unit), *group.labels))
        filled.append(group)
    return filled
