"""The app served over a library, and the browser that looks at it: for screenshots, measurements and tests.

1. `served` starts `streamlit run app.py` on a free port of this machine, waits until it is healthy, and ends it.
2. `chromium` finds the browser: CHROMIUM names one, else the system's.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

APP = Path(__file__).resolve().parents[1] / "app.py"
STARTS_WITHIN = 120.0
NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-quic",
)  # fmt: skip
"""Flags with which the browser asks no host for anything."""


class NotServed(Exception):
    """The app did not start, or there is no browser to look at it."""


def chromium() -> str:
    """Find the browser.

    Raises:
        NotServed: There is none; the message says how to get one.
    """
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None or not Path(found).exists():
        tried = found or ", ".join(NAMES)
        raise NotServed(f"no Chromium ({tried}); sh scripts/system.sh dev installs it, CHROMIUM names one")
    return found


@contextmanager
def served(library: Path | str, log: Path, environment: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve the app over a library from the folder of the log, which is not the app's own; give its address.

    Args:
        library: Its folder; a relative one is relative to that of the log.
        log: Where the server writes what it says.
        environment: More variables for it.

    Raises:
        NotServed: It did not start; the message holds the log.
    """
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(port)]
    variables = {"NGHIQUYET_LIBRARY": str(library)} | dict(environment or {})
    with running(command, port, log, variables) as (url, _):
        yield url


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def running(
    command: Sequence[str], port: int, log: Path, environment: Mapping[str, str]
) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Run a command that serves the app on a port, from the folder of the log; give its address and its process.

    Args:
        command: The program and what it is told.
        port: Where it will listen.
        log: Where it writes what it says.
        environment: More variables for it.

    Raises:
        NotServed: It did not start; the message holds the log.
    """
    variables = os.environ | dict(environment)
    with log.open("wb") as written:
        process = subprocess.Popen(
            command, env=variables, cwd=log.parent, stdout=written, stderr=written, start_new_session=True
        )
        try:
            url = f"http://127.0.0.1:{port}/"
            _wait_until_healthy(process, url, log)
            yield url, process
        finally:
            # At once: it has nothing to save, and takes seconds to say goodbye.
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(15)


def _wait_until_healthy(process: "subprocess.Popen[bytes]", url: str, log: Path) -> None:
    limit = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < limit and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.02)
    raise NotServed(f"the app did not start:\n{log.read_text('utf-8', 'replace')}")
