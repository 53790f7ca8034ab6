"""Rating from a terminal, and the commands that list, copy and delete what was kept."""

import json
import sys

import pytest

QUESTION = "chỉ tiêu trồng mới Sâm Ngọc Linh là bao nhiêu?"


@pytest.fixture
def own(run, own_library):
    """A function that runs a command on a library of its own."""
    return lambda *arguments: run(*arguments, library=own_library)


@pytest.fixture
def logging(own_library):
    (own_library / "settings.json").write_text('{"log_days": 30}')


class TestRating:
    def test_from_ask(self, own, own_library, follows_docs):
        done = own("ask", QUESTION, "--bad", "số của\ncả năm", "--json")
        assert follows_docs("ask", done.json) == []
        assert f"Đã ghi đánh giá vào {own_library / 'feedback.jsonl'}." in done.err
        assert own("ask", "thủ đô nước Pháp", "--good").code == 3
        done = own("feedback")
        assert "✘ " in done.out.split("✔ ")[0]
        assert "476 ha" in done.out
        assert "\n    số của cả năm\n" in done.out
        assert "\n    Không trả lời được: " in done.out
        done = own("feedback", "--json")
        assert follows_docs("feedback", done.json) == []
        assert [(one["good"], one["remark"]) for one in done.json["ratings"]] == [
            (False, "số của\ncả năm"),
            (True, None),
        ]

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (["--bad", ""], "--bad: hãy nêu lý do"),
            (["--bad", " \n"], "--bad: hãy nêu lý do"),
            (["--bad"], "Thiếu giá trị sau --bad"),
            (["--good", "--bad", "x"], "không thể vừa đúng vừa sai"),
        ],
    )
    def test_wrongly(self, own, own_library, options, said):
        done = own("ask", QUESTION, *options)
        assert (done.code, done.out) == (2, "")
        assert said in done.err
        assert not (own_library / "feedback.jsonl").exists()

    def test_where_nothing_can_be_written(self, own, own_library, follows_docs):
        (own_library / "feedback.jsonl").mkdir()
        done = own("ask", QUESTION, "--good", "--json")
        assert (done.code, done.json["error"]["type"]) == (1, "RecordNotSaved")
        assert follows_docs("error", done.json) == []


class TestLog:
    def test_off(self, own, follows_docs):
        own("ask", QUESTION)
        done = own("log")
        assert done.code == 0
        assert done.out.startswith("Chưa có câu hỏi nào trong nhật ký.\nNhật ký đang TẮT: ")
        assert '{"log_days": 30}' in done.out
        done = own("log", "--json")
        assert follows_docs("log", done.json) == []
        assert (done.json["log_days"], done.json["questions"]) == (0, [])

    @pytest.mark.usefixtures("logging")
    def test_on(self, own, follows_docs):
        own("ask", "chi tieu trong moi sam ngoc linh", "--explain")
        own("ask", "thủ đô nước Pháp")
        done = own("log")
        assert done.out.count("• ") == 2
        assert "Nhật ký đang bật: giữ 30 ngày" in done.out
        done = own("log", "--json")
        assert follows_docs("log", done.json) == []
        first, second = done.json["questions"]
        assert first["trace"]["decision"].startswith(("answered", "refused"))
        assert (second["trace"], bool(second["said"]["reason"])) == (None, True)

    @pytest.mark.usefixtures("logging")
    def test_damaged_lines_are_told(self, own, own_library):
        own("ask", QUESTION)
        with (own_library / "questions.jsonl").open("a") as file:
            file.write('{"at": "2026\n')
        assert "⚠ 1 dòng của " in own("log").out

    def test_the_latest_unless_all_are_wanted(self, own, own_library):
        own("ask", QUESTION, "--good")
        file = own_library / "feedback.jsonl"
        file.write_text(file.read_text("utf-8") * 35, "utf-8")
        assert own("feedback").out.startswith("Còn 5 dòng cũ hơn: xem đủ bằng --all\n")
        assert [own("feedback", *options).out.count("✔ ") for options in ([], ["--all"])] == [30, 35]
        assert len(own("feedback", "--json").json["ratings"]) == 35

    @pytest.mark.usefixtures("logging")
    def test_a_question_cannot_write_on_the_terminal(self, own):
        own("ask", "sâm \x1b[2J " + "Ngọc Linh " * 400)
        done = own("log")
        assert "\x1b" not in done.out
        assert len(done.out) < 2000


@pytest.mark.usefixtures("logging")
@pytest.mark.parametrize(("command", "file"), [("log", "questions.jsonl"), ("feedback", "feedback.jsonl")])
class TestCopyAndClear:
    def test_copy(self, own, own_library, tmp_path, command, file):
        assert own(command, "--out", tmp_path / "a.jsonl").code == 2
        own("ask", QUESTION, "--good")
        done = own(command, "--out", tmp_path / "a.jsonl")
        assert (done.code, done.out) == (0, "")
        assert (tmp_path / "a.jsonl").read_bytes() == (own_library / file).read_bytes()
        assert "question" in json.loads((tmp_path / "a.jsonl").read_text("utf-8"))
        done = own(command, "--out", tmp_path / "a.jsonl")
        assert (done.code, "không bị ghi đè" in done.err) == (1, True)
        done = own(command, "--out", tmp_path / "none" / "a.jsonl")
        assert (done.code, "Không chép được" in done.err) == (1, True)

    @pytest.mark.parametrize(("answer", "kept"), [("c\n", False), ("K\n", True), ("", True)])
    def test_clear_asks_first(self, own, own_library, monkeypatch, command, file, answer, kept):
        own("ask", QUESTION, "--good")
        done = own(command, "--clear")
        assert (done.code, "thêm --yes" in done.err.lower()) == (2, True)
        monkeypatch.setattr(sys, "stdin", _Keyboard(answer))
        assert own(command, "--clear").code == (1 if kept else 0)
        assert (own_library / file).exists() is kept

    def test_clear_without_asking(self, own, own_library, command, file):
        own("ask", QUESTION, "--good")
        assert own(command, "--clear", "--yes").code == 0
        assert not (own_library / file).exists()
        done = own(command, "--clear")
        assert (done.code, done.err.startswith("Không có ")) == (0, True)


class _Keyboard:
    def __init__(self, typed):
        self.typed = typed

    def isatty(self):
        return True

    def readline(self):
        return self.typed
