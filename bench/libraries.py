"""Libraries for measuring: built by the code that users run, kept in the user's cache, rebuilt when anything changes.

1. A library is known by the hash of its files, of the code that makes it, and of the model; `fresh` builds it anew.
2. It is made beside its place and moved there when it is whole; older ones of the same name are deleted.
3. Vectors are kept by the hash of their text, so that a change of the parser only embeds what it changed. The speed of
   ingest is measured elsewhere (ingest.py), without this.
4. Passages are held in memory while measuring, so that looking at 300 candidates costs no 300 reads.
5. Distractors are documents of the bulk corpus, chosen by a seeded generator until they are so large.
"""

import glob
import gzip
import hashlib
import json
import random
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import platformdirs
from filelock import FileLock

from bench.report import ROOT
from bench.sets.model import SourceFile
from index.embedder import Embedder
from index.intake import take_in
from index.model import FoundPassage
from index.passage_store import Vector
from index.store import LocalStore, open_store
from ingest.reading import ReadingOptions
from ingest.workers.pool import Source
from library import Library
from settings import Settings, load_settings

# What decides how a library comes out; search and answers may change without building it anew.
_MAKERS = ("vietnamese", "ingest", "index")
_NOT_MAKERS = {
    f"{name}.py"
    for name in (
        "search", "fusion", "weights", "expected", "rerank", "results", "facets", "changes", "versions", "snippets",
        "understand", "reader", "pinpoint", "named_documents", "publication", "health", "verbs", "synonyms",
        "queries", "links", "standing", "view", "naming", "acts", "tokenizer",
    )
}  # fmt: skip
_NO_ROOMS = ("adapted", "comprehension")
_BATCH = 512


@dataclass(frozen=True, slots=True)
class Built:
    """A library on disk."""

    folder: Path
    failed: tuple[str, ...]
    """Files that were not taken in, with the reason."""


def cache() -> Path:
    """Return where libraries and vectors for measuring are kept."""
    return platformdirs.user_cache_path("nghiquyet") / "bench"


def build(
    name: str,
    files: Sequence[SourceFile],
    embedder: Embedder,
    *,
    fresh: bool = False,
    ocr: bool = True,
    say: Callable[[str], None] = print,
) -> Built:
    """Return a library of these files, made now if there is none.

    Args:
        name: For its folder.
        files: What goes in.
        embedder: Of the settings, so that `Library.open` accepts what it made.
        fresh: Build it even if it is there, vectors too.
        ocr: Whether pages that are pictures are read; a set that wants none has a name of its own.
        say: Told that a library is being built, which may take minutes.
    """
    place = cache() / "libraries" / f"{name}-{_key(files, embedder)}"
    state = place / "built.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(place.parent / f"{name}.lock"):
        if fresh or not state.exists():
            say(f"building the library of {name}: {len(files)} files")
            for old in place.parent.glob(f"{glob.escape(name)}-{'[0-9a-f]' * 12}"):
                shutil.rmtree(old)
            temporary = place.with_name(f"{place.name}.tmp")
            failed = _make(temporary, files, embedder, fresh, ocr)
            temporary.rename(place)
            state.write_text(json.dumps(failed, ensure_ascii=False), "utf-8")
    return Built(place, tuple(json.loads(state.read_text("utf-8"))))


def _make(folder: Path, files: Sequence[SourceFile], embedder: Embedder, fresh: bool, ocr: bool) -> list[str]:
    shutil.rmtree(folder, ignore_errors=True)
    sources = folder / "sources"
    sources.mkdir(parents=True)
    for file in files:
        (sources / file.name).write_bytes(file.data)
    store = open_store(folder, lambda: (embedder.name, embedder.dimension, embedder.fingerprint), must_exist=False)
    encoder = _Remembering(embedder, fresh)
    given = [Source(sources / file.name, sources / file.name) for file in files]
    with store.writer():
        results = list(take_in(given, store, lambda: encoder, _BATCH, ReadingOptions(ocr=ocr)))
    store.catalog.close()
    return [f"{result.path.name}: {result.reason}" for result in results if result.status == "failed"]


def _key(files: Sequence[SourceFile], embedder: Embedder) -> str:
    digest = hashlib.sha256(embedder.fingerprint.encode())
    for folder in _MAKERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if (
                path.name not in _NOT_MAKERS
                and path.parent.name not in _NO_ROOMS
                and not path.name.startswith("english")
            ):
                digest.update(path.read_bytes())
    for file in files:
        digest.update(f"{file.name}\0{len(file.data)}\0".encode() + file.data)
    return digest.hexdigest()[:12]


class _Remembering:
    """An embedder that looks a text up before it embeds it."""

    def __init__(self, embedder: Embedder, fresh: bool) -> None:
        self._embedder = embedder
        cache().mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(embedder.fingerprint.encode()).hexdigest()[:12]
        self._kept = sqlite3.connect(cache() / f"vectors-{name}.sqlite", isolation_level=None)
        columns = "text BLOB PRIMARY KEY, vector BLOB NOT NULL"
        self._kept.execute(f"CREATE TABLE IF NOT EXISTS vectors ({columns}) WITHOUT ROWID")
        self._fresh = fresh

    def encode_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vector:
        keys = [hashlib.sha256(text.encode()).digest() for text in texts]
        rows: dict[bytes, bytes] = {}
        for key in () if self._fresh else keys:
            row = self._kept.execute("SELECT vector FROM vectors WHERE text = ?", (key,)).fetchone()
            rows |= {key: row[0]} if row else {}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in rows}
        if missing:
            vectors = self._embedder.encode_passages(list(missing.values()), progress)
            rows |= {key: vector.astype(np.float32).tobytes() for key, vector in zip(missing, vectors, strict=True)}
            new = [(key, rows[key]) for key in missing]
            self._kept.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", new)
        return np.stack([np.frombuffer(rows[key], dtype=np.float32) for key in keys])


def distractors(corpus: Path, size: int) -> tuple[SourceFile, ...]:
    """Return documents of the bulk corpus that hold at least so many bytes of UTF-8 together.

    Args:
        corpus: The folder of corpora, beside the evaluation folder.
        size: How many.

    Raises:
        FileNotFoundError: The corpus is not there.
    """
    with gzip.open(corpus / "bulk" / "vbpl.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    random.Random(0).shuffle(documents)
    chosen: list[SourceFile] = []
    for document in documents:
        if sum(len(file.data) for file in chosen) >= size:
            break
        chosen.append(SourceFile(f"{Path(document['file']).stem}.txt", document["text"].encode()))
    return tuple(chosen)


class QuickStore(LocalStore):
    """A store whose passages are read once and then held in memory."""

    @cached_property
    def passages(self) -> dict[int, FoundPassage]:
        """Every searchable passage by id."""
        documents = self.catalog.documents()
        found = (passage for document in documents for passage in self.catalog.passages_of(document.slug))
        return {passage.id: passage for passage in found if passage.kind != "heading"}

    def fetch(self, ids: Sequence[int]) -> list[FoundPassage]:
        """Return passages by id, in this order."""
        return [self.passages[identity] for identity in ids]


@dataclass(frozen=True, slots=True)
class Opened:
    """A built library, opened twice: as users do, and with its passages in memory."""

    library: Library
    store: QuickStore
    embedder: Embedder


def open_built(folder: Path, embedder: Embedder) -> Opened:
    """Open a library that `build` made."""
    return Opened(Library.open(folder), QuickStore(folder, embedder.dimension), embedder)


def default_settings() -> Settings:
    """Return the settings that are measured: the defaults, with what the environment says."""
    return load_settings(cache())
