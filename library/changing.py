"""Changing a library: take files in, read them again, correct a header, remove and restore."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from errors import BadQuestion, OcrUnavailable
from index.embedder import open_embedder
from index.intake import FileResult, Progress, learn_accents, take_in
from index.model import FoundDocument
from ingest.files.collect import collect
from ingest.form.corrections import corrected
from ingest.model import Header
from ingest.reading import ReadingOptions
from ingest.workers.pool import Source
from library.verifying import Verifying


class Changing(Verifying):
    """Takes documents in and out. One writer at a time; readers go on with what was there."""

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
