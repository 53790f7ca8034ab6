"""Are the right articles and clauses found?

1. Each set's library is built or taken from the cache (libraries.py).
2. Each question is typed in each setting (questions.py), read by `Library.understand` and searched by `index.search`.
3. Articles are ranked by their best passage; at clause level every passage is a place of its own (sets/).
4. Beside the whole search, each search alone, from the same candidates: `accented/dense`, `/terms`, `/folded`.
5. `alqac+bulk` is the set with documents of the bulk corpus beside its own (asked for by `--sets`): nothing in them is
   right, however well it fits.
6. With `--show`, the questions whose first place is wrong.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from bench.libraries import Opened, build, default_settings, distractors, open_built
from bench.metrics import RETRIEVAL, mean, without_repeats
from bench.options import Options, Results
from bench.questions import SETTINGS
from bench.report import Result
from bench.sets import load
from bench.sets.model import RetrievalSet, SourceFile
from index.embedder import open_embedder
from index.model import FoundPassage, Hit, Query
from index.search import CANDIDATES, search

SEARCHES = ("dense", "terms", "folded")
BULK = "+bulk"
_BULK_BYTES = 3_000_000


def run(options: Options) -> Results:
    """Measure every retrieval set of the folder."""
    settings = default_settings()
    embedder = open_embedder(settings.model, settings.engine)
    sets, missing = asked_for(options)
    for name in missing:
        options.say(f"{name}: not in the evaluation folder, left out")
    results: Results = []
    libraries: dict[str, Opened] = {}
    for of_set in sets:
        if of_set.library not in libraries:
            built = build(of_set.library, of_set.files, embedder, fresh=options.fresh, say=options.say)
            for reason in built.failed:
                options.say(f"{of_set.library}: not taken in: {reason}")
            libraries[of_set.library] = open_built(built.folder, embedder)
        opened = libraries[of_set.library]
        _say_what_is_lost(of_set, opened, options)
        for setting in of_set.settings:
            results += measure(of_set, setting, opened, options)
            options.say(f"{of_set.name}, {setting}: done")
    for opened in libraries.values():
        opened.library.close()
    return results


def asked_for(options: Options) -> tuple[list[RetrievalSet], list[str]]:
    """Return the sets that are to be measured, and the names of those that are not in the evaluation folder."""
    plain = [name.removesuffix(BULK) for name in options.sets]
    sets, missing = load(options.folder, list(dict.fromkeys(plain)))
    by_name = {of_set.name: of_set for of_set in sets}
    if not options.sets:
        return sets, missing
    return [
        among_bulk(by_name[base], distractors(options.folder.parent / "corpus", _BULK_BYTES))
        if base != name
        else by_name[base]
        for base, name in zip(plain, options.sets, strict=True)
        if base in by_name
    ], missing


def among_bulk(of_set: RetrievalSet, bulk: tuple[SourceFile, ...]) -> RetrievalSet:
    """Return a set with other documents beside its own, which count for nothing."""
    own = {file.name for file in of_set.files}

    def counts_for(passage: FoundPassage) -> frozenset[str]:
        return of_set.counts_for(passage) if passage.document.file in own else frozenset()

    return replace(
        of_set,
        name=of_set.name + BULK,
        library=of_set.library + BULK,
        files=(*of_set.files, *bulk),
        counts_for=counts_for,
    )


def measure(of_set: RetrievalSet, setting: str, opened: Opened, options: Options) -> Results:
    """Return the results of one set in one setting, and of each search alone."""
    rows: dict[str, list[dict[str, float]]] = {}
    for asked in of_set.questions[: options.limit]:
        typed = SETTINGS[setting](asked.text, asked.id)
        query, hits = candidates(typed, opened)
        orders = {setting: hits, **{f"{setting}/{name}": by_one_search(hits, name) for name in SEARCHES}}
        for row, order in orders.items():
            ranking = places(order, of_set)
            rows.setdefault(row, []).append({name: score(ranking, asked.gold) for name, score in RETRIEVAL.items()})
        if options.show and not rows[setting][-1]["R@1"]:
            options.say(_failure(asked.id, query, asked.gold, places(hits, of_set)))
    return [
        Result(of_set.name, row, metric, mean(scores[metric] for scores in found), len(found))
        for row, found in rows.items()
        for metric in RETRIEVAL
    ]


def candidates(typed: str, opened: Opened) -> tuple[Query, list[Hit]]:
    """Return the reading of a question and all passages that any search found, best first."""
    query = opened.library.understand(typed)
    return query, search(query, opened.store, opened.embedder, 3 * CANDIDATES)


def by_one_search(hits: Sequence[Hit], name: str) -> list[Hit]:
    """Return the hits in the order of one search, without those that it did not find."""
    scores: npt.NDArray[np.float64] = np.array([hit.why.get(name, 0.0) for hit in hits])
    order = np.argsort(-scores, kind="stable")
    return [hits[place] for place in order if scores[place] > 0]


def places(hits: Sequence[Hit], of_set: RetrievalSet) -> list[Collection[str]]:
    """Return the ranking that the measures look at: names that each place counts for."""
    ranking = [of_set.counts_for(hit.passage) or frozenset({f"passage {hit.passage.id}"}) for hit in hits]
    return without_repeats(ranking) if of_set.whole else list(ranking)


def _say_what_is_lost(of_set: RetrievalSet, opened: Opened, options: Options) -> None:
    held = {name for passage in opened.store.passages.values() for name in of_set.counts_for(passage)}
    lost = {name for asked in of_set.questions for name in asked.gold} - held
    named = f", gold names without any: {len(lost)}, first {sorted(lost)[:5]}" if lost else ""
    options.say(f"{of_set.name}: {len(opened.store.passages)} passages{named}")


def _failure(identity: str, query: Query, gold: Collection[str], ranking: Sequence[Collection[str]]) -> str:
    rank = next((n for n, place in enumerate(ranking, 1) if set(place) & set(gold)), None)
    first = " | ".join(sorted(ranking[0])) if ranking else "nothing"
    return f"{identity}: {query.reading}\n    gold {' | '.join(sorted(gold))} at {rank}; first {first}"
