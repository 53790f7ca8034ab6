"""The command serve: is the port free, fill a new library, open a browser, become streamlit."""

import errno
import os
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import typer

from errors import NghiquyetError
from terminal import options
from terminal.documents.changing import take_in
from terminal.session import opened_library


def serve(
    context: typer.Context,
    paths: options.Fill = None,
    port: options.Port = 8501,
    address: options.Address = "127.0.0.1",
    no_browser: options.NoBrowser = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Mở giao diện web.

    Open the web interface.
    """
    url = free_url(address, port)
    with opened_library(context, must_exist=False) as opened:
        folder = opened.folder.resolve()
        # What was removed must not come back by itself: a library with something in its trash is not a new one.
        if paths and not opened.documents() and not opened.documents(removed=True):
            take_in(opened, paths)
    typer.echo(f"Kho {folder}\nMở {url} bằng trình duyệt. Ctrl-C để dừng.")
    if address not in ("127.0.0.1", "localhost", "::1"):
        typer.echo("Ai vào được mạng này đều đọc được kho. Anyone on this network can read the library.", err=True)
    if not no_browser:
        open_browser(address, port, url)
    # While the browser loads its page.
    threading.Thread(target=warm_up, args=(folder,), name="warm up", daemon=True).start()
    run_streamlit(Path(__file__).resolve().parent.parent / "app.py", folder, address, port)


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


def warm_up(folder: Path) -> None:
    """Load what the first question needs; what is wrong with the library, its page says."""
    from library import Library

    with suppress(NghiquyetError), Library.open(folder) as library:
        library.warm_up()


def run_streamlit(app: Path, folder: Path, address: str, port: int) -> None:
    """Become streamlit, which serves `app` over the library in `folder`: what is imported already is not again."""
    from streamlit.web.cli import main

    os.environ["NGHIQUYET_LIBRARY"] = str(folder)
    options = {"server.address": address, "server.port": str(port), "server.headless": "true"}
    given = [part for name, value in options.items() for part in (f"--{name}", value)]
    main(["run", str(app), *given, "--browser.gatherUsageStats", "false"], prog_name="streamlit")
