import threading
from dataclasses import replace

import numpy as np
import pytest

from index.model import Filters, Query
from index.pinpoint import read_pinpoint
from index.search import lexical_fields, search
from index.understand import understand
from index.weights import LEARNT
from tests.index.conftest import StandIn, resolution

EMBEDDER = StandIn()


def _query(text: str, filters: Filters | None = None) -> Query:
    return understand(text, filters)


def _texts(store, text: str, filters: Filters | None = None, **others) -> list[str]:
    return [hit.passage.text for hit in search(_query(text, filters), store, EMBEDDER, **others)]


def _numbers(store, text: str, filters: Filters | None = None) -> set[str]:
    return {hit.passage.document.number for hit in search(_query(text, filters), store, EMBEDDER, 100)}


class TestAnswers:
    @pytest.mark.parametrize(
        ("question", "start"),
        [
            ("trồng mới sâm Ngọc Linh bao nhiêu ha", "- Trồng mới Sâm Ngọc Linh 476 ha."),
            # the figure itself, and not one that holds its digits
            ("476 ha", "- Trồng mới Sâm Ngọc Linh 476 ha."),
            ("4.760 ha", "- Trồng 4.760 ha rừng."),
            ("4760 ha", "- Trồng 4.760 ha rừng."),
            ("thu ngân sách 2100 tỷ đồng", "- Thu ngân sách 2.100 tỷ đồng."),
            # without accents
            ("trong moi sam ngoc linh", "- Trồng mới Sâm Ngọc Linh 476 ha."),
            ("thu ngan sach", "- Thu ngân sách 2.100 tỷ đồng."),
            # capitals, another place of the tone, decomposed
            ("TRỒNG MỚI SÂM NGỌC LINH", "- Trồng mới Sâm Ngọc Linh 476 ha."),
            ("trô\u0300ng mơ\u0301i sâm ngo\u0323c linh", "- Trồng mới Sâm Ngọc Linh 476 ha."),
            # a document by its number
            ("99/2025/NĐ-CP quy định về gì", "1. Nghị định này quy định về sâm."),
        ],
    )
    def test_the_best_passage(self, filled, question, start):
        assert _texts(filled, question)[0].startswith(start)

    def test_a_document_number_finds_its_document(self, filled):
        for number in ("26-NQ/TU", "26 - NQ/TU", "30-nq/tu", "05-NQ/ TU"):
            (first, *_) = search(_query(f"nghị quyết {number}"), filled, EMBEDDER)
            assert first.passage.document.number.lower() == number.replace(" ", "").lower()


class TestHits:
    def test_ordered_and_limited(self, filled):
        hits = search(_query("sâm Ngọc Linh"), filled, EMBEDDER, 3)
        assert len(hits) == 3
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        assert len(search(_query("sâm Ngọc Linh"), filled, EMBEDDER, 1_000)) == filled.count()[1]

    def test_why(self, filled):
        (first, *_, last) = search(_query("sâm Ngọc Linh 476 ha"), filled, EMBEDDER, 100)
        assert set(first.why) == {"dense", "terms", "folded"}
        assert 0 < first.why["dense"] <= 1
        assert set(last.why) <= {"dense", "terms", "folded"}
        assert "dense" in last.why

    def test_quotes_are_of_the_raw_text(self, filled):
        for hit in search(_query("sâm"), filled, EMBEDDER, 100):
            passage = hit.passage
            assert filled.catalog.raw(passage.document.slug)[passage.start : passage.end] == passage.quote

    def test_headings_are_never_found_by_themselves(self, filled):
        assert "heading" not in {hit.passage.kind for hit in search(_query("CHỈ TIÊU chỉ tiêu"), filled, EMBEDDER, 100)}

    def test_a_removed_document_is_not_found(self, own):
        with own.writer():
            own.hide(own.catalog.identify(slug="26-nq-tu.kon-tum.2024-10-22"))
        assert "26-NQ/TU" not in _numbers(own, "sâm Ngọc Linh 476 ha")


class TestFilters:
    @pytest.mark.parametrize(
        ("filters", "expected"),
        [
            (Filters(), {"26-NQ/TU", "30-NQ/TU", "05-NQ/TU", "99/2025/NĐ-CP"}),
            (Filters(issuer="kon tum"), {"26-NQ/TU", "30-NQ/TU"}),
            (Filters(type="nghi dinh"), {"99/2025/NĐ-CP"}),
            (Filters(year=2024), {"26-NQ/TU", "05-NQ/TU"}),
            (Filters(documents=("30-NQ/TU",), kinds=("body",)), {"30-NQ/TU"}),
        ],
    )
    def test_nothing_else_is_found(self, filled, filters, expected):
        assert _numbers(filled, "sâm cà phê nghị quyết nghị định", filters) == expected

    def test_kinds(self, filled):
        for kind in ("header", "body", "signature"):
            hits = search(_query("Kon Tum sâm", Filters(kinds=(kind,))), filled, EMBEDDER, 100)
            assert {hit.passage.kind for hit in hits} == {kind}

    @pytest.mark.parametrize("filters", [Filters(year=1945), Filters(issuer="Bộ Y tế"), Filters(documents=("x",)),
                                         Filters(type="Nghị định", kinds=("preamble",), year=1999)])  # fmt: skip
    def test_an_empty_scope_finds_nothing_and_embeds_nothing(self, filled, filters):
        class Never(StandIn):
            def encode_query(self, text):
                pytest.fail("embedded")

        assert search(_query("sâm", filters), filled, Never()) == []

    def test_an_empty_store(self, store):
        assert search(_query("sâm"), store, EMBEDDER) == []


class TestWeights:
    def test_each_search_alone_rules(self, filled):
        dense = replace(LEARNT, dense=1, terms=0, folded=0)
        hits = search(_query("thu ngân sách", Filters(kinds=("body",))), filled, EMBEDDER, 100, dense)
        assert [hit.why["dense"] for hit in hits] == sorted((hit.why["dense"] for hit in hits), reverse=True)
        terms = replace(LEARNT, dense=0, terms=1, folded=0)
        hits = search(_query("thu ngân sách"), filled, EMBEDDER, 100, terms)
        scores = [hit.why.get("terms", 0) for hit in hits]
        assert scores == sorted(scores, reverse=True)

    def test_the_fields_asked_for(self):
        fields = lexical_fields(Query("x", "dân tộc thiểu số 2.100", ("DTTS",)), replace(LEARNT, word=0.25))
        assert fields["terms"]["terms"]["=dân_tộc_thiểu_số"] == 0.25
        assert {"dân", "dân_tộc", "2100", "dtts"} <= set(fields["terms"]["terms"])
        assert {"dan", "dan_toc", "2100", "dtts"} <= set(fields["folded"]["folded"])
        assert not any(term.startswith("=") for term in fields["folded"]["folded"])


# question, passage with its marks, passage with other marks
MARKS = [
    ("hòa bình", "Gìn giữ hòa bình.", "Gìn giữ hóa bình."),
    ("hóa bình", "Gìn giữ hóa bình.", "Gìn giữ hòa bình."),
    ("trồng rừng", "Việc trồng rừng.", "Việc trong rừng."),
    ("kế hoạch năm", "Giao kế hoạch năm.", "Giao kế hoạch nam."),
]


@pytest.mark.parametrize(("question", "exact", "other"), MARKS)
def test_a_mark_that_was_typed_is_never_ignored(question, exact, other, take, put, store):
    """The stand-in's vectors know no accents, so all else is equal. Whichever of the two comes first."""
    take(put("1.txt", resolution("1-NQ/TU", exact, other)), put("2.txt", resolution("2-NQ/TU", other, exact)))
    texts = _texts(store, question)
    assert texts[:2] == [f"- {exact}"] * 2


class TestPhrases:
    def test_passages_that_hold_it_come_first(self, filled):
        for question, start in (("“tỷ đồng” và sâm", "- Thu ngân sách 2.100"), ("sâm và “cà phê 180”", "- Cà phê")):
            assert _texts(filled, question)[0].startswith(start)

    def test_a_name_that_no_document_has_leaves_nothing_out(self, filled):
        assert _texts(filled, "trồng “sâm chúa” bao nhiêu ha")[0] == "- Trồng mới Sâm Ngọc Linh 476 ha."

    def test_only_passages_that_hold_it_where_nothing_else_is_asked(self, filled):
        assert _texts(filled, "“Sâm Ngọc Linh”") == ["- Trồng mới Sâm Ngọc Linh 476 ha."]
        assert _texts(filled, "“sam ngoc linh”") == ["- Trồng mới Sâm Ngọc Linh 476 ha."]
        assert _texts(filled, "“sám ngọc linh”") == []

    def test_words_that_stand_apart_are_no_phrase(self, filled):
        assert _texts(filled, "“trồng sâm”") == []


class TestPlaces:
    def test_a_passage_at_the_place_named_comes_first(self, filled):
        query = replace(_query("cà phê"), pinpoint=read_pinpoint("điều 1 khoản 1")[2])
        plain = search(_query("cà phê"), filled, EMBEDDER, 100)
        assert plain[0].passage.address != "99/2025/NĐ-CP › Điều 1 › Khoản 1"
        best = search(query, filled, EMBEDDER, 100, replace(LEARNT, pinpoint=20.0))[0]
        assert best.passage.address == "99/2025/NĐ-CP › Điều 1 › Khoản 1"


class Backwards:
    """A reranker that turns the best around."""

    def __init__(self, depth):
        self._depth = depth

    def depth(self, query):
        return self._depth

    def scores(self, query, hits):
        assert len(hits) <= self._depth
        return -np.array([hit.score for hit in hits])


class TestRerankers:
    def test_its_order_holds_for_those_that_it_looks_at(self, filled):
        plain = search(_query("sâm ngọc linh"), filled, EMBEDDER, 100, reranker=Backwards(0))
        turned = search(_query("sâm ngọc linh"), filled, EMBEDDER, 100, reranker=Backwards(3))
        ids = [hit.passage.id for hit in plain]
        assert [hit.passage.id for hit in turned] == [*ids[2::-1], *ids[3:]]
        assert [hit.score for hit in turned] == sorted((hit.score for hit in turned), reverse=True)

    def test_it_looks_at_more_than_are_wanted(self, filled):
        (first,) = search(_query("sâm ngọc linh"), filled, EMBEDDER, 1, reranker=Backwards(3))
        assert (
            first.passage.id
            == search(_query("sâm ngọc linh"), filled, EMBEDDER, 3, reranker=Backwards(0))[2].passage.id
        )


def test_a_question_in_english_goes_to_the_embedder_by_itself(filled):
    class Listening(StandIn):
        asked = ""

        def encode_query(self, text):
            self.asked = text
            return super().encode_query(text)

    embedder = Listening()
    english = "How many hectares of ginseng will be planted by the province?"
    query = _query(english)
    assert query.expansions
    search(query, filled, embedder)
    assert embedder.asked == english
    search(Query("x", "chỉ tiêu BHYT", ("bảo hiểm y tế",)), filled, embedder)
    assert embedder.asked == "chỉ tiêu BHYT bảo hiểm y tế"


@pytest.mark.parametrize(
    "question",
    [
        "a",
        "?? sâm ??",
        "“sâm”",
        "sâm AND NOT (ha",
        "sâm*",
        "field:sâm",
        "x" * 1_999,
        "sâm " * 500,
        "𝟰𝟳𝟲",
        "日本",
        "%",
        "1",
        "\u0301a",
    ],
)
def test_any_question(filled, question):
    hits = search(understand(question) if question != "%" else Query("%", "%"), filled, EMBEDDER, 5)
    assert len(hits) <= 5
    assert all(hit.score == hit.score for hit in hits), "no score is NaN"


def test_a_library_of_one_passage(take, put, store):
    """All candidates have one score: nothing is divided by their spread."""
    take(put("a.txt", "Ghi chú về sâm Ngọc Linh."))
    (hit,) = search(_query("sâm"), store, EMBEDDER)
    assert hit.score == 0.0
    assert hit.why["terms"] > 0


def test_searches_of_many_threads_agree(filled):
    questions = ["sâm Ngọc Linh", "thu ngân sách", "trong rung", "cà phê 180 ha", "26-NQ/TU"]
    expected = {question: _texts(filled, question) for question in questions}
    wrong: list[object] = []

    def run(question: str) -> None:
        try:
            wrong.extend(question for _ in range(5) if _texts(filled, question) != expected[question])
        except Exception as error:
            wrong.append(error)
        finally:
            filled.catalog.close()

    threads = [threading.Thread(target=run, args=[question]) for question in questions * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_more_passages_than_candidates(take, put, store):
    """Only a hundred of each search are looked at closely, but a filter still reaches all of them."""
    files = [put(f"{n}.txt", resolution(f"{n}-NQ/TU", *(f"Sâm số {n} {k}." for k in range(8)))) for n in range(1, 41)]
    take(*files)
    assert store.count()[1] > 300
    assert _texts(store, "sâm số 33 7")[0] == "- Sâm số 33 7."
    assert _numbers(store, "sâm", Filters(number="40-NQ/TU")) == {"40-NQ/TU"}
