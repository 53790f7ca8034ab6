"""Is a document, or a provision, said to be in force when it is?

1. The library of gazette/, province/, party/ and bulk/ (without vectors), against `truth/validity.jsonl`: status and
   day since when, judged by reading the document and every other one of these that names its number.
2. `right`: the status of the truth. `wrong`: another one, `unknown` apart: `unknown_though_told` is a status that the
   documents tell and the library does not. `in_force_though_not` is the worst: what is over, or not begun, called in
   force. `since`: right days among the right statuses.
3. `seconds`: of one document, all documents of the library asked once.

Of fresh items only the totals are said, whatever is asked to be shown.
"""

import datetime
import json
import time
from collections.abc import Callable
from functools import cache
from typing import Any

from analysis.references.network import reference_graph
from analysis.references.validity import provision, validity
from analysis.references.validity_evidence import told
from analysis.references.validity_model import Told, Validity
from bench.libraries import build
from bench.links import NoVectors, bulk_files
from bench.options import Options, Results
from bench.report import Result
from bench.sets import own
from bench.truth_files import TRUTH
from index.catalog import Catalog
from index.model import FoundDocument
from index.queries import Queries
from index.view import DocumentView, view_of

_IN_FORCE = ("in_force", "amended")
Judge = Callable[[FoundDocument, datetime.date, str | None], Validity]


def run(options: Options) -> Results:
    """Ask for the validity of the documents of the truth, then of all."""
    corpus = options.folder.parent / "corpus"
    files = own.load(options.folder, "own-dev").files + bulk_files(corpus)
    built = build("network", files, NoVectors(), fresh=options.fresh, ocr=False, say=options.say)
    catalog = Catalog(built.folder / "catalog.sqlite")
    judge = _judge(catalog)
    results: Results = []
    items = [json.loads(line) for line in (TRUTH / "validity.jsonl").read_text("utf-8").splitlines()]
    for group in ("development", "fresh"):
        if options.wants(group):
            results += _judged(
                group, [one for one in items if one["fresh"] is (group == "fresh")], catalog, judge, options
            )
    if options.wants("seconds"):
        documents = catalog.documents()
        started = time.perf_counter()
        for document in documents:
            judge(document, datetime.date.today(), None)
        seconds = (time.perf_counter() - started) / max(1, len(documents))
        results.append(Result("validity", "all", "seconds", seconds, len(documents)))
    catalog.close()
    return results


def _judge(catalog: Queries) -> Judge:
    graph, known = reference_graph(catalog), catalog.documents()

    @cache
    def open_(one: FoundDocument) -> DocumentView:
        return view_of(one, catalog)

    @cache
    def tell_of(one: FoundDocument) -> Told:
        return told(one, graph.cited_by(one.slug), open_, known)

    def judge(document: FoundDocument, at: datetime.date, address: str | None) -> Validity:
        place = provision(address, open_(document)) if address else ()
        return validity(document, at, datetime.date.today(), tell_of, place)

    return judge


def _judged(group: str, items: list[dict[str, Any]], catalog: Queries, judge: Judge, options: Options) -> Results:
    by_file = {document.file: document for document in catalog.documents()}
    say = options.say if options.show and group != "fresh" else lambda _: None
    counts = dict.fromkeys(("right", "wrong", "unknown_though_told", "in_force_though_not", "since"), 0)
    dated = 0
    for item in items:
        found = judge(by_file[item["file"]], datetime.date.fromisoformat(item["at"]), item["address"])
        wanted = item["status"]
        if found.status == wanted:
            counts["right"] += 1
            if item["since"]:
                dated += 1
                counts["since"] += (found.since.isoformat() if found.since else None) == item["since"]
        else:
            kind = "unknown_though_told" if found.status == "unknown" else "wrong"
            counts[kind] += 1
            counts["in_force_though_not"] += found.status in _IN_FORCE and wanted not in _IN_FORCE
        if found.status != wanted or (item["since"] and str(found.since) != item["since"]):
            say(f"  {item['file']} {item['address'] or ''} {item['at']}: {found.status} {found.since}, not {wanted}"
                f" {item['since']}: {found.reason}")  # fmt: skip
    rows = [Result("validity", group, name, counts[name] / max(1, len(items)), len(items)) for name in counts]
    rows[-1] = Result("validity", group, "since", counts["since"] / max(1, dated), dated)
    return rows
