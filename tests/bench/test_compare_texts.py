"""The scorer itself, on texts where the answer is known."""

from typing import Any

from analysis.texts.compare import compare_texts
from bench.compare_texts import _compare, _compare_amendments
from tests.analysis.texts.sides import decree
from tests.analysis.texts.test_applying import applied

OLD = decree("Điều 1. Hỗ trợ\n1. Mức hỗ trợ là 30 triệu đồng.\n2. Không đổi một chữ nào ở khoản này.", 1)
NEW = decree("Điều 1. Hỗ trợ\n1. Mức hỗ trợ là 50 triệu đồng.\n2. Không đổi một chữ nào ở khoản này.", 2)
LINES = [
    {"a": ["tiêu đề"], "b": ["tiêu đề"], "kind": "reworded"},
    {"a": ["Điều 1 › Khoản 1"], "b": ["Điều 1 › Khoản 1"], "kind": "reworded"},
    {"a": ["Điều 1 › Khoản 2"], "b": ["Điều 1 › Khoản 2"], "kind": "same"},
]


def count(lines: list[dict[str, Any]], scope: str | None = None) -> tuple[int, int, int, int]:
    found = _compare(compare_texts(OLD, NEW).pairs, lines, scope, lambda _: None)
    return found.right, found.given, found.met, found.wanted


def test_all_right():
    assert count(LINES) == (3, 3, 3, 3)


def test_a_wrong_kind_and_a_wrong_pair():
    assert count([LINES[0], LINES[1] | {"kind": "same"}, LINES[2]]) == (2, 3, 2, 3)
    assert count([LINES[0], LINES[1] | {"kind": "same", "kind_also": ["reworded"]}, LINES[2]]) == (3, 3, 3, 3)
    crossed = [LINES[0], LINES[1] | {"b": ["Điều 1 › Khoản 2"]}, LINES[2] | {"b": ["Điều 1 › Khoản 1"]}]
    assert count(crossed) == (1, 3, 1, 3)


def test_what_is_optional_and_what_is_outside():
    assert count([LINES[0], LINES[1] | {"kind": "dropped", "b": [], "optional": True}, LINES[2]]) == (2, 2, 2, 2)
    assert count(LINES[1:], "Điều 1") == (2, 2, 2, 2)


def test_amendments():
    lines = ("1. Bãi bỏ khoản 2 Điều 2.", "2. Bãi bỏ Điều 9.")
    found = applied(*lines)
    raw = " " * found[0].instruction.quote[0] + "\n".join(lines)
    entries = [
        {"start": one.instruction.quote[0], "provision": place, "action": "repeal", "applies": applies, "quote": ""}
        for one, place, applies in zip(found, ("Điều 2 › Khoản 2", "Điều 9"), (True, False), strict=True)
    ]
    result = _compare_amendments(raw, found, entries, lambda _: None)
    assert (result.right, result.given, result.met, result.wanted) == (2, 2, 2, 2)
    assert (result.applies_right, result.applied, result.wrongly_applied) == (2, 1, 0)
    wrong = _compare_amendments(raw, found, [entries[0] | {"applies": False}, entries[1]], lambda _: None)
    assert (wrong.applies_right, wrong.wrongly_applied) == (1, 1)
