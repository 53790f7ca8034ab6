"""`nghiquyet watch`: once as a process of its own, ended by Ctrl-C as a person ends it."""

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from library import Library
from library import watch as watch_folders
from terminal.documents import watching

ROOT = Path(__file__).resolve().parents[1]
# The command with shorter waits: two seconds each, for a copy under way and for who else writes, are most of a test.
QUIET = 0.3
HASTY = f"""
import functools, cli, library
from terminal.documents import watching
library.watch = functools.partial(library.watch, quiet={QUIET})
watching._TRY_AGAIN_SECONDS = {QUIET}
cli.main()
"""
REAL = "26-nq-tu.kon-tum.2024-10-22"
SAMPLES = sorted((ROOT / "data").glob("*.txt"))
PATIENCE = 60

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a signal")


class Watch:
    """A running `nghiquyet watch` and the lines that it prints."""

    def __init__(self, folder: Path, library: Path, *options: str) -> None:
        environment = os.environ | {"PYTHONPATH": str(ROOT), "NGHIQUYET_LIBRARY": str(library)}
        self.process = subprocess.Popen(
            [sys.executable, "-c", HASTY, "watch", str(folder), *options],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
        )  # fmt: skip
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def line(self) -> str:
        return self.lines.get(timeout=PATIENCE)

    def event(self) -> Any:
        return json.loads(self.line())

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def watch(own_library: Path, tmp_path: Path) -> Iterator[Callable[..., Watch]]:
    (tmp_path / "hồ sơ").mkdir()
    started: list[Watch] = []

    def start(*options: str) -> Watch:
        started.append(Watch(tmp_path / "hồ sơ", own_library, *options))
        return started[0]

    yield start
    for running in started:
        running.process.kill()
        running.process.wait()
        assert running.process.stdout
        running.process.stdout.close()


def changed(target: Path, number: str) -> None:
    target.write_text(SAMPLES[0].read_text("utf-8").replace("26-NQ", f"{number}-NQ"), encoding="utf-8")


@pytest.mark.slow
def test_from_what_is_there_to_ctrl_c(watch, own_library, tmp_path, follows_docs):
    folder = tmp_path / "hồ sơ"
    shutil.copy(SAMPLES[0], folder)
    running = watch("--json")
    events = [running.event(), running.event()]
    assert [item["event"] for item in events] == ["watching", "file"]
    assert (events[1]["file"]["status"], events[1]["file"]["document"]) == ("unchanged", REAL)
    # while somebody else writes, the batch waits, which is said once
    with FileLock(own_library / "writer.lock"):
        changed(folder / "mới.txt", "88")
        events.append(running.event())
        assert events[-1]["event"] == "waiting"
        assert "Sẽ tự thử lại." in events[-1]["message"]
    events.append(running.event())
    assert (events[-1]["file"]["file"], events[-1]["file"]["status"]) == ("mới.txt", "added")
    (folder / "mới.txt").unlink()
    events.append(running.event())
    assert (events[-1]["event"], Path(events[-1]["path"]).name) == ("gone", "mới.txt")
    assert running.end() == 0
    events.append(running.event())
    assert (events[-1]["event"], events[-1]["message"]) == ("ended", "Đã dừng theo dõi: 1 thêm mới, 1 đã có.")
    assert [difference for event in events for difference in follows_docs("watch", event)] == []
    with Library.open(own_library) as library:
        assert library.find("88-NQ/TU").file == "mới.txt"


def test_in_words(run, own_library, tmp_path, monkeypatch):
    folder = tmp_path / "hồ sơ"
    folder.mkdir()

    def until_one_came(folders, without, *, poll):
        assert poll
        with closing(watch_folders(folders, without, poll=poll, quiet=QUIET)) as changes:
            yield next(changes)
            changed(folder / "a.txt", "89")
            yield next(changes)
        raise KeyboardInterrupt

    monkeypatch.setattr("library.watch", until_one_came)
    done = run("watch", folder, "--poll", library=own_library)
    assert done.code == 0
    first, added, last = done.out.splitlines()
    assert first == f"Đang theo dõi {folder}. Ctrl-C để dừng."
    assert added.startswith("thêm mới    ")
    assert last == "Đã dừng theo dõi: 1 thêm mới."


def test_no_folder(run, own_library, tmp_path):
    done = run("watch", tmp_path / "none", library=own_library)
    assert (done.code, done.out) == (4, "")
    assert "none» không phải là thư mục" in done.err


def test_files_gone_before_they_are_read_are_left_to_the_next_batch(sample_library, tmp_path):
    told: list[object] = []
    with Library.open(sample_library) as library:
        watching._take_in(library, [tmp_path / "gone.txt"], told.append, told.append, ocr_later=False)
    assert told == []
