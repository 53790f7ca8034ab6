"""The app as a process of its own, served over a copy of a library, and what it needs of the machine.

1. `nghiquyet serve`, as a person starts it, on a free port; the copy keeps the library for measuring as it is.
2. Memory and processor time are the kernel's, of this process: pages of mapped files (vectors, the catalogue) count as
   memory too, though the kernel takes them back when it needs them, so those that are the process's own are told apart.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.report import ROOT
from scripts.serving import free_port, running

_LEFT_OUT = shutil.ignore_patterns("sources", "writer.*", "*.lock", "catalog.sqlite-*")


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs."""

    url: str
    pid: int
    started: float
    """When its process was started, by `time.perf_counter`."""
    log: Path

    def megabytes(self) -> dict[str, float]:
        """Return the memory that it holds now, its own part of that, and the most that it ever held."""
        return memory(Path(f"/proc/{self.pid}/status").read_text("ascii"))

    def processor_seconds(self) -> float:
        """Return the processor time that it has used, of all its threads."""
        return processor_seconds(Path(f"/proc/{self.pid}/stat").read_text("ascii"))

    def faults(self) -> int:
        """Return how many exceptions are in its log."""
        return self.log.read_text("utf-8", "replace").count("Traceback (most recent call last)")


def memory(status: str) -> dict[str, float]:
    """Return `rss_mb`, `own_mb` and `peak_mb` as /proc/PID/status tells them."""
    lines = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    named = {"rss_mb": "VmRSS", "own_mb": "RssAnon", "peak_mb": "VmHWM"}
    return {name: int(lines[field].split()[0]) / 1024 for name, field in named.items()}


def processor_seconds(stat: str) -> float:
    """Return user and system time as /proc/PID/stat tells them."""
    # The name of the command stands in brackets and may hold blanks.
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def copied(folder: Path) -> Iterator[Path]:
    """Copy a library for as long as it is measured: what the app writes into it is gone then."""
    with tempfile.TemporaryDirectory() as temporary:
        yield Path(shutil.copytree(folder, Path(temporary) / "library", ignore=_LEFT_OUT))


@contextmanager
def served(library: Path) -> Iterator[Server]:
    """Start the app over a library.

    Raises:
        NotServed: It ended by itself, or does not answer; with its last words.
    """
    port = free_port()
    command = [sys.executable, str(ROOT / "cli.py"), "serve", "--no-browser", "--port", str(port)]
    with tempfile.TemporaryDirectory() as folder:
        log, started = Path(folder) / "server.log", time.perf_counter()
        with running(command, port, log, {"NGHIQUYET_LIBRARY": str(library)}) as (url, process):
            yield Server(url, process.pid, started, log)
