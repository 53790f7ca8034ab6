"""Targets in prose: a stretch of text -> its figures with what they measure, by when, and how sure that is.

1. Sentences, the items of a list after its colon, clauses at `;`; what a bracket holds is a clause that inherits from
   the figure before it. A comparison never crosses `;`. A clause crowded with figures is no prose, and is left.
2. Each figure gets its part of the clause (`parts`).
3. Where goals are set every figure counts that `target_cues` does not reject. Elsewhere one counts that has a cue; in
   statutes, which set rules, only after `phấn đấu`. One that stands beside a target without words of its own is one.
4. A clause's own period comes before that of its heading; `cả năm` takes the year from there.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ingest.form.lines import CAPITAL
from ingest.targets.cues import CUES, EARLIER, PAST, PLEDGE, START, Setting, aimed, cued, refusal
from ingest.targets.figures import Figure, figures
from ingest.targets.names import follows, inherited, lower, name, part_of
from ingest.targets.parts import Part, blank, parted, times_of
from ingest.targets.sections import Stretch
from ingest.targets.words import (
    DOING,
    PLACE,
    Direction,
    complement,
    direction,
    is_growth,
    is_measure,
    rate_of_change,
    subject,
    unchanged,
)
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


_NAME = rf"[{CAPITAL}]\w*(?:\s+[{CAPITAL}]\w*)*"
_SCOPE = re.compile(
    rf"(?<!\w)(?:(?:xã|phường|huyện|thị\s+xã|thành\s+phố|tỉnh)\s+{_NAME}(?:,\s+(?:huyện|tỉnh)\s+{_NAME})?|(?:các\s+)?(?:huyện|xã)\s+nghèo"
    r"|vùng\s+đồng\s+bào\s+dân\s+tộc\s+thiểu\s+số|khu\s+vực\s+(?:nông\s+thôn|thành\s+thị|miền\s+núi)"
    r"|Việt\s+Nam(?=\s+(?:thuộc|có|đạt|là|nằm|đứng|xếp)\s))",
)
_RATIO = re.compile(r"\s*(tỷ\s+lệ|tỉ\s+lệ|tỷ\s+trọng|tỉ\s+trọng)(?!\w)", re.IGNORECASE)
_CONDITIONS = re.compile(
    r"(?<!\w)(?:nguyên\s+tắc|điều\s+kiện|tiêu\s+chí|trường\s+hợp|đối\s+tượng)(?!\w)", re.IGNORECASE
)
_ALL_OF = re.compile(r"\s*(?:các\s+loại|các|như\s+sau|gồm|cụ\s+thể).*$", re.IGNORECASE)


@dataclass
class _Run:
    """What one clause hands on to the next within a stretch: the indicator, its ratio word."""

    parent: str = ""
    ratio: str = ""
    way: Direction = "level"
    rate: bool = False
    """Whether the parent names a rate of change: `mức giảm …`, so that `riêng … đạt 4%` is a change too."""
    time: Period | None = None
    """Of the parent."""
    since: Period | None = None
    """Of the last clause that began with one: `Đến năm 2030, …` holds until the next."""
    unit: str | None = None
    """Of the parent."""
    verb: str = ""
    """What the clause does to what it counts, for those listed: `xây dựng 5 trung tâm, 3 phòng thí nghiệm`."""
    counts: bool = False
    """Whether the figure before, in this clause, is a target."""
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
    aims = setting.plan and stretch.mood not in ("results", "costs") and stretch.section is not None
    run = _Run()
    for start, end in sentences(part):
        sentence = part[start:end]
        if not any(character.isdigit() for character in sentence):
            continue
        run.parent, run.ratio, run.way, run.time, run.verb, run.rate = "", "", "level", None, "", False
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
            lead = subject(blank(head, periods(head), 0))
            aims = context.aims and not _CONDITIONS.search(head)
            context = context._replace(
                aims=aims, lead=lead if _is_head(lead, context) else context.lead, period=time or context.period
            )
    starts = [one.start for one in held]
    for item in items:
        _clause(text, item, held[bisect_left(starts, item[0]) : bisect_left(starts, item[1])], context, run)


def _is_head(lead: str, context: _Context) -> bool:
    """Whether the head of a list names what its items measure, or a part of it: `Nước sạch: đô thị 100%; …`."""
    return is_measure(lead) or (context.goals and 0 < len(lead.split()) <= _HEAD_WORDS)


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
        else:
            # `kiểm soát lạm phát (bình quân khoảng 4,5%)`: what it measures stands before the bracket.
            start = max(text.rfind(mark, span[0], left - 1) for mark in ",;:.)") + 1 or span[0]
            _parts(f"{text[start : left - 1]} {text[left:right]}", start, inside, context, run)


def _parts(clause: str, base: int, held: list[Figure], context: _Context, run: _Run) -> None:
    """Part a clause between its figures, and read each."""
    times = times_of(clause) if held else times_of(clause, 0, _OPENING * 2)
    if times and times[0].start <= _OPENING and times[0].deadline:
        run.since = times[0]
    if not held:
        return
    if ratio := _RATIO.match(_without_lead(clause)):
        run.ratio = " ".join(ratio[1].split())
    run.counts = False
    for words in parted(clause, [one.moved(-base) for one in held], times, periods(clause)):
        if found := _figure(words, base, context, run):
            run.found.append(found)
            run.counts = found.certainty != "rejected"
            if run.counts or found.reason in (START, PAST, EARLIER):
                run.rate = _is_rate(words) or (run.rate and found.direction == run.way)
                run.parent, run.way, run.time = found.indicator, found.direction, found.period
                run.unit, run.verb = found.figure.unit, _verb(words, run)


_HEAD_WORDS = 7
_CROWDED = 60  # figures in a clause
_OPENING = 25  # `Phấn đấu đến năm 2030` begins its clause.


def _figure(words: Part, base: int, context: _Context, run: _Run) -> Found | None:
    figure, clause = words.figure, words.clause
    before_figure = clause[: figure.qualified_start]
    time = _time(words)
    pledged = context.goals or cued(words, context.cue - base) or (words.listed and run.counts)
    reason = refusal(words, f"{context.lead} {before_figure}", time, context.setting)
    if not pledged and not (context.aims and (reason == START or aimed(words, time, context.setting, context.tasks))):
        return None
    before, after = subject(words.before), complement(words.after)
    way = direction(clause[words.start : figure.value_start])
    same = figure.percent or figure.unit is None or figure.unit in (run.unit, "lần")
    inherits = bool(run.parent) and same and follows(before, after)
    if way == "level" and _goes_on(words, inherits, run):
        way = run.way
    if way == "level" and (figure.norm or "").startswith("percent_of"):
        before = unchanged(before)
    if not (inherits or (before and follows(before, after))):
        before = _with_verb(words, before, context, run)
    indicator = (
        inherited(run.parent, before, after)
        if inherits
        else _indicator(words, before, after, way != "level", context, run)
    )
    certainty: Certainty = "certain" if context.goals or PLEDGE.search(before_figure) else "ambiguous"
    if reason:
        certainty = "rejected"
    elif not indicator:
        certainty, reason = "ambiguous", "không rõ chỉ tiêu đo lường điều gì"
    elif certainty == "ambiguous":
        reason = "nêu ngoài phần mục tiêu, chỉ tiêu"
    if (
        figure.norm == "percent"
        and way != "level"
        and not is_growth(before)
        and figure.comparator not in (">=", "range")
    ):
        figure = figure._replace(norm="percent_change")
    scope = _scope(words)
    nation = "Việt Nam" if figure.norm == "rank" and figure.unit in _NATIONS else None
    group = scope or nation
    above = (run.time if inherits else None) or run.since or context.period
    start, end = _trim(clause, words.start, words.end)
    return Found(
        figure.moved(base), indicator, way, _whole(time, context.period) or above, time is None, group,
        base + start, base + end, certainty, reason,
    )  # fmt: skip


# Atomic, so that what almost is a row of verbs is read once.
_BARE_VERB = re.compile(rf"(?P<verb>(?>{DOING.pattern}(?:\s+(?:mới|thêm|lại)(?!\w))?(?:\s+|$))++)", re.IGNORECASE)
# `Trồng mới các loại cây: …`, not `Phát triển du lịch: …`
_HEAD_VERB = re.compile(rf"{_BARE_VERB.pattern}(?:các(?:\s+\w+)*|sau|gồm|như\s+sau)?\s*", re.IGNORECASE)
_COMES_TO = re.compile(r"(?<!\w)(?:còn|xuống|lên|chiếm)(?!\w)", re.IGNORECASE)
_REACHES = re.compile(r"(?<!\w)(?:đạt|là|có|ở\s+mức|bảo\s+đảm|đảm\s+bảo)(?!\w)", re.IGNORECASE)
_NATIONS = ("nước", "quốc gia", "nền kinh tế")


def _indicator(words: Part, before: str, after: str, changes: bool, context: _Context, run: _Run) -> str:
    figure = words.figure
    said = name(figure, before, after, changes)
    if run.parent and said and (part := part_of(run.parent, said, words.before, figure.percent)):
        return part
    if context.lead and not before and not after:
        return context.lead[:1].upper() + context.lead[1:]
    if context.lead and said and not is_measure(said) and not DOING.match(context.lead):
        head = _ALL_OF.sub("", context.lead) or context.lead
        if figure.percent and not is_measure(head):
            head = f"Tỷ lệ {lower(head)}"
        share = figure.percent and head.lower().startswith("cơ cấu")
        return f"Tỷ trọng {lower(said)} trong {lower(head)}" if share else f"{head} {lower(said)}"
    if run.ratio and figure.percent and before and not is_measure(said):
        return f"{run.ratio[:1].upper()}{run.ratio[1:]} {lower(said)}"
    if said and (figure.norm or "").startswith("ha") and not is_measure(said):
        return f"Diện tích {lower(said)}"
    return said or (context.lead and context.lead[:1].upper() + context.lead[1:]) or run.parent


def _goes_on(words: Part, inherits: bool, run: _Run) -> bool:
    """Whether a figure is a change because the one before it is: `giảm 3%, riêng các huyện nghèo 5%`."""
    if not words.before.strip(" ,(và"):
        return inherits or (words.listed and words.figure.percent)
    said = words.clause[words.start : words.figure.value_start]
    return inherits and not _COMES_TO.search(said) and (run.rate or not _REACHES.search(said))


def _is_rate(words: Part) -> bool:
    return rate_of_change(words.clause[words.start : words.figure.value_start]) is not None


def _with_verb(words: Part, before: str, context: _Context, run: _Run) -> str:
    """What is done to the first of a list is done to all: `trồng mới 350 ha cà phê, 600 ha mía; rừng 900 ha`."""
    if words.listed:
        return before or run.verb
    if words.figure.percent or is_measure(before) or DOING.match(before) or PLACE.match(before):
        return before
    head = _HEAD_VERB.fullmatch(context.lead)
    told = head or (_BARE_VERB.match(run.verb) if words.figure.unit == run.unit else None)
    return f"{told['verb'].strip()} {lower(before)}".strip() if told else before


def _verb(words: Part, run: _Run) -> str:
    said = subject(words.before)
    if DOING.match(said):
        return said
    own = bool(words.before.strip(" ,(và"))
    return "" if own and (not said or is_measure(said) or PLACE.match(said)) else run.verb


def _scope(words: Part) -> str | None:
    """The place or group that a figure's part of the clause names; the nation only as the subject."""
    for scope in _SCOPE.finditer(words.clause, words.start, words.end):
        if scope[0] != "Việt Nam" or not subject(words.clause[words.start : scope.start()]):
            return " ".join(scope[0].split())
    return None


def _time(words: Part) -> Period | None:
    """The period of a figure's own part of the clause, else the one that began the clause, else the last before it."""
    start, end = words.start, words.end
    own = [one for one in words.times if start <= one.start and one.end <= end]
    if own:
        return own[0]
    before = [one for one in words.times if one.end <= start and one.deadline]
    return next(
        (one for one in words.times if one.end <= start and one.start <= _OPENING), before[-1] if before else None
    )


def _whole(time: Period | None, above: Period | None) -> Period | None:
    """`cả năm` with the year of its heading."""
    if time and time.year is None and time.text.lower().startswith("cả") and above and above.year:
        return Period(time.start, time.end, f"{time.text} {above.year}", above.year, above.year, None)
    return time


def _trim(clause: str, start: int, end: int) -> Span:
    while start < end and clause[start] in " \t\n\f,.;:-+–•*":
        start += 1
    while start < end and clause[end - 1] in " \t\n\f,.;:":
        end -= 1
    return start, end


def _without_lead(clause: str) -> str:
    return re.sub(r"^(?:[\s,;:.\-–+*•]|phấn\s+đấu|nâng|đưa|giảm)+", "", clause, flags=re.IGNORECASE)
