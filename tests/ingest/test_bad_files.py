"""The bad files that an office has, and those that somebody made on purpose: a reason or a document, soon, for each."""

import io
import itertools
import os
import re
import threading
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from bench.fuzz import judge
from ingest.files.collect import collect
from ingest.model import Document
from ingest.reading import Limits, ReadingOptions
from ingest.workers.pool import Parsed, Source, parse_files

LIMITS = Limits(seconds=20, memory_megabytes=1_536)
PATIENT = Limits(seconds=120)
MANY = 20_000  # rows; of 100,000 the time is five times as long
GOOD = "Ghi chú: trồng mới 476 ha sâm."

Read = Callable[..., Parsed]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """A function that writes bytes as a file of a name and parses it; whatever comes is a document or a reason."""

    def call(data: bytes, name: str = "tệp.pdf", limits: Limits = LIMITS, *, may_die: bool = False) -> Parsed:
        file = tmp_path / name
        file.write_bytes(data)
        (parsed,) = parse_files([Source(file, file)], ReadingOptions(limits, ocr=False))
        outcome, about = judge(parsed)
        assert outcome in ("document", "refused", "died" if may_die else ""), about
        assert parsed.document or f"«{name}»" in (parsed.reason or "")
        return parsed

    return call


def _refused(parsed: Parsed) -> str:
    assert parsed.document is None
    return parsed.reason or ""


def _document(parsed: Parsed) -> Document:
    assert parsed.document is not None, parsed.reason
    return parsed.document


def _pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, with a right table of their places."""
    data, places = bytearray(b"%PDF-1.5\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<</Size %d /Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, root, len(data))
    return bytes(data) + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + end


def _page_with(stream: bytes, filters: bytes, box: bytes = b"0 0 600 800") -> bytes:
    resources = b"<</Font <</F 5 0 R>>>>"
    return _pdf(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources %s>>" % (box, resources),
        b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(stream), filters, stream),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
    )


WRITTEN = b"BT /F 12 Tf 72 700 Td (Trong moi 476 ha sam Ngoc Linh trong nam nay.) Tj ET "


def _locked_pdf() -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(_page_with(WRITTEN, b""))))
    writer.encrypt("mật khẩu")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _docx(body: str, head: str = "", text: str = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>") -> bytes:
    document, written = docx.Document(), io.BytesIO()
    document.save(written)
    made = io.BytesIO()
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for part in parts.namelist():
            content = parts.read(part)
            if part == "word/document.xml":
                inner = text.format(body) if text else body
                content = f'{head}<w:document xmlns:w="{name}"><w:body>{inner}</w:body></w:document>'.encode()
            out.writestr(part, content)
    return made.getvalue()


class TestOffice:
    """What happens to files without anybody's ill will."""

    @pytest.mark.parametrize("name", ["x.txt", "x.pdf", "x.docx", "x.xlsx", "x.doc", "x.html", "x.png", "x.zip"])
    def test_zero_bytes(self, read, name):
        assert "rỗng" in _refused(read(b"", name))

    @pytest.mark.parametrize("name", ["x.pdf", "x.docx", "x.xls", "x.jpg", "x.zip", "x"])
    def test_a_wrong_suffix(self, read, name):
        assert _document(read(GOOD.encode(), name)).raw == GOOD
        assert "476 ha" in _document(read(_page_with(WRITTEN, b""), name)).raw
        assert GOOD in _document(read(_docx(GOOD), name)).raw

    @pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
    def test_cut_short(self, read, share):
        book, written = openpyxl.Workbook(), io.BytesIO()
        book.active.append([GOOD] * 3)
        book.save(written)
        for name, data in (("x.docx", _docx(GOOD)), ("x.xlsx", written.getvalue())):
            assert _refused(read(data[: int(len(data) * share)], name))
        data = _page_with(WRITTEN, b"")
        read(data[: int(len(data) * share)])

    def test_a_picture_cut_short(self, read):
        picture = io.BytesIO()
        Image.effect_noise((200, 200), 50).save(picture, "PNG")
        data = picture.getvalue()
        assert _refused(read(data[:20], "x.png"))
        (page,) = _document(read(data[: len(data) // 2], "x.png")).pages
        assert page.waits_for_ocr

    def test_with_a_password(self, read):
        assert "mật khẩu" in _refused(read(_locked_pdf()))
        locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")
        assert "mật khẩu" in _refused(read(locked, "x.docx"))

    def test_a_folder_a_pipe_and_a_link_to_nothing(self, tmp_path):
        (tmp_path / "x.pdf").mkdir()
        os.mkfifo(tmp_path / "ống.txt")
        (tmp_path / "đứt.txt").symlink_to(tmp_path / "mất")
        (tmp_path / "vòng.txt").symlink_to(tmp_path / "vòng.txt")
        files = sorted(tmp_path.iterdir())
        for parsed in parse_files([Source(file, file) for file in files], ReadingOptions(LIMITS, ocr=False)):
            assert judge(parsed)[0] == "refused"
            assert parsed.seconds < 10
        sources, refused = collect([tmp_path / "x.pdf"], tmp_path, LIMITS)
        assert sources == []
        assert "không có văn bản nào" in refused[0].reason

    def test_it_changes_while_it_is_read(self, tmp_path):
        file, stop = tmp_path / "đang ghi.txt", threading.Event()

        def write() -> None:
            while not stop.is_set():
                file.write_bytes(b"")
                file.write_text(f"{GOOD}\n" * 1_000, "utf-8")

        thread = threading.Thread(target=write)
        thread.start()
        try:
            for parsed in parse_files([Source(file, file)] * 30, ReadingOptions(LIMITS, ocr=False)):
                assert judge(parsed)[0] in ("document", "refused"), judge(parsed)
        finally:
            stop.set()
            thread.join()


class TestLarge:
    def test_a_gigabyte_is_not_read(self, tmp_path):
        with (tmp_path / "to.txt").open("wb") as file:
            file.truncate(2**30)
        (parsed,) = parse_files([Source(tmp_path / "to.txt", tmp_path / "to.txt")], ReadingOptions(LIMITS, ocr=False))
        assert "lớn hơn 200 MB" in _refused(parsed)

    def test_much_text_within_raised_limits_does_not_eat_the_machine(self, read):
        limits = Limits(megabytes=400, characters=300_000_000, seconds=60, memory_megabytes=1_024)
        assert "cần hơn 1024 MB" in _refused(read(f"{GOOD}\n".encode() * (250 * 2**20 // 38), "to.txt", limits))

    def test_more_characters_than_allowed(self, read):
        assert "max_characters" in _refused(read(GOOD.encode() * 1_000, "x.txt", Limits(characters=10_000)))

    @pytest.mark.slow
    def test_a_sheet_of_many_rows(self, read):
        row = '<row r="{0}"><c r="A{0}"><v>{0}</v></c><c r="B{0}"><v>476</v></c></row>'
        rows = f"<sheetData>{''.join(map(row.format, range(1, MANY + 1)))}</sheetData>"
        book, written = openpyxl.Workbook(), io.BytesIO()
        book.save(written)
        made = io.BytesIO()
        with zipfile.ZipFile(written) as parts, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
            for part in parts.namelist():
                content = re.sub(b"<sheetData.*</sheetData>|<sheetData ?/>", rows.encode(), parts.read(part))
                out.writestr(part, content)
        parsed = read(made.getvalue(), "x.xlsx", PATIENT)
        assert len(_document(parsed).raw.splitlines()) == MANY

    @pytest.mark.slow
    def test_a_table_of_many_rows(self, read):
        row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>" * 2 + "</w:tr>"
        rows = "".join(row.format(number, number * 7_919 % 100_003) for number in range(MANY))
        parsed = read(_docx(f"<w:tbl>{rows}</w:tbl>", text=""), "x.docx", PATIENT)
        assert len(_document(parsed).raw.splitlines()) == MANY

    def test_one_row_of_fifty_thousand_cells(self, read):
        assert "476" in _document(read(b"<html><table><tr>" + b"<td>476" * 50_000, "x.html")).raw

    def test_tags_nested_a_hundred_thousand_times(self, read):
        for tag in (b"<div>", b"<b>", b"<table><tr><td>", b"<ul><li>"):
            read(b"<html>" + tag * 100_000 + b"476 ha", "x.html")


class TestPdf:
    def test_a_hundred_thousand_empty_pages(self, read):
        count = 100_000  # objects; most of the time goes into making them
        pages = [b"<</Type /Page /Parent 2 0 R>>"] * count
        kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
        tree = b"<</Type /Pages /MediaBox [0 0 9 9] /Count %d /Kids [%s]>>" % (count, kids)
        data = _pdf(b"<</Type /Catalog /Pages 2 0 R>>", tree, *pages)
        assert "100000 trang" in _refused(read(data)).replace(".", "").replace(",", "")

    def test_one_page_named_a_hundred_thousand_times(self, read):
        tree = b"<</Type /Pages /Count 100000 /Kids [%s]>>" % (b"3 0 R " * 100_000)
        page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>"
        assert _refused(read(_pdf(b"<</Type /Catalog /Pages 2 0 R>>", tree, page)))

    @pytest.mark.parametrize("count", [b"1", b"-1", b"2000000000", b"(x)"])
    def test_a_tree_that_bites_its_tail(self, read, count):
        tree = b"<</Type /Pages /Count %s /Kids [2 0 R 2 0 R] /Parent 2 0 R>>" % count
        assert _refused(read(_pdf(b"<</Type /Catalog /Pages 2 0 R>>", tree)))

    def test_a_tree_of_ten_thousand_levels(self, read):
        levels = [b"<</Type /Pages /Count 1 /Kids [%d 0 R]>>" % (number + 3) for number in range(10_000)]
        page = b"<</Type /Page /MediaBox [0 0 9 9]>>"
        read(_pdf(b"<</Type /Catalog /Pages 2 0 R>>", *levels, page))

    def test_streams_within_streams(self, read):
        """Zeros packed four times over: half a kilobyte that is 30 GB."""
        packed = zlib.compress(b"\n" * 2**24, 9)
        for _ in range(3):
            packed = zlib.compress(packed * 64, 9)
        names = b" ".join([b"/FlateDecode"] * 4)
        read(_page_with(packed, b"/Filter [%s]" % names))

    def test_a_stream_of_a_gigabyte(self, read):
        compressor = zlib.compressobj(9)
        packed = b"".join(compressor.compress(b" " * 2**24) for _ in range(64)) + compressor.flush()
        # PDFium ends its process where it gets no memory: that is what the processes are for.
        read(_page_with(packed, b"/Filter /FlateDecode"), may_die=True)

    @pytest.mark.parametrize("box", [b"0 0 1e9 1e9", b"0 0 0 0", b"9 9 -9 -9", b"0 0 1e400 nan", b"0 0", b"(x) /y 1 2"])
    def test_a_huge_page_and_an_impossible_one(self, read, box):
        read(_page_with(WRITTEN, b"", box))

    def test_fifty_thousand_words_on_a_page(self, read):
        read(_page_with(zlib.compress(WRITTEN * 5_000), b"/Filter /FlateDecode"))

    def test_earlier_tables_that_lead_to_themselves(self, read):
        data = _page_with(WRITTEN, b"")
        place = data.rindex(b"xref\n0")
        data = data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % place)
        assert "476 ha" in _document(read(data)).raw

    def test_a_length_that_is_its_own(self, read):
        data = _page_with(WRITTEN, b"").replace(b"/Length %d" % len(WRITTEN), b"/Length 4 0 R")
        read(data)


class TestXml:
    HEAD = '<?xml version="1.0"?><!DOCTYPE x [{}]>'

    def test_the_text_of_another_file_does_not_come_in(self, read, tmp_path):
        secret = tmp_path / "mật"
        secret.write_text("MẬT KHẨU CỦA MÁY")
        for entity in (f'<!ENTITY e SYSTEM "{secret.as_uri()}">', '<!ENTITY e SYSTEM "http://127.0.0.1:9/x">'):
            parsed = read(_docx(f"{GOOD} &e;", self.HEAD.format(entity)), "x.docx")
            assert parsed.document is None or "MÁY" not in parsed.document.raw
            page = f'<?xml version="1.0"?><!DOCTYPE html [{entity}]><html><body><p>{GOOD} &e;</p></body></html>'
            parsed = read(page.encode(), "x.html")
            assert "MÁY" not in _document(parsed).raw

    def test_a_billion_laughs(self, read):
        names = "abcdefghijk"
        laughs = '<!ENTITY a "ha ">' + "".join(
            f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in itertools.pairwise(names)
        )
        started = time.monotonic()
        for body in ("&k;", f"{GOOD} &k;"):
            parsed = read(_docx(body, self.HEAD.format(laughs)), "x.docx")
            assert parsed.document is None or len(parsed.document.raw) < 1_000_000
        assert time.monotonic() - started < 15

    def test_a_part_that_is_a_bomb(self, read):
        assert "nén" in _refused(read(_docx(" " * 100_000_000), "x.docx"))

    def test_text_as_deep_as_a_well(self, read):
        depth = 50_000
        body = "<w:ins>" * depth + f"<w:p><w:r><w:t>{GOOD}</w:t></w:r></w:p>" + "</w:ins>" * depth
        read(_docx(body, text=""), "x.docx")
