"""The commands that follow references: who cites a document, wanted, network, cite."""

import csv
import io
import json

import networkx as nx
import openpyxl
import pytest

REAL, CITED = "26-nq-tu.kon-tum.2024-10-22", "mau.23-nq-tu.kon-tum.2023-12-05"


class TestCitedBy:
    def test_who_cites_it_and_in_which_sentence(self, ask):
        done = ask("references", CITED, "--incoming")
        assert (done.code, done.err) == (0, "")
        lines = [line.rstrip() for line in done.out.splitlines()]
        place = lines.index("Được thực hiện bởi (2)")
        shown = "\n".join(lines[place + 1 :])
        assert "  Nghị quyết 26-NQ/TU: lãnh đạo thực hiện nhiệm vụ kinh tế" in shown
        assert "    26-NQ/TU › I › đoạn 1" in shown
        assert "Nghị quyết số 23-NQ/TU ngày 05-12-2023 của Ban Chấp hành" in shown
        assert lines[-1].startswith("Được dẫn ")

    def test_a_list_of_what_is_cited_says_how_many_cite_it(self, ask):
        assert "trong 2 văn bản của kho: xem bằng --incoming" in ask("references", CITED).out
        both = ask("references", REAL, "--both").out
        assert "→ chưa có trong kho" in both
        assert "Được dẫn 1 lần trong 1 văn bản của kho" in both

    def test_a_provision_that_nobody_means(self, ask):
        out = ask("references", CITED, "--at", "Điều 5 > Khoản 2").out
        assert "Không văn bản nào trong kho dẫn đến văn bản này tại «Điều 5 > Khoản 2»." in out

    def test_what_may_be_another_one_says_so(self, run, own_library, change):
        change("UPDATE documents SET number = '26-CT/TW', date = NULL WHERE slug != '" + REAL + "'")
        out = run("references", CITED, "--incoming", library=own_library).out
        assert f"⚠ có thể là một trong: {CITED}, mau.30-nq-tu.kon-tum.2024-12-10" in out

    def test_json(self, ask, follows_docs):
        done = ask("references", CITED, "--json")
        assert follows_docs("references", done.json) == []
        (first, *_) = [one for one in done.json["cited_by"] if one["document"] == REAL]
        assert (first["relation"], first["targets"]) == ("thực hiện", [CITED])
        assert first["quote"] in first["sentence"]
        assert first["link"] == f"http://127.0.0.1:8501/?doc={REAL}&at={first['start']}-{first['end']}"


class TestWanted:
    def test_what_is_missing_with_who_cites_it(self, ask):
        done = ask("wanted")
        assert (done.code, done.err) == (0, "")
        assert "Chỉ thị 26-CT/TW" in done.out
        assert "3 văn bản dẫn, 3 lần: sơ kết 2, thực hiện 1" in done.out
        assert "Không nói" not in done.out.partition("chưa chắc")[0]

    def test_the_rest_is_counted(self, ask):
        done = ask("wanted", "--limit", 1)
        assert "Còn " in done.out.splitlines()[-1]
        assert "Còn " not in ask("wanted", "--all").out

    def test_json(self, ask, follows_docs):
        done = ask("wanted", "--json", "--limit", 2)
        assert follows_docs("wanted", done.json) == []
        assert len(done.json["wanted"]) == 2
        assert done.json["left_out"] > 0

    @pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "ris"])
    def test_files_hold_all_of_it(self, ask, tmp_path, ending):
        file = tmp_path / f"thiếu.{ending}"
        done = ask("wanted", "--limit", 1, "--out", file)
        total = len(ask("wanted", "--all", "--json").json["wanted"])
        assert (done.code, done.out) == (0, "")
        assert done.err == f"Đã ghi {total} văn bản còn thiếu ra {file}.\n"
        content = file.read_bytes()
        counted = {
            "csv": lambda: len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))) - 1,
            "xlsx": lambda: openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].max_row - 1,
            "json": lambda: len(json.loads(content)["wanted"]),
            "ris": lambda: content.count(b"ER  - "),
        }
        assert counted[ending]() == total

    def test_a_library_of_nothing(self, run, own_library, change):
        change("DELETE FROM mentions")
        out = run("wanted", library=own_library).out
        assert out == "Không có văn bản nào được dẫn đến mà kho chưa có.\n"
        assert run("wanted", "--json").json == {"wanted": [], "left_out": 0}


class TestNetwork:
    def test_who_cites_whom(self, ask):
        done = ask("network", REAL, "--relation", "thực hiện")
        assert (done.code, done.err) == (0, "")
        row = next(line for line in done.out.splitlines() if line.strip().startswith("Nghị quyết 26-NQ/TU"))
        assert [cell.strip() for cell in row.split("  ") if cell.strip()] == [
            "Nghị quyết 26-NQ/TU", "thực hiện", "[VĂN BẢN MẪU] Nghị quyết 23-NQ/TU", "1",
        ]  # fmt: skip

    def test_only_what_the_library_has(self, ask, follows_docs):
        shape = ask("network", "--present", "--json").json
        assert follows_docs("network", shape) == []
        assert {node["in_library"] for node in shape["nodes"]} == {True}
        assert len(shape["nodes"]) == 3
        assert ask("network", REAL, "--json", "--depth", 3).json["center"] == REAL

    def test_nobody_cites_anybody(self, ask):
        assert "Không có dẫn chiếu nào giữa các văn bản này." in ask("network", REAL, "--relation", "bãi bỏ").out

    @pytest.mark.parametrize("ending", ["graphml", "csv", "xlsx", "json"])
    def test_files(self, ask, tmp_path, ending):
        file = tmp_path / f"mạng.{ending}"
        done = ask("network", "--out", file, "--app", "https://kho.example")
        assert (done.code, done.out) == (0, "")
        content = file.read_bytes()
        count = len(ask("network", "--json").json["mentions"])
        if ending == "graphml":
            edges = nx.parse_graphml(content.decode(), force_multigraph=True).edges(data=True)
            assert len(edges) == count
            assert all(data["url"].startswith("https://kho.example/?doc=") for _, _, data in edges)
        elif ending == "csv":
            assert len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))) == count + 1
        elif ending == "xlsx":
            assert openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].max_row == count + 1
        else:
            assert len(json.loads(content)["mentions"]) == count


class TestCite:
    def test_as_an_office_writes_it(self, ask):
        done = ask("cite", "26-NQ/TU")
        assert done.out == "Nghị quyết số 26-NQ/TU, ngày 22-10-2024 của Tỉnh ủy Kon Tum\n"
        assert len(ask("cite").out.splitlines()) == 3

    def test_json(self, ask, follows_docs):
        assert follows_docs("cite", ask("cite", "--json").json) == []

    def test_files(self, ask, tmp_path):
        assert ask("cite", REAL, "--out", tmp_path / "a.ris").err == f"Đã ghi 1 văn bản ra {tmp_path / 'a.ris'}.\n"
        assert (tmp_path / "a.ris").read_text("utf-8").startswith("TY  - GOVDOC\n")
        ask("cite", "--out", tmp_path / "a.json")
        assert len(json.loads((tmp_path / "a.json").read_text("utf-8"))) == 3


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["references", "99-NQ/TU", "--incoming"], 3, "Không có văn bản «99-NQ/TU» trong kho"),
        (["network", "99-NQ/TU"], 3, "Không có văn bản"),
        (["cite", "99-NQ/TU"], 3, "Không có văn bản"),
        (["references", REAL, "--at", " "], 2, "Chưa nêu điều khoản nào"),
        (["network", "--relation", "yêu"], 2, "«yêu» không phải là một trong: căn cứ, thực hiện"),
        (["network", "--out", "a.pdf"], 2, "«a.pdf» phải có đuôi .graphml, .csv, .xlsx, .json"),
        (["wanted", "--out", "không/có/a.csv"], 2, "không có thư mục"),
        (["wanted", "--limit", "0"], 2, "--limit"),
        (["cite", "--out", "README.md"], 2, "phải có đuôi .ris, .json"),
    ],
)
def test_what_cannot_be_done_says_why(ask, arguments, code, message):
    done = ask(*arguments)
    assert (done.code, done.out) == (code, "")
    assert message in done.err


def test_no_file_is_written_over(ask, tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("của tôi")
    done = ask("wanted", "--out", file)
    assert (done.code, file.read_text()) == (2, "của tôi")
    assert "tệp cũ không bị ghi đè" in done.err
