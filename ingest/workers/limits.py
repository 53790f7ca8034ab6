"""What a process may use, told to the system. Windows has no such limits, and macOS refuses that of memory."""

import contextlib
import os
import sys


def cores() -> int:
    """Return how many cores there are for this process: as many files, or pages, are read at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def limit_memory(megabytes: int) -> None:
    """Lower the soft limit of this process's address space."""
    if sys.platform == "win32":
        return
    import resource

    _lower(resource.RLIMIT_AS, megabytes * 2**20)


def limit_work(seconds: int) -> None:
    """Let the system end this process when it has computed for so many seconds more."""
    if sys.platform == "win32":
        return
    import resource

    done = resource.getrusage(resource.RUSAGE_SELF)
    _lower(resource.RLIMIT_CPU, int(done.ru_utime + done.ru_stime) + seconds + 1)


def _lower(limit: int, wanted: int) -> None:
    import resource

    hard = resource.getrlimit(limit)[1]
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(limit, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
