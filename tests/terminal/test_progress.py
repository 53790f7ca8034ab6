import io
import sys

import pytest

from library import Progress
from terminal import progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def screen(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")

    def attach() -> Terminal:
        # Not in the fixture itself: pytest puts its own stderr back before the test.
        monkeypatch.setattr(sys, "stderr", Terminal())
        return sys.stderr

    return attach


class TestIngest:
    def test_files_and_the_passages_of_a_batch(self, screen):
        stderr = screen()
        with progress.ingest_progress() as tell:
            tell(Progress(done=3, total=31, stage="read", file="[red]a\n.txt", passages=0, batch=0))
            tell(Progress(done=3, total=31, stage="embed", file="a.txt", passages=40, batch=78))
        shown = stderr.getvalue()
        assert "3/31" in shown
        assert "40/78" in shown
        assert "nhúng a.txt" in shown

    def test_the_page_of_the_file_in_work(self, screen):
        stderr = screen()
        with progress.ingest_progress() as tell:
            tell(Progress(done=0, total=2, stage="read", file="a.pdf", passages=0, batch=0, page=17, pages=240))
        assert "Trang" in stderr.getvalue()
        assert "17/240" in stderr.getvalue()

    def test_nothing_where_nobody_looks(self, monkeypatch):
        monkeypatch.setattr(sys, "stderr", io.StringIO())
        with progress.ingest_progress() as tell:
            tell(Progress(done=1, total=2, stage="write", file="a.txt", passages=1, batch=1))
        assert sys.stderr.getvalue() == ""


def test_reembed(screen):
    stderr = screen()
    with progress.reembed_progress() as tell:
        tell(64, 99)
    assert "64/99" in stderr.getvalue()
