"""Libraries of a wanted size, grown from a real one, to see how times and memory go with the number of passages.

1. The catalogue of a real library is copied. Smaller than wanted, its documents are repeated under new names, each copy
   with its passages and their terms; the vectors of copies get noise (`NOISE` of a unit vector's length), so that the
   exact search does not meet equal scores. Larger than wanted, documents are taken out from the end.
2. The caches (vectors, terms) are built as the library builds them; how long that takes and how large they are is kept.

Copies share their words: postings are as long as in a real library of that size, but no rarer words come in, and equal
scores are many, which is hard for a search that stops early. Made once, kept in the cache of the benches.
"""

import json
import shutil
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock

from bench.libraries import Built, cache
from index.store import open_store

NOISE = 0.3


@dataclass(frozen=True, slots=True)
class Grown:
    """A library of about the wanted size."""

    folder: Path
    passages: int
    index_seconds: float
    """Building both caches anew, when it was made."""
    megabytes: dict[str, float]
    """On disk: catalogue, vectors, terms."""


def grow(base: Built, passages: int) -> Grown:
    """Return a library of at least `passages` passages made from `base`, made now if there is none."""
    folder = cache() / "grown" / f"{base.folder.name}-{passages}"
    said = folder / "grown.json"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_suffix(".lock")):
        if not said.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            _copy(base.folder / "catalog.sqlite", folder / "catalog.sqlite", passages)
            seconds = _index(folder)
            state = {"index_seconds": seconds, "passages": _count(folder / "catalog.sqlite"), "sizes": _sizes(folder)}
            said.write_text(json.dumps(state), "utf-8")
    state = json.loads(said.read_text("utf-8"))
    return Grown(folder, state["passages"], state["index_seconds"], state["sizes"])


def _copy(source: Path, target: Path, passages: int) -> None:
    with sqlite3.connect(source) as old, sqlite3.connect(target) as new:
        old.backup(new)
    catalog = sqlite3.connect(target)
    generator = np.random.default_rng(20)

    def noisy(vector: bytes | None) -> bytes | None:
        if vector is None:
            return None
        real = np.frombuffer(vector, dtype=np.float16).astype(np.float32)
        moved = real + NOISE / np.sqrt(len(real)) * generator.standard_normal(len(real), dtype=np.float32)
        return bytes((moved / np.linalg.norm(moved)).astype(np.float16).data)

    catalog.create_function("noisy", 1, noisy)
    documents = [row[0] for row in catalog.execute("SELECT id FROM documents WHERE removed_at IS NULL ORDER BY id")]
    sizes = dict(
        catalog.execute(
            "SELECT document, count(*) FROM passages WHERE visible AND vector IS NOT NULL GROUP BY document"
        )
    )
    documents.sort(key=lambda document: sizes.get(document, 0))  # small ones first: nearer to the wanted size
    have, copy = 0, 0
    for document in documents:
        if have >= passages:
            catalog.execute("DELETE FROM passages WHERE document = ?", (document,))
            catalog.execute("DELETE FROM documents WHERE id = ?", (document,))
        have += sizes.get(document, 0) if have < passages else 0
    while have < passages:
        copy += 1
        for document in documents:
            if have >= passages:
                break
            _repeat(catalog, document, copy)
            have += sizes.get(document, 0)
    catalog.commit()
    catalog.execute("VACUUM")
    catalog.close()


def _repeat(catalog: sqlite3.Connection, document: int, copy: int) -> None:
    columns = [row[1] for row in catalog.execute("PRAGMA table_info(documents)") if row[1] not in ("id", "slug")]
    listed = ", ".join(columns)
    new = catalog.execute(
        f"INSERT INTO documents (slug, {listed}) SELECT slug || '-ban-' || ?, {listed} FROM documents WHERE id = ?",
        (copy, document),
    ).lastrowid
    columns = [row[1] for row in catalog.execute("PRAGMA table_info(passages)")]
    listed = ", ".join(name for name in columns if name not in ("id", "document", "vector"))
    catalog.execute(
        f"INSERT INTO passages (document, vector, {listed}) SELECT ?, noisy(vector), {listed} FROM passages"
        " WHERE document = ? ORDER BY id",
        (new, document),
    )


def _index(folder: Path) -> float:
    store = open_store(folder, lambda: ("", 0, ""), must_exist=True)
    started = time.perf_counter()
    with store.writer():
        pass
    store.cache_states()
    seconds = time.perf_counter() - started
    store.catalog.close()
    return seconds


def _count(file: Path) -> int:
    with sqlite3.connect(file) as catalog:
        return int(catalog.execute("SELECT count(*) FROM passages WHERE visible AND vector IS NOT NULL").fetchone()[0])


def _sizes(folder: Path) -> dict[str, float]:
    terms = sum(file.stat().st_size for file in (folder / "terms").iterdir())
    parts = {"catalog": "catalog.sqlite", "vectors": "vectors.faiss"}
    return {name: (folder / file).stat().st_size / 2**20 for name, file in parts.items()} | {"terms": terms / 2**20}
