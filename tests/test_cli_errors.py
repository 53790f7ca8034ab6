"""What `nghiquyet` says, and with which exit code it ends, when it cannot do what it was asked for."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from library import Library

ROOT = Path(__file__).resolve().parents[1]
REAL = "26-nq-tu.kon-tum.2024-10-22"
QUESTION = "chỉ tiêu trồng mới Sâm Ngọc Linh là bao nhiêu?"


class TestUnusableLibraries:
    @pytest.mark.parametrize("command", [("ask", "x"), ("search", "x"), ("list",), ("show", "x"), ("remove", "x", "-y"),
                                         ("restore", "x"), ("reembed",)])  # fmt: skip
    def test_none_is_there(self, run, tmp_path, command):
        done = run(*command, library=tmp_path / "none")
        assert (done.code, done.out) == (6, "")
        assert "nghiquyet ingest" in done.err
        assert run(*command, "--json").json["error"]["type"] == "LibraryUnusable"
        assert not (tmp_path / "none").exists()

    def test_made_by_a_newer_version(self, run, own_library, change):
        change("PRAGMA user_version = 99")
        done = run("list", library=own_library)
        assert (done.code, "phiên bản mới hơn" in done.err) == (6, True)

    def test_damaged(self, run, own_library):
        (own_library / "catalog.sqlite").write_bytes(b"no database " * 1000)
        done = run("list", library=own_library)
        assert (done.code, "Traceback" in done.err) == (6, False)
        assert "catalog.sqlite" in done.err

    def test_made_with_another_model(self, run, own_library, change):
        change("UPDATE meta SET value = 'bge-m3' WHERE key = 'model'")
        change("UPDATE meta SET value = 'other weights' WHERE key = 'fingerprint'")
        done = run("ask", QUESTION, library=own_library)
        assert (done.code, "nghiquyet reembed" in done.err) == (6, True)
        assert "bge-m3" in done.err
        assert "FAIL" in run("doctor").out
        assert run("list").code == 0
        assert run("reembed").code == 0
        assert run("ask", QUESTION).code == 0

    def test_a_misspelt_setting(self, run, own_library):
        (own_library / "settings.json").write_text('{"modle": "x"}')
        done = run("list", library=own_library)
        assert (done.code, "modle" in done.err) == (6, True)

    def test_somebody_else_is_writing(self, run, own_library):
        (own_library / "writer.txt").write_text("Lan trên máy-7")
        with FileLock(own_library / "writer.lock"):
            for command in (("ingest", ROOT / "data"), ("remove", REAL, "-y"), ("reembed",)):
                done = run(*command, library=own_library)
                assert (done.code, done.out) == (5, "")
                assert "Lan trên máy-7" in done.err
            assert run("ask", QUESTION).code == 0

    def test_without_the_right_to_write(self, run, own_library):
        own_library.chmod(0o500)
        try:
            if os.access(own_library, os.W_OK):
                pytest.skip("rights do not bind this user")
            done = run("remove", REAL, "--yes", library=own_library)
            assert (done.code, "quyền ghi" in done.err) == (6, True)
            assert run("ask", QUESTION).code == 0
        finally:
            own_library.chmod(0o700)

    def test_a_folder_that_may_not_be_read(self, run, own_library, tmp_path):
        (tmp_path / "closed").mkdir(mode=0)
        try:
            if os.access(tmp_path / "closed", os.R_OK):
                pytest.skip("rights do not bind this user")
            done = run("ingest", tmp_path / "closed", library=own_library)
            assert (done.code, "Không mở được thư mục" in done.out) == (4, True)
        finally:
            (tmp_path / "closed").chmod(0o700)

    def test_where_no_library_can_be(self, run, tmp_path):
        (tmp_path / "file").touch()
        done = run("ingest", ROOT / "data", "--library", tmp_path / "file" / "library")
        assert (done.code, done.out) == (6, "")


class TestWrongUse:
    @pytest.mark.parametrize("question", ["", "   ", "?!", "\x00"])
    def test_a_question_without_words(self, ask, question):
        done = ask("ask", question)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith("Câu hỏi trống")
        assert ask("search", question, "--json").json["error"]["type"] == "BadQuestion"

    @pytest.mark.parametrize("command", ["ask", "search"])
    def test_a_question_that_is_no_utf8(self, ask, command):
        done = ask(command, "s\udce2m Ngọc Linh", "--json")
        assert (done.code in (0, 3), done.json["question"]) == (True, "s\ufffdm Ngọc Linh")

    @pytest.mark.parametrize("command", ["ask", "search", "show", "ingest", "remove", "restore"])
    def test_nothing_given(self, ask, command):
        done = ask(command)
        assert (done.code, done.out) == (2, "")
        assert re.match(rf"Thiếu \S+\.\nCách dùng / usage: nghiquyet {command} --help\n$", done.err)

    def test_as_json(self, ask, follows_docs):
        done = ask("search", "x", "--limit", "0", "--json")
        assert (done.code, done.err, done.json["error"]["type"]) == (2, "", "Usage")
        assert follows_docs("error", done.json) == []

    def test_no_such_command(self, ask):
        done = ask("hoi", "x")
        assert (done.code, done.err.split(".")[0]) == (2, "Không có lệnh 'hoi'")

    def test_no_command_shows_the_help(self, ask):
        done = ask()
        assert (done.code, done.err) == (2, "")
        assert "ingest" in done.out


class TestUnexpectedErrors:
    @pytest.fixture
    def broken(self, monkeypatch):
        def fail(*arguments, **options):
            raise RuntimeError("hỏng\nnặng")

        monkeypatch.setattr(Library, "documents", fail)

    @pytest.mark.usefixtures("broken")
    def test_one_line(self, ask):
        assert ask("list") == (1, "", "Lỗi ngoài dự kiến: hỏng nặng. Để xem chi tiết, chạy lại với -v.\n")

    @pytest.mark.usefixtures("broken")
    def test_json(self, ask, follows_docs):
        done = ask("list", "--json")
        assert (done.code, done.err, done.json["error"]["type"]) == (1, "", "RuntimeError")
        assert follows_docs("error", done.json) == []

    @pytest.mark.usefixtures("broken")
    @pytest.mark.parametrize("arguments", [("list", "-v"), ("--verbose", "list")])
    def test_the_traceback_on_demand(self, ask, arguments):
        done = ask(*arguments)
        assert (done.code, "Traceback" in done.err) == (1, True)

    def test_ctrl_c(self, ask, monkeypatch):
        def interrupt(*arguments, **options):
            raise KeyboardInterrupt

        monkeypatch.setattr(Library, "documents", interrupt)
        assert ask("list").code == 130

    def test_a_reader_that_closes_the_pipe(self, sample_library):
        command = [sys.executable, "-m", "cli", "show", REAL, "--text"]
        environment = os.environ | {"NGHIQUYET_LIBRARY": str(sample_library), "PYTHONPATH": str(ROOT)}
        for options in ([], ["--json"]):
            read, write = os.pipe()
            os.close(read)
            done = subprocess.run([*command, *options], stdout=write, stderr=subprocess.PIPE, env=environment)
            os.close(write)
            assert (done.returncode, done.stderr) == (1, b"")
