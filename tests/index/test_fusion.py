import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import Weights, fused, standardised

ONE = Weights(dense=1.0, terms=1.0, folded=1.0, english=0.0, figure=0.0, pinpoint=0.0, phrase=1.0, word=0.0)
SCORES = {1: 4.0, 2: 2.0}

# scores, limit of the search -> order of passages 1, 2 and 3, of which it gave two
UNSEEN = [
    # it stopped at its limit: the third is worth as much as the last one given
    (SCORES, 2, [4.0, 2.0, 2.0]),
    # it gave all that it had: the third is worth nothing
    (SCORES, 3, [4.0, 2.0, 0.0]),
]


@pytest.mark.parametrize(("scores", "limit", "values"), UNSEEN)
def test_what_a_search_did_not_give(scores, limit, values):
    expected = (np.array(values) - np.mean(values)) / np.std(values)
    assert standardised(scores, [1, 2, 3], limit) == pytest.approx(expected)


@given(st.dictionaries(st.integers(1, 50), st.floats(0, 1e6), max_size=30), st.integers(1, 40))
def test_standardised_scores_are_finite_and_keep_the_order(scores, limit):
    ids = sorted({*scores, 99})
    found = standardised(scores, ids, limit)
    assert np.isfinite(found).all()
    pairs = [(scores[a] - scores[b]) * (found[ids.index(a)] - found[ids.index(b)]) for a in scores for b in scores]
    assert all(product >= 0 for product in pairs)


def test_nothing_was_found():
    assert standardised({}, [], 100).tolist() == []
    assert standardised({}, [1, 2], 100).tolist() == [0.0, 0.0]


def test_one_search_says_the_same_of_all():
    assert standardised({1: 5.0, 2: 5.0}, [1, 2], 2).tolist() == [0.0, 0.0]


def test_the_searches_are_summed_and_english_trusts_meaning():
    found = {"dense": {1: 0.9, 2: 0.8}, "terms": {1: 1.0, 2: 9.0}, "folded": {1: 1.0, 2: 9.0}}
    assert fused(found, [1, 2], 2, ONE, english=False) == pytest.approx([-1.0, 1.0])
    assert fused(found, [1, 2], 2, ONE, english=True) == pytest.approx([1.0, -1.0])
