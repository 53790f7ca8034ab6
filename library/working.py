"""Long work on one library, outside of whoever asked for it: one job at a time, in the order in which they came.

1. A job is a function that yields what became of each file and tells of its progress. It runs in a thread of this
   process, so that it goes on when the page that asked for it is closed or drawn anew.
2. If another process is writing to the library, the job waits and says for whom; it begins by itself.
3. `stop` ends a job at its next step: what was finished stays. One that has not begun never does.
4. `jobs` tells where all stand, as a picture that nobody changes. Jobs that are over stay until they are forgotten or
   another one about the same is started; of many the last ones.
"""

import datetime
import logging
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Literal

from errors import LibraryBusy, NghiquyetError, because, is_full
from index.intake import FileResult, Progress

JobKind = Literal["ingest", "ocr", "reread", "correct", "remove", "restore", "doctor", "backup", "restore_backup"]
JobStatus = Literal["queued", "waiting", "running", "done", "stopped", "failed"]
Tell = Callable[[Progress], None]
Task = Callable[[Tell], Generator[FileResult, None, object]]
_KEPT = 20
_TRY_AGAIN_SECONDS = 1.0
_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """Where a job stands."""

    number: int
    kind: JobKind
    names: tuple[str, ...]
    """What it is about, as a person calls it: files, documents."""
    since: datetime.datetime
    about: str = ""
    """What it is about, as the program calls it: a batch of uploads, a document."""
    status: JobStatus = "queued"
    progress: Progress | None = None
    results: tuple[FileResult, ...] = ()
    message: str = ""
    """For whom it waits, or why it failed."""
    stopping: bool = False
    outcome: object = None
    """What its function returned at its end."""
    ended: datetime.datetime | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.status in ("done", "stopped", "failed")

    @property
    def failed(self) -> tuple[FileResult, ...]:
        """The files that could not be taken in."""
        return tuple(result for result in self.results if result.status == "failed")


class _Stopped(Exception):
    """Raised from a job's own step to end it."""


@dataclass(slots=True)
class _Entry:
    job: Job
    task: Task
    stop: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)


class Worker:
    """Does the jobs of one library. Safe for several threads."""

    def __init__(self, let_go: Callable[[], None] = lambda: None) -> None:
        """Make a worker without work.

        Args:
            let_go: Called in the thread of the jobs when it ends (`Library.close`).
        """
        self._let_go = let_go
        self._lock = threading.Lock()
        self._numbers = count(1)
        self._entries: dict[int, _Entry] = {}
        self._queue: deque[_Entry] = deque()
        self._thread: threading.Thread | None = None

    def start(self, kind: JobKind, names: Iterable[str], task: Task, *, about: str = "") -> int:
        """Put a job at the end of the queue; return its number. It takes the place of what is over about the same."""
        with self._lock:
            entry = _Entry(Job(next(self._numbers), kind, tuple(names), datetime.datetime.now(), about), task)
            self._entries[entry.job.number] = entry
            self._queue.append(entry)
            over = {number: known.job for number, known in self._entries.items() if known.job.is_over}
            same = [number for number, job in over.items() if about and job.about == about]
            for number in {*same, *list(over)[: max(0, len(over) - _KEPT)]}:
                del self._entries[number]
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="library jobs", daemon=True)
                self._thread.start()
            return entry.job.number

    def jobs(self) -> tuple[Job, ...]:
        """Return all jobs that are not forgotten, oldest first."""
        with self._lock:
            return tuple(entry.job for entry in self._entries.values())

    def is_busy(self) -> bool:
        """Return whether there is work to be done."""
        return any(not job.is_over for job in self.jobs())

    def wait(self, number: int, seconds: float) -> Job:
        """Wait for a job, but not for long; return where it stands."""
        entry = self._entries[number]
        entry.over.wait(seconds)
        return entry.job

    def stop(self, number: int) -> None:
        """End a job at its next step."""
        with self._lock:
            entry = self._entries.get(number)
            if entry is None or entry.job.is_over:
                return
            entry.stop.set()
            entry.job = replace(entry.job, stopping=True)

    def forget(self, number: int) -> None:
        """Forget a job that is over."""
        with self._lock:
            if number in self._entries and self._entries[number].job.is_over:
                del self._entries[number]

    def _work(self) -> None:
        try:
            while True:
                with self._lock:
                    if not self._queue:
                        self._thread = None
                        return
                    entry = self._queue.popleft()
                self._do(entry)
                with self._lock:
                    entry.job = replace(entry.job, ended=datetime.datetime.now())
                entry.over.set()
        finally:
            self._let_go()

    def _do(self, entry: _Entry) -> None:
        def change(**values: object) -> None:
            with self._lock:
                entry.job = replace(entry.job, **values)  # type: ignore[arg-type]

        def tell(progress: Progress) -> None:
            change(status="running", progress=progress, message="")
            if entry.stop.is_set():
                raise _Stopped

        while not entry.stop.is_set():
            try:
                change(status="running")
                self._run(entry, tell, change)
                change(status="done", message="")
                return
            except LibraryBusy as error:
                change(status="waiting", message=str(error))
                entry.stop.wait(_TRY_AGAIN_SECONDS)
            except _Stopped:
                break
            except NghiquyetError as error:
                change(status="failed", message=str(error))
                return
            except Exception as error:
                _LOGGER.exception("A job failed")
                ours = f"Lỗi của chương trình: {type(error).__name__}: {error}"
                full = f"Không ghi được vào kho: {because(error)}."
                change(status="failed", message=full if is_full(error) else ours)
                return
        change(status="stopped", message="")

    def _run(self, entry: _Entry, tell: Tell, change: Callable[..., None]) -> None:
        def whole() -> Generator[FileResult, None, None]:
            change(outcome=(yield from entry.task(tell)))

        with closing(whole()) as steps:
            for result in steps:
                change(results=(*entry.job.results, result))
                if entry.stop.is_set():
                    raise _Stopped


def once(action: Callable[[Tell], object]) -> Task:
    """Make a job of one action: if it tells what became of a file, that is its result, else its outcome."""

    def task(tell: Tell) -> Generator[FileResult, None, object]:
        done = action(tell)
        if isinstance(done, FileResult):
            yield done
        return done

    return task
