"""A ZIP of documents -> its files on disk, safely.

1. Members are taken in the order of their names; folders, hidden files, side files of macOS and files of a kind that
   is not read are left out. A ZIP within is opened too, to a depth of three.
2. A member is unpacked under a number of ours, never under its own name: a path that leads out of the folder leads
   nowhere.
3. Unpacking stops at the limits: of all bytes together, and of unpacked to packed size. What the directory claims is
   not believed; the bytes are counted as they come.
4. A name is UTF-8 if it says so or reads so; old programs wrote it in code page 437 or Windows-1258.
5. What is locked, damaged or over a limit is refused by name, and the rest goes on.
"""

import unicodedata
import zipfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from ingest.kinds import SUFFIXES
from ingest.pool import Source
from ingest.reading import Limits

_DEPTH = 3
_CHUNK = 1 << 20
_UTF8_FLAG = 0x800


@dataclass(frozen=True, slots=True)
class Refused:
    """A name that leads to no file, and why."""

    path: Path
    reason: str


@dataclass(slots=True)
class Unpacker:
    """Unpacks archives into `folder`; all archives together stay within the limits."""

    folder: Path
    limits: Limits
    refused: list[Refused] = field(default_factory=list)
    _bytes: int = 0
    _count: int = 0

    def unpack(self, archive: Path, known_as: Path, depth: int = 1) -> list[Source]:
        """Unpack one archive.

        Args:
            archive: Where it lies.
            known_as: The path that the person knows it by; members are known as paths below it.
            depth: How many archives it lies in, itself included.

        Returns:
            Its documents; `refused` tells of the others.
        """
        found: list[Source] = []
        try:
            with zipfile.ZipFile(archive) as opened:
                members = [member for member in opened.infolist() if _wanted(member)]
                if len(members) > self.limits.pages:
                    self._refuse(known_as, f"có hơn {self.limits.pages} tệp bên trong")
                    return []
                for name, member in sorted((_name(member), member) for member in members):
                    found.extend(self._member(opened, member, known_as / name, depth))
        except (zipfile.BadZipFile, OSError, ValueError, EOFError) as error:
            self._refuse(known_as, f"hỏng, không mở được như tệp nén ({error})")
        if not found and not any(item.path.is_relative_to(known_as) for item in self.refused):
            self._refuse(known_as, "không có văn bản nào bên trong")
        return found

    def _member(self, opened: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path, depth: int) -> list[Source]:
        if member.flag_bits & 1:
            self._refuse(path, "bị khóa bằng mật khẩu. Hãy giải nén rồi đưa thư mục vào")
            return []
        self._count += 1
        target = self.folder / str(self._count)
        try:
            with opened.open(member) as packed, target.open("wb") as unpacked:
                fault = self._copy(packed, unpacked, member.compress_size)
        except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError, RuntimeError) as error:
            fault = f"hỏng trong tệp nén ({error})"
        except Exception as error:  # zlib, lzma and bz2 each have their own
            fault = f"hỏng trong tệp nén ({error!r})"
        if fault:
            target.unlink(missing_ok=True)
            self._refuse(path, fault)
            return []
        if path.suffix.lower() != ".zip":
            return [Source(target, path)]
        if depth == _DEPTH:
            self._refuse(path, f"nằm trong {_DEPTH} lớp tệp nén: không mở sâu hơn")
            return []
        found = self.unpack(target, path, depth + 1)
        target.unlink(missing_ok=True)
        return found

    def _copy(self, packed: IO[bytes], unpacked: IO[bytes], packed_size: int) -> str | None:
        size = 0
        while chunk := packed.read(_CHUNK):
            size += len(chunk)
            if self._bytes + size > self.limits.megabytes * 2**20:
                return f"vượt giới hạn {self.limits.megabytes} MB cho một lần giải nén (max_megabytes trong cấu hình)"
            if size > _CHUNK and size > self.limits.ratio * max(packed_size, 1):
                return f"nén quá {self.limits.ratio} lần: có thể là tệp phá hoại (max_ratio trong cấu hình)"
            unpacked.write(chunk)
        self._bytes += size
        return None

    def _refuse(self, path: Path, reason: str) -> None:
        self.refused.append(Refused(path, f"«{path.name}» {reason}."))


def _wanted(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(_name(member))
    hidden = any(part.startswith((".", "__MACOSX", "~$")) for part in path.parts)
    return not member.is_dir() and not hidden and path.suffix.lower() in SUFFIXES


def _name(member: zipfile.ZipInfo) -> str:
    """The member's path, harmless: neither absolute nor upward, NFC."""
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
    return unicodedata.normalize("NFC", "/".join(parts)) or "không tên"
