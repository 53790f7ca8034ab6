"""Learning the weights: what tells right from wrong gets a weight, and no group is on both sides of a fold."""

from types import SimpleNamespace

import numpy as np
import pytest

from bench import fusion
from bench.fusion import PIECES, Kept, folds, group_of, in_folds, learn, report, write


def kept(seed, *, telling, group="a"):
    """Twenty candidates of which the first is right: the pieces in `telling` are higher for it, the rest is noise."""
    pieces = np.random.default_rng(seed).normal(size=(20, len(PIECES)))
    pieces[:, PIECES.index("pinpoint")] = 0.0
    for name, by in telling.items():
        pieces[0, PIECES.index(name)] += by
    right = np.zeros(20, dtype=bool)
    right[0] = True
    hits = tuple(SimpleNamespace(passage=SimpleNamespace(id=n)) for n in range(20))
    of_set = SimpleNamespace(name="alqac", counts_for=lambda p: frozenset({"gold"} if p.id == 0 else {}), whole=False)
    return Kept(of_set, "accented", group, frozenset({"gold"}), hits, pieces, right)


MANY = [kept(n, telling={"dense": 2.5, "figure": 1.5, "folded": -1.0}, group=f"law {n % 9}") for n in range(120)]


def test_what_tells_gets_a_weight_and_what_misleads_gets_none():
    weights = dict(zip(PIECES, learn(MANY), strict=True))
    assert weights["dense"] > weights["figure"] > 0.3
    assert weights["terms"] < 0.3
    assert weights["folded"] == 0.0
    assert weights["pinpoint"] == 3 * weights["dense"], "by hand"


def test_a_piece_that_is_left_out_weighs_nothing():
    assert learn(MANY, ["dense"])[1:].tolist() == [0.0] * 4


def test_no_group_is_on_both_sides():
    place = folds(MANY)
    assert {
        len({fold for fold, one in zip(place, MANY, strict=True) if one.group == f"law {n}"}) for n in range(9)
    } == {1}
    assert len(set(place)) == 5


def test_learnt_weights_are_better_than_equal_ones():
    def first(weights):
        return next(r.value for r in report("x", MANY, weights) if r.metric == "R@1")

    assert first(in_folds(MANY)) > first([np.ones(len(PIECES))] * len(MANY))


@pytest.mark.parametrize(
    ("name", "gold", "group"),
    [
        ("alqac", {"Luật Du lịch › Điều 2"}, "Luật Du lịch"),
        ("traffic-law-clause", {"168/2024/NĐ-CP › Điều 6 › Khoản 3"}, "168/2024/NĐ-CP › Điều 6"),
        ("viquad", {"A B.txt 12"}, "A B.txt"),
    ],
)
def test_groups(name, gold, group):
    assert group_of(name, gold) == group


def test_the_file_of_weights_can_be_read_back(tmp_path, monkeypatch):
    monkeypatch.setattr(fusion, "ROOT", tmp_path)
    (tmp_path / "index").mkdir()
    write(np.array([1.0, 0.25, 0.5, 0.75, 2.0]), 0.3)
    names: dict = {}
    exec((tmp_path / "index" / "weights.py").read_text("utf-8"), names)
    learnt = names["LEARNT"]
    assert (learnt.dense, learnt.terms, learnt.pinpoint, learnt.english) == (1.0, 0.25, 2.0, 0.3)
