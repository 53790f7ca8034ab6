"""From `nghiquyet serve` to the running web interface: is the port free, open a browser, become streamlit."""

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from errors import NghiquyetError


def free_url(address: str, port: int) -> str:
    """Return the address of the web interface if nobody listens there yet."""
    try:
        socket.create_server((address, port), family=socket.AF_INET6 if ":" in address else socket.AF_INET).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise NghiquyetError(
                f"Cổng {port} đang có chương trình khác dùng. Chọn cổng khác: nghiquyet serve --port {port % 65535 + 1}"
            ) from None
        why = str(error.strerror or error).partition(" (while")[0]
        raise NghiquyetError(f"Không mở được địa chỉ {address}, cổng {port}: {why}.") from None
    return f"http://[{address}]:{port}" if ":" in address else f"http://{address}:{port}"


# Waits, as a process of its own, until somebody listens; the web interface takes this one's place.
_BROWSER = """
import socket, sys, time, webbrowser
for _ in range(240):
    try:
        socket.create_connection((sys.argv[1], int(sys.argv[2])), 1).close()
    except OSError:
        time.sleep(0.25)
    else:
        webbrowser.open(sys.argv[3])
        break
"""


def open_browser(address: str, port: int, url: str) -> None:
    """Open a browser as soon as somebody listens, if a person with a screen is there."""
    has_screen = sys.platform in ("darwin", "win32") or "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    if has_screen and sys.stdout.isatty():
        quiet = subprocess.DEVNULL
        subprocess.Popen([sys.executable, "-c", _BROWSER, address, str(port), url], stdout=quiet, stderr=quiet)


def run_streamlit(app: Path, folder: Path, address: str, port: int) -> NoReturn:
    """Become streamlit, which serves `app` over the library in `folder`."""
    # -P: a file of a common name in the current folder must not stand in for one of ours.
    command = [
        sys.executable, "-P", "-m", "streamlit", "run", str(app),
        "--server.address", address, "--server.port", str(port),
        "--server.headless", "true", "--browser.gatherUsageStats", "false",
    ]  # fmt: skip
    environment = os.environ | {"NGHIQUYET_LIBRARY": str(folder)}
    if sys.platform == "win32":  # there exec returns to the shell at once
        sys.exit(subprocess.call(command, env=environment))
    os.execve(sys.executable, command, environment)
