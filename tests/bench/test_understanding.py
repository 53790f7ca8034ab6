import gzip
import json

import pytest

from bench.options import Options
from bench.understanding import run, understand

TEXT = "CHÍNH PHỦ\nSố: {}/2026/NĐ-CP\nNGHỊ ĐỊNH\nVề việc thử\nĐiều 1. Một\nĐến năm 2030 đạt 85%.\n" + "Nội dung.\n" * 20


@pytest.fixture
def folder(tmp_path):
    archive = tmp_path / "corpus" / "bulk" / "vbpl.jsonl.gz"
    archive.parent.mkdir(parents=True)
    records = [json.dumps({"file": f"doc_{number}", "text": TEXT.format(number)}) for number in range(8)]
    archive.write_bytes(gzip.compress("\n".join([*records, json.dumps({"file": "empty", "text": " "})]).encode()))
    return tmp_path


def test_every_text_is_understood_once_and_the_shares_are_the_whole(folder):
    said = understand(folder / "corpus" / "bulk" / "vbpl.jsonl.gz", 0)
    assert said["texts"] == 9
    assert said["all"]["characters"] == 8 * len(TEXT.format(1))
    assert said["all"]["characters_per_second"] > 0
    stages = ("header", "tree", "passages", "references", "targets")
    assert sum(said[stage]["share"] for stage in stages) == pytest.approx(1)
    assert 0 < said["half"]["peak_mb"] <= said["end"]["peak_mb"]


def test_a_limit_takes_the_same_sample_every_time(folder):
    archive = folder / "corpus" / "bulk" / "vbpl.jsonl.gz"
    some, again = (understand(archive, 2 * len(TEXT)) for _ in range(2))
    assert 2 <= some["texts"] <= 4
    assert some["all"]["characters"] == again["all"]["characters"]


def test_the_bench_measures_in_a_process_of_its_own(folder):
    results = run(Options(folder=folder / "eval", limit=len(TEXT)))
    assert ("all", "characters_per_second") in {(result.setting, result.metric) for result in results}


def test_without_the_archive_nothing_is_measured(tmp_path):
    assert run(Options(folder=tmp_path / "eval")) == []
