"""How a reply came about, as a terminal shows it."""

import dataclasses
import io

from rich.console import Console

from library import Candidate, Trace
from shapes import answers
from terminal.questions import trace

CANDIDATE = Candidate(
    "26-NQ/TU › II", "26", "Sâm Ngọc Linh\n476 ha", 0.956, (("rank", 1.314), ("odd", 0.0)), "nói về năm 2045"
)
TRACE = Trace(
    (("kind", "figure"), ("odd", "x")), (CANDIDATE,), "answered by figure",
    (("search", 0.02), ("judge", 0.0304), ("search", 0.011)),
)  # fmt: skip


def plain(given):
    console = Console(file=io.StringIO(), width=200)
    console.print(trace.shown(given))
    return "\n".join(line.rstrip() for line in console.file.getvalue().split("\n"))


def test_reading_decision_candidates_and_times():
    assert plain(TRACE) == (
        "\nCách đi đến kết quả\n  loại câu hỏi: figure\n  odd: x\n  kết luận: answered by figure\n"
        "Các mệnh đề đã xét, hợp nhất trước (xác suất trả lời đúng câu hỏi)\n"
        "  0,96 Sâm Ngọc Linh 476 ha\n       26-NQ/TU › II\n       hạng 1,31 · odd 0,00\n       ✗ nói về năm 2045\n"
        "Thời gian: tìm 31 ms · xét 30 ms\n"
    )


def test_nothing_found():
    assert "mệnh đề" not in plain(dataclasses.replace(TRACE, candidates=()))


def test_a_long_clause_is_cut_and_cannot_write_on_the_terminal():
    text = plain(
        dataclasses.replace(TRACE, candidates=(dataclasses.replace(CANDIDATE, text="\x1b[2J" + "a b " * 900),))
    )
    assert "\x1b" not in text
    assert max(map(len, text.split("\n"))) < 200


def test_json_has_it_or_null():
    assert answers.trace(None) is None
    shape = answers.trace(TRACE)
    assert shape["candidates"][0]["marks"] == [{"name": "rank", "value": 1.314}, {"name": "odd", "value": 0.0}]
    assert shape["timings"][1] == {"stage": "judge", "seconds": 0.0304}
