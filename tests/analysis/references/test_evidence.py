"""A mention with its words, its sentence, its address and its page; what is wanted, with who cites it."""

import re

import pytest

from analysis.references.evidence import mentions
from analysis.references.network import reference_graph
from analysis.references.wanted import wanted
from tests.analysis.references.graphs import document, graph, mention
from tests.index.conftest import StandIn, decree, open_standin, take_all

LONG = " ".join(f"hạng mục {place} của dự án," for place in range(100))
TEXT = decree(
    "99/2025/NĐ-CP",
    "Việc này làm theo quy định. Thẩm quyền theo khoản 2 Điều 5 Nghị định số 30/2024/NĐ-CP. Hồ sơ gồm một bộ.",
    f"Gồm {LONG} quy định tại Nghị định số 31/2024/NĐ-CP và {LONG} khác.",
)


@pytest.fixture(scope="module")
def catalog(tmp_path_factory):
    place = tmp_path_factory.mktemp("dẫn chứng")
    (place / "a.txt").write_text(TEXT, "utf-8")
    store = open_standin(place / "kho")
    take_all(store, [place / "a.txt"], StandIn())
    yield store.catalog
    store.catalog.close()


@pytest.fixture(scope="module")
def found(catalog):
    edges = reference_graph(catalog).edges()
    return {one.edge.reference.number: one for one in mentions(edges, catalog) if one.edge.reference.number}


def test_words_sentence_and_address(found):
    one = found["30/2024/NĐ-CP"]
    assert one.quote == "khoản 2 Điều 5 Nghị định số 30/2024/NĐ-CP"
    assert one.sentence == "Thẩm quyền theo khoản 2 Điều 5 Nghị định số 30/2024/NĐ-CP."
    assert (one.place.address, one.place.page, one.place.ocr) == ("99/2025/NĐ-CP › Điều 1 › Khoản 1", None, None)


def test_a_long_sentence_is_cut_between_words_around_the_mention(found):
    one = found["31/2024/NĐ-CP"]
    assert 400 < len(one.sentence) <= 600
    assert one.quote in one.sentence
    assert re.match(r"\w+ ", one.sentence)
    assert one.sentence in TEXT
    assert set(one.sentence.split()) <= set(TEXT.split())


def test_every_one_stands_in_the_raw_text(catalog, found):
    for one in found.values():
        raw, reference = catalog.raw(one.by.slug), one.edge.reference
        assert raw[reference.start : reference.end] == one.quote
        assert raw[one.start : one.start + len(one.sentence)] == one.sentence
        assert one.start <= reference.start <= reference.end <= one.start + len(one.sentence)


def test_no_mentions_need_no_document(catalog):
    assert mentions([], catalog) == ()


FIRST, SECOND = document("1", "1/2024/NĐ-CP"), document("2", "2/2024/NĐ-CP")
NEAR = document("near", "26-CT/TW", "2018-11-09")
WANTED = graph(
    FIRST, SECOND, NEAR,
    **{
        "1": [
            mention("9/2020/NĐ-CP"), mention("9/2020/NĐ-CP", relation="căn cứ"), mention("8/2020/NĐ-CP"),
            mention("148/202S/NĐ-CP", certainty="ambiguous"), mention("26-CT/TW", "2017-01-01"),
            mention(kind="internal", resolves_to="8/2020/NĐ-CP"), mention(kind="internal", resolves_to="7/2020/NĐ-CP"),
        ],
        "2": [mention("8/2020/NĐ-CP"), mention("148/202S/NĐ-CP", certainty="ambiguous")],
    },
)  # fmt: skip


def test_the_most_wanted_come_first_and_doubtful_ones_last():
    items, total = wanted(WANTED, lambda edges: [edge.reference.number for edge in edges])
    told = [(item.node.number, item.documents, len(item.mentions), item.relations[0][1]) for item in items]
    assert told == [
        ("8/2020/NĐ-CP", 2, 2, 2),
        ("9/2020/NĐ-CP", 1, 2, 1),
        ("26-CT/TW", 1, 1, 1),
        # what only an amending act speaks of counts all the same
        ("7/2020/NĐ-CP", 1, 1, 1),
        ("148/202S/NĐ-CP", 2, 2, 2),
    ]
    assert total == 5
    assert items[1].relations == (("dẫn chiếu", 1), ("căn cứ", 1))
    assert items[0].mentions == ("8/2020/NĐ-CP", "8/2020/NĐ-CP")


def test_one_of_its_number_is_shown_beside_it():
    items, _ = wanted(WANTED, list)
    assert {item.node.number: [one.slug for one in item.near] for item in items if item.near} == {"26-CT/TW": ["near"]}


def test_only_so_many_get_their_evidence():
    asked = []
    items, total = wanted(WANTED, lambda edges: asked.extend(edges) or list(asked), limit=1)
    assert (len(items), total, len(asked)) == (1, 5, 2)


def test_nothing_is_wanted_in_an_empty_library():
    assert wanted(graph(), list) == ((), 0)
