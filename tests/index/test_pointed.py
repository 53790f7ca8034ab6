"""Passages that a question points at stand first, whatever their words."""

import pytest

from index.model import Filters
from index.pointed import pointed_at
from index.search import search
from index.understand import understand
from tests.index.conftest import StandIn, decree, resolution, take_all

EMBEDDER = StandIn()
CLAUSES = (
    "Đất nông nghiệp được giao theo hạn mức.",
    "Người vi phạm khoản 1 Điều 1 và khoản 3 Điều 1 Nghị định này bị xử phạt theo khoản 1 Điều 1.",
    "Không áp dụng đối với hộ nghèo.",
)


@pytest.fixture
def library(store, put):
    files = [
        put("a.txt", decree("10/2025/NĐ-CP", *CLAUSES)),
        put("b.txt", resolution("26-NQ/TU", "Trồng mới Sâm Ngọc Linh 476 ha.")),
    ]
    take_all(store, files, EMBEDDER)
    return store


def first(store, question, *documents):
    query = understand(question, Filters(documents=documents))
    return search(query, store, EMBEDDER)[0].passage


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("khoản 1 điều 1", "Điều 1 › Khoản 1"),
        ("khoản 3 Điều 1 nghị định quy định gì", "Điều 1 › Khoản 3"),
        ("điều 1 khoản 2", "Điều 1 › Khoản 2"),
    ],
)
def test_the_place_that_is_named_and_not_what_cites_it(library, question, address):
    assert first(library, question, "10/2025/NĐ-CP").address == f"10/2025/NĐ-CP › {address}"


@pytest.mark.parametrize("question", ["ai ký nghị quyết này", "bí thư tỉnh ủy là ai", "người ký là ai"])
def test_who_signed(library, question):
    assert first(library, question, "26-NQ/TU").kind == "signature"


def test_a_place_that_is_not_there_points_nowhere(library):
    query = understand("khoản 9 điều 1", Filters(documents=("10/2025/NĐ-CP",)))
    assert pointed_at(query, library, library.scope(query.filters)) == []
    assert search(query, library, EMBEDDER)


def test_without_a_document_no_place_is_looked_up(library):
    query = understand("khoản 1 điều 1")
    assert pointed_at(query, library, library.scope(query.filters)) == []
