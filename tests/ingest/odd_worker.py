"""A worker as `ingest.workers.worker`, but a file that begins with `!word` makes it misbehave: for the tests of the
pool."""

import os
import pickle
import re
import signal
import subprocess
import sys
import time
from typing import BinaryIO

from ingest.workers import worker
from ingest.workers.worker import LENGTH, Reply, Request

_real = worker._answer


class _Evil:
    """What runs a command when it is unpickled without care."""

    def __init__(self, command: str) -> None:
        self.command = command

    def __reduce__(self):
        return os.system, (self.command,)


def _raw(replies: BinaryIO, data: bytes, length: int | None = None) -> None:
    replies.write(LENGTH.pack(len(data) if length is None else length) + data)
    replies.flush()


def _odd(word: str, rest: str, request: Request, replies: BinaryIO) -> Reply | None:
    match word:
        case "die":
            os._exit(3)
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "raise":
            raise IndexError("chưa ai lường")
        case "exit":
            sys.exit("một thư viện tự ý thoát")
        case "hang":
            time.sleep(120)
        case "children":
            child = subprocess.Popen(["sleep", "120"])
            with open(rest, "w") as file:
                file.write(str(child.pid))
            time.sleep(120)
        case "hold":
            re.match("(a|a)*b", "a" * 60)
        case "pages":
            for done in range(1, 7):
                time.sleep(0.3)
                worker.send(replies, Reply("page", done=done, total=6))
        case "slow":
            time.sleep(0.4)
        case "eat":
            kept = [bytearray(2**26) for _ in range(200)]
            assert kept
        case "print":
            sys.stdout.write("chữ " * 100_000)
            os.write(1, b"\x00" * 1_000)
            subprocess.run(["echo", "một chương trình con cũng in"], check=True)
        case "read":
            assert sys.stdin.read() == ""
        case "evil":
            _raw(replies, pickle.dumps(_Evil(rest)))
        case "list":
            _raw(replies, pickle.dumps([1, 2]))
        case "garbage":
            _raw(replies, os.urandom(1_000))
        case "empty":
            _raw(replies, b"")
        case "huge":
            _raw(replies, b"", 2**62)
        case "half":
            _raw(replies, b"x" * 10, 100)
            os._exit(0)
        case "class":
            _raw(replies, b"cingest.workers.worker\nRequest\n.")
    return None


def _answer(request: Request, replies: BinaryIO) -> Reply:
    with open(request.path, encoding="utf-8") as file:
        found = re.match(r"!(\w+) ?(.*)", file.read())
    if found:
        try:
            _odd(found[1], found[2], request, replies)
        except Exception:
            return _raised(request, replies)
    return _real(request, replies)


def _raised(request: Request, replies: BinaryIO) -> Reply:
    # The real one must report what is raised while it reads.
    error = sys.exc_info()[1]

    def read_file(*_):
        raise error

    kept, worker.read_file = worker.read_file, read_file
    try:
        return _real(request, replies)
    finally:
        worker.read_file = kept


if __name__ == "__main__":
    worker._answer = _answer
    worker.main()
