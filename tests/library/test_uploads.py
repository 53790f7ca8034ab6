"""Files that a browser sent: kept under harmless names, archives opened once, what failed kept for another try."""

import errno
import io
import os
import shutil
import time
import zipfile
from pathlib import Path

import pytest

from errors import UnreadableFile
from ingest.reading import Limits
from library import Library
from library.uploads import Batch, Uploads, safe_name, take_in

DATA = Path(__file__).resolve().parents[2] / "data"


def zipped(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("26-NQ-TU.docx", "26-NQ-TU.docx"),
        ("Nghị quyết số 26.pdf", "Nghị quyết số 26.pdf"),
        ("../../etc/passwd", "passwd"),  # no way out
        ("C:\\Users\\a\\b.txt", "b.txt"),
        ('<img src=x onerror="a">.txt', "_img src=x onerror=_a__.txt"),  # signs that Windows reserves
        ("a\x00b\n.txt", "a_b_.txt"),
        ("a\u202etxt.exe", "a_txt.exe"),  # would turn the name around on a screen
        ("", "_"),
        ("..", "_"),
        ("con.txt", "_con.txt"),  # a device on Windows
        ("ủy " * 200 + ".pdf", None),  # cut, with its suffix
    ],
)
def test_safe_name(given, kept):
    made = safe_name(given)
    assert kept is None or made == kept
    assert len(made.encode()) <= 185
    assert Path(made).suffix == Path(given.replace("\\", "/")).suffix
    assert safe_name(made) == made


def test_no_room_on_the_disk_is_said_and_leaves_nothing(tmp_path):
    class Endless(io.BytesIO):
        def read(self, size=-1):
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(UnreadableFile, match="ổ đĩa đã hết chỗ"):
        Uploads(tmp_path).save([("a.pdf", Endless())])
    assert list((tmp_path / "uploads").iterdir()) == []


class TestBatch:
    def test_names_are_theirs_even_if_twice(self, tmp_path):
        batch = Uploads(tmp_path).save([("a.txt", io.BytesIO(b"1")), ("a.txt", io.BytesIO(b"2"))])
        assert [batch.name(file) for file in batch.files] == ["a.txt", "a.txt"]
        assert [file.read_bytes() for file in batch.files] == [b"1", b"2"]
        assert Uploads(tmp_path).batches() == [batch]

    def test_a_batch_that_was_cut_short_is_none(self, tmp_path):
        unfinished = tmp_path / "uploads" / "20240101-000000-abcd.part"
        (unfinished / "1").mkdir(parents=True)
        (unfinished / "1" / "a.txt").write_bytes(b"1")
        assert Uploads(tmp_path).batches() == []
        assert unfinished.exists()
        an_hour_ago = time.time() - 4_000
        os.utime(unfinished, (an_hour_ago, an_hour_ago))
        assert Uploads(tmp_path).batches() == []
        assert not unfinished.exists()

    def test_an_archive_becomes_its_documents(self, tmp_path):
        bomb = zipped(**{"bom.txt": b"0" * 5_000_000})
        files = {"a/văn bản.txt": b"1", "../../b.txt": b"2", "x.exe": b"3", "a:b/c.txt": b"4"}
        batch = Uploads(tmp_path).save([("hồ sơ.zip", io.BytesIO(zipped(**files))), ("bom.zip", io.BytesIO(bomb))])
        failed = batch.open_archives(Limits())
        names = ["hồ sơ.zip/a/văn bản.txt", "hồ sơ.zip/a_b/c.txt", "hồ sơ.zip/b.txt"]
        assert sorted(batch.name(file) for file in batch.files) == names
        assert [(item.path.name, "tệp phá hoại" in str(item.reason)) for item in failed] == [("bom.txt", True)]
        assert batch.open_archives(Limits()) == []
        assert [folder.name for folder in (tmp_path / "uploads").iterdir()] == [batch.folder.name]


class TestTakeIn:
    def test_what_failed_is_kept_for_another_try(self, tmp_path, sample_library):
        shutil.copytree(sample_library, tmp_path / "library")
        good = (DATA / "26-NQ-TU.txt").read_bytes()
        batch = Uploads(tmp_path / "library").save(
            [("empty.docx", io.BytesIO()), ("a.zip", io.BytesIO(zipped(**{"x/26.txt": good})))]
        )
        with Library.open(tmp_path / "library") as library:
            results = {item.path.as_posix(): item.status for item in take_in(library, batch, lambda _: None)}
            assert results == {"empty.docx": "failed", "a.zip/x/26.txt": "unchanged"}
            assert [batch.name(file) for file in batch.files] == ["empty.docx"]
            again = list(take_in(library, batch, lambda _: None))
        assert [(item.path.name, item.status) for item in again] == [("empty.docx", "failed")]
        Batch(batch.folder).discard()
        assert Uploads(tmp_path / "library").batches() == []
