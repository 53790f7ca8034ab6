"""The commands that look into a library and change it: list, show, ocr, ingest, remove, restore, doctor, reembed."""

import io
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

import library as library_module
from library import Library
from terminal import text

ROOT = Path(__file__).resolve().parents[1]
REAL, SAMPLE = "26-nq-tu.kon-tum.2024-10-22", "mau.30-nq-tu.kon-tum.2024-12-10"
SAMPLES = sorted((ROOT / "data").glob("*.txt"))
QUESTION = "chỉ tiêu trồng mới Sâm Ngọc Linh là bao nhiêu?"
# Where only the way in matters: a text of few passages, for each takes a tenth of a second.
SHORT = """TỈNH ỦY KON TUM
*
Số {number}-NQ/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Kon Tum, ngày 22 tháng 10 năm 2024

NGHỊ QUYẾT
về trồng rừng
-----

I. CHỈ TIÊU
- Diện tích trồng mới rừng sản xuất đạt 476 ha.
- Tỷ lệ che phủ rừng đạt 63%.
"""


@pytest.fixture
def short_library(run: Callable[..., object], tmp_path: Path) -> Path:
    """The folder of a library with one short document."""
    (tmp_path / "short.txt").write_text(SHORT.format(number=28), "utf-8")
    run("ingest", tmp_path / "short.txt", library=tmp_path / "short")
    return tmp_path / "short"


class Person(io.StringIO):
    """Somebody at the keyboard."""

    def isatty(self) -> bool:
        return True


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
        assert re.search(r"│ +476 ha.*  OCR 87 % +│", run("ask", QUESTION, library=own_library).out)
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

    def test_one_that_is_named_is_read_again(self, run, short_library, monkeypatch):
        monkeypatch.setattr("ingest.scans.ocr.available", lambda: None)
        done = run("ocr", "28-NQ/TU", library=short_library)
        assert (done.code, done.out.startswith("thay bản cũ ")) == (0, True)
        assert "→ 28-nq-tu.kon-tum.2024-10-22 · 3 đoạn" in done.out
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
        short = tmp_path / "elsewhere" / "short.txt"
        short.parent.mkdir()
        short.write_text(SHORT.format(number=28), "utf-8")
        done = run("ingest", short, tmp_path, "--library", tmp_path / "library")
        assert done.code == 4
        slug = "28-nq-tu.kon-tum.2024-10-22"
        assert re.search(rf"^thêm mới +{short} → {slug} · 3 đoạn · [\d,]+ s$", done.out, re.M)
        assert re.search(rf"^LỖI +{tmp_path}/empty.txt: .+$", done.out, re.M)
        assert "1 thêm mới, 1 lỗi · " in done.out
        assert done.err == ""

    def test_a_library_inside_the_folder_does_not_take_itself_in(self, run, tmp_path):
        (tmp_path / "short.txt").write_text(SHORT.format(number=28), "utf-8")
        for expected in ("1 thêm mới · ", "1 đã có · "):
            done = run("ingest", tmp_path, library=tmp_path / "library")
            assert done.out.splitlines()[-1].startswith(expected)

    def test_again_is_unchanged(self, run, own_library, follows_docs):
        done = run("ingest", *SAMPLES, "--json", library=own_library)
        assert (done.code, done.json["unchanged"], done.json["added"]) == (0, 3, 0)
        assert follows_docs("ingest", done.json) == []
        assert "3 đã có · " in run("ingest", *SAMPLES).out

    def test_every_status_as_json(self, run, tmp_path, follows_docs):
        source = tmp_path / "source"
        source.mkdir()
        for number in (1, 2, 3):
            (source / f"{number}.txt").write_text(SHORT.format(number=number), "utf-8")
        run("ingest", source, library=tmp_path / "library")
        run("remove", "3-NQ/TU", "--yes")
        (source / "1.txt").write_text(SHORT.format(number=1).replace("476 ha", "477 ha"), "utf-8")
        (source / "new.txt").write_text(SHORT.format(number=4), "utf-8")
        (source / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
        done = run("ingest", source, "--json")
        assert done.code == 4
        assert follows_docs("ingest", done.json) == []
        assert {file["file"]: file["status"] for file in done.json["files"]} == {
            "1.txt": "replaced",
            "2.txt": "unchanged",
            "3.txt": "restored",
            "broken.pdf": "failed",
            "new.txt": "added",
        }

    def test_a_name_that_leads_nowhere(self, run, own_library):
        done = run("ingest", "no-such-file.txt", library=own_library)
        assert (done.code, "no-such-file.txt: Không có tệp" in done.out) == (4, True)

    def test_names_that_would_write_on_the_terminal(self, run, own_library, tmp_path):
        name = "a\nb \x1b[31m[red]x[bold] '\".txt"
        (tmp_path / name).write_text(SHORT.format(number=28), "utf-8")
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
            new.write(SHORT.format(number=29).encode())
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

    def test_reembed(self, run, short_library, follows_docs):
        assert run("reembed", library=short_library).out.startswith("Đã tính lại 3 véc-tơ trong ")
        done = run("reembed", "--json")
        assert follows_docs("reembed", done.json) == []
        assert done.json["passages"] == 3
