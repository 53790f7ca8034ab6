"""What is asked of `catalog.sqlite`: documents, passages, filters, and what the caches must learn and forget.

`index.catalog` writes what is read here. Each thread has its own connection.
"""

import datetime
import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from pydantic import TypeAdapter

from errors import NotInLibrary
from index import schema
from index.embedded import embedded_text
from index.filtering import predicate
from index.model import Filters, FoundDocument, FoundPassage
from ingest.model import Cell, Doubt, Page, Place, Reference, Section, Table, Target

_DOCUMENT_COLUMNS = (
    "documents.id AS id, slug, documents.number AS number, type, title, issuer, place, date, signer, role, system,"
    " sample, file, sha256,"
    " superior, meeting, secrecy, urgency, manner,"
    " paging, page_count, ocr_pages, waiting_pages, doubtful_pages"
)


REFERENCE = TypeAdapter(Reference)
TARGET = TypeAdapter(Target)


class Addressed(NamedTuple):
    """Where a passage stands."""

    start: int
    end: int
    address: str


class Queries:
    """The reading side of a catalogue. Safe for several threads."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._local = threading.local()
        self._known: tuple[tuple[int, str], dict[int, FoundDocument]] | None = None
        self._connection()

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = schema.connect(self.path, read_only=self.read_only)
        return connection

    def close(self) -> None:
        """Close this thread's connection."""
        connection = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    # --- meta

    def get(self, key: str) -> str | bytes | None:
        """Return a value kept under `key`, None if there is none."""
        row = self._connection().execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    @property
    def generation(self) -> int:
        """Number of writes so far: what a cache compares itself with."""
        return int(self.get("generation") or 0)

    def stamp(self, generation: int) -> str:
        """Return the random stamp of a generation, empty if this catalogue never had it."""
        return str(self.get(f"stamp {generation}") or "")

    # --- reading documents

    def documents(self, *, removed: bool = False) -> list[FoundDocument]:
        """Return the documents of the library, newest first; with `removed`, those that can be restored instead."""
        return self._listed(removed=True) if removed else list(self._current().values())

    def _current(self) -> dict[int, FoundDocument]:
        """The documents by id, newest first, listed anew in each generation: every search asks for them."""
        generation = self.generation
        state = (generation, self.stamp(generation))
        if self._known is None or self._known[0] != state:
            self._known = (state, {document.id: document for document in self._listed(removed=False)})
        return self._known[1]

    def _listed(self, *, removed: bool) -> list[FoundDocument]:
        rows = self._connection().execute(
            f"SELECT {_DOCUMENT_COLUMNS}, (SELECT count(*) FROM passages WHERE document = documents.id"
            " AND vector IS NOT NULL) AS passages"
            f" FROM documents WHERE removed_at IS {'NOT' if removed else ''} NULL ORDER BY date DESC, documents.id DESC"
        )
        return [_document(row) for row in rows]

    def identify(self, *, slug: str | None = None, sha256: str | None = None, removed: bool = False) -> int | None:
        """Return the id of the newest document with this slug or this file, None if there is none."""
        column, value = ("slug", slug) if slug is not None else ("sha256", sha256)
        row = self._connection().execute(
            f"SELECT id FROM documents WHERE {column} = ? AND removed_at IS {'NOT' if removed else ''} NULL"
            " ORDER BY removed_at DESC, id DESC",
            (value,),
        ).fetchone()  # fmt: skip
        return row[0] if row else None

    def slug(self, document: int) -> str:
        """Return the slug of a document, removed or not."""
        row = self._connection().execute("SELECT slug FROM documents WHERE id = ?", (document,)).fetchone()
        return str(row[0])

    def origin(self, document: int) -> str:
        """Return where the file of a document came from."""
        row = self._connection().execute("SELECT origin FROM documents WHERE id = ?", (document,)).fetchone()
        return str(row[0])

    def raw(self, slug: str) -> str:
        """Return the RAW text of a document."""
        return self._column("raw", slug)

    def recipients(self, slug: str) -> tuple[str, ...]:
        """Return the recipients (nơi nhận) of a document."""
        return tuple(json.loads(self._column("recipients", slug)))

    def pages(self, slug: str) -> tuple[Page, ...]:
        """Return the pages of a document; one for all of it where its format has none."""
        pages = (Page(**page) for page in json.loads(self._column("pages", slug)))
        return tuple(replace(page, margins=tuple(page.margins), doubtful=tuple(page.doubtful)) for page in pages)

    def tables(self, slug: str) -> tuple[Table, ...]:
        """Return the tables of a document in the order of its text."""
        found = json.loads(self._column("tables", slug))
        return tuple(Table(start, end, tuple(Cell(*cell) for cell in cells)) for start, end, cells in found)

    def references(self, slug: str) -> tuple[Reference, ...]:
        """Return the mentions of other documents in a document, in the order of its text."""
        return tuple(REFERENCE.validate_json(data) for data in self._data("mentions", slug))

    def citing(self) -> Iterator[tuple[int, tuple[Reference, ...]]]:
        """Yield each document that mentions others, with these mentions; those of itself and rejected ones left out."""
        rows = self._connection().execute(
            "SELECT document, data FROM mentions WHERE certainty != 'rejected'"
            " AND coalesce(json_extract(data, '$.resolves_to'), json_extract(data, '$.kind'))"
            " NOT IN ('self', 'internal')"
            " AND document IN (SELECT id FROM documents WHERE removed_at IS NULL) ORDER BY document, ordinal"
        )
        for document, group in groupby(rows, key=lambda row: int(row["document"])):
            yield document, tuple(REFERENCE.validate_json(row["data"]) for row in group)

    def addressed(self, slug: str) -> list[Addressed]:
        """Return where each passage of a document stands, headings included, in the order of its text."""
        rows = self._connection().execute(
            "SELECT start, end, address FROM passages WHERE document = ? ORDER BY ordinal", (self.identify(slug=slug),)
        )
        return [Addressed(*row) for row in rows]

    def beginning(self, slug: str) -> list[tuple[str, int, int, str]]:
        """Return kind, start, end and address of the first passages of a document: its head, its preamble and more."""
        rows = self._connection().execute(
            "SELECT kind, start, end, address FROM passages WHERE document = ? ORDER BY ordinal LIMIT 40",
            (self.identify(slug=slug),),
        )
        return [tuple(row) for row in rows]

    def printed_acts(self, documents: Sequence[int]) -> dict[int, Reference]:
        """Return for the consolidated texts among these documents the first numbered act that each names."""
        rows = self._connection().execute(
            "SELECT document, data, min(ordinal) FROM mentions JOIN documents ON documents.id = document"
            " WHERE document IN (SELECT value FROM json_each(?)) AND documents.type = 'Văn bản hợp nhất'"
            " AND mentions.number IS NOT NULL AND certainty = 'certain'"
            " GROUP BY document",
            (json.dumps(list(documents)),),
        )
        return {row["document"]: REFERENCE.validate_json(row["data"]) for row in rows}

    def mentions_of(self, number: str) -> list[tuple[FoundDocument, Reference]]:
        """Return the certain references to a number, each with the document that it stands in."""
        rows = self._connection().execute(
            f"SELECT {_DOCUMENT_COLUMNS}, 0 AS passages, data FROM mentions JOIN documents ON documents.id = document"
            " WHERE mentions.number = ? AND certainty = 'certain' AND removed_at IS NULL"
            " ORDER BY documents.id, ordinal",
            (number,),
        )
        return [(_document(row), REFERENCE.validate_json(row["data"])) for row in rows]

    def targets(self, slug: str) -> tuple[Target, ...]:
        """Return the targets that a document sets, in the order of its text."""
        return tuple(TARGET.validate_json(data) for data in self._data("targets", slug))

    def all_targets(self) -> dict[int, tuple[Target, ...]]:
        """Return the targets of the documents that set any, by document, in the order of its text."""
        rows = self._connection().execute(
            "SELECT document, data FROM targets"
            " WHERE document IN (SELECT id FROM documents WHERE removed_at IS NULL) ORDER BY document, ordinal"
        )
        return {
            document: tuple(TARGET.validate_json(row["data"]) for row in group)
            for document, group in groupby(rows, key=lambda row: int(row["document"]))
        }

    def _data(self, table: str, slug: str) -> list[str]:
        rows = self._connection().execute(
            f"SELECT data FROM {table} JOIN documents ON documents.id = document"
            " WHERE slug = ? AND removed_at IS NULL ORDER BY ordinal",
            (slug,),
        )
        return [row[0] for row in rows]

    def corrections(self, sha256: str) -> dict[str, str]:
        """Return what a person corrected in the header of a file."""
        rows = self._connection().execute("SELECT field, value FROM corrections WHERE sha256 = ?", (sha256,))
        return {row["field"]: row["value"] for row in rows}

    def doubts(self, slug: str) -> tuple[Doubt, ...]:
        """Return what is to be checked in the header of a document."""
        return tuple(Doubt(field, reason) for field, reason in json.loads(self._column("doubts", slug)))

    def notes(self, slug: str) -> tuple[str, ...]:
        """Return what is to be known of the reading of a document."""
        return tuple(json.loads(self._column("notes", slug)))

    def _column(self, column: str, slug: str) -> str:
        row = self._connection().execute(
            f"SELECT {column} FROM documents WHERE slug = ? AND removed_at IS NULL", (slug,)
        ).fetchone()  # fmt: skip
        if row is None:
            # Another process may have removed it since it was listed.
            raise NotInLibrary(f"Văn bản «{slug}» vừa được gỡ khỏi kho.")
        return str(row[0])

    def sections(self, slug: str) -> list[Section]:
        """Return the tree of a document in the order of its text."""
        rows = self._connection().execute(
            "SELECT sections.* FROM sections JOIN documents ON documents.id = sections.document"
            " WHERE slug = ? AND removed_at IS NULL ORDER BY ordinal",
            (slug,),
        )
        return [
            Section(r["ordinal"], r["parent"], r["kind"], r["label"], r["heading"], tuple(json.loads(r["address"])),
                    r["start"], r["heading_end"], r["end"])
            for r in rows
        ]  # fmt: skip

    # --- reading passages

    def passages_of(self, slug: str) -> list[FoundPassage]:
        """Return every passage of a document, headings included, in the order of its text."""
        document = self.identify(slug=slug)
        return self._found("document = ? ORDER BY ordinal", (document,)) if document is not None else []

    def passages_near(self, passage: FoundPassage, reach: int) -> list[FoundPassage]:
        """Return the visible passages that begin at most so many characters before or after another one's ends.

        Args:
            passage: Of this library.
            reach: In characters of the raw text.
        """
        where = "document = ? AND start BETWEEN ? AND ? AND visible = 1 ORDER BY ordinal"
        return self._found(where, (passage.document.id, passage.start - reach, passage.end + reach))

    def passages_at(self, document: int, offsets: Sequence[int]) -> list[FoundPassage]:
        """Return the passages of a document that hold any of these places of its raw text, in the order of its text."""
        where = (
            "document = ? AND EXISTS (SELECT 1 FROM json_each(?) WHERE value >= start AND value < end) ORDER BY ordinal"
        )
        return self._found(where, (document, json.dumps(sorted(offsets))))

    def fetch(self, ids: Sequence[int]) -> list[FoundPassage]:
        """Return visible passages by id, in the order asked for; ids that are gone are left out."""
        found: dict[int, FoundPassage] = {}
        for chunk in _chunks(ids, 500):
            marks = ",".join("?" * len(chunk))
            found |= {p.id: p for p in self._found(f"id IN ({marks}) AND visible = 1", chunk)}
        return [found[identity] for identity in ids if identity in found]

    def _found(self, where: str, parameters: Sequence[object]) -> list[FoundPassage]:
        rows = self._connection().execute(
            "SELECT id, document, kind, text, context, address, page, ocr, places, start, end,"
            f" coalesce(quote, text) AS quote FROM passages WHERE {where}",
            parameters,
        ).fetchall()  # fmt: skip
        # Afterwards: a document that came in between is of a newer generation than one listed before.
        documents = self._current()
        return [
            FoundPassage(r["id"], documents[r["document"]], r["kind"], r["address"],
                         tuple(r["context"].split(" › ")[1:]), r["text"], r["page"], r["start"], r["end"], r["quote"],
                         r["ocr"], tuple(Place(*place) for place in json.loads(r["places"])) if r["places"] else ())
            for r in rows
            if r["document"] in documents
        ]  # fmt: skip

    def addresses(self, documents: Sequence[int]) -> list[tuple[int, str, str]]:
        """Return id, kind and address of the searchable passages of these documents, in the order of their texts."""
        rows = self._connection().execute(
            "SELECT id, kind, address FROM passages WHERE document IN (SELECT value FROM json_each(?))"
            " AND visible AND vector IS NOT NULL ORDER BY document, ordinal",
            (json.dumps(list(documents)),),
        )
        return [tuple(row) for row in rows]

    def count(self) -> tuple[int, int]:
        """Return the numbers of documents and of searchable passages."""
        documents = self._current().values()
        return len(documents), sum(document.passages for document in documents)

    # --- filters

    def matching_documents(self, filters: Filters) -> list[int] | None:
        """Return ids of the documents that the filters let through, None if they let all through."""
        lets_through = predicate(filters)
        return None if lets_through is None else [d.id for d in self._current().values() if lets_through(d)]

    def passage_ids(self, documents: Iterable[int] | None, kinds: Sequence[str]) -> npt.NDArray[np.int64] | None:
        """Return ids of searchable passages of these documents and kinds, None if both are unrestricted."""
        if documents is None and not kinds:
            return None
        where, parameters = ["visible", "vector IS NOT NULL"], []
        if documents is not None:
            where.append("document IN (SELECT value FROM json_each(?))")
            parameters.append(json.dumps(list(documents)))
        if kinds:
            where.append("kind IN (SELECT value FROM json_each(?))")
            parameters.append(json.dumps(list(kinds)))
        rows = self._connection().execute(f"SELECT id FROM passages WHERE {' AND '.join(where)}", parameters)
        return np.array([row[0] for row in rows], dtype=np.int64)

    def integrity(self) -> str:
        """Return `ok`, or what SQLite's own check finds wrong."""
        return str(self._connection().execute("PRAGMA quick_check").fetchone()[0])

    # --- for caches and what is learnt

    def forgotten_since(self, generation: int) -> list[int]:
        """Return ids of passages that a cache of this generation must forget, those that came back since included."""
        connection = self._connection()
        gone = connection.execute("SELECT passage FROM gone WHERE generation > ?", (generation,))
        return [row[0] for row in gone]

    def vectors_since(self, generation: int) -> Iterator[tuple[int, npt.NDArray[np.float16]]]:
        """Yield id and vector of each searchable passage that became visible after `generation`."""
        rows = self._connection().execute(
            "SELECT id, vector FROM passages WHERE generation > ? AND visible AND vector IS NOT NULL ORDER BY id",
            (generation,),
        )
        for row in rows:
            yield row[0], np.frombuffer(row[1], dtype=np.float16)

    def terms_since(self, generation: int) -> Iterator[tuple[int, int, str, str]]:
        """Yield id, document, kind and terms of each searchable passage that became visible after `generation`."""
        yield from (
            tuple(row)
            for row in self._connection().execute(
                "SELECT id, document, kind, terms FROM passages"
                " WHERE generation > ? AND visible AND terms IS NOT NULL ORDER BY id",
                (generation,),
            )
        )

    def texts(self, since: int = 0) -> Iterator[str]:
        """Yield the CLEAN text of each visible passage, for what is learnt from the library itself.

        Args:
            since: Only of those that became visible after this generation.
        """
        for row in self._connection().execute("SELECT text FROM passages WHERE generation > ? AND visible", (since,)):
            yield row[0]

    def vectors_of(self, documents: Sequence[int]) -> dict[str, npt.NDArray[np.float32]]:
        """Return the vectors of the passages of these documents, shown or hidden, by the text that was embedded."""
        rows = self._connection().execute(
            "SELECT context, text, vector FROM passages WHERE document IN (SELECT value FROM json_each(?))"
            " AND vector IS NOT NULL",
            (json.dumps(list(documents)),),
        )
        return {
            embedded_text(row["context"], row["text"]): np.frombuffer(row["vector"], np.float16).astype(np.float32)
            for row in rows
        }

    def embedded_passages(self) -> list[tuple[int, str]]:
        """Return id and embedded text (context, then text) of every passage that has a vector."""
        rows = self._connection().execute("SELECT id, context, text FROM passages WHERE vector IS NOT NULL ORDER BY id")
        return [(row["id"], embedded_text(row["context"], row["text"])) for row in rows]


def _document(row: sqlite3.Row) -> FoundDocument:
    return FoundDocument(
        id=row["id"], slug=row["slug"], number=row["number"], type=row["type"], title=row["title"],
        issuer=row["issuer"], place=row["place"],
        date=datetime.date.fromisoformat(row["date"]) if row["date"] else None,
        signer=row["signer"], role=row["role"], manner=row["manner"], superior=row["superior"],
        meeting=row["meeting"], secrecy=row["secrecy"], urgency=row["urgency"],
        system=row["system"], sample=bool(row["sample"]), file=row["file"],
        sha256=row["sha256"], passages=row["passages"], paging=row["paging"], pages=row["page_count"],
        ocr_pages=row["ocr_pages"], waiting_pages=row["waiting_pages"], doubtful_pages=row["doubtful_pages"],
    )  # fmt: skip


def _chunks(items: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
