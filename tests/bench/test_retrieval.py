from types import SimpleNamespace

import numpy as np
import pytest

from bench.retrieval import by_one_search, places
from bench.weights import Kept, aim, by_best, by_sum, fused, measured
from index.search import Weights


def hit(identity, article="", **why):
    return SimpleNamespace(passage=SimpleNamespace(id=identity, article=article), why=why)


def of_set(*, whole):
    return SimpleNamespace(counts_for=lambda p: frozenset({p.article} if p.article else ()), whole=whole)


HITS = [hit(1, "a", dense=0.8, terms=2.0), hit(2, "b", dense=0.9), hit(3, "a", terms=5.0), hit(4)]


@pytest.mark.parametrize(("name", "ids"), [("dense", [2, 1]), ("terms", [3, 1]), ("folded", [])])
def test_one_search_alone_orders_what_it_found(name, ids):
    assert [found.passage.id for found in by_one_search(HITS, name)] == ids


# articles: each at its best passage; clauses: every passage is a place; what counts for nothing keeps its place too
@pytest.mark.parametrize(
    ("whole", "expected"),
    [(True, [{"a"}, {"b"}, {"passage 4"}]), (False, [{"a"}, {"b"}, {"a"}, {"passage 4"}])],
)
def test_places(whole, expected):
    assert places(HITS, of_set(whole=whole)) == expected


A, B = frozenset({"a"}), frozenset({"b"})


def kept(setting="accented", *, english=False):
    scores = {
        "dense": np.array([3.0, 2.0, 1.0]),
        "own": np.array([0.0, 0.0, 3.0]),
        "word": np.array([0.0, 0.0, 3.0]),
        "folded": np.array([0.0, 9.0, 0.0]),
    }
    return Kept(("alqac", setting), 0, B, (A, B, B), scores, english)


DENSE = Weights(terms=0.0, folded=0.0, folded_unaccented=0.0)
# question, weights -> the order of the three passages
FUSED = [
    (kept(), DENSE, [0, 1, 2]),
    (kept(), Weights(terms=5.0, folded=0.0), [2, 0, 1]),
    # the weight of the folded search depends on how the question was typed
    (kept(), Weights(terms=0.0, folded=5.0, folded_unaccented=0.0), [1, 0, 2]),
    (kept("unaccented"), Weights(terms=0.0, folded=5.0, folded_unaccented=0.0), [0, 1, 2]),
    # a question in English keeps a share of the lexical searches
    (kept(english=True), Weights(terms=5.0, folded=0.0, english=0.0), [0, 1, 2]),
]


@pytest.mark.parametrize(("question", "weights", "order"), FUSED)
def test_fused(question, weights, order):
    assert np.argsort(-fused(question, weights), kind="stable").tolist() == order


def test_an_article_is_ranked_by_its_best_passage_or_by_several():
    scores = np.array([3.0, 2.0, 1.5])
    assert by_best(kept(), scores) == [A, B]
    assert by_sum(2, 0.5)(kept(), scores) == [A, B]
    assert by_sum(2, 1.0)(kept(), scores) == [B, A]


def test_the_aim_is_the_mean_over_groups():
    # dense alone finds b at the second article: R@1 0, reciprocal rank 0.5
    assert measured([kept()], DENSE) == {("alqac", "accented"): (0.0, 0.5)}
    assert aim([kept()], DENSE) == 0.25
