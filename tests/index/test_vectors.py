import json
import threading

import numpy as np
import pytest

from index.vectors import VectorIndex
from tests.index.conftest import DIMENSION, StandIn


@pytest.fixture
def index(own) -> VectorIndex:
    index = VectorIndex(own.folder, DIMENSION)
    assert index.load()
    return index


def _bodies(store):
    """Searchable passages as (id, embedded text)."""
    return store.catalog.embedded_passages()


class TestSearch:
    def test_exact_and_best_first(self, index, own, embedder):
        for identity, text in _bodies(own):
            found = index.search(embedder.encode_query(text), 5)
            assert found[0][0] == identity
            assert found[0][1] == pytest.approx(1, abs=2e-3)
            assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)

    def test_limits(self, index, own, embedder):
        vector, total = embedder.encode_query("sâm"), len(_bodies(own))
        assert len(index) == total
        assert len(index.search(vector, 3)) == 3
        assert len(index.search(vector, 10_000)) == total

    def test_a_filter_keeps_full_recall(self, index, own, embedder):
        vector = embedder.encode_query("chuyện không liên quan")
        for identity, _ in _bodies(own):
            assert [i for i, _ in index.search(vector, 5, np.array([identity]))] == [identity]
        some = np.array([identity for identity, _ in _bodies(own)][::3])
        assert {i for i, _ in index.search(vector, 100, some)} == set(some.tolist())
        assert index.search(vector, 5, np.array([], dtype=np.int64)) == []
        assert index.search(vector, 5, np.array([10**9])) == []

    def test_cosines(self, index, own, embedder):
        vector = embedder.encode_query("sâm Ngọc Linh")
        found = dict(index.search(vector, 100))
        ids = [*found, 10**9]
        assert index.cosines(vector, ids) == pytest.approx([*found.values(), 0.0], abs=1e-5)
        assert index.cosines(vector, []) == []

    def test_an_empty_index(self, tmp_path, embedder):
        index = VectorIndex(tmp_path, DIMENSION)
        assert not index.load()
        assert index.search(embedder.encode_query("x"), 5) == []
        assert len(index) == 0


class TestCache:
    def test_a_current_one_is_left_alone(self, index, own):
        assert index.is_current(own.catalog)
        assert not index.refresh(own.catalog)

    def test_what_is_new_is_added_and_what_is_gone_forgotten(self, index, own):
        first = own.catalog.documents()[-1]
        ids = {p.id for p in own.catalog.passages_of(first.slug) if p.kind != "heading"}
        before = len(index)
        own.catalog.hide(first.id)
        assert not index.is_current(own.catalog)
        assert index.refresh(own.catalog)
        assert len(index) == before - len(ids)
        own.catalog.unhide(first.id)
        own.catalog.hide(own.catalog.documents()[0].id)
        own.catalog.unhide(own.catalog.documents(removed=True)[0].id)
        assert index.refresh(own.catalog)
        assert len(index) == before
        assert index.is_current(own.catalog)

    @pytest.mark.parametrize("fault", ["one byte", "half of the file", "no file", "no sidecar", "no JSON", "no stamp",
                                       "a list", "another dimension", "empty"])  # fmt: skip
    def test_a_pair_that_does_not_match_is_built_anew(self, own, embedder, fault):
        file, sidecar = own.folder / "vectors.faiss", own.folder / "vectors.json"
        data, state = file.read_bytes(), json.loads(sidecar.read_text())
        match fault:
            case "one byte":
                file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
            case "half of the file":
                file.write_bytes(data[: len(data) // 2])
            case "no file":
                file.unlink()
            case "no sidecar":
                sidecar.unlink()
            case "no JSON":
                sidecar.write_text("{")
            case "no stamp":
                sidecar.write_text(json.dumps({name: value for name, value in state.items() if name != "stamp"}))
            case "a list":
                sidecar.write_text("[]")
            case "another dimension":
                sidecar.write_text(json.dumps(state | {"dimension": 8}))
            case "empty":
                file.write_bytes(b"")
        index = VectorIndex(own.folder, DIMENSION)
        assert not index.load()
        assert index.search(embedder.encode_query("sâm"), 5) == []
        assert index.refresh(own.catalog)
        index.save()
        assert VectorIndex(own.folder, DIMENSION).load()
        assert len(index) == len(_bodies(own))

    def test_one_of_a_generation_that_the_catalogue_never_had(self, own, tmp_path):
        """A backup of the catalogue was put back beside newer caches: they count as far, but are of another history."""
        backup = (own.folder / "catalog.sqlite").read_bytes()
        own.catalog.hide(own.catalog.documents()[0].id)
        index = VectorIndex(own.folder, DIMENSION)
        index.load()
        index.refresh(own.catalog)
        index.save()
        own.catalog.close()
        (own.folder / "catalog.sqlite").write_bytes(backup)
        for name in ("catalog.sqlite-wal", "catalog.sqlite-shm"):
            (own.folder / name).unlink(missing_ok=True)
        catalog = own.catalog
        assert not index.is_current(catalog), "later than the catalogue"
        catalog.hide(catalog.documents()[-1].id)
        assert catalog.generation == index.generation
        assert not index.is_current(catalog), "of the same number"
        assert index.refresh(catalog)
        ids = {identity for identity, _ in catalog.vectors_since(0)}
        assert {i for i, _ in index.search(StandIn().encode_query("sâm"), 1_000)} == ids

    def test_searches_go_on_while_it_is_refreshed(self, index, own, embedder):
        vector, faults = embedder.encode_query("sâm Ngọc Linh"), []
        stop = threading.Event()

        def search() -> None:
            while not stop.is_set():
                found = index.search(vector, 5)
                if len(found) != 5 or len(index.cosines(vector, [i for i, _ in found])) != 5:
                    faults.append(found)

        threads = [threading.Thread(target=search) for _ in range(4)]
        for thread in threads:
            thread.start()
        first = own.catalog.documents()[-1].id
        for _ in range(30):
            own.catalog.hide(first)
            index.refresh(own.catalog)
            own.catalog.unhide(first)
            index.refresh(own.catalog)
        stop.set()
        for thread in threads:
            thread.join()
        assert faults == []
