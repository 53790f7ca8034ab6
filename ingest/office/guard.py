"""A small process that stands between us and LibreOffice, so that nothing of it is ever left behind.

`python office_guard.py SECONDS MEGABYTES FOLDER COMMAND …`, with a pipe from its parent as stdin.

1. Take back the limit of memory that the parent may have lowered for itself (LibreOffice maps much), and bound the
   size of any file that is written. Doing it here needs no code between fork and exec in a process with threads.
2. Start the command as the leader of a group of its own.
3. When it has ended, when its time is over, or when the pipe closes, which is the death of the parent in whatever way:
   kill the whole group.
4. If the parent is dead, delete the folder too; else that is for the parent to do.

It ends with the status of the command, or 124 if its time was over. It uses the standard library alone, and starts in
30 ms with `-I -S`.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time

TOO_LATE = 124


def main(seconds: float, megabytes: int, folder: str, command: list[str]) -> int:
    """Run the command; return its status, or `TOO_LATE`."""
    _set_limits(megabytes)
    orphaned = threading.Event()
    threading.Thread(target=_listen, args=(orphaned,), daemon=True).start()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    end = time.monotonic() + seconds
    try:
        while process.poll() is None and time.monotonic() < end and not orphaned.is_set():
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.1)
        late = process.poll() is None
    finally:
        _kill(process)
        if orphaned.is_set():
            shutil.rmtree(folder, ignore_errors=True)
    return TOO_LATE if late else process.returncode


def _listen(orphaned: threading.Event) -> None:
    # Nothing is ever written to the pipe: reading ends when its other end is closed.
    with contextlib.suppress(OSError):
        os.read(0, 1)
    orphaned.set()


def _kill(process: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)  # those that outlived their leader too
        else:
            process.kill()
    process.wait()


def _set_limits(megabytes: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    size = megabytes * 2**20
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4:]))
