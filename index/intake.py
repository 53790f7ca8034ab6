"""Files -> documents in the store: the long work, with progress, safe to stop at any place.

1. A file whose bytes are known already is unchanged; one that was removed comes back without being read again.
2. Other files are parsed; documents wait until there are enough passages for a good batch, then all are embedded
   together (sorted by length inside the embedder) and written one by one, each in its own transaction.
3. The same document in a changed file of the same name takes the place of the old one in that transaction. The same
   document in a file of another name is kept beside it as a variant (`~2`): nothing is lost by a wrong guess.
4. A file that fails is reported with its reason, and the work goes on.
5. At the end the accent model is learnt anew from all passages.

Killed anywhere, the next open finds the last document written; the same files given again go on from there.
"""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, Protocol

from errors import NghiquyetError, UnreadableFile
from index.store import LocalStore, Vector
from index.terms import index_terms
from ingest.model import Document, Passage
from ingest.parse import parse_file
from ingest.read import sha256_of, storable
from vietnamese.accents import AccentModel

Status = Literal["added", "unchanged", "replaced", "restored", "failed"]
Stage = Literal["read", "embed", "write"]
ACCENTS_KEY = "accents"
ACCENTS_GENERATION = "accents_generation"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file."""

    path: Path
    status: Status
    document: str | None
    """Slug of the document, None if it failed."""
    passages: int
    reason: str | None
    """Why it failed; for a variant, of which document."""
    seconds: float


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the work stands: `done` of `total` files are finished."""

    done: int
    total: int
    stage: Stage
    file: str
    passages: int
    """Passages of the present batch embedded so far."""
    batch: int


class PassageEncoder(Protocol):
    """What intake needs of the embedder."""

    def encode_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vector:
        """Return unit vectors [texts, dimension]."""


@dataclass(slots=True)
class _Waiting:
    path: Path
    document: Document
    seconds: float


def take_in(
    files: Sequence[Path],
    store: LocalStore,
    encoder: Callable[[], PassageEncoder],
    batch_passages: int,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> Iterator[FileResult]:
    """Take files into the store and yield what became of each. Inside `store.writer()`.

    Args:
        files: From `collect`.
        store: Open for writing.
        encoder: Gives the embedder, asked only when there is something to embed.
        batch_passages: How many passages wait before they are embedded.
        on_progress: Told of every step.
    """
    waiting: list[_Waiting] = []
    done = 0

    def tell(stage: Stage, name: str, passages: int = 0, batch: int = 0) -> None:
        on_progress(Progress(done, len(files), stage, name, passages, batch))

    try:
        for path in files:
            started = time.perf_counter()
            tell("read", path.name)
            try:
                known = _known(path, store, waiting)
                if known is None:
                    document = parse_file(path)
                    waiting.append(_Waiting(path, document, time.perf_counter() - started))
                else:
                    done += 1
                    yield known
            except Exception as error:
                # A fault of this program in one file must not cost the other nine hundred.
                if not isinstance(error, NghiquyetError):
                    log.exception("«%s»", path)
                reason = str(error) if isinstance(error, NghiquyetError) else f"Lỗi của chương trình: {error!r}."
                done += 1
                yield FileResult(path, "failed", None, 0, reason, time.perf_counter() - started)
            if sum(len(item.document.passages) for item in waiting) >= batch_passages or path == files[-1]:
                for result in _write_batch(waiting, store, encoder, tell):
                    done += 1
                    yield result
                waiting = []
    finally:
        # Also when the work is stopped: what is in by now should be read rightly.
        learn_accents(store)


def learn_accents(store: LocalStore) -> None:
    """Learn the accent model from all passages and keep it in the catalogue, unless it is up to date."""
    generation = str(store.catalog.generation)
    if store.catalog.get(ACCENTS_GENERATION) != generation:
        store.catalog.put(ACCENTS_KEY, AccentModel.train(store.catalog.texts()).to_bytes())
        store.catalog.put(ACCENTS_GENERATION, generation)


def embedded_text(passage: Passage) -> str:
    """Return what the embedder reads of a passage: the document and the headings above come first.

    `Catalog.embedded_passages` gives the same of what is stored.
    """
    return f"{passage.context}\n{passage.text}"


def _known(path: Path, store: LocalStore, waiting: Sequence[_Waiting]) -> FileResult | None:
    digest = sha256_of(path)
    twin = next((item.document for item in waiting if item.document.sha256 == digest), None)
    if twin is not None:
        return FileResult(path, "unchanged", twin.slug, 0, None, 0.0)
    present = store.catalog.identify(sha256=digest)
    if present is not None:
        return FileResult(path, "unchanged", store.catalog.slug(present), 0, None, 0.0)
    removed = store.catalog.identify(sha256=digest, removed=True)
    if removed is None:
        return None
    slug = store.catalog.slug(removed)
    if store.catalog.identify(slug=slug) is not None:
        return None
    store.unhide(removed)
    return FileResult(path, "restored", slug, 0, None, 0.0)


def _write_batch(
    waiting: list[_Waiting],
    store: LocalStore,
    encoder: Callable[[], PassageEncoder],
    tell: Callable[..., None],
) -> Iterator[FileResult]:
    searched = [p for item in waiting for p in item.document.passages if p.kind != "heading"]
    if not searched:
        return
    name = waiting[0].path.name if len(waiting) == 1 else f"{waiting[0].path.name} … {waiting[-1].path.name}"
    tell("embed", name, 0, len(searched))
    vectors = iter(
        encoder().encode_passages(
            [embedded_text(p) for p in searched], lambda count: tell("embed", name, count, len(searched))
        )
    )
    for item in waiting:
        started = time.perf_counter()
        tell("write", item.path.name, len(searched), len(searched))
        document = item.document
        terms = [index_terms(p.text, p.context) if p.kind != "heading" else None for p in document.passages]
        rows = [next(vectors) if p.kind != "heading" else None for p in document.passages]
        document, old, reason = _identity(document, item.path, store)
        try:
            store.keep_original(item.path, document.sha256)
        except UnreadableFile as error:
            yield FileResult(item.path, "failed", None, 0, str(error), item.seconds)
            continue
        store.write(document, storable(item.path.resolve()), terms, rows, replaces=old)
        yield FileResult(
            item.path,
            "replaced" if old is not None else "added",
            document.slug,
            sum(row is not None for row in rows),
            reason,
            item.seconds + time.perf_counter() - started,
        )


def _identity(document: Document, path: Path, store: LocalStore) -> tuple[Document, int | None, str | None]:
    """The slug that the document gets, the id of the one that it replaces, and of what it is a variant."""
    slug, number = document.slug, 1
    while (present := store.catalog.identify(slug=slug)) is not None:
        if Path(store.catalog.origin(present)).name == storable(path.name):
            return replace(document, slug=slug), present, None
        number += 1
        slug = f"{document.slug}~{number}"
    variant = f"cùng văn bản với {document.slug}, từ tệp khác" if number > 1 else None
    return replace(document, slug=slug), None, variant
