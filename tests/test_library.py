"""The library as a screen uses it, with the real model and the sample documents."""

import datetime
import threading
from pathlib import Path

import pytest

from errors import BadQuestion, LibraryBusy, LibraryUnusable, NotInLibrary
from library import Answer, Filters, Library, Refusal

DATA = Path(__file__).parents[1] / "data"
REAL = "26-nq-tu.kon-tum.2024-10-22"
SAMPLES = ["mau.30-nq-tu.kon-tum.2024-12-10", "mau.23-nq-tu.kon-tum.2023-12-05"]


@pytest.fixture
def library(sample_library):
    """The library of data/, to look at."""
    with Library.open(sample_library) as opened:
        yield opened


@pytest.fixture
def own(own_library):
    """A copy of it, to change."""
    with Library.open(own_library) as opened:
        yield opened


def _slugs(library: Library, **others: bool) -> list[str]:
    return [document.slug for document in library.documents(**others)]


def test_a_life(own, tmp_path):
    """Take in, find, show, remove, restore, replace, remove for good measure."""
    file = tmp_path / "99.txt"
    text = (
        "TỈNH ỦY GIA LAI\nSố 99-NQ/TU\nGia Lai, ngày 02 tháng 3 năm 2024\nNGHỊ QUYẾT\nvề cà phê\n-----\nI. CHỈ TIÊU\n"
    )
    file.write_text(text + "- Trồng mới 123 ha cà phê chè.\n", "utf-8")
    (result,) = own.ingest([file])
    assert (result.status, result.document) == ("added", "99-nq-tu.gia-lai.2024-03-02")
    assert own.find("99-NQ/TU").slug == result.document

    hits = own.search("cà phê chè bao nhiêu ha").hits
    assert hits[0].passage.address == "99-NQ/TU › I › gạch 1"
    assert hits[0].passage.quote == "- Trồng mới 123 ha cà phê chè."

    view = own.show("99.txt")
    assert (view.document.slug, view.raw) == (result.document, text + "- Trồng mới 123 ha cà phê chè.\n")
    assert [section.address for section in view.sections] == [("99-NQ/TU", "I"), ("99-NQ/TU", "I", "gạch 1")]
    for passage in view.passages:
        assert view.raw[passage.start : passage.end] == passage.quote

    assert own.remove("99-nq/tu").slug == result.document
    assert result.document not in _slugs(own)
    assert result.document in _slugs(own, removed=True)
    with pytest.raises(NotInLibrary):
        own.show("99-NQ/TU")
    assert all(hit.passage.document.slug != result.document for hit in own.search("cà phê chè").hits)

    assert own.restore("99-nq/tu").slug == result.document
    assert own.search("cà phê chè bao nhiêu ha").hits[0].passage.address == "99-NQ/TU › I › gạch 1"

    file.write_text(text + "- Trồng mới 321 ha cà phê chè.\n", "utf-8")
    (again,) = own.ingest([file])
    assert again.status == "replaced"
    assert "321 ha" in own.search("cà phê chè bao nhiêu ha").hits[0].passage.quote


class TestWhatIsInside:
    def test_documents(self, library):
        assert _slugs(library) == [SAMPLES[0], REAL, SAMPLES[1]]
        assert _slugs(library, removed=True) == []

    def test_coverage(self, library):
        whole = library.coverage()
        assert (whole.documents, whole.passages) == (3, sum(d.passages for d in library.documents()))
        assert (whole.since, whole.until) == (datetime.date(2023, 12, 5), datetime.date(2024, 12, 10))
        assert whole.issuers == ("Tỉnh ủy Kon Tum",)
        assert library.coverage(Filters(year=2023)).documents == 1
        nothing = library.coverage(Filters(year=1945))
        assert (nothing.documents, nothing.passages, nothing.since, nothing.issuers) == (0, 0, None, ())

    @pytest.mark.parametrize("name", [REAL, "26-NQ/TU", "26 - nq/tu", "26–NQ/TU", "26-NQ-TU.txt", " 26-nq/tu "])
    def test_find(self, library, name):
        assert library.find(name).slug == REAL

    @pytest.mark.parametrize("name", ["", "99-NQ/TU", "6-NQ/TU", "26", "kon tum", "'; DROP TABLE documents; --"])
    def test_find_nothing(self, library, name):
        with pytest.raises(NotInLibrary, match="nghiquyet list"):
            library.find(name)

    def test_a_real_document_comes_before_a_sample_of_its_number(self, own, tmp_path):
        sample = (DATA / "mau-23-NQ-TU.txt").read_text("utf-8")
        (tmp_path / "23.txt").write_text(sample.split("\n", 1)[1], "utf-8")
        assert [r.status for r in own.ingest([tmp_path / "23.txt"])] == ["added"]
        assert own.find("23-NQ/TU").slug == "23-nq-tu.kon-tum.2023-12-05"

    def test_two_of_one_number(self, own, tmp_path):
        for name, place in (("a.txt", "GIA LAI"), ("b.txt", "ĐẮK LẮK")):
            head = f"TỈNH ỦY {place}\nSố 05-NQ/TU\n{place.title()}, ngày 02 tháng 3 năm 2024\nNGHỊ QUYẾT\nvề {name}\n"
            (tmp_path / name).write_text(head + "I. MỘT\n- Hai.\n", "utf-8")
        list(own.ingest([tmp_path / "a.txt", tmp_path / "b.txt"]))
        with pytest.raises(BadQuestion, match=r"05-nq-tu\.gia-lai\.2024-03-02") as caught:
            own.find("05-NQ/TU")
        assert "05-nq-tu.dak-lak.2024-03-02" in str(caught.value)
        assert own.find("05-nq-tu.gia-lai.2024-03-02").place == "Gia Lai"


class TestChanging:
    def test_ingest_names_what_it_cannot_take(self, own, tmp_path):
        (tmp_path / "rỗng.txt").write_text("")
        results = list(own.ingest([tmp_path / "không có", tmp_path / "rỗng.txt", DATA]))
        assert [r.status for r in results] == ["failed", "unchanged", "unchanged", "unchanged", "failed"]

    def test_removing_twice_and_restoring_twice(self, own):
        own.remove(REAL)
        with pytest.raises(NotInLibrary, match="trong kho"):
            own.remove(REAL)
        own.restore(REAL)
        with pytest.raises(NotInLibrary, match="đã gỡ"):
            own.restore(REAL)

    def test_the_old_one_is_not_restored_beside_the_new_one(self, own, tmp_path):
        file = tmp_path / "26-NQ-TU.txt"
        file.write_text((DATA / "26-NQ-TU.txt").read_text("utf-8") + "\n", "utf-8")
        assert [r.status for r in own.ingest([file])] == ["replaced"]
        with pytest.raises(BadQuestion, match="Hãy gỡ bản đó trước"):
            own.restore(REAL)

    def test_of_several_old_versions_the_latest_comes_back(self, own, tmp_path):
        text = (DATA / "26-NQ-TU.txt").read_text("utf-8")
        for version in (1, 2):
            (tmp_path / "26-NQ-TU.txt").write_text(text + "\n" * version, "utf-8")
            list(own.ingest([tmp_path / "26-NQ-TU.txt"]))
        own.remove(REAL)
        own.restore(REAL)
        assert own.show(REAL).raw == text + "\n\n"

    def test_a_second_writer(self, own, own_library):
        with Library.open(own_library) as other:
            work = other.ingest([DATA])
            next(work)
            for change in (lambda: own.remove(REAL), own.reembed, lambda: next(own.ingest([DATA]))):
                with pytest.raises(LibraryBusy, match="tiến trình"):
                    change()
            assert own.search("sâm Ngọc Linh").hits, "searching goes on"
            work.close()
        assert own.remove(REAL).slug == REAL

    def test_reembed(self, own):
        before = [hit.passage.address for hit in own.search("sâm Ngọc Linh 476 ha").hits]
        assert own.reembed() == own.coverage().passages
        assert [hit.passage.address for hit in own.search("sâm Ngọc Linh 476 ha").hits] == before


class TestAnotherModel:
    """The vectors of one model say nothing to another: the catalogue remembers which one made them."""

    @pytest.fixture(autouse=True)
    def _other_weights(self, own_library, change):
        change("UPDATE meta SET value = 'khác' WHERE key = 'fingerprint'")
        change("UPDATE meta SET value = 'BAAI/bge-m3' WHERE key = 'model'")

    def test_asking_names_the_command_that_helps(self, own):
        for use in (lambda: own.search("sâm"), lambda: own.ask("trồng bao nhiêu ha sâm?"), own.embedder):
            with pytest.raises(LibraryUnusable, match="nghiquyet reembed") as caught:
                use()
            assert "BAAI/bge-m3" in str(caught.value)

    def test_taking_in_too_and_the_library_stays_whole(self, own, tmp_path):
        (tmp_path / "a.txt").write_text("Ghi chú về sâm.", "utf-8")
        before = own.coverage()
        with pytest.raises(LibraryUnusable, match="nghiquyet reembed"):
            list(own.ingest([tmp_path / "a.txt"]))
        assert own.coverage() == before

    def test_looking_still_works(self, own):
        assert own.find(REAL).slug == REAL
        assert own.show(REAL).passages
        assert [check.status for check in own.doctor() if check.name == "mô hình nhúng"] == ["FAIL"]

    def test_the_command_helps(self, own):
        own.reembed()
        assert own.search("sâm Ngọc Linh").hits


class TestOpening:
    def test_a_missing_library(self, tmp_path):
        with pytest.raises(LibraryUnusable, match="nghiquyet ingest"):
            Library.open(tmp_path / "không có")

    def test_a_setting_that_does_not_exist(self, own_library):
        (own_library / "settings.json").write_text('{"hit": 3}')
        with pytest.raises(LibraryUnusable, match="hit"):
            Library.open(own_library)

    def test_an_empty_library(self, tmp_path):
        with Library.open(tmp_path / "mới", must_exist=False) as empty:
            assert empty.documents() == []
            assert empty.search("sâm").hits == ()
            assert isinstance(empty.ask("Trồng bao nhiêu ha sâm?"), Refusal)
            assert empty.coverage().documents == 0

    def test_a_read_only_copy_answers(self, own_library, monkeypatch):
        """Root may write everywhere, so the question itself is answered here."""
        monkeypatch.setattr("index.store.os.access", lambda path, mode: False)
        with Library.open(own_library) as opened:
            assert opened.search("sâm Ngọc Linh").hits
            with pytest.raises(LibraryUnusable, match="quyền ghi"):
                opened.remove(REAL)


class TestAsking:
    def test_an_answer(self, library):
        answer = library.ask("Chỉ tiêu diện tích trồng mới Sâm Ngọc Linh là bao nhiêu?")
        assert isinstance(answer, Answer)

    @pytest.mark.parametrize("question", ["", "  ", "???"])
    def test_no_question(self, library, question):
        for use in (library.ask, library.search, library.understand):
            with pytest.raises(BadQuestion):
                use(question)

    def test_filters(self, library):
        hits = library.search("sâm Ngọc Linh", Filters(number="26-NQ/TU", kinds=("body",)), limit=50).hits
        assert {(hit.passage.document.slug, hit.passage.kind) for hit in hits} == {(REAL, "body")}
        assert library.search("sâm", Filters(year=1945)).hits == ()

    def test_the_limit(self, library):
        assert len(library.search("sâm").hits) == library.settings.hits
        assert len(library.search("sâm", limit=3).hits) == 3

    def test_threads(self, sample_library):
        with Library.open(sample_library) as opened:
            expected = [hit.passage.id for hit in opened.search("chi tieu trong sam").hits]
            found: list[object] = []

            def run() -> None:
                try:
                    found.append([hit.passage.id for hit in opened.search("chi tieu trong sam").hits])
                except Exception as error:
                    found.append(error)
                finally:
                    opened.close()

            threads = [threading.Thread(target=run) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert found == [expected] * 8
