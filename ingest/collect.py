"""Names given by a person -> the files to take in.

1. A file is taken whatever its suffix: who names it means it.
2. A folder is searched with all below it, in the order of names, for the suffixes that can be read; hidden files and
   folders are left out.
3. What cannot be opened is given back with its reason, and the rest goes on.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.read import SUFFIXES


@dataclass(frozen=True, slots=True)
class Refused:
    """A name that leads to no file."""

    path: Path
    reason: str


def collect(names: Iterable[Path]) -> tuple[list[Path], list[Refused]]:
    """Return the files that the names lead to, each once, and the names that lead to none."""
    files: dict[Path, None] = {}
    refused: list[Refused] = []
    for name in names:
        try:
            if name.is_dir():
                found = _walk(name, refused)
                if not found and not any(item.path.is_relative_to(name) for item in refused):
                    refused.append(Refused(name, f"Thư mục không có tệp {' hoặc '.join(sorted(SUFFIXES))} nào."))
                files.update(dict.fromkeys(found))
            elif name.exists():
                files[name] = None
            else:
                refused.append(Refused(name, "Không có tệp hoặc thư mục này."))
        except OSError as error:  # a folder above it that may not be entered, a name too long
            refused.append(Refused(name, f"Không mở được: {error.strerror}."))
    return list(files), refused


def _walk(folder: Path, refused: list[Refused]) -> list[Path]:
    def no_access(error: OSError) -> None:
        refused.append(Refused(Path(error.filename or folder), f"Không mở được thư mục: {error.strerror}."))

    found: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=no_access):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        wanted = (name for name in sorted(names) if not name.startswith("."))
        found.extend(Path(parent) / name for name in wanted if Path(name).suffix.lower() in SUFFIXES)
    return found
