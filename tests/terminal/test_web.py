import os
import subprocess
import sys
from pathlib import Path

import pytest

from library import Library
from terminal import web


def test_an_address_of_version_6_stands_in_brackets():
    try:
        assert web.free_url("::1", 8765) == "http://[::1]:8765"
    except web.NghiquyetError:
        pytest.skip("this machine has no IPv6")


class TestBrowser:
    @pytest.fixture
    def opened(self, monkeypatch):
        calls = []
        monkeypatch.setattr(subprocess, "Popen", lambda command, **options: calls.append(command[3:]))
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.delenv("DISPLAY", raising=False)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        return calls

    @pytest.mark.parametrize(
        ("person", "screen", "opens"), [(True, True, True), (True, False, False), (False, True, False)]
    )
    def test_only_for_a_person_with_a_screen(self, opened, monkeypatch, person, screen, opens):
        monkeypatch.setattr(sys.stdout, "isatty", lambda: person)
        if screen:
            monkeypatch.setenv("DISPLAY", ":0")
        web.open_browser("127.0.0.1", 8501, "http://127.0.0.1:8501")
        assert opened == ([["127.0.0.1", "8501", "http://127.0.0.1:8501"]] if opens else [])

    def test_it_waits_for_the_server(self, tmp_path):
        """The program itself, with a `webbrowser` that writes down what it is asked to open."""
        (tmp_path / "webbrowser.py").write_text("def open(url): print('opened', url)")
        (tmp_path / "sitecustomize.py").write_text(
            "import socket\n"
            "tries = []\n"
            "class Connection:\n"
            "    def close(self): pass\n"
            "def create_connection(address, timeout):\n"
            "    tries.append(address)\n"
            "    if len(tries) < 3: raise OSError\n"
            "    return Connection()\n"
            "socket.create_connection = create_connection\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", web._BROWSER, "127.0.0.1", "8501", "http://x"],
            env=os.environ | {"PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout == "opened http://x\n"


def test_streamlit_goes_on_in_this_process(monkeypatch):
    monkeypatch.setenv("NGHIQUYET_LIBRARY", "another")
    calls = []
    monkeypatch.setattr("streamlit.web.cli.main", lambda command, prog_name: calls.append((command, prog_name)))
    web.run_streamlit(Path("app.py"), Path("library"), "127.0.0.1", 8501)
    ((command, program),) = calls
    assert (command[:2], program) == (["run", "app.py"], "streamlit")
    assert dict(zip(command[2::2], command[3::2], strict=True)) == {
        "--server.address": "127.0.0.1", "--server.port": "8501", "--server.headless": "true",
        "--browser.gatherUsageStats": "false",
    }  # fmt: skip
    assert os.environ["NGHIQUYET_LIBRARY"] == "library"


class TestWarmingUp:
    def test_what_the_first_question_needs_is_loaded(self, sample_library, monkeypatch):
        asked = []
        monkeypatch.setattr(Library, "ask", lambda self, question, log=True: asked.append(log))
        web.warm_up(sample_library)
        assert asked == [False]

    def test_a_library_that_cannot_be_opened_is_left_to_its_page(self, tmp_path):
        web.warm_up(tmp_path / "none")
