"""What is inside a library: its documents, their text and pages, how healthy it is."""

import contextlib
from dataclasses import fields

from answer.model import Coverage
from errors import BadQuestion, NotInLibrary
from index.health import Check, check_model, check_store
from index.model import Filters, FoundDocument
from index.naming import named
from index.view import DocumentView, view_of
from ingest.reading import Limits, ReadingOptions
from ingest.scans.page_png import has_pages, page_png
from library.opened import Opened


class Inside(Opened):
    """Lists, finds and shows documents."""

    def state(self) -> str:
        """Return what a cache compares: another one after everything that is written into the library.

        `fingerprint` names the files and stays when one of them is read anew, by OCR or with another header.
        """
        generation = self._store.catalog.generation
        return f"{self.folder} {generation} {self._store.catalog.stamp(generation)}"

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

    def slug_of(self, name: str) -> str:
        """Return the slug of the document that a name means, as `find` does; the name itself if none or several."""
        with contextlib.suppress(NotInLibrary, BadQuestion):
            return self.find(name).slug
        return name

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

    def doctor(self) -> list[Check]:
        """Return how the library is, a line for each thing that was looked at."""
        return [*check_store(self._store), self._reader.check(), check_model(self.embedder)]

    def _reading_options(self) -> ReadingOptions:
        limits = Limits(**{field.name: getattr(self.settings, f"max_{field.name}") for field in fields(Limits)})
        return ReadingOptions(limits, ocr=self.settings.ocr == "auto")
