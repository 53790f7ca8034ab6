"""A library's files and parts: opened, closed, each part when first needed, safe for threads."""

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from index.embedder import Embedder, open_embedder
from index.health import require_same_model
from index.reader import QuestionReader
from index.store import LocalStore, open_store
from settings import Settings, default_library, load_settings


class Opened:
    """The folder, its settings, its store and the parts that are opened when first needed."""

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
