import io
import os
import signal
from pathlib import Path

import pytest
from PIL import Image

from index.intake import ACCENTS_KEY, Progress, take_in
from index.model import Filters
from ingest.model import Page
from ingest.parse import parse_raw
from ingest.read import RawFile, sha256_of
from ingest.workers.pool import Parsed, Source
from tests.index.conftest import OPTIONS, StandIn, open_standin, resolution, sources, take_all, write_corpus
from vietnamese.accents import AccentModel

SLUG = "26-nq-tu.kon-tum.2024-10-22"


def _statuses(results) -> list[tuple[str, str | None]]:
    return [(result.status, result.document) for result in results]


class TestStatuses:
    def test_added_then_unchanged(self, take, put, store, embedder):
        file = put("26.txt", resolution("26-NQ/TU", "Sâm 476 ha."))
        (result,) = take(file)
        assert (result.status, result.document, result.reason) == ("added", SLUG, None)
        assert result.passages == store.count()[1] == 3
        generation, calls = store.catalog.generation, len(embedder.calls)
        assert _statuses(take(file)) == [("unchanged", SLUG)]
        assert (store.catalog.generation, len(embedder.calls)) == (generation, calls), "nothing was written or embedded"

    def test_the_same_bytes_under_another_name(self, take, put, store):
        text = resolution("26-NQ/TU", "Sâm.")
        results = take(put("a.txt", text), put("con/b.txt", text))
        assert sorted(_statuses(results)) == [("added", SLUG), ("unchanged", SLUG)]
        assert _statuses(take(put("c.txt", text))) == [("unchanged", SLUG)]
        assert store.count()[0] == 1

    def test_a_changed_file_takes_the_place_of_the_old_one(self, take, put, store):
        take(put("26.txt", resolution("26-NQ/TU", "Sâm 476 ha.")))
        (result,) = take(put("26.txt", resolution("26-NQ/TU", "Sâm 480 ha.")))
        assert (result.status, result.document) == ("replaced", SLUG)
        assert [d.slug for d in store.catalog.documents()] == [SLUG]
        assert len(store.catalog.documents(removed=True)) == 1
        assert store.document_frequency("own", "476_ha") == 0
        assert store.document_frequency("own", "480_ha") == 1

    def test_only_what_changed_is_embedded_again(self, take, put, store, embedder):
        take(put("26.txt", resolution("26-NQ/TU", "Sâm 476 ha.", "Thu 2.100 tỷ đồng.")))
        before = {p.text: store.vector(p.id) for p in store.catalog.passages_of(SLUG) if p.kind != "heading"}
        take(put("26.txt", resolution("26-NQ/TU", "Sâm 480 ha.", "Thu 2.100 tỷ đồng.")))
        assert embedder.calls[1:] == [1]
        after = [p for p in store.catalog.passages_of(SLUG) if p.text in before]
        assert all((store.vector(p.id) == before[p.text]).all() for p in after)

    def test_the_same_document_in_another_file_is_a_variant(self, take, put, store):
        """A second scan, a draft: nothing is lost by a wrong guess."""
        take(put("26.txt", resolution("26-NQ/TU", "Sâm 476 ha.")))
        (second,) = take(put("bản quét.txt", resolution("26-NQ/TU", "Sâm 476 ha ...")))
        (third,) = take(put("dự thảo.txt", resolution("26-NQ/TU", "Sâm 47O ha.")))
        assert [(r.status, r.document) for r in (second, third)] == [("added", f"{SLUG}~2"), ("added", f"{SLUG}~3")]
        assert second.reason is not None
        assert SLUG in second.reason
        assert store.count()[0] == 3
        # each of them is replaced by its own new version
        assert _statuses(take(put("bản quét.txt", resolution("26-NQ/TU", "Sâm 476 ha.!")))) == [
            ("replaced", f"{SLUG}~2")
        ]
        assert store.count()[0] == 3

    def test_a_removed_file_comes_back_without_being_read(self, take, put, store, embedder):
        file = put("26.txt", resolution("26-NQ/TU", "Sâm."))
        take(file)
        with store.writer():
            store.hide(store.catalog.identify(slug=SLUG))
        calls = len(embedder.calls)
        assert _statuses(take(file)) == [("restored", SLUG)]
        assert len(embedder.calls) == calls
        assert store.document_frequency("own", "sâm") == 1

    def test_an_old_version_comes_beside_a_newer_one_of_another_file(self, take, put, store):
        old, new = resolution("26-NQ/TU", "Sâm cũ."), resolution("26-NQ/TU", "Sâm mới.")
        take(put("26.txt", old))
        take(put("26.txt", new))
        # the old bytes again, under the old name: they replace the new ones
        assert _statuses(take(put("26.txt", old))) == [("replaced", SLUG)]
        assert "Sâm cũ" in store.catalog.raw(SLUG)

    def test_documents_without_a_number_are_told_apart_by_their_place(self, take, put, store):
        results = take(put("a/ghi chú.txt", "Ghi chú về sâm."), put("b/ghi chú.txt", "Ghi chú về cà phê."))
        assert [result.status for result in results] == ["added", "added"]
        assert len({result.document for result in results}) == 2
        assert [r.status for r in take(put("a/ghi chú.txt", "Ghi chú mới về sâm."))] == ["replaced"]
        assert store.count()[0] == 2


class TestFaults:
    def test_bad_files_do_not_stop_the_good_ones(self, take, put, store, tmp_path):
        files = [
            put("1.txt", resolution("1-NQ/TU", "Một.")),
            put("rỗng.txt", ""),
            put("ảnh.txt", b"\x89PNG\r\n\x1a\n"),
            tmp_path / "mất.txt",
            tmp_path,
            put("hỏng.pdf", b"%PDF-1.4 x"),
            put("gạch.txt", "-----"),
            put("2.txt", resolution("2-NQ/TU", "Hai.")),
        ]
        results = take(*files, batch=1)
        assert {r.path: r.status for r in results} == dict(zip(files, ["added", *["failed"] * 6, "added"], strict=True))
        assert len(results) == len(files)
        assert all(r.reason and f"«{r.path.name}»" in r.reason for r in results if r.status == "failed")
        assert store.count()[0] == 2

    def test_the_last_file_is_bad(self, take, put, store):
        results = take(put("1.txt", resolution("1-NQ/TU", "Một.")), put("rỗng.txt", ""))
        assert sorted(r.status for r in results) == ["added", "failed"]
        assert store.count()[0] == 1

    def test_all_files_are_bad(self, take, put, store, embedder):
        assert [r.status for r in take(put("rỗng.txt", " "), put("rỗng 2.txt", "\n"))] == ["failed", "failed"]
        assert embedder.calls == []
        assert store.catalog.generation == 0

    def test_a_fault_of_this_program_costs_one_file(self, take, put, store, monkeypatch, caplog):
        real = take_in.__globals__["parse_files"]

        def parse(sources, *others):
            for source, parsed in zip(sources, real(sources, *others), strict=True):
                fault = Parsed(None, "Lỗi: chưa ai lường", "IndexError: chưa ai lường", 0.0)
                yield fault if source.path.name == "2.txt" else parsed

        monkeypatch.setitem(take_in.__globals__, "parse_files", parse)
        results = take(*(put(f"{n}.txt", resolution(f"{n}-NQ/TU", f"Câu {n}.")) for n in (1, 2, 3)))
        assert {r.path.name: r.status for r in results} == {"1.txt": "added", "2.txt": "failed", "3.txt": "added"}
        (failed,) = [r for r in results if r.status == "failed"]
        assert "chưa ai lường" in failed.reason
        assert "IndexError" in caplog.text

    def test_a_file_that_changes_or_vanishes_while_others_are_embedded(self, store, put):
        files = [put(f"{n}.txt", resolution(f"{n}-NQ/TU", f"Câu {n}.")) for n in (1, 2, 3)]

        class Slow(StandIn):
            def encode_passages(self, texts, progress=None):
                files[0].write_text(resolution("1-NQ/TU", "Khác rồi."), "utf-8")
                files[1].unlink()
                return super().encode_passages(texts, progress)

        results = take_all(store, files, Slow())
        assert [r.status for r in results] == ["failed", "failed", "added"]
        assert "bị sửa" in results[0].reason
        assert "Không chép được" in results[1].reason
        assert [d.number for d in store.catalog.documents()] == ["3-NQ/TU"]
        (passage,) = [p for p in store.catalog.passages_of(store.catalog.documents()[0].slug) if "Câu" in p.text]
        assert store.search_dense(Slow().encode_query("Câu 3"), 1, store.scope(Filters()))[0][0] in {
            p.id for p in store.catalog.passages_of(passage.document.slug)
        }

    @pytest.mark.parametrize("name", ["hai\ndòng.txt", "a'b\"c;--.txt", "100% %s {x}.txt", "đ" * 80 + ".txt"])
    def test_any_name(self, take, put, store, name):
        (result,) = take(put(name, resolution("26-NQ/TU", "Sâm.")))
        assert result.status == "added"
        (found,) = store.catalog.documents()
        assert found.file == name

    def test_a_name_that_is_no_utf8(self, take, put, store):
        folder = put("x.txt", "x").parent
        file = Path(os.fsdecode(os.fsencode(folder) + b"/ngh\xee quy\xeat.txt"))
        file.write_text(resolution("26-NQ/TU", "Sâm."), "utf-8")
        assert _statuses(take(file)) == [("added", SLUG)]
        file.write_text(resolution("26-NQ/TU", "Sâm mới."), "utf-8")
        assert _statuses(take(file)) == [("replaced", SLUG)]
        assert store.catalog.documents()[0].file.encode()


class TestBatches:
    def test_passages_wait_for_a_good_batch(self, take, put, embedder):
        files = [put(f"{n}.txt", resolution(f"{n}-NQ/TU", "Một.", "Hai.")) for n in range(1, 8)]
        # five passages a document, one of them a heading that is not embedded
        assert [r.status for r in take(*files, batch=12)] == ["added"] * 7
        assert embedder.calls == [12, 12, 4]

    @pytest.mark.parametrize("batch", [1, 7, 10_000])
    def test_the_batch_changes_no_result(self, tmp_path, batch):
        store = open_standin(tmp_path / "kho")
        results = take_all(store, write_corpus(tmp_path / "tài liệu"), StandIn(), batch)
        assert [r.status for r in results] == ["added"] * 4
        vectors = {i: v.tobytes() for i, v in store.catalog.vectors_since(0)}
        texts = dict(store.catalog.embedded_passages())
        expected = StandIn().encode_passages(list(texts.values())).astype("float16")
        assert [vectors[identity] for identity in texts] == [row.tobytes() for row in expected]

    def test_nothing_to_do(self, take, embedder):
        assert take() == []
        assert embedder.calls == []


class TestProgress:
    def test_it_tells_every_step_in_order(self, take, put):
        told: list[Progress] = []
        files = [
            put("1.txt", resolution("1-NQ/TU", "Một.")),
            put("rỗng.txt", ""),
            put("2.txt", resolution("2-NQ/TU", "Hai.")),
        ]
        take(*files, batch=1, on_progress=told.append)
        assert [step.done for step in told] == sorted(step.done for step in told)
        assert {step.total for step in told} == {3}
        assert [(step.stage, step.file) for step in told if step.stage == "read"] == [
            ("read", "1.txt"), ("read", "rỗng.txt"), ("read", "2.txt"),  # is it known already?
            ("read", "1.txt"), ("read", "rỗng.txt"), ("read", "2.txt"),
        ]  # fmt: skip
        assert [(step.stage, step.file) for step in told if step.stage == "write"] == [
            ("write", "1.txt"),
            ("write", "2.txt"),
        ]
        for step in told:
            assert 0 <= step.passages <= step.batch


class TestStopped:
    def test_closed_in_the_middle(self, store, put, embedder):
        """The person presses stop: what is in stays, can be found, and its accents are learnt."""
        files = [put(f"{n}.txt", resolution(f"{n}-NQ/TU", f"Trồng sâm {n}.")) for n in range(1, 6)]
        with store.writer():
            work = take_in(sources(files), store, lambda: embedder, 1, OPTIONS)
            assert [next(work).status, next(work).status] == ["added", "added"]
            work.close()
        assert store.count()[0] == 2
        assert store.document_frequency("own", "sâm") == 2
        model = AccentModel.from_bytes(store.catalog.get(ACCENTS_KEY))
        assert "sâm" in model.restore("trong sam")
        assert [r.status for r in take_all(store, files, embedder)].count("added") == 3

    @pytest.mark.parametrize("stage", ["read", "embed", "write"])
    def test_killed(self, child, folder, put, embedder, stage):
        """kill -9 at the third file: the first two are there, the caches are built anew, the rest can be taken in."""
        files = [put(f"{n}.txt", resolution(f"{n}-NQ/TU", f"Trồng sâm {n}.")) for n in range(1, 6)]
        script = (
            "def tell(step):\n"
            "    if step.done == 2 and step.stage == sys.argv[2]:\n"
            "        os.kill(os.getpid(), signal.SIGKILL)\n"
            "take_all(store, [Path(name) for name in sys.argv[3:]], embedder, 1, tell)\n"
        )
        process = child(script, stage, *files)
        assert process.wait(60) == -signal.SIGKILL
        store = open_standin(folder)
        assert [d.number for d in store.catalog.documents()] == ["2-NQ/TU", "1-NQ/TU"]
        assert store.catalog.integrity() == "ok"
        assert store.document_frequency("own", "sâm") == 2
        found = store.search_dense(embedder.encode_query("Trồng sâm 1"), 20, store.scope(Filters()))
        assert len(found) == store.count()[1]
        assert store.cache_states() == {"vectors": (2, len(found)), "terms": (2, len(found))}
        results = take_all(store, files, embedder)
        assert [r.status for r in results] == ["unchanged", "unchanged", "added", "added", "added"]
        assert store.document_frequency("own", "sâm") == 5
        kept = {file.name for file in (folder / "originals").iterdir() if not file.name.endswith(".tmp")}
        assert kept == {f"{d.sha256}.txt" for d in store.catalog.documents()}


def _scan(text: str) -> bytes:
    """A PDF of one page that is nothing but a picture; `text` tells its bytes from those of another."""
    written = io.BytesIO()
    Image.new("L", (600, 800), 255).save(written, "PDF", title=text)
    return written.getvalue()


@pytest.fixture
def recognised(monkeypatch):
    """What OCR would read of every file from now on: a function that sets it."""

    def call(text: str) -> None:
        def parse(sources, *_):
            for source in sources:
                page = Page(1, 0, len(text), "tesseract", confidence=0.87)
                file = RawFile(source.path.name, sha256_of(source.file), text, (page,), "pages")
                yield Parsed(parse_raw(file, str(source.path)), None, None, 0.0)

        monkeypatch.setitem(take_in.__globals__, "parse_files", parse)

    return call


class TestWaitingForOcr:
    def test_it_is_there_and_says_what_it_needs(self, take, put, store, embedder):
        (result,) = take(put("bản chụp.pdf", _scan("1")))
        assert (result.status, result.passages, embedder.calls) == ("added", 0, [])
        assert any("chờ nhận dạng chữ" in note for note in result.notes)
        (found,) = store.catalog.documents()
        assert (found.slug, found.pages, found.waiting_pages, found.passages) == (result.document, 1, 1, 0)
        assert store.catalog.passages_of(found.slug) == []
        assert store.catalog.pages(found.slug)[0].waits_for_ocr
        assert store.count() == (1, 0)
        assert store.search_dense(embedder.encode_query("sâm"), 5, store.scope(Filters())) == []

    def test_beside_one_that_is_read(self, take, put, store, embedder):
        results = take(put("1.txt", resolution("1-NQ/TU", "Sâm.")), put("2.pdf", _scan("2")))
        assert [result.status for result in results] == ["added", "added"]
        assert store.count()[0] == 2
        assert store.document_frequency("own", "sâm") == 1

    def test_it_is_removed_and_restored(self, take, put, store):
        file = put("bản chụp.pdf", _scan("1"))
        (result,) = take(file)
        with store.writer():
            store.hide(store.catalog.identify(slug=result.document))
        assert store.catalog.documents() == []
        assert _statuses(take(file)) == [("restored", result.document)]

    def test_reading_it_again_takes_its_place_in_one_step(self, take, put, store, folder, recognised):
        file = put("bản chụp.PDF", _scan("1"))
        (waiting,) = take(file)
        generation = store.catalog.generation
        recognised(resolution("26-NQ/TU", "Sâm 476 ha."))
        (result,) = take(file, again=True)
        assert (result.status, result.document) == ("replaced", SLUG)
        assert any("87 %" in note for note in result.notes)
        assert store.catalog.generation == generation + 1
        (found,) = store.catalog.documents()
        assert (found.waiting_pages, found.ocr_pages) == (0, 1)
        assert {passage.ocr for passage in store.catalog.passages_of(SLUG)} == {0.87}
        assert [document.slug for document in store.catalog.documents(removed=True)] == [waiting.document]
        assert store.document_frequency("own", "476_ha") == 1
        assert [kept.name for kept in (folder / "originals").iterdir()] == [f"{found.sha256}.pdf"]

    def test_another_file_of_its_name_stays(self, take, put, store, recognised):
        """A scan and the text of one resolution, both called 26.pdf, in two folders."""
        scan = put("quét/26.pdf", _scan("1"))
        take(scan)
        take(put("chữ/26.pdf", resolution("26-NQ/TU", "Sâm 476 ha.")))
        recognised(resolution("26-NQ/TU", "Sâm 47O ha."))
        (result,) = take(scan, again=True)
        assert (result.status, result.document) == ("replaced", f"{SLUG}~2")
        assert "Sâm 476 ha." in store.catalog.raw(SLUG)
        assert "Sâm 47O ha." in store.catalog.raw(f"{SLUG}~2")
        assert store.count()[0] == 2

    def test_a_variant_read_again_stays_one(self, take, put, store):
        take(put("26.txt", resolution("26-NQ/TU", "Sâm 476 ha.")))
        second = put("bản quét.txt", resolution("26-NQ/TU", "Sâm 476 ha ..."))
        take(second)
        assert _statuses(take(second, again=True)) == [("replaced", f"{SLUG}~2")]
        assert store.count()[0] == 2

    def test_one_that_fails_stays_as_it_is(self, take, put, store, monkeypatch):
        file = put("bản chụp.pdf", _scan("1"))
        (waiting,) = take(file)
        failed = Parsed(None, "hết giờ", None, 1.0)
        monkeypatch.setitem(take_in.__globals__, "parse_files", lambda sources, *_: (failed for _ in sources))
        assert [(r.status, r.reason) for r in take(file, again=True)] == [("failed", "hết giờ")]
        assert [document.slug for document in store.catalog.documents()] == [waiting.document]


class TestSources:
    def test_a_member_of_an_archive_is_known_by_its_path_there(self, store, put, embedder, folder):
        unpacked = put("7", resolution("26-NQ/TU", "Sâm 476 ha."))
        known_as = unpacked.parent / "hồ sơ.zip" / "con" / "26-NQ-TU.TXT"
        with store.writer():
            (result,) = take_in([Source(unpacked, known_as)], store, lambda: embedder, 512, OPTIONS)
        assert (result.path, result.status, result.document) == (known_as, "added", SLUG)
        (found,) = store.catalog.documents()
        assert found.file == "26-NQ-TU.TXT"
        assert store.catalog.origin(found.id) == str(known_as)
        kept = store.original(found.sha256)
        assert kept == folder / "originals" / f"{found.sha256}.txt"
        assert kept.read_bytes() == unpacked.read_bytes()

    @pytest.mark.parametrize("name", ["không đuôi", "Số 26. Về nhiệm vụ rất dài " + "đ" * 80, "a.b c", "x.tệp"])
    def test_a_name_without_a_true_suffix(self, take, put, store, name):
        (result,) = take(put(name, resolution("26-NQ/TU", "Sâm.")))
        assert result.status == "added"
        assert store.original(store.catalog.documents()[0].sha256).suffix == ".bin"

    def test_twins_of_one_that_fails_fail_too(self, take, put):
        results = take(put("a.txt", "-----"), put("b.txt", "-----"))
        assert [result.status for result in results] == ["failed", "failed"]
        assert "Cùng nội dung với «a.txt»" in results[1].reason

    def test_a_size_beyond_the_limit(self, take, put, tmp_path):
        file = put("to.txt", "x")
        with file.open("r+b") as opened:
            opened.truncate(2**30)
        (result,) = take(file)
        assert (result.status, "lớn hơn 200 MB" in result.reason) == ("failed", True)


class TestAccents:
    def test_they_are_learnt_from_what_is_there(self, take, put, store):
        take(put("26.txt", resolution("26-NQ/TU", "Trồng mới Sâm Ngọc Linh trên địa bàn tỉnh.")))
        model = AccentModel.from_bytes(store.catalog.get(ACCENTS_KEY))
        assert model.restore("trong moi sam ngoc linh") == "trồng mới sâm ngọc linh"

    def test_they_are_not_learnt_anew_for_nothing(self, take, put, store, monkeypatch):
        file = put("26.txt", resolution("26-NQ/TU", "Sâm."))
        take(file)
        monkeypatch.setattr(AccentModel, "train", lambda texts: pytest.fail("learnt anew"))
        take(file)
