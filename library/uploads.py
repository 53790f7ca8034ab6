"""Files that a browser sent, kept in the library's folder until they are taken in: nothing is lost by a reload.

    uploads/20241122-093045-1f3a/1/26-NQ-TU.docx    a batch, a folder of its own for each file
    uploads/20241122-093045-1f3a/2/hồ sơ.zip/…      the documents of an archive

1. A batch is written under another name and renamed when it is whole: one that a crash cut short is no batch.
2. A name is made harmless before it becomes one on the disk: no folders, no signs that a system reserves, not too long.
3. Archives are opened once (`ingest.files.collect`) and go; each document in them is then a file like the others, which
   can be tried again alone.
4. What was taken in is deleted. What is left in a batch failed, was stopped, or waits since the program was killed.
"""

import datetime
import re
import secrets
import shutil
import time
import unicodedata
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import IO

from errors import UnreadableFile, because
from index.intake import FileResult, Progress
from ingest.files.archive import is_archive
from ingest.files.collect import collect
from ingest.reading import Limits
from library.changing import Changing

FOLDER = "uploads"
_BATCH = re.compile(r"\d{8}-\d{6}-[0-9a-f]{4}")
_UNFINISHED = ".part"
_ABANDONED_SECONDS = 3_600.0
# Signs and names that Windows keeps for itself: a library may move there.
_RESERVED_SIGNS = re.compile(r'[<>:"|?*\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_LONGEST_BYTES = 180


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that came together."""

    folder: Path

    @property
    def files(self) -> list[Path]:
        """What is left of it, in the order in which it came."""
        found = [file for file in self.folder.rglob("*") if file.is_file()]
        return sorted(found, key=lambda file: (int(file.relative_to(self.folder).parts[0]), file))

    def name(self, file: Path) -> str:
        """Return what a person calls a file of this batch: `hồ sơ.zip/26-NQ-TU.docx`."""
        parts = file.relative_to(self.folder).parts[1:] if file.is_relative_to(self.folder) else (file.name,)
        return "/".join(parts)

    def open_archives(self, limits: Limits) -> list[FileResult]:
        """Unpack the archives of this batch; return what of them cannot be opened, with its reason."""
        failed: list[FileResult] = []
        for archive in [file for file in self.files if is_archive(file, limits)]:
            beside = self.folder.with_name(f"{self.folder.name}{_UNFINISHED}")
            shutil.rmtree(beside, ignore_errors=True)
            beside.mkdir()
            sources, refused = collect([archive], beside, limits)
            opened = archive.with_name(f"{archive.name}{_UNFINISHED}")
            for source in sources:
                target = opened.joinpath(*map(safe_name, source.path.relative_to(archive).parts))
                target.parent.mkdir(parents=True, exist_ok=True)
                while target.exists():  # two names that are one when made harmless
                    target = target.with_name(f"_{target.name}")
                source.file.replace(target)
            failed += [FileResult(item.path, "failed", None, 0, item.reason, 0.0) for item in refused]
            archive.unlink()
            if sources:
                opened.rename(archive)
            shutil.rmtree(beside, ignore_errors=True)
        return failed

    def done(self, file: Path) -> None:
        """Delete a file that was taken in, and the batch if it was the last one."""
        file.unlink(missing_ok=True)
        if not self.files:
            self.discard()

    def discard(self) -> None:
        """Delete all that is left."""
        shutil.rmtree(self.folder, ignore_errors=True)


class Uploads:
    """The folder of a library in which files wait to be taken in."""

    def __init__(self, library: Path) -> None:
        self.folder = library / FOLDER

    def save(self, files: Iterable[tuple[str, IO[bytes]]]) -> Batch:
        """Keep files that a browser sent.

        Args:
            files: Each with the name that the browser gave, which is not believed.

        Raises:
            UnreadableFile: They cannot be written; the message says why.
        """
        name = f"{datetime.datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
        unfinished = self.folder / f"{name}{_UNFINISHED}"
        try:
            for number, (called, content) in enumerate(files, 1):
                target = unfinished / str(number) / safe_name(called)
                target.parent.mkdir(parents=True)
                with target.open("xb") as written:
                    shutil.copyfileobj(content, written)
            unfinished.rename(self.folder / name)
        except OSError as error:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise UnreadableFile(f"Không lưu được tệp vào «{self.folder}»: {because(error)}.") from error
        return Batch(self.folder / name)

    def batches(self) -> list[Batch]:
        """Return what is left of earlier batches, oldest first; what a crash cut short an hour ago is cleared away."""
        if not self.folder.is_dir():
            return []
        for folder in self.folder.glob(f"*{_UNFINISHED}"):
            if time.time() - folder.stat().st_mtime > _ABANDONED_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)
        found = [Batch(folder) for folder in sorted(self.folder.iterdir()) if _BATCH.fullmatch(folder.name)]
        return [batch for batch in found if batch.files]


def take_in(
    library: Changing, batch: Batch, on_progress: Callable[[Progress], None]
) -> Generator[FileResult, None, None]:
    """Take in what is left of a batch; yield what became of each file, known by its name in the batch.

    Raises:
        LibraryBusy: Another process is writing.
    """
    settings = library.settings
    limits = Limits(
        settings.max_megabytes, settings.max_pages, settings.max_characters, settings.max_ratio, settings.max_seconds,
        settings.max_memory_megabytes,
    )  # fmt: skip
    for refused in batch.open_archives(limits):
        yield replace(refused, path=Path(batch.name(refused.path)))
    for result in library.ingest(batch.files, on_progress):
        if result.status != "failed":
            batch.done(result.path)
        yield replace(result, path=Path(batch.name(result.path)))


def safe_name(name: str) -> str:
    """Return a file name that is one on every system, as like to the given one as can be."""
    last = PurePath(name.replace("\\", "/")).name
    plain = unicodedata.normalize("NFC", _RESERVED_SIGNS.sub("_", last)).strip(" .")
    plain = plain.encode("utf-8", "replace").decode("utf-8")
    if not plain or _RESERVED.match(plain):
        plain = f"_{plain}"
    stem, dot, suffix = plain.rpartition(".")
    if not dot or len(suffix) > 10:
        stem, suffix = plain, ""
    room = _LONGEST_BYTES - len(suffix.encode()) - 1
    return stem.encode()[:room].decode("utf-8", "ignore") + (f".{suffix}" if suffix else "")
