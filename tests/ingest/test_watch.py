"""What a watched folder tells, with real files, real events and a real clock (a short one)."""

import os
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from errors import UnreadableFile
from ingest.files.watch import watch

QUIET = 0.25
# Where many files are written: no pause between two is as long, even on a busy machine.
LONG_QUIET = 1.0
PATIENCE = 30


class Follower:
    """Follows a folder; `next` gives the names of what changed and of what is gone."""

    def __init__(self, root: Path, quiet: float = QUIET, **options: bool) -> None:
        self.root = root
        self.changes = watch([root], root / "library", quiet=quiet, **options)

    def next(self) -> tuple[list[str], list[str]]:
        batch = next(self.changes)
        changed, gone = (
            [path.relative_to(self.root).as_posix() for path in paths] for paths in (batch.changed, batch.gone)
        )
        return changed, gone

    def told_nothing(self) -> bool:
        """Whether a further file is all that is told."""
        write(self.root / "further.txt", str(time.monotonic()))
        return self.next() == (["further.txt"], [])


@pytest.fixture
def follow(tmp_path: Path) -> Iterator[Callable[..., Follower]]:
    root = (tmp_path / "hồ sơ").resolve()
    root.mkdir()
    started: list[Follower] = []

    def start(*names: str, **options: Any) -> Follower:
        for name in names:
            write(root / name)
        started.append(Follower(root, **options))
        assert started[0].next() == ([], [])
        return started[0]

    def late(*_: object) -> None:
        pytest.fail(f"nothing was told for {PATIENCE} seconds")

    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, late)
        signal.alarm(PATIENCE)
    yield start
    if hasattr(signal, "SIGALRM"):
        signal.alarm(0)
    for follower in started:
        follower.changes.close()


def write(path: Path, content: str = "nghị quyết") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def test_what_is_there_comes_first(follow):
    told = follow("b.txt", "năm 2024/a.pdf", "năm 2024/biểu.zip", "ảnh.exe")
    assert told.next() == (["b.txt", "năm 2024/a.pdf", "năm 2024/biểu.zip"], [])
    assert told.told_nothing()


@pytest.mark.parametrize("options", [{}, {"poll": True}], ids=["events", "poll"])
def test_new_changed_and_gone(follow, options):
    told = follow("a.txt", **options)
    assert told.next() == (["a.txt"], [])
    write(told.root / "mới" / "sâu" / "b.docx")
    assert told.next() == (["mới/sâu/b.docx"], [])
    write(told.root / "a.txt", "sửa lại")
    assert told.next() == (["a.txt"], [])
    (told.root / "a.txt").unlink()
    assert told.next() == ([], ["a.txt"])


class TestWhatIsTold:
    @pytest.fixture
    def told(self, follow):
        told = follow("first.txt")
        assert told.next() == (["first.txt"], [])
        return told

    def test_a_file_moved_in_and_renamed(self, told, tmp_path):
        write(tmp_path / "outside.pdf")
        (tmp_path / "outside.pdf").rename(told.root / "a.pdf")
        assert told.next() == (["a.pdf"], [])
        (told.root / "a.pdf").rename(told.root / "b.pdf")
        assert told.next() == (["b.pdf"], ["a.pdf"])

    def test_a_folder_moved_in_and_out(self, told, tmp_path):
        write(tmp_path / "outside" / "sâu" / "a.txt")
        (tmp_path / "outside").rename(told.root / "trong")
        assert told.next() == (["trong/sâu/a.txt"], [])
        (told.root / "trong").rename(tmp_path / "lại ra ngoài")
        assert told.next() == ([], ["trong/sâu/a.txt"])

    def test_a_download_counts_when_it_has_its_name(self, told):
        for suffix in (".crdownload", ".part", ".tmp"):
            write(told.root / f"quyết định.pdf{suffix}")
        write(told.root / "~$bìa.docx")
        write(told.root / ".ẩn" / "a.txt")
        assert told.told_nothing()
        (told.root / "quyết định.pdf.part").rename(told.root / "quyết định.pdf")
        assert told.next() == (["quyết định.pdf"], [])

    def test_a_file_still_growing_waits(self, told):
        done = threading.Event()

        def grow() -> None:
            with (told.root / "a.txt").open("w") as growing:
                for _ in range(20):
                    growing.write("thêm ")
                    growing.flush()
                    time.sleep(QUIET / 10)
            done.set()

        threading.Thread(target=grow).start()
        assert told.next() == (["a.txt"], [])
        assert done.is_set()
        assert told.told_nothing()

    def test_saving_as_editors_do_is_one_change(self, told):
        """Written aside, the old one deleted, the new one renamed."""
        write(told.root / "new.tmp", "sửa lại")
        (told.root / "first.txt").unlink()
        (told.root / "new.tmp").rename(told.root / "first.txt")
        assert told.next() == (["first.txt"], [])

    def test_the_same_bytes_at_the_same_time_are_no_change(self, told):
        state = (told.root / "first.txt").stat()
        os.chmod(told.root / "first.txt", 0o600)
        write(told.root / "first.txt")
        os.utime(told.root / "first.txt", ns=(state.st_atime_ns, state.st_mtime_ns))
        assert told.told_nothing()

    def test_the_library_itself_is_left_out(self, told):
        write(told.root / "library" / "originals" / "a.pdf")
        assert told.told_nothing()


def test_a_storm_is_one_batch(follow):
    told = follow("first.txt", quiet=LONG_QUIET)
    assert told.next() == (["first.txt"], [])
    for number in range(1000):
        write(told.root / f"{number % 10}" / f"{number:04}.txt")
    changed, gone = told.next()
    assert (len(changed), gone) == (1000, [])
    shutil.rmtree(told.root / "3")
    changed, gone = told.next()
    assert (changed, len(gone)) == ([], 100)


def test_nothing_falls_between_scan_and_events(follow):
    """Files that come while the watch begins."""
    told = follow(*(f"{number}.txt" for number in range(50)))
    for number in range(50, 100):
        write(told.root / f"{number}.txt")
    seen: set[str] = set()
    while len(seen) < 100:
        changed, _ = told.next()
        assert not seen & set(changed)
        seen |= set(changed)


def test_it_ends_with_its_threads(tmp_path):
    write(tmp_path / "a.txt")
    before = threading.active_count()
    changes = watch([tmp_path], tmp_path / "library", quiet=0.0)
    next(changes)
    assert next(changes).changed == ((tmp_path / "a.txt").resolve(),)
    assert threading.active_count() > before
    changes.close()
    assert threading.active_count() == before


@pytest.mark.parametrize("name", ["none", "a.txt"])
def test_only_folders(tmp_path, name):
    write(tmp_path / "a.txt")
    with pytest.raises(UnreadableFile, match=f"{name}» không phải là thư mục"):
        next(watch([tmp_path / name], tmp_path / "library"))
