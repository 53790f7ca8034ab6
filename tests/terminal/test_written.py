"""`ask --write`: settings, library and screen together, against a real server on this machine."""

import dataclasses
import io

import pytest
from rich.console import Console

from answer.writing.model import Dropped, Written, WrittenSentence
from errors import LibraryUnusable
from library import Library
from settings import load_settings
from terminal.questions import written
from tests.answer.writing_server import serving, writes

QUESTION = "chỉ tiêu trồng mới Sâm Ngọc Linh là bao nhiêu?"
REAL = "26-nq-tu.kon-tum.2024-10-22"
GOOD = Written(
    (WrittenSentence("Sâm Ngọc Linh 476 ha.", (0, 2)),),
    (Dropped("Sâm\x1b 500 ha.", "không có trong trích dẫn: «500 ha»"),),
    "qwen2.5:7b", "localhost:11434", (0, 1, 2), 1.25,
)  # fmt: skip
FAILED = Written((), (), "qwen2.5:7b", "localhost:11434", (), 0.0, trouble="Không có chương trình nào trả lời.")


def plain(given: Written) -> str:
    console = Console(file=io.StringIO(), width=1000)
    console.print(written.shown(given))
    return console.file.getvalue()


class TestScreen:
    def test_all_that_is_to_be_known(self):
        shown = plain(GOOD)
        assert "Mô hình qwen2.5:7b ở localhost:11434 (đã nhận câu hỏi và 3 đoạn trích; 1,2 s):" in shown
        assert "  Sâm Ngọc Linh 476 ha. [1] [3]\n" in shown
        assert "lời mô hình rút gọn" in shown
        assert "Đã bỏ của mô hình:\n  Sâm� 500 ha.\n    vì không có trong trích dẫn: «500 ha»\n" in shown

    def test_trouble(self):
        shown = plain(FAILED)
        assert "(không nhận gì; 0,0 s)" in shown
        assert shown.endswith("Không có chương trình nào trả lời.\n")
        assert "rút gọn" not in shown

    def test_warning_comes_first(self):
        assert plain(dataclasses.replace(GOOD, warning="Ở ngoài.")).startswith("⚠ Ở ngoài.\n")

    def test_shape_has_all_fields(self):
        (shape,) = written.shape(GOOD).values()
        assert set(shape) == {field.name for field in dataclasses.fields(Written)}
        assert shape["sentences"] == [{"text": "Sâm Ngọc Linh 476 ha.", "citations": [0, 2]}]
        assert written.shape(None) == {}


@pytest.fixture
def server(monkeypatch):
    """A model that says one thing that holds and one that does not."""
    with serving(writes(("Sâm Ngọc Linh 476 ha.", [1]), ("Sâm Ngọc Linh 4.760 ha.", [1]))) as opened:
        monkeypatch.setenv("NGHIQUYET_LLM_URL", opened.url)
        monkeypatch.setenv("NGHIQUYET_LLM_MODEL", "qwen")
        yield opened


class TestAsk:
    def test_the_quoted_answer_stays_and_the_written_one_follows(self, ask, server):
        out = ask("ask", QUESTION, "--write").out
        quoted, _, below = out.partition("Mô hình qwen ở")
        assert "Sâm Ngọc Linh 476 ha" in quoted
        assert "4.760" not in quoted
        assert "vì không có trong trích dẫn: «4.760 ha»" in below
        assert len(server.requests) == 1

    def test_json(self, ask, server):
        found = ask("ask", QUESTION, "--write", "--json").json
        assert found["answer"] is not None
        assert [item["text"] for item in found["written"]["dropped"]] == ["Sâm Ngọc Linh 4.760 ha."]
        assert found["written"]["host"] == server.url.removeprefix("http://")

    def test_nothing_is_sent_unless_asked_for(self, ask, server):
        assert "written" not in ask("ask", QUESTION, "--json").json
        assert server.requests == []

    def test_a_refusal_is_sent_nowhere(self, ask, server):
        assert ask("ask", "thủ đô của nước Pháp là thành phố nào?", "--write").code == 3
        assert server.requests == []

    def test_without_the_setting_it_says_how(self, ask):
        done = ask("ask", QUESTION, "--write", "--json")
        assert "llm_url" in done.err
        assert "written" not in done.json

    def test_a_secret_document_stays_here(self, own_library, server):
        with Library.open(own_library) as library:
            library.correct(REAL, {"secrecy": "Mật"})
            answer = library.ask(QUESTION)
            got = library.write(answer)
        assert "26-NQ/TU là văn bản mật" in got.trouble
        assert server.requests == []

    def test_off_is_off(self, sample_library):
        with Library.open(sample_library) as library:
            assert library.write(library.ask(QUESTION)) is None


class TestSettings:
    @pytest.mark.parametrize(
        "url", ["", "http://localhost:11434", "https://api.example.vn/v1", "http://[::1]:8000/v1", "http://máy-chủ/v1"]
    )
    def test_addresses(self, tmp_path, monkeypatch, url):
        monkeypatch.setenv("NGHIQUYET_LLM_URL", url)
        assert load_settings(tmp_path).llm_url == url

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("URL", "localhost:11434"), ("URL", "file:///etc/passwd"), ("URL", "http://"), ("URL", "http://a b"),
            ("URL", "http://user:pass@host"), ("URL", "http://host/?key=1"), ("KEY", "two words"), ("KEY", "a\nX: y"),
            ("KEY", "khóa"), ("TIMEOUT", "0"), ("TIMEOUT", "601"),
        ],
    )  # fmt: skip
    def test_what_cannot_be(self, tmp_path, monkeypatch, name, value):
        monkeypatch.setenv(f"NGHIQUYET_LLM_{name}", value)
        monkeypatch.setenv("NGHIQUYET_LLM_URL", "http://host" if name != "URL" else value)
        with pytest.raises(LibraryUnusable, match=f"llm_{name.lower()}") as caught:
            load_settings(tmp_path)
        assert not any(secret in str(caught.value) for secret in ("user:pass", "two words", "khóa"))

    def test_a_library_does_not_say_where_a_persons_key_goes(self, tmp_path, monkeypatch):
        (tmp_path / "settings.json").write_text('{"llm_url": "https://elsewhere.example"}', "utf-8")
        monkeypatch.setenv("NGHIQUYET_LLM_KEY", "sk-mine")
        assert load_settings(tmp_path).llm_key == ""
        monkeypatch.setenv("NGHIQUYET_LLM_URL", "http://localhost:11434")
        assert load_settings(tmp_path).llm_key == "sk-mine"

    def test_the_key_is_not_shown(self, tmp_path, monkeypatch):
        monkeypatch.setenv("NGHIQUYET_LLM_URL", "http://localhost")
        monkeypatch.setenv("NGHIQUYET_LLM_KEY", "sk-mine")
        assert "sk-mine" not in repr(load_settings(tmp_path))
