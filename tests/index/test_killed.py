"""kill -9 while many files are taken in: every document whole, nothing left behind, the same library in the end."""

import random
import signal
import time
import zipfile
from pathlib import Path

import pytest

from index.health import check_store
from index.store import LocalStore
from tests.index.conftest import StandIn, open_standin, resolution, take_all

COUNT = 24
SCRIPT = """
from ingest.workers import pool
from ingest.files.collect import collect
from index.intake import take_in
def tell(step):
    print(*(running._process.pid for running in pool._WORKERS._all), flush=True)
with store.writer(), store.unpacking() as folder:
    found, _ = collect([Path(sys.argv[2])], folder, OPTIONS.limits)
    list(take_in(found, store, lambda: embedder, 3, OPTIONS, tell))
"""


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder with files and an archive."""
    folder = tmp_path / "tài liệu"
    folder.mkdir()
    with zipfile.ZipFile(folder / "hồ sơ.zip", "w") as archive:
        for number in range(1, COUNT + 1):
            text = resolution(f"{number}-NQ/TU", f"Trồng {number} ha sâm.", f"Thu {number} tỷ đồng.")
            if number % 3:
                (folder / f"{number}.txt").write_text(text, "utf-8")
            else:
                archive.writestr(f"con/{number}.txt", text)
    return folder


def _content(store: LocalStore) -> set[tuple[object, ...]]:
    return {
        (document.slug, document.file, store.catalog.raw(document.slug), passage.address, passage.quote)
        for document in store.catalog.documents()
        for passage in store.catalog.passages_of(document.slug)
    }


def _alive(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc")
def test_at_any_moment(child, folder, documents, tmp_path):
    chance = random.Random(3)
    for _ in range(2):
        process = child(SCRIPT, documents)
        workers: set[str] = set()
        while not workers:
            workers |= set(process.stdout.readline().split())
        for _ in range(chance.randrange(30)):
            process.stdout.readline()
        time.sleep(chance.random() / 20)
        process.kill()
        assert process.wait(60) == -signal.SIGKILL
        workers |= set(process.stdout.read().split())
        store = open_standin(folder)
        assert [check.name for check in check_store(store) if check.status != "OK"] == []
        assert all(len(store.catalog.passages_of(found.slug)) == 5 for found in store.catalog.documents())
        end = time.monotonic() + 5
        while any(map(_alive, workers)) and time.monotonic() < end:
            time.sleep(0.02)
        assert workers
        assert not any(map(_alive, workers))
    taken = store.count()[0]
    assert 0 < taken < COUNT
    process = child(SCRIPT, documents)
    assert process.wait(60) == 0, process.stderr.read()
    again = open_standin(folder)
    assert [check.name for check in check_store(again) if check.status != "OK"] == []
    assert again.count()[0] == COUNT
    assert not (folder / "unpacked").exists()
    assert all(not file.name.endswith(".tmp") for file in (folder / "originals").iterdir())
    undisturbed = open_standin(tmp_path / "một mạch")
    texts = sorted(documents.glob("*.txt"))
    with zipfile.ZipFile(documents / "hồ sơ.zip") as archive:
        archive.extractall(documents)
    take_all(undisturbed, [*texts, *sorted((documents / "con").iterdir())], StandIn())
    assert _content(again) == _content(undisturbed)
    assert again.document_frequency("own", "sâm") == COUNT


def test_what_was_unpacked_when_it_was_killed_is_gone_at_the_next_start(store, folder):
    (folder / "unpacked" / "cũ").mkdir(parents=True)
    with store.writer(), store.unpacking() as unpacked:
        assert unpacked.parent == folder
        assert list(unpacked.iterdir()) == []
    assert not (folder / "unpacked").exists()


def test_an_original_half_copied_is_no_original(own, folder):
    (document, *_) = own.catalog.documents()
    kept = own.original(document.sha256)
    (folder / "originals" / f"{document.sha256}.tmp").write_bytes(b"")
    assert own.original(document.sha256) == kept
    kept.unlink()
    assert own.original(document.sha256) is None
    assert {check.status for check in check_store(own) if check.name == "tệp gốc"} == {"WARN"}
