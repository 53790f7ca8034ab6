"""The package of a Word or Excel file: a ZIP of XML parts tied by relationships, opened as if it were an attack.

1. Sizes are checked from the directory of the ZIP before anything is unpacked; what is unpacked counts towards the
   limit, since parts may share bytes. A part is never unpacked beyond the size that its entry names.
2. XML is parsed without network and without entities; a part with a DOCTYPE, which the format forbids, is refused.
3. What Word saves as “Strict Open XML” has other namespaces for the same elements: they are exchanged.
4. A broken part is read as far as it goes, and a note says so.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from errors import UnreadableFile
from ingest.reading import Limits

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|spreadsheetml|officeDocument|drawingml)/")
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
# A small part may pack at any ratio: 100 kB of blanks harm nobody.
_RATIO_COUNTS_FROM = 1_000_000
# A name in the directory of an OLE container is in UTF-16.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Relation(NamedTuple):
    """What a part refers to: the last word of its kind (`footnotes`, `header`), and the part."""

    id: str
    kind: str
    target: str


def is_encrypted_office(data: bytes) -> bool:
    """Say whether this is a .docx, .xlsx or .pptx with a password: an OLE container with an encrypted package."""
    return data.startswith(_OLE) and _ENCRYPTED in data


class Package:
    """An opened package; `notes` grows with what could only be read in part."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        """Open a package.

        Raises:
            UnreadableFile: It is encrypted, no ZIP, or unpacks beyond the limits.
        """
        self.notes: list[str] = []
        self._name = name
        if is_encrypted_office(data):
            raise UnreadableFile(f"«{name}» bị khóa bằng mật khẩu. Hãy gỡ mật khẩu rồi đưa lại.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableFile(f"«{name}» hỏng hoặc bị cắt cụt, không mở được. Hãy lấy lại bản gốc.") from error
        entries = self._zip.infolist()
        self._left = limits.megabytes * 2**20
        if sum(entry.file_size for entry in entries) > self._left:
            raise UnreadableFile(f"«{name}» giải nén ra hơn {limits.megabytes} MB: quá cỡ cho một văn bản.")
        for entry in entries:
            if entry.file_size > max(_RATIO_COUNTS_FROM, limits.ratio * entry.compress_size):
                raise UnreadableFile(
                    f"«{name}» có phần «{entry.filename}» nén quá {limits.ratio} lần: giống tệp phá hoại, không mở."
                )
        # Some writers give parts in other letters than the relationships do; the format takes them for the same.
        self._entries = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in entries}

    def read(self, part: str) -> bytes | None:
        """Return the bytes of a part; None if it is missing or damaged (a note says so)."""
        entry = self._entries.get(part.lower())
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise UnreadableFile(f"«{self._name}» bị khóa bằng mật khẩu. Hãy gỡ mật khẩu rồi đưa lại.")
        if entry.file_size > self._left:
            raise UnreadableFile(f"«{self._name}» giải nén ra quá cỡ cho một văn bản.")
        self._left -= entry.file_size
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(entry.file_size)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError):
            self.notes.append(f"Phần «{part}» của tệp hỏng, bị bỏ qua.")
            return None
        if any(mark in data for mark in _DOCTYPES):
            raise UnreadableFile(f"«{self._name}» có khai báo DTD trong «{part}»: giống tệp phá hoại, không mở.")
        return _STRICT.sub(_TRANSITIONAL, data)

    def xml(self, part: str) -> "etree._Element | None":
        """Return the root element of a part; None if it is missing or nothing of it can be read."""
        data = self.read(part)
        if not data:
            return None
        try:
            return etree.fromstring(data, _parser(recover=False))
        except (etree.XMLSyntaxError, ValueError):
            self.notes.append(f"Phần «{part}» của tệp hỏng: chỉ đọc được đến chỗ hỏng, có thể thiếu chữ.")
        try:
            return etree.fromstring(data, _parser(recover=True))
        except (etree.XMLSyntaxError, ValueError):
            return None

    def relations(self, part: str) -> Iterator[Relation]:
        """Yield what a part refers to inside the package; the empty part is the package itself."""
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        for element in root.iter(_RELATIONSHIPS) if root is not None else ():
            if element.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/")
            yield Relation(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target)

    def main_part(self, usual: str) -> str:
        """Return the main part of the package, which its relationships name; the usual one if they are lost."""
        found = (relation.target for relation in self.relations("") if relation.kind == "officeDocument")
        return next((part for part in found if part.lower() in self._entries), usual)


def _parser(recover: bool) -> etree.XMLParser:
    # Without `huge_tree` libxml2 itself bounds depth (256) and the expansion of entities.
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, remove_comments=True,
        remove_pis=True, recover=recover,
    )  # fmt: skip
