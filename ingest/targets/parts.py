"""A clause with several figures -> each figure with its own part of the words.

1. Two figures part at the comma (or `và`) before the second one's words: `trong đó …`, `tỉ lệ …`, `với tổng vốn …`.
2. Where only a verb of change stands between, the second goes on from the first: `từ 60% năm 2025 lên 85% năm 2030`.
3. What no such word parts is a threshold within the indicator of the first (`95% trẻ em dưới 6 tuổi`); but the first
   one is the threshold if it is an age, or a count before which a ratio is named, that the second then gives (`tỷ lệ
   người dân từ 15 tuổi trở lên có tài khoản đạt 85%`). An age that no value follows is one too.
4. The dates of documents that a clause cites are none of its times, nor is `của năm 2026`.
"""

import itertools
import re
from typing import NamedTuple

from ingest.targets.figures import Figure
from ingest.targets.words import is_measure, subject
from vietnamese.periods import Period, periods


class Part(NamedTuple):
    """A figure with its part of the clause, and the times that the clause names.

    `chain` is where the words begin that it goes on from; `within` says that it is a threshold, `listed` that it stands
    beside the figure before without words of its own, or gives a part of it (`trong đó …`).
    """

    clause: str
    start: int
    end: int
    chain: int
    figure: Figure
    before: str
    after: str
    within: bool
    listed: bool
    times: list[Period]


_ON = re.compile(
    r"(\s*)(?:trở\s+lên)?[,(]?\s*(?:(?:để|và|nâng|đạt|lên|còn|xuống|tăng|giảm|đến|tương\s+ứng|bằng)\s*)+$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|và|,\s*và)\s*(?:ít\s+nhất|tối\s+thiểu|trên|khoảng)?\s*")
_OPENS = re.compile(
    r"[,:.]\s*(?=(?:trong\s+đó|riêng|tỷ\s+lệ|tỉ\s+lệ|tỷ\s+trọng|tỉ\s+trọng|số|tổng|thu|chi|diện\s+tích|phấn\s+đấu|có|đạt|kinh\s+phí|nhóm"
    r"|cả\s+năm|đến\s+(?:cuối\s+)?năm|ít\s+nhất|tối\s+thiểu|trên|khoảng|năm)(?!\w))"
    r"|\s(?=với\s+(?:tổng|tốc\s+độ\s+tăng|mức\s+tăng|sản\s+lượng)(?!\w))",
    re.IGNORECASE,
)
_DONE_TO = re.compile(r"(?<=\s)(?:được|đạt|hoàn\s+thành|sử\s+dụng|tham\s+gia|có)(?!\w)", re.IGNORECASE)
_UPWARDS = re.compile(r"\s+trở\s+(?:lên|xuống)(?!\w)")
_JOINT = re.compile(r"\s(?:và|hoặc)\s*$")
_GIVES = re.compile(r"(?<!\w)(?:đạt|chiếm|còn|là|tăng|giảm|lên|xuống|ở\s+mức|mức)\s*$", re.IGNORECASE)
_CITED = re.compile(r"(?:[-/][A-ZĐ][\w-]*|QH\d+|UBTVQH\d+),?\s*$|(?<!\w)(?:của|thuộc|lần)\s+$")
_LIFE = re.compile(r"(?<!\w)tuổi\s+thọ(?!\w)", re.IGNORECASE)
_BLANKS = str.maketrans("\n\t\f", "   ")
_GAP = 80  # A longer stretch between two figures is more than a verb.
_WINDOW = 40


def times_of(clause: str, start: int = 0, end: int | None = None) -> list[Period]:
    """The times that a clause speaks of; what it compares with and the dates of what it cites left out.

    Args:
        clause: its text.
        start: where to begin.
        end: where to stop; None for its end.

    Returns:
        Periods from left to right.
    """
    found = periods(clause, start, end)
    return [
        one for one in found if not one.baseline and not _CITED.search(clause, max(0, one.start - _WINDOW), one.start)
    ]


def parted(clause: str, held: list[Figure], times: list[Period], blanked: list[Period]) -> list[Part]:
    """Part a clause between its figures.

    Args:
        clause: its text, brackets blanked.
        held: its figures, with places in it.
        times: the times it speaks of.
        blanked: all that reads as a time, and belongs to no name.

    Returns:
        A part for each figure.
    """
    clause = clause.translate(_BLANKS)
    cuts, joined, chains = [0], [False], [0]
    thresholds: set[int] = set()
    for place, (one, following) in enumerate(itertools.pairwise(held)):
        gap = clause[one.qualified_end : following.qualified_start]
        cut = None if _ends_in_age(clause, held, place + 1) else _cut(gap)
        goes_on = _ON.match(blank(gap, blanked, one.qualified_end)) if len(gap) < _GAP else None
        if cut is None and not joined[-1] and _is_threshold(clause, cuts[-1], one, gap, following, bool(goes_on)):
            thresholds.add(place)
            cuts.append(cuts[-1])
            chains.append(chains[-1])
            joined.append(False)
            continue
        # `từ 60% năm 2025 lên 85% năm 2030`: the time between belongs to the first.
        cuts.append(one.qualified_end + (cut if cut is not None else goes_on.end() if goes_on else 0))
        chains.append(chains[-1] if cut is None and goes_on else cuts[-1])
        joined.append(cut is None and goes_on is None)
    cuts.append(len(clause))
    parts = []
    for place, figure in enumerate(held):
        later = next((other for other in range(place + 1, len(held)) if not joined[other]), len(held))
        start, end = cuts[place], max(cuts[later], figure.qualified_end)
        after = _said_after(clause, figure, end)
        gap = clause[figure.end : held[place + 1].qualified_start] if place + 1 < len(held) else ""
        same = place + 1 < len(held) and held[place + 1].norm == figure.norm
        if same and 0 < len(gap) < _GAP and _LISTED.fullmatch(gap):
            # `nhóm 3 nước dẫn đầu Đông Nam Á, nhóm 50 nước … về A`: what the last one says holds for all.
            after = _said_after(clause, held[place + 1], cuts[place + 2])
        elif figure.norm == "rank" and " về " not in after and place + 1 < len(held):
            about = re.search(r"\svề\s.*", _said_after(clause, held[place + 1], cuts[place + 2]), re.DOTALL)
            after += about[0] if about else ""
        elif same and figure.percent and not joined[place + 1] and not _DONE_TO.search(after):
            # `90% tổ chức đảng và 90% đảng viên được xếp loại …`: what is said of the last holds for both.
            shared = _DONE_TO.search(_said_after(clause, held[place + 1], cuts[place + 2]))
            after += shared.string[shared.start() - 1 :] if shared else ""
        before = blank(clause[start : figure.qualified_start], blanked, start)
        own = before.strip(" ,(và")
        listed = place > 0 and not joined[place] and (not own or own.lower().startswith("trong đó"))
        within = joined[place] or place in thresholds
        parts.append(Part(clause, start, end, chains[place], figure, before, after, within, listed, times))
    return parts


def _ends_in_age(clause: str, held: list[Figure], place: int) -> bool:
    """Whether a figure is an age that says of whom the one before it speaks: `50% các tỉnh, thành phố … trẻ em từ 3 đến
    5 tuổi`.
    """
    age = held[place]
    if age.norm != "age" or _LIFE.search(clause, held[place - 1].end, age.start):
        return False
    return place + 1 == len(held) or _cut(clause[age.qualified_end : held[place + 1].qualified_start]) is not None


def _is_threshold(clause: str, start: int, one: Figure, gap: str, following: Figure, goes_on: bool) -> bool:
    """Whether the first of two figures only says of whom the second one speaks."""
    before = clause[start : one.qualified_start]
    if one.norm == "age":
        return not _LIFE.search(before)
    if goes_on:
        return False
    ratio = (following.norm or "").startswith("per") and not one.percent
    return ratio and is_measure(subject(before)) and bool(_GIVES.search(gap))


def _said_after(clause: str, figure: Figure, end: int) -> str:
    """The words after a figure, its `trở lên` left out wherever it stands."""
    reach = max(figure.qualified_end, figure.end)
    own = _UPWARDS.sub(" ", clause[figure.end : reach]) + clause[reach:end]
    return blank(own, periods(own), 0)


def _cut(gap: str) -> int | None:
    """Where in the words between two figures the second one's own begin; None if nothing parts them."""
    if opens := _OPENS.search(gap):
        return opens.end()
    if joint := _JOINT.search(gap):
        return joint.start() + 1
    comma = gap.rfind(", ")
    if comma >= 0:
        return comma + 1
    inner = max(gap.rfind(" và "), gap.rfind(" hoặc "))
    return inner if inner >= 0 else None


def blank(text: str, times: list[Period], base: int) -> str:
    """Blank the times of a text, in place.

    Args:
        text: part of a clause.
        times: those of the clause.
        base: where in it the text begins.

    Returns:
        A text of the same length.
    """
    pieces, done = [], 0
    for one in times:
        start, end = max(done, one.start - base), min(len(text), one.end - base)
        if start < end:
            pieces += [text[done:start], " " * (end - start)]
            done = end
    return "".join((*pieces, text[done:]))
