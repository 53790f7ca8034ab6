"""Saved searches: kept, renamed, deleted and put back; what is new; files that are wrong; several at once."""

import datetime
import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from errors import NotInLibrary, RecordNotSaved
from library import Filters, Library
from library.saving import FILE, SavedSearch, SavedSearches, new_hits, search_again

THEN = datetime.datetime(2026, 1, 2, 3, 4, tzinfo=datetime.UTC)
GINSENG = SavedSearch("", "", "sâm Ngọc Linh", THEN, THEN)
NEW = """TỈNH ỦY KON TUM
*
Số 98-NQ/TU

Kon Tum, ngày 01 tháng 02 năm 2025

NGHỊ QUYẾT
về phát triển sâm Ngọc Linh

I. CHỈ TIÊU
- Diện tích trồng mới sâm Ngọc Linh đạt 500 ha.
"""


@pytest.fixture
def kept(tmp_path: Path) -> SavedSearches:
    return SavedSearches(tmp_path)


@pytest.fixture(scope="module")
def found(sample_library):
    with Library.open(sample_library) as library:
        return library.search(GINSENG.question)


def names(kept: SavedSearches) -> list[str]:
    return [one.name for one in kept.all()]


class TestKeeping:
    def test_a_library_without_any(self, kept):
        assert kept.all() == ()

    def test_what_was_asked_comes_back_whole(self, kept, found):
        filters = Filters(("26-NQ/TU",), "Tỉnh ủy", year=2024, since=THEN.date(), kinds=("body",), system="party")
        asked = replace(GINSENG, filters=filters, literal=True, without=("accents",), order="newest")
        made = kept.save("  Sâm \n của tỉnh ", asked, found, "3f9a")
        (read,) = kept.all()
        assert read == made
        assert (read.name, read.filters, read.without, read.order) == (
            "Sâm của tỉnh", filters, ("accents",), "newest",
        )  # fmt: skip

    def test_the_file_can_be_read_by_a_person(self, kept, found):
        kept.save("", GINSENG, found, "3f9a")
        said = kept.file.read_text("utf-8")
        assert '"name": "sâm Ngọc Linh"' in said
        assert set(json.loads(said)["searches"][0]) == {
            "id", "name", "question", "saved", "opened", "library", "documents",
        }  # fmt: skip

    def test_the_same_search_is_kept_once_however_sorted(self, kept, found):
        kept.save("một", GINSENG, found, "")
        kept.save("hai", replace(GINSENG, question="rừng"), found, "")
        kept.save("ba", replace(GINSENG, order="oldest"), found, "")
        assert names(kept) == ["ba", "hai"]

    def test_renaming(self, kept, found):
        made = kept.save("một", GINSENG, found, "")
        kept.rename(made.id, "hai")
        assert names(kept) == ["hai"]
        kept.rename(made.id, " ")
        assert names(kept) == ["sâm Ngọc Linh"]

    def test_deleting_and_putting_back(self, kept, found):
        first = kept.save("một", GINSENG, found, "")
        second = replace(GINSENG, question="rừng", id="b", name="hai", saved=first.saved - datetime.timedelta(1))
        kept.put_back(second)
        assert kept.remove(first.id) == first
        assert names(kept) == ["hai"]
        kept.put_back(first)
        assert names(kept) == ["một", "hai"]

    def test_one_that_somebody_else_deleted(self, kept):
        for change in (lambda: kept.rename("x", "y"), lambda: kept.remove("x")):
            with pytest.raises(NotInLibrary, match="không còn"):
                change()

    def test_many_sessions_at_once_lose_nothing(self, kept, found):
        asked = [replace(GINSENG, question=f"câu {number}") for number in range(24)]
        with ThreadPoolExecutor(8) as sessions:
            list(sessions.map(lambda one: kept.save("", one, found, ""), asked))
        assert sorted(names(kept)) == sorted(one.question for one in asked)

    def test_too_many(self, kept, found, monkeypatch):
        monkeypatch.setattr("library.saving._MOST", 1)
        kept.save("một", GINSENG, found, "")
        with pytest.raises(RecordNotSaved, match="xóa bớt"):
            kept.save("hai", replace(GINSENG, question="rừng"), found, "")
        assert names(kept) == ["một"]

    def test_what_no_file_can_hold(self, kept, found):
        kept.save("\ud800 tên", replace(GINSENG, question="\udcff"), found, "")
        assert kept.all()[0].name


class TestWrongFiles:
    @pytest.mark.parametrize(
        ("content", "place"),
        [
            (b"x", "cả tệp"),
            (b'{"version": 2, "searches": []}', "version"),
            (b'{"version": 1, "searches": [], "more": 1}', "more"),
            (b'{"version": 1, "searches": [{"id": "a"}]}', "searches.0.name"),
            (b'{"version": 1, "searches": [{"filters": {"yaer": 1}}]}', "searches.0"),
            (b"\xff\xfe", "cả tệp"),
        ],
    )
    def test_they_are_told_and_never_written_over(self, kept, found, content, place):
        kept.file.write_bytes(content)
        with pytest.raises(RecordNotSaved, match=place):
            kept.all()
        with pytest.raises(RecordNotSaved, match=FILE):
            kept.save("một", GINSENG, found, "")
        assert kept.file.read_bytes() == content

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
    def test_a_folder_without_rights(self, kept, found):
        kept.file.parent.chmod(0o500)
        with pytest.raises(RecordNotSaved, match="Cần quyền ghi"):
            kept.save("một", GINSENG, found, "")


def test_what_is_new_since_it_was_opened(own_library, tmp_path):
    kept = SavedSearches(own_library)
    with Library.open(own_library) as library:
        made = kept.save("sâm", GINSENG, search_again(library, GINSENG), library.fingerprint())
        assert new_hits(made, search_again(library, made)) == []
        file = tmp_path / "98-NQ-TU.txt"
        file.write_text(NEW, "utf-8")
        (added,) = library.ingest([file])
        fresh = new_hits(made, search_again(library, made))
        assert {hit.passage.document.slug for hit in fresh} == {added.document}
        assert any("500 ha" in hit.passage.quote for hit in fresh)
        # the same file read again is nothing new, and what was opened neither
        list(library.reread())
        assert len(new_hits(made, search_again(library, made))) == len(fresh)
        assert kept.opened(made.id, search_again(library, made), library.fingerprint()) == {added.document}
        assert kept.opened(made.id, search_again(library, made), library.fingerprint()) == frozenset()
        # neither is what comes up because something else was removed
        library.remove(str(added.document))
        assert new_hits(kept.all()[0], search_again(library, made)) == []
