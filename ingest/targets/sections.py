"""Where a document sets targets: its text in stretches, each with what its headings say of it.

1. A stretch is the own text of a section, between its heading and the next section.
2. The nearest heading that says anything decides: goals (`mục tiêu`, `chỉ tiêu`, `tầm nhìn`), results (`kết quả`,
   `tình hình`), tasks (`nhiệm vụ`, `tổ chức thực hiện`), or costs (`kinh phí`). One that says goals and tasks at once
   leaves it to those below. `Chương trình mục tiêu quốc gia` is a name, and says nothing.
3. The nearest period of the headings holds for what stands below. So does a line that ends in a colon before a list
   (`- Đến năm 2030:`); one that is no period and no topic (`Về kinh tế`) is the head of the list's items.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ingest.model import Section
from vietnamese.periods import Period, periods

Mood = Literal["goals", "tasks", "results", "costs"]


class Stretch(NamedTuple):
    """The own text of a section at `start:end`; `lead` is the head of a list that it belongs to."""

    start: int
    end: int
    section: int | None
    mood: Mood | None
    period: Period | None
    lead: str


_HEAD_LENGTH = 160  # A longer "heading" is a paragraph, whose words decide nothing.
_LEAD_LENGTH = 400
_RUN_IN = 60
# `Điều 1. Giao chỉ tiêu …, bảo đảm tăng trưởng đạt 10% trở lên.` is a sentence that stands as a heading.
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}(?:[.)/]\s|-|\s+[A-ZÀ-ỸĐ])|[a-zđ][.)]\s")
_PROMISES = re.compile(r"\d\s?%|(?:đạt|ít\s+nhất|tối\s+thiểu)\s+\d", re.IGNORECASE)
_NAMES = re.compile(
    r"(?:chương\s+trình|dự\s+án|quỹ)\s+mục\s+tiêu|mục\s+tiêu\s+quốc\s+gia|thực\s+hiện\s+(?:các\s+)?(?:mục|chỉ)\s+tiêu",
    re.IGNORECASE,
)
_GOALS = re.compile(r"(?<!\w)(?:chỉ\s+tiêu|mục\s+tiêu|tầm\s+nhìn|phấn\s+đấu)(?!\w)", re.IGNORECASE)
_RESULTS = re.compile(
    r"(?<!\w)(?:kết\s+quả|tình\s+hình|thực\s+trạng|đánh\s+giá|hạn\s+chế|bối\s+cảnh|sự\s+cần\s+thiết|nguyên\s+nhân"
    r"|bài\s+học)(?!\w)",
    re.IGNORECASE,
)
_TASKS = re.compile(
    r"(?<!\w)(?:nhiệm\s+vụ|giải\s+pháp|tổ\s+chức\s+thực\s+hiện|quan\s+điểm|phân\s+công|trách\s+nhiệm"
    r"|đối\s+tượng|nguyên\s+tắc|phạm\s+vi|hiệu\s+lực|định\s+hướng|yêu\s+cầu)(?!\w)",
    re.IGNORECASE,
)
_ORDERS = re.compile(r"(?<!\w)(?:yêu\s+cầu|chỉ\s+đạo|giao)\s", re.IGNORECASE)  # `Thủ tướng Chính phủ yêu cầu các bộ:`
_COSTS = re.compile(
    r"(?<!\w)(?:kinh\s+phí|nguồn\s+vốn|vốn\s+thực\s+hiện|huy\s+động\s+vốn|nguồn\s+lực\s+thực\s+hiện)(?!\w)",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\s*(?:về|trong|trên|đối với|mục tiêu|chỉ tiêu|cụ thể|nhân lực|như sau|phấn đấu)(?!\w)", re.IGNORECASE
)
_LABEL = re.compile(
    r"[ \t\n]{0,8}(?:[-+*•–][ \t]{0,4}|\(?(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])[.)/-][ \t]{1,4})"
)
# A line that stands for a heading: `* Mục tiêu cụ thể đến năm 2030:`, `- Đến năm 2030:`, `Nhiệm vụ, giải pháp`.
_HEAD_WORDS = r"mục tiêu|chỉ tiêu|tầm nhìn|nhiệm vụ|giải pháp|tổ chức thực hiện|phấn đấu".replace(" ", "[ \t]{1,4}")
_HEAD_TIME = r"(?:đến|giai đoạn|trong) (?:(?:cuối|hết) )?(?:năm )?20\d\d".replace(" ", "[ \t]{1,4}")
_HEAD_LINE = re.compile(
    rf"^[ \t#>*_]{{0,12}}(?:{_LABEL.pattern})?[ \t*_]{{0,8}}"
    rf"(?P<head>(?:[^\W\d_]{{1,8}}[ \t]{{1,4}}){{0,2}}?(?:{_HEAD_WORDS}|{_HEAD_TIME})(?!\w)[^\n:;.]{{0,90}}(?=:|$))",
    re.IGNORECASE | re.MULTILINE,
)


def stretches(text: str, sections: Sequence[Section]) -> Iterator[Stretch]:
    """Cut a text into the own texts of its sections, and these at lines that stand for headings.

    Args:
        text: CLEAN text, Markdown signs blanked.
        sections: its sections in CLEAN places, in the order of their places.

    Yields:
        Stretches from left to right, empty ones left out.
    """
    first = sections[0].start if sections else len(text)
    for part in _parts(text, Stretch(0, first, None, None, None, "")):
        yield part
    known: dict[int | None, Stretch] = {None: part}
    for place, section in enumerate(sections):
        following = sections[place + 1].start if place + 1 < len(sections) else section.end
        start = section.start if _is_sentence(text, section) else max(section.start, section.heading_end)
        above = known.get(section.parent)
        head = section.heading if len(section.heading) <= _HEAD_LENGTH else ""
        if not section.heading and section.kind not in ("dash", "plus"):
            head = _run_in(text[section.start : min(following, section.start + _HEAD_LENGTH)], section.kind)
        lead, told, period = _lead(text, above) if above else ("", None, None)
        if section.parent is None:
            lead, told, period = "", "tasks" if told == "tasks" else None, None
        mood = _mood(head, told)
        period = _first_period(head) or period or (above.period if above else None)
        stretch = Stretch(start, max(start, following), section.ordinal, mood, period, lead)
        for part in _parts(text, stretch):
            if part.end > part.start:
                yield part
            known[section.ordinal] = part


def _is_sentence(text: str, section: Section) -> bool:
    """Whether what stands as a heading is a sentence that promises, or goes on in the next line."""
    if not section.heading:
        return False
    after = text[section.heading_end : section.heading_end + _BEFORE].lstrip()
    goes_on = (after[:1].islower() and not _NUMBERED.match(after)) or (
        after[:1].isdigit() and not _NUMBERED.match(after)
    )
    return goes_on or bool(_PROMISES.search(section.heading)) or _named_value(text, section)


def _named_value(text: str, section: Section) -> bool:
    """Whether a heading names what the figures after its colon measure: `4. Kinh tế số: 40% GRDP`."""
    line = text[section.start : section.heading_end + _RUN_IN].split("\n", 1)[0]
    head, _, rest = line.partition(":")
    if len(head) > _RUN_IN or not re.search(r"\d", rest):
        return False
    label = _LABEL.match(head)
    topic = head[label.end() if label else 0 :]
    return not (_TOPIC.match(topic) or _mood(topic, None))


def _run_in(text: str, kind: str) -> str:
    """The heading that begins a paragraph: `4. Kinh phí: do ngân sách …`; a Roman line is one whole."""
    line, colon, _ = text.partition("\n")[0].partition(":")
    return line if kind == "roman" or (colon and len(line) <= _RUN_IN) else ""


def _parts(text: str, stretch: Stretch) -> Iterator[Stretch]:
    """Cut a stretch where a line stands for a heading; at least one part comes."""
    for line in _HEAD_LINE.finditer(text, stretch.start, stretch.end):
        if not _stands_alone(text, line, stretch):
            continue
        if line.start() > stretch.start:
            yield stretch._replace(end=line.start())
        mood, period = _mood(line["head"], stretch.mood), _first_period(line["head"])
        stretch = stretch._replace(start=line.start(), mood=mood, period=period or stretch.period, lead="")
    yield stretch


def _stands_alone(text: str, line: re.Match[str], stretch: Stretch) -> bool:
    """Whether a line is one of its own, not the middle of a paragraph that the page wrapped."""
    before = text[max(stretch.start, line.start() - _BEFORE) : line.start()].rstrip()
    after = text[line.end() : line.end() + _BEFORE].lstrip()
    ended = not before or before[-1] in ".;:!?…" or line["head"].isupper()
    return ended and line["head"][:1].isupper() and (after[:1] == ":" or not after[:1].islower())


_BEFORE = 40


def _mood(head: str, above: Mood | None) -> Mood | None:
    """What a heading says; below goals one must begin with tasks or results to end them (`cắt giảm thủ tục`)."""
    if not head:
        return above
    head = _NAMES.sub(" ", head)
    goals, tasks, results = _GOALS.search(head), _TASKS.search(head), _RESULTS.search(head)
    if tasks and results:
        tasks, results = (tasks, None) if tasks.start() < results.start() else (None, results)
    if goals:
        first = results and results.start() < goals.start()
        return None if first or (tasks and not _LEADS.match(head)) else "goals"
    label = _LABEL.match(head)
    begins = label.end() if label else 0
    costs = _COSTS.search(head)
    if above == "goals" and not any(one and one.start() <= begins + 2 for one in (tasks, results, costs)):
        return above
    return "tasks" if tasks else "results" if results else "costs" if costs else above


_LEADS = re.compile(
    rf"(?:{_LABEL.pattern})?\W*(?:các\s+)?(?:mục|chỉ)\s+tiêu(?!.*(?:nhiệm\s+vụ|giải\s+pháp))", re.IGNORECASE
)


def _first_period(head: str) -> Period | None:
    return next((period for period in periods(head) if not period.baseline), None)


def _lead(text: str, above: Stretch) -> tuple[str, Mood | None, Period | None]:
    """What the sentence before a list says of its items: their head, that they are goals, their period."""
    own = text[max(above.start, above.end - _LEAD_LENGTH) : above.end].rstrip()
    if not own.endswith(":"):
        return above.lead, above.mood, None
    line = own[max(own.rfind(". "), own.rfind(";")) + 1 : -1]
    label = _LABEL.match(line)
    line = " ".join(line[label.end() if label else 0 :].split())
    period = _first_period(line)
    mood = "goals" if above.mood is None and _mood(line, None) == "goals" else above.mood
    if mood in (None, "results") and _ORDERS.search(line):
        mood = "tasks"
    plain = period is None and len(line) <= _HEAD_LENGTH and not _TOPIC.match(line)
    return (line if plain else ""), mood, period
