"""Asking a library: understand, search, answer."""

import datetime
import time
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from answer.model import Answer, Refusal
from answer.respond import PASSAGES_READ, respond
from answer.sources import Sources
from index.comprehension.reader import open_reader
from index.model import Filters, FoundDocument, Query
from index.naming import passage_at
from index.rerank import open_reranker
from index.results import POOL, Found, Order, find, nothing_found, similar
from index.search import search
from ingest.model import PassageKind
from library.recording import Recording
from library.topics import Topic, column, rarity, share_of
from vietnamese.abbreviations import Abbreviations

_WARMING = "chỉ tiêu chủ yếu đến năm 2030 là bao nhiêu?"
_OF_TEXT: tuple[PassageKind, ...] = ("preamble", "body")
"""Kinds of passage that say something of a topic: heads and signatures only name bodies and subjects."""


class Library(Recording):
    """Documents of one folder: take in, remove, search, ask, show. Use `Library.open`."""

    def understand(
        self, question: str, filters: Filters | None = None, *, literal: bool = False, without: Collection[str] = ()
    ) -> Query:
        """Return how a question is read; kinds of reading in `without` are left out.

        Raises:
            BadQuestion: It holds no word.
            LibraryUnusable: The library's abbreviations.txt is wrong; the message names the line.
        """
        return self._reader.read(question, filters, literal=literal, without=without)

    def abbreviations(self) -> tuple[Path, Abbreviations]:
        """Return the abbreviations that questions are read with, and the file for a person's own.

        Raises:
            LibraryUnusable: A line of the file is wrong.
        """
        return self._reader.abbreviations_file, self._reader.abbreviations()

    def search(
        self,
        question: str,
        filters: Filters | None = None,
        *,
        limit: int | None = None,
        literal: bool = False,
        without: Collection[str] = (),
        order: Order = "relevance",
    ) -> Found:
        """Return the passages that fit a question best, and how they are spread.

        Raises:
            BadQuestion: It holds no word.
        """
        query = self.understand(question, filters, literal=literal, without=without)
        if not self._store.count()[0] or (emptied_by := self._store.emptied_by(query.filters)):
            return nothing_found(query, emptied_by if self._store.count()[0] else ())
        count, reranker = limit or self.settings.hits, open_reranker(self.settings.reranker)
        return find(query, self._store, self.embedder(), count, order, reranker)

    def similar(self, name: str, address: str, filters: Filters | None = None, *, limit: int | None = None) -> Found:
        """Return the passages that mean most nearly what a passage of a document means.

        Args:
            name: Of the document: slug, number or file.
            address: Of the passage, whole or without the document's number: `II › 1 › gạch 3`.
            filters: What the passages must come from.
            limit: How many at most.

        Raises:
            NotInLibrary: No such document, or no such place in it.
            BadQuestion: Several documents have this number.
        """
        passage = passage_at(address, self._store.catalog.passages_of(self.find(name).slug))
        query = Query(passage.text, passage.text, filters=filters or Filters(), literal=True)
        return similar(passage.id, query, self._store, limit or self.settings.hits)

    def topic(
        self,
        question: str,
        names: Sequence[str] = (),
        filters: Filters | None = None,
        *,
        limit: int = 3,
        columns: int = 12,
    ) -> Topic:
        """Return what each of several documents says of a topic: their best passages, or that there are none.

        Args:
            question: A question, a heading, or some words.
            names: Documents, as `find` takes them; none for those of the library that speak of it, newest first.
            filters: What the documents must be like if none are named.
            limit: How many passages of a document at most.
            columns: How many documents at most if none are named: those whose best passages fit best.

        Raises:
            BadQuestion: It holds no word, or a number that several documents bear.
            NotInLibrary: There is no such document.
        """
        filters = replace(filters or Filters(), kinds=_OF_TEXT)
        query = self.understand(question, filters)
        named = list({document.slug: document for document in map(self.find, names)}.values())
        coverage = self.coverage(query.filters)
        passages = self._store.count()[1]
        share = share_of(query, lambda word: rarity(passages, self._store.document_frequency("own", word)))
        made = []
        for document in named if names else self._best_documents(question, filters):
            hits = self.search(question, replace(query.filters, documents=(document.slug,)), limit=PASSAGES_READ).hits
            made.append(column(document, hits, share, limit))
            if not names and sum(one.says == "says" for one in made) == columns:
                break
        if not names:
            made = [one for one in made if one.says == "says"] or [one for one in made if one.says == "near"][:columns]
            made.sort(key=lambda one: one.document.date or datetime.date.min, reverse=True)
        others = 0 if names else coverage.documents - len(made)
        return Topic(query, tuple(made), others, coverage)

    def warm_up(self) -> None:
        """Load what the first question needs (seconds), so that nobody waits for it; nothing is logged.

        Raises:
            LibraryUnusable: The library's vectors were made with another model.
        """
        self.embedder().encode_query(_WARMING)
        self.ask(_WARMING, log=False)

    def _best_documents(self, question: str, filters: Filters) -> list[FoundDocument]:
        """The documents that the best passages come from, best first."""
        hits = self.search(question, filters, limit=POOL).hits
        return list({hit.passage.document.slug: hit.passage.document for hit in hits}.values())

    def ask(
        self,
        question: str,
        filters: Filters | None = None,
        *,
        literal: bool = False,
        without: Collection[str] = (),
        explain: bool = False,
        log: bool = True,
    ) -> Answer | Refusal:
        """Answer a question with quoted, cited sentences, or say why not; with `explain` the reply carries its trace.

        With `log` it is kept in the log of questions, if the settings have one; what no person asked is not to be.

        Raises:
            BadQuestion: It holds no word.
        """
        started, reranker = time.perf_counter(), open_reranker(self.settings.reranker)
        query = self.understand(question, filters, literal=literal, without=without)
        sources = Sources(
            find=lambda wanted: search(wanted, self._store, self.embedder(), PASSAGES_READ, reranker=reranker),
            encoder=self.embedder,
            reader=open_reader if self.settings.reading else None,
            frequency=lambda term: self._store.document_frequency("own", term),
            documents=self._store.catalog,
            passages=self._store.count()[1],
            read=lambda part: self.understand(part, filters, literal=literal, without=without),
        )
        reply = respond(
            query,
            sources,
            self.coverage(query.filters),
            emptied_by=self._store.emptied_by(query.filters),
            started=started,
            explain=explain,
        )
        if log:
            self._log(reply)
        return reply
