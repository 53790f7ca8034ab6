"""Hits as a person gets them: versions folded, changes named, facets counted, sorted, and more like one passage."""

import dataclasses

import pytest

from index.model import Filters
from index.results import find, similar
from index.understand import understand
from tests.index.conftest import StandIn, decree, resolution, take_all

EMBEDDER = StandIn()
FINE = "Vượt đèn đỏ bị phạt tiền từ 4.000.000 đồng đến 6.000.000 đồng."
OLD = decree("100/2019/NĐ-CP", FINE, "Không đội mũ bảo hiểm bị phạt 300.000 đồng.", date="30 tháng 12 năm 2019")
NEW = decree(
    "168/2024/NĐ-CP",
    "Vượt đèn đỏ bị phạt tiền từ 18.000.000 đồng đến 20.000.000 đồng.",
    "Nghị định này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2025.",
    "Nghị định số 100/2019/NĐ-CP ngày 30 tháng 12 năm 2019 của Chính phủ hết hiệu lực kể từ ngày Nghị định này có hiệu "
    "lực.",
    date="26 tháng 12 năm 2024",
)


@pytest.fixture
def library(store, put):
    files = [
        put("cu.txt", OLD),
        put("cu-ban-2.txt", OLD + "\n"),
        put("moi.txt", NEW),
        put("26.txt", resolution("26-NQ/TU", "Trồng mới Sâm Ngọc Linh 476 ha.", "Thu ngân sách 2.100 tỷ đồng.")),
    ]
    take_all(store, files, EMBEDDER)
    return store


def found(store, question, filters=None, **more):
    return find(understand(question, filters), store, EMBEDDER, more.pop("limit", 10), **more)


def test_the_replaced_is_shown_with_what_replaced_it_and_since_when(library):
    (old, *_) = found(library, "vượt đèn đỏ phạt 4.000.000 đồng 6.000.000 đồng").hits
    assert old.passage.document.number == "100/2019/NĐ-CP"
    (change,) = old.changes
    assert (change.relation, change.by.number, str(change.since)) == ("hết hiệu lực", "168/2024/NĐ-CP", "2025-01-01")
    assert change.quote.endswith("hết hiệu lực kể từ ngày Nghị định này có hiệu lực.")
    new = next(hit for hit in found(library, "vượt đèn đỏ").hits if hit.passage.document.number == "168/2024/NĐ-CP")
    assert new.changes == ()


def test_two_files_of_one_act_are_one_hit(library):
    hits = [hit for hit in found(library, "không đội mũ bảo hiểm").hits if "mũ bảo hiểm" in hit.passage.text]
    assert len(hits) == 1
    (variant,) = hits[0].variants
    assert variant.document.number == hits[0].passage.document.number
    assert variant.document.slug != hits[0].passage.document.slug


def test_facets_count_passages_and_documents(library):
    result = found(library, "đồng")
    years = {count.value: (count.passages, count.documents) for count in result.facets["year"]}
    assert years["2019"][1] == 2
    assert sum(passages for passages, _ in years.values()) == result.among
    assert result.facets["type"][0].value == "Nghị định"
    assert {count.value for count in result.facets["system"]} == {"party", "state"}


def test_by_date_the_best_ones_go_newest_first(library):
    best = found(library, "đồng", limit=5)
    dated = found(library, "đồng", limit=5, order="date")
    assert {hit.passage.id for hit in best.hits} == {hit.passage.id for hit in dated.hits}
    dates = [hit.passage.document.date for hit in dated.hits]
    assert dates == sorted(dates, reverse=True)


def test_more_like_this_leaves_out_itself_and_its_versions(library):
    (first, *_) = found(library, "vượt đèn đỏ phạt 4.000.000 đồng 6.000.000 đồng").hits
    query = dataclasses.replace(first and understand(first.passage.text), filters=Filters())
    result = similar(first.passage.id, query, library, 3)
    texts = [hit.passage.text for hit in result.hits]
    assert "18.000.000" in texts[0]
    assert all("4.000.000" not in text for text in texts)


def test_more_like_a_passage_that_is_gone(library):
    assert similar(10_000, understand("x"), library, 3).hits == ()
