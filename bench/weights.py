"""How much should each search count? A study for `index.search.Weights`: `python -m bench.weights [--eval DIR]`.

1. For each question of ALQAC and traffic-law, accented and not, the candidates of a real search are kept with their
   scores: cosine; BM25 of terms and of the segmenter's words apart (BM25 is a sum over terms, so weights inside it can
   be tried without searching again); BM25 folded.
2. A grid of weights is laid over these scores, standardised over the candidates as `index.search` does.
3. The aim is the mean of R@1 and MRR@10 over both sets, with and without accents, so that neither set is overfitted.
4. One weight changed at a time, and all at once, in two folds: the best weights of one half of the questions are
   scored on the other half. What they gain there over the present weights is what can be believed.
5. What remains of the lexical searches for a question in English is tried by itself, on XQuAD.
6. The same scores answer another question: is an article better ranked by its best passage, or by the sum of several?
"""

import argparse
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
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
from index.passage_store import Scope
from index.search import Weights, lexical_fields
from vietnamese.english import is_english

_SETS = ("alqac", "traffic-law")
_ENGLISH = "xquad-en-vi"
_SETTINGS = ("accented", "unaccented")
_GRID: dict[str, tuple[float, ...]] = {
    "terms": (0.25, 0.5, 0.75, 1.0, 1.25, 1.5),
    "folded": (0.0, 0.15, 0.3, 0.5, 0.75, 1.0),
    "word": (0.0, 0.25, 0.5, 1.0),
}
_GRID_ENGLISH = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0)
"""Beside `dense`, which stays 1. `folded` is tried for accented, `folded_unaccented` for unaccented questions."""

_PRESENT = Weights()

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Kept:
    """A question with its candidates: their scores and articles, in the same order."""

    group: tuple[str, str]
    """Set and setting."""
    half: int
    gold: frozenset[str]
    articles: tuple[frozenset[str], ...]
    scores: dict[str, Vector]
    """`dense`, `own`, `word`, `folded`."""
    english: bool


Rank = Callable[[Kept, Vector], list[frozenset[str]]]


def collect(of_set: RetrievalSet, setting: str, opened: Opened) -> Iterator[Kept]:
    """Yield the questions of a set with what the searches say of their candidates."""
    for place, asked in enumerate(of_set.questions):
        query, hits = candidates(SETTINGS[setting](asked.text, asked.id), opened)
        ids = [hit.passage.id for hit in hits]
        wanted = lexical_fields(query, Weights(word=1.0))
        own = {term: 1.0 for term in wanted["terms"]["terms"] if not term.startswith("=")}
        word = {term: 1.0 for term in wanted["terms"]["terms"] if term.startswith("=")}
        parts = {"own": {"terms": own}, "word": {"terms": word}, "folded": wanted["folded"]}
        everywhere = Scope(None, (), None)
        scores = {"dense": np.array([hit.why.get("dense", 0.0) for hit in hits])}
        for name, terms in parts.items():
            found = dict(opened.store.search_lexical(terms, len(ids), everywhere, ids=ids))
            scores[name] = np.array([found.get(identity, 0.0) for identity in ids])
        articles = tuple(of_set.counts_for(hit.passage) or frozenset({f"passage {hit.passage.id}"}) for hit in hits)
        group = (of_set.name, setting)
        yield Kept(group, place % 2, asked.gold, articles, scores, is_english(query.reading))


def fused(kept: Kept, weights: Weights) -> Vector:
    """Return the score of each candidate under these weights."""
    terms = kept.scores["own"] + weights.word * kept.scores["word"]
    folded = weights.folded if kept.group[1] == "accented" else weights.folded_unaccented
    met = weights.english if kept.english else 1.0
    return (
        weights.dense * _standardised(kept.scores["dense"])
        + met * weights.terms * _standardised(terms)
        + met * folded * _standardised(kept.scores["folded"])
    )


def _standardised(values: Vector) -> Vector:
    spread = values.std() if len(values) else 0.0
    return (values - values.mean()) / spread if spread > 1e-9 else np.zeros(len(values))


def by_best(kept: Kept, scores: Vector) -> list[frozenset[str]]:
    """Rank articles by their best passage."""
    return list(dict.fromkeys(kept.articles[place] for place in np.argsort(-scores, kind="stable")))


def by_sum(count: int, share: float) -> Rank:
    """Rank articles by their best passage plus `share` of its next `count` - 1 ones that are above average."""

    def rank(kept: Kept, scores: Vector) -> list[frozenset[str]]:
        of: dict[frozenset[str], list[float]] = {}
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
        ranking = rank(kept, fused(kept, weights))
        found.setdefault(kept.group, []).append(
            (recall(ranking, kept.gold, 1), reciprocal_rank(ranking, kept.gold, 10))
        )
    return {group: tuple(np.mean(values, axis=0).tolist()) for group, values in found.items()}


def best_of_grid(questions: Sequence[Kept]) -> Weights:
    """Return the weights with the highest aim."""
    found: dict[str, dict[tuple[float, float], tuple[float, float]]] = {}
    for setting in _SETTINGS:
        kept = [question for question in questions if question.group[1] == setting]
        # Each setting has its own weight of the folded search; terms and words they share.
        for terms, word in itertools.product(_GRID["terms"], _GRID["word"]):
            shared = replace(_PRESENT, terms=terms, word=word)
            tried = [(aim(kept, replace(shared, folded=f, folded_unaccented=f)), f) for f in _GRID["folded"]]
            found.setdefault(setting, {})[terms, word] = max(tried, key=lambda pair: (pair[0], -pair[1]))
    accented, unaccented = (found[setting] for setting in _SETTINGS)
    terms, word = max(accented, key=lambda pair: accented[pair][0] + unaccented[pair][0])
    folded, folded_unaccented = accented[terms, word][1], unaccented[terms, word][1]
    return replace(_PRESENT, terms=terms, word=word, folded=folded, folded_unaccented=folded_unaccented)


def study(folder: Path, console: Console) -> None:
    """Print the present and the best weights, what they gain on unseen halves, and what summing articles gains."""
    settings = default_settings()
    embedder = open_embedder(settings.model, settings.engine)
    questions: list[Kept] = []
    english: list[Kept] = []
    for of_set in load(folder, (*_SETS, _ENGLISH))[0]:
        opened = open_built(build(of_set.library, of_set.files, embedder).folder, embedder)
        for setting in _SETTINGS if of_set.name in _SETS else _SETTINGS[:1]:
            (questions if of_set.name in _SETS else english).extend(collect(of_set, setting, opened))
    rows = _Rows("R@1 / MRR@10", questions)
    everything = best_of_grid(questions)
    rows.add("present", questions, _PRESENT)
    rows.add(f"best of all: {_words(everything)}", questions, everything)
    halves = [[kept for kept in questions if kept.half == half] for half in (0, 1)]
    for seen, unseen in ((0, 1), (1, 0)):
        weights = best_of_grid(halves[seen])
        rows.add(f"best of half {seen + 1}: {_words(weights)}; on half {unseen + 1}", halves[unseen], weights)
        rows.add(f"present; on half {unseen + 1}", halves[unseen], _PRESENT)
    for name, values in _GRID.items():
        for value in values:
            fields = {"folded": value, "folded_unaccented": value} if name == "folded" else {name: value}
            rows.add(f"present, {name} {value:g}", questions, replace(_PRESENT, **fields))
    for count, share in itertools.product((2, 3, 5), (0.1, 0.2, 0.3)):
        name = f"present, best passage + {share} of the next {count - 1}"
        rows.add(name, questions, _PRESENT, by_sum(count, share))
    console.print(rows.table)
    if english:
        rows = _Rows(f"{_ENGLISH}: R@1 / MRR@10", english)
        for value in _GRID_ENGLISH:
            # Some are not taken for English: they count as they are searched.
            rows.add(f"english {value}", english, replace(_PRESENT, english=value))
        console.print(rows.table)


class _Rows:
    """A table with a column for each set and setting, and one for the aim."""

    def __init__(self, title: str, questions: Sequence[Kept]) -> None:
        self.groups = list(dict.fromkeys(kept.group for kept in questions))
        self.table = Table("weights", *(", ".join(group) for group in self.groups), "aim", title=title)

    def add(self, name: str, questions: Sequence[Kept], weights: Weights, rank: Rank = by_best) -> None:
        """Measure and add a row."""
        found = measured(questions, weights, rank)
        cells = [" / ".join(f"{value:.3f}" for value in found[group]) for group in self.groups]
        self.table.add_row(name, *cells, f"{aim(questions, weights, rank):.4f}")


def _words(weights: Weights) -> str:
    return ", ".join(f"{field.name} {getattr(weights, field.name):g}" for field in fields(weights))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.weights")
    parser.add_argument("--eval", type=Path, default=default_folder(), dest="folder")
    study(parser.parse_args().folder, Console())
