"""The accent model of a library after each change is the one that would be learnt from all of it at once."""

import pytest

from index.intake import ACCENTS_GENERATION, ACCENTS_KEY, learn_accents
from tests.index.conftest import StandIn, resolution, take_all
from vietnamese.accents import AccentModel


@pytest.fixture
def asked(monkeypatch):
    """What was asked of `train`: the changes after which everything was counted anew."""
    calls = []
    train = AccentModel.train.__func__
    monkeypatch.setattr(AccentModel, "train", classmethod(lambda cls, texts: calls.append(1) or train(cls, texts)))
    return calls


def learnt(store):
    return AccentModel.from_bytes(store.catalog.get(ACCENTS_KEY))


def whole(store):
    return AccentModel.train(store.catalog.texts())


def test_added_texts_are_counted_and_gone_ones_are_not(store, put, asked):
    embedder = StandIn()
    files = [put(f"{n}.txt", resolution(f"{n}-NQ/TU", f"Trồng sâm {n} ha.")) for n in range(1, 4)]
    take_all(store, files[:1], embedder)
    assert len(asked) == 1
    take_all(store, files[1:], embedder)
    assert len(asked) == 1
    assert learnt(store) == whole(store)
    identity = store.catalog.documents()[0].id
    for change in (store.hide, store.unhide):
        with store.writer():
            change(identity)
            learn_accents(store)
        assert learnt(store) == whole(store)
    put("1.txt", resolution("1-NQ/TU", "Trồng cà phê."))
    take_all(store, files, embedder)
    assert learnt(store) == whole(store)
    assert "phê" in learnt(store).singles


def test_nothing_new_is_not_counted_again(store, put, asked):
    take_all(store, [put("1.txt", resolution("1-NQ/TU", "Trồng sâm."))], StandIn())
    learn_accents(store)
    assert len(asked) == 1


def test_a_model_of_another_version_is_learnt_anew(store, put):
    embedder = StandIn()
    take_all(store, [put("1.txt", resolution("1-NQ/TU", "Trồng sâm."))], embedder)
    store.catalog.put(ACCENTS_KEY, b"of another version")
    take_all(store, [put("2.txt", resolution("2-NQ/TU", "Cà phê."))], embedder)
    assert learnt(store) == whole(store)
    assert int(store.catalog.get(ACCENTS_GENERATION)) == store.catalog.generation
