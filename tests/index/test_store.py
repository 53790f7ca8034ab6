import os
import shutil
import signal
import threading
import time

import numpy as np
import pytest

from errors import LibraryBusy, LibraryUnusable, UnreadableFile
from index import store as store_module
from index.model import Filters
from index.store import open_store
from ingest.read import sha256_of
from tests.index.conftest import StandIn, open_standin, resolution, take_all


def _files(folder) -> dict[str, tuple[int, int]]:
    return {
        str(file.relative_to(folder)): (file.stat().st_size, file.stat().st_mtime_ns)
        for file in folder.rglob("*")
        if file.is_file()
    }


def _finds(store, text: str, embedder: StandIn | None = None) -> set[str]:
    """Numbers of the documents that both searches find for a text."""
    scope = store.scope(Filters())
    dense = store.search_dense((embedder or StandIn()).encode_query(text), 50, scope)
    terms = store.search_lexical({"terms": dict.fromkeys(text.lower().split(), 1.0)}, 50, scope)
    found = [{p.document.number for p in store.fetch([i for i, _ in hits])} for hits in (dense, terms)]
    return found[0] & found[1]


def _whole(store) -> None:
    documents, passages = store.count()
    assert store.cache_states() == {
        "vectors": (store.catalog.generation, passages),
        "terms": (store.catalog.generation, passages),
    }
    assert documents == len(store.catalog.documents())


class TestOpen:
    def test_a_missing_one(self, tmp_path):
        with pytest.raises(LibraryUnusable, match="nghiquyet ingest"):
            open_store(tmp_path / "không có", lambda: ("x", 8, "1"), must_exist=True)
        assert not (tmp_path / "không có").exists()

    def test_a_new_one_leaves_one_file(self, store, folder):
        assert [file.name for file in folder.iterdir() if not file.name.startswith("catalog.sqlite")] == []
        assert store.catalog.get("model") == "stand-in 32"
        assert store.count() == (0, 0)

    def test_the_model_is_asked_for_a_new_one_only(self, store, folder):
        open_store(folder, lambda: pytest.fail("asked"), must_exist=True)

    def test_a_place_where_nothing_can_be_made(self, tmp_path):
        (tmp_path / "tệp").write_text("x")
        with pytest.raises(LibraryUnusable, match="Không tạo được kho"):
            open_standin(tmp_path / "tệp" / "kho")

    def test_many_at_once_make_one(self, folder):
        opened, faults = [], []

        def make(number: int) -> None:
            try:
                opened.append(open_store(folder, lambda: (f"model {number}", 8, str(number)), must_exist=False))
            except Exception as error:
                faults.append(error)

        threads = [threading.Thread(target=make, args=[number]) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert faults == []
        assert len({store.catalog.get("fingerprint") for store in opened}) == 1
        assert list(folder.glob("*.tmp*")) == []


class TestWriter:
    def test_the_second_one_is_told_who_holds_it(self, store, child):
        process = child("with store.writer():\n    print('đang ghi', flush=True)\n    sys.stdin.read()")
        assert process.stdout.readline().strip() == "đang ghi"
        with pytest.raises(LibraryBusy, match=rf"tiến trình {process.pid}\)") as caught, store.writer():
            pytest.fail("two writers")
        assert "Hãy đợi" in str(caught.value)
        process.communicate("")
        with store.writer():
            pass

    def test_a_killed_one_leaves_no_lock(self, store, child):
        process = child("with store.writer():\n    os.kill(os.getpid(), signal.SIGKILL)")
        assert process.wait(60) == -signal.SIGKILL
        with store.writer():
            pass

    def test_a_holder_that_cannot_be_read(self, store, child, folder):
        process = child("with store.writer():\n    print('x', flush=True)\n    sys.stdin.read()")
        process.stdout.readline()
        (folder / "writer.txt").write_bytes(b"\xff\xfe")
        with pytest.raises(LibraryBusy, match="một chương trình khác"), store.writer():
            pytest.fail("two writers")

    def test_two_threads_of_one_process(self, store):
        with store.writer():
            faults: list[BaseException] = []

            def write() -> None:
                try:
                    with store.writer():
                        pass
                except BaseException as error:
                    faults.append(error)

            thread = threading.Thread(target=write)
            thread.start()
            thread.join()
        assert [type(fault) for fault in faults] == [LibraryBusy]

    def test_an_error_within_frees_it_and_keeps_what_was_committed(self, store, put, embedder):
        def fail(progress):
            if progress.done == 1:
                raise RuntimeError("giữa chừng")

        files = [put(f"{n}.txt", resolution(f"{n}-NQ/TU", "Sâm.")) for n in (1, 2)]
        with pytest.raises(RuntimeError, match="giữa chừng"):
            take_all(store, files, embedder, 1, on_progress=fail)
        assert _finds(store, "sâm") == {"1-NQ/TU"}
        _whole(store)
        with store.writer():
            pass


class TestCaches:
    def test_a_fresh_reader(self, filled):
        assert _finds(filled, "sâm") == {"26-NQ/TU", "30-NQ/TU", "99/2025/NĐ-CP"}
        _whole(filled)

    def test_remove_and_restore(self, own):
        first = own.catalog.identify(slug="26-nq-tu.kon-tum.2024-10-22")
        with own.writer():
            own.hide(first)
        assert _finds(own, "sâm") == {"30-NQ/TU", "99/2025/NĐ-CP"}
        _whole(own)
        with own.writer():
            own.unhide(first)
        assert _finds(own, "sâm") == {"26-NQ/TU", "30-NQ/TU", "99/2025/NĐ-CP"}
        _whole(own)

    def test_a_reader_follows_the_writer(self, own, put, embedder):
        reader = open_standin(own.folder)
        assert _finds(reader, "sâm") == {"26-NQ/TU", "30-NQ/TU", "99/2025/NĐ-CP"}
        take_all(own, [put("mới.txt", resolution("77-NQ/TU", "Sâm mới."))], embedder)
        assert _finds(reader, "sâm") == {"26-NQ/TU", "30-NQ/TU", "99/2025/NĐ-CP", "77-NQ/TU"}
        _whole(reader)

    def test_all_caches_gone(self, own):
        shutil.rmtree(own.folder / "terms")
        for name in ("vectors.faiss", "vectors.json", "terms.json"):
            (own.folder / name).unlink()
        again = open_standin(own.folder)
        assert _finds(again, "sâm") == {"26-NQ/TU", "30-NQ/TU", "99/2025/NĐ-CP"}
        _whole(again)
        assert {"terms", "vectors.faiss", "vectors.json", "terms.json"} <= {file.name for file in own.folder.iterdir()}

    def test_caches_of_another_history(self, own, put, embedder):
        """A backup of the catalogue alone was put back, and a document taken in: the caches count as far as it does."""
        own.catalog.close()
        backup = (own.folder / "catalog.sqlite").read_bytes()
        take_all(own, [put("a.txt", resolution("77-NQ/TU", "Sâm của A."))], embedder)
        own.catalog.close()
        for name in ("catalog.sqlite-wal", "catalog.sqlite-shm"):
            (own.folder / name).unlink(missing_ok=True)
        (own.folder / "catalog.sqlite").write_bytes(backup)
        store = open_standin(own.folder)
        take_all(store, [put("b.txt", resolution("78-NQ/TU", "Sâm của B."))], embedder)
        assert "78-NQ/TU" in _finds(open_standin(own.folder), "sâm")
        assert "77-NQ/TU" not in _finds(open_standin(own.folder), "sâm")
        _whole(open_standin(own.folder))


class TestReadersWhileWriting:
    def test_they_see_whole_documents(self, store, put, embedder):
        """Readers in other threads search all the time; whatever they find can be fetched, and nothing breaks."""
        files = [put(f"{n}.txt", resolution(f"{n}-NQ/TU", f"Sâm số {n}.", "Cà phê.")) for n in range(1, 25)]
        reader = open_standin(store.folder)
        faults: list[BaseException] = []
        seen: list[int] = []
        stop = threading.Event()

        def read(source) -> None:
            try:
                while not stop.is_set():
                    seen.append(len(_finds(source, "sâm cà phê")))
            except BaseException as error:
                faults.append(error)
            finally:
                source.catalog.close()

        threads = [threading.Thread(target=read, args=[source]) for source in (store, store, reader, reader)]
        for thread in threads:
            thread.start()
        take_all(store, files, embedder, batch=1)
        time.sleep(0.05)
        stop.set()
        for thread in threads:
            thread.join()
        assert faults == []
        assert len(_finds(reader, "sâm cà phê")) == len(_finds(store, "sâm cà phê")) == len(files)
        assert len(seen) > 4

    def test_while_another_process_holds_the_lock(self, own, child, folder, put, embedder):
        process = child("with store.writer():\n    print('x', flush=True)\n    sys.stdin.read()")
        process.stdout.readline()
        assert _finds(own, "sâm") == {"26-NQ/TU", "30-NQ/TU", "99/2025/NĐ-CP"}

    def test_a_writer_that_has_committed_but_not_refreshed(self, filled_folder, folder, child, put):
        """Its passages are in the catalogue; a reader's vectors follow in memory, its terms when the lock is free."""
        shutil.copytree(filled_folder, folder)
        script = (
            "from index.intake import take_in\n"
            "with store.writer():\n"
            "    list(take_in(sources([Path(sys.argv[2])]), store, lambda: embedder, 1, OPTIONS))\n"
            "    print('x', flush=True)\n    sys.stdin.read()\n    os.kill(os.getpid(), signal.SIGKILL)"
        )
        process = child(script, put("a.txt", resolution("77-NQ/TU", "Sâm của A.")))
        process.stdout.readline()
        reader = open_standin(folder)
        assert "77-NQ/TU" not in _finds(reader, "sâm")
        assert "26-NQ/TU" in _finds(reader, "sâm")
        process.communicate("")
        assert "77-NQ/TU" in _finds(reader, "sâm")
        _whole(reader)


class TestReadOnly:
    @pytest.fixture
    def locked(self, filled_folder, folder, monkeypatch):
        """A folder that may only be read; root may do everything, so the question itself is answered here."""
        shutil.copytree(filled_folder, folder)
        real = os.access
        monkeypatch.setattr(store_module.os, "access", lambda path, mode: mode != os.W_OK and real(path, mode))
        return folder

    def test_searching_changes_nothing(self, locked):
        before = _files(locked)
        store = open_standin(locked)
        assert store.read_only
        assert _finds(store, "sâm") == {"26-NQ/TU", "30-NQ/TU", "99/2025/NĐ-CP"}
        _whole(store)
        assert _files(locked) == before

    def test_without_caches(self, locked):
        shutil.rmtree(locked / "terms")
        (locked / "vectors.faiss").unlink()
        before = _files(locked)
        assert _finds(open_standin(locked), "sâm") == {"26-NQ/TU", "30-NQ/TU", "99/2025/NĐ-CP"}
        assert _files(locked) == before

    def test_writing_is_refused(self, locked):
        with pytest.raises(LibraryUnusable, match="Không có quyền ghi"), open_standin(locked).writer():
            pytest.fail("written")


class TestReembed:
    def test_once_more_with_the_same_model(self, own, embedder):
        before = own.count()
        with own.writer():
            assert own.reembed(embedder, lambda done, total: None) == before[1]
        _whole(own)
        assert own.document_frequency("terms", "476_ha") == 1, "the terms are not in there twice"
        _whole(open_standin(own.folder))

    def test_with_a_model_of_another_dimension(self, own):
        new, told = StandIn(dimension=48, fingerprint="2"), []
        with own.writer():
            own.reembed(new, lambda done, total: told.append((done, total)))
        assert told[-1] == (own.count()[1], own.count()[1])
        assert (own.catalog.get("model"), own.catalog.get("dimension")) == ("stand-in 48", "48")
        assert _finds(own, "sâm", new) == {"26-NQ/TU", "30-NQ/TU", "99/2025/NĐ-CP"}
        again = open_standin(own.folder)
        assert _finds(again, "sâm", new) == {"26-NQ/TU", "30-NQ/TU", "99/2025/NĐ-CP"}
        _whole(again)

    @pytest.mark.parametrize("dimension", [32, 48])
    def test_a_reader_of_the_old_model_must_open_anew(self, own, dimension):
        reader = open_standin(own.folder)
        assert _finds(reader, "sâm")
        with own.writer():
            own.reembed(StandIn(dimension=dimension, fingerprint="2"), lambda done, total: None)
        with pytest.raises(LibraryUnusable, match="mở lại"):
            _finds(reader, "sâm")

    def test_removed_documents_too(self, own):
        (first, *_) = own.catalog.documents()
        with own.writer():
            own.hide(first.id)
            own.reembed(StandIn(dimension=48, fingerprint="2"), lambda done, total: None)
        with own.writer():
            own.unhide(first.id)
        _whole(own)

    def test_one_that_fails_changes_nothing(self, own):
        class Broken(StandIn):
            def encode_passages(self, texts, progress=None):
                raise RuntimeError("hết bộ nhớ")

        with pytest.raises(RuntimeError), own.writer():
            own.reembed(Broken(dimension=48, fingerprint="2"), lambda done, total: None)
        assert own.catalog.get("dimension") == "32"
        assert _finds(own, "sâm") == {"26-NQ/TU", "30-NQ/TU", "99/2025/NĐ-CP"}


class TestOriginals:
    def test_named_by_hash_and_kept_once(self, own, tmp_path):
        file = tmp_path / "Văn bản.TXT"
        file.write_text("nội dung")
        digest = sha256_of(file)
        own.keep_original(file, digest, ".TXT")
        kept = own.folder / "originals" / f"{digest}.txt"
        assert kept.read_text() == "nội dung"
        before = kept.stat().st_mtime_ns
        own.keep_original(file, digest, ".TXT")
        assert kept.stat().st_mtime_ns == before

    def test_one_that_is_not_what_was_read(self, own, tmp_path):
        file = tmp_path / "a.txt"
        file.write_text("khác")
        before = sorted((own.folder / "originals").iterdir())
        with pytest.raises(UnreadableFile, match="bị sửa"):
            own.keep_original(file, "0" * 64, ".txt")
        with pytest.raises(UnreadableFile, match="Không chép được"):
            own.keep_original(tmp_path / "mất.txt", "1" * 64, ".txt")
        assert sorted((own.folder / "originals").iterdir()) == before


def test_an_empty_store_finds_nothing(store):
    assert _finds(store, "sâm") == set()
    assert store.cosines(np.zeros(32, dtype=np.float32), [1]) == [0.0]
    assert store.document_frequency("terms", "sâm") == 0
    _whole(store)


def test_scopes(filled):
    assert filled.scope(Filters()).passages is None
    assert not filled.scope(Filters()).empty
    assert filled.scope(Filters(year=1945)).empty
    scope = filled.scope(Filters(type="Nghị định", kinds=("body",)))
    assert len(scope.documents) == 1
    assert len(scope.passages) == 2
