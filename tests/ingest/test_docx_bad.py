"""Word files that are damaged, hostile or none."""

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from errors import UnreadableFile
from tests.ingest.word_xml import MAIN, NAMESPACES, OFFICE, listed, p, package, read, tbl, tc, zipped

MERGED = tbl(
    tc("TT", "<w:vMerge w:val='restart'/>") + tc("B", "<w:gridSpan w:val='2'/>"), tc("", "<w:vMerge/>") + tc("5")
)
BODY = f"<w:document {NAMESPACES}><w:body>{listed('A')}{p('Điều 1')}{MERGED}</w:body></w:document>".encode()


class TestBadInput:
    GOOD = package(p("Điều 1. Phạm vi điều chỉnh của Nghị quyết này.") * 50)

    @pytest.mark.parametrize(
        "data",
        [
            b"", b"PK\x03\x04", b"khong phai zip", GOOD[:200], GOOD[: len(GOOD) // 2],
            zipped({"word/document.xml": ""}), zipped({"word/document.xml": "<a/>"}),
            zipped({"xl/workbook.xml": "<a/>"}), package(""), package(p("  ")),
            package("<w:p><w:r><w:drawing/></w:r></w:p>"),
        ],
    )  # fmt: skip
    def test_nothing_to_read(self, data: bytes) -> None:
        with pytest.raises(UnreadableFile, match=r"«van-ban\.docx»"):
            read(data)

    def test_a_password(self) -> None:
        ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
        with pytest.raises(UnreadableFile, match="mật khẩu"):
            read(ole)

    @pytest.mark.parametrize(
        "doctype",
        [
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
            '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>',
        ],
    )
    def test_entities(self, doctype: str) -> None:
        body = f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
        with pytest.raises(UnreadableFile, match="DTD"):
            read(zipped({"word/document.xml": doctype + body}))

    def test_a_bomb_by_its_ratio_and_by_its_size(self) -> None:
        bomb = package(p("Điều 1"), header=" " * 3_000_000)
        with pytest.raises(UnreadableFile, match="nén quá 200 lần"):
            read(bomb)
        with pytest.raises(UnreadableFile, match="giải nén ra hơn 2 MB"):
            read(bomb, megabytes=2, ratio=10_000)

    def test_broken_xml_is_read_as_far_as_it_goes(self) -> None:
        cut = f"<w:document {NAMESPACES}><w:body>{p('Điều 1. Còn đọc được')}<w:p><w:r><w:t>Điề"
        reading = read(zipped({"word/document.xml": cut}))
        assert reading.pages[0].text.startswith("Điều 1. Còn đọc được")
        assert any("hỏng" in note for note in reading.notes)

    def test_a_strict_document(self) -> None:
        strict = package(p("Điều 1"))
        with zipfile.ZipFile(io.BytesIO(strict)) as source:
            files = {name: source.read(name).decode() for name in source.namelist()}
        for name in files:
            files[name] = files[name].replace(MAIN, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            files[name] = files[name].replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument")
        assert read(zipped(files)).pages[0].text == "Điều 1"

    def test_tables_nested_without_end(self) -> None:
        body = "<w:tbl><w:tr><w:tc>" * 3_000 + p("sâu") + "</w:tc></w:tr></w:tbl>" * 3_000
        try:
            reading = read(package(p("Điều 1") + body), ratio=10_000)
        except UnreadableFile:
            return
        assert reading.pages[0].text.startswith("Điều 1")
        assert reading.notes

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.data())
    def test_mutations_never_crash(self, data: st.DataObject) -> None:
        """Bytes of the document itself are changed, in a package that is whole."""
        body = bytearray(BODY)
        for _ in range(data.draw(st.integers(1, 4))):
            place = data.draw(st.integers(0, len(body) - 1))
            body[place : place + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=6))
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as target:
            target.writestr("word/document.xml", bytes(body))
        try:
            reading = read(stream.getvalue())
        except UnreadableFile:
            return
        page = reading.pages[0]
        assert page.text.strip()
        assert "\f" not in page.text
        for table in page.tables:
            assert 0 <= table.start <= table.end <= len(page.text)
            assert all(table.start <= cell.start <= cell.end <= table.end for cell in table.cells)
