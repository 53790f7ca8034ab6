"""The measures, as pure functions; docs/benchmarks.md and the eval folder's README use these names.

Retrieval. A ranking is a list of places; each place holds the names that it counts for (a passage: its article, or the
article, clause and point that it lies in). Gold is a set of names.

1. Recall at k: share of gold names that the first k places hold.
2. Reciprocal rank at k: 1 / the first place (from 1) that holds a gold name, 0 if none of the first k does.
3. nDCG at k: a place gains 1 if it holds a gold name that no earlier place held; discounted by log2(place + 1) and
   divided by the best that so many gold names allow.

Answers, as in SQuAD, after normalisation: tokens in KEY form (NFC, lower case, one tone placement), numbers by value.

4. Exact match: the same tokens. 5. F1: harmonic mean of the shares of tokens in common. 6. Contains: gold's tokens
   stand in the answer one after the other, so that `9,5%` is not found in `19,5%`.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from statistics import fmean

from vietnamese.forms import clean, key
from vietnamese.numbers import parse_number
from vietnamese.tokens import tokens

Ranking = Sequence[Collection[str]]


def recall(ranking: Ranking, gold: Collection[str], k: int) -> float:
    """Return the share of `gold` held by the first `k` places."""
    held = {name for place in ranking[:k] for name in place}
    return len(held & set(gold)) / len(set(gold))


def reciprocal_rank(ranking: Ranking, gold: Collection[str], k: int) -> float:
    """Return 1 / the first of the first `k` places that holds any of `gold`, else 0."""
    return next((1 / n for n, place in enumerate(ranking[:k], 1) if set(place) & set(gold)), 0.0)


def ndcg(ranking: Ranking, gold: Collection[str], k: int) -> float:
    """Return the normalised discounted gain of the first `k` places; every gold name is worth 1, once."""
    missing = set(gold)
    gained = 0.0
    for n, place in enumerate(ranking[:k], 1):
        found = missing & set(place)
        if found:
            gained += 1 / math.log2(n + 1)
            missing -= found
    return gained / sum(1 / math.log2(n + 1) for n in range(1, min(len(set(gold)), k) + 1))


RETRIEVAL: dict[str, Callable[[Ranking, Collection[str]], float]] = {
    "R@1": lambda ranking, gold: recall(ranking, gold, 1),
    "R@5": lambda ranking, gold: recall(ranking, gold, 5),
    "R@10": lambda ranking, gold: recall(ranking, gold, 10),
    "MRR@10": lambda ranking, gold: reciprocal_rank(ranking, gold, 10),
    "nDCG@10": lambda ranking, gold: ndcg(ranking, gold, 10),
}


def without_repeats(ranking: Iterable[Collection[str]]) -> list[Collection[str]]:
    """Return the ranking with each set of names at its first place only: passages become articles."""
    return list(dict.fromkeys(frozenset(place) for place in ranking))


def answer_tokens(text: str) -> list[str]:
    """Return what of a text is compared: words in KEY form, numbers by value, percent signs; no punctuation."""
    found: list[str] = []
    for token in tokens(clean(text).text):
        value = parse_number(token.text) if token.kind == "number" else None
        if value is not None:
            found.append(f"{value.normalize():f}")
        elif token.kind != "symbol" or token.text == "%":
            found.extend(key(token.text).split())
    return found


def contains(text: str, gold: str) -> bool:
    """Return whether the tokens of `gold` stand in `text` one after the other."""
    wanted = answer_tokens(gold)
    return bool(wanted) and f" {' '.join(wanted)} " in f" {' '.join(answer_tokens(text))} "


def exact_match(text: str, golds: Iterable[str]) -> float:
    """Return 1 if `text` has the same tokens as any of `golds`, else 0."""
    own = answer_tokens(text)
    return float(any(own == answer_tokens(gold) for gold in golds))


def f1(text: str, golds: Iterable[str]) -> float:
    """Return the best token F1 of `text` over `golds`, 0 if there is none."""
    return max((_f1(answer_tokens(text), answer_tokens(gold)) for gold in golds), default=0.0)


def _f1(own: list[str], gold: list[str]) -> float:
    if not own or not gold:
        return float(own == gold)
    common = sum((Counter(own) & Counter(gold)).values())
    return 2 * common / (len(own) + len(gold))


def mean(values: Iterable[float]) -> float:
    """Return the mean, 0 of nothing."""
    listed = list(values)
    return fmean(listed) if listed else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0 to 1) of `values` lie, nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
