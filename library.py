"""The library: one object between the screens and everything below.

    with Library.open() as library:
        list(library.ingest([Path("data")]))
        reply = library.ask("chỉ tiêu trồng sâm Ngọc Linh là bao nhiêu?")

It owns the store, the embedder and the reader of questions, opens each when first needed, and is safe for threads.
"""

import threading
import time
from collections.abc import Callable, Collection, Generator, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from answer.model import Answer, Citation, Coverage, Figure, Refusal, Sentence
from answer.respond import PASSAGES_READ, respond
from errors import BadQuestion, OcrUnavailable
from index.embedder import Embedder, open_embedder
from index.facets import Facet, FacetCount
from index.health import Check, check_model, check_store, require_same_model
from index.intake import FileResult, Progress, learn_accents, take_in
from index.links import Link, links
from index.model import Change, Filters, FoundDocument, FoundPassage, Hit, Pinpoint, Query, Understood
from index.naming import named, passage_at
from index.reader import QuestionReader
from index.rerank import open_reranker
from index.results import Found, Order, find, nothing_found, similar
from index.search import search
from index.snippets import Snippet, snippet
from index.standing import Standing, standing
from index.store import LocalStore, open_store
from index.view import DocumentView, caution, read_by, view_of
from ingest.files.collect import collect
from ingest.files.watch import WatchedChanges, watch
from ingest.form.corrections import corrected
from ingest.model import Cell, Doubt, Header, Page, Paging, Place, Reference, Section, Table, Target
from ingest.reading import Limits, ReadingOptions
from ingest.scans.page_png import has_pages, page_png
from ingest.workers.pool import Source
from settings import Settings, default_library, load_settings
from vietnamese.abbreviations import Abbreviations

__all__ = [
    "Abbreviations", "Answer", "Cell", "Change", "Check", "Citation", "Coverage", "DocumentView", "Doubt", "Facet",
    "FacetCount", "Figure", "FileResult", "Filters", "Found", "FoundDocument", "FoundPassage", "Hit", "Library", "Link",
    "Order", "Page", "Paging", "Pinpoint", "Place", "Progress", "Query", "Reference", "Refusal", "Section", "Sentence",
    "Snippet", "Standing", "Table", "Target", "Understood", "WatchedChanges", "caution", "links", "read_by", "snippet",
    "standing", "watch",
]  # fmt: skip


class Library:
    """Documents of one folder: take in, remove, search, ask, show. Use `Library.open`."""

    def __init__(self, folder: Path, settings: Settings, store: LocalStore) -> None:
        self.folder = folder
        self.settings = settings
        self._store = store
        self._embedder: Embedder | None = None
        self._reader = QuestionReader(store.catalog, folder)
        self._lock = threading.RLock()

    @classmethod
    def open(cls, folder: Path | None = None, *, must_exist: bool = True) -> Self:
        """Open a library, or make an empty one.

        Args:
            folder: Where it lies; None for the default (`settings.default_library`).
            must_exist: False makes a new library if there is none.

        Raises:
            LibraryUnusable: Missing, damaged, made by a newer version or with another model, or no rights.
        """
        folder = folder or default_library()
        settings = load_settings(folder)

        def model() -> tuple[str, int, str]:
            embedder = open_embedder(settings.model, settings.engine)
            return embedder.name, embedder.dimension, embedder.fingerprint

        store = open_store(folder, model, must_exist=must_exist)
        return cls(folder, settings, store)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._store.catalog.close()

    # --- what is inside

    def documents(self, *, removed: bool = False) -> list[FoundDocument]:
        """Return all documents, newest first; with `removed` those that can be restored."""
        return self._store.catalog.documents(removed=removed)

    def coverage(self, filters: Filters | None = None) -> Coverage:
        """Return what a search with these filters looks at."""
        documents = self.documents()
        if filters is not None:
            allowed = self._store.catalog.matching_documents(filters)
            if allowed is not None:
                kept = set(allowed)
                documents = [d for d in documents if d.id in kept]
        dates = [d.date for d in documents if d.date]
        return Coverage(
            documents=len(documents),
            passages=sum(d.passages for d in documents),
            issuers=tuple(sorted({d.issuer for d in documents if d.issuer})),
            since=min(dates, default=None),
            until=max(dates, default=None),
        )

    def find(self, name: str, *, removed: bool = False) -> FoundDocument:
        """Return the document that a person means by a slug, a number or a file name.

        Raises:
            NotInLibrary: There is none.
            BadQuestion: There are several; the message lists their slugs.
        """
        where = "trong số văn bản đã gỡ" if removed else "trong kho"
        return named(name, self.documents(removed=removed), where)

    def show(self, name: str) -> DocumentView:
        """Return a document with its tree, passages and text.

        Raises:
            NotInLibrary: There is none.
            BadQuestion: Several have this number.
        """
        return view_of(self.find(name), self._store.catalog)

    def page_image(self, name: str, page: int) -> bytes | None:
        """Return a page as it is printed, as a PNG; None if the file is no PDF and no picture, or cannot be drawn.

        Raises:
            NotInLibrary, BadQuestion: As their names say.
        """
        document = self.find(name)
        file = self._store.original(document.sha256)
        return page_png(file, page, self._reading_options().limits) if file and 1 <= page <= document.pages else None

    def has_page_images(self, document: FoundDocument) -> bool:
        """Return whether a document's pages can be shown as they are printed."""
        file = self._store.original(document.sha256)
        return document.paging == "pages" and file is not None and has_pages(file)

    # --- changing it

    def ingest(
        self,
        names: Sequence[Path],
        on_progress: Callable[[Progress], None] = lambda _: None,
        *,
        ocr: bool | None = None,
    ) -> Generator[FileResult, None, None]:
        """Take files and folders in; yield what became of each file. Closing the iterator stops the work safely.

        Args:
            names: Files, folders and archives.
            on_progress: Told of every step.
            ocr: Whether pages that are pictures are read now (or wait for `ocr`); None as the settings say.

        Raises:
            LibraryBusy: Another process is writing.
        """
        with self._store.writer(), self._store.unpacking() as folder:
            options = self._reading_options()
            options = options if ocr is None else replace(options, ocr=ocr)
            sources, refused = collect(names, folder, options.limits)
            # A library may lie in the folder that is taken in: its copies of the files are not files of their own.
            own = self.folder.resolve()
            sources = [item for item in sources if item.path in names or not item.path.resolve().is_relative_to(own)]
            for item in refused:
                yield FileResult(item.path, "failed", None, 0, item.reason, 0.0)
            yield from take_in(sources, self._store, self.embedder, self.settings.batch_passages, options, on_progress)

    def ocr(
        self, names: Sequence[str] = (), on_progress: Callable[[Progress], None] = lambda _: None
    ) -> Generator[FileResult, None, None]:
        """Read documents again with OCR, from the files kept in the library; yield what became of each.

        Args:
            names: Documents as `find` takes them; none for all that have pages waiting for OCR.
            on_progress: Told of every step.

        Raises:
            NotInLibrary, BadQuestion, LibraryBusy: As their names say.
            OcrUnavailable: The program is not installed; the message says how.
        """
        # Pictures and PDFs are for this alone; the other commands start without them.
        from ingest.scans.ocr import available

        missing = available()
        if missing is not None:
            raise OcrUnavailable(missing)
        with self._store.writer():
            documents = [self.find(name) for name in names] or [d for d in self.documents() if d.waiting_pages]
            yield from self._again(documents, replace(self._reading_options(), ocr=True), on_progress)

    def reread(
        self, names: Sequence[str] = (), on_progress: Callable[[Progress], None] = lambda _: None
    ) -> Generator[FileResult, None, None]:
        """Read documents again from the files kept in the library, as a newer version of this program does it better.

        Args:
            names: Documents as `find` takes them; none for all.
            on_progress: Told of every step.

        Raises:
            NotInLibrary, BadQuestion, LibraryBusy: As their names say.
        """
        with self._store.writer():
            documents = [self.find(name) for name in names] or self.documents()
            yield from self._again(documents, self._reading_options(), on_progress)

    def correct(self, name: str, changes: Mapping[str, str]) -> FileResult:
        """Correct the header of a document by hand; it holds whenever the same file is read again.

        Args:
            name: A document as `find` takes it.
            changes: Fields of the header to their values as a person types them (`date`: `22/10/2024`), empty for
                none; no change at all lets the header be as it is read.

        Raises:
            WrongCorrection: A field that there is none of, or a value that cannot be one.
            NotInLibrary, BadQuestion, LibraryBusy: As their names say.
        """
        corrected(Header(), changes)
        with self._store.writer():
            document = self.find(name)
            if changes:
                self._store.catalog.correct(document.sha256, changes)
            else:
                self._store.catalog.forget_corrections(document.sha256)
            (result,) = self._again([document], self._reading_options(), lambda _: None)
        return result

    def _again(
        self, documents: Sequence[FoundDocument], options: ReadingOptions, on_progress: Callable[[Progress], None]
    ) -> Generator[FileResult, None, None]:
        sources = []
        for document in documents:
            file = self._store.original(document.sha256)
            path = Path(self._store.catalog.origin(document.id))
            if file is None:
                reason = f"Bản gốc của «{document.slug}» không còn trong kho. Hãy đưa lại tệp {document.file}."
                yield FileResult(path, "failed", document.slug, 0, reason, 0.0)
            else:
                sources.append(Source(file, path))
        yield from take_in(
            sources, self._store, self.embedder, self.settings.batch_passages, options, on_progress, again=True
        )

    def _reading_options(self) -> ReadingOptions:
        limits = Limits(**{field.name: getattr(self.settings, f"max_{field.name}") for field in fields(Limits)})
        return ReadingOptions(limits, ocr=self.settings.ocr == "auto")

    def remove(self, name: str) -> FoundDocument:
        """Take a document out; `restore` brings it back.

        Raises:
            NotInLibrary, BadQuestion, LibraryBusy: As their names say.
        """
        return self._change(name, removed=False)

    def restore(self, name: str) -> FoundDocument:
        """Bring a removed document back.

        Raises:
            NotInLibrary, BadQuestion, LibraryBusy: As their names say.
        """
        return self._change(name, removed=True)

    def _change(self, name: str, *, removed: bool) -> FoundDocument:
        with self._store.writer():
            document = self.find(name, removed=removed)
            identity = self._store.catalog.identify(slug=document.slug, removed=removed)
            assert identity is not None
            if removed and self._store.catalog.identify(slug=document.slug) is not None:
                raise BadQuestion(f"Trong kho đang có «{document.slug}». Hãy gỡ bản đó trước khi khôi phục bản cũ.")
            (self._store.unhide if removed else self._store.hide)(identity)
            learn_accents(self._store)
        return document

    def reembed(self, on_progress: Callable[[int, int], None] = lambda done, total: None) -> int:
        """Compute all vectors anew with the model of the settings; return how many.

        Raises:
            LibraryBusy: Another process is writing.
        """
        with self._lock, self._store.writer():
            self._embedder = open_embedder(self.settings.model, self.settings.engine)
            return self._store.reembed(self._embedder, on_progress)

    def doctor(self) -> list[Check]:
        """Return how the library is, a line for each thing that was looked at."""
        return [*check_store(self._store), self._reader.check(), check_model(self.embedder)]

    # --- asking it

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
        self, question: str, filters: Filters | None = None, *, literal: bool = False, without: Collection[str] = ()
    ) -> Answer | Refusal:
        """Answer a question with quoted, cited sentences, or say why not.

        Raises:
            BadQuestion: It holds no word.
        """
        started, reranker = time.perf_counter(), open_reranker(self.settings.reranker)
        query = self.understand(question, filters, literal=literal, without=without)
        return respond(
            query,
            lambda wanted: search(wanted, self._store, self.embedder(), PASSAGES_READ, reranker=reranker),
            self.coverage(query.filters),
            self.embedder,
            lambda term: self._store.document_frequency("own", term),
            emptied_by=self._store.emptied_by(query.filters),
            started=started,
        )

    # --- parts, opened when first needed

    def embedder(self) -> Embedder:
        """Return the embedding model, loading it at the first call.

        Raises:
            LibraryUnusable: The library's vectors were made with another model.
        """
        with self._lock:
            if self._embedder is None:
                embedder = open_embedder(self.settings.model, self.settings.engine)
                require_same_model(self._store, embedder)
                self._embedder = embedder
            return self._embedder
