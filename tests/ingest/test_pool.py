"""Workers that fail in every way, told by `!word` in a file (odd_worker.py); what the pool makes of it."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from ingest.reading import Limits, ReadingOptions
from ingest.workers import pool
from ingest.workers.pool import Parsed, Source, parse_files

ROOT = Path(__file__).resolve().parents[2]
QUICK = ReadingOptions(Limits(seconds=1), ocr=False)
SMALL = ReadingOptions(Limits(seconds=60, memory_megabytes=1_024), ocr=False)
PATIENT = ReadingOptions(Limits(seconds=60), ocr=False)
GOOD = "Ghi chú: trồng mới 476 ha sâm."

Put = Callable[..., Source]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def call(text: str, name: str = "") -> Source:
        file = tmp_path / (name or f"{len(list(tmp_path.iterdir()))}.txt")
        file.write_text(text, "utf-8")
        return Source(file, file)

    return call


@pytest.fixture(autouse=True)
def workers(monkeypatch: pytest.MonkeyPatch) -> Iterator[pool._Workers]:
    """A pool of odd workers, for one test."""
    monkeypatch.setattr(pool, "worker", SimpleNamespace(__name__="tests.ingest.odd_worker"))
    own = pool._Workers()
    monkeypatch.setattr(pool, "_WORKERS", own)
    yield own
    own.end()


def _parse(*sources: Source, options: ReadingOptions = PATIENT) -> list[Parsed]:
    return list(parse_files(sources, options))


def _lives(pid: int) -> bool:
    try:
        # One that has ended stays in the list as a zombie (Z) until somebody asks how.
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


def _gone(pids: Sequence[int], seconds: float = 5) -> bool:
    end = time.monotonic() + seconds
    while any(map(_lives, pids)) and time.monotonic() < end:
        time.sleep(0.02)
    return not any(map(_lives, pids))


def _pids(workers: pool._Workers) -> list[int]:
    return [running._process.pid for running in workers._all]


class TestOneFile:
    def test_a_good_one(self, put):
        (parsed,) = _parse(put(GOOD))
        assert parsed.document is not None
        assert [passage.text for passage in parsed.document.passages] == [GOOD]
        assert (parsed.reason, parsed.fault) == (None, None)
        assert 0 < parsed.seconds < 60

    def test_one_that_is_refused(self, put):
        (parsed,) = _parse(put(" "))
        assert parsed.document is None
        assert "rỗng" in (parsed.reason or "")
        assert parsed.fault is None

    def test_a_fault_of_ours_brings_its_traceback(self, put):
        (parsed,) = _parse(put("!raise", "lạ.txt"))
        assert parsed.document is None
        assert parsed.reason == "Lỗi của chương trình khi đọc «lạ.txt»: IndexError: chưa ai lường"
        assert "Traceback" in (parsed.fault or "")

    @pytest.mark.parametrize(
        ("word", "reason"),
        [
            ("die", "dừng đột ngột"),
            ("crash", "dừng đột ngột"),
            ("exit", "dừng đột ngột"),
            ("half", "dừng đột ngột"),
            ("hang", "quá 1 giây"),
            ("hold", "quá 1 giây"),
            ("eat", "cần hơn 1024 MB bộ nhớ"),
            ("list", "dữ liệu lạ"),
            ("garbage", "dữ liệu lạ"),
            ("empty", "dữ liệu lạ"),
            ("huge", "dữ liệu lạ"),
            ("class", "dữ liệu lạ"),
        ],
    )
    def test_bad_ones_cost_one_file(self, put, word, reason):
        started = time.monotonic()
        (bad,) = _parse(put(f"!{word}", "xấu.txt"), options=QUICK if "giây" in reason else SMALL)
        assert bad.document is None
        assert reason in (bad.reason or "")
        assert "«xấu.txt»" in (bad.reason or "")
        assert bad.fault is None
        ways = {"dừng": "died", "quá": "late", "dữ": "foreign"}
        assert bad.lost == ways.get(reason.split()[0])
        assert time.monotonic() - started < 10
        assert all(parsed.document for parsed in _parse(put(GOOD), put(GOOD)))

    def test_what_runs_when_it_is_unpickled_does_not_run(self, put, tmp_path):
        (parsed,) = _parse(put(f"!evil touch '{tmp_path}/bị hại'"))
        assert "posix.system" in (parsed.reason or "")
        assert not (tmp_path / "bị hại").exists()

    @pytest.mark.parametrize("word", ["print", "read"])
    def test_what_a_library_prints_or_reads_is_kept_apart(self, put, word):
        (parsed,) = _parse(put(f"!{word}\n{GOOD}"))
        assert parsed.document is not None
        assert GOOD in parsed.document.raw

    def test_a_page_done_is_a_sign_of_life(self, put):
        told = []
        _parse(put(GOOD))  # to start a worker takes a part of a second too
        source = put(f"!pages\n{GOOD}")
        (parsed,) = parse_files([source], QUICK, lambda *page: told.append(page))
        assert parsed.document is not None
        assert parsed.seconds > 1.5
        assert told == [(source, done, 6) for done in range(1, 7)]

    def test_what_it_started_ends_with_it(self, put, tmp_path):
        pid = tmp_path.with_name("con của tiến trình")
        (parsed,) = _parse(put(f"!children {pid}"), options=QUICK)
        assert "quá 1 giây" in (parsed.reason or "")
        assert _gone([int(pid.read_text())])

    @pytest.mark.parametrize("name", ["có khoảng trắng và dấu.txt", "hai\ndòng.txt", "100% %s {x}.txt", "-m.txt"])
    def test_any_name(self, put, name):
        (parsed,) = _parse(put(GOOD, name))
        assert parsed.document is not None
        assert parsed.document.file == name

    def test_a_name_that_is_no_utf8(self, tmp_path):
        file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/ngh\xee quy\xeat.txt"))
        file.write_text(GOOD, "utf-8")
        (parsed,) = _parse(Source(file, file))
        assert parsed.document is not None
        assert parsed.document.file == "ngh\ufffd quy\ufffdt.txt"

    def test_a_name_within_an_archive_is_the_one_that_is_told(self, put):
        source = put(" ", "7")
        (parsed,) = _parse(Source(source.file, Path("hồ sơ.zip/con/trống.txt")))
        assert "«trống.txt»" in (parsed.reason or "")


class TestManyFiles:
    def test_none(self):
        assert _parse() == []

    def test_their_order_is_kept(self, put):
        texts = [f"!slow\nVăn bản {n}." if n % 7 == 0 else f"Văn bản {n}." for n in range(1, 60)]
        found = _parse(*(put(text) for text in texts))
        assert [parsed.document.raw for parsed in found if parsed.document] == texts

    def test_workers_are_used_again(self, put, workers):
        _parse(*(put(GOOD) for _ in range(10)))
        first = _pids(workers)
        assert len(first) <= pool.cores()
        _parse(*(put(GOOD) for _ in range(10)))
        assert _pids(workers) == first

    def test_not_too_many_are_read_ahead(self, put, monkeypatch):
        monkeypatch.setattr(pool, "_AHEAD", 3)
        given = []
        real = pool._Worker.parse
        monkeypatch.setattr(pool._Worker, "parse", lambda *arguments: given.append(1) or real(*arguments))
        parsing = parse_files([put(GOOD) for _ in range(12)], PATIENT)
        next(parsing)
        time.sleep(0.5)
        assert len(given) <= 4
        assert len(list(parsing)) == 11

    def test_two_at_once(self, put):
        """Two libraries in one program, each in a thread of its own."""
        texts = [[f"Kho {kho}, văn bản {n}." for n in range(15)] for kho in (1, 2)]
        sources = [[put(text) for text in each] for each in texts]
        found: dict[int, list[str]] = {}

        def run(place: int) -> None:
            found[place] = [parsed.document.raw for parsed in _parse(*sources[place]) if parsed.document]

        threads = [threading.Thread(target=run, args=[place]) for place in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert found == dict(enumerate(texts))

    def test_a_fault_in_the_pool_itself_costs_one_file(self, put, monkeypatch):
        def broken(stream: object, message: object) -> None:
            raise LookupError("chưa ai lường")

        monkeypatch.setattr(pool, "send", broken)
        found = _parse(put(GOOD, "a.txt"), put(GOOD, "b.txt"))
        reason = "Lỗi của chương trình khi đọc «{}»: chưa ai lường"
        assert [parsed.reason for parsed in found] == [reason.format("a.txt"), reason.format("b.txt")]
        assert "LookupError" in (found[0].fault or "")

    def test_no_process_can_be_started(self, put, monkeypatch):
        def no_more(*_: object, **__: object) -> None:
            raise BlockingIOError(11, "Resource temporarily unavailable")

        monkeypatch.setattr(pool.subprocess, "Popen", no_more)
        found = _parse(put(GOOD, "a.txt"), put(GOOD, "b.txt"))
        assert [parsed.document for parsed in found] == [None, None]
        assert "Không khởi động được" in (found[0].reason or "")


class TestEnd:
    def test_closing_half_way(self, put, workers):
        before = set(threading.enumerate())
        parsing = parse_files([put(GOOD), put("!hang"), put("!hang"), put("!hang"), put(GOOD)], PATIENT)
        assert next(parsing).document is not None
        time.sleep(0.3)
        pids = _pids(workers)
        started = time.monotonic()
        parsing.close()
        assert time.monotonic() - started < 3
        assert pids
        assert _gone([running._process.pid for running in workers._all if not running.alive])
        assert all(running in workers._idle for running in workers._all if running.alive)
        assert len(set(threading.enumerate()) - before) <= 1, "the watchman at most"
        assert _parse(put(GOOD))[0].document is not None

    def test_an_error_of_whoever_listens(self, put, workers):
        def stop(*_: object) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            list(parse_files([put("!pages"), put("!hang")], PATIENT, stop))
        assert _gone([running._process.pid for running in workers._all if not running.alive])
        assert all(running in workers._idle for running in workers._all if running.alive)

    def test_one_that_was_taken_away_while_idle_costs_nothing(self, put, workers):
        _parse(put(GOOD), put(GOOD))
        for pid in _pids(workers):
            os.kill(pid, signal.SIGKILL)
        assert _gone(_pids(workers))
        assert all(parsed.document for parsed in _parse(put(GOOD), put(GOOD)))

    def test_the_idle_are_sent_away(self, put, workers, monkeypatch):
        monkeypatch.setattr(pool, "_IDLE_SECONDS", 0.1)
        _parse(put(GOOD))
        pids = _pids(workers)
        assert _gone(pids)
        assert _parse(put(GOOD))[0].document is not None


SCRIPT = """
import sys, threading
from pathlib import Path
from types import SimpleNamespace
from ingest.workers import pool
from ingest.reading import Limits, ReadingOptions
pool.worker = SimpleNamespace(__name__="tests.ingest.odd_worker")
def tell():
    while len(pool._WORKERS._all) < 1:
        pass
    print(*(running._process.pid for running in pool._WORKERS._all), flush=True)
threading.Thread(target=tell, daemon=True).start()
sources = [pool.Source(Path(name), Path(name)) for name in sys.argv[1:]]
for parsed in pool.parse_files(sources, ReadingOptions(Limits(seconds=1), ocr=False)):
    print(parsed.reason or parsed.document.raw, flush=True)
"""


class TestTheProgram:
    @pytest.fixture
    def program(self) -> Iterator[Callable[..., subprocess.Popen[str]]]:
        started: list[subprocess.Popen[str]] = []

        def call(*files: Path, cwd: Path = ROOT) -> subprocess.Popen[str]:
            process = subprocess.Popen(
                [sys.executable, "-P", "-c", SCRIPT, *map(str, files)],
                cwd=cwd, env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            )  # fmt: skip
            started.append(process)
            return process

        yield call
        for process in started:
            process.kill()
            process.communicate()

    @pytest.mark.parametrize("word", ["hang", "hold"])
    def test_killed_it_leaves_no_worker(self, program, put, word):
        process = program(put(f"!{word}").file)
        pids = [int(pid) for pid in process.stdout.readline().split()]
        time.sleep(0.4)
        assert all(map(_lives, pids))
        process.kill()
        # One that lets no other thread run ends when its time of computing is over.
        assert _gone(pids, 10)

    def test_interrupted_it_leaves_no_worker(self, program, put):
        process = program(put("!hang").file)
        pids = [int(pid) for pid in process.stdout.readline().split()]
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        assert "KeyboardInterrupt" in process.communicate(timeout=10)[1]
        assert _gone(pids)

    def test_files_of_our_names_where_it_is_called(self, program, put, tmp_path):
        place = tmp_path / "nơi làm việc"
        (place / "ingest" / "workers").mkdir(parents=True)
        for name in ("errors.py", "pickle.py", "ingest/__init__.py", "ingest/workers/worker.py"):
            (place / name).write_text("raise SystemExit('sai chỗ')")
        process = program(put(GOOD, "có dấu.txt").file, cwd=place)
        out, err = process.communicate(timeout=30)
        assert GOOD in out, err
