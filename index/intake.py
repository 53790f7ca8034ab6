"""Files -> documents in the store: the long work, with progress, safe to stop at any place.

1. A file whose bytes are known already is unchanged; one that was removed comes back without being read again.
2. The others are parsed by worker processes (`ingest.workers.pool`), some ahead of those that are written; documents
   wait until there are enough passages for a good batch, then all are embedded together (sorted by length inside the
   embedder) and written one by one, each in its own transaction.
3. The same document in a changed file of the same name takes the place of the old one in that transaction. The same
   document in a file of another name is kept beside it as a variant (`~2`): nothing is lost by a wrong guess.
4. A file that fails is reported with its reason, and the work goes on. One that waits for OCR is taken in as it is.
5. At the end the accent model learns the new passages too; all anew, where passages have gone.

Killed anywhere, the next open finds the last document written; the same files given again go on from there.
"""

import contextlib
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, Protocol

from errors import UnreadableFile
from index.embedded import embedded_text
from index.passage_store import Vector
from index.store import LocalStore
from index.terms import index_terms
from ingest.model import Document
from ingest.read import sha256_of, storable
from ingest.reading import ReadingOptions
from ingest.workers.pool import Parsed, Source, parse_files
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
    notes: tuple[str, ...] = ()
    """What the person should know of the reading: pages that cannot be trusted, pages that wait for OCR."""


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
    page: int = 0
    """Pages of the file read so far, of `pages`; told only where a page takes time."""
    pages: int = 0


class PassageEncoder(Protocol):
    """What intake needs of the embedder."""

    def encode_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vector:
        """Return unit vectors [texts, dimension]."""


@dataclass(slots=True)
class _Waiting:
    source: Source
    document: Document
    seconds: float


def take_in(
    sources: Sequence[Source],
    store: LocalStore,
    encoder: Callable[[], PassageEncoder],
    batch_passages: int,
    options: ReadingOptions,
    on_progress: Callable[[Progress], None] = lambda _: None,
    *,
    again: bool = False,
) -> Iterator[FileResult]:
    """Take files into the store and yield what became of each. Inside `store.writer()`.

    Args:
        sources: From `collect`.
        store: Open for writing.
        encoder: Gives the embedder, asked only when there is something to embed.
        batch_passages: How many passages wait before they are embedded.
        options: How files are read.
        on_progress: Told of every step.
        again: Read also what is known already: the document takes the place of what was made of the same bytes.
    """
    waiting: list[_Waiting] = []
    done = 0

    def tell(stage: Stage, name: str, passages: int = 0, batch: int = 0, page: int = 0, pages: int = 0) -> None:
        on_progress(Progress(done, len(sources), stage, name, passages, batch, page, pages))

    def on_page(source: Source, page: int, pages: int) -> None:
        tell("read", source.path.name, page=page, pages=pages)

    unread: dict[str, Source] = {}
    twins: list[tuple[Source, str]] = []
    try:
        for source in sources:
            tell("read", source.path.name)
            try:
                digest = sha256_of(source.file, options.limits.megabytes)
            except UnreadableFile as error:
                done += 1
                yield FileResult(source.path, "failed", None, 0, str(error), 0.0)
                continue
            known = None if again else _known(source, digest, store)
            if known is not None:
                done += 1
                yield known
            elif digest in unread:
                twins.append((source, digest))
            else:
                unread[digest] = replace(source, changes=tuple(store.catalog.corrections(digest).items()))
        with closing(parse_files(list(unread.values()), options, on_page)) as parsing:
            for place, (source, parsed) in enumerate(zip(unread.values(), parsing, strict=True), 1):
                tell("read", source.path.name)
                if parsed.document is None:
                    done += 1
                    yield _failed(source, parsed)
                else:
                    waiting.append(_Waiting(source, parsed.document, parsed.seconds))
                if sum(len(item.document.passages) for item in waiting) >= batch_passages or place == len(unread):
                    for result in _write_batch(waiting, store, encoder, tell):
                        done += 1
                        yield result
                    waiting = []
        for source, digest in twins:
            done += 1
            yield _twin(source, unread[digest], digest, store)
    finally:
        # Also when the work is stopped: what is in by now should be read rightly.
        learn_accents(store)


def _failed(source: Source, parsed: Parsed) -> FileResult:
    if parsed.fault:
        log.error("«%s»\n%s", source.path, parsed.fault)
    return FileResult(source.path, "failed", None, 0, parsed.reason, parsed.seconds)


def learn_accents(store: LocalStore) -> None:
    """Bring the accent model up to date and keep it in the catalogue: more is counted where nothing is gone since."""
    catalog = store.catalog
    generation, learnt = catalog.generation, int(catalog.get(ACCENTS_GENERATION) or 0)
    if learnt == generation:
        return
    known = catalog.get(ACCENTS_KEY)
    model = None
    if isinstance(known, bytes) and 0 < learnt < generation and not catalog.forgotten_since(learnt):
        with contextlib.suppress(ValueError):  # made by another version
            model = AccentModel.from_bytes(known).and_also(catalog.texts(learnt))
    catalog.put(ACCENTS_KEY, (model or AccentModel.train(catalog.texts())).to_bytes())
    catalog.put(ACCENTS_GENERATION, str(generation))


def _known(source: Source, digest: str, store: LocalStore) -> FileResult | None:
    present = store.catalog.identify(sha256=digest)
    if present is not None:
        return FileResult(source.path, "unchanged", store.catalog.slug(present), 0, None, 0.0)
    removed = store.catalog.identify(sha256=digest, removed=True)
    if removed is None:
        return None
    slug = store.catalog.slug(removed)
    if store.catalog.identify(slug=slug) is not None:
        return None
    store.unhide(removed)
    return FileResult(source.path, "restored", slug, 0, None, 0.0)


def _twin(source: Source, of: Source, digest: str, store: LocalStore) -> FileResult:
    present = store.catalog.identify(sha256=digest)
    if present is None:
        return FileResult(
            source.path, "failed", None, 0, f"Cùng nội dung với «{of.path.name}», cũng không đưa vào được.", 0.0
        )
    return FileResult(source.path, "unchanged", store.catalog.slug(present), 0, None, 0.0)


def _write_batch(
    waiting: list[_Waiting],
    store: LocalStore,
    encoder: Callable[[], PassageEncoder],
    tell: Callable[..., None],
) -> Iterator[FileResult]:
    searched = [p for item in waiting for p in item.document.passages if p.kind != "heading"]
    names = [item.source.path.name for item in waiting]
    name = " … ".join(dict.fromkeys((names[0], names[-1]))) if names else ""
    # What was embedded for the document that is replaced, or twice in one batch, is not embedded again.
    replaced = [old for item in waiting if (old := _identity(item.document, item.source.path, store)[1]) is not None]
    vectors = store.catalog.vectors_of(replaced)
    new = [text for text in dict.fromkeys(embedded_text(p.context, p.text) for p in searched) if text not in vectors]
    # Words are cut while the model computes: it lets go of Python's lock.
    with ThreadPoolExecutor(1, "terms") as beside:
        cut = beside.submit(_terms_of, [item.document for item in waiting])
        if new:
            tell("embed", name, 0, len(new))
            rows = encoder().encode_passages(new, lambda count: tell("embed", name, count, len(new)))
            vectors |= zip(new, rows, strict=True)
        terms_of = cut.result()
    for item, terms in zip(waiting, terms_of, strict=True):
        started = time.perf_counter()
        path = item.source.path
        tell("write", path.name, len(searched), len(searched))
        document = item.document
        own = [vectors[embedded_text(p.context, p.text)] if p.kind != "heading" else None for p in document.passages]
        document, old, reason = _identity(document, path, store)
        try:
            store.keep_original(item.source.file, document.sha256, path.suffix)
        except UnreadableFile as error:
            yield FileResult(path, "failed", None, 0, str(error), item.seconds)
            continue
        store.write(document, storable(path.resolve()), terms, own, replaces=old)
        yield FileResult(
            path,
            "replaced" if old is not None else "added",
            document.slug,
            sum(vector is not None for vector in own),
            reason,
            item.seconds + time.perf_counter() - started,
            (*document.notes, *page_notes(document)),
        )


def _terms_of(documents: Sequence[Document]) -> list[list[str | None]]:
    return [
        [index_terms(p.text, p.context) if p.kind != "heading" else None for p in document.passages]
        for document in documents
    ]


def _identity(document: Document, path: Path, store: LocalStore) -> tuple[Document, int | None, str | None]:
    """The slug that the document gets, the id of the one that it replaces, and of what it is a variant."""
    same_bytes = store.catalog.identify(sha256=document.sha256)
    slug, number = document.slug, 1
    while (present := store.catalog.identify(slug=slug)) is not None:
        # What is read again takes its own place alone, whatever another of its name is.
        same_name = same_bytes is None and Path(store.catalog.origin(present)).name == storable(path.name)
        if present == same_bytes or same_name:
            return replace(document, slug=slug), present, None
        number += 1
        slug = f"{document.slug}~{number}"
    variant = f"cùng văn bản với {document.slug}, từ tệp khác" if number > 1 else None
    return replace(document, slug=slug), same_bytes, variant


_PAGES_NAMED = 5


def page_notes(document: Document) -> Iterator[str]:
    """What the person should know of a document's pages: what OCR read, what waits for it, what cannot be trusted."""
    read = [page.confidence for page in document.pages if page.confidence is not None]
    if read:
        unsure = sum(len(page.doubtful) for page in document.pages)
        figures = f", {unsure} con số đọc không chắc" if unsure else ""
        low, high = (int(100 * value) for value in (min(read), max(read)))
        sure = f"{low} %" if low == high else f"{low}-{high} %"
        yield f"{len(read)} trang đọc bằng OCR, độ tin cậy {sure}{figures}: hãy đối chiếu với bản gốc"
    waits = [page.number for page in document.pages if page.waits_for_ocr]
    if waits:
        yield f"{len(waits)} trang là ảnh chụp, chờ nhận dạng chữ: nghiquyet ocr {document.slug}"
    doubtful = [page for page in document.pages if page.trouble and not page.waits_for_ocr]
    for page in doubtful[:_PAGES_NAMED]:
        yield f"trang {page.number}: {page.trouble}"
    if len(doubtful) > _PAGES_NAMED:
        yield f"và {len(doubtful) - _PAGES_NAMED} trang khác: nghiquyet show {document.slug} --pages"
