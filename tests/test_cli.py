"""Every command of `nghiquyet` on a library of the sample documents: what it shows, its JSON, its exit code."""

import io
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from PIL import Image

import cli
import library as library_module
from library import Library
from terminal import text, web

ROOT = Path(__file__).resolve().parents[1]
REAL, SAMPLE = "26-nq-tu.kon-tum.2024-10-22", "mau.30-nq-tu.kon-tum.2024-12-10"
SAMPLES = sorted((ROOT / "data").glob("*.txt"))
FILL = [part for file in SAMPLES for part in ("--ingest", file)]
QUESTION = "chỉ tiêu trồng mới Sâm Ngọc Linh là bao nhiêu?"
OFF_TOPIC = "thủ đô của nước Pháp là thành phố nào?"
READING = ("ask", "search", "list", "show", "targets", "references", "header", "doctor")
CHANGING = ("ingest", "ocr", "reread", "watch", "remove", "restore", "reembed")


class Person(io.StringIO):
    """Somebody at the keyboard."""

    def isatty(self) -> bool:
        return True


class TestAsk:
    def test_the_figure_its_sentence_and_its_place(self, ask):
        done = ask("ask", QUESTION)
        assert (done.code, done.err) == (0, "")
        assert re.search(r"│ +476 ha +│", done.out)
        assert "“- Diện tích trồng mới các loại cây: Cây cà phê xứ lạnh 180 ha; cây mía 479 ha; Sâm" in done.out
        assert (
            "— Nghị quyết số 26-NQ/TU ngày 22-10-2024 của Tỉnh ủy Kon Tum · 26-NQ/TU › II › 1 › 1.1 › gạch 3"
            " · 26-NQ-TU.txt"
        ) in done.out
        assert "đã tìm trong 3 văn bản, 99 đoạn, 05/12/2023–10/12/2024" in done.out

    def test_a_figure_comes_with_the_words_that_qualify_it(self, ask):
        assert re.search(r"│ +từ 9,5% trở lên +│", ask("ask", "tốc độ tăng trưởng GRDP", "-d", REAL).out)

    def test_the_reading_is_shown_where_it_differs(self, ask):
        done = ask("ask", "chi tieu trong moi sam ngoc linh la bao nhieu")
        assert "đã hiểu là: chỉ tiêu trồng mới sâm ngọc linh là bao nhiêu\n" in done.out
        assert "476 ha" in done.out

    def test_and_only_there(self, ask):
        assert "đã hiểu là" not in ask("ask", QUESTION).out

    def test_literal_keeps_the_words_as_typed(self, ask):
        assert ask("ask", "sam ngoc linh", "--literal", "--json").json["reading"] == "sam ngoc linh"

    def test_abbreviations_are_written_out(self, ask):
        assert "viết đầy đủ: bảo hiểm y tế" in ask("ask", "tỷ lệ tham gia BHYT").out

    def test_a_made_up_document_says_so_loudly(self, ask):
        done = ask("ask", "tốc độ tăng trưởng GRDP", "-d", SAMPLE)
        assert done.code == 0
        assert text.SAMPLE_MARK in done.out
        assert "không có thật" in done.out

    def test_a_refusal_gives_the_reason_and_the_nearest_passages(self, ask):
        done = ask("ask", OFF_TOPIC)
        assert done.code == 3
        assert done.out.startswith("Không trả lời được. ")
        assert done.out.count("— Nghị quyết số ") >= 1

    def test_words_need_no_quotes(self, ask):
        assert ask("ask", *QUESTION.split(), "--json").json["question"] == QUESTION

    def test_after_two_dashes_nothing_is_an_option(self, ask):
        assert ask("ask", "--json", "--", "-v sâm", "--json").json["question"] == "-v sâm --json"

    @pytest.mark.parametrize("question", [QUESTION, OFF_TOPIC])
    def test_json_follows_its_documentation(self, ask, follows_docs, question):
        done = ask("ask", question, "--json")
        assert done.err == ""
        assert follows_docs("ask", done.json) == []

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
        assert "1. 26-NQ/TU › II › 1 › 1.1 › gạch 3\n" in done.out
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

    @pytest.mark.parametrize("limit", ["0", "201", "-1", "x", "1.5"])
    def test_bad_limits(self, ask, limit):
        assert ask("search", "sâm", "--limit", limit).code == 2


class TestListAndShow:
    def test_list(self, ask):
        done = ask("list")
        assert done.code == 0
        for expected in (REAL, SAMPLE, "Nghị quyết 26-NQ/TU", "22-10-2024", "Tỉnh ủy Kon Tum", "3 văn bản, 99 đoạn"):
            assert expected in done.out
        assert done.out.count(text.SAMPLE_MARK) == 2

    def test_a_slug_is_whole_on_a_narrow_terminal(self, ask, monkeypatch):
        monkeypatch.setenv("COLUMNS", "80")
        lines = ask("list").out.splitlines()
        assert max(map(len, lines)) <= 80
        assert sum(REAL in line or SAMPLE in line for line in lines) == 2

    def test_list_json(self, ask, follows_docs):
        done = ask("list", "--json")
        assert follows_docs("list", done.json) == []
        assert [item["slug"] for item in done.json["documents"]][:2] == [SAMPLE, REAL]
        assert ask("list", "--removed", "--json").json == {"documents": []}

    def test_an_empty_library(self, run, tmp_path):
        Library.open(tmp_path / "new", must_exist=False).close()
        done = run("list", library=tmp_path / "new")
        assert (done.code, "Kho trống" in done.out) == (0, True)
        assert run("ask", QUESTION, "--json").json["refusal"]["reason"] == "empty_library"

    @pytest.mark.parametrize("name", [REAL, "26-NQ/TU", "26-nq/tu", "26-NQ-TU.txt"])
    def test_show_header_and_tree(self, ask, name):
        done = ask("show", name)
        assert done.code == 0
        for expected in ("Dương Văn Trang", "22-10-2024", "Lưu Văn phòng", "26-NQ/TU › II › 1 › 1.1 › gạch 3  - Diện"):
            assert expected in done.out

    def test_show_passages(self, ask):
        done = ask("show", REAL, "--passages")
        assert "26-NQ/TU › II › 1 › 1.1 › gạch 3 · body · #" in done.out
        assert "Sâm Ngọc Linh 476 ha; cây dược liệu khác 433 ha." in done.out

    def test_show_text_is_the_file(self, ask):
        assert ask("show", REAL, "--text").out == (ROOT / "data" / "26-NQ-TU.txt").read_text("utf-8")

    def test_show_json(self, ask, follows_docs):
        done = ask("show", REAL, "--json", "--text")
        shown = done.json
        assert follows_docs("show", shown) == []
        assert shown["document"]["recipients"][-1] == "Lưu Văn phòng Tỉnh uỷ"
        assert all(shown["text"][p["start"] : p["end"]] == p["quote"] for p in shown["passages"])
        assert ask("show", REAL, "--json").json == shown | {"text": None}

    def test_show_a_made_up_one(self, ask):
        assert ask("show", SAMPLE).out.startswith(text.SAMPLE_MARK)

    @pytest.mark.parametrize("command", ["show", "remove", "restore"])
    def test_an_unknown_document(self, ask, command):
        done = ask(command, "99-NQ/TU")
        assert (done.code, done.out) == (3, "")
        assert done.err.startswith("Không có văn bản «99-NQ/TU»")

    def test_show_pages(self, ask):
        done = ask("show", REAL, "--pages")
        assert done == (
            0,
            "Văn bản không chia trang, đọc một lượt bằng tệp chữ: 12099 ký tự, 99 % âm tiết hợp lệ.\n",
            "",
        )
        assert ask("show", REAL, "--pages", "--json").json["pages"][0]["extractor"] == "text"

    def test_documents_that_wait_are_marked(self, run, own_library, change):
        change(f"UPDATE documents SET page_count = 5, waiting_pages = 2 WHERE slug = '{REAL}'")
        assert run("list", library=own_library).out.count("⚠ 2/5 trang chờ nhận dạng chữ") == 1

    def test_what_ocr_read_says_so(self, run, own_library, change):
        change("UPDATE passages SET ocr = 0.876")
        assert "476 ha  OCR 87 %" in run("ask", QUESTION, library=own_library).out
        answer = run("ask", QUESTION, "--json").json["answer"]
        assert [item["ocr"] for item in (*answer["figures"], *answer["citations"])] == [0.876, 0.876]
        assert {hit["ocr"] for hit in run("search", "sâm", "--json").json["hits"]} == {0.876}


class TestOcr:
    def test_nothing_waits(self, run, own_library, monkeypatch, follows_docs):
        monkeypatch.setattr("ingest.scans.ocr.available", lambda: None)
        assert run("ocr", library=own_library) == (0, "Không có trang nào chờ nhận dạng chữ.\n", "")
        done = run("ocr", "--json")
        assert follows_docs("ocr", done.json) == []
        assert done.json["files"] == []

    def test_without_tesseract(self, run, own_library, monkeypatch):
        monkeypatch.setattr("ingest.scans.ocr.available", lambda: "Máy chưa có tesseract. Cài bằng: …")
        assert run("ocr", library=own_library) == (6, "", "Máy chưa có tesseract. Cài bằng: …\n")
        assert run("ocr", "--json").json["error"]["type"] == "OcrUnavailable"

    def test_one_that_is_named_is_read_again(self, run, own_library, monkeypatch):
        monkeypatch.setattr("ingest.scans.ocr.available", lambda: None)
        done = run("ocr", "26-NQ/TU", library=own_library)
        assert (done.code, done.out.startswith("thay bản cũ ")) == (0, True)
        assert f"→ {REAL} · 39 đoạn" in done.out
        assert run("ocr", "99-NQ/TU").code == 3

    def test_ingest_leaves_pictures_for_later(self, run, own_library, tmp_path, follows_docs):
        Image.new("L", (600, 800), 255).save(tmp_path / "ảnh.png")
        done = run("ingest", tmp_path / "ảnh.png", "--ocr-later", library=own_library)
        assert done.code == 0
        assert re.search(r"^            1 trang là ảnh chụp, chờ nhận dạng chữ: nghiquyet ocr ", done.out, re.M)
        assert "⚠ 1/1 trang chờ nhận dạng chữ" in run("list").out
        assert run("show", "ảnh.png", "--pages").out.endswith("1 trang · chưa đọc · 1 trang chờ OCR\n")
        done = run("show", "ảnh.png", "--json")
        assert follows_docs("show", done.json) == []

    @pytest.mark.parametrize(("options", "wanted"), [([], None), (["--ocr-later"], False), (["--no-ocr"], False)])
    def test_the_option_overrules_the_settings_for_this_run(self, run, own_library, monkeypatch, options, wanted):
        asked = []

        def ingest(self, names, tell, *, ocr):
            asked.append(ocr)
            yield from ()

        monkeypatch.setattr(Library, "ingest", ingest)
        run("ingest", "x", *options, library=own_library)
        assert asked == [wanted]


class TestIngest:
    def test_a_line_for_each_file_and_the_total(self, run, tmp_path):
        (tmp_path / "empty.txt").touch()
        done = run("ingest", ROOT / "data" / "26-NQ-TU.txt", tmp_path, "--library", tmp_path / "library")
        assert done.code == 4
        assert re.search(rf"^thêm mới +{ROOT}/data/26-NQ-TU.txt → {REAL} · 39 đoạn · [\d,]+ s$", done.out, re.M)
        assert re.search(rf"^LỖI +{tmp_path}/empty.txt: .+$", done.out, re.M)
        assert "1 thêm mới, 1 lỗi · " in done.out
        assert done.err == ""

    def test_a_library_inside_the_folder_does_not_take_itself_in(self, run, tmp_path):
        shutil.copy(SAMPLES[0], tmp_path)
        for expected in ("1 thêm mới · ", "1 đã có · "):
            done = run("ingest", tmp_path, library=tmp_path / "library")
            assert done.out.splitlines()[-1].startswith(expected)

    def test_again_is_unchanged(self, run, own_library, follows_docs):
        done = run("ingest", *SAMPLES, "--json", library=own_library)
        assert (done.code, done.json["unchanged"], done.json["added"]) == (0, 3, 0)
        assert follows_docs("ingest", done.json) == []
        assert "3 đã có · " in run("ingest", *SAMPLES).out

    def test_every_status_as_json(self, run, own_library, tmp_path, follows_docs):
        source = tmp_path / "source"
        shutil.copytree(ROOT / "data", source, ignore=shutil.ignore_patterns("*.md"))
        (source / "26-NQ-TU.txt").write_text((source / "26-NQ-TU.txt").read_text("utf-8").replace("476 ha", "477 ha"))
        (source / "new.txt").write_text((source / "26-NQ-TU.txt").read_text("utf-8").replace("26-NQ", "27-NQ"))
        (source / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
        run("remove", SAMPLE, "--yes", library=own_library)
        done = run("ingest", source, "--json")
        assert done.code == 4
        assert follows_docs("ingest", done.json) == []
        assert {file["file"]: file["status"] for file in done.json["files"]} == {
            "26-NQ-TU.txt": "replaced",
            "broken.pdf": "failed",
            "mau-23-NQ-TU.txt": "unchanged",
            "mau-30-NQ-TU.txt": "restored",
            "new.txt": "added",
        }

    def test_a_name_that_leads_nowhere(self, run, own_library):
        done = run("ingest", "no-such-file.txt", library=own_library)
        assert (done.code, "no-such-file.txt: Không có tệp" in done.out) == (4, True)

    def test_names_that_would_write_on_the_terminal(self, run, own_library, tmp_path):
        name = "a\nb \x1b[31m[red]x[bold] '\".txt"
        (tmp_path / name).write_text((ROOT / "data" / "26-NQ-TU.txt").read_text("utf-8").replace("26-NQ", "28-NQ"))
        done = run("ingest", tmp_path / name, library=own_library)
        assert done.code == 0
        assert "a⏎b \ufffd[31m[red]x[bold] '\".txt" in done.out
        assert "\x1b" not in done.out + run("list").out + run("show", "28-NQ/TU").out
        assert name in [item["file"] for item in run("list", "--json").json["documents"]]

    @pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux only")
    def test_a_name_that_is_no_unicode(self, run, own_library, tmp_path):
        """As unpacking an old archive leaves them."""
        file = os.fsencode(tmp_path) + b"/Ngh\xde quy\xd5t.txt"
        with open(file, "wb") as new:
            new.write((ROOT / "data" / "26-NQ-TU.txt").read_bytes().replace(b"26-NQ", b"29-NQ"))
        done = run("ingest", os.fsdecode(file), library=own_library)
        assert (done.code, "Lỗi ngoài dự kiến" in done.err) == (0, False)
        assert run("show", "29-NQ/TU", "--json").code == 0

    def test_ctrl_c_keeps_what_is_done(self, run, own_library, monkeypatch, follows_docs):
        def interrupted(self, names, on_progress, **more):
            yield library_module.FileResult(Path("a.txt"), "added", "a", 1, None, 0.1)
            raise KeyboardInterrupt

        monkeypatch.setattr(Library, "ingest", interrupted)
        done = run("ingest", "x", library=own_library)
        assert done.code == 130
        assert "thêm mới    a.txt → a" in done.out
        assert "Đã dừng. Kho giữ 3 văn bản đã ghi xong; chạy lại đúng lệnh này để làm tiếp." in done.err
        done = run("ingest", "x", "--json")
        assert (done.code, done.json["interrupted"], done.json["added"]) == (130, True, 1)
        assert follows_docs("ingest", done.json) == []


class TestRemoveAndRestore:
    def test_there_and_back(self, run, own_library):
        done = run("remove", "26-NQ/TU", "--yes", library=own_library)
        assert (done.code, done.out) == (0, f"Đã gỡ {REAL}. Lấy lại bằng: nghiquyet restore {REAL}\n")
        assert run("show", REAL).code == 3
        assert REAL in run("list", "--removed").out
        assert run("restore", REAL) == (0, f"Đã lấy lại {REAL}.\n", "")
        assert run("ask", QUESTION, "-d", REAL).code == 0

    def test_json(self, run, own_library, follows_docs):
        removed = run("remove", REAL, "-y", "--json", library=own_library)
        assert follows_docs("remove", removed.json) == []
        restored = run("restore", REAL, "--json")
        assert follows_docs("restore", restored.json) == []
        assert removed.json["removed"] == restored.json["restored"]

    @pytest.mark.parametrize("options", [[], ["--json"]])
    def test_nobody_to_ask(self, run, own_library, options):
        done = run("remove", REAL, *options, library=own_library)
        assert done.code == 2
        assert "--yes" in done.out + done.err
        assert run("show", REAL).code == 0

    @pytest.mark.parametrize(("typed", "code"), [("c\n", 0), ("Có\n", 0), ("y\n", 0), ("\n", 1), ("k\n", 1), ("", 1)])
    def test_the_question(self, run, own_library, monkeypatch, typed, code):
        monkeypatch.setattr(sys, "stdin", Person(typed))
        done = run("remove", REAL, library=own_library)
        assert (done.code, run("show", REAL).code) == (code, 3 if code == 0 else 0)
        assert done.err.startswith(f"Gỡ «26-NQ/TU» ({REAL}) khỏi kho? [c/K] ")


class TestDoctorAndReembed:
    def test_a_healthy_library(self, run, own_library, follows_docs):
        done = run("doctor", library=own_library)
        assert done.code == 0
        assert all(line.startswith(("OK ", "WARN ", "     →")) for line in done.out.splitlines())
        done = run("doctor", "--json")
        assert follows_docs("doctor", done.json) == []
        assert done.json["healthy"] is True

    def test_one_that_is_not_there(self, run, tmp_path, follows_docs):
        done = run("doctor", "--json", library=tmp_path / "none")
        assert (done.code, done.json["healthy"]) == (6, False)
        assert follows_docs("doctor", done.json) == []
        assert run("doctor").out.startswith("FAIL kho: Chưa có kho tài liệu")

    def test_reembed(self, run, own_library, follows_docs):
        assert run("reembed", library=own_library).out.startswith("Đã tính lại 99 véc-tơ trong ")
        done = run("reembed", "--json")
        assert follows_docs("reembed", done.json) == []
        assert done.json["passages"] == 99


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


class TestServe:
    @pytest.fixture
    def started(self, monkeypatch):
        """What would be run in place of this process, with its environment."""
        calls: list[tuple[list[str], dict[str, str]]] = []

        def execve(program, command, environment):
            calls.append((command, environment))
            raise typer.Exit

        monkeypatch.setattr(web.os, "execve", execve)
        return calls

    def test_a_library_that_is_filled_starts_without_the_model(self, run, own_library, started, monkeypatch):
        monkeypatch.setattr(library_module, "open_embedder", None)
        port = free_port()
        done = run("serve", *FILL, "--port", port, "--no-browser", library=own_library)
        assert done == (0, f"Kho {own_library}\nMở http://127.0.0.1:{port} bằng trình duyệt. Ctrl-C để dừng.\n", "")
        ((command, environment),) = started
        assert environment["NGHIQUYET_LIBRARY"] == str(own_library)
        assert command[:6] == [sys.executable, "-P", "-m", "streamlit", "run", str(ROOT / "app.py")]
        assert " ".join(command[6:]) == (
            f"--server.address 127.0.0.1 --server.port {port} --server.headless true --browser.gatherUsageStats false"
        )

    def test_a_new_library_is_filled_first(self, run, tmp_path, started):
        done = run("serve", *FILL, "--port", free_port(), library=tmp_path / "new")
        assert (done.code, len(started)) == (0, 1)
        assert "3 thêm mới" in done.out
        with Library.open(tmp_path / "new") as library:
            assert len(library.documents()) == 3

    def test_what_was_removed_does_not_come_back(self, run, own_library, started):
        for slug in (REAL, SAMPLE, "mau.23-nq-tu.kon-tum.2023-12-05"):
            run("remove", slug, "-y", library=own_library)
        run("serve", *FILL, "--port", free_port())
        assert run("list", "--json").json["documents"] == []

    def test_a_port_in_use(self, run, own_library, started):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
            done = run("serve", "--port", port, library=own_library)
        assert (done.code, done.out, started) == (1, "", [])
        assert done.err.startswith(
            f"Cổng {port} đang có chương trình khác dùng. Chọn cổng khác: nghiquyet serve --port"
        )

    def test_an_address_that_is_not_ours(self, run, own_library, started):
        done = run("serve", "--address", "192.0.2.1", library=own_library)
        assert (done.code, started) == (1, [])
        assert done.err.startswith("Không mở được địa chỉ 192.0.2.1, cổng 8501: ")

    def test_open_to_the_network_is_said(self, run, own_library, started):
        done = run("serve", "--address", "0.0.0.0", "--port", free_port(), library=own_library)
        assert "Anyone on this network can read the library." in done.err

    @pytest.mark.parametrize("port", ["0", "65536", "http"])
    def test_bad_ports(self, run, own_library, port):
        assert run("serve", "--port", port, library=own_library).code == 2


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


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
