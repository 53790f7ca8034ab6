"""Asking a library: understand, search, answer."""

import time
from collections.abc import Collection
from pathlib import Path

from answer.model import Answer, Refusal
from answer.respond import PASSAGES_READ, respond
from answer.sources import Sources
from index.model import Filters, Query
from index.naming import passage_at
from index.rerank import open_reranker
from index.results import Found, Order, find, nothing_found, similar
from index.search import search
from library.recording import Recording
from vietnamese.abbreviations import Abbreviations


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

    def ask(
        self,
        question: str,
        filters: Filters | None = None,
        *,
        literal: bool = False,
        without: Collection[str] = (),
        explain: bool = False,
    ) -> Answer | Refusal:
        """Answer a question with quoted, cited sentences, or say why not; with `explain` the reply carries its trace.

        Raises:
            BadQuestion: It holds no word.
        """
        started, reranker = time.perf_counter(), open_reranker(self.settings.reranker)
        query = self.understand(question, filters, literal=literal, without=without)
        sources = Sources(
            find=lambda wanted: search(wanted, self._store, self.embedder(), PASSAGES_READ, reranker=reranker),
            encoder=self.embedder,
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
        self._log(reply)
        return reply
