"""A folder on this machine for models that were made here: unpacked weights, compiled graphs.

1. The root is the environment variable NGHIQUYET_CACHE, otherwise the user's cache folder (platformdirs).
2. A folder is made under a temporary name beside its place, gets a manifest with the size and the CRC-32 of each of its
   files, and is renamed into place: another process sees all of it or nothing.
3. A file lock lets one process make it while others wait and then find it there.
4. Every opening compares the sizes, and the CRC-32 of files up to CHECKED_BYTES; a folder that differs is made anew.
"""

import json
import os
import shutil
import uuid
import zlib
from collections.abc import Callable
from pathlib import Path

import platformdirs
from filelock import FileLock

from errors import ModelUnavailable

VARIABLE = "NGHIQUYET_CACHE"
MANIFEST = "manifest.json"
CHECKED_BYTES = 512 * 1024 * 1024  # CRC-32 reads 5 GB/s: 0.04 s for the default model, but seconds for one of some GB


def cache_root() -> Path:
    """The folder under which models are kept. It need not exist yet."""
    chosen = os.environ.get(VARIABLE)
    base = Path(chosen).expanduser() if chosen else platformdirs.user_cache_path("nghiquyet")
    return base / "models"


def kept_folder(place: Path, make: Callable[[Path], None]) -> Path:
    """Return `place`, made by `make(empty temporary folder)` if it is not there or damaged.

    Raises:
        ModelUnavailable: the cache cannot be written (rights, no space left).
        Exception: whatever `make` raises; nothing is left behind.
    """
    if is_whole(place):
        return place
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(place.with_name(place.name + ".lock")):
            if not is_whole(place):
                _make(place, make)
    except OSError as error:
        raise ModelUnavailable(
            f"Không ghi được mô hình vào {place} ({error.strerror or error}). Hãy kiểm tra quyền ghi và dung lượng "
            f"đĩa còn trống (cần khoảng 1 GB), hoặc đặt biến môi trường {VARIABLE} trỏ tới một thư mục khác."
        ) from error
    return place


def is_whole(place: Path) -> bool:
    """True if the folder has a manifest and every file of it is there with its size and checksum."""
    try:
        manifest = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
        return bool(manifest) and all(_measure(place / name) == tuple(known) for name, known in manifest.items())
    except (OSError, ValueError, AttributeError, TypeError):
        return False


def _make(place: Path, make: Callable[[Path], None]) -> None:
    for left in place.parent.glob(f".{place.name}-*"):  # by a process that was killed: the lock says that none is at it
        shutil.rmtree(left, ignore_errors=True)
    temporary = place.with_name(f".{place.name}-{uuid.uuid4().hex}")
    try:
        temporary.mkdir()
        make(temporary)
        files = sorted(file for file in temporary.rglob("*") if file.is_file())
        manifest = {file.relative_to(temporary).as_posix(): _measure(file) for file in files}
        (temporary / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        if place.exists():  # damaged: another process may still have it open, so it moves away before it goes
            damaged = place.with_name(f".{place.name}-{uuid.uuid4().hex}")
            place.rename(damaged)
            shutil.rmtree(damaged, ignore_errors=True)
        temporary.rename(place)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _measure(file: Path) -> tuple[int, int | None]:
    """Size in bytes and CRC-32, the latter None for a file too large to read at each start."""
    size = file.stat().st_size
    if size > CHECKED_BYTES:
        return size, None
    checksum = 0
    with file.open("rb") as opened:
        while block := opened.read(1 << 22):
            checksum = zlib.crc32(block, checksum)
    return size, checksum
