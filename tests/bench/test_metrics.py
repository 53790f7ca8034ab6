import math

import pytest

from bench.metrics import contains, exact_match, f1, ndcg, percentile, recall, reciprocal_rank, without_repeats

HALF = 1 / math.log2(3)  # what the second place is worth

# ranking, gold, k -> recall, reciprocal rank, nDCG; all worked out by hand
RETRIEVAL = [
    # one gold name, found at once
    (["a", "b"], "a", 1, 1.0, 1.0, 1.0),
    # found at the second place: too late for k = 1
    (["b", "a"], "a", 1, 0.0, 0.0, 0.0),
    (["b", "a"], "a", 5, 1.0, 0.5, HALF),
    # of two gold names one is found, at the first place
    (["a", "b", "c"], "ad", 10, 0.5, 1.0, 1 / (1 + HALF)),
    # both found, but with another between them
    (["a", "b", "d"], "ad", 10, 1.0, 1.0, (1 + 0.5) / (1 + HALF)),
    # two gold names can never both be at the first place: recall is a half, nDCG knows it
    (["a", "d"], "ad", 1, 0.5, 1.0, 1.0),
    # a name found twice is worth nothing the second time
    (["a", "a", "d"], "ad", 10, 1.0, 1.0, (1 + 0.5) / (1 + HALF)),
    # a place may hold several names: a passage lies in its point, its clause and its article
    (["xa", "yd"], "ad", 10, 1.0, 1.0, 1.0),
    # nothing found, and nothing there
    (["b"], "a", 10, 0.0, 0.0, 0.0),
    ([], "a", 10, 0.0, 0.0, 0.0),
]


@pytest.mark.parametrize(("ranking", "gold", "k", "found", "rank", "gain"), RETRIEVAL)
def test_retrieval(ranking, gold, k, found, rank, gain):
    assert recall(ranking, gold, k) == pytest.approx(found)
    assert reciprocal_rank(ranking, gold, k) == pytest.approx(rank)
    assert ndcg(ranking, gold, k) == pytest.approx(gain)


def test_articles_keep_the_place_of_their_best_passage():
    passages = [{"Điều 5"}, {"Điều 2"}, {"Điều 5"}, {"Điều 9"}, {"Điều 2"}]
    assert without_repeats(passages) == [{"Điều 5"}, {"Điều 2"}, {"Điều 9"}]


# answer, gold answers -> exact match, F1
ANSWERS = [
    ("476 ha", ["476 ha"], 1.0, 1.0),
    # two of five tokens in common with two of two: 2 * 2 / (5 + 2)
    ("diện tích là 476 ha", ["476 ha"], 0.0, 4 / 7),
    # the best of several gold answers counts
    ("từ 9,5% trở lên", ["9,5%", "từ 9,5% trở lên"], 1.0, 1.0),
    # numbers are compared by value, case and full stops not at all
    ("2100 Tỷ đồng.", ["2.100 tỷ đồng"], 1.0, 1.0),
    # one tone placement, one i/y
    ("Uỷ ban, tỉ lệ", ["Ủy ban tỷ lệ"], 1.0, 1.0),
    # letters and marks apart (NFD) are the same letters
    ("vu\u031b\u01a1\u0300n", ["vườn"], 1.0, 1.0),
    # a token counts as often as it stands
    ("xã xã", ["xã"], 0.0, 2 / 3),
    ("", ["476 ha"], 0.0, 0.0),
    ("476 ha", [], 0.0, 0.0),
]


@pytest.mark.parametrize(("text", "golds", "exact", "overlap"), ANSWERS)
def test_answers(text, golds, exact, overlap):
    assert exact_match(text, golds) == exact
    assert f1(text, golds) == pytest.approx(overlap)


# text, gold answer -> contained
CONTAINED = [
    ("cây mía 479 ha; Sâm Ngọc Linh 476 ha;", "476 ha", True),
    ("tăng từ 9,5% trở lên", "9,5%", True),
    # whole tokens only
    ("tăng 19,5%", "9,5%", False),
    ("476 hang", "476 ha", False),
    # the same order, next to each other
    ("476 nghìn ha", "476 ha", False),
    ("Các huyện uỷ triển khai", "huyện ủy TRIỂN KHAI", True),
    ("2.100.000 lượt khách", "2100000 lượt", True),
    ("bất cứ gì", "", False),
]


@pytest.mark.parametrize(("text", "gold", "expected"), CONTAINED)
def test_contains(text, gold, expected):
    assert contains(text, gold) is expected


# nearest rank, of 1 to 20
@pytest.mark.parametrize(("share", "value"), [(0.5, 10), (0.95, 19), (1.0, 20), (0.01, 1)])
def test_percentile(share, value):
    assert percentile(list(range(20, 0, -1)), share) == value
