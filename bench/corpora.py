"""Does every file of the corpora go in, and how fast?

1. All files of `../corpus` beside the evaluation folder (but `bulk/`, which is data, and side files that are no
   documents: transcripts, metadata, licences), by folder and kind, through the same worker processes as `ingest`.
2. What became of each: a document, one with pages that wait for OCR, or refused; why is said for each that failed, and
   for each document with pages that cannot be trusted.
3. A document must hold text or wait for OCR, lie within its pages, and have its passages in order with quotes at their
   places: `sound`. What is silently empty is counted as `empty`; it must be 0.
4. Pages a second over the kind, on all cores, OCR included where it was needed.
"""

import itertools
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench.options import Options, Results
from bench.report import Result
from ingest.model import Document
from ingest.reading import ReadingOptions
from ingest.workers.pool import Source, parse_files

FOLDERS = ("party", "gazette", "province", "scanned", "legacy")
_NO_DOCUMENTS = frozenset({".jsonl", ".json", ".md"})


def corpus_files(folder: Path, name: str) -> list[Path]:
    """Return the documents of one corpus, in the order of their names."""
    root = folder.parent / "corpus" / name
    found = (path for path in sorted(root.rglob("*")) if path.is_file() and path.suffix.lower() not in _NO_DOCUMENTS)
    return [path for path in found if path.name != "LICENSE" and not path.parent.name.startswith("ground-truth")]


def run(options: Options) -> Results:
    """Take every file of the corpora in."""
    results: Results = []
    for name in FOLDERS:
        if options.wants(name):
            files = corpus_files(options.folder, name)
            if not files:
                options.say(f"{name}: not beside the evaluation folder, left out")
            results += _corpus(name, files[: options.limit], options)
    return results


def _corpus(name: str, files: list[Path], options: Options) -> Iterator[Result]:
    by_kind: dict[str, list[Path]] = defaultdict(list)
    for file in files:
        by_kind[file.suffix.lower()].append(file)
    for kind, group in by_kind.items():
        sources = [Source(file, file) for file in group]
        started = time.perf_counter()
        parsed = list(zip(group, parse_files(sources, ReadingOptions()), strict=True))
        seconds = time.perf_counter() - started
        documents = [one.document for _, one in parsed if one.document is not None]
        for file, one in parsed:
            if one.document is None:
                options.say(f"{name}/{file.name}: {one.reason}")
            else:
                for note in _doubts(one.document):
                    options.say(f"{name}/{file.name}: {note}")
        pages = [page for document in documents for page in document.pages]
        counts = {
            "files": len(group),
            "documents": len(documents),
            "failed": len(group) - len(documents),
            "faults": sum(one.fault is not None for _, one in parsed),
            "empty": sum(_empty(document) for document in documents),
            "sound": sum(map(_sound, documents)),
            "numbered": sum(document.header.number is not None for document in documents),
            "pages": len(pages),
            "ocr_pages": sum(page.confidence is not None for page in pages),
            "waiting_pages": sum(page.waits_for_ocr for page in pages),
            "doubtful_pages": sum(page.trouble is not None and not page.waits_for_ocr for page in pages),
            "tables": sum(len(document.tables) for document in documents),
        }
        for metric, count in counts.items():
            yield Result(name, kind, metric, count, len(group))
        yield Result(name, kind, "pages_per_second", len(pages) / seconds, len(pages))


def _doubts(document: Document) -> Iterator[str]:
    yield from document.notes
    for page in document.pages:
        if page.trouble:
            yield f"page {page.number}, {page.extractor}: {page.trouble}"


def _empty(document: Document) -> bool:
    return not document.raw.strip() and not any(page.waits_for_ocr for page in document.pages)


def _sound(document: Document) -> bool:
    spans = [(passage.start, passage.end) for passage in document.passages]
    in_order = all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    covered = all(0 <= page.start <= page.end <= len(document.raw) for page in document.pages)
    inside = all(0 <= start < end <= len(document.raw) for start, end in spans)
    cells = all(0 <= c.start <= c.end <= len(document.raw) for table in document.tables for c in table.cells)
    return in_order and covered and inside and cells
