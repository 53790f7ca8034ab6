"""What questions of one library are read with: its accents, its documents, its abbreviations; each made when first
needed.

Each is kept until the library changes: the accents until they are learnt anew (a writer does that after its last
document), the documents for a generation of the catalogue, the person's abbreviations until the file
`abbreviations.txt` in the library's folder is written again. Safe for several threads.
"""

import threading
from collections.abc import Collection
from pathlib import Path

from errors import LibraryUnusable
from index.changes import changes_of
from index.health import Check
from index.intake import ACCENTS_GENERATION, ACCENTS_KEY
from index.model import Filters, FoundDocument, Query
from index.named_documents import DocumentNames
from index.queries import Queries
from index.understand import Known, understand
from vietnamese.abbreviations import STANDARD, Abbreviations, read_table
from vietnamese.accents import AccentModel

ABBREVIATIONS = "abbreviations.txt"
_LARGEST = 1_000_000


class QuestionReader:
    """Reads the questions of one library."""

    def __init__(self, catalog: Queries, folder: Path) -> None:
        self.abbreviations_file = folder / ABBREVIATIONS
        self._catalog = catalog
        self._lock = threading.RLock()
        self._accents: tuple[str | bytes | None, AccentModel] | None = None
        self._documents: tuple[tuple[int, Filters], DocumentNames] | None = None
        self._abbreviations: tuple[tuple[int, int], Abbreviations] | None = None

    def read(
        self, question: str, filters: Filters | None = None, *, literal: bool = False, without: Collection[str] = ()
    ) -> Query:
        """Return how a question is read.

        Raises:
            BadQuestion: It holds no word.
            LibraryUnusable: The person's file of abbreviations is wrong; the message names the line.
        """
        if literal:
            return understand(question, filters, literal=True)
        with self._lock:
            names = self._names(filters or Filters())
            known = Known(self._accent_model(), names, self.abbreviations(), self._changers)
        return understand(question, filters, known, without=without)

    def check(self) -> Check:
        """Look whether the person's own abbreviations can be read."""
        try:
            own = self.abbreviations().own
        except LibraryUnusable as error:
            return Check("chữ viết tắt", "FAIL", str(error), f"Sửa {self.abbreviations_file}.")
        return Check("chữ viết tắt", "OK", f"{len(own)} của người dùng" if own else "bảng có sẵn")

    def abbreviations(self) -> Abbreviations:
        """Return our abbreviations and the person's own.

        Raises:
            LibraryUnusable: The file cannot be read, or a line of it is wrong.
        """
        file = self.abbreviations_file
        try:
            found = file.stat()
            stamp = (found.st_mtime_ns, found.st_size)
            if self._abbreviations is None or self._abbreviations[0] != stamp:
                if found.st_size > _LARGEST:
                    raise ValueError(f"lớn hơn {_LARGEST // 1_000_000} MB")
                self._abbreviations = (stamp, Abbreviations(read_table(file.read_text("utf-8"))))
        except FileNotFoundError:
            return STANDARD
        except UnicodeDecodeError as error:
            raise LibraryUnusable(f"«{file}» không phải là văn bản UTF-8. Hãy lưu lại bằng UTF-8.") from error
        except ValueError as error:
            raise LibraryUnusable(f"Bảng chữ viết tắt «{file}» sai: {error}. Hãy sửa dòng đó, hoặc bỏ tệp.") from error
        except OSError as error:
            raise LibraryUnusable(f"Không đọc được «{file}»: {error.strerror or error}.") from error
        return self._abbreviations[1]

    def _accent_model(self) -> AccentModel | None:
        # Its own generation, not the catalogue's: a writer learns it after its last document.
        learnt = self._catalog.get(ACCENTS_GENERATION)
        if self._accents is None or self._accents[0] != learnt:
            data = self._catalog.get(ACCENTS_KEY)
            if not isinstance(data, bytes):
                return None
            self._accents = (learnt, AccentModel.from_bytes(data))
        return self._accents[1]

    def _changers(self, document: FoundDocument) -> list[FoundDocument]:
        mentions = self._catalog.mentions_of(document.number) if document.number else []
        changes = changes_of(document, mentions, self._catalog.raw)
        known = {one.id: one for one in self._catalog.documents()}
        return list({change.by.id: known[change.by.id] for change in changes if change.by.id in known}.values())

    def _names(self, filters: Filters) -> DocumentNames:
        state = (self._catalog.generation, filters)
        if self._documents is None or self._documents[0] != state:
            allowed = self._catalog.matching_documents(filters)
            documents = self._catalog.documents()
            kept = None if allowed is None else set(allowed)
            among = [document for document in documents if kept is None or document.id in kept]
            self._documents = (state, DocumentNames(among))
        return self._documents[1]
