"""`ask --explain`: how a reply came about, for whoever works on the quality of answers.

1. What the question was read to ask for, and what decided.
2. The clauses that looked best: how sure each is, where it stands, its marks, and why it may not answer.
3. How long each stage took; a stage that ran several times, once for each part of a question, is summed.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from terminal.text import cut, decimal, indented, safe_name

if TYPE_CHECKING:
    from library import Candidate, Trace

Explain = Annotated[
    bool, typer.Option("--explain", help="Kể cách đi đến kết quả: ứng viên, điểm, thời gian. Tell how it came about.")
]
_READ = {
    "kind": "loại câu hỏi", "terms": "từ", "units": "đơn vị", "years": "năm", "periods": "kỳ", "numbers": "số hiệu",
}  # fmt: skip
_MARKS = {
    "rank": "hạng", "coverage": "đủ từ", "own": "từ ngay trong câu", "missing": "thiếu", "cosine": "nghĩa",
    "form": "đúng dạng",
}  # fmt: skip
_STAGES = {
    "understand": "hiểu câu hỏi", "search": "tìm", "judge": "xét", "draft": "soạn", "compose": "trích và kiểm",
    "refuse": "từ chối",
}  # fmt: skip
_LETTERS = 160


def shown(given: "Trace") -> RenderableType:
    """Return a trace for a terminal."""
    return Group(*_lines(given))


def _lines(given: "Trace") -> Iterator[RenderableType]:
    yield Text()
    yield Text("Cách đi đến kết quả", "bold")
    for name, value in given.read:
        yield indented(Text(f"{_READ.get(name, name)}: ", "dim").append(safe_name(value), "not dim"))
    yield indented(Text("kết luận: ", "dim").append(safe_name(given.decision), "not dim"))
    if given.candidates:
        yield Text("Các mệnh đề đã xét, hợp nhất trước (xác suất trả lời đúng câu hỏi)", "bold")
    for item in given.candidates:
        yield from (indented(line, columns) for line, columns in _candidate(item))
    seconds: dict[str, float] = {}
    for stage, took in given.timings:
        seconds[stage] = seconds.get(stage, 0.0) + took
    told = " · ".join(f"{_STAGES.get(stage, stage)} {decimal(took * 1000, 0)} ms" for stage, took in seconds.items())
    yield Text("Thời gian: ", "bold").append(told, "not bold")


def _candidate(item: "Candidate") -> Iterator[tuple[Text, int]]:
    yield Text(f"{decimal(item.sure, 2)} ", "bold").append(cut(item.text, _LETTERS), "not bold"), 2
    yield Text(safe_name(item.address), "cyan"), 7
    marks = " · ".join(f"{_MARKS.get(name, name)} {decimal(value, 2)}" for name, value in item.marks)
    yield Text(safe_name(marks), "dim"), 7
    if item.objection:
        yield Text(f"✗ {safe_name(item.objection)}", "yellow"), 7
