"""A file of JSON lines in a library's folder, which several programs add to at the same time.

1. A line is added under a lock and in one write; after a line that a crash cut short it starts on a line of its own.
2. Lines are dropped by their day, and only if the first one, which is the oldest, is too old: so the file is written
   anew once a day at most. That is done into a file beside it, which then takes its place.
3. Whoever reads takes no lock: a library may lie where one may not write. A line that cannot be read is counted.
"""

import datetime
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from errors import RecordNotSaved
from library.records import rewrite, writing


class Journal:
    """The lines of one file; each is an object whose `at` says when."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def append(self, entry: Mapping[str, object], *, keep_from: datetime.date | None = None) -> None:
        """Add a line.

        Args:
            entry: What to write.
            keep_from: The first day whose lines are kept; None keeps all.

        Raises:
            RecordNotSaved: It cannot be written; the message says why.
        """
        # A lone surrogate, as a file name in a question may bring it, becomes an escape, which JSON has for it.
        line = json.dumps(entry, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
        with writing(self.file):
            if keep_from is not None:
                self._drop_before(keep_from)
            with self.file.open("a+b", buffering=0) as opened:
                if opened.seek(0, os.SEEK_END):
                    opened.seek(-1, os.SEEK_END)
                    line = line if opened.read(1) == b"\n" else b"\n" + line
                opened.write(line)

    def entries(self) -> tuple[list[dict[str, Any]], int]:
        """Return the lines in the order of the file, and how many others cannot be read.

        Raises:
            RecordNotSaved: The file is there and may not be read.
        """
        try:
            lines = self.file.read_bytes().splitlines() if self.file.exists() else []
        except OSError as error:
            raise RecordNotSaved(f"Không đọc được «{self.file}»: {error.strerror or error}.") from error
        read = [_entry(line) for line in lines if line.strip()]
        found = [entry for entry in read if entry is not None]
        return found, len(read) - len(found)

    def clear(self) -> None:
        """Delete the file.

        Raises:
            RecordNotSaved: It cannot be deleted.
        """
        with writing(self.file):
            self.file.unlink(missing_ok=True)

    def _drop_before(self, first: datetime.date) -> None:
        if not self.file.exists():
            return
        with self.file.open("rb") as opened:
            line = opened.readline()
            if _is_kept(line, first):
                return
            while line and not _is_kept(line, first):
                line = opened.readline()
            kept = line + opened.read()
        rewrite(self.file, kept)


def _entry(line: bytes) -> dict[str, Any] | None:
    try:
        read = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) else None


def _is_kept(line: bytes, first: datetime.date) -> bool:
    entry = _entry(line)
    try:
        return entry is not None and datetime.datetime.fromisoformat(entry["at"]).date() >= first
    except (KeyError, TypeError, ValueError):
        return False
