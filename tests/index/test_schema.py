import os
import signal
import sqlite3
import threading
import unicodedata
from pathlib import Path

import pytest

from errors import LibraryUnusable
from index import schema
from index.catalog import Catalog
from ingest.model import Page
from tests.index.conftest import open_standin, resolution, take_all


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


VERSION_1 = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    slug TEXT NOT NULL, sha256 TEXT NOT NULL, file TEXT NOT NULL, origin TEXT NOT NULL,
    system TEXT, number TEXT, type TEXT, issuer TEXT, place TEXT, date TEXT, title TEXT, signer TEXT, role TEXT,
    recipients TEXT NOT NULL, sample INTEGER NOT NULL,
    raw TEXT NOT NULL, pages TEXT NOT NULL,
    added_at TEXT NOT NULL, removed_at TEXT
);
CREATE UNIQUE INDEX documents_slug ON documents (slug) WHERE removed_at IS NULL;
CREATE INDEX documents_sha256 ON documents (sha256);
CREATE TABLE sections (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, parent INTEGER, kind TEXT NOT NULL, label TEXT NOT NULL, heading TEXT NOT NULL,
    address TEXT NOT NULL, start INTEGER NOT NULL, heading_end INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, section INTEGER, kind TEXT NOT NULL, text TEXT NOT NULL, context TEXT NOT NULL,
    address TEXT NOT NULL, page INTEGER, start INTEGER NOT NULL, end INTEGER NOT NULL,
    terms TEXT, vector BLOB,
    generation INTEGER NOT NULL, visible INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX passages_document ON passages (document, ordinal);
CREATE INDEX passages_searched ON passages (document, visible, kind) WHERE vector IS NOT NULL;
CREATE INDEX passages_generation ON passages (generation);
CREATE TABLE gone (passage INTEGER NOT NULL, generation INTEGER NOT NULL);
CREATE INDEX gone_generation ON gone (generation);
INSERT INTO meta VALUES ('model', 'stand-in 32'), ('dimension', '32'), ('fingerprint', '1'), ('generation', '2'),
 ('stamp 1', 'x'), ('stamp 2', 'y');
INSERT INTO documents (slug, sha256, file, origin, number, recipients, sample, raw, pages, added_at) VALUES
 ('1-nq-tu', 'aa', '1.txt', '/1.txt', '1-NQ/TU', '["Lưu"]', 0, 'Trồng sâm 476 ha.', '[]', '2026-01-01'),
 ('2-nq-tu', 'bb', '2.pdf', '/2.pdf', '2-NQ/TU', '[]', 0, 'Thu 2.100 tỷ.' || char(12) || 'Hết.',
  '[{"number": 1, "start": 0, "end": 13, "extractor": "pypdf"}, {"number": 2, "start": 14, "end": 18,'
  || ' "extractor": "pypdf layout"}]', '2026-01-01');
INSERT INTO documents (slug, sha256, file, origin, recipients, sample, raw, pages, added_at, removed_at) VALUES
 ('3', 'cc', '3.txt', '/3.txt', '[]', 0, 'Đã gỡ.', '[]', '2026-01-01', '2026-01-02');
INSERT INTO passages (document, ordinal, kind, text, context, address, page, start, end, terms, vector, generation)
 VALUES (1, 0, 'body', 'Trồng sâm 476 ha.', '1-NQ/TU', '1-NQ/TU', NULL, 0, 17, 'sâm{0}{0}sam', zeroblob(64), 1),
 (2, 0, 'body', 'Thu 2.100 tỷ.', '2-NQ/TU', '2-NQ/TU', 1, 0, 13, 'thu{0}{0}thu', zeroblob(64), 2);
PRAGMA user_version = 1;
"""


@pytest.fixture
def version_1(folder: Path) -> Path:
    """The folder of a library as the first version left it."""
    folder.mkdir()
    connection = sqlite3.connect(folder / "catalog.sqlite")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(VERSION_1.replace("{0}", "\n"))
    connection.close()
    return folder


def _columns(file: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(file)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {name: [row[1:5] for row in connection.execute(f"PRAGMA table_info({name})")] for name in sorted(names)}
    connection.close()
    return found


class TestFromVersion1:
    def test_nothing_is_lost(self, version_1):
        store = open_standin(version_1)
        first, second = sorted(store.catalog.documents(), key=lambda document: document.slug)
        assert (first.paging, first.pages, first.passages, first.waiting_pages) == ("none", 1, 1, 0)
        assert (second.paging, second.pages, second.ocr_pages, second.doubtful_pages) == ("pages", 2, 0, 0)
        assert store.catalog.pages("1-nq-tu") == (Page(1, 0, 17, "text"),)
        assert store.catalog.pages("2-nq-tu") == (Page(1, 0, 13, "pypdf"), Page(2, 14, 18, "pypdf layout"))
        assert (store.catalog.tables("2-nq-tu"), [note[:22] for note in store.catalog.notes("2-nq-tu")]) == (
            (),
            ["Đọc bằng phiên bản cũ:"],
        )
        assert store.catalog.recipients("1-nq-tu") == ("Lưu",)
        (passage,) = store.catalog.passages_of("2-nq-tu")
        assert (passage.quote, passage.page, passage.ocr, passage.places) == ("Thu 2.100 tỷ.", 1, None, ())
        assert [document.slug for document in store.catalog.documents(removed=True)] == ["3"]
        assert store.catalog.generation == 2

    def test_it_is_written_to_and_searched(self, version_1, put, embedder):
        store = open_standin(version_1)
        (result,) = take_all(store, [put("4.txt", resolution("4-NQ/TU", "Cà phê."))], embedder)
        assert result.status == "added"
        with store.writer():
            store.unhide(store.catalog.identify(slug="3", removed=True))
        assert store.count() == (4, 5)
        assert store.document_frequency("own", "sâm") == 1
        assert store.catalog.pages("3") == (Page(1, 0, 6, "text"),)

    def test_the_tables_are_those_of_a_new_one(self, version_1, tmp_path):
        open_standin(version_1)
        schema.create(tmp_path / "new.sqlite")
        assert _columns(version_1 / "catalog.sqlite") == _columns(tmp_path / "new.sqlite")

    def test_many_at_once(self, version_1):
        faults: list[BaseException] = []
        together = threading.Barrier(6)

        def open_it() -> None:
            try:
                together.wait()
                connection = schema.connect(version_1 / "catalog.sqlite")
                assert connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION
                connection.close()
            except BaseException as error:
                faults.append(error)

        threads = [threading.Thread(target=open_it) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert faults == []

    def test_one_that_fails_changes_nothing(self, version_1, monkeypatch):
        before = _columns(version_1 / "catalog.sqlite")
        monkeypatch.setattr(schema, "_FROM_1_TO_2", schema._FROM_1_TO_2 + "SELECT * FROM không_có;\n")
        with pytest.raises(LibraryUnusable, match="không_có"):
            schema.connect(version_1 / "catalog.sqlite")
        assert _columns(version_1 / "catalog.sqlite") == before
        monkeypatch.undo()
        schema.connect(version_1 / "catalog.sqlite").close()

    def test_while_another_writes_it_says_so(self, version_1, monkeypatch):
        real = sqlite3.connect
        monkeypatch.setattr(schema.sqlite3, "connect", lambda *names, **how: real(*names, **{**how, "timeout": 0}))
        other = real(version_1 / "catalog.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryUnusable, match="locked"):
            schema.connect(version_1 / "catalog.sqlite")
        other.execute("ROLLBACK")
        other.close()
        schema.connect(version_1 / "catalog.sqlite").close()

    def test_without_rights_it_says_what_to_do(self, version_1):
        before = (version_1 / "catalog.sqlite").read_bytes()
        with pytest.raises(LibraryUnusable, match="quyền ghi"):
            schema.connect(version_1 / "catalog.sqlite", read_only=True)
        assert (version_1 / "catalog.sqlite").read_bytes() == before


def test_from_version_2_the_quotes_are_kept(folder, put, embedder):
    store = open_standin(folder)
    # Decomposed letters are another text in CLEAN: the quote must stay as the file has it.
    decomposed = unicodedata.normalize("NFD", "Trồng 476 ha sâm Ngọc Linh.")
    take_all(store, [put("1.txt", resolution("1-NQ/TU", decomposed, "Thu 2.100 tỷ đồng."))], embedder)
    (document,) = store.catalog.documents()
    before = [passage.quote for passage in store.catalog.passages_of(document.slug)]
    store.catalog.close()
    connection = sqlite3.connect(folder / "catalog.sqlite")
    connection.execute("ALTER TABLE passages DROP COLUMN quote")
    connection.execute("PRAGMA user_version = 2")
    connection.commit()
    connection.close()
    catalog = Catalog(folder / "catalog.sqlite")
    assert [passage.quote for passage in catalog.passages_of(document.slug)] == before
    assert any(decomposed in quote for quote in before)
    catalog.close()
