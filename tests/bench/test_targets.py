"""The measure itself, and what it says of the development files where they lie beside the checkout."""

import json
import os
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bench.targets import agrees, compare
from ingest.model import Target
from ingest.parse import parse_file
from ingest.reading import ReadingOptions

ROOT = Path(__file__).parents[2]
EVAL = Path(os.environ.get("NGHIQUYET_EVAL") or ROOT.parent / "shared" / "eval")

ONE = Target(
    0, "Tỷ lệ hộ nghèo", "<=", Decimal(3), None, "%", "percent", Decimal(3), "level", "đến năm 2030", False, None, None,
    None, 0, 9, 1, 2,
)  # fmt: skip
TRUTH = {
    "indicator": "Tỉ lệ hộ nghèo của tỉnh", "comparator": "<", "comparator_also": ["<="], "value": 3, "unit": "%",
    "unit_norm": "percent", "direction": "level", "period": "năm 2030", "deadline": None, "scope": None,
}  # fmt: skip


@pytest.mark.parametrize(
    "field", ["comparator", "value", "unit", "direction", "period", "deadline", "scope", "indicator"]
)
def test_right(field: str) -> None:
    assert agrees(field, ONE, TRUTH)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("comparator", replace(ONE, comparator="=")),
        ("value", replace(ONE, value=Decimal("3.1"))),
        ("value", replace(ONE, upper=Decimal(4))),
        ("unit", replace(ONE, unit_norm="percent_of_gdp")),
        ("unit", replace(ONE, unit="hộ", unit_norm=None)),
        ("direction", replace(ONE, direction="decrease")),
        ("period", replace(ONE, period="đến năm 2035")),
        ("period", replace(ONE, period=None)),
        ("scope", replace(ONE, scope="tỉnh Kon Tum")),
        ("indicator", replace(ONE, indicator="Thu ngân sách nhà nước")),
    ],
)
def test_wrong(field: str, wrong: Target) -> None:
    assert not agrees(field, wrong, TRUTH)


@pytest.mark.slow
def test_development_files() -> None:
    """Recall and precision do not fall below the goals."""
    files = [*(ROOT / "bench" / "truth" / "targets").glob("*.json"), EVAL / "seed" / "targets.json"]
    count: Counter[str] = Counter()
    for file in files:
        truth = json.loads(file.read_text("utf-8")) if file.exists() else {"fresh": True}
        if truth.get("fresh"):
            continue
        path = EVAL.parent / truth["meta"]["file"]
        if path.exists():
            count += compare(truth, parse_file(path, ReadingOptions(ocr=False)), None)
    if not count["truth"]:
        pytest.skip(f"no documents beside {EVAL}")
    assert count["right"] / count["truth"] >= 0.95
    assert count["right"] / count["found"] >= 0.92
