"""How a reply came about, for whoever asks: what was read in the question, what was looked at, what decided.

The question is asked again for it, once and only when the fold is opened: a reply carries no trace otherwise.
"""

import streamlit as st

from library import Candidate, Library, Trace
from ui.asking.kinds import KINDS, REASONS
from ui.asking.reply import Shown
from ui.language import Words
from ui.markup import number, text
from ui.quality import percent
from ui.route import Route

_TEXT = Words(
    {
        "title": "Vì sao trả lời như vậy",
        "read": "Câu hỏi được đọc",
        "decision": "Quyết định",
        "answered": "trả lời: {what}",
        "refused": "không trả lời: {what}",
        "candidates": "Các câu đã xét, câu được chấm cao nhất trước",
        "sure": "{share} là câu trả lời",
        "objection": "không dùng được: {why}",
        "timings": "Thời gian",
        "milliseconds": "{stage} {count} ms",
    },
    {
        "title": "Why this reply",
        "read": "How the question was read",
        "decision": "Decision",
        "answered": "answered: {what}",
        "refused": "not answered: {what}",
        "candidates": "Sentences considered, the best first",
        "sure": "{share} likely the answer",
        "objection": "cannot be used: {why}",
        "timings": "Time",
        "milliseconds": "{stage} {count} ms",
    },
)
_READ = Words(
    {
        "kind": "loại câu hỏi",
        "terms": "từ chính",
        "units": "đơn vị",
        "years": "năm",
        "periods": "thời kỳ",
        "numbers": "số hiệu",
    },
    {
        "kind": "kind of question",
        "terms": "main words",
        "units": "units",
        "years": "years",
        "periods": "periods",
        "numbers": "numbers",
    },
)
_STAGES = Words(
    {
        "understand": "đọc câu hỏi",
        "search": "tìm",
        "judge": "chấm",
        "draft": "soạn",
        "compose": "trích và kiểm",
        "refuse": "nêu lý do",
    },
    {
        "understand": "reading",
        "search": "search",
        "judge": "judging",
        "draft": "drafting",
        "compose": "quoting and checking",
        "refuse": "giving the reason",
    },
)
_MARKS = Words(
    {
        "rank": "điểm chung",
        "coverage": "từ của câu hỏi có mặt",
        "own": "ngay trong câu",
        "missing": "từ vắng mặt",
        "cosine": "gần nghĩa",
        "form": "đúng dạng",
    },
    {
        "rank": "overall score",
        "coverage": "words of the question present",
        "own": "in the sentence itself",
        "missing": "words missing",
        "cosine": "closeness of meaning",
        "form": "right form",
    },
)


def show(library: Library, shown: Shown, here: Route) -> None:
    """Show the fold; opened, how the reply came about."""
    unfolded = st.expander(_TEXT["title"], key=f"why-{shown.number}", type="compact", on_change="rerun")
    if not unfolded.open:
        return
    if shown.trace is None:
        asked = library.ask(here.question, here.filters, literal=here.literal, without=here.without, explain=True)
        shown.trace = asked.trace
    if shown.trace is not None:
        unfolded.html(_html(shown.trace))


def _html(trace: Trace) -> str:
    read = {_READ.get(name, name): KINDS.get(said, said) if name == "kind" else said for name, said in trace.read}
    listed = "".join(f"<dt>{text(name)}</dt><dd>{text(said)}</dd>" for name, said in read.items())
    candidates = "".join(f"<li>{_candidate(item)}</li>" for item in trace.candidates)
    times = " · ".join(
        _TEXT["milliseconds"].format(stage=_STAGES.get(stage, stage), count=number(seconds * 1000))
        for stage, seconds in trace.timings
    )
    parts = [
        f'<h2 class="nq-part">{text(_TEXT["read"])}</h2><dl>{listed}</dl>' if listed else "",
        f'<p class="nq-line"><b>{text(_TEXT["decision"])}:</b> {text(_decision(trace.decision))}</p>',
        f'<h2 class="nq-part">{text(_TEXT["candidates"])}</h2><ol>{candidates}</ol>' if candidates else "",
        f'<p class="nq-line"><b>{text(_TEXT["timings"])}:</b> {text(times)}</p>' if times else "",
    ]
    return f'<div class="nq-trace">{"".join(parts)}</div>'


def _decision(said: str) -> str:
    """A decision in words; one that has no words here stays as it is."""
    for opening, names, words in (("answered by ", KINDS, "answered"), ("refused: ", REASONS, "refused")):
        if said.startswith(opening):
            what = said.removeprefix(opening)
            return _TEXT[words].format(what=names.get(what, what))
    return said


def _candidate(item: Candidate) -> str:
    said = [item.address, _TEXT["sure"].format(share=percent(item.sure))]
    if item.objection:
        said.append(_TEXT["objection"].format(why=item.objection))
    marks = "; ".join(f"{_MARKS.get(name, name)} {number(value, 2)}" for name, value in item.marks)
    return f'<p>{text(item.text)}</p><span title="{text(marks)}">{text(" · ".join(said))}</span>'
