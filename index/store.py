"""Where documents are kept and searched on one machine: the store that fulfils `PassageStore` (passage_store.py).

The local store is a folder:

    catalog.sqlite   the truth (catalog.py)          originals/   the files as they were given, named by hash
    vectors.faiss    cache (vectors.py)              writer.lock  held by the one process that writes
    terms/           cache (terms.py)

1. One writer, any number of readers. The lock holds its owner's name, for the message to the second one.
2. A writer commits documents one by one and refreshes both caches when it is done.
3. A reader compares generations at each search. If its caches are behind and nobody is writing, it refreshes them;
   while somebody is, it goes on with the finished generation that it has. Passages that are gone are left out.
   If the vectors have become those of another model, the reader must open the library anew.
"""

import contextlib
import getpass
import os
import re
import shutil
import socket
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from errors import LibraryBusy, LibraryUnusable, UnreadableFile, because
from index import schema
from index.catalog import Catalog
from index.filtering import emptied_by
from index.model import Filters, FoundDocument, FoundPassage
from index.passage_store import Scope, TextEmbedder, Vector
from index.terms import TermIndex
from index.vectors import VectorIndex
from ingest.model import Document, Reference
from ingest.read import sha256_of

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,10}")


class LocalStore:
    """The store in a folder of this machine. Use `open_store`."""

    def __init__(self, folder: Path, dimension: int) -> None:
        self.folder = folder
        self.read_only = not os.access(folder, os.W_OK)
        self.catalog = Catalog(folder / "catalog.sqlite", read_only=self.read_only)
        self._vectors = VectorIndex(folder, dimension)
        self._terms = TermIndex(folder, read_only=self.read_only)
        self._loaded = False
        self._loading = threading.Lock()
        self._writing = False
        self._fingerprint = self.catalog.get("fingerprint")

    # --- writing

    @contextmanager
    def writer(self) -> Iterator[None]:
        """Hold the right to write; on leaving, refresh the caches.

        Raises:
            LibraryBusy: Another process holds it.
            LibraryUnusable: The folder may not be written.
        """
        if self.read_only:
            raise LibraryUnusable(f"Không có quyền ghi vào kho «{self.folder}».")
        with self._lock():
            self._writing = True
            try:
                yield
            finally:
                self._writing = False
                self._refresh()

    @contextmanager
    def _lock(self) -> Iterator[None]:
        name = self.folder / "writer.lock"
        holder = self.folder / "writer.txt"
        lock = FileLock(name, timeout=0)
        try:
            lock.acquire()
        except Timeout:
            who = ""
            with contextlib.suppress(OSError, ValueError):
                who = holder.read_text("utf-8").strip()
            who = who or "một chương trình khác"
            raise LibraryBusy(
                f"Kho «{self.folder}» đang được ghi bởi {who}. Hãy đợi việc đó xong rồi làm lại; "
                "tra cứu vẫn dùng được trong lúc chờ."
            ) from None
        try:
            holder.write_text(f"{_user()} trên {socket.gethostname()} (tiến trình {os.getpid()})", "utf-8")
            yield
        finally:
            with contextlib.suppress(OSError):
                holder.unlink()
            lock.release()

    def write(
        self,
        document: Document,
        origin: str,
        terms: Sequence[str | None],
        vectors: Sequence[Vector | None],
        replaces: int | None = None,
    ) -> int:
        """Write a document whole, or not at all; return its id. Inside `writer` only."""
        return self.catalog.write(document, origin, terms, vectors, replaces)

    def original(self, sha256: str) -> Path | None:
        """Return where the file of a document is kept, None if somebody took it away."""
        found = sorted((self.folder / "originals").glob(f"{sha256}.*"))
        return next((file for file in found if file.suffix != ".tmp"), None)

    def keep_original(self, path: Path, sha256: str, suffix: str) -> None:
        """Copy a file beside the catalogue, named by its hash and `suffix` (`.pdf`), if it is not there yet.

        Raises:
            UnreadableFile: It is gone, or no longer what it was when it was read.
        """
        folder = self.folder / "originals"
        folder.mkdir(exist_ok=True)
        # What follows the last full stop of a title may be half of it.
        target = folder / f"{sha256}{suffix.lower() if _SUFFIX.fullmatch(suffix) else '.bin'}"
        if target.exists():
            return
        temporary = folder / f"{sha256}.tmp"  # of a name that is found again, should we be killed
        try:
            shutil.copyfile(path, temporary)
            if sha256_of(temporary) != sha256:
                raise UnreadableFile(f"«{path.name}» bị sửa trong lúc đang đưa vào. Hãy đưa lại.")
            temporary.replace(target)
        except OSError as error:
            raise UnreadableFile(f"Không chép được «{path.name}» vào kho: {because(error)}.") from error
        finally:
            temporary.unlink(missing_ok=True)

    @contextmanager
    def unpacking(self) -> Iterator[Path]:
        """Give an empty folder for what is unpacked, gone afterwards. Inside `writer` only.

        It lies in the library: what a killed writer left in it is found by the next one.
        """
        folder = self.folder / "unpacked"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def hide(self, document: int) -> None:
        """Take a document out; it can be brought back. Inside `writer` only."""
        self.catalog.hide(document)

    def unhide(self, document: int) -> None:
        """Bring a document back. Inside `writer` only."""
        self.catalog.unhide(document)

    def reembed(self, embedder: TextEmbedder, on_progress: Callable[[int, int], None]) -> int:
        """Compute the vectors of all passages anew, removed ones too, and remember the model. Inside `writer` only.

        All or nothing: a search goes on with the old vectors until the last one is there.
        """
        rows = self.catalog.embedded_passages()
        vectors = embedder.encode_passages([text for _, text in rows], lambda done: on_progress(done, len(rows)))
        model = {"model": embedder.name, "dimension": str(embedder.dimension), "fingerprint": embedder.fingerprint}
        self.catalog.replace_vectors([identity for identity, _ in rows], vectors, model)
        self._vectors = VectorIndex(self.folder, embedder.dimension)
        self._fingerprint = embedder.fingerprint
        return len(rows)

    # --- searching

    def _ready(self) -> None:
        with self._loading:
            if not self._loaded:
                self._vectors.load()
                self._terms.load()
                self._loaded = True
            current = self._vectors.is_current(self.catalog) and self._terms.is_current(self.catalog)
            if current or self._writing:
                return
            if self.catalog.get("fingerprint") != self._fingerprint:
                raise LibraryUnusable(
                    f"Kho «{self.folder}» vừa được tính lại véc-tơ với mô hình khác. Hãy mở lại chương trình."
                )
            if self.read_only:
                self._refresh_now(save=False)
                return
            try:
                with self._lock():
                    self._refresh_now(save=True)
            except LibraryBusy:
                # The writer will refresh what is on disk; vectors can follow in memory, terms when it is done.
                self._vectors.refresh(self.catalog)

    def _refresh(self) -> None:
        with self._loading:
            if not self._loaded:
                self._vectors.load()
                self._terms.load()
                self._loaded = True
            self._refresh_now(save=True)

    def _refresh_now(self, *, save: bool) -> None:
        # Another process may have refreshed the files meanwhile: take what is on disk before doing it again.
        if not self._terms.is_current(self.catalog):
            self._terms.load()
        if self._vectors.refresh(self.catalog) and save:
            self._vectors.save()
        self._terms.refresh(self.catalog)

    def scope(self, filters: Filters) -> Scope:
        """Resolve filters once for several searches."""
        documents = self.catalog.matching_documents(filters)
        return Scope(
            tuple(documents) if documents is not None else None,
            tuple(filters.kinds),
            self.catalog.passage_ids(documents, filters.kinds),
        )

    def emptied_by(self, filters: Filters) -> tuple[str, ...]:
        """Return, in words, the filters that leave nothing of a library that is not empty; nothing if some is left."""
        documents = self.catalog.documents()
        return emptied_by(filters, documents) if documents and self.scope(filters).empty else ()

    def search_dense(self, vector: Vector, limit: int, scope: Scope) -> list[tuple[int, float]]:
        """Return ids and cosines, best first."""
        self._ready()
        return self._vectors.search(vector, limit, scope.passages)

    def search_lexical(
        self, fields: dict[str, dict[str, float]], limit: int, scope: Scope, ids: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """Return ids and BM25 scores, best first; of `ids` only if given."""
        self._ready()
        return self._terms.search(fields, limit, scope.documents, scope.kinds, ids)

    def cosines(self, vector: Vector, ids: list[int]) -> list[float]:
        """Return the cosine of each of these passages."""
        return self._vectors.cosines(vector, ids)

    def document_frequency(self, field: str, term: str) -> int:
        """Return in how many passages a term stands."""
        self._ready()
        return self._terms.document_frequency(field, term)

    def fetch(self, ids: Sequence[int]) -> list[FoundPassage]:
        """Return passages by id, in this order, without those that are gone."""
        return self.catalog.fetch(ids)

    def vector(self, passage: int) -> Vector | None:
        """Return the unit vector of a passage, None if it is gone."""
        self._ready()
        return self._vectors.vector(passage)

    def addresses(self, documents: Sequence[int]) -> list[tuple[int, str, str]]:
        """Return id, kind and address of the searchable passages of these documents, in the order of their texts."""
        return self.catalog.addresses(documents)

    def printed_acts(self, documents: Sequence[int]) -> dict[int, Reference]:
        """Return for the consolidated texts among these documents the first numbered act that each names."""
        return self.catalog.printed_acts(documents)

    def mentions_of(self, number: str) -> list[tuple[FoundDocument, Reference]]:
        """Return the certain references to a number, each with the document that it stands in."""
        return self.catalog.mentions_of(number)

    def raw(self, slug: str) -> str:
        """Return the RAW text of a document."""
        return self.catalog.raw(slug)

    def count(self) -> tuple[int, int]:
        """Return the numbers of documents and searchable passages."""
        return self.catalog.count()

    def cache_states(self) -> dict[str, tuple[int, int]]:
        """Return for each cache its generation and the number of passages that it holds, for `doctor`."""
        self._ready()
        return {
            "vectors": (self._vectors.generation, len(self._vectors)),
            "terms": (self._terms.generation, len(self._terms)),
        }


def open_store(folder: Path, model: Callable[[], tuple[str, int, str]], *, must_exist: bool) -> LocalStore:
    """Open the store in a folder, making it if need be.

    Args:
        folder: The library's folder.
        model: Gives name, dimension and fingerprint of the embedding model; asked only where a new store is made.
        must_exist: Whether a missing store is an error.

    Raises:
        LibraryUnusable: Missing, damaged, newer than this program, or no rights.
    """
    file = folder / "catalog.sqlite"
    try:
        exists = file.exists()
        if not exists and must_exist:
            raise LibraryUnusable(
                f"Chưa có kho tài liệu ở «{folder}». Hãy đưa tài liệu vào trước: nghiquyet ingest THƯ_MỤC_HOẶC_TỆP."
            )
        if not exists:
            folder.mkdir(parents=True, exist_ok=True)
            _create(file, model())
    except OSError as error:
        raise LibraryUnusable(f"Không tạo được kho ở «{folder}»: {error.strerror or error}.") from error
    connection = schema.connect(file, read_only=not os.access(folder, os.W_OK))
    row = connection.execute("SELECT value FROM meta WHERE key = 'dimension'").fetchone()
    connection.close()
    return LocalStore(folder, int(row[0]) if row else 0)


def _create(file: Path, model: tuple[str, int, str]) -> None:
    """Make a catalogue under another name first: a library killed at birth is no library. The first to finish wins."""
    temporary = file.with_name(f"catalog.{uuid.uuid4().hex}.tmp")
    try:
        schema.create(temporary)
        fresh = Catalog(temporary)
        for key, value in zip(("model", "dimension", "fingerprint"), model, strict=True):
            fresh.put(key, str(value))
        fresh.close()
        with contextlib.suppress(FileExistsError):
            os.link(temporary, file)
    finally:
        temporary.unlink(missing_ok=True)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "người dùng không tên"
