"""The commands that ask and search, on a library of the sample documents; what all commands share."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import cli
from terminal import text

ROOT = Path(__file__).resolve().parents[1]
REAL, SAMPLE = "26-nq-tu.kon-tum.2024-10-22", "mau.30-nq-tu.kon-tum.2024-12-10"
QUESTION = "chỉ tiêu trồng mới Sâm Ngọc Linh là bao nhiêu?"
OFF_TOPIC = "thủ đô của nước Pháp là thành phố nào?"
READING = (
    "ask", "search", "similar", "list", "show", "targets", "indicators", "compare", "timeline", "references", "wanted",
    "network", "cite", "amendments", "topic", "chain", "validity", "header", "abbreviations", "verify", "log",
    "feedback", "doctor",
)  # fmt: skip
CHANGING = ("ingest", "ocr", "reread", "watch", "remove", "restore", "reembed", "backup", "recover")


class TestAsk:
    def test_the_figure_its_sentence_and_its_place(self, ask):
        done = ask("ask", QUESTION)
        assert (done.code, done.err) == (0, "")
        assert re.search(r"│ +476 ha( — .+)? +│", done.out)
        assert "“- Diện tích trồng mới các loại cây: Cây cà phê xứ lạnh 180 ha; cây mía 479 ha; Sâm" in done.out
        place = "gạch đầu dòng thứ 3, điểm 1.1, khoản 1, mục II"
        assert f"— {place} Nghị quyết số 26-NQ/TU, ngày 22-10-2024 của Tỉnh ủy Kon Tum\n" in done.out
        assert " 26-NQ/TU › II › 1 › 1.1 › gạch 3 · 26-NQ-TU.txt" in done.out
        assert "đã tìm trong 3 văn bản, 99 đoạn, 05/12/2023–10/12/2024" in done.out

    def test_a_figure_comes_with_the_words_that_qualify_it(self, ask):
        assert re.search(r"│ .*từ 9,5% trở lên.* +│", ask("ask", "tốc độ tăng trưởng GRDP", "-d", REAL).out)

    def test_the_reading_is_shown_where_it_differs(self, ask):
        done = ask("ask", "chi tieu trong moi sam ngoc linh la bao nhieu")
        assert "đã hiểu là: chỉ tiêu trồng mới sâm ngọc linh là bao nhiêu\n" in done.out
        assert "476 ha" in done.out

    def test_and_only_there(self, ask):
        assert "đã hiểu là" not in ask("ask", QUESTION).out

    def test_literal_keeps_the_words_as_typed(self, ask):
        assert ask("ask", "sam ngoc linh", "--literal", "--json").json["reading"] == "sam ngoc linh"

    def test_abbreviations_are_written_out(self, ask):
        assert "chữ viết tắt: BHYT → bảo hiểm y tế\n" in ask("ask", "tỷ lệ tham gia BHYT").out

    def test_a_made_up_document_says_so_loudly(self, ask):
        done = ask("ask", "tốc độ tăng trưởng GRDP", "-d", SAMPLE)
        assert done.code == 0
        assert text.SAMPLE_MARK in done.out
        assert "không có thật" in done.out

    def test_a_refusal_gives_the_reason_and_the_nearest_passages(self, ask):
        done = ask("ask", OFF_TOPIC)
        assert done.code == 3
        assert done.out.startswith("Không trả lời được: ")
        assert done.out.count("chưa đủ vì: ") == done.out.count(" Nghị quyết số ") >= 1

    def test_words_need_no_quotes(self, ask):
        assert ask("ask", *QUESTION.split(), "--json").json["question"] == QUESTION

    def test_after_two_dashes_nothing_is_an_option(self, ask):
        assert ask("ask", "--json", "--", "-v sâm", "--json").json["question"] == "-v sâm --json"

    @pytest.mark.parametrize("question", [QUESTION, OFF_TOPIC])
    def test_json_follows_its_documentation(self, ask, follows_docs, question):
        done = ask("ask", question, "--json")
        assert done.err == ""
        assert follows_docs("ask", done.json) == []

    def test_how_it_came_about_on_demand(self, ask, follows_docs):
        done = ask("ask", QUESTION, "--explain", "--json")
        assert follows_docs("ask", done.json) == []
        trace = done.json["trace"]
        assert {"name": "kind", "value": "figure"} in trace["read"]
        assert "476 ha" in trace["candidates"][0]["text"]
        assert trace["decision"] == "answered by figure"
        assert ask("ask", OFF_TOPIC, "--explain", "--json").json["trace"]["decision"].startswith("refused: ")
        assert ask("ask", QUESTION, "--json").json["trace"] is None
        done = ask("ask", QUESTION, "--explain")
        assert "\nCách đi đến kết quả\n  loại câu hỏi: figure\n" in done.out
        assert re.search(r"^Thời gian: hiểu câu hỏi \d+ ms · tìm \d+ ms · ", done.out, re.MULTILINE)

    def test_json_offsets_lead_to_the_quote_in_the_file(self, ask):
        answer = ask("ask", QUESTION, "--json").json["answer"]
        raw = (ROOT / "data" / "26-NQ-TU.txt").read_text("utf-8")
        for item in (*answer["sentences"], *answer["figures"]):
            assert raw[item["start"] : item["end"]] == item["text"]
        for item in answer["citations"]:
            assert raw[item["start"] : item["end"]] == item["quote"]


class TestFilters:
    @pytest.mark.parametrize(
        ("options", "documents"),
        [
            (["--document", "26-NQ/TU"], 1),
            (["-d", "26-NQ-TU.txt"], 1),
            (["-d", REAL, "-d", SAMPLE], 2),
            (["--issuer", "tinh uy kon tum"], 3),
            (["--type", "nghị quyết"], 3),
            (["--number", "26-NQ/TU"], 1),
            (["--year", "2024"], 2),
            (["--since", "2024-01-01"], 2),
            (["--until", "2023-12-31"], 1),
            (["--since", "2024-10-22", "--until", "2024-10-22"], 1),
            (["--system", "party"], 3),
        ],
    )
    def test_they_limit_what_is_searched(self, ask, options, documents):
        assert ask("search", "sâm", *options, "--json").json["coverage"]["documents"] == documents

    def test_kinds_limit_the_passages(self, ask):
        hits = ask("search", "Bí thư", "--kind", "signature", "--kind", "header", "--json").json["hits"]
        assert {hit["kind"] for hit in hits} == {"header", "signature"}

    @pytest.mark.parametrize("options", [["--year", "1999"], ["--system", "state"], ["--issuer", "Quốc hội"]])
    def test_nothing_left_is_no_answer(self, ask, options):
        done = ask("ask", QUESTION, *options, "--json")
        assert (done.code, done.json["refusal"]["reason"]) == (3, "filtered_out")

    def test_a_misspelt_document_is_an_error(self, ask):
        done = ask("ask", QUESTION, "-d", REAL, "-d", "62-NQ/TU", "--json")
        assert (done.code, done.json["error"]["type"]) == (3, "NotInLibrary")
        assert "62-NQ/TU" in done.json["error"]["message"]

    def test_a_number_that_several_documents_bear_means_all(self, run, own_library, change):
        change("UPDATE documents SET number = '26-NQ/TU', sample = 0")
        done = run("search", "sâm", "-d", "26-NQ/TU", "--json", library=own_library)
        assert done.json["coverage"]["documents"] == 3

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (["--since", "22-10-2024"], "--since: «22-10-2024» không phải là ngày"),
            (["--until", "2024-02-30"], "--until: «2024-02-30» không phải là ngày"),
            (["--since", "2024-02-01", "--until", "2024-01-01"], "--since 2024-02-01 muộn hơn --until 2024-01-01"),
            (["--year", "24"], "--year: «24» không phải là số từ 1900 đến 2200"),
            (["--year", "²⁰²⁴"], "--year: «²⁰²⁴» không phải"),
            (["--system", "Đảng"], "--system: «Đảng» không phải là một trong: party, state"),
            (["--kind", "heading"], "--kind: «heading» không phải là một trong: header, preamble, body, signature"),
            (["--number"], "Thiếu giá trị sau --number"),
            (["--nope"], "Không có tùy chọn --nope"),
        ],
    )
    def test_bad_ones_are_told_with_their_name(self, ask, options, said):
        done = ask("ask", QUESTION, *options)
        assert (done.code, done.out) == (2, "")
        assert said in done.err
        assert "Traceback" not in done.err


class TestSearch:
    def test_hits_have_address_words_source_and_reason(self, ask):
        done = ask("search", "Sâm Ngọc Linh", "-d", REAL, "--limit", "2")
        assert done.code == 0
        assert re.search(r"^[12]\. 26-NQ/TU › II › 1 › 1.1 › gạch 3$", done.out, re.MULTILINE)
        assert re.search(r"điểm -?\d+,\d\d \(nghĩa 0,\d\d; từ \d+,\d\d; không dấu \d+,\d\d\)", done.out)
        assert "\n3. " not in done.out

    def test_json_follows_its_documentation(self, ask, follows_docs):
        done = ask("search", "Sâm Ngọc Linh", "--limit", "5", "--json")
        assert follows_docs("search", done.json) == []
        scores = [hit["score"] for hit in done.json["hits"]]
        assert (len(scores), scores) == (5, sorted(scores, reverse=True))

    def test_nothing_found(self, ask):
        done = ask("search", "sâm", "--year", "1999")
        assert (done.code, done.out.split("\n")[0]) == (3, "Không tìm thấy đoạn nào.")
        assert ask("search", "sâm", "--year", "1999", "--json").json["hits"] == []

    def test_by_date_and_how_they_are_spread(self, ask, follows_docs):
        done = ask("search", "Sâm Ngọc Linh", "--sort", "date", "--facets")
        assert "--issuer: Tỉnh ủy Kon Tum " in done.out
        dates = [hit["date"] for hit in ask("search", "Sâm Ngọc Linh", "--sort", "date", "--json").json["hits"]]
        assert dates == sorted(dates, reverse=True)
        done = ask("search", "sâm", "--sort", "size")
        assert (done.code, "relevance, date" in done.err) == (2, True)

    def test_more_like_a_passage(self, ask, follows_docs):
        done = ask("similar", REAL, "II > 1 > 1.1 > gach 3", "-d", REAL, "--limit", "3", "--json")
        assert follows_docs("similar", done.json) == []
        addresses = [hit["address"] for hit in done.json["hits"]]
        assert len(addresses) == 3
        assert "26-NQ/TU › II › 1 › 1.1 › gạch 3" not in addresses

    def test_more_like_a_place_that_is_not_there(self, ask):
        done = ask("similar", REAL, "IX › 9")
        assert (done.code, "Không có đoạn nào ở «IX › 9»" in done.err) == (3, True)

    @pytest.mark.parametrize("limit", ["0", "201", "-1", "x", "1.5"])
    def test_bad_limits(self, ask, limit):
        assert ask("search", "sâm", "--limit", limit).code == 2


class TestGlobalOptions:
    def test_the_library_before_and_after_the_command(self, run, sample_library, tmp_path):
        assert run("--library", sample_library, "list").code == 0
        assert run("list", "--library", sample_library).code == 0
        assert run("list", f"--library={sample_library}").code == 0
        assert run("--library", tmp_path, "list", "--library", sample_library).code == 0

    def test_it_overrules_the_environment(self, run, sample_library, tmp_path):
        assert run("list", library=tmp_path / "none").code == 6
        assert run("list", "--library", sample_library).code == 0

    def test_version(self, run):
        done = run("--version")
        assert (done.code, done.out.split()[0]) == (0, "nghiquyet")

    @pytest.mark.parametrize("command", [None, *READING, *CHANGING, "serve"])
    def test_help(self, run, command):
        done = run(*([command] if command else []), "--help")
        assert (done.code, done.err) == (0, "")
        assert "--library" in done.out

    @pytest.mark.skipif(sys.platform == "win32", reason="resource usage is told on POSIX only")
    def test_help_imports_nothing_heavy(self):
        program = (
            "import sys, cli, terminal.guard; terminal.guard.run(cli.app, sys.argv[1:]);"
            "print({'numpy', 'torch', 'streamlit', 'sentence_transformers', 'library', 'pydantic'} & set(sys.modules))"
        )
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", program, "--help"], capture_output=True, text=True, env=environment, check=True
        )
        assert done.stdout.endswith("set()\n")

    def test_looking_into_a_library_loads_no_engine(self, sample_library):
        program = (
            "import sys, cli, terminal.guard; terminal.guard.run(cli.app, ['list']);"
            "print({'torch', 'streamlit', 'sentence_transformers', 'openvino', 'underthesea'} & set(sys.modules))"
        )
        environment = os.environ | {"PYTHONPATH": str(ROOT), "NGHIQUYET_LIBRARY": str(sample_library)}
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True
        )
        assert done.stdout.endswith("set()\n")


class TestDocumentation:
    COMMANDS = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]

    def test_these_are_all_commands(self):
        assert set(self.COMMANDS) == {*READING, *CHANGING, "serve"}

    def test_each_command_that_speaks_json_has_its_section(self):
        docs = (ROOT / "docs" / "json.md").read_text("utf-8")
        for name, command in self.COMMANDS.items():
            speaks = "--json" in {option for parameter in command.params for option in parameter.opts}
            assert (f"\n### {name}\n" in docs) is speaks

    def test_each_command_and_option_has_a_help_text(self):
        for command in self.COMMANDS.values():
            assert len(command.help.split("\n\n")) == 2, f"{command.name}: a Vietnamese and an English line"
            assert [parameter.name for parameter in command.params if not parameter.help] == []

    @pytest.mark.parametrize("name", ["ask", "header"])
    def test_the_options_are_documented(self, name):
        docs = (ROOT / "docs" / "json.md").read_text("utf-8").split(f"### {name}\n")[1].split("\n|")[0]
        own = {"--json", "--library", "--verbose", "-v", "--help", "-h"}
        options = {option for parameter in self.COMMANDS[name].params[1:] for option in parameter.opts} - own
        assert len(options) > 10
        assert [option for option in options if f"`{option}`" not in docs] == []
