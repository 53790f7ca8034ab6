"""First bytes of a file -> what it is, whatever its name says.

1. A mark at the first byte decides; a PDF's may stand anywhere within the first kilobyte (but a ZIP that holds a PDF
   unpacked is a ZIP).
2. A ZIP container is told by the parts in it: Word, Excel, PowerPoint, OpenDocument, else an archive.
3. An OLE container (Office of 1997 to 2003) is told by the names of its streams, which stand in its directory as
   UTF-16.
4. HTML and MHTML are told by their tags; many a file named `.doc` is one.
5. What has none of these marks is tried as text.
"""

import io
import re
import zipfile
from pathlib import PurePath
from typing import Literal

Kind = Literal[
    "pdf", "docx", "xlsx", "xls", "office", "html", "picture", "text", "zip", "archive", "locked", "database", "outlook"
]
"""`office` is what LibreOffice opens for us: Word and PowerPoint before 2007, RTF, presentations, OpenDocument."""

SUFFIXES = frozenset({
    ".txt", ".md", ".markdown", ".pdf", ".docx", ".docm", ".dotx", ".doc", ".dot", ".rtf", ".odt", ".xlsx", ".xlsm",
    ".xls", ".ppt", ".pptx", ".odp", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".png", ".jpg", ".jpeg", ".tif",
    ".tiff", ".bmp", ".webp", ".zip",
})  # fmt: skip
"""What a folder is searched for; a file given by name is tried whatever its suffix."""

_BESIDE = (".", "~$", "__MACOSX")
_ABOUT = "readme"

ARCHIVES: frozenset[Kind] = frozenset({"zip"})
REFUSED: dict[Kind, str] = {
    "archive": "tệp nén RAR, 7z, gzip hoặc tar: chưa mở được dạng này. Hãy giải nén rồi đưa cả thư mục vào.",
    "locked": "tệp Office bị khóa bằng mật khẩu. Hãy gỡ mật khẩu rồi đưa lại.",
    "database": "cơ sở dữ liệu (Access hoặc SQLite), không phải văn bản.",
    "outlook": "thư Outlook (.msg). Hãy lưu các tệp đính kèm ra thư mục rồi đưa vào.",
}

_MARKS: tuple[tuple[bytes, Kind], ...] = (
    (b"{\\rtf", "office"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"GIF8", "picture"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"\x00\x01\x00\x00Standard ", "database"),
    (b"SQLite format 3\x00", "database"),
)
# Word 2003 and OpenDocument as one XML file; in the beginning, before the styles.
_OFFICE_XML = re.compile(rb"<\?mso-application|<office:document\b|<w:wordDocument\b|<pkg:package\b")
_TAR = slice(257, 262)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS: tuple[tuple[str, Kind], ...] = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "office"),
    ("PowerPoint Document", "office"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("__properties_version1.0", "outlook"),
)
_PARTS: tuple[tuple[str, Kind], ...] = (
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "office"),
    ("content.xml", "office"),
)
# A Markdown file may hold a table in tags: HTML begins with a tag.
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:[^>]*>\s*<)*?(?:!doctype\s+html|html|head|body|meta|table|title)[\s>]",
    re.IGNORECASE,
)
_MHTML = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)


def is_wanted(path: PurePath) -> bool:
    """Return whether a file found in a folder or an archive is one to read.

    Args:
        path: Below that folder. Hidden files, lock files of Word, side files of macOS, and what tells of the folder
            itself (README) are left out.
    """
    if any(part.startswith(_BESIDE) for part in path.parts) or path.stem.lower() == _ABOUT:
        return False
    return path.suffix.lower() in SUFFIXES


def kind_of(data: bytes) -> Kind:
    """Return what a file is, from its content.

    Args:
        data: The whole file; a container's directory may lie anywhere in it.
    """
    for mark, kind in _MARKS:
        if data.startswith(mark):
            return kind
    if data.startswith(b"BM") and data[6:10] == b"\x00" * 4:
        return "picture"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "picture"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _container(data)
    if data.startswith(_OLE):
        return next((kind for stream, kind in _STREAMS if stream.encode("utf-16-le") in data), "office")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[_TAR] == b"ustar":
        return "archive"
    head = data[:4096].replace(b"\x00", b"")
    if _OFFICE_XML.search(head):
        return "office"
    if _HTML.search(head):
        return "html"
    if _MHTML.search(head) and re.search(rb"multipart/related|text/html", head, re.IGNORECASE):
        return "html"
    return "text"


def _container(data: bytes) -> Kind:
    # The names of the parts stand at the end of the file; of a torn one only those beside the parts are left.
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = parts.namelist()
    except Exception:  # of damage zipfile raises what it likes
        found = next((kind for part, kind in _PARTS if part.encode() in data), None)
        return found or "zip"
    if "[Content_Types].xml" in names or "mimetype" in names:
        for part, kind in _PARTS:
            if any(name.startswith(part) for name in names):
                return kind
    return "zip"
