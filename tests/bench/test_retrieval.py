from types import SimpleNamespace

import pytest

from bench.retrieval import among_bulk, by_one_search, places
from bench.sets.model import RetrievalSet, SourceFile


def hit(identity, article="", **why):
    return SimpleNamespace(passage=SimpleNamespace(id=identity, article=article), why=why)


def of_set(*, whole):
    return SimpleNamespace(counts_for=lambda p: frozenset({p.article} if p.article else ()), whole=whole)


HITS = [hit(1, "a", dense=0.8, terms=2.0), hit(2, "b", dense=0.9), hit(3, "a", terms=5.0), hit(4)]


@pytest.mark.parametrize(("name", "ids"), [("dense", [2, 1]), ("terms", [3, 1]), ("folded", [])])
def test_one_search_alone_orders_what_it_found(name, ids):
    assert [found.passage.id for found in by_one_search(HITS, name)] == ids


# articles: each at its best passage; clauses: every passage is a place; what counts for nothing keeps its place too
@pytest.mark.parametrize(
    ("whole", "expected"),
    [(True, [{"a"}, {"b"}, {"passage 4"}]), (False, [{"a"}, {"b"}, {"a"}, {"passage 4"}])],
)
def test_places(whole, expected):
    assert places(HITS, of_set(whole=whole)) == expected


def test_other_documents_count_for_nothing():
    names = {"law.txt": frozenset({"a"})}  # a KeyError for any other file
    small = RetrievalSet("x", "x", (SourceFile("law.txt", b""),), (), lambda p: names[p.document.file], whole=True)
    large = among_bulk(small, (SourceFile("doc_1.txt", b""),))
    assert (large.name, large.library, len(large.files)) == ("x+bulk", "x+bulk", 2)
    of_file = {name: SimpleNamespace(document=SimpleNamespace(file=name)) for name in ("law.txt", "doc_1.txt")}
    assert [large.counts_for(of_file[name]) for name in of_file] == [{"a"}, frozenset()]
