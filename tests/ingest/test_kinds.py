import io
import zipfile
from pathlib import PurePosixPath

import pytest

from ingest.files.kinds import ARCHIVES, REFUSED, SUFFIXES, is_wanted, kind_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
CONTENT_TYPES = "[Content_Types].xml"


def _wide(name: str) -> bytes:
    return bytes(64) + name.encode("utf-16-le") + bytes(64)


def _container(*names: str, content: bytes = b"x") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as parts:
        for name in names:
            # A day of its own, for these bytes name the tests, and workers must agree on the names.
            parts.writestr(zipfile.ZipInfo(name), content)
    return written.getvalue()


HTML = [
    b"<html><body>x",
    b"  \r\n<!DOCTYPE html>\n<p>",
    b"\xef\xbb\xbf<!doctype HTML PUBLIC '-//W3C'>",
    b"<?xml version='1.0'?>\n<!-- Word --> <html xmlns='x'>",
    b"<HTML xmlns:o='urn:schemas-microsoft-com:office:office'>",
    b"<meta charset=utf-8><title>Q</title>",
    b"<table border=1><tr><td>1",
    "<html><body>Nghị quyết".encode("utf-16"),
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html",
    b"From: <Saved by Windows>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n",
]
TEXT = [
    b"",
    "Nghị quyết số 26-NQ/TU".encode(),
    "# Nghị quyết\n\n<table><tr><td>476 ha</td></tr></table>".encode(),
    b"- a < b and c > d <html>",
    b"1 < 2",
    b"<a@b.vn> wrote:",
    b"MIME-Version: what it is",
    b"B" * 600,
    b"BMW",
    b"RIFF....WAVE",
    b"\x89PNX",
    b"Rar! said he",
    b"PK",
    b"x" * 2000 + b"%PDF-1.4",
]
OFFICE_XML = [
    b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument xmlns:w="x"><w:body>',
    b'<?xml version="1.0"?><office:document xmlns:office="x" office:mimetype="application/x">',
    b'\xef\xbb\xbf<?xml version="1.0"?><pkg:package xmlns:pkg="x"><pkg:part>',
]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\xef\xbb\xbf\r\n%PDF-1.4", "pdf"),
        (b"x" * 1000 + b"%PDF-1.4", "pdf"),
        (b"{\\rtf1\\ansi", "office"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe1Exif", "picture"),
        (b"II*\x00\x08\x00", "picture"),
        (b"MM\x00*\x00\x08", "picture"),
        (b"GIF89a", "picture"),
        (b"BM\x36\x00\x00\x00\x00\x00\x00\x00\x36", "picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "picture"),
        (b"Rar!\x1a\x07\x01\x00", "archive"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "archive"),
        (b"\x1f\x8b\x08", "archive"),
        (b"\xfd7zXZ\x00\x00", "archive"),
        (b"a.txt" + bytes(252) + b"ustar\x0000", "archive"),
        (b"\x00\x01\x00\x00Standard Jet DB", "database"),
        (b"SQLite format 3\x00", "database"),
        *((data, "html") for data in HTML),
        *((data, "text") for data in TEXT),
        *((data, "office") for data in OFFICE_XML),
        # OLE containers by their streams
        (OLE + _wide("WordDocument"), "office"),
        (OLE + _wide("PowerPoint Document"), "office"),
        (OLE + _wide("Workbook"), "xls"),
        (OLE + _wide("Book"), "xls"),
        (OLE + _wide("EncryptedPackage") + _wide("EncryptionInfo"), "locked"),
        (OLE + _wide("__properties_version1.0"), "outlook"),
        (OLE, "office"),
        # ZIP containers by their parts
        (_container(CONTENT_TYPES, "word/document.xml"), "docx"),
        (_container("word/document.xml", CONTENT_TYPES, "xl/embedded"), "docx"),
        (_container(CONTENT_TYPES, "xl/workbook.xml"), "xlsx"),
        (_container(CONTENT_TYPES, "ppt/presentation.xml"), "office"),
        (_container("mimetype", "content.xml"), "office"),
        (_container("a.txt"), "zip"),
        (_container("word/a.docx", "xl/b.xlsx"), "zip"),
        (_container(), "zip"),
        # an archive whose first member is a PDF that was not packed
        (_container("a.pdf", content=b"%PDF-1.4"), "zip"),
        # torn ones: what is left of the parts decides
        (_container(CONTENT_TYPES, "word/document.xml")[:100], "docx"),
        (_container("a.txt", "b.txt")[:60], "zip"),
        (b"PK\x03\x04", "zip"),
    ],
)
def test_kinds(data, kind):
    assert kind_of(data) == kind


def test_every_cut_of_a_container_has_a_kind():
    whole = _container(CONTENT_TYPES, "word/document.xml", "xl/x")
    assert {kind_of(whole[:end]) for end in range(4, len(whole))} <= {"zip", "docx"}
    damaged = [whole[:place] + b"\xff" + whole[place + 1 :] for place in range(4, len(whole))]
    assert {kind_of(data) for data in damaged} <= {"zip", "docx", "xlsx"}


def test_what_is_not_read_says_what_to_do():
    assert not ARCHIVES & set(REFUSED)
    assert all(reason.endswith(".") for reason in REFUSED.values())


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("a.txt", True),
        ("A.DOCX", True),
        ("con/cháu/Nghị quyết.pdf", True),
        ("readme.pdf.zip", True),
        ("README.md", False),
        ("con/Readme.TXT", False),
        (".ẩn.txt", False),
        (".git/a.txt", False),
        ("~$a.docx", False),
        ("__MACOSX/._a.txt", False),
        ("a.exe", False),
        ("txt", False),
        (".txt", False),
    ],
)
def test_what_is_looked_for(path, wanted):
    assert is_wanted(PurePosixPath(path)) is wanted


def test_suffixes_are_lower_case():
    assert {suffix.lower() for suffix in SUFFIXES} == SUFFIXES
