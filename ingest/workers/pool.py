"""Files -> documents, parsed by worker processes that this module starts, watches and ends (`ingest.workers.worker`).

1. As many workers as there are cores, each driven by a thread that gives it one file after another.
2. Documents come out in the order of the files, however long each takes; some files are read ahead.
3. A watchman ends a worker that has told of no progress for the limit of seconds, with all that it started, and workers
   that have had nothing to do for half a minute. Another takes the place of a dead one.
4. A worker may have been taken over by the file that it read: of what it sends only our own types are accepted.
5. Whoever closes the iterator ends the workers that are busy.
"""

import atexit
import contextlib
import io
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, is_dataclass
from pathlib import Path
from typing import Any, Literal

from ingest import model
from ingest.model import Document
from ingest.read import storable
from ingest.reading import ReadingOptions
from ingest.workers import worker
from ingest.workers.limits import cores
from ingest.workers.worker import Reply, Request, receive, send

_IDLE_SECONDS = 30.0
_AHEAD = 32
_ACCEPTED = {
    ("datetime", "date"),
    ("decimal", "Decimal"),
    ("ingest.workers.worker", "Reply"),
    *((model.__name__, name) for name, value in vars(model).items() if is_dataclass(value)),
}


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where its bytes are, and the path that it is known by (one within a ZIP, say)."""

    file: Path
    path: Path
    changes: tuple[tuple[str, str], ...] = ()
    """What a person corrected of its header: fields and values."""


Lost = Literal["late", "died", "foreign"]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What became of a source: a document, or the reason why not."""

    document: Document | None
    reason: str | None
    fault: str | None
    """A traceback, if the reason is a fault of this program."""
    seconds: float
    lost: Lost | None = None
    """How its worker came to its end, if it did: over the limit of seconds, by itself, or for what it sent."""


def parse_files(
    sources: Sequence[Source], options: ReadingOptions, on_page: Callable[[Source, int, int], None] = lambda *_: None
) -> Generator[Parsed, None, None]:
    """Parse files in worker processes; yield one result for each, in their order.

    Args:
        sources: The files.
        options: Limits, and whether to use OCR; its `on_page` is not used.
        on_page: Told of each page that takes time, from the thread that iterates.
    """
    events: queue.SimpleQueue[tuple[int, Parsed | tuple[int, int]]] = queue.SimpleQueue()
    ahead = threading.Semaphore(_AHEAD)
    waiting = iter(enumerate(sources))
    lock, stopped = threading.Lock(), threading.Event()
    busy: set[_Worker] = set()

    def drive() -> None:
        while True:
            ahead.acquire()
            with lock:
                place, source = next(waiting, (-1, None))
                if source is None or stopped.is_set():
                    ahead.release()
                    return
                try:
                    running = _WORKERS.take()
                except OSError as error:  # no memory or no room for one more process
                    events.put((place, _not_started(source, error)))
                    continue
                busy.add(running)
            try:
                parsed = running.parse(source, options, lambda done, total, at=place: events.put((at, (done, total))))  # type: ignore[misc]
            except Exception as error:  # whoever waits for this file must hear of it
                running.busy = False
                running.end()
                parsed = Parsed(None, _our_fault(source, error), traceback.format_exc(), 0.0)
            with lock:
                busy.discard(running)
            _WORKERS.give_back(running)
            events.put((place, parsed))

    threads = [threading.Thread(target=drive, daemon=True) for _ in range(min(cores(), len(sources)))]
    for thread in threads:
        thread.start()
    finished: dict[int, Parsed] = {}
    try:
        for place in range(len(sources)):
            while place not in finished:
                at, event = events.get()
                if isinstance(event, Parsed):
                    finished[at] = event
                else:
                    on_page(sources[at], *event)
            yield finished.pop(place)
            ahead.release()
    finally:
        stopped.set()
        with lock:
            for running in busy:
                running.end()
        ahead.release(len(threads) or 1)
        for thread in threads:
            thread.join()


def _not_started(source: Source, error: OSError) -> Parsed:
    reason = f"Không khởi động được tiến trình đọc «{storable(source.path.name)}» ({error.strerror or error})."
    return Parsed(None, reason, None, 0.0)


def _our_fault(source: Source, error: object) -> str:
    return f"Lỗi của chương trình khi đọc «{storable(source.path.name)}»: {error}"


class _Worker:
    """One process. Used by one thread at a time; `end` may come from another."""

    def __init__(self) -> None:
        # One thread each: the workers are as many as the cores. The folder of the rooms, for a checkout not installed.
        home = str(Path(__file__).resolve().parents[2])
        path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
        environment = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", PYTHONPATH=path)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", worker.__name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=environment,
        )
        self.alive = True
        self.busy = True
        self.since = time.monotonic()
        """The last sign of life, or since when it has had nothing to do."""
        self.limit = _IDLE_SECONDS
        self._late = False
        self._ending = threading.Lock()

    def parse(self, source: Source, options: ReadingOptions, on_page: Callable[[int, int], None]) -> Parsed:
        started = self.since = time.monotonic()
        self.limit = options.limits.seconds
        name, origin = storable(source.path.name), storable(os.path.realpath(source.path))  # of a link to itself too
        document: Document | None = None
        reason = fault = None
        lost: Lost | None = None
        try:
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            send(
                self._process.stdin,
                Request(str(source.file), name, origin, options.limits, options.ocr, source.changes),
            )
            reply = self._receive()
            while reply is not None and reply.kind == "page":
                self.since = time.monotonic()
                on_page(reply.done, reply.total)
                reply = self._receive()
            if reply is None:
                lost, reason = self._death(name)
            elif reply.kind == "document":
                document = reply.document
            elif reply.kind == "refused":
                reason = reply.text
            else:
                fault = reply.text
                reason = _our_fault(source, fault.strip().splitlines()[-1])
        except OSError:
            lost, reason = self._death(name)
        except pickle.UnpicklingError as error:
            self.end()
            lost = "foreign"
            reason = f"«{name}»: tiến trình đọc tệp trả về dữ liệu lạ ({error}). Tệp này có thể có hại; đừng mở nó."
        self.since, self.busy, self.limit = time.monotonic(), False, _IDLE_SECONDS
        if not self.alive:
            self._close()
        return Parsed(document, reason, fault, self.since - started, lost)

    def _receive(self) -> Reply | None:
        assert self._process.stdout is not None
        try:
            data = receive(self._process.stdout)
            if data is None:
                return None
            reply = _OurTypes(io.BytesIO(data)).load()
        except OSError:
            raise
        except Exception as error:  # what is no pickle raises what it likes; so does a length beyond all memory
            raise pickle.UnpicklingError(f"{type(error).__name__}: {error}") from error
        if not isinstance(reply, Reply):
            raise pickle.UnpicklingError(type(reply).__name__)
        return reply

    def _death(self, name: str) -> tuple[Lost, str]:
        late, limit = self._late, self.limit
        self.end()
        if late:
            return "late", (
                f"«{name}» đọc quá {limit:.0f} giây mà không xong trang nào (giới hạn max_seconds trong cấu hình)."
            )
        return "died", (
            f"«{name}» làm tiến trình đọc tệp dừng đột ngột: tệp hỏng, hoặc máy thiếu bộ nhớ. Hãy lấy lại bản gốc."
        )

    def check(self, now: float) -> None:
        """End it if it is over its limit."""
        if self.alive and now - self.since > self.limit:
            self._late = self.busy
            self.end()

    def died(self) -> bool:
        """Whether it ended while it had nothing to do: the system may take it for its memory."""
        if self._process.poll() is not None:
            self.end()
        return not self.alive

    def end(self) -> None:
        """End the process and all that it started."""
        with self._ending:
            self.alive = False
            try:
                # Once waited for, its number may be another's.
                if self._process.returncode is None:
                    if hasattr(os, "killpg"):
                        os.killpg(self._process.pid, signal.SIGKILL)
                    else:
                        self._process.kill()
            except (ProcessLookupError, PermissionError):  # macOS says the latter of one that has just ended
                pass
            self._process.wait()
        if not self.busy:  # else its thread is reading, and closes
            self._close()

    def _close(self) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # an unsent request
                    stream.close()


class _Workers:
    """The workers that have nothing to do, and the watchman over all."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._all: list[_Worker] = []
        self._watchman: threading.Thread | None = None

    def take(self) -> _Worker:
        with self._lock:
            while self._idle:
                running = self._idle.pop()
                if not running.died():
                    running.since, running.busy = time.monotonic(), True
                    return running
            running = _Worker()
            self._all.append(running)
            if self._watchman is None:
                self._watchman = threading.Thread(target=self._watch, daemon=True)
                self._watchman.start()
            return running

    def give_back(self, running: _Worker) -> None:
        with self._lock:
            if running.alive:
                self._idle.append(running)

    def _watch(self) -> None:
        while True:
            time.sleep(0.5)
            with self._lock:
                self._all = [running for running in self._all if running.alive]
                if not self._all:
                    self._watchman = None
                    return
                for running in self._all:  # under the lock: one that is about to end must not be taken
                    running.check(time.monotonic())

    def end(self) -> None:
        """End all, at the end of the program."""
        with self._lock:
            for running in self._all:
                running.end()


_WORKERS = _Workers()


@atexit.register
def end_workers() -> None:
    """End all workers now; the next files get new ones."""
    _WORKERS.end()


class _OurTypes(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _ACCEPTED:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")
