"""The commands `chain` and `validity`, on the sample documents and on what they may have to show."""

import csv
import dataclasses
import io
import json

import pytest
from openpyxl import load_workbook
from rich.console import Console

from library import Library
from shapes import chains, validity
from terminal.references.chain_view import chain_view
from terminal.references.validity_view import validity_view


def shown(view):
    console = Console(width=200, file=io.StringIO(), markup=False)
    console.print(view)
    return console.file.getvalue()


@pytest.fixture(scope="module")
def sampled(sample_library):
    with Library.open(sample_library) as opened:
        yield opened


class TestChain:
    def test_up_and_down_with_the_words(self, ask):
        done = ask("chain", "26-NQ/TU")
        assert done.code == 0
        assert "nhắc việc thực hiện Nghị quyết 23-NQ/TU" in done.out
        assert "[MẪU] 30-NQ/TU" in done.out
        assert "chỉ nhắc trong thân văn bản" in done.out

    def test_json_is_the_documented_one_and_quotes_what_stands_there(self, ask, sampled, follows_docs):
        shape = ask("chain", "26-NQ/TU", "--targets", "--json").json
        assert follows_docs("chain", shape) == []
        assert shape["down"]
        for step in shape["up"] + shape["down"]:
            raw = sampled.show(step["document"]).raw
            assert raw[step["start"] : step["end"]] == step["quote"]
        for target in shape["targets"]:
            for other in target["documents"]:
                raw = sampled.show(other["document"]).raw
                assert raw[other["start"] : other["end"]] == other["quote"]

    def test_each_target_is_carried_on_or_said_not_to_be(self, sampled):
        found = sampled.chain("mau.23-nq-tu.kon-tum.2023-12-05", targets=True)
        statuses = {one.row.target.indicator: one.status for one in found.targets}
        assert set(statuses.values()) <= {"same", "higher", "lower", "other", "words", "none"}
        assert len(set(statuses.values())) > 1
        assert "chỉ tiêu:" in shown(chain_view(found))

    def test_a_document_without_targets_says_so(self, sampled):
        found = dataclasses.replace(sampled.chain("26-NQ/TU"), targets=())
        assert "không có chỉ tiêu bằng số" in shown(chain_view(found))

    def test_a_table_of_the_steps(self, ask, tmp_path):
        done = ask("chain", "26-NQ/TU", "--out", tmp_path / "chuoi.csv")
        rows = list(csv.reader(io.StringIO((tmp_path / "chuoi.csv").read_text("utf-8-sig"))))
        assert done.code == 0
        assert rows[0][:3] == ["Hướng", "Bậc", "Văn bản"]
        assert {row[0] for row in rows[1:]} == {"lên", "xuống"}

    def test_a_workbook_of_steps_and_targets(self, ask, tmp_path):
        assert ask("chain", "26-NQ/TU", "--targets", "--out", tmp_path / "chuoi.xlsx").code == 0
        book = load_workbook(tmp_path / "chuoi.xlsx")
        assert book.sheetnames == ["Chuỗi thực hiện", "Chỉ tiêu"]
        assert book["Chỉ tiêu"].max_row > 20

    def test_what_has_no_chain_says_so(self, sampled, follows_docs):
        found = dataclasses.replace(sampled.chain("26-NQ/TU"), up=(), down=())
        assert "không có văn bản nào nói thực hiện nó" in shown(chain_view(found))
        assert follows_docs("chain", json.loads(json.dumps(chains.chain(found)))) == []

    def test_a_cycle_is_said(self, sampled):
        found = dataclasses.replace(sampled.chain("26-NQ/TU"), cycles=(("a", "b", "a"),), deeper=True)
        assert "Vòng lặp, đã cắt: a → b → a" in shown(chain_view(found))
        assert "--depth" in shown(chain_view(found))

    def test_a_depth_that_is_none(self, ask):
        assert ask("chain", "26-NQ/TU", "--depth", "0").code == 2


class TestValidity:
    def test_no_evidence_never_means_in_force(self, ask):
        done = ask("validity", "26-NQ/TU", "--at", "2025-01-01")
        assert done.code == 0
        assert "CHƯA RÕ" in done.out
        assert "Để chắc hơn, cần" in done.out

    def test_before_it_was_issued(self, ask):
        assert ask("validity", "26-NQ/TU", "--at", "2024-01-01", "--json").json["status"] == "not_yet"

    def test_json_is_the_documented_one(self, sampled, follows_docs):
        found = sampled.validity("26-NQ/TU")
        assert follows_docs("validity", json.loads(json.dumps(validity.validity(found)))) == []
        assert (found.status, found.address) == ("unknown", None)

    def test_of_a_provision(self, ask, follows_docs):
        shape = ask("validity", "26-NQ/TU", "--address", "II > 1", "--json").json
        assert shape["address"] == "26-NQ/TU › II › 1"
        assert follows_docs("validity", shape) == []

    def test_a_provision_that_is_not_there(self, ask):
        done = ask("validity", "26-NQ/TU", "--address", "Điều 99")
        assert done.code == 3
        assert "Điều 99" in done.err

    def test_a_day_that_is_none(self, ask):
        assert ask("validity", "26-NQ/TU", "--at", "31/12/2025").code == 2

    def test_a_table_even_without_evidence(self, ask, tmp_path):
        assert ask("validity", "26-NQ/TU", "--out", tmp_path / "hieu-luc.csv").code == 0
        rows = list(csv.reader(io.StringIO((tmp_path / "hieu-luc.csv").read_text("utf-8-sig"))))
        assert len(rows) == 2
        assert rows[1][3] == "chưa rõ"

    def test_every_status_has_its_words(self, sampled):
        found = sampled.validity("26-NQ/TU")
        said = {
            shown(validity_view(dataclasses.replace(found, status=status))).splitlines()[1]
            for status in ("in_force", "not_yet", "amended", "replaced", "repealed", "expired", "unknown")
        }
        assert len(said) == 7
