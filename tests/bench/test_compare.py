import pytest

from bench.compare import judged
from tests.analysis.targets.plans import laid, plan

FIRST = ["Thu ngân sách 5.000 tỷ đồng", "Tỷ lệ hộ nghèo còn 5%", "Trồng mới cây mía 600 ha"]
SECOND = ["Thu ngân sách 5.300 tỷ đồng", "Tỷ lệ hộ nghèo còn 4%", "Trồng mới cây ăn quả 400 ha"]


def side(quote, value):
    return {"quote": quote, "value_text": value}


BUDGET = {
    "a": side("Thu ngân sách  5.000 tỷ đồng", "5.000"), "b": side("Thu ngân sách 5.300 tỷ\nđồng", "5.300"),
    "kind": "changed", "absolute": "300", "percent": "6.0", "points": None,
}  # fmt: skip
POOR = {
    "a": side("Tỷ lệ hộ nghèo còn 5%", "5"), "b": side("Tỷ lệ hộ nghèo còn 4%", "4"),
    "kind": "changed", "absolute": None, "percent": "-20.0", "points": "-1",
}  # fmt: skip
ALONE = {"a": side("Trồng mới cây mía 600 ha", "600"), "b": None, "kind": "only_a"}
SUGAR = {
    "a": side("Trồng mới cây mía 600 ha", "600"), "b": side("Trồng mới cây ăn quả 400 ha", "400"), "kind": "changed",
    "absolute": "-200", "percent": "-33.3", "points": None,
}  # fmt: skip


def counts(*lines, same=lambda one, other: None):
    rows = plan(*FIRST), plan(*SECOND, number=2)
    raws = [_raw(FIRST), _raw(SECOND)]
    return judged({"lines": list(lines)}, raws, rows, laid(*rows, same=same))


def _raw(lines):
    """The text of a plan where its targets stand; what stands around them does not matter."""
    start = plan(*lines)[0].target.start
    return " " * start + "\n".join(f"- {line}." for line in lines)[2:]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([BUDGET, POOR, ALONE], {"truth": 2, "found": 2, "right": 2, "kind": 2, "changed": 2, "values": 2}),
        # a figure that is wrong, and a kind
        ([{**BUDGET, "absolute": "301"}, POOR], {"changed": 2, "values": 1, "wrong": 1}),
        ([{**BUDGET, "kind": "same"}, POOR], {"right": 2, "kind": 1, "changed": 1, "wrong": 0}),
        ([{**BUDGET, "kind": "same", "kind_also": ["changed"]}, POOR], {"right": 2, "kind": 2}),
        # two that the truth does not put together
        ([BUDGET], {"truth": 1, "found": 2, "right": 1}),
        # two that we do not
        ([BUDGET, POOR, SUGAR], {"truth": 3, "parsed": 3, "found": 2, "right": 2}),
        ([BUDGET, POOR, {**SUGAR, "kind_also": ["only_a", "only_b"]}], {"truth": 2, "found": 2, "right": 2}),
        # what counts neither way
        ([BUDGET, {**POOR, "optional": True}], {"truth": 1, "found": 1, "right": 1}),
        # one that the parser did not find
        ([BUDGET, POOR, {**SUGAR, "b": side("Trồng mới cây ăn quả 400 ha", "401")}], {"truth": 3, "parsed": 2}),
    ],
)
def test_counts(lines, expected):
    found, _ = counts(*lines)
    assert {name: found[name] for name in expected} == expected


def test_faults_in_words():
    _, faults = counts(BUDGET, {**POOR, "points": "-2"}, SUGAR)
    assert faults[0].startswith("values {'absolute': None, 'points': Decimal('-1'), 'percent': Decimal('-20.0')}, not ")
    assert faults[1:] == ["missed: Trồng mới cây mía 600 ha | Trồng mới cây ăn quả 400 ha"]


def test_a_wrong_pair():
    found, faults = counts(BUDGET, POOR, ALONE, same=lambda one, other: one.target.value == 600 or None)
    assert (found["found"], found["right"]) == (3, 2)
    assert any(fault.startswith("wrong pair: ") for fault in faults)
