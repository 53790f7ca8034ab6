"""Names given by a person -> the files to take in.

1. A file is taken whatever its suffix: who names it means it.
2. A folder is searched with all below it, in the order of names, for the suffixes that can be read; hidden files and
   folders, the lock files of Word (`~$…`), and README files, which tell of the folder, are left out.
3. A ZIP is unpacked (`ingest.files.archive`), and each document in it is a file of its own, known as `hồ
   sơ.zip/26-NQ-TU.docx`.
4. What cannot be opened is given back with its reason, and the rest goes on.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from ingest.files.archive import Refused, Unpacker, is_archive
from ingest.files.kinds import is_wanted
from ingest.reading import Limits
from ingest.workers.pool import Source


def collect(names: Iterable[Path], folder: Path, limits: Limits) -> tuple[list[Source], list[Refused]]:
    """Find the files that names lead to.

    Args:
        names: Files, folders and archives, as the person gave them.
        folder: An empty one, where archives are unpacked; the files are needed as long as the sources.
        limits: For archives.

    Returns:
        The files, each once, and the names that lead to none.
    """
    files: dict[Path, None] = {}
    unpacker = Unpacker(folder, limits)
    refused = unpacker.refused
    for name in names:
        try:
            if name.is_dir():
                found = _walk(name, refused)
                if not found and not any(item.path.is_relative_to(name) for item in refused):
                    refused.append(Refused(name, "Thư mục không có văn bản nào (Word, PDF, Excel, ảnh, văn bản)."))
                files.update(dict.fromkeys(found))
            elif name.exists():
                files[name] = None
            else:
                refused.append(Refused(name, "Không có tệp hoặc thư mục này."))
        except OSError as error:  # a folder above it that may not be entered, a name too long
            refused.append(Refused(name, f"Không mở được: {error.strerror}."))
    sources: list[Source] = []
    for file in files:
        sources.extend(unpacker.unpack(file, file) if is_archive(file, limits) else [Source(file, file)])
    return sources, refused


def _walk(folder: Path, refused: list[Refused]) -> list[Path]:
    def no_access(error: OSError) -> None:
        refused.append(Refused(Path(error.filename or folder), f"Không mở được thư mục: {error.strerror}."))

    found: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=no_access):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(Path(parent) / name for name in sorted(names) if is_wanted(Path(name)))
    return found
