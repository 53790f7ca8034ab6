"""A process that reads files for another: `python -m ingest.workers.worker`, requests on stdin, replies on stdout.

Files come from anywhere, and the libraries that open them are large: a fault in one may take its process down, eat
all memory or never end. So files are parsed here, and `ingest.workers.pool` watches from outside.

1. Keep the two ends of the conversation for ourselves: what a library prints must not get between.
2. Lower the soft limit of memory. (Programs that we start may raise it again: LibreOffice needs much address space.)
3. When the other end closes, even while a file is being read, end with all programs that were started from here. A
   library that never lets another thread run would keep this from happening: the system ends the process when it has
   computed for twice the limit of seconds without progress.
4. For each request: parse the file; tell of each page; reply with the document, the refusal, or the fault.

A message is eight bytes of length and a pickle.
"""

import os
import pickle
import queue
import signal
import struct
import threading
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, Literal

from errors import NghiquyetError
from ingest.model import Document
from ingest.parse import parse_raw
from ingest.read import read_file
from ingest.reading import Limits, ReadingOptions
from ingest.workers.limits import limit_memory, limit_work

LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Request:
    """Read the file at `path` under the name and the origin given."""

    path: str
    name: str
    origin: str
    limits: Limits
    ocr: bool
    changes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """`page`: done of total; `document`; `refused`: for the person; `fault`: a traceback, for the log."""

    kind: Literal["page", "document", "refused", "fault"]
    document: Document | None = None
    text: str = ""
    done: int = 0
    total: int = 0


def send(stream: IO[bytes], message: Request | Reply) -> None:
    """Write one message."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """Read one message's bytes; None at the end."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    data = stream.read(length)
    return data if len(data) == length else None


def main() -> None:
    """Serve requests until the other end closes."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    requests: queue.Queue[Request] = queue.Queue()
    threading.Thread(target=_listen, args=(os.fdopen(os.dup(0), "rb"), requests), daemon=True).start()
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    while True:
        request = requests.get()
        limit_memory(request.limits.memory_megabytes)
        limit_work(2 * request.limits.seconds)
        send(replies, _answer(request, replies))


def _listen(stream: BinaryIO, requests: "queue.Queue[Request]") -> None:
    while (data := receive(stream)) is not None:
        requests.put(pickle.loads(data))
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(0)


def _answer(request: Request, replies: BinaryIO) -> Reply:
    def on_page(done: int, total: int) -> None:
        limit_work(2 * request.limits.seconds)
        send(replies, Reply("page", done=done, total=total))

    try:
        file = read_file(Path(request.path), ReadingOptions(request.limits, request.ocr, on_page), request.name)
        return Reply("document", parse_raw(file, request.origin, dict(request.changes)))
    except NghiquyetError as error:
        return Reply("refused", text=str(error))
    except MemoryError:
        return Reply(
            "refused",
            text=f"«{request.name}» cần hơn {request.limits.memory_megabytes} MB bộ nhớ để đọc "
            "(giới hạn max_memory_megabytes trong cấu hình).",
        )
    except Exception:
        return Reply("fault", text=traceback.format_exc())


if __name__ == "__main__":
    # The name under which the other end knows the messages.
    from ingest.workers import worker

    worker.main()
