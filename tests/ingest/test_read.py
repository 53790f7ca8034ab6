import hashlib
import os
from pathlib import Path

import pytest

from errors import UnreadableFile
from ingest.model import Page
from ingest.parse import parse_file
from ingest.read import RawFile, read_bytes, read_file, sha256_of
from ingest.reading import Limits, ReadingOptions

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEXT = "Nghị quyết này được phổ biến đến chi bộ; kết nạp thêm 287 đảng viên.\n"


def _refusal(data: bytes, name: str = "tệp.txt") -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(data, name)
    assert f"«{name}»" in str(caught.value)
    return str(caught.value)


class TestText:
    @pytest.mark.parametrize(
        "data",
        [
            TEXT.encode(),
            TEXT.encode("utf-8-sig"),
            TEXT.encode("utf-16"),
            TEXT.encode("utf-16-le"),
            TEXT.encode("utf-16-be"),
            TEXT.encode("utf-32"),
        ],
        ids=["utf-8", "utf-8 with a mark", "utf-16 with a mark", "utf-16-le", "utf-16-be", "utf-32 with a mark"],
    )
    def test_encodings(self, data):
        file = read_bytes(data, "tệp.txt")
        page = Page(1, 0, len(TEXT), "text", syllables=1.0)
        assert file == RawFile("tệp.txt", hashlib.sha256(data).hexdigest(), TEXT, (page,))

    def test_windows_1258(self):
        """The code page of the 1990s writes tones as marks of their own; nothing is normalised here."""
        raw = "tie\u0301ng Viê\u0323t đươ\u0323c vie\u0301t ơ\u0309 đây"
        assert read_bytes(raw.encode("cp1258"), "cũ.txt").raw == raw

    def test_line_ends_and_blanks_stay(self):
        raw = " \tmột\r\nhai\xa0ba\r\n"
        assert read_bytes(raw.encode(), "x").raw == raw

    def test_a_stray_control_character_is_forgiven(self):
        assert read_bytes((TEXT * 5 + "\x07").encode(), "x").raw.endswith("\x07")

    def test_pages_at_form_feeds(self):
        file = read_bytes(b"one\ftwo\f\fthree", "x")
        assert [(page.number, file.raw[page.start : page.end], page.extractor) for page in file.pages] == [
            (1, "one", "text"), (2, "two", "text"), (3, "", "text"), (4, "three", "text"),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "data", [b"", b"   \r\n\t", b"\x00\x00\x00", b"\xef\xbb\xbf", b"\xff\xfe", b"\x0c\x0b", "\xa0\u3000".encode()]
    )
    def test_nothing_but_blanks(self, data):
        assert "không có chữ nào" in _refusal(data)

    @pytest.mark.parametrize(
        "data",
        [
            bytes(range(256)) * 20,
            b"\x7fELF\x02\x01\x01" + bytes(200),
            os.urandom(0) + b"\x00\x01\x02\x03text\x00\x00\x00more\x00",
            TEXT.encode() + b"\x01\x02\x03" * 100,
            b"\xff" * 1000,
            # French in Latin-1 is no Vietnamese in cp1258
            "déjà vu à l'été où l'on paraît".encode("latin-1") * 5,
            # UTF-16 cut in the middle of a character
            TEXT.encode("utf-16")[:-1],
        ],
        ids=["all bytes", "a program", "NULs here and there", "control characters", "0xff", "French", "half of UTF-16"],
    )
    def test_no_text(self, data):
        assert "không phải tệp văn bản" in _refusal(data)


class TestContainers:
    @pytest.mark.parametrize(
        ("data", "kind"),
        [
            (b"PK\x03\x04\x14\x00", "tệp nén"),
            (b"PK\x03\x04\x14\x00 word/document.xml", "«văn bản.txt»"),
            (b"Rar!\x1a\x07\x00", "RAR"),
            (b"7z\xbc\xaf\x27\x1c", "7z"),
            (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
            (b"SQLite format 3\x00", "cơ sở dữ liệu"),
            (OLE + "__properties_version1.0".encode("utf-16-le"), "Outlook"),
        ],
    )
    def test_they_are_named_whatever_the_suffix_says(self, data, kind):
        assert kind in _refusal(data, "văn bản.txt")


class TestFiles:
    def test_a_folder(self, tmp_path):
        with pytest.raises(UnreadableFile, match="không phải là tệp thường"):
            read_file(tmp_path)

    def test_a_pipe_is_not_waited_for(self, tmp_path):
        os.mkfifo(tmp_path / "ống.txt")
        for function in (read_file, sha256_of):
            with pytest.raises(UnreadableFile, match="không phải là tệp thường"):
                function(tmp_path / "ống.txt")

    def test_a_missing_file(self, tmp_path):
        with pytest.raises(UnreadableFile, match=r"«không có\.txt»"):
            read_file(tmp_path / "không có.txt")

    def test_a_file_beyond_all_bounds_is_not_read(self, tmp_path, monkeypatch):
        """A gigabyte of nothing takes no room on the disk, and would take much in memory."""
        monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("read"))
        with (tmp_path / "to.txt").open("wb") as file:
            file.truncate(2**30)
        for function in (read_file, sha256_of):
            with pytest.raises(UnreadableFile, match="lớn hơn 200 MB"):
                function(tmp_path / "to.txt")

    def test_a_text_beyond_all_bounds(self):
        with pytest.raises(UnreadableFile, match="max_characters"):
            read_bytes(b"x" * 100, "x.txt", ReadingOptions(Limits(characters=99)))

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_no_rights(self, tmp_path):
        file = tmp_path / "mật.txt"
        file.write_text(TEXT)
        file.chmod(0)
        with pytest.raises(UnreadableFile, match="không có quyền đọc"):
            read_file(file)

    @pytest.mark.parametrize("name", ["a'b\"c.txt", "hai\ndòng.txt", " đầu cuối .txt", "100%.txt", "-x.txt", "đ" * 100])
    def test_any_name(self, tmp_path, name):
        (tmp_path / name).write_text(TEXT)
        assert read_file(tmp_path / name).name == name
        assert parse_file(tmp_path / name).file == name

    def test_a_name_that_is_no_utf8(self, tmp_path):
        file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/c\xf2 nh\xe0.txt"))
        file.write_text(TEXT)
        document = parse_file(file)
        assert document.file == "c\ufffd nh\ufffd.txt"
        assert document.slug.encode()

    def test_sha256(self, tmp_path):
        (tmp_path / "x").write_bytes(b"x" * 100_000)
        assert sha256_of(tmp_path / "x") == hashlib.sha256(b"x" * 100_000).hexdigest()

    @pytest.mark.parametrize("text", ["-----\n* * *\n", "……", "\u200b \u200d", "—"])
    def test_nothing_to_search(self, tmp_path, text):
        (tmp_path / "x.txt").write_text(text, "utf-8")
        with pytest.raises(UnreadableFile, match="không có đoạn văn nào"):
            parse_file(tmp_path / "x.txt")
