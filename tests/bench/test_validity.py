"""The counting of the bench, and the truth that it counts by."""

import dataclasses
import datetime
import json
from typing import get_args

import pytest

from analysis.references.validity_model import Status, Validity
from bench import validity as bench
from bench.options import Options
from bench.truth_files import TRUTH
from tests.analysis.references.papers import catalog, paper

ROWS = [json.loads(line) for line in (TRUTH / "validity.jsonl").read_text("utf-8").splitlines()]


def test_the_truth_is_whole():
    assert len({row["file"] for row in ROWS}) >= 40
    assert {row["status"] for row in ROWS} <= set(get_args(Status))
    assert sum(row["fresh"] for row in ROWS) >= len(ROWS) // 3
    for row in ROWS:
        datetime.date.fromisoformat(row["at"])
        assert row["quote"] or row["why"] or row["status"] in ("in_force", "not_yet", "expired")


@pytest.mark.parametrize(
    ("status", "since", "counted"),
    [
        ("repealed", "2025-07-01", {"right": 1.0, "since": 1.0}),
        ("repealed", None, {"right": 1.0, "since": 0.0}),
        ("unknown", None, {"unknown_though_told": 1.0, "right": 0.0, "wrong": 0.0}),
        ("in_force", "2024-01-01", {"wrong": 1.0, "in_force_though_not": 1.0}),
        ("replaced", "2025-07-01", {"wrong": 1.0, "in_force_though_not": 0.0}),
    ],
)
def test_what_is_counted(tmp_path, status, since, counted):
    made = catalog(tmp_path, paper("CHÍNH PHỦ", "1/2024/NĐ-CP", "01/02/2024", "Nghị định", "Quy định", "Điều 1. A"))
    (document,) = made.documents()
    day = datetime.date(2026, 1, 1)
    empty = {field.name: () for field in dataclasses.fields(Validity)}
    found = Validity(**empty | {"document": document, "at": day, "address": None, "status": status, "until": None,
                     "since": since and datetime.date.fromisoformat(since), "reason": "", "newest": None})  # fmt: skip
    item = {"file": document.file, "at": "2026-01-01", "address": None, "status": "repealed", "since": "2025-07-01"}
    results = bench._judged("development", [item], made, lambda *_: found, Options(folder=tmp_path))
    values = {one.metric: one.value for one in results}
    assert {name: values[name] for name in counted} == counted
