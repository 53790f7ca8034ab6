"""A library in one ZIP, and back.

    backup.json             what it is: form, time, numbers, and for each file its size and SHA-256
    catalog.sqlite          a consistent copy (SQLite's own way of copying a database that is in use)
    originals/HASH.pdf      the files as they were given
    settings.json, abbreviations.txt, indicators.tsv, feedback.jsonl     if they are there

Saving
1. The catalogue is copied first; then the originals, which are never changed and written before the catalogue names
   them. So nobody has to stop writing meanwhile.
2. Caches are left out, they are made anew; so are the log of questions, which has its own time to live, and the key of
   a language model's server: a backup is carried about.
3. It is written under another name and renamed when it is whole.

Restoring
4. The list in `backup.json` is all that may be in the ZIP, under names that we know; a path out of the folder is none.
   Nothing is unpacked beyond the sizes in it, and everything must have its hash.
5. The catalogue must be sound and of a version that this program reads, the settings without a mistake. Only then is
   anything changed.
6. A library with documents is replaced only if that is asked for, and what was there is saved before, beside it.
   SQLite copies the catalogue into the one in use, in one transaction: readers see the old or the new library.
"""

import contextlib
import datetime
import hashlib
import json
import re
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from errors import BadQuestion, LibraryUnusable, RecordNotSaved, UnreadableFile
from index import schema
from index.intake import Progress
from index.reader import ABBREVIATIONS
from library.changing import Changing
from library.corrected import FILE as INDICATORS
from library.recording import FEEDBACK_FILE
from settings import Settings

FOLDER = "backups"
_CATALOG, _SETTINGS, _LIST = "catalog.sqlite", "settings.json", "backup.json"
_KEPT = (_SETTINGS, ABBREVIATIONS, INDICATORS, FEEDBACK_FILE)
_ORIGINAL = re.compile(r"originals/(?P<hash>[0-9a-f]{64})\.[a-z0-9]{1,10}")
_FORM = "nghiquyet-backup"
_VERSION = 1
_CHUNK = 1 << 20
_LARGEST_LIST = 64 << 20
# What is packed already grows by being packed again.
_PACKED = frozenset({".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".odp", ".zip", ".png", ".jpg", ".jpeg", ".webp"})

Tell = Callable[[Progress], None]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    size: int = Field(ge=0)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")


class _Contents(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    form: str
    version: int
    saved_at: datetime.datetime
    documents: int
    passages: int
    files: dict[str, _File]


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
            folder = Path(cleaned.enter_context(tempfile.TemporaryDirectory(dir=file.parent, prefix="backup-")))
            _pack(library.folder, folder, unfinished, on_progress)
            unfinished.replace(file)
    except (OSError, sqlite3.Error) as error:
        why = getattr(error, "strerror", None) or error
        raise RecordNotSaved(f"Không ghi được bản sao lưu ra «{file}»: {why}.") from error
    return inspect_backup(file)


def inspect_backup(file: Path) -> Backup:
    """Return what a backup holds, by its own list.

    Raises:
        UnreadableFile: It is damaged, or no backup; the message says why.
    """
    with _opened(file) as (_, contents):
        originals = sum(1 for name in contents.files if _ORIGINAL.fullmatch(name))
        size = file.stat().st_size
        return Backup(file, contents.saved_at, contents.documents, contents.passages, originals, size)


def restore_backup(
    library: Changing, file: Path, on_progress: Tell = lambda _: None, *, replace: bool = False
) -> Path | None:
    """Make a library what a backup holds; it may go on being used, by others too.

    Args:
        library: An empty one, if not `replace`.
        file: A ZIP that `save_backup` made.
        on_progress: Told of every file.
        replace: Whether a library with documents may be replaced.

    Returns:
        Where that which was there has been saved, None if there was nothing.

    Raises:
        UnreadableFile: Damaged, changed, or no backup: nothing was changed.
        BadQuestion: The library has documents.
        LibraryBusy, LibraryUnusable: As their names say.
    """
    filled = bool(library.documents() or library.documents(removed=True))
    if filled and not replace:
        raise BadQuestion(
            f"Kho «{library.folder}» đã có văn bản. Khôi phục vào một thư mục trống, hoặc xác nhận thay kho này "
            "(nó được sao lưu trước khi thay)."
        )
    saved: Path | None = None
    try:
        with tempfile.TemporaryDirectory(dir=library.folder, prefix="restoring-") as name:
            unpacked = Path(name)
            _unpack(file, unpacked, on_progress)
            _check(unpacked, file)
            # Not `writer`: it would renew caches of vectors that may be of another model now.
            with library._store._lock():
                if filled:
                    saved = _aside(library)
                    save_backup(library, saved, on_progress)
                _take_over(unpacked, library.folder)
    except OSError as error:
        raise LibraryUnusable(f"Không ghi được vào kho «{library.folder}»: {error.strerror or error}.") from error
    # The settings, and with them the model, may be others now.
    fresh = type(library).open(library.folder)
    vars(library).update(vars(fresh))
    return saved


def _aside(library: Changing) -> Path:
    folder = library.folder / FOLDER
    folder.mkdir(exist_ok=True)
    return folder / f"truoc-khoi-phuc-{datetime.datetime.now():%Y%m%d-%H%M%S-%f}.zip"


def _pack(library: Path, folder: Path, target: Path, tell: Tell) -> None:
    catalog = folder / _CATALOG
    with contextlib.closing(schema.connect(library / _CATALOG, read_only=True)) as source:
        _copy_database(source, catalog)
    with contextlib.closing(sqlite3.connect(catalog)) as copy:
        documents, passages = copy.execute(
            "SELECT count(DISTINCT documents.id), count(passages.id) FROM documents"
            " LEFT JOIN passages ON document = documents.id AND vector IS NOT NULL WHERE removed_at IS NULL"
        ).fetchone()
        hashes = {row[0] for row in copy.execute("SELECT DISTINCT sha256 FROM documents")}
    files = {_CATALOG: catalog}
    files |= {name: library / name for name in _KEPT if (library / name).is_file()}
    if _SETTINGS in files:
        files[_SETTINGS] = _without_key(files[_SETTINGS], folder / _SETTINGS)
    originals = sorted((library / "originals").glob("*"))
    files |= {f"originals/{file.name}": file for file in originals if file.stem in hashes and file.suffix != ".tmp"}
    listed: dict[str, _File] = {}
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for done, (name, file) in enumerate(files.items()):
            tell(Progress(done, len(files), "write", name, 0, 0))
            packing = zipfile.ZIP_STORED if file.suffix in _PACKED else zipfile.ZIP_DEFLATED
            entry = zipfile.ZipInfo.from_file(file, name, strict_timestamps=False)
            entry.compress_type = packing
            with file.open("rb") as read, archive.open(entry, "w", force_zip64=True) as written:
                listed[name] = _copy(read, written)
        contents = _Contents(
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


def _copy(read: IO[bytes], written: IO[bytes], limit: int | None = None) -> _File:
    """Copy a stream, not beyond the limit; return its size and hash."""
    size, digest = 0, hashlib.sha256()
    while chunk := read.read(_CHUNK):
        size += len(chunk)
        if limit is not None and size > limit:
            break
        digest.update(chunk)
        written.write(chunk)
    return _File(size=size, sha256=digest.hexdigest())


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[tuple[zipfile.ZipFile, _Contents]]:
    try:
        archive = zipfile.ZipFile(file)
    except (OSError, zipfile.BadZipFile) as error:
        why = getattr(error, "strerror", None) or "tệp hỏng hoặc không phải ZIP"
        raise _refused(file, str(why)) from error
    with archive:
        try:
            if archive.getinfo(_LIST).file_size > _LARGEST_LIST:
                raise _refused(file, "danh mục quá lớn")
            contents = _Contents.model_validate_json(archive.read(_LIST))
        except KeyError:
            raise _refused(file, "không phải bản sao lưu của nghiquyet (thiếu backup.json)") from None
        except ValidationError as error:
            raise _refused(file, "danh mục backup.json sai") from error
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
            raise _refused(file, f"tệp hỏng ({error})") from error
        if contents.form != _FORM:
            raise _refused(file, "không phải bản sao lưu của nghiquyet")
        if contents.version > _VERSION:
            raise _refused(file, "do phiên bản mới hơn tạo ra, hãy cập nhật nghiquyet")
        names = archive.namelist()
        foreign = [name for name in contents.files if name not in (_CATALOG, *_KEPT) and not _ORIGINAL.fullmatch(name)]
        foreign += sorted(set(names) ^ {*contents.files, _LIST})
        if foreign or len(names) != len(set(names)) or _CATALOG not in contents.files:
            raise _refused(file, f"nội dung khác danh mục ({', '.join(map(repr, foreign[:3])) or 'tên trùng'})")
        yield archive, contents


def _unpack(file: Path, folder: Path, tell: Tell) -> None:
    with _opened(file) as (archive, contents):
        needed = sum(listed.size for listed in contents.files.values())
        if needed * 2 > shutil.disk_usage(folder).free:
            raise _refused(file, f"cần {needed * 2 // 2**20} MB trống trên ổ đĩa")
        for done, (name, listed) in enumerate(contents.files.items()):
            tell(Progress(done, len(contents.files), "read", name, 0, 0))
            target = folder / name
            target.parent.mkdir(exist_ok=True)
            try:
                with archive.open(name) as packed, target.open("xb") as written:
                    found = _copy(packed, written, listed.size)
            except Exception as error:  # of damage zipfile and zlib raise what they like
                raise _refused(file, f"«{name}» hỏng ({error})") from error
            original = _ORIGINAL.fullmatch(name)
            if found != listed or (original and original["hash"] != found.sha256):
                raise _refused(file, f"«{name}» không còn như lúc sao lưu")


def _check(folder: Path, file: Path) -> None:
    try:
        with contextlib.closing(schema.connect(folder / _CATALOG)) as catalog:
            if catalog.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise _refused(file, "catalog.sqlite hỏng")
            catalog.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if (folder / _SETTINGS).exists():
            Settings.model_validate_json((folder / _SETTINGS).read_bytes())
    except sqlite3.Error as error:
        raise _refused(file, f"catalog.sqlite hỏng ({error})") from error
    except LibraryUnusable as error:
        raise _refused(file, str(error)) from error
    except ValidationError as error:
        raise _refused(file, "settings.json trong đó sai") from error


def _take_over(unpacked: Path, library: Path) -> None:
    (library / "originals").mkdir(exist_ok=True)
    for original in (unpacked / "originals").glob("*"):
        original.replace(library / "originals" / original.name)
    with (
        contextlib.closing(schema.connect(unpacked / _CATALOG, read_only=True)) as source,
        contextlib.closing(schema.connect(library / _CATALOG)) as target,
    ):
        source.backup(target)
    for name in _KEPT:
        if (unpacked / name).exists():
            (unpacked / name).replace(library / name)
        else:
            (library / name).unlink(missing_ok=True)


def _refused(file: Path, why: str) -> UnreadableFile:
    return UnreadableFile(f"«{file.name}» không khôi phục được: {why}. Kho không bị thay đổi.")


def kept_backups(folder: Path) -> list[Backup]:
    """Return the backups that lie in a library's own folder for them, newest first."""
    found = []
    for file in (folder / FOLDER).glob("*.zip"):
        with contextlib.suppress(UnreadableFile, OSError):
            found.append(inspect_backup(file))
    return sorted(found, key=lambda backup: (backup.saved_at, backup.file.name), reverse=True)


def new_backup_file(folder: Path) -> Path:
    """Return the name of a new backup in a library's own folder for them, which is made if need be."""
    (folder / FOLDER).mkdir(exist_ok=True)
    return folder / FOLDER / f"nghiquyet-{datetime.datetime.now():%Y%m%d-%H%M%S}.zip"


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
        raise UnreadableFile(f"Không lưu được bản sao lưu: {error.strerror or error}.") from error
    except UnreadableFile:
        file.unlink(missing_ok=True)
        raise
