"""How much should each search count? A study for `index.search.Weights`: `python -m bench.weights [--eval DIR]`.

1. For each question of ALQAC and traffic-law, accented and not, the candidates of a real search are kept with their
   scores: cosine; BM25 of terms, of words and of context apart (BM25 is a sum over terms, so weights inside it can be
   tried without searching again); BM25 folded.
2. A grid of weights is laid over these scores, standardised over the candidates as `index.search` does.
3. The aim is the mean of R@1 and MRR@10 over both sets, with and without accents, so that neither set is overfitted.
4. Two folds: the best weights of one half of the questions are scored on the other half. What they gain there over the
   present weights is what can be believed.
5. The same scores answer another question: is an article better ranked by its best passage, or by the sum of several?
"""

import argparse
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.table import Table

from bench.libraries import Opened, build, default_settings, open_built
from bench.metrics import recall, reciprocal_rank
from bench.options import default_folder
from bench.questions import SETTINGS
from bench.retrieval import candidates
from bench.sets import load
from bench.sets.model import RetrievalSet
from index.embedder import open_embedder
from index.search import Weights, lexical_fields
from index.store import Scope

_SETS = ("alqac", "traffic-law")
_SETTINGS = ("accented", "unaccented")
_GRID: dict[str, tuple[float, ...]] = {
    "terms": (0.25, 0.5, 0.75, 1.0, 1.25, 1.5),
    "folded": (0.0, 0.15, 0.3, 0.5, 0.75, 1.0),
    "context": (0.0, 0.25, 0.5, 0.75, 1.0),
    "word": (0.0, 0.25, 0.5, 1.0),
}
"""Beside `dense`, which stays 1. `folded` is tried for accented, `folded_unaccented` for unaccented questions."""

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Kept:
    """A question with its candidates: their scores and articles, in the same order."""

    group: tuple[str, str]
    """Set and setting."""
    half: int
    gold: frozenset[str]
    articles: tuple[str, ...]
    scores: dict[str, Vector]
    """`dense`, `own`, `word`, `context`, `folded`."""


Rank = Callable[[Kept, Vector], list[str]]


def collect(of_set: RetrievalSet, setting: str, opened: Opened) -> Iterator[Kept]:
    """Yield the questions of a set with what the searches say of their candidates."""
    for place, asked in enumerate(of_set.questions):
        query, hits = candidates(SETTINGS[setting](asked.text, asked.id), opened)
        ids = [hit.passage.id for hit in hits]
        wanted = lexical_fields(query, Weights(context=1.0, word=1.0))
        own = {term: 1.0 for term in wanted["terms"]["terms"] if not term.startswith("=")}
        word = {term: 1.0 for term in wanted["terms"]["terms"] if term.startswith("=")}
        parts = {
            "own": {"terms": own},
            "word": {"terms": word},
            "context": {"context": wanted["terms"].get("context", {})},
        }
        parts["folded"] = wanted["folded"]
        everywhere = Scope(None, (), None)
        scores = {"dense": np.array([hit.why.get("dense", 0.0) for hit in hits])}
        for name, terms in parts.items():
            found = dict(opened.store.search_lexical(terms, len(ids), everywhere, ids=ids))
            scores[name] = np.array([found.get(identity, 0.0) for identity in ids])
        articles = tuple(" | ".join(sorted(of_set.counts_for(hit.passage))) or str(hit.passage.id) for hit in hits)
        yield Kept((of_set.name, setting), place % 2, asked.gold, articles, scores)


def fused(kept: Kept, weights: Weights) -> Vector:
    """Return the score of each candidate under these weights."""
    terms = kept.scores["own"] + weights.word * kept.scores["word"] + weights.context * kept.scores["context"]
    folded = weights.folded if kept.group[1] == "accented" else weights.folded_unaccented
    return (
        weights.dense * _standardised(kept.scores["dense"])
        + weights.terms * _standardised(terms)
        + folded * _standardised(kept.scores["folded"])
    )


def _standardised(values: Vector) -> Vector:
    spread = values.std() if len(values) else 0.0
    return (values - values.mean()) / spread if spread > 1e-9 else np.zeros(len(values))


def by_best(kept: Kept, scores: Vector) -> list[str]:
    """Rank articles by their best passage."""
    return list(dict.fromkeys(kept.articles[place] for place in np.argsort(-scores, kind="stable")))


def by_sum(count: int, share: float) -> Rank:
    """Rank articles by their best passage plus `share` of its next `count` - 1 ones that are above average."""

    def rank(kept: Kept, scores: Vector) -> list[str]:
        of: dict[str, list[float]] = {}
        for place in np.argsort(-scores, kind="stable"):
            of.setdefault(kept.articles[place], []).append(float(scores[place]))
        total = {a: v[0] + share * sum(max(0.0, s) for s in v[1:count]) for a, v in of.items()}
        return sorted(total, key=lambda article: -total[article])

    return rank


def aim(questions: Sequence[Kept], weights: Weights, rank: Rank = by_best) -> float:
    """Return the mean of R@1 and MRR@10 over the groups."""
    return float(np.mean([value for group in measured(questions, weights, rank).values() for value in group]))


def measured(
    questions: Sequence[Kept], weights: Weights, rank: Rank = by_best
) -> dict[tuple[str, str], tuple[float, float]]:
    """Return R@1 and MRR@10 of each set and setting."""
    found: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for kept in questions:
        ranking = [{article} for article in rank(kept, fused(kept, weights))]
        found.setdefault(kept.group, []).append(
            (recall(ranking, kept.gold, 1), reciprocal_rank(ranking, kept.gold, 10))
        )
    return {group: tuple(np.mean(values, axis=0).tolist()) for group, values in found.items()}


def best_of_grid(questions: Sequence[Kept]) -> Weights:
    """Return the weights with the highest aim."""
    tried = [
        Weights(terms=terms, folded=folded, folded_unaccented=folded, context=context, word=word)
        for terms, folded, context, word in itertools.product(*_GRID.values())
    ]
    by_setting = {setting: [k for k in questions if k.group[1] == setting] for setting in _SETTINGS}
    # Both weights of the folded search are tried at once: one concerns accented questions only, the other the rest.
    scores = {
        (setting, weights): aim(kept, weights) for setting, kept in by_setting.items() if kept for weights in tried
    }
    best, highest = Weights(), -1.0
    for terms, context, word in itertools.product(_GRID["terms"], _GRID["context"], _GRID["word"]):
        chosen, total = {}, 0.0
        for setting, kept in by_setting.items():
            if not kept:
                continue
            value, folded = max(
                (scores[setting, Weights(terms=terms, folded=f, folded_unaccented=f, context=context, word=word)], -f)
                for f in _GRID["folded"]
            )
            chosen[setting], total = -folded, total + value
        if total > highest:
            highest = total
            best = Weights(
                terms=terms, context=context, word=word,
                folded=chosen.get("accented", 0.0), folded_unaccented=chosen.get("unaccented", 0.0),
            )  # fmt: skip
    return best


def study(folder: Path, console: Console) -> None:
    """Print the present and the best weights, what they gain on unseen halves, and what summing articles gains."""
    settings = default_settings()
    embedder = open_embedder(settings.model, settings.engine)
    questions: list[Kept] = []
    for of_set in load(folder, _SETS)[0]:
        opened = open_built(build(of_set.library, of_set.files, embedder).folder, embedder)
        for setting in _SETTINGS:
            questions += collect(of_set, setting, opened)
    everything = best_of_grid(questions)
    table = Table(
        "weights", *(f"{name}, {setting}" for name in _SETS for setting in _SETTINGS), "aim", title="R@1 / MRR@10"
    )
    _row(table, "present", questions, Weights())
    _row(table, f"best of all: {_words(everything)}", questions, everything)
    halves = [[kept for kept in questions if kept.half == half] for half in (0, 1)]
    for seen, unseen in ((0, 1), (1, 0)):
        weights = best_of_grid(halves[seen])
        _row(table, f"best of half {seen + 1}: {_words(weights)}, on half {unseen + 1}", halves[unseen], weights)
        _row(table, f"present, on half {unseen + 1}", halves[unseen], Weights())
    for count, share in itertools.product((2, 3, 5, 300), (0.1, 0.2, 0.3, 0.5, 1.0)):
        _row(
            table,
            f"present, best passage + {share} of the next {count - 1}",
            questions,
            Weights(),
            by_sum(count, share),
        )
    console.print(table)


def _row(table: Table, name: str, questions: Sequence[Kept], weights: Weights, rank: Rank = by_best) -> None:
    found = measured(questions, weights, rank)
    cells = [" / ".join(f"{value:.3f}" for value in found.get((n, s), ())) for n in _SETS for s in _SETTINGS]
    table.add_row(name, *cells, f"{aim(questions, weights, rank):.4f}")


def _words(weights: Weights) -> str:
    return ", ".join(f"{field.name} {getattr(weights, field.name):g}" for field in fields(weights))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.weights")
    parser.add_argument("--eval", type=Path, default=default_folder(), dest="folder")
    study(parser.parse_args().folder, Console())
