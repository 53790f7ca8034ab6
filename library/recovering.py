"""A library made again of a backup (backup.py).

1. The list in `backup.json` is all that may be in the ZIP, under names that we know; a path out of the folder is none.
   Nothing is unpacked beyond the sizes in it, and everything must have its hash.
2. The catalogue must be sound and of a version that this program reads, the settings without a mistake. Only then is
   anything changed.
3. A library with documents is replaced only if that is asked for, and what was there is saved before, beside it.
   SQLite copies the catalogue into the one in use, in one transaction: readers see the old or the new library.
4. What a restoring that was killed left is cleared away by the next one.
"""

import contextlib
import datetime
import shutil
import sqlite3
import tempfile
import time
from pathlib import Path

from pydantic import ValidationError

from errors import BadQuestion, LibraryUnusable
from index import schema
from index.intake import Progress
from library.backup import (
    CATALOG,
    FOLDER,
    KEPT,
    ORIGINAL,
    SETTINGS,
    Tell,
    copy_stream,
    opened_backup,
    refused,
    save_backup,
)
from library.changing import Changing
from settings import Settings

_UNPACKED = "restoring-"
_ABANDONED_SECONDS = 3_600.0


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
        _clear_away(library.folder)
        with tempfile.TemporaryDirectory(dir=library.folder, prefix=_UNPACKED) as name:
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


def _unpack(file: Path, folder: Path, tell: Tell) -> None:
    with opened_backup(file) as (archive, contents):
        needed = sum(listed.size for listed in contents.files.values())
        if needed * 2 > shutil.disk_usage(folder).free:
            raise refused(file, f"cần {needed * 2 // 2**20} MB trống trên ổ đĩa")
        for done, (name, listed) in enumerate(contents.files.items()):
            tell(Progress(done, len(contents.files), "read", name, 0, 0))
            target = folder / name
            target.parent.mkdir(exist_ok=True)
            try:
                with archive.open(name) as packed, target.open("xb") as written:
                    found = copy_stream(packed, written, listed.size)
            except Exception as error:  # of damage zipfile and zlib raise what they like
                raise refused(file, f"«{name}» hỏng ({error})") from error
            original = ORIGINAL.fullmatch(name)
            if found != listed or (original and original["hash"] != found.sha256):
                raise refused(file, f"«{name}» không còn như lúc sao lưu")


def _check(folder: Path, file: Path) -> None:
    try:
        with contextlib.closing(schema.connect(folder / CATALOG)) as catalog:
            if catalog.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise refused(file, "catalog.sqlite hỏng")
            catalog.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if (folder / SETTINGS).exists():
            Settings.model_validate_json((folder / SETTINGS).read_bytes())
    except sqlite3.Error as error:
        raise refused(file, f"catalog.sqlite hỏng ({error})") from error
    except LibraryUnusable as error:
        raise refused(file, str(error)) from error
    except ValidationError as error:
        raise refused(file, "settings.json trong đó sai") from error


def _take_over(unpacked: Path, library: Path) -> None:
    (library / "originals").mkdir(exist_ok=True)
    for original in (unpacked / "originals").glob("*"):
        original.replace(library / "originals" / original.name)
    with (
        contextlib.closing(schema.connect(unpacked / CATALOG, read_only=True)) as source,
        contextlib.closing(schema.connect(library / CATALOG)) as target,
    ):
        source.backup(target)
    for name in KEPT:
        if (unpacked / name).exists():
            (unpacked / name).replace(library / name)
        else:
            (library / name).unlink(missing_ok=True)


def _clear_away(folder: Path) -> None:
    for left in folder.glob(f"{_UNPACKED}*"):
        if time.time() - left.stat().st_mtime > _ABANDONED_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
