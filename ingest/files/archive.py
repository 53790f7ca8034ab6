"""A ZIP of documents -> its files on disk, safely.

1. Members are taken in the order of their names; folders, hidden files, side files of macOS and files of a kind that
   is not read are left out. A ZIP within is opened too, to a depth of three.
2. A member is unpacked under a number of ours, never under its own name: a path that leads out of the folder leads
   nowhere.
3. Unpacking stops at the limits, for an archive with all that lie in it: of members, of all bytes together, and of
   unpacked to packed size. What the directory claims is not believed; the bytes are counted as they come.
4. A name is UTF-8 if it says so or reads so; old programs wrote it in code page 437 or Windows-1258.
5. What is locked, damaged, a link or over a limit is refused by name, and the rest goes on.
"""

import re
import stat
import unicodedata
import zipfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from errors import because, is_full
from ingest.files.kinds import is_wanted, kind_of
from ingest.reading import Limits
from ingest.workers.pool import Source

_DEPTH = 3
_CHUNK = 1 << 20
# bzip2 and LZMA cannot be unpacked by the piece: a kilobyte may give a gigabyte at once.
_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# Of so little no ratio does harm: a blank sheet packs well.
_SMALL = 1 << 20
_UTF8_FLAG = 0x800
_DRIVE = re.compile("[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Refused:
    """A name that leads to no file, and why."""

    path: Path
    reason: str


def is_archive(file: Path, limits: Limits) -> bool:
    """Return whether a file is to be unpacked: a ZIP of documents, and no Word or Excel file, which are ZIPs too."""
    try:
        if not file.is_file() or file.stat().st_size > limits.megabytes * 2**20:
            return False  # the reader tells why
        with file.open("rb") as stream:
            if stream.read(2) != b"PK":
                return False
        return kind_of(file.read_bytes()) == "zip"
    except OSError:
        return False


@dataclass(slots=True)
class Unpacker:
    """Unpacks archives into `folder`."""

    folder: Path
    limits: Limits
    refused: list[Refused] = field(default_factory=list)
    _unpacked: int = 0
    """Files in `folder` so far: a file's name in it."""
    _bytes: int = 0
    """Of the present archive, as is the next."""
    _members: int = 0

    def unpack(self, archive: Path, known_as: Path) -> list[Source]:
        """Unpack one archive.

        Args:
            archive: Where it lies.
            known_as: The path that the person knows it by; members are known as paths below it.

        Returns:
            Its documents; `refused` tells of the others.
        """
        self._bytes = self._members = 0
        return self._open(archive, known_as, 1)

    def _open(self, archive: Path, known_as: Path, depth: int) -> list[Source]:
        found: list[Source] = []
        refused_before = len(self.refused)
        try:
            opened = zipfile.ZipFile(archive)
        except Exception:  # of damage zipfile raises what it likes, in English
            # A Word or Excel file of which only the beginning is left looks like any other ZIP.
            self._refuse(known_as, "hỏng hoặc bị cắt cụt, không mở được. Hãy lấy lại bản gốc")
            return []
        with opened:
            members = [member for member in opened.infolist() if _wanted(member)]
            self._members += len(members)
            if self._members > self.limits.pages:
                self._refuse(known_as, f"có hơn {self.limits.pages} tệp bên trong (max_pages trong cấu hình)")
                return []
            for member in sorted(members, key=_name):
                found.extend(self._member(opened, member, known_as / _name(member), depth))
        if not found and len(self.refused) == refused_before:
            self._refuse(known_as, "không có văn bản nào bên trong")
        return found

    def _member(self, opened: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path, depth: int) -> list[Source]:
        if member.flag_bits & 1:
            self._refuse(path, "bị khóa bằng mật khẩu. Hãy giải nén rồi đưa thư mục vào")
            return []
        if stat.S_ISLNK(member.external_attr >> 16):
            self._refuse(path, "là đường dẫn tắt, không phải tệp")
            return []
        if member.compress_type not in _PACKED:
            self._refuse(path, "nén theo cách lạ. Hãy giải nén rồi đưa thư mục vào")
            return []
        self._unpacked += 1
        target = self.folder / str(self._unpacked)
        try:
            with opened.open(member) as packed, target.open("wb") as unpacked:
                fault = self._copy(packed, unpacked, member.compress_size)
        except Exception as error:  # zlib, lzma and bz2 each have their own beside those of zipfile
            damaged = "hỏng trong tệp nén. Hãy lấy lại bản gốc"
            fault = f"chưa giải nén được: {because(error)}" if is_full(error) else damaged
        if fault:
            target.unlink(missing_ok=True)
            self._refuse(path, fault)
            return []
        if not is_archive(target, self.limits):
            return [Source(target, path)]
        found = []
        if depth < _DEPTH:
            found = self._open(target, path, depth + 1)
        else:
            self._refuse(path, f"nằm trong {_DEPTH} lớp tệp nén: không mở sâu hơn")
        target.unlink(missing_ok=True)
        return found

    def _copy(self, packed: IO[bytes], unpacked: IO[bytes], packed_size: int) -> str | None:
        size = 0
        while chunk := packed.read(_CHUNK):
            size += len(chunk)
            if self._bytes + size > self.limits.megabytes * 2**20:
                return f"vượt giới hạn {self.limits.megabytes} MB cho một lần giải nén (max_megabytes trong cấu hình)"
            if size > _SMALL and size > self.limits.ratio * max(packed_size, 1):
                return f"nén quá {self.limits.ratio} lần: có thể là tệp phá hoại (max_ratio trong cấu hình)"
            unpacked.write(chunk)
        self._bytes += size
        return None

    def _refuse(self, path: Path, reason: str) -> None:
        self.refused.append(Refused(path, f"«{path.name}» {reason}."))


def _wanted(member: zipfile.ZipInfo) -> bool:
    return not member.is_dir() and is_wanted(PurePosixPath(_name(member)))


def _name(member: zipfile.ZipInfo) -> str:
    """The member's path, harmless: neither absolute nor upward nor of another drive, NFC."""
    name = member.filename
    if not member.flag_bits & _UTF8_FLAG:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "cp1258"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    parts = [part for part in parts if not _DRIVE.fullmatch(part)]
    return unicodedata.normalize("NFC", "/".join(parts)) or "không tên"
