import os
import signal
import sqlite3
from pathlib import Path

import pytest

from errors import LibraryUnusable
from index import schema
from index.catalog import Catalog
from tests.index.conftest import open_standin


def test_a_new_catalogue(tmp_path):
    schema.create(tmp_path / "c.sqlite")
    connection = schema.connect(tmp_path / "c.sqlite")
    assert connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL: what is committed outlives the power
    connection.close()


@pytest.mark.parametrize("name", ["kho 100%.sqlite", "a?b#c.sqlite", "nghị quyết.sqlite", "a'b.sqlite"])
@pytest.mark.parametrize("read_only", [True, False])
def test_names_that_mean_something_in_an_address(tmp_path, name, read_only):
    schema.create(tmp_path / name)
    connection = schema.connect(tmp_path / name, read_only=read_only)
    assert connection.execute("SELECT count(*) FROM documents").fetchone()[0] == 0
    connection.close()
    assert [file.name for file in tmp_path.iterdir()] == [name]


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _newer(path: Path, _: bytes) -> None:
    schema.create(path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()


def _foreign(path: Path, _: bytes) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (text)")
    connection.close()


def _folder(path: Path, _: bytes) -> None:
    path.mkdir()


class TestRefused:
    @pytest.mark.parametrize(
        ("make", "content", "message"),
        [
            (_newer, b"", "phiên bản mới hơn"),
            (_foreign, b"", "không phải là kho"),
            (_write, b"", "không phải là kho"),
            (_write, b"not a database at all " * 100, "không mở được"),
            (_write, b"SQLite format 3\x00" + b"\x00" * 200, "không"),
            (_folder, b"", "không mở được"),
        ],
        ids=["newer", "another program's", "empty", "no database", "damaged", "a folder"],
    )
    @pytest.mark.parametrize("read_only", [True, False])
    def test_connect(self, tmp_path, make, content, message, read_only):
        make(tmp_path / "catalog.sqlite", content)
        with pytest.raises(LibraryUnusable, match=message) as caught:
            schema.connect(tmp_path / "catalog.sqlite", read_only=read_only)
        assert str(tmp_path) in str(caught.value)

    def test_a_missing_one_is_not_made(self, tmp_path):
        with pytest.raises(LibraryUnusable):
            schema.connect(tmp_path / "catalog.sqlite")
        assert list(tmp_path.iterdir()) == []

    def test_opening_a_store_refuses_the_same(self, tmp_path):
        (tmp_path / "catalog.sqlite").write_bytes(b"x" * 5_000)
        with pytest.raises(LibraryUnusable, match="sao lưu"):
            open_standin(tmp_path)
        assert (tmp_path / "catalog.sqlite").read_bytes() == b"x" * 5_000


def test_read_only_sees_what_a_killed_writer_committed(child, folder):
    """Its last commits are in the file beside (WAL) alone; read without it, the catalogue would be an older one."""
    script = "store.catalog.put('khóa', 'mới')\nos.kill(os.getpid(), signal.SIGKILL)"
    assert child(script).wait(60) == -signal.SIGKILL
    assert (folder / "catalog.sqlite-wal").stat().st_size > 0
    catalog = Catalog(folder / "catalog.sqlite", read_only=True)
    assert catalog.get("khóa") == "mới"
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        catalog.put("khóa", "khác")
    catalog.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_read_only_in_a_folder_without_rights(tmp_path):
    schema.create(tmp_path / "catalog.sqlite")
    tmp_path.chmod(0o555)
    try:
        Catalog(tmp_path / "catalog.sqlite", read_only=True).close()
    finally:
        tmp_path.chmod(0o755)
