import datetime
import signal
import threading

import numpy as np
import pytest

from index.catalog import Catalog
from index.embedded import embedded_text
from index.model import Filters
from ingest.parse import parse_file
from tests.index.conftest import DIMENSION, StandIn, resolution


@pytest.fixture
def catalog(store):
    return store.catalog


@pytest.fixture
def document(put):
    return parse_file(put("26.txt", resolution("26-NQ/TU", "Trồng 476 ha sâm.", "Thu 2.100 tỷ đồng.")))


def rows(document, embedder=None):
    """Terms and vectors of a document's passages."""
    model = embedder or StandIn()
    searched = [passage.kind != "heading" for passage in document.passages]
    return (
        [f"a b\nc\nd {p.ordinal}" if wanted else None for p, wanted in zip(document.passages, searched, strict=True)],
        [model.encode_query(p.text) if wanted else None for p, wanted in zip(document.passages, searched, strict=True)],
    )


class TestWrite:
    def test_all_comes_back(self, catalog, document):
        identity = catalog.write(document, "/nguồn/26.txt", *rows(document))
        (found,) = catalog.documents()
        assert (found.id, found.slug, found.number) == (identity, "26-nq-tu.kon-tum.2024-10-22", "26-NQ/TU")
        assert (found.date, found.place, found.signer) == (datetime.date(2024, 10, 22), "Kon Tum", "Dương Văn Trang")
        assert (found.system, found.sample, found.file, found.sha256) == ("party", False, "26.txt", document.sha256)
        assert found.passages == sum(p.kind != "heading" for p in document.passages)
        assert catalog.raw(found.slug) == document.raw
        assert catalog.sections(found.slug) == list(document.sections)
        assert catalog.pages(found.slug) == document.pages
        assert catalog.recipients(found.slug) == document.header.recipients
        assert catalog.origin(identity) == "/nguồn/26.txt"
        assert [(p.text, p.address, p.start, p.end) for p in catalog.passages_of(found.slug)] == [
            (p.text, p.address, p.start, p.end) for p in document.passages
        ]
        for passage in catalog.passages_of(found.slug):
            assert passage.quote == document.raw[passage.start : passage.end]

    def test_quotes_are_raw_text(self, catalog, put):
        """Offsets count code points in SQLite as in Python, beyond the first plane too; the text is decomposed."""
        raw = resolution("26-NQ/TU", "Kinh tê\u0301 𝟰𝟳𝟲 tiê\u0301p tục pha\u0301t triển.", "Câu sau.")
        document = parse_file(put("nfd.txt", raw))
        catalog.write(document, "x", *rows(document))
        quotes = [p.quote for p in catalog.passages_of(document.slug) if p.kind == "body"]
        assert quotes == ["- Kinh tê\u0301 𝟰𝟳𝟲 tiê\u0301p tục pha\u0301t triển.", "- Câu sau."]

    @pytest.mark.parametrize("fault", ["terms", "vectors", "replaces nothing that is there"])
    def test_an_error_in_the_middle_leaves_nothing(self, catalog, document, fault):
        catalog.write(document, "x", *rows(document))
        before = (catalog.generation, catalog.count(), catalog.documents(), catalog.stamp(1))
        terms, vectors = rows(document)
        wrong = {"terms": (terms[:-1], vectors), "vectors": (terms, vectors[:-1])}.get(fault, (terms, vectors))
        # the slug is taken: the unique index stops it after the document's own row
        with pytest.raises(Exception, match=r"zip\(\)|UNIQUE"):
            catalog.write(document, "x", *wrong)
        assert (catalog.generation, catalog.count(), catalog.documents(), catalog.stamp(1)) == before
        catalog.hide(before[2][0].id)
        assert catalog.write(document, "x", terms, vectors) > before[2][0].id

    def test_passage_ids_are_never_used_twice(self, catalog, document):
        seen: set[int] = set()
        for _ in range(3):
            identity = catalog.write(document, "x", *rows(document))
            ids = {passage.id for passage in catalog.passages_of(document.slug)}
            assert not ids & seen
            seen |= ids
            catalog.hide(identity)
            catalog.purge()

    def test_killed_in_the_middle_of_a_write(self, child, folder, put):
        """A real kill -9 after the document's row and sections went in: the one before is there, this one is not."""
        first, second = put("a.txt", resolution("1-NQ/TU", "Một.")), put("b.txt", resolution("2-NQ/TU", "Hai.", "Ba."))
        done = child(
            """
from ingest.parse import parse_file
class Deadly(list):
    def __iter__(self):
        yield self[0]
        os.kill(os.getpid(), signal.SIGKILL)
for name, kind in ((sys.argv[2], list), (sys.argv[3], Deadly)):
    document = parse_file(Path(name))
    terms = [None if p.kind == "heading" else "a\\nb\\nc" for p in document.passages]
    vectors = [None if p.kind == "heading" else embedder.encode_query(p.text) for p in document.passages]
    store.catalog.write(document, name, kind(terms), vectors)
""",
            first,
            second,
        )
        assert done.wait(60) == -signal.SIGKILL, done.stderr.read()
        catalog = Catalog(folder / "catalog.sqlite")
        assert [document.number for document in catalog.documents()] == ["1-NQ/TU"]
        assert catalog.generation == 1
        assert catalog.integrity() == "ok"
        document = parse_file(second)
        catalog.write(document, "x", *rows(document))
        assert catalog.count()[0] == 2


class TestGenerations:
    def test_every_write_has_its_own_and_its_own_stamp(self, catalog, document):
        assert (catalog.generation, catalog.stamp(0)) == (0, "")
        identity = catalog.write(document, "x", *rows(document))
        catalog.hide(identity)
        catalog.unhide(identity)
        assert catalog.generation == 3
        stamps = [catalog.stamp(number) for number in (1, 2, 3)]
        assert len(set(stamps)) == 3
        assert all(len(stamp) == 16 for stamp in stamps)
        assert catalog.stamp(4) == ""

    def test_what_changed_since(self, catalog, document, put):
        one = catalog.write(document, "x", *rows(document))
        other = parse_file(put("27.txt", resolution("27-NQ/TU", "Khác.")))
        catalog.write(other, "x", *rows(other))
        ids = {
            slug: [p.id for p in catalog.passages_of(slug) if p.kind != "heading"]
            for slug in (document.slug, other.slug)
        }
        assert [i for i, _ in catalog.vectors_since(0)] == ids[document.slug] + ids[other.slug]
        assert [i for i, _ in catalog.vectors_since(1)] == ids[other.slug]
        assert [i for i, *_ in catalog.terms_since(1)] == ids[other.slug]
        assert list(catalog.vectors_since(2)) == []
        catalog.hide(one)
        assert sorted(catalog.forgotten_since(2)) == ids[document.slug]
        assert catalog.forgotten_since(3) == []
        assert [i for i, _ in catalog.vectors_since(0)] == ids[other.slug]
        catalog.unhide(one)
        # a cache of generation 2 must forget them and take them in again
        assert sorted(catalog.forgotten_since(2)) == ids[document.slug]
        assert [i for i, _ in catalog.vectors_since(2)] == ids[document.slug]

    def test_vectors_are_kept_as_halves(self, catalog, document):
        terms, vectors = rows(document)
        catalog.write(document, "x", terms, vectors)
        stored = [vector for _, vector in catalog.vectors_since(0)]
        wanted = [vector for vector in vectors if vector is not None]
        assert {vector.dtype for vector in stored} == {np.dtype(np.float16)}
        np.testing.assert_allclose(np.stack(stored), np.stack(wanted), atol=1e-3)

    def test_new_vectors_are_taken_in_anew_by_every_cache(self, catalog, document):
        catalog.write(document, "x", *rows(document))
        ids = [identity for identity, _ in catalog.embedded_passages()]
        catalog.replace_vectors(ids, np.ones((len(ids), 8), dtype=np.float32), {"model": "khác", "dimension": "8"})
        assert sorted(catalog.forgotten_since(1)) == ids == [identity for identity, _ in catalog.vectors_since(1)]
        assert (catalog.get("model"), catalog.get("dimension")) == ("khác", "8")

    def test_what_is_embedded_anew_is_what_was_embedded(self, catalog, document):
        catalog.write(document, "x", *rows(document))
        searched = [p for p in document.passages if p.kind != "heading"]
        stored = [text for _, text in catalog.embedded_passages()]
        assert stored == [embedded_text(p.context, p.text) for p in searched]


class TestRemoval:
    def test_hide_restore_purge(self, catalog, document):
        identity = catalog.write(document, "x", *rows(document))
        catalog.hide(identity)
        assert catalog.documents() == []
        assert [found.slug for found in catalog.documents(removed=True)] == [document.slug]
        assert catalog.count() == (0, 0)
        assert catalog.identify(slug=document.slug) is None
        assert catalog.identify(slug=document.slug, removed=True) == identity
        assert catalog.identify(sha256=document.sha256, removed=True) == identity
        catalog.unhide(identity)
        assert catalog.count()[0] == 1
        catalog.hide(identity)
        assert catalog.purge() == 1
        assert catalog.documents(removed=True) == []
        assert list(catalog.embedded_passages()) == []
        assert catalog.sections(document.slug) == []

    def test_a_removed_passage_is_not_fetched(self, catalog, document):
        identity = catalog.write(document, "x", *rows(document))
        ids = [passage.id for passage in catalog.passages_of(document.slug)]
        assert [p.id for p in catalog.fetch(ids[::-1])] == ids[::-1]
        catalog.hide(identity)
        assert catalog.fetch(ids) == []

    def test_fetch_keeps_the_order_and_leaves_out_strangers(self, catalog, document):
        catalog.write(document, "x", *rows(document))
        ids = [passage.id for passage in catalog.passages_of(document.slug)]
        wanted = [ids[3], 10**9, ids[0], -1, ids[2]]
        assert [p.id for p in catalog.fetch(wanted)] == [ids[3], ids[0], ids[2]]
        assert catalog.fetch([]) == []

    def test_fetch_of_more_than_sqlite_takes_at_once(self, catalog, document):
        catalog.write(document, "x", *rows(document))
        (first, *_) = [passage.id for passage in catalog.passages_of(document.slug)]
        assert [p.id for p in catalog.fetch([*range(10_000, 45_000), first])] == [first]

    def test_replace_hides_the_old_one_in_the_same_step(self, catalog, document, put):
        old = catalog.write(document, "x", *rows(document))
        new = parse_file(put("26.txt", resolution("26-NQ/TU", "Trồng 480 ha sâm.")))
        catalog.write(new, "x", *rows(new), replaces=old)
        assert catalog.generation == 2
        assert [d.sha256 for d in catalog.documents()] == [new.sha256]
        assert [d.sha256 for d in catalog.documents(removed=True)] == [document.sha256]


class TestFilters:
    @pytest.fixture
    def numbers(self, filled):
        def call(filters: Filters) -> set[str]:
            ids = filled.catalog.matching_documents(filters)
            by_id = {document.id: document.number for document in filled.catalog.documents()}
            return set(by_id.values()) if ids is None else {by_id[identity] for identity in ids}

        return call

    @pytest.mark.parametrize(
        ("filters", "expected"),
        [
            (Filters(), {"26-NQ/TU", "30-NQ/TU", "05-NQ/TU", "99/2025/NĐ-CP"}),
            # part of a name, without accents or case
            (Filters(issuer="Tỉnh ủy"), {"26-NQ/TU", "30-NQ/TU", "05-NQ/TU"}),
            (Filters(issuer="tinh uy KON tum"), {"26-NQ/TU", "30-NQ/TU"}),
            (Filters(issuer="Bộ Y tế"), set()),
            (Filters(type="nghi dinh"), {"99/2025/NĐ-CP"}),
            (Filters(type="Nghị quyết"), {"26-NQ/TU", "30-NQ/TU", "05-NQ/TU"}),
            # a number as people type it, but whole
            (Filters(number="26-NQ/TU"), {"26-NQ/TU"}),
            (Filters(number="26 - nq/tu"), {"26-NQ/TU"}),
            (Filters(number="99/2025/nd-cp"), {"99/2025/NĐ-CP"}),
            (Filters(number="6-NQ/TU"), set()),
            (Filters(system="state"), {"99/2025/NĐ-CP"}),
            (Filters(year=2024), {"26-NQ/TU", "05-NQ/TU"}),
            (Filters(since=datetime.date(2024, 10, 22)), {"26-NQ/TU", "99/2025/NĐ-CP"}),
            (Filters(until=datetime.date(2024, 3, 2)), {"30-NQ/TU", "05-NQ/TU"}),
            (Filters(since=datetime.date(2024, 1, 1), until=datetime.date(2024, 12, 31)), {"26-NQ/TU", "05-NQ/TU"}),
            (Filters(since=datetime.date(2025, 1, 1), until=datetime.date(2024, 1, 1)), set()),
            # slugs and numbers of documents
            (Filters(documents=("26-nq-tu.kon-tum.2024-10-22", "05-nq/tu")), {"26-NQ/TU", "05-NQ/TU"}),
            (Filters(documents=("không có",)), set()),
            # all fields must hold
            (Filters(issuer="Kon Tum", year=2023), {"30-NQ/TU"}),
            (Filters(type="Nghị định", system="party"), set()),
            (Filters(kinds=("body",)), {"26-NQ/TU", "30-NQ/TU", "05-NQ/TU", "99/2025/NĐ-CP"}),
        ],
    )  # fmt: skip
    def test_documents(self, numbers, filters, expected):
        assert numbers(filters) == expected

    def test_a_document_without_a_field_fits_no_filter_on_it(self, take, put, store):
        take(put("ghi chú.txt", "Ghi chú về sâm, không có tiêu đề nào."))
        first, last = datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)
        for filters in (Filters(year=2024), Filters(issuer="Kon Tum"), Filters(number="1"), Filters(system="party"),
                        Filters(since=first), Filters(until=last)):  # fmt: skip
            assert store.catalog.matching_documents(filters) == []
        assert store.catalog.matching_documents(Filters(documents=("-",))) == []

    def test_passages(self, filled):
        catalog = filled.catalog
        assert catalog.passage_ids(None, ()) is None
        everything = catalog.passage_ids(None, ("header", "preamble", "body", "signature"))
        assert len(everything) == catalog.count()[1]
        kinds = {kind: len(catalog.passage_ids(None, (kind,))) for kind in ("header", "body", "signature", "heading")}
        assert (kinds["header"], kinds["signature"], kinds["heading"]) == (4, 4, 0)
        assert len(catalog.passage_ids([catalog.documents()[0].id], ("body",))) == 2
        assert list(catalog.passage_ids([], ())) == []
        assert list(catalog.passage_ids([10**9], ("body",))) == []


def test_each_thread_has_its_own_connection(catalog, document):
    catalog.write(document, "x", *rows(document))
    results: list[object] = []

    def read() -> None:
        try:
            results.append((catalog.count(), len(catalog.passages_of(document.slug)), catalog.generation))
        except Exception as error:
            results.append(error)
        finally:
            catalog.close()

    threads = [threading.Thread(target=read) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [results[0]] * 16
    assert results[0] == (catalog.count(), len(document.passages), 1)


def test_the_dimension_is_the_models(catalog):
    assert catalog.get("dimension") == str(DIMENSION)
