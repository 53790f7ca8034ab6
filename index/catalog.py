"""`catalog.sqlite`: documents, sections, passages with their terms and vectors; each document in one transaction.

1. Every write raises the generation by one. A passage carries the generation in which it became visible, and `gone`
   the one in which it ceased to be, so that a cache that knows its own generation can ask for just what changed. Each
   generation has a random stamp: a catalogue restored from a backup has other ones, though it may count as far.
2. A removed or replaced document is hidden, not deleted: `restore` brings it back, `purge` deletes it for good.
3. Passage ids are never used twice.
"""

import datetime
import json
import secrets
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict

import numpy as np
import numpy.typing as npt

from index.queries import REFERENCE, TARGET, Queries
from ingest.model import Document, Passage


class Catalog(Queries):
    """The truth of a library: `Queries` and what changes it."""

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        connection = self._connection()
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk has ended it already
                connection.execute("ROLLBACK")
            raise

    def put(self, key: str, value: str | bytes) -> None:
        """Keep a value under `key`."""
        self._connection().execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def _next_generation(self, connection: sqlite3.Connection) -> int:
        generation = self.generation + 1
        connection.executemany(
            "INSERT OR REPLACE INTO meta VALUES (?, ?)",
            [("generation", str(generation)), (f"stamp {generation}", secrets.token_hex(8))],
        )
        return generation

    # --- writing

    def write(
        self,
        document: Document,
        origin: str,
        terms: Sequence[str | None],
        vectors: Sequence[npt.NDArray[np.float32] | None],
        replaces: int | None = None,
    ) -> int:
        """Write a document whole, or not at all.

        Args:
            document: As parsed.
            origin: Where the file came from (its path).
            terms: For each passage its terms joined by blanks, None where it is not searched.
            vectors: For each passage its vector [dimension], None where it is not searched.
            replaces: Id of the document that it takes the place of, hidden in the same transaction.

        Returns:
            The id of the document.
        """
        header = document.header
        with self._transaction() as connection:
            generation = self._next_generation(connection)
            if replaces is not None:
                self._hide(connection, replaces, generation)
            cursor = connection.execute(
                "INSERT INTO documents (superior, meeting, secrecy, urgency, manner, doubts,"
                " slug, sha256, file, origin, system, number, type, issuer, place, date, title,"
                " signer, role, recipients, sample, raw, pages, added_at, paging, tables, notes, page_count, ocr_pages,"
                " waiting_pages, doubtful_pages)"
                " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                (
                    header.superior, header.meeting, header.secrecy, header.urgency, header.manner,
                    json.dumps([[doubt.field, doubt.reason] for doubt in header.doubts], ensure_ascii=False),
                    document.slug, document.sha256, document.file, origin, header.system, header.number, header.type,
                    header.issuer, header.place, header.date.isoformat() if header.date else None, header.title,
                    header.signer, header.role, json.dumps(header.recipients, ensure_ascii=False), header.sample,
                    document.raw, json.dumps([asdict(page) for page in document.pages], ensure_ascii=False), _now(),
                    document.paging, _tables(document), json.dumps(document.notes, ensure_ascii=False),
                    len(document.pages), sum(page.confidence is not None for page in document.pages),
                    sum(page.waits_for_ocr for page in document.pages),
                    sum(page.trouble is not None and not page.waits_for_ocr for page in document.pages),
                ),
            )  # fmt: skip
            identity = int(cursor.lastrowid or 0)
            connection.executemany(
                "INSERT INTO sections VALUES (?,?,?,?,?,?,?,?,?,?)",
                [
                    (identity, s.ordinal, s.parent, s.kind, s.label, s.heading,
                     json.dumps(s.address, ensure_ascii=False), s.start, s.heading_end, s.end)
                    for s in document.sections
                ],
            )  # fmt: skip
            connection.executemany(
                "INSERT INTO passages (document, ordinal, section, kind, text, context, address, page, start, end,"
                " terms, vector, generation, ocr, places, quote) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                [
                    (identity, p.ordinal, p.section, p.kind, p.text, p.context, p.address, p.page, p.start, p.end, term,
                     vector.astype(np.float16).tobytes() if vector is not None else None, generation,
                     p.ocr, _places(p), None if (quote := document.raw[p.start : p.end]) == p.text else quote)
                    for p, term, vector in zip(document.passages, terms, vectors, strict=True)
                ],
            )  # fmt: skip
            connection.executemany(
                "INSERT INTO mentions VALUES (?,?,?,?,?)",
                [(identity, r.ordinal, r.number, r.certainty, REFERENCE.dump_json(r)) for r in document.references],
            )
            connection.executemany(
                "INSERT INTO targets VALUES (?,?,?,?)",
                [(identity, t.ordinal, t.certainty, TARGET.dump_json(t)) for t in document.targets],
            )
        return identity

    def correct(self, sha256: str, changes: Mapping[str, str]) -> None:
        """Keep what a person corrected in the header of a file; it holds whenever that file is read."""
        with self._transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO corrections VALUES (?,?,?)",
                [(sha256, field, value) for field, value in changes.items()],
            )

    def forget_corrections(self, sha256: str) -> None:
        """Let the header of a file be as it is read again."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM corrections WHERE sha256 = ?", (sha256,))

    def hide(self, document: int) -> None:
        """Take a document out of the library; it can be restored."""
        with self._transaction() as connection:
            self._hide(connection, document, self._next_generation(connection))

    def _hide(self, connection: sqlite3.Connection, document: int, generation: int) -> None:
        connection.execute("UPDATE documents SET removed_at = ? WHERE id = ?", (_now(), document))
        connection.execute(
            "INSERT INTO gone SELECT id, ? FROM passages WHERE document = ? AND vector IS NOT NULL",
            (generation, document),
        )
        connection.execute("UPDATE passages SET visible = 0 WHERE document = ?", (document,))

    def unhide(self, document: int) -> None:
        """Bring a removed document back."""
        with self._transaction() as connection:
            generation = self._next_generation(connection)
            connection.execute("UPDATE documents SET removed_at = NULL WHERE id = ?", (document,))
            connection.execute(
                "UPDATE passages SET visible = 1, generation = ? WHERE document = ?", (generation, document)
            )

    def purge(self) -> int:
        """Delete removed documents for good and return how many they were."""
        with self._transaction() as connection:
            return connection.execute("DELETE FROM documents WHERE removed_at IS NOT NULL").rowcount

    def replace_vectors(self, ids: Sequence[int], vectors: npt.NDArray[np.float32], model: dict[str, str]) -> None:
        """Put new vectors [ids, dimension] in place of the old ones and remember the model, in one transaction."""
        with self._transaction() as connection:
            generation = self._next_generation(connection)
            connection.executemany(
                "UPDATE passages SET vector = ?, generation = ? WHERE id = ?",
                [
                    (row.astype(np.float16).tobytes(), generation, identity)
                    for identity, row in zip(ids, vectors, strict=True)
                ],
            )
            connection.executemany("INSERT INTO gone VALUES (?, ?)", [(identity, generation) for identity in ids])
            for key, value in model.items():
                connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def _tables(document: Document) -> str:
    return json.dumps(
        [
            [t.start, t.end, [[c.start, c.end, c.row, c.column, c.rows, c.columns] for c in t.cells]]
            for t in document.tables
        ],
        separators=(",", ":"),
    )


def _places(passage: Passage) -> str | None:
    """A ten-thousandth of a page is less than a pixel on any screen."""
    found = [[p.page, *(round(v, 4) for v in (p.left, p.top, p.right, p.bottom))] for p in passage.places]
    return json.dumps(found, separators=(",", ":")) if found else None


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
