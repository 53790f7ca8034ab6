"""What `bench app` counts, without a server and without a browser."""

import os
from pathlib import Path

import pytest

from bench import app
from bench.app_server import copied, memory, processor_seconds
from bench.app_tab import Question, Tab, squeezed
from bench.options import Options
from bench.sets.seed import HandMade
from library import Library
from scripts.serving import NotServed
from tests.ui.pages import GINSENG

STATUS = "Name:\tpython\nVmHWM:\t 2048 kB\nVmRSS:\t 1024 kB\nRssAnon:\t 512 kB\nThreads:\t9\n"


def hand_made(text: str, *, answerable: bool = True) -> HandMade:
    return HandMade("1", text, "vi", answerable, (), False, "figure", "", None)


def test_memory_is_told_in_megabytes():
    assert memory(STATUS) == {"rss_mb": 1.0, "own_mb": 0.5, "peak_mb": 2.0}


def test_processor_time_is_read_behind_the_name_of_the_command():
    ticks = os.sysconf("SC_CLK_TCK")
    stat = f"7 (a b) c) S 1 2 3 4 5 6 7 8 9 10 {2 * ticks} {ticks} 0 0 20 0"
    assert processor_seconds(stat) == 3.0


def test_a_quote_is_known_by_its_letters_however_it_is_set():
    assert squeezed("- Sâm Ngọc Linh:\n  476 ha (từ 9,5%).") == "SâmNgọcLinh476hatừ95"
    assert len(squeezed("trồng rừng " * 40)) == 60


class TestQuestions:
    def test_those_that_are_answered_with_what_they_quote(self, sample_library: Path):
        with Library.open(sample_library) as library:
            asked = app.answered(library, [hand_made(GINSENG), hand_made("Ai ký?", answerable=False)])
            reply = library.ask(GINSENG)
        (only,) = asked
        assert only.text == GINSENG
        assert squeezed(reply.citations[0].quote) == only.quoted

    def test_two_with_one_quote_do_not_follow_each_other(self, sample_library: Path):
        with Library.open(sample_library) as library:
            assert len(app.answered(library, [hand_made(GINSENG), hand_made(GINSENG)])) == 1


def test_each_page_has_an_address():
    measured = app.Measured(Path(), (Question("sâm là gì?", "x"),), ("a", "b"), Options(Path()))
    places = {address.partition("?")[0] for address in app.addresses(measured).values()}
    assert places == {"", "tra-cuu", "van-ban", "chi-tieu", "so-sanh", "trich-dan", "kho"}
    assert app.addresses(measured)["So sánh"] == "so-sanh?a=a&b=b"


def test_times_are_of_the_answers_that_came():
    (half, most, worst) = app._times("warm", [0.1, None, 0.3, 0.2])
    assert (half.metric, half.value, half.n) == ("answer_p50_ms", 200.0, 3)
    assert (most.value, worst.value) == (300.0, 300.0)
    assert app._times("warm", [None]) == []


def test_the_library_is_copied_without_who_writes_to_it(tmp_path: Path):
    for name in ("catalog.sqlite", "catalog.sqlite-wal", "writer.lock", "sources"):
        (tmp_path / name).touch()
    with copied(tmp_path) as folder:
        assert [path.name for path in folder.iterdir()] == ["catalog.sqlite"]
    assert not folder.exists()


class TestConsole:
    @pytest.fixture
    def said(self):
        class Message:
            def __init__(self, kind: str, url: str) -> None:
                self.type, self.text, self.location = kind, "404", {"url": url}

        class Page:
            def on(self, event: str, tell: object) -> None:
                pass

        tab = Tab(Page(), "http://x/")  # type: ignore[arg-type]

        def say(kind: str, url: str) -> list[str]:
            tab._said(Message(kind, url))  # type: ignore[arg-type]
            return tab.errors

        return say

    def test_an_error_is_one(self, said):
        assert said("error", "http://x/static/lost.js") == ["console: 404"]

    def test_looking_for_the_server_below_a_page_is_none(self, said):
        assert said("error", "http://x/kho/_stcore/health") == said("warning", "http://x/") == []


def test_without_a_browser_it_is_left_out(monkeypatch, sample_library, tmp_path):
    def missing() -> str:
        raise NotServed("no Chromium")

    monkeypatch.setattr(app, "chromium", missing)
    assert app.run(Options(tmp_path)) == []
