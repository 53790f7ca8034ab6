"""A clean process that does one thing, and says as JSON how long it took and what memory it needed.

    python -m bench.probe query LIBRARY QUESTIONS    open, answer a JSON object's questions `warm`, time those `timed`
    python -m bench.probe ingest LIBRARY FOLDER      take the files of a folder into a new library, time every stage

1. Times and peak memory of a bench that has loaded two models and three libraries say nothing; a new process does.
2. The peak is the kernel's high-water mark of this process since it began (VmHWM), not that of its parent.
3. Stages are timed around the functions that intake calls (parsing: how long it waits for the workers); what is left
   of the whole is named `other`.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from bench.report import ROOT

if TYPE_CHECKING:
    from library import Library


def probe(*arguments: str) -> dict[str, Any]:
    """Run a probe in a new process and return what it says.

    Raises:
        RuntimeError: It failed; with its last words.
    """
    command = [sys.executable, "-m", "bench.probe", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"bench.probe {arguments[0]}: {done.stderr.strip()[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def query(folder: Path, warm: Sequence[str], questions: Sequence[str]) -> dict[str, Any]:
    """Open a library and answer questions, first some to warm up; times in seconds."""
    from library import Library

    started = time.perf_counter()
    with Library.open(folder) as library:
        opened = time.perf_counter()
        library.ask(warm[0])
        ready = time.perf_counter()
        embedder = library.embedder()
        for question in warm:  # memory maps and threads come to rest
            library.ask(question)
        return {
            "open_seconds": opened - started,
            "ready_seconds": ready - started,
            "ask": [_timed(library.ask, question) for question in questions],
            "stages": _stages(library, questions),
            "search": [_timed(library.search, question) for question in questions],
            "encode": [_timed(embedder.encode_query, question) for question in questions],
            "passages": library.coverage().passages,
            "peak_mb": _peak_mb(),
        }


def ingest(folder: Path, sources: Path) -> dict[str, Any]:
    """Take files into a new library, as the library's `ingest` does; times in seconds."""
    import index.intake as intake
    import ingest.workers.pool as ingest_pool
    from index.store import LocalStore
    from library import Library

    spent: dict[str, float] = {}

    def watch(owner: object, name: str, stage: str) -> AbstractContextManager[object]:
        function = getattr(owner, name)

        def timed(*arguments: Any, **named: Any) -> Any:
            started = time.perf_counter()
            try:
                return function(*arguments, **named)
            finally:
                spent[stage] = spent.get(stage, 0.0) + time.perf_counter() - started

        return patch.object(owner, name, timed)

    def parse_files(*arguments: Any) -> Generator[Any, None, None]:
        parsing = ingest_pool.parse_files(*arguments)
        while True:
            started = time.perf_counter()
            parsed = next(parsing, None)
            spent["parse"] = spent.get("parse", 0.0) + time.perf_counter() - started
            if parsed is None:
                return
            yield parsed

    with Library.open(folder, must_exist=False) as library:
        embedder = library.embedder()
        embedder.encode_query("một câu để mô hình sẵn sàng")
        with (
            patch.object(intake, "parse_files", parse_files),
            watch(intake, "index_terms", "terms"),
            watch(intake, "learn_accents", "accents"),
            watch(type(embedder), "encode_passages", "embed"),
            watch(LocalStore, "write", "write"),
            watch(LocalStore, "keep_original", "write"),
            watch(LocalStore, "_refresh_now", "index"),
        ):
            started = time.perf_counter()
            results = list(library.ingest([sources]))
            seconds = time.perf_counter() - started
    spent["other"] = seconds - sum(spent.values())
    return {
        "seconds": seconds,
        "stages": spent,
        "passages": sum(result.passages for result in results),
        "failed": [f"{result.path.name}: {result.reason}" for result in results if result.status == "failed"],
        "peak_mb": _peak_mb(),
    }


def _stages(library: "Library", questions: Sequence[str]) -> dict[str, list[float]]:
    """How long each stage of an answer takes, as the trace of the reply tells it; a stage that was not reached is 0."""
    replies = (library.ask(question, explain=True) for question in questions)
    told = [dict(reply.trace.timings) for reply in replies if reply.trace]
    names = dict.fromkeys(stage for timings in told for stage in timings)
    return {stage: [timings.get(stage, 0.0) for timings in told] for stage in names}


def _timed(function: Callable[[str], object], question: str) -> float:
    started = time.perf_counter()
    function(question)
    return time.perf_counter() - started


def _peak_mb() -> float:
    try:
        status = Path("/proc/self/status").read_text("ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    except (OSError, StopIteration):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak / (2**20 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    what, target, given = sys.argv[1:]
    if what == "query":
        asked = json.loads(Path(given).read_text("utf-8"))
        said = query(Path(target), asked["warm"], asked["timed"])
    else:
        said = ingest(Path(target), Path(given))
    print(json.dumps(said))
