"""Targets in prose: a stretch of text -> its figures with what they measure, by when, and how sure that is.

1. Sentences, the items of a list after its colon, clauses at `;`; what a bracket holds is a clause that inherits from
   the figure before it. A comparison never crosses `;`. A clause crowded with figures is no prose, and is left.
2. Several figures in a clause part at the comma (or `và`) before the next one's words: `trong đó …`, `tỉ lệ …`.
   A figure that no such word parts from the one before is a threshold within its indicator, and rejected.
3. Where goals are set every figure counts that `target_cues` does not reject. Elsewhere one counts that has a cue; in
   statutes, which set rules, only after `phấn đấu`.
4. A clause's own period comes before that of its heading; `cả năm` takes the year from there.
"""

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ingest.form.lines import CAPITAL
from ingest.targets.cues import CUES, PLEDGE, START, Part, Setting, aimed, cued, refusal
from ingest.targets.figures import Figure, figures
from ingest.targets.sections import Stretch
from ingest.targets.words import Direction, complement, direction, inherited, is_measure, name, subject
from vietnamese.periods import Period, periods
from vietnamese.sentences import asides, clauses, listing, sentences

Span = tuple[int, int]
Certainty = Literal["certain", "ambiguous", "rejected"]


class Found(NamedTuple):
    """A figure of the text, understood."""

    figure: Figure
    indicator: str
    direction: Direction
    period: Period | None
    inherited_period: bool
    scope: str | None
    start: int
    end: int
    certainty: Certainty
    reason: str | None


_ON = re.compile(
    r"(\s*)(?:trở\s+lên)?[,(]?\s*(?:(?:để|và|nâng|đạt|lên|còn|xuống|tăng|giảm|đến|tương\s+ứng|bằng)\s*)+$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|và|,\s*và)\s*(?:ít\s+nhất|tối\s+thiểu|trên|khoảng)?\s*")
_OPENS = re.compile(
    r"[,:.]\s*(?=(?:trong\s+đó|riêng|tỷ\s+lệ|tỉ\s+lệ|tỷ\s+trọng|tỉ\s+trọng|số|tổng|thu|chi|diện\s+tích|phấn\s+đấu|có|đạt|kinh\s+phí|nhóm"
    r"|cả\s+năm|đến\s+(?:cuối\s+)?năm|ít\s+nhất|tối\s+thiểu|trên|khoảng|năm)(?!\w))",
    re.IGNORECASE,
)
_NAME = rf"[{CAPITAL}]\w*(?:\s+[{CAPITAL}]\w*)*"
_SCOPE = re.compile(
    rf"(?<!\w)(?:(?:xã|phường|huyện|thị\s+xã|thành\s+phố|tỉnh)\s+{_NAME}(?:,\s+(?:huyện|tỉnh)\s+{_NAME})?|(?:các\s+)?(?:huyện|xã)\s+nghèo"
    r"|vùng\s+đồng\s+bào\s+dân\s+tộc\s+thiểu\s+số|khu\s+vực\s+(?:nông\s+thôn|thành\s+thị|miền\s+núi)"
    r"|Việt\s+Nam(?=\s+(?:thuộc|có|đạt|là|nằm|đứng|xếp)\s))",
)
_RATIO = re.compile(r"\s*(tỷ\s+lệ|tỉ\s+lệ|tỷ\s+trọng|tỉ\s+trọng)(?!\w)", re.IGNORECASE)
_RATE = re.compile(r"(?:tỷ|tỉ|tốc|mức|số|độ)(?!\w)", re.IGNORECASE)
_ALL_OF = re.compile(r"\s*(?:các\s+loại|các|như\s+sau|gồm|cụ\s+thể).*$", re.IGNORECASE)


@dataclass
class _Run:
    """What one clause hands on to the next within a stretch: the indicator, its ratio word."""

    parent: str = ""
    ratio: str = ""
    way: Direction = "level"
    time: Period | None = None
    """Of the parent."""
    since: Period | None = None
    """Of the last clause that began with one: `Đến năm 2030, …` holds until the next."""
    found: list[Found] = field(default_factory=list)


def read_stretch(text: str, stretch: Stretch, setting: Setting) -> list[Found]:
    """Find the targets of a stretch of prose.

    Args:
        text: the whole CLEAN text, Markdown signs blanked.
        stretch: which part of it, and what its headings say.
        setting: what the document is.

    Returns:
        Figures in their order: certain, ambiguous, and rejected ones with their reason.
    """
    part = text[stretch.start : stretch.end]
    goals = stretch.mood == "goals" and not setting.statute
    cues = PLEDGE if setting.statute or (stretch.mood == "results" and not setting.directive) else CUES
    aims = setting.directive and stretch.mood != "results" and stretch.section is not None
    run = _Run()
    for start, end in sentences(part):
        sentence = part[start:end]
        if not any(character.isdigit() for character in sentence):
            continue
        run.parent, run.ratio, run.way, run.time = "", "", "level", None
        cue = cues.search(sentence)
        reach = start + cue.start() if cue else end
        if goals or cue or aims:
            held = [one.moved(start) for one in figures(sentence)]
            _sentence(
                part,
                (start, end),
                held,
                _Context(goals, aims, stretch.mood == "tasks", reach, stretch.lead, stretch.period, setting),
                run,
            )
    return [_moved(found, stretch.start) for found in run.found]


class _Context(NamedTuple):
    """Whether goals are set here, or aims of a task may be; from where on a cue reaches; list head and period above."""

    goals: bool
    aims: bool
    tasks: bool
    cue: int
    lead: str
    period: Period | None
    setting: Setting


def _moved(found: Found, base: int) -> Found:
    return found._replace(figure=found.figure.moved(base), start=found.start + base, end=found.end + base)


def _sentence(text: str, span: Span, held: list[Figure], context: _Context, run: _Run) -> None:
    listed = listing(text, *span)
    items = clauses(text, *span)
    if listed and listed.items:
        head = text[slice(*listed.head)]
        time = next((one for one in periods(head) if not one.baseline), None)
        if not any(listed.head[0] <= one.start < listed.head[1] for one in held):
            items = listed.items
            lead = subject(_blank(head, periods(head), 0))
            context = context._replace(lead=lead if is_measure(lead) else context.lead, period=time or context.period)
    starts = [one.start for one in held]
    for item in items:
        _clause(text, item, held[bisect_left(starts, item[0]) : bisect_left(starts, item[1])], context, run)


def _clause(text: str, span: Span, held: list[Figure], context: _Context, run: _Run) -> None:
    """Read a clause, then what its brackets hold."""
    if not held or len(held) > _CROWDED:
        _parts(text[slice(*span)], span[0], [], context, run)
        return
    brackets = asides(text, *span)
    pieces, done = [], span[0]
    for left, right in brackets:
        pieces += [text[done : left - 1], " " * (right - left + 2)]
        done = right + 1
    before = len(run.found)
    own = [one for one in held if not any(left <= one.start < right for left, right in brackets)]
    _parts("".join((*pieces, text[done : span[1]])), span[0], own, context, run)
    own_found = run.found[before:]
    for left, right in brackets:
        inside = [one for one in held if left <= one.start < right]
        near = [one for one in own_found if one.figure.end <= left]
        if near:
            run.parent, run.way = near[-1].indicator, near[-1].direction
        _parts(text[left:right], left, inside, context, run)


def _parts(clause: str, base: int, held: list[Figure], context: _Context, run: _Run) -> None:
    """Part a clause between its figures, and read each."""
    times = periods(clause) if held else periods(clause, 0, _OPENING * 2)
    if times and times[0].start <= _OPENING and times[0].deadline and not times[0].baseline:
        run.since = times[0]
    if not held:
        return
    held = [one.moved(-base) for one in held]
    if ratio := _RATIO.match(_without_lead(clause)):
        run.ratio = " ".join(ratio[1].split())
    cuts, joined = [0], [False]
    for one, following in itertools.pairwise(held):
        gap = clause[one.qualified_end : following.qualified_start]
        cut = _cut(gap)
        goes_on = _ON.match(_blank(gap, times, one.qualified_end)) if len(gap) < _GAP else None
        # `từ 60% năm 2025 lên 85% năm 2030`: the time between belongs to the first.
        cuts.append(one.qualified_end + (cut if cut is not None else goes_on.end() if goes_on else 0))
        joined.append(cut is None and goes_on is None)
    cuts.append(len(clause))
    for place, figure in enumerate(held):
        later = next((other for other in range(place + 1, len(held)) if not joined[other]), len(held))
        start, end = cuts[place], cuts[later]
        after = _said_after(clause, figure, end)
        gap = clause[figure.end : held[place + 1].qualified_start] if place + 1 < len(held) else ""
        listed = 0 < len(gap) < _GAP and _LISTED.fullmatch(gap)
        if listed:
            # `nhóm 3 nước dẫn đầu Đông Nam Á, nhóm 50 nước … về A`: what the last one says holds for all.
            after = _said_after(clause, held[place + 1], cuts[place + 2])
        elif figure.norm == "rank" and " về " not in after and place + 1 < len(held):
            about = re.search(r"\svề\s.*", _said_after(clause, held[place + 1], cuts[place + 2]), re.DOTALL)
            after += about[0] if about else ""
        before = _blank(clause[start : figure.qualified_start], times, start)
        words = Part(clause, start, end, figure, before, after, joined[place], times)
        found = _figure(words, base, context, run)
        if found:
            run.found.append(found)
            if found.certainty != "rejected" or found.reason == START:
                run.parent, run.way, run.time = found.indicator, found.direction, found.period


_GAP = 80  # A longer stretch between two figures is more than a verb.
_CROWDED = 60  # figures in a clause
_OPENING = 25  # `Phấn đấu đến năm 2030` begins its clause.
_UPWARDS = re.compile(r"\s+trở\s+(?:lên|xuống)(?!\w)")


def _said_after(clause: str, figure: Figure, end: int) -> str:
    """The words after a figure, its `trở lên` left out wherever it stands."""
    reach = max(figure.qualified_end, figure.end)
    own = _UPWARDS.sub(" ", clause[figure.end : reach]) + clause[reach:end]
    return _blank_times(own)


def _blank_times(text: str) -> str:
    return _blank(text, periods(text), 0)


def _cut(gap: str) -> int | None:
    """Where in the words between two figures the second one's own begin; None if nothing parts them."""
    if opens := _OPENS.search(gap):
        return opens.end()
    comma = gap.rfind(", ")
    if comma >= 0:
        return comma + 1
    joint = max(gap.rfind(" và "), gap.rfind(" hoặc "))
    return joint if joint >= 0 else None


def _figure(words: Part, base: int, context: _Context, run: _Run) -> Found | None:
    figure, clause = words.figure, words.clause
    before_figure = clause[: figure.qualified_start]
    time = _time(words)
    pledged = context.goals or cued(words, context.cue - base)
    if not pledged and not (context.aims and aimed(words, time, context.setting, context.tasks)):
        return None
    reason = refusal(words, before_figure, time, context.setting)
    before, after = subject(words.before), complement(words.after)
    inherits = bool(run.parent) and bool(
        re.match(r"riêng\s", before, re.IGNORECASE)
        or (not before and (not after or re.match(r"(?:đối với|của)\s", after)))
    )
    within = words.before.strip(" ,\n").lower().startswith(_OF_WHICH)
    indicator = (
        inherited(run.parent, before, after) if inherits else _indicator(figure, before, after, within, context, run)
    )
    certainty: Certainty = "certain" if context.goals or PLEDGE.search(before_figure) else "ambiguous"
    if reason:
        certainty = "rejected"
    elif not indicator:
        certainty, reason = "ambiguous", "không rõ chỉ tiêu đo lường điều gì"
    elif certainty == "ambiguous":
        reason = "nêu ngoài phần mục tiêu, chỉ tiêu"
    way = direction(clause[words.start : figure.value_start])
    follows = inherits or (words.start > 0 and figure.percent)
    if follows and way == "level" and not words.before.strip(" ,(và"):
        way = run.way
    if figure.norm == "percent" and way != "level" and figure.comparator not in (">=", "range"):
        figure = figure._replace(norm="percent_change")
    scope = _SCOPE.search(clause, words.start, words.end)
    nation = "Việt Nam" if figure.norm == "rank" and figure.unit in _NATIONS else None
    group = " ".join(scope[0].split()) if scope else nation
    above = (run.time if inherits else None) or run.since or context.period
    start, end = _trim(clause, words.start, words.end)
    return Found(
        figure.moved(base), indicator, way, _whole(time, context.period) or above, time is None, group,
        base + start, base + end, certainty, reason,
    )  # fmt: skip


_OF_WHICH = ("trong đó", "trong\nđó")
_NATIONS = ("nước", "quốc gia", "nền kinh tế")


def _indicator(figure: Figure, before: str, after: str, within: bool, context: _Context, run: _Run) -> str:
    said = name(figure, before, after)
    if within and figure.percent and run.parent and said and not _RATE.match(said):
        return f"Tỷ trọng {said[:1].lower()}{said[1:]} trong {run.parent[:1].lower()}{run.parent[1:]}"
    if context.lead and said and not is_measure(said):
        head = _ALL_OF.sub("", context.lead) or context.lead
        return f"{head} {said[:1].lower()}{said[1:]}"
    if run.ratio and figure.percent and before and not is_measure(said):
        return f"{run.ratio[:1].upper()}{run.ratio[1:]} {said[:1].lower()}{said[1:]}"
    return said or (context.lead and context.lead[:1].upper() + context.lead[1:]) or run.parent


def _time(words: Part) -> Period | None:
    """The period of a figure's own part of the clause, else of the clause before it."""
    start, end = words.start, words.end
    times = [one for one in words.times if not one.baseline]
    own = [one for one in times if start <= one.start and one.end <= end]
    return own[0] if own else next((one for one in reversed(times) if one.end <= start and one.deadline), None)


def _whole(time: Period | None, above: Period | None) -> Period | None:
    """`cả năm` with the year of its heading."""
    if time and time.year is None and time.text.lower().startswith("cả") and above and above.year:
        return Period(time.start, time.end, f"{time.text} {above.year}", above.year, above.year, None)
    return time


def _blank(text: str, times: list[Period], base: int) -> str:
    """The text with its times blanked; `times` have their places in what begins `base` before it."""
    pieces, done = [], 0
    for one in times:
        start, end = max(done, one.start - base), min(len(text), one.end - base)
        if start < end:
            pieces += [text[done:start], " " * (end - start)]
            done = end
    return "".join((*pieces, text[done:]))


def _trim(clause: str, start: int, end: int) -> Span:
    while start < end and clause[start] in " \t\n\f,.;:-+–•*":
        start += 1
    while start < end and clause[end - 1] in " \t\n\f,.;:":
        end -= 1
    return start, end


def _without_lead(clause: str) -> str:
    return re.sub(r"^(?:[\s,;:.\-–+*•]|phấn\s+đấu|nâng|đưa|giảm)+", "", clause, flags=re.IGNORECASE)
