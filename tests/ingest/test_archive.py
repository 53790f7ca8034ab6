"""ZIPs, harmless and not, made here. What is unpacked stays under the folder that is given, and within the limits."""

import errno
import io
import stat
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.files.archive import Refused, Unpacker
from ingest.files.collect import collect
from ingest.reading import Limits
from ingest.workers.pool import Source

Made = bytes | list[tuple[str | zipfile.ZipInfo, bytes]]
Opened = tuple[dict[str, bytes], dict[str, str]]


def _zip(members: list[tuple[str | zipfile.ZipInfo, bytes]], how: int = zipfile.ZIP_STORED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", how) as parts:
        for name, content in members:
            if isinstance(name, zipfile.ZipInfo):
                name.compress_type = how
            parts.writestr(name, content)
    return written.getvalue()


@pytest.fixture
def unpack(tmp_path: Path) -> Callable[..., Opened]:
    """A function that unpacks an archive; it returns what was found and what was refused, below `a.zip`."""

    def call(data: Made, limits: Limits | None = None, name: str = "a.zip") -> Opened:
        folder = tmp_path / "trong" / "mở"
        folder.mkdir(parents=True)
        file = tmp_path / name
        file.write_bytes(data if isinstance(data, bytes) else _zip(data))
        outside = {path for path in tmp_path.rglob("*") if folder not in path.parents}
        sources, refused = collect([file], folder, limits or Limits())
        assert {path for path in tmp_path.rglob("*") if folder not in path.parents} == outside
        assert all(source.file.parent == folder or source.file == file for source in sources)
        assert all(source.path == file or source.path.is_relative_to(file) for source in sources)
        assert {path.name for path in folder.iterdir()} == {source.file.name for source in sources} - {name}
        return _shown(sources, refused, file)

    return call


def _shown(sources: list[Source], refused: list[Refused], file: Path) -> Opened:
    assert all(item.reason.startswith(f"«{item.path.name}» ") for item in refused)
    return (
        {source.path.relative_to(file).as_posix(): source.file.read_bytes() for source in sources},
        {item.path.relative_to(file).as_posix(): item.reason for item in refused},
    )


class TestMembers:
    def test_in_the_order_of_names_without_what_is_no_document(self, unpack):
        left_out = ["a/", "a/.ẩn.txt", "__MACOSX/._b.txt", "~$b.docx", "x.exe", "README.md", ".d/c.txt"]
        members = ["b.txt", "a/Ơ.pdf", *left_out]
        found, refused = unpack([(name, name.encode()) for name in members])
        assert list(found) == ["a/Ơ.pdf", "b.txt"]
        assert found == {name: name.encode() for name in found}
        assert refused == {}

    @pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
    def test_the_common_ways_of_packing(self, unpack, how):
        content = bytes(range(256)) * 2_000
        found, _ = unpack(_zip([("a.txt", content)], how))
        assert found == {"a.txt": content}

    @pytest.mark.parametrize(
        ("name", "known_as"),
        [
            ("../../x.txt", "x.txt"),
            ("/etc/x.txt", "etc/x.txt"),
            ("C:\\Windows\\x.txt", "Windows/x.txt"),
            ("..\\..\\x.txt", "x.txt"),
            ("a/../../b/./x.txt", "a/b/x.txt"),
            ("//máy/chung/x.txt", "máy/chung/x.txt"),
            ("a\nb.txt", "a\nb.txt"),
            ("Te\u0323\u0302p.txt", "Tệp.txt"),
        ],
    )
    def test_a_name_leads_nowhere_else(self, unpack, name, known_as):
        found, _ = unpack([(name, b"x")])
        assert found == {known_as: b"x"}

    def test_a_link(self, unpack):
        link = zipfile.ZipInfo("x.txt")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        found, refused = unpack([(link, b"/etc/passwd"), ("a.txt", b"a")])
        assert found == {"a.txt": b"a"}
        assert "đường dẫn tắt" in refused["x.txt"]

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_two_of_one_name(self, tmp_path):
        (tmp_path / "a.zip").write_bytes(_zip([("a.txt", b"1"), ("a.txt", b"2")]))
        (tmp_path / "mở").mkdir()
        sources, refused = collect([tmp_path / "a.zip"], tmp_path / "mở", Limits())
        assert [source.file.read_bytes() for source in sources] == [b"1", b"2"]
        assert refused == []

    @pytest.mark.parametrize("encoding", ["utf-8", "cp1258"])
    def test_names_without_the_mark_of_utf8(self, unpack, encoding):
        """Old programs write the bytes that they have: here in place of a name of ASCII of the same length."""
        name = "Nghi\u0323 quyê\u0301t.txt" if encoding == "cp1258" else "Nghị quyết.txt"
        raw = name.encode(encoding)
        data = _zip([("x" * len(raw), b"x")]).replace(b"x" * len(raw), raw)
        found, _ = unpack(data)
        assert found == {"Nghị quyết.txt": b"x"}

    def test_a_name_of_code_page_437(self, unpack):
        found, _ = unpack(_zip([("xx.txt", b"x")]).replace(b"xx.txt", b"\x8a\x90.txt"))
        assert list(found) == ["èÉ.txt"]


class TestNested:
    def _deep(self, depth: int) -> bytes:
        data = _zip([("sâu.txt", b"x")])
        for level in range(depth - 1):
            data = _zip([(f"{level}.zip", data), (f"{level}.txt", b"y")])
        return data

    def test_to_a_depth_of_three(self, unpack):
        found, refused = unpack(self._deep(3))
        assert set(found) == {"1.txt", "1.zip/0.txt", "1.zip/0.zip/sâu.txt"}
        assert refused == {}

    def test_not_to_four(self, unpack):
        found, refused = unpack(self._deep(4))
        assert set(found) == {"2.txt", "2.zip/1.txt", "2.zip/1.zip/0.txt"}
        assert "3 lớp tệp nén" in refused["2.zip/1.zip/0.zip"]

    def test_a_word_file_that_is_called_an_archive(self, unpack):
        word = _zip([("[Content_Types].xml", b"x"), ("word/document.xml", b"x"), ("word/media/1.png", b"x")])
        found, refused = unpack([("w.zip", word)])
        assert found == {"w.zip": word}
        assert refused == {}

    def test_an_archive_that_is_called_a_word_file(self, unpack):
        assert unpack(_zip([("a.txt", b"x")]), name="a.docx")[0] == {"a.txt": b"x"}


class TestLimits:
    def test_a_bomb_by_its_ratio(self, unpack):
        found, refused = unpack(_zip([("a.txt", bytes(20 * 2**20)), ("b.txt", b"b")], zipfile.ZIP_DEFLATED))
        assert found == {"b.txt": b"b"}
        assert "nén quá 200 lần" in refused["a.txt"]

    @pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def test_ways_of_packing_that_give_much_at_once(self, unpack, how):
        """300 MB of zeros are less than 4 kB of bzip2, and none of it comes without all of it."""
        found, refused = unpack(_zip([("a.txt", bytes(2**20))], how))
        assert found == {}
        assert "cách lạ" in refused["a.txt"]

    def test_a_blank_sheet_packs_well_too(self, unpack):
        found, _ = unpack(_zip([("a.txt", b" " * 900_000)], zipfile.ZIP_DEFLATED))
        assert len(found["a.txt"]) == 900_000

    def test_all_bytes_together(self, unpack):
        members = [(f"{number}.txt", bytes([number]) * 700_000) for number in range(4)]
        found, refused = unpack(members, Limits(megabytes=3))
        assert set(found) == {"0.txt", "1.txt", "2.txt", "3.txt"}
        assert refused == {}

    def test_all_bytes_together_of_nested_ones(self, unpack):
        inner = _zip([("a.txt", b"a" * 700_000)], zipfile.ZIP_DEFLATED)
        found, refused = unpack([(f"{number}.zip", inner) for number in range(4)], Limits(megabytes=2))
        assert set(found) == {"0.zip/a.txt", "1.zip/a.txt"}
        assert set(refused) == {"2.zip/a.txt", "3.zip/a.txt"}
        assert all("2 MB" in reason for reason in refused.values())

    def test_each_archive_has_its_own(self, tmp_path):
        (tmp_path / "mở").mkdir()
        for name in ("a.zip", "b.zip"):
            (tmp_path / name).write_bytes(_zip([("x.txt", b"x" * 700_000)], zipfile.ZIP_DEFLATED))
        names = [tmp_path / "a.zip", tmp_path / "b.zip"]
        sources, refused = collect(names, tmp_path / "mở", Limits(megabytes=1))
        assert len(sources) == 2
        assert refused == []

    def test_ten_thousand_members(self, unpack):
        data = _zip([(f"{number}.txt", b"x") for number in range(10_000)])
        started = time.monotonic()
        found, refused = unpack(data)
        assert (found, "hơn 5000 tệp" in refused["."]) == ({}, True)
        assert time.monotonic() - started < 5

    def test_many_members_of_many_archives(self, unpack):
        inner = _zip([(f"{number}.txt", b"x") for number in range(30)])
        found, refused = unpack([(f"{number}.zip", inner) for number in range(5)], Limits(pages=100))
        assert len(found) == 90
        assert set(refused) == {"3.zip", "4.zip"}

    def test_an_archive_that_is_too_large_is_not_opened(self, unpack):
        found, refused = unpack(_zip([("a.txt", bytes(3 * 2**20))]), Limits(megabytes=2))
        assert set(found) == {"."}, "its size is the reason that the reader gives"
        assert refused == {}


class TestDamaged:
    def test_locked(self, unpack):
        data = bytearray(_zip([("a.txt", b"x"), ("b.txt", b"y")]))
        place = data.index(b"PK\x01\x02")
        data[place + 8] |= 1
        found, refused = unpack(bytes(data))
        assert found == {"b.txt": b"y"}
        assert "mật khẩu" in refused["a.txt"]

    def test_a_wrong_sum(self, unpack):
        data = _zip([("a.txt", b"cau van nay"), ("b.txt", b"y")]).replace(b"cau van nay", b"cau van kia")
        found, refused = unpack(data)
        assert found == {"b.txt": b"y"}
        assert refused["a.txt"] == "«a.txt» hỏng trong tệp nén. Hãy lấy lại bản gốc."

    def test_a_full_disk_is_no_damage(self, unpack, monkeypatch):
        def full(*_):
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(Unpacker, "_copy", full)
        reason = unpack([("a.txt", b"x")])[1]["a.txt"]
        assert reason == "«a.txt» chưa giải nén được: ổ đĩa đã hết chỗ; hãy dọn bớt rồi làm lại."

    def test_a_way_of_packing_that_nobody_knows(self, unpack):
        data = bytearray(_zip([("a.txt", b"x")]))
        for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
            struct.pack_into("<H", data, data.index(mark) + offset, 99)
        assert set(unpack(bytes(data))[1]) == {"a.txt"}

    @pytest.mark.parametrize("data", [_zip([]), _zip([("x.exe", b"x")]), _zip([("con/", b"")])])
    def test_empty(self, unpack, data):
        assert "không có văn bản nào" in unpack(data)[1]["."]

    @pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
    def test_cut_short(self, unpack, share):
        data = _zip([(f"{number}.txt", bytes(1_000)) for number in range(20)])
        found, refused = unpack(data[: int(len(data) * share)])
        assert found == {}
        assert refused["."] == "«a.zip» hỏng hoặc bị cắt cụt, không mở được. Hãy lấy lại bản gốc."

    @pytest.mark.parametrize("share", [0.3, 0.9])
    def test_a_word_file_of_which_only_the_beginning_is_left(self, unpack, share):
        """Before its first `word/` nothing tells it from an archive."""
        data = _zip([("[Content_Types].xml", b"x" * 1_000), ("word/document.xml", b"x")])
        data = data[: int(data.index(b"word/") * share)]
        found, refused = unpack([("a.txt", b"a"), ("qd.docx", data)])
        assert found == {"a.txt": b"a"}
        assert refused == {"qd.docx": "«qd.docx» hỏng hoặc bị cắt cụt, không mở được. Hãy lấy lại bản gốc."}

    def test_every_byte_wrong_in_turn(self, tmp_path):
        whole = _zip([("a.txt", b"mot hai ba"), ("con/b.txt", b"x" * 50)], zipfile.ZIP_DEFLATED)
        for place in range(len(whole)):
            folder = tmp_path / str(place)
            (folder / "mở").mkdir(parents=True)
            file = folder / "a.zip"
            file.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
            sources, refused = collect([file], folder / "mở", Limits())
            assert sources or refused, place
            assert {path.name for path in folder.iterdir()} == {"a.zip", "mở"}
