"""The tables of `catalog.sqlite`, the one file that is the truth, and how it is opened.

1. A new file gets the tables below and the schema's version.
2. A file of an older version is brought up to date, in one transaction; it takes rights to write. One of a newer
   version, or one that is no catalogue, is refused with what to do.
3. Each thread has its own connection (SQLite's rule); the file is in WAL mode, so that readers see the last
   committed document while another is being written.
"""

import contextlib
import sqlite3
from pathlib import Path

from errors import LibraryUnusable

VERSION = 3

_KNOWLEDGE = """
CREATE TABLE mentions (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, number TEXT, certainty TEXT NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;
CREATE INDEX mentions_number ON mentions (number);
CREATE TABLE targets (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, certainty TEXT NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;
CREATE TABLE corrections (
    sha256 TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (sha256, field)
) WITHOUT ROWID;
"""
# References and targets as JSON of `ingest.model`; corrections of headers, by the file that they are of.

_TABLES = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    slug TEXT NOT NULL, sha256 TEXT NOT NULL, file TEXT NOT NULL, origin TEXT NOT NULL,
    system TEXT, number TEXT, type TEXT, issuer TEXT, place TEXT, date TEXT, title TEXT, signer TEXT, role TEXT,
    recipients TEXT NOT NULL, sample INTEGER NOT NULL,
    raw TEXT NOT NULL, pages TEXT NOT NULL,
    added_at TEXT NOT NULL, removed_at TEXT,
    paging TEXT NOT NULL DEFAULT 'none', tables TEXT NOT NULL DEFAULT '[]', notes TEXT NOT NULL DEFAULT '[]',
    page_count INTEGER NOT NULL DEFAULT 1, ocr_pages INTEGER NOT NULL DEFAULT 0,
    waiting_pages INTEGER NOT NULL DEFAULT 0, doubtful_pages INTEGER NOT NULL DEFAULT 0,
    superior TEXT, meeting TEXT, secrecy TEXT, urgency TEXT, manner TEXT, doubts TEXT NOT NULL DEFAULT '[]'
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
    generation INTEGER NOT NULL, visible INTEGER NOT NULL DEFAULT 1,
    ocr REAL, places TEXT, quote TEXT
);
CREATE INDEX passages_document ON passages (document, ordinal);
CREATE INDEX passages_searched ON passages (document, visible, kind) WHERE vector IS NOT NULL;
CREATE INDEX passages_generation ON passages (generation);
{_KNOWLEDGE}CREATE TABLE gone (passage INTEGER NOT NULL, generation INTEGER NOT NULL);
CREATE INDEX gone_generation ON gone (generation);
"""
# terms and vector are NULL for headings, which are kept but not searched. `quote` is the RAW text of a passage, NULL
# where its CLEAN text is the same: cut out of a long `raw` it would cost a millisecond each. `gone` tells caches what
# to forget.

_FROM_1_TO_2 = f"""{_KNOWLEDGE}ALTER TABLE documents ADD COLUMN paging TEXT NOT NULL DEFAULT 'none';
ALTER TABLE documents ADD COLUMN tables TEXT NOT NULL DEFAULT '[]';
ALTER TABLE documents ADD COLUMN notes TEXT NOT NULL DEFAULT '[]';
ALTER TABLE documents ADD COLUMN page_count INTEGER NOT NULL DEFAULT 1;
ALTER TABLE documents ADD COLUMN ocr_pages INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN waiting_pages INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN doubtful_pages INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN superior TEXT;
ALTER TABLE documents ADD COLUMN meeting TEXT;
ALTER TABLE documents ADD COLUMN secrecy TEXT;
ALTER TABLE documents ADD COLUMN urgency TEXT;
ALTER TABLE documents ADD COLUMN manner TEXT;
ALTER TABLE documents ADD COLUMN doubts TEXT NOT NULL DEFAULT '[]';
ALTER TABLE passages ADD COLUMN ocr REAL;
ALTER TABLE passages ADD COLUMN places TEXT;
UPDATE documents SET paging = 'pages', page_count = json_array_length(pages) WHERE pages <> '[]';
UPDATE documents SET pages = json_array(json_object('number', 1, 'start', 0, 'end', length(raw), 'extractor', 'text'))
 WHERE pages = '[]';
UPDATE documents SET notes =
 json_array('Đọc bằng phiên bản cũ: chưa có chỉ tiêu, dẫn chiếu và bảng. Đọc lại: nghiquyet reread');
"""


_FROM_2_TO_3 = "ALTER TABLE passages ADD COLUMN quote TEXT"


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open a catalogue that exists.

    Raises:
        LibraryUnusable: Damaged, not a catalogue, made by a newer version, or no rights.
    """
    with contextlib.ExitStack() as refused:
        try:
            connection = refused.enter_context(contextlib.closing(_open(path, read_only)))
            version = _prepare(connection, read_only)
            if 1 <= version < VERSION:
                version = _renew(connection, path, read_only)
        except sqlite3.DatabaseError as error:
            raise LibraryUnusable(
                f"Kho «{path.parent}» không mở được ({error}). Nếu tệp catalog.sqlite bị hỏng, hãy lấy lại bản sao lưu "
                "hoặc đưa tài liệu vào một kho mới."
            ) from error
        if version > VERSION:
            raise LibraryUnusable(
                f"Kho «{path.parent}» do phiên bản mới hơn tạo ra (dạng {version}, chương trình này đọc đến dạng "
                f"{VERSION}). Hãy cập nhật nghiquyet."
            )
        if version < 1:
            raise LibraryUnusable(f"«{path}» không phải là kho của nghiquyet. Hãy chọn thư mục khác bằng --library.")
        refused.pop_all()
    return connection


def create(path: Path) -> None:
    """Make a new catalogue; a reader never sees one without its tables, for they come in one transaction."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
    finally:
        connection.close()


def _open(path: Path, read_only: bool) -> sqlite3.Connection:
    # A folder without rights of writing cannot hold WAL's side files: read the file as it stands. If a writer that was
    # killed left them there, they hold the last documents and must be read too.
    behind = path.with_name(f"{path.name}-wal").exists()
    mode = ("mode=ro" if behind else "mode=ro&immutable=1") if read_only else "mode=rw"
    uri = f"{path.resolve().as_uri()}?{mode}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=30, check_same_thread=False)


def _renew(connection: sqlite3.Connection, path: Path, read_only: bool) -> int:
    if read_only:
        raise LibraryUnusable(
            f"Kho «{path.parent}» do phiên bản cũ tạo ra và không có quyền ghi để cập nhật. Hãy mở một lần bằng người "
            "dùng có quyền ghi: nghiquyet doctor."
        )
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done it while this one waited.
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version < 2:
            for statement in _FROM_1_TO_2.split(";\n"):
                connection.execute(statement)
        if version < 3:
            connection.execute(_FROM_2_TO_3)
            _keep_quotes(connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return VERSION


def _keep_quotes(connection: sqlite3.Connection) -> None:
    for identity, raw in connection.execute("SELECT id, raw FROM documents").fetchall():
        passages = connection.execute("SELECT id, text, start, end FROM passages WHERE document = ?", (identity,))
        quotes = (
            (raw[start:end], passage) for passage, text, start, end in passages.fetchall() if raw[start:end] != text
        )
        connection.executemany("UPDATE passages SET quote = ? WHERE id = ?", quotes)


def _prepare(connection: sqlite3.Connection, read_only: bool) -> int:
    """Set what holds for each connection; return the schema's version."""
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    if not read_only:
        connection.execute("PRAGMA synchronous = FULL")
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
