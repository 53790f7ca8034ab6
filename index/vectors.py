"""The FAISS index: a cache of the vectors in the catalogue, exact (Flat, inner product of unit vectors = cosine).

1. On disk: `vectors.faiss` and `vectors.json` with its generation and stamp, dimension and checksum, each put in place
   by an atomic rename, the checksum last: a process killed in between leaves a pair that does not match.
2. A pair that does not match, or is of a generation that the catalogue never had, is rebuilt from the catalogue.
3. One that is behind forgets what is gone and adds what is new.
4. A filter is a selector over ids, applied inside the search, so that recall stays 1 under a narrow filter.
"""

import hashlib
import json
import logging
import os
import threading
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from index.catalog import Catalog

log = logging.getLogger(__name__)

# One question at a time is a matter of memory, not of cores: a second thread only spins, and where the machine is busy
# it waits for its core (100,000 passages: 10 ms with one, 51 with two).
faiss.omp_set_num_threads(1)

_ADD_ROWS = 20_000  # rows a batch while adding: 30 MB at 384 dimensions


class VectorIndex:
    """Vectors by passage id. Searches may run in several threads; `refresh` takes a lock."""

    def __init__(self, folder: Path, dimension: int) -> None:
        self._file = folder / "vectors.faiss"
        self._sidecar = folder / "vectors.json"
        self._dimension = dimension
        self._lock = threading.Lock()
        self.generation = 0
        self.stamp = ""
        self._index: faiss.Index = self._empty()

    def _empty(self) -> "faiss.Index":
        return faiss.IndexIDMap2(faiss.IndexFlatIP(self._dimension))

    def load(self) -> bool:
        """Read the index from disk; return False, and stay empty, if there is none or it does not match."""
        try:
            state = json.loads(self._sidecar.read_text("utf-8"))
            # One open file for both: what is read is what was checked, and the vectors are in memory only once.
            with self._file.open("rb") as stream:
                known = state["dimension"] == self._dimension
                if not known or state["sha256"] != hashlib.file_digest(stream, "sha256").hexdigest():
                    raise ValueError("checksum or dimension differs")
                stream.seek(0)
                self._index = faiss.read_index(faiss.PyCallbackIOReader(stream.read, 1 << 24))  # type: ignore[attr-defined]
            self.generation, self.stamp = int(state["generation"]), str(state["stamp"])
        except FileNotFoundError:
            return False
        except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
            log.warning("«%s» không khớp (%s): dựng lại từ catalog.sqlite.", self._file.name, error)
            self._index, self.generation, self.stamp = self._empty(), 0, ""
            return False
        return True

    def is_current(self, catalog: Catalog) -> bool:
        """Return whether the index is of the catalogue's generation."""
        return self.generation == catalog.generation and self.stamp == catalog.stamp(self.generation)

    def refresh(self, catalog: Catalog) -> bool:
        """Bring the index to the catalogue's generation; return whether anything changed."""
        with self._lock:
            if self.is_current(catalog):
                return False
            target, since = catalog.generation, self.generation
            known = since > 0 and self.stamp == catalog.stamp(since)
            # Work on a copy, so that a search in another thread never meets a half-changed index.
            index, since = (faiss.clone_index(self._index), since) if known else (self._empty(), 0)
            gone = catalog.forgotten_since(since)
            if gone and index.ntotal:
                index.remove_ids(faiss.IDSelectorBatch(np.array(gone, dtype=np.int64)))
            ids: list[int] = []
            rows: list[npt.NDArray[np.float16]] = []
            for identity, vector in catalog.vectors_since(since):
                ids.append(identity)
                rows.append(vector)
                if len(ids) == _ADD_ROWS:
                    self._add(index, ids, rows)
            self._add(index, ids, rows)
            self._index, self.generation, self.stamp = index, target, catalog.stamp(target)
            return True

    @staticmethod
    def _add(index: "faiss.Index", ids: list[int], rows: list[npt.NDArray[np.float16]]) -> None:
        if ids:
            index.add_with_ids(np.stack(rows).astype(np.float32), np.array(ids, dtype=np.int64))
            ids.clear()
            rows.clear()

    def save(self) -> None:
        """Write the index and then its sidecar."""
        data = faiss.serialize_index(self._index).tobytes()
        _replace(self._file, data)
        state = {
            "generation": self.generation,
            "stamp": self.stamp,
            "dimension": self._dimension,
            "sha256": hashlib.sha256(data).hexdigest(),
        }
        _replace(self._sidecar, json.dumps(state).encode())

    def search(
        self, vector: npt.NDArray[np.float32], limit: int, allowed: npt.NDArray[np.int64] | None = None
    ) -> list[tuple[int, float]]:
        """Return ids and cosines of the nearest passages, best first.

        Args:
            vector: The question's unit vector [dimension].
            limit: How many at most.
            allowed: Ids to choose from; None for all.
        """
        index = self._index
        if not index.ntotal or (allowed is not None and not len(allowed)):
            return []
        parameters = None
        if allowed is not None:
            selector = faiss.IDSelectorBatch(allowed)
            parameters = faiss.SearchParameters()
            parameters.sel = selector
        scores, ids = index.search(vector.reshape(1, -1), min(limit, index.ntotal), params=parameters)
        return [(int(i), float(s)) for i, s in zip(ids[0], scores[0], strict=True) if i >= 0]

    def cosines(self, vector: npt.NDArray[np.float32], ids: list[int]) -> list[float]:
        """Return the cosine of the question with each of these passages (0 for one that is gone)."""
        found = []
        for identity in ids:
            try:
                found.append(float(self._index.reconstruct(identity) @ vector))
            except RuntimeError:
                found.append(0.0)
        return found

    def vector(self, identity: int) -> npt.NDArray[np.float32] | None:
        """Return the unit vector of a passage, None if it is gone."""
        try:
            return np.asarray(self._index.reconstruct(identity), dtype=np.float32)
        except RuntimeError:
            return None

    def __len__(self) -> int:
        return int(self._index.ntotal)


def _replace(path: Path, data: bytes) -> None:
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with temporary.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(path)
