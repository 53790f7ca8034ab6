"""What counts as right, wrong or left open of a reference that a person followed."""

import dataclasses
import datetime
import json

import pytest

from bench import links
from bench.options import Options
from bench.registry import bench
from index.links import Link
from index.model import FoundDocument
from ingest.model import Reference

LAW = FoundDocument(
    id=1, slug="law", number="31/2024/QH15", type="Luật", title=None, issuer=None, place=None,
    date=datetime.date(2024, 1, 18), signer=None, role=None, system="state", sample=False, file="law.txt", sha256="0",
    passages=1,
)  # fmt: skip
COPY = dataclasses.replace(LAW, slug="copy", file="copy.docx")
OTHER = dataclasses.replace(LAW, slug="other", number="45/2013/QH13", file="other.txt")
MEANS = {"file": "law.txt", "number": "31/2024/QH15"}
ITEM = {"file": "citing.txt", "start": 0, "end": 5, "quote": "…", "means": MEANS, "why": "its number"}
ITSELF = {"file": "citing.txt", "number": "1"}


@pytest.mark.parametrize(
    ("item", "link", "verdict"),
    [
        ({}, Link("one", (LAW,)), "right"),
        ({}, Link("one", (OTHER,)), "wrong"),
        ({"means": None}, Link("one", (LAW,)), "wrong"),
        # another file of the act
        ({}, Link("one", (COPY,)), "wrong"),
        ({"means_also": [{"file": "copy.docx"}]}, Link("one", (COPY,)), "right"),
        ({"means_also": [{"file": "copy.docx"}]}, Link("several", (LAW, COPY)), "right"),
        ({}, Link("several", (LAW, OTHER)), "open, though there"),
        ({"means": None}, Link("several", (LAW, OTHER)), "open, rightly"),
        # the citing document itself
        ({"means": ITSELF}, Link("self"), "right"),
        ({}, Link("self"), "wrong"),
        ({"means": None}, Link("self"), "wrong"),
        # left open
        ({}, Link("none"), "open, though there"),
        ({}, Link("unknown"), "open, though there"),
        ({"means": None}, Link("none"), "open, rightly"),
    ],
)
def test_verdicts(item, link, verdict):
    assert links._verdict(ITEM | item, link) == verdict


def measured(tmp_path, *items, fresh=False, said=None):
    file = tmp_path / "sample-dev.json"
    file.write_text(json.dumps({"fresh": fresh, "items": items}), "utf-8")
    known = {"citing.txt": {(0, 5): (Reference(0, "law", 0, 5), Link("one", (OTHER,)))}}
    options = Options(tmp_path, show=True)
    object.__setattr__(options, "console", type("Console", (), {"print": lambda _, text, **__: said.append(text)})())
    return {result.metric: result.value for result in links._resolved(file, known, options)}


def test_totals(tmp_path):
    said = []
    found = measured(
        tmp_path, ITEM, ITEM | {"start": 9}, ITEM | {"doubt": True}, ITEM | {"means": {"file": "other.txt"}}, said=said
    )
    assert (found["right"], found["wrong"], found["not read"], found["doubted"]) == (1, 1, 1, 1)
    assert found["wrong share"] == 0.5
    assert [line.partition(":")[0] for line in said] == ["wrong", "not read", "doubted"]


def test_of_a_fresh_sample_nothing_single_is_said(tmp_path):
    said = []
    assert measured(tmp_path, ITEM, fresh=True, said=said)["wrong"] == 1
    assert said == []


def test_an_empty_sample(tmp_path):
    assert measured(tmp_path)["wrong share"] == 0.0


def test_it_can_be_run_by_its_name():
    assert bench("links") is links.run
