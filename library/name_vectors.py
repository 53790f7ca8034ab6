"""Vectors of names of indicators, kept beside the library so that the model is asked only once for each.

1. `names.npz` holds the fingerprint of the model, the names and their vectors in half precision.
2. A file of another model, or one that cannot be read, counts as none; a folder that cannot be written costs the time
   again, never the answer.
"""

import contextlib
import os
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np
import numpy.typing as npt

from index.embedder import Embedder

Vectors = npt.NDArray[np.float32]


class NameVectors:
    """The vectors of names that were asked for so far."""

    def __init__(self, file: Path, fingerprint: str, embedder: Callable[[], Embedder]) -> None:
        self._file = file
        self._fingerprint = fingerprint
        self._embedder = embedder
        self._known: dict[str, Vectors] | None = None

    def __call__(self, names: Sequence[str]) -> Vectors:
        """Return a vector of length 1 for each name: float32 [names, dimension]."""
        if self._known is None:
            self._known = self._read()
        missing = [name for name in dict.fromkeys(names) if name not in self._known]
        if missing:
            # In half precision at once: the same answer whether they were just made or kept.
            found = self._embedder().encode_passages(missing).astype(np.float16).astype(np.float32)
            self._known |= dict(zip(missing, found, strict=True))
            self._write(self._known)
        return np.stack([self._known[name] for name in names])

    def _read(self) -> dict[str, Vectors]:
        try:
            # Opened here: numpy leaves a file open that it cannot read.
            with self._file.open("rb") as opened, np.load(opened, allow_pickle=False) as kept:
                if str(kept["model"]) != self._fingerprint:
                    return {}
                return dict(zip(map(str, kept["names"]), kept["vectors"].astype(np.float32), strict=True))
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return {}

    def _write(self, known: dict[str, Vectors]) -> None:
        with (
            contextlib.suppress(OSError),
            NamedTemporaryFile(dir=self._file.parent, suffix=".npz", delete=False) as new,
        ):
            try:
                vectors = np.stack(list(known.values())).astype(np.float16)
                np.savez(new, model=np.array(self._fingerprint), names=np.array(list(known)), vectors=vectors)
                new.close()
                os.replace(new.name, self._file)
            except OSError:
                Path(new.name).unlink(missing_ok=True)
