"""Which document of the library does a reference mean, and what does following all of them cost?

1. `resolved`: the library of gazette/, province/, party/ and bulk/ (without vectors: no reference needs any), against
   references that a person followed (`truth/links`). Right: the document that is meant, or another file of the act.
   Wrong: any other one, the citing document too. Open: none, or several; `open_though_there` counts those where the
   library has what is meant. The share of wrong ones among the resolved must not exceed 0.01. Where the judge doubted
   nothing is counted.
2. `all`: how many references there are, and how many are resolved, left to several, missing, not to be looked up.
3. `growth`: 100, 300 and all documents of bulk/ alone: seconds and peak memory of the graph, seconds of the wanted list
   and of the evidence of all mentions.

Of a sample that is fresh only the totals are said, whatever is asked to be shown.
"""

import datetime
import gzip
import json
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.references.evidence import mentions
from analysis.references.network import ReferenceGraph, reference_graph
from analysis.references.wanted import wanted
from bench.libraries import build
from bench.options import Options, Results
from bench.report import Result
from bench.sets import own
from bench.sets.model import SourceFile
from bench.truth_files import TRUTH
from index.catalog import Catalog
from index.changes import in_force_from
from index.embedder import Embedder
from index.links import Link
from index.model import FoundDocument
from index.queries import Queries
from ingest.model import Reference

_GROWTH = (100, 300, None)
Cited = tuple[FoundDocument, Sequence[Reference]]


class NoVectors(Embedder):
    """Stands in for the embedder: a reference is followed without."""

    def __init__(self) -> None:
        self.name, self.dimension, self.fingerprint = "none", 1, "none"

    def encode_passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> npt.NDArray[np.float32]:
        """Return the same vector for every text."""
        return np.ones((len(texts), 1), dtype=np.float32)


def run(options: Options) -> Results:
    """Follow all references; count what is right, and what it costs."""
    corpus = options.folder.parent / "corpus"
    files = own.load(options.folder, "own-dev").files + bulk_files(corpus)
    built = build("network", files, NoVectors(), fresh=options.fresh, ocr=False, say=options.say)
    catalog = Catalog(built.folder / "catalog.sqlite")
    documents = catalog.documents()
    results: Results = []
    if options.wants("resolved") or options.wants("all"):
        links = _linked(catalog, documents)
        results += _all(links)
        for file in sorted((TRUTH / "links").glob("*.json")):
            results += _resolved(file, links, options)
    if options.wants("growth"):
        names = {file.name for file in bulk_files(corpus)}
        bulk = [document for document in documents if document.file in names]
        for size in _GROWTH:
            results += _growth(bulk[:size], catalog)
    catalog.close()
    return results


def bulk_files(corpus: Path) -> tuple[SourceFile, ...]:
    with gzip.open(corpus / "bulk" / "vbpl.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return tuple(SourceFile(f"{Path(one['file']).stem}.txt", one["text"].encode()) for one in records)


Links = dict[str, dict[tuple[int, int], tuple[Reference, Link]]]
"""By file and place in its raw text."""


def _linked(catalog: Queries, documents: Sequence[FoundDocument]) -> Links:
    linker = reference_graph(catalog).linker
    found: Links = {}
    for document in documents:
        references = catalog.references(document.slug)
        links = linker.links(document, references)
        found[document.file] = {(one.start, one.end): (one, links[one.ordinal]) for one in references}
    return found


def _all(links: Links) -> Results:
    every = [
        link.status
        for of_file in links.values()
        for reference, link in of_file.values()
        if reference.certainty != "rejected"
        and not (reference.kind == "internal" and link.status in ("self", "unknown"))
    ]
    counts = Counter(every)
    return [Result("all", "references", status, counts[status], len(every)) for status in sorted(counts)]


def _resolved(file: Path, links: Links, options: Options) -> Results:
    truth = json.loads(file.read_text("utf-8"))
    counts: Counter[str] = Counter()
    for item in truth["items"]:
        reference, link = links.get(item["file"], {}).get((item["start"], item["end"]), (None, None))
        verdict = "not read" if link is None else "doubted" if item.get("doubt") else _verdict(item, link)
        counts[verdict] += 1
        if options.show and not truth["fresh"] and verdict != "right":
            options.say(f"{verdict}: {item['file']} «{' '.join(item['quote'].split())}» {_told(item, reference, link)}")
    resolved = counts["right"] + counts["wrong"]
    metrics: dict[str, float] = {
        "resolved": resolved,
        **{name: counts[name] for name in ("right", "wrong", "open, rightly")},
    }
    metrics |= {"open, though there": counts["open, though there"], "not read": counts["not read"]}
    metrics |= {"doubted": counts["doubted"], "wrong share": counts["wrong"] / resolved if resolved else 0.0}
    setting = file.stem.removeprefix("sample-")
    return [Result("resolved", setting, name, value, len(truth["items"])) for name, value in metrics.items()]


def _verdict(item: dict[str, Any], link: Link) -> str:
    meant = {one["file"] for one in [item["means"], *item.get("means_also", ())] if one}
    found = {document.file for document in link.documents} or ({item["file"]} if link.status == "self" else set())
    if link.status in ("one", "self"):
        return "right" if found <= meant else "wrong"
    if link.status == "several" and found <= meant:
        return "right"
    return "open, though there" if meant else "open, rightly"


def _told(item: dict[str, Any], reference: Reference | None, link: Link | None) -> str:
    means = item["means"]["number"] if item["means"] else None
    found = [f"{document.number} {document.file}" for document in link.documents] if link else []
    said = f"{reference.relation}, {reference.number or reference.name}" if reference else "no such reference"
    return f"({said}) means {means}, {link.status if link else 'none'}: {', '.join(found)}; {item['why']}"


def _growth(documents: Sequence[FoundDocument], catalog: Queries) -> Results:
    kept = {document.id: document for document in documents}

    def in_force(document: FoundDocument) -> datetime.date | None:
        return in_force_from(catalog.raw(document.slug))

    started = time.perf_counter()
    cited: list[Cited] = [(kept[identity], references) for identity, references in catalog.citing() if identity in kept]
    read = time.perf_counter() - started
    started = time.perf_counter()
    graph = ReferenceGraph(documents, cited, in_force)
    built = time.perf_counter() - started
    started = time.perf_counter()
    items, _ = wanted(graph, lambda edges: mentions(edges, catalog))
    listed = time.perf_counter() - started
    tracemalloc.start()
    ReferenceGraph(documents, cited, in_force)
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    started = time.perf_counter()
    count = len(mentions(graph.edges(), catalog))
    shown = time.perf_counter() - started
    values = {
        "references": sum(len(references) for _, references in cited), "mentions": count, "missing": len(items),
        "read seconds (whole library)": read, "graph seconds": built, "graph peak MB": peak,
        "wanted seconds": listed, "evidence seconds": shown,
    }  # fmt: skip
    return [
        Result("growth", f"{len(documents)} documents", name, value, len(documents)) for name, value in values.items()
    ]
