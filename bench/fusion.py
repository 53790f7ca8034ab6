"""Learn how much each search and each sign counts: `python -m bench fusion` tells what it is worth and writes
index/weights.py.

1. For each question, with accents and without, the candidates of a real search are kept with what is known of them:
   the z-scores of the three searches, whether they hold the figure that is asked for, and whether they stand at the
   place that is named.
2. The score is their weighted sum. Weights of at least 0 are sought that give most to p + 0.2 log p, with p the share
   of the gold passages in the softmax of the scores: log p alone is ruled by questions that nothing can save. Sets and
   settings count alike, however many questions they have (the statutes' two levels half each); a small square penalty
   keeps at 0 what has no evidence.
3. A place that is named must win, but hardly any question of these sets names one: its weight is set by hand.
4. What that is worth is told by five folds in which a law, an article of the statutes, or a title of the encyclopedia
   is never on both sides: weights by hand, learnt ones, and learnt ones without each piece.
5. The share that the lexical searches keep for a question in English is tried on XQuAD.
"""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize  # type: ignore[import-untyped]

from bench.libraries import Opened, build, default_settings, open_built
from bench.metrics import RETRIEVAL, mean
from bench.options import Options, Results
from bench.questions import SETTINGS
from bench.report import ROOT, Result
from bench.retrieval import places
from bench.sets import load
from bench.sets.model import RetrievalSet
from index.embedder import open_embedder
from index.expected import expected, holds
from index.fusion import standardised
from index.model import Hit
from index.pinpoint import matches
from index.search import CANDIDATES, candidates
from index.weights import LEARNT
from vietnamese.english import is_english

PIECES = ("dense", "terms", "folded", "figure", "pinpoint")
BY_HAND = (1.0, 1.0, 0.3, 0.0, 0.0)
_LEXICAL = np.array([name in ("terms", "folded") for name in PIECES])
_SETS = {"alqac": 1.0, "traffic-law": 0.5, "traffic-law-clause": 0.5, "viquad": 1.0}
_ENGLISH = "xquad-en-vi"
_SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0)
_SETTINGS = ("accented", "unaccented")
_METRICS = ("R@1", "R@10", "MRR@10")
_QUESTIONS = 600
_FOLDS = 5
_LOG = 0.2
_PENALTY = 1e-3
_PLACE = 3.0
"""Weight of a place that the question names, as a multiple of that of `dense`."""
_HEAD = '''"""The weights of the fusion, written by `python -m bench fusion`: run that again, change none by hand."""

from index.fusion import Weights'''

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Kept:
    """A question with its candidates, and what is known of each."""

    set: RetrievalSet
    setting: str
    group: str
    """What may not be on both sides of a fold."""
    gold: frozenset[str]
    hits: tuple[Hit, ...]
    pieces: Vector
    """[candidates, PIECES]"""
    right: npt.NDArray[np.bool_]


def run(options: Options) -> Results:
    """Learn, report, and write index/weights.py."""
    settings = default_settings()
    embedder = open_embedder(settings.model, settings.engine)
    sets, missing = load(options.folder, (*_SETS, _ENGLISH))
    for name in missing:
        options.say(f"{name}: not in the evaluation folder, left out")
    kept: list[Kept] = []
    for of_set in sets:
        opened = open_built(build(of_set.library, of_set.files, embedder, say=options.say).folder, embedder)
        for setting in _SETTINGS if of_set.name in _SETS else _SETTINGS[:1]:
            kept += collect(of_set, setting, opened, options.limit or _QUESTIONS)
        opened.library.close()
        options.say(f"{of_set.name}: kept")
    vietnamese = [one for one in kept if one.set.name != _ENGLISH]
    english = [one for one in kept if one.set.name == _ENGLISH]
    results = report("by hand", vietnamese, [np.array(BY_HAND)] * len(vietnamese))
    results += report("learnt, in folds", vietnamese, in_folds(vietnamese))
    for piece in PIECES:
        without = [name for name in PIECES if name != piece]
        results += report(f"learnt without {piece}", vietnamese, in_folds(vietnamese, without))
    weights = learn(vietnamese)
    share = max(_SHARES, key=lambda one: quality(english, _shared(english, weights, one)))
    for one in _SHARES:
        results += report(f"English share {one:g}", english, _shared(english, weights, one))
    if not options.limit and not missing:
        write(weights / weights[0], share)
    options.say(", ".join(f"{name} {value:.3f}" for name, value in zip(PIECES, weights / weights[0], strict=True)))
    return results


def collect(of_set: RetrievalSet, setting: str, opened: Opened, most: int) -> list[Kept]:
    """Return a set's questions, a seeded choice of them if there are more than `most`, with their candidates."""
    chosen = list(of_set.questions)
    random.Random(0).shuffle(chosen)
    found = []
    for asked in chosen[:most]:
        query = opened.library.understand(SETTINGS[setting](asked.text, asked.id))
        scores = candidates(query, opened.store, opened.embedder, LEARNT)
        ids = sorted(set().union(*scores.values()))
        passages = opened.store.fetch(ids)
        patterns = expected(query.reading)
        place = query.pinpoint
        signs = [
            [float(holds(passage, patterns)) for passage in passages],
            [float(place is not None and matches(place, passage.address)) for passage in passages],
        ]
        pieces = np.array([*(standardised(scores[name], ids, CANDIDATES) for name in PIECES[:3]), *signs]).T
        english = is_english(query.reading)
        found.append(
            Kept(
                of_set,
                "english" if english else setting,
                group_of(of_set.name, asked.gold),
                asked.gold,
                tuple(Hit(passage, 0.0, {}) for passage in passages),
                pieces,
                np.array([bool(of_set.counts_for(passage) & asked.gold) for passage in passages], dtype=bool),
            )
        )
    return found


def group_of(name: str, gold: Iterable[str]) -> str:
    """Return what a question is about: the law, the article of a statute, the title of an encyclopedia."""
    first = min(gold)
    if name.startswith("traffic-law"):
        return " › ".join(first.split(" › ")[:2])
    return first.split(" › ")[0] if " › " in first else first.rsplit(" ", 1)[0]


def folds(kept: Sequence[Kept]) -> list[int]:
    """Return the fold of each question: whole groups, the largest first, into the smallest fold so far."""
    sizes = [0] * _FOLDS
    place: dict[str, int] = {}
    for group, count in sorted(Counter(one.group for one in kept).items(), key=lambda item: (-item[1], item[0])):
        place[group] = sizes.index(min(sizes))
        sizes[place[group]] += count
    return [place[one.group] for one in kept]


def learn(kept: Sequence[Kept], pieces: Sequence[str] = PIECES) -> Vector:
    """Return the weights of PIECES that fit best; 0 for those that are not in `pieces`."""
    held = [one for one in kept if one.right.any()]
    count = Counter((one.set.name, one.setting) for one in held)
    longest = max(len(one.right) for one in held)
    values = np.zeros((len(held), longest, len(PIECES)))
    there = np.zeros((len(held), longest), dtype=bool)
    right = np.zeros_like(there)
    for row, one in enumerate(held):
        values[row, : len(one.right)], there[row, : len(one.right)] = one.pieces, True
        right[row, : len(one.right)] = one.right
    importance = np.array([_SETS.get(one.set.name, 1.0) / count[one.set.name, one.setting] for one in held])
    used = np.array([name in pieces and name != "pinpoint" for name in PIECES])

    def loss(weights: Vector) -> tuple[float, Vector]:
        scores = np.where(there, values @ weights, -np.inf)
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        gold = np.where(right, shares, 0.0)
        p = np.maximum(gold.sum(axis=1), 1e-12)
        pull = ((p + _LOG) * importance)[:, None] * (gold / p[:, None] - shares)
        value = -(importance * (p + _LOG * np.log(p))).sum() + _PENALTY * (weights**2).sum()
        return float(value), used * (2 * _PENALTY * weights - np.einsum("qk,qkp->p", pull, values))

    bounds = [(0.0, None) if one else (0.0, 0.0) for one in used]
    found = minimize(loss, np.where(used, 1.0, 0.0), jac=True, bounds=bounds, method="L-BFGS-B")
    weights = np.asarray(found.x, dtype=np.float64)
    if "pinpoint" in pieces:
        weights[PIECES.index("pinpoint")] = _PLACE * weights[0]
    return weights


def in_folds(kept: Sequence[Kept], pieces: Sequence[str] = PIECES) -> list[Vector]:
    """Return for each question the weights that were learnt without its fold."""
    place = folds(kept)
    learnt = {
        fold: learn([one for one, its in zip(kept, place, strict=True) if its != fold], pieces) for fold in set(place)
    }
    return [learnt[fold] for fold in place]


def report(name: str, kept: Sequence[Kept], weights: Sequence[Vector]) -> Results:
    """Return the metrics of each set and setting under these weights."""
    rows: dict[tuple[str, str], list[dict[str, float]]] = {}
    for one, its in zip(kept, weights, strict=True):
        rows.setdefault((one.set.name, one.setting), []).append(_measured(one, its))
    return [
        Result(of_set, f"{setting}: {name}", metric, mean(row[metric] for row in found), len(found))
        for (of_set, setting), found in rows.items()
        for metric in _METRICS
    ]


def quality(kept: Sequence[Kept], weights: Sequence[Vector]) -> float:
    """Return the mean of R@1 and MRR@10."""
    found = [_measured(one, its) for one, its in zip(kept, weights, strict=True)]
    return mean(row[metric] for row in found for metric in ("R@1", "MRR@10"))


def write(weights: Vector, share: float) -> None:
    """Write index/weights.py."""
    values = dict(zip(PIECES, weights, strict=True)) | {"english": share, "phrase": LEARNT.phrase, "word": LEARNT.word}
    arguments = "".join(f"    {name}={value:.3g},\n" for name, value in values.items())
    (ROOT / "index" / "weights.py").write_text(f"{_HEAD}\n\nLEARNT = Weights(\n{arguments})\n", "utf-8")


def _measured(kept: Kept, weights: Vector) -> dict[str, float]:
    order = np.argsort(-(kept.pieces @ weights), kind="stable")
    ranking = places([kept.hits[place] for place in order], kept.set)
    return {metric: RETRIEVAL[metric](ranking, kept.gold) for metric in _METRICS}


def _shared(kept: Sequence[Kept], weights: Vector, share: float) -> list[Vector]:
    """The weights of each question: those that are not taken for English keep the whole."""
    return [np.where(_LEXICAL, share * weights, weights) if one.setting == "english" else weights for one in kept]
