"""Long work: one job at a time, stopped, waiting for another process, failing."""

import errno
import sqlite3
import threading
from pathlib import Path

import pytest

from errors import BadQuestion, LibraryBusy
from library import FileResult, Progress
from library.working import Job, Worker, once

PATIENCE = 10.0
FULL = "Không ghi được vào kho: ổ đĩa đã hết chỗ; hãy dọn bớt rồi làm lại."


def result(name: str, status: str = "added") -> FileResult:
    return FileResult(Path(name), status, None, 0, None, 0.0)  # type: ignore[arg-type]


def step(done: int) -> Progress:
    return Progress(done, 3, "read", "a.txt", 0, 0)


def ended(worker: Worker, number: int) -> Job:
    job = worker.wait(number, PATIENCE)
    assert job.is_over
    return job


class TestWorker:
    def test_results_and_outcome(self):
        let_go = threading.Event()
        worker = Worker(let_go.set)

        def task(tell):
            tell(step(0))
            yield result("a.txt")
            yield result("b.txt", "failed")
            return "whole"

        job = ended(worker, worker.start("ingest", ["a.txt", "b.txt"], task))
        assert (job.status, job.outcome, [item.path.name for item in job.failed]) == ("done", "whole", ["b.txt"])
        assert job.progress == step(0)
        assert let_go.wait(PATIENCE)
        assert not worker.is_busy()

    def test_jobs_are_done_one_after_another(self):
        worker, go, order = Worker(), threading.Event(), []

        def first(tell):
            go.wait(PATIENCE)
            order.append("first")
            yield result("a.txt")

        one = worker.start("ingest", [], first)
        two = worker.start("remove", [], once(lambda tell: order.append("second")))
        assert [job.status for job in worker.jobs()][1] == "queued"
        go.set()
        ended(worker, two)
        assert (order, worker.wait(one, 0).status) == (["first", "second"], "done")

    def test_stop_keeps_what_was_done(self):
        worker, reached, closed = Worker(), threading.Event(), threading.Event()

        def task(tell):
            try:
                yield result("a.txt")
                reached.set()
                while True:
                    tell(step(1))
            finally:
                closed.set()

        number = worker.start("ingest", [], task)
        assert reached.wait(PATIENCE)
        worker.stop(number)
        job = ended(worker, number)
        assert (job.status, len(job.results)) == ("stopped", 1)
        assert closed.is_set()

    def test_a_job_that_waits_in_the_queue_can_be_stopped(self):
        worker, go = Worker(), threading.Event()
        worker.start("ingest", [], once(lambda tell: go.wait(PATIENCE)))
        second = worker.start("ocr", [], once(lambda tell: pytest.fail("it was stopped")))
        worker.stop(second)
        go.set()
        assert ended(worker, second).status == "stopped"

    def test_another_writer_is_waited_for(self, monkeypatch):
        monkeypatch.setattr("library.working._TRY_AGAIN_SECONDS", 0.01)
        worker, tries = Worker(), []

        def busy_twice(tell):
            tries.append(worker.jobs()[0].message)
            if len(tries) < 3:
                raise LibraryBusy("đang được ghi bởi A")
            return "done"

        job = ended(worker, worker.start("reread", [], once(busy_twice)))
        assert (job.status, tries[2], job.message) == ("done", "đang được ghi bởi A", "")

    @pytest.mark.parametrize(
        ("error", "message"),
        [
            (BadQuestion("không được"), "không được"),
            (ZeroDivisionError("x"), "Lỗi của chương trình: ZeroDivisionError: x"),
            (OSError(errno.ENOSPC, "No space left"), FULL),
            (sqlite3.OperationalError("database or disk is full"), FULL),
        ],
    )
    def test_an_error_ends_the_job_and_not_the_worker(self, error, message):
        def task(tell):
            raise error

        worker = Worker()
        job = ended(worker, worker.start("correct", [], once(task)))
        assert (job.status, job.message) == ("failed", message)
        assert ended(worker, worker.start("correct", [], once(lambda tell: None))).status == "done"

    def test_a_job_about_the_same_takes_the_place_of_what_is_over(self):
        worker = Worker()
        first = worker.start("remove", [], once(lambda tell: None), about="slug")
        ended(worker, first)
        other = worker.start("doctor", [], once(lambda tell: None), about="doctor")
        second = worker.start("restore", [], once(lambda tell: None), about="slug")
        ended(worker, second)
        assert [job.number for job in worker.jobs()] == [other, second]
        worker.forget(second)
        assert [job.number for job in worker.jobs()] == [other]
