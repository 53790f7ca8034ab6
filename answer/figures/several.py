"""Several figures asked at once: “bao nhiêu ha cà phê và bao nhiêu ha mía”.

1. A question is cut between two of its question words, at the first conjunction after the earlier one.
2. A part that begins with its question word takes over what stood before the first (trồng mới bao nhiêu ha mía).
   Another may be whole (giải quyết việc làm cho bao nhiêu lao động) or want the subject of the first (riêng các huyện
   nghèo giảm bao nhiêu): both readings are given. One that says only how much (ít nhất là mấy đồng) wants the subject.
3. Two periods named for one question word are two questions as well: they share all but the period.
"""

import re
from dataclasses import replace
from itertools import pairwise

from answer.draft import Case
from answer.judging.judge import Judged
from answer.question import Question, periods_in, read_question
from vietnamese.dates import years
from vietnamese.forms import fold
from vietnamese.units import unit_at

_ASKS = re.compile(r"\b(?:bao nhiêu|bao nhieu|mấy|how (?:many|much))\b", re.IGNORECASE)
_JOINS = re.compile(
    r"\s*(?:[,;]\s*(?:và|va|còn|con|trong đó|trong do)?|\s(?:và|va|còn|trong đó|trong do)\s)\s*", re.IGNORECASE
)
# What leads to the question word belongs to it and not to the subject.
_VERBS = frozenset(
    re.findall(r"\w+", "là la đạt dat được duoc phải phai giảm giam tăng tang còn con chiếm chiem thêm them có co")
)
# How much, and of nothing.
_MEASURING = frozenset(
    map(
        fold,
        (*_VERBS, *re.findall(r"\w+", "ít nhiều nhất thấp cao nhỏ lớn tối thiểu đa mức và thì cũng không quá hơn")),
    )
)
_MOST = 6


def figures_asked(reading: str) -> list[tuple[str, ...]]:
    """Return the questions that a question is made of, each in the readings it may have; one if it asks one figure.

    Args:
        reading: The question as it was understood.
    """
    reading = " ".join(reading.split())
    asks = list(_ASKS.finditer(reading))[:_MOST]
    cuts: list[tuple[int, int]] = []
    for first, second in pairwise(asks):
        join = _JOINS.search(reading, first.end(), second.start())
        if join is not None:
            cuts.append(join.span())
    if not cuts:
        return [(reading,)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(reading)]
    parts = [reading[start:end].strip(" ,;") for start, end in zip(starts, ends, strict=True)]
    before = parts[0][: asks[0].start()]
    words = before.split()
    while words and words[-1].lower() in _VERBS:
        words.pop()
    subject = " ".join(words)
    found: list[tuple[str, ...]] = [(parts[0],)]
    for part in parts[1:]:
        if _ASKS.match(part):
            found.append((f"{before}{part}", part))
        elif _says_only_how_much(part):
            found.append((f"{subject} {part}",))
        else:
            found.append((part, f"{subject} {part}"))
    return found


def _says_only_how_much(part: str) -> bool:
    asks = _ASKS.search(part)
    if asks is None:
        return False
    unit = unit_at(part, asks.end())
    rest = f"{part[: asks.start()]} {part[unit.end if unit else asks.end() :]}"
    return not set(re.findall(r"\w+", fold(rest).lower())) - _MEASURING


def asks_several_times(reading: str) -> bool:
    """Return whether a question names two periods or years for one figure: “3 tháng cuối năm và cả năm”."""
    return len(periods_in(reading)) > 1 or len(years(reading)) > 1 or bool(_EACH.search(fold(reading).lower()))


def asks_each_thing(reading: str) -> bool:
    """Return whether a question wants the figure of every item of a list: “những cây gì, mỗi thứ bao nhiêu”."""
    return bool(_EACH_THING.search(reading))


# With its accents: “trồng mới cây” is no “mỗi cây”.
_EACH_THING = re.compile(
    r"\b(?:từng|mỗi) (?:thứ|loại|cây|con|nhóm|mức|lĩnh vực|ngành|đối tượng|xã|huyện|địa phương)\b", re.IGNORECASE
)
_EACH = re.compile(r"\b(?:tung|moi) (?:nam|giai doan|thoi ky|moc)\b")


def narrowed(case: Case, reading: str, units: tuple[str, ...] = ()) -> Case:
    """Return the case of a part of a question, over the same passages, their clauses judged anew.

    Args:
        case: With at least one clause.
        reading: The part, which asks for a figure.
        units: Bases that the figure may have, if not those that the part names.
    """
    question = replace(read_question(reading), kind="figure", soft=False)
    question = replace(question, units=units) if units else question
    query = replace(case.query, reading=reading)
    return replace(case, query=query, question=question, judged=judged_anew(case, question))


def judged_anew(case: Case, question: Question) -> tuple[Judged, ...]:
    """Return the clauses of a case judged by another question, best first."""
    return case.judged[0].by.of(question).again(case.judged)
