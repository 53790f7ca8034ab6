"""A library in one ZIP; recovering.py goes back from it.

    backup.json             what it is: form, time, numbers, and for each file its size and SHA-256
    catalog.sqlite          a consistent copy (SQLite's own way of copying a database that is in use)
    originals/HASH.pdf      the files as they were given
    settings.json, …        what a person set and said, if it is there: KEPT

1. The catalogue is copied first; then the originals, which are never changed and written before the catalogue names
   them. So nobody has to stop writing meanwhile.
2. Caches are left out, they are made anew; so are the log of questions, which has its own time to live, and the key of
   a language model's server: a backup is carried about.
3. It is written under another name and renamed when it is whole.
"""

import contextlib
import datetime
import hashlib
import json
import re
import shutil
import sqlite3
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from errors import RecordNotSaved, UnreadableFile, because
from index import schema
from index.intake import Progress
from index.reader import ABBREVIATIONS
from library.changing import Changing
from library.corrected import FILE as INDICATORS
from library.recording import FEEDBACK_FILE
from library.saving import FILE as SEARCHES

FOLDER = "backups"
CATALOG, SETTINGS, _LIST = "catalog.sqlite", "settings.json", "backup.json"
KEPT = (SETTINGS, ABBREVIATIONS, INDICATORS, FEEDBACK_FILE, SEARCHES)
ORIGINAL = re.compile(r"originals/(?P<hash>[0-9a-f]{64})\.[a-z0-9]{1,10}")
_FORM = "nghiquyet-backup"
_VERSION = 1
_CHUNK = 1 << 20
_LARGEST_LIST = 64 << 20
_COPYING = "copying-"
_ABANDONED_SECONDS = 3_600.0
# What is packed already grows by being packed again.
_PACKED = frozenset({".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".odp", ".zip", ".png", ".jpg", ".jpeg", ".webp"})

Tell = Callable[[Progress], None]


class Packed(BaseModel):
    """A file in a backup."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    size: int = Field(ge=0)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")


class Contents(BaseModel):
    """The list `backup.json`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    form: str
    version: int
    saved_at: datetime.datetime
    documents: int
    passages: int
    files: dict[str, Packed]


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds."""

    file: Path
    saved_at: datetime.datetime
    documents: int
    passages: int
    originals: int
    size: int
    """Of the ZIP, in bytes."""


def save_backup(library: Changing, file: Path, on_progress: Tell = lambda _: None) -> Backup:
    """Write a library into a ZIP that is not there yet.

    Args:
        library: It may be in use, and be written, meanwhile.
        file: Where to.
        on_progress: Told of every file.

    Raises:
        RecordNotSaved: It cannot be written, or is there; the message says why.
    """
    unfinished = file.with_name(f"{file.name}.part")
    try:
        if file.exists():
            raise FileExistsError(None, "đã có tệp này, tệp cũ không bị ghi đè")
        with contextlib.ExitStack() as cleaned:
            cleaned.callback(unfinished.unlink, missing_ok=True)
            folder = Path(cleaned.enter_context(tempfile.TemporaryDirectory(dir=file.parent, prefix=_COPYING)))
            _pack(library.folder, folder, unfinished, on_progress)
            unfinished.replace(file)
    except (OSError, sqlite3.Error) as error:
        why = because(error)
        raise RecordNotSaved(f"Không ghi được bản sao lưu ra «{file}»: {why}.") from error
    return inspect_backup(file)


def inspect_backup(file: Path) -> Backup:
    """Return what a backup holds, by its own list.

    Raises:
        UnreadableFile: It is damaged, or no backup; the message says why.
    """
    with opened_backup(file) as (_, contents):
        originals = sum(1 for name in contents.files if ORIGINAL.fullmatch(name))
        size = file.stat().st_size
        return Backup(file, contents.saved_at, contents.documents, contents.passages, originals, size)


def _pack(library: Path, folder: Path, target: Path, tell: Tell) -> None:
    catalog = folder / CATALOG
    with contextlib.closing(schema.connect(library / CATALOG, read_only=True)) as source:
        _copy_database(source, catalog)
    with contextlib.closing(sqlite3.connect(catalog)) as copy:
        documents, passages = copy.execute(
            "SELECT count(DISTINCT documents.id), count(passages.id) FROM documents"
            " LEFT JOIN passages ON document = documents.id AND vector IS NOT NULL WHERE removed_at IS NULL"
        ).fetchone()
        hashes = {row[0] for row in copy.execute("SELECT DISTINCT sha256 FROM documents")}
    files = {CATALOG: catalog}
    files |= {name: library / name for name in KEPT if (library / name).is_file()}
    if SETTINGS in files:
        files[SETTINGS] = _without_key(files[SETTINGS], folder / SETTINGS)
    originals = sorted((library / "originals").glob("*"))
    files |= {f"originals/{file.name}": file for file in originals if file.stem in hashes and file.suffix != ".tmp"}
    listed: dict[str, Packed] = {}
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for done, (name, file) in enumerate(files.items()):
            tell(Progress(done, len(files), "write", name, 0, 0))
            packing = zipfile.ZIP_STORED if file.suffix in _PACKED else zipfile.ZIP_DEFLATED
            entry = zipfile.ZipInfo.from_file(file, name, strict_timestamps=False)
            entry.compress_type = packing
            with file.open("rb") as read, archive.open(entry, "w", force_zip64=True) as written:
                listed[name] = copy_stream(read, written)
        contents = Contents(
            form=_FORM,
            version=_VERSION,
            saved_at=datetime.datetime.now().astimezone().replace(microsecond=0),
            documents=documents,
            passages=passages,
            files=listed,
        )
        archive.writestr(_LIST, contents.model_dump_json(indent=1))


def _copy_database(source: sqlite3.Connection, target: Path) -> None:
    with contextlib.closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        # One file, without those that lie beside a database in use.
        copy.execute("PRAGMA journal_mode = DELETE")


def _without_key(settings: Path, target: Path) -> Path:
    values: Any = json.loads(settings.read_text("utf-8"))
    values.pop("llm_key", None)
    target.write_text(json.dumps(values, ensure_ascii=False, indent=2), "utf-8")
    return target


def copy_stream(read: IO[bytes], written: IO[bytes], limit: int | None = None) -> Packed:
    """Copy a stream, not beyond the limit; return its size and hash."""
    size, digest = 0, hashlib.sha256()
    while chunk := read.read(_CHUNK):
        size += len(chunk)
        if limit is not None and size > limit:
            break
        digest.update(chunk)
        written.write(chunk)
    return Packed(size=size, sha256=digest.hexdigest())


@contextlib.contextmanager
def opened_backup(file: Path) -> Iterator[tuple[zipfile.ZipFile, Contents]]:
    """Open a backup whose list holds all that is in it, under names that we know.

    Raises:
        UnreadableFile: It is damaged, or no backup; the message says why.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (OSError, zipfile.BadZipFile) as error:
        why = getattr(error, "strerror", None) or "tệp hỏng hoặc không phải ZIP"
        raise refused(file, str(why)) from error
    with archive:
        try:
            if archive.getinfo(_LIST).file_size > _LARGEST_LIST:
                raise refused(file, "danh mục quá lớn")
            contents = Contents.model_validate_json(archive.read(_LIST))
        except KeyError:
            raise refused(file, "không phải bản sao lưu của nghiquyet (thiếu backup.json)") from None
        except ValidationError as error:
            raise refused(file, "danh mục backup.json sai") from error
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
            raise refused(file, f"tệp hỏng ({error})") from error
        if contents.form != _FORM:
            raise refused(file, "không phải bản sao lưu của nghiquyet")
        if contents.version > _VERSION:
            raise refused(file, "do phiên bản mới hơn tạo ra, hãy cập nhật nghiquyet")
        names = archive.namelist()
        foreign = [name for name in contents.files if name not in (CATALOG, *KEPT) and not ORIGINAL.fullmatch(name)]
        foreign += sorted(set(names) ^ {*contents.files, _LIST})
        if foreign or len(names) != len(set(names)) or CATALOG not in contents.files:
            raise refused(file, f"nội dung khác danh mục ({', '.join(map(repr, foreign[:3])) or 'tên trùng'})")
        yield archive, contents


def refused(file: Path, why: str) -> UnreadableFile:
    """Return the error that says why a file is not restored."""
    return UnreadableFile(f"«{file.name}» không khôi phục được: {why}. Kho không bị thay đổi.")


def kept_backups(folder: Path) -> list[Backup]:
    """Return the backups that lie in a library's own folder for them, newest first."""
    found = []
    for file in (folder / FOLDER).glob("*.zip"):
        with contextlib.suppress(UnreadableFile, OSError):
            found.append(inspect_backup(file))
    return sorted(found, key=lambda backup: (backup.saved_at, backup.file.name), reverse=True)


def new_backup_file(folder: Path) -> Path:
    """Return the name of a new backup in a library's own folder for them, which is made if need be.

    What a program that was killed left there is cleared away.
    """
    own = folder / FOLDER
    own.mkdir(exist_ok=True)
    for left in (*own.glob("*.part"), *own.glob(f"{_COPYING}*")):
        if time.time() - left.stat().st_mtime > _ABANDONED_SECONDS:
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    return own / f"nghiquyet-{datetime.datetime.now():%Y%m%d-%H%M%S}.zip"


def keep_backup(folder: Path, content: IO[bytes]) -> Backup:
    """Keep a backup that came from elsewhere beside a library's own ones; its name is ours.

    Raises:
        UnreadableFile: It is none, or cannot be written.
    """
    file = new_backup_file(folder).with_stem(f"tai-len-{datetime.datetime.now():%Y%m%d-%H%M%S-%f}")
    try:
        with file.open("xb") as written:
            shutil.copyfileobj(content, written)
        return inspect_backup(file)
    except OSError as error:
        file.unlink(missing_ok=True)
        raise UnreadableFile(f"Không lưu được bản sao lưu: {because(error)}.") from error
    except UnreadableFile:
        file.unlink(missing_ok=True)
        raise
