import io
import json
import platform

from rich.console import Console

from bench.report import Result, commit, machine, show, write

RESULTS = [Result("alqac", "accented", "R@1", 0.8921, 529), Result("alqac", "accented", "MRR@10", 0.928, 529)]


def test_json_has_the_shape_that_others_read(tmp_path):
    write(tmp_path / "r.json", "retrieval", RESULTS)
    found = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert set(found) == {"name", "commit", "machine", "results"}
    assert found["name"] == "retrieval"
    assert found["results"][0] == {"set": "alqac", "setting": "accented", "metric": "R@1", "value": 0.8921, "n": 529}


def test_machine_says_what_it_is_and_not_whose():
    said = machine()
    assert "cores" in said
    assert platform.python_version() in said
    assert platform.node() not in said
    assert "/" not in said


def test_commit_is_a_hash_or_unknown():
    assert commit().removesuffix("-dirty") == "unknown" or len(commit().removesuffix("-dirty")) == 40


def shown(results):
    console = Console(file=io.StringIO(), width=100)
    show("bench", results, console)
    return console.file.getvalue()


def test_table_has_a_row_a_setting():
    [row] = [line for line in shown(RESULTS).splitlines() if "accented" in line]
    assert [cell.strip() for cell in row.strip("│").split("│")] == ["accented", "0.892", "0.928", "529"]


def test_table_has_a_row_a_metric_where_they_are_of_different_questions():
    results = [Result("seed", "accented", "correct", 0.5, 20), Result("seed", "accented", "recall", 1.0, 5)]
    rows = [[cell.strip() for cell in line.strip("│").split("│")] for line in shown(results).splitlines()]
    assert ["correct", "0.500 of 20"] in rows
    assert ["recall", "1.000 of 5"] in rows


def test_settings_with_other_metrics_have_their_own_table():
    results = [Result("seed", "ask", "p50_ms", 50.0, 200), Result("seed", "cold", "cold_seconds", 3.0, 5)]
    titles = [line.strip() for line in shown(results).splitlines() if line.strip() == "bench: seed"]
    assert len(titles) == 2
