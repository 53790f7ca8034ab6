"""Who cites whom: edges, what is ambiguous, neighbourhoods, and libraries that are odd."""

import dataclasses
import time

import pytest

from analysis.references.network import ReferenceGraph, reference_graph
from analysis.references.selecting import Selection, meaning
from errors import BadQuestion
from tests.analysis.references.graphs import document, graph, mention
from tests.index.conftest import StandIn, decree, open_standin, resolution, take_all

LAW = document("law", "31/2024/QH15", "2024-01-18", type_="Luật", title="ĐẤT ĐAI")
DECREE = document("decree", "102/2024/NĐ-CP", "2024-07-30", title="Quy định chi tiết Luật Đất đai")
CIRCULAR = document("circular", "10/2024/TT-BTNMT", "2024-07-31", type_="Thông tư")
CITED = {
    "circular": [
        mention("102/2024/NĐ-CP", "2024-07-30", relation="căn cứ"),
        mention("102/2024/NĐ-CP", pinpoints=(("Điều 5", "Khoản 2"), ("Điều 7",))),
        mention("99/2020/NĐ-CP", relation="thay thế"),
        mention(type="Nghị định"),
        mention("10/2024/TT-BTNMT", resolves_to="self"),
    ],
    "decree": [mention(kind="law", name="Luật Đất đai", year=2024, relation="căn cứ")],
}
LIBRARY = graph(CIRCULAR, DECREE, LAW, **CITED)


def told(edges):
    return [(edge.source, edge.targets, edge.reference.relation, edge.link.status) for edge in edges]


class TestEdges:
    def test_what_a_document_cites(self):
        assert told(LIBRARY.cites("circular")) == [
            ("circular", ("decree",), "căn cứ", "one"),
            ("circular", ("decree",), "dẫn chiếu", "one"),
            ("circular", ("?99/2020/nd-cp",), "thay thế", "none"),
        ]

    def test_who_cites_it(self):
        assert told(LIBRARY.cited_by("law")) == [("decree", ("law",), "căn cứ", "one")]
        assert told(LIBRARY.cited_by("?99/2020/nd-cp")) == [("circular", ("?99/2020/nd-cp",), "thay thế", "none")]
        assert LIBRARY.cited_by("circular") == []

    def test_what_nothing_can_be_told_of_is_kept_with_its_document(self):
        references = [
            dataclasses.replace(one, ordinal=place, start=place, end=place + 1)
            for place, one in enumerate(CITED["circular"])
        ]
        every = LIBRARY.every(CIRCULAR, references)
        assert [(edge.targets, edge.link.status) for edge in every[3:]] == [((), "unknown"), ((), "self")]
        assert len(LIBRARY.edges()) == 4

    def test_one_that_several_fit_leads_to_each_of_them(self):
        old, new = document("old", "26-CT/TW", "2008-11-09"), document("new", "26-CT/TW", "2018-11-09")
        two = graph(CIRCULAR, old, new, circular=[mention("26-CT/TW")])
        expected = [("circular", ("old", "new"), "dẫn chiếu", "several")]
        assert told(two.cites("circular")) == told(two.cited_by("old")) == told(two.cited_by("new")) == expected
        assert len(two.edges()) == 1

    def test_files_of_one_act_are_one_document(self):
        scan = dataclasses.replace(DECREE, slug="scan", ocr_pages=9)
        cited = [mention("102/2024/NĐ-CP", relation="căn cứ")]
        own = [mention("1/2020/NĐ-CP")]
        two = graph(
            CIRCULAR, scan, DECREE, LAW,
            circular=cited, scan=[mention("31/2024/QH15"), *own], decree=[mention("31/2024/QH15", relation="căn cứ")],
        )  # fmt: skip
        expected = [("circular", ("decree",), "căn cứ", "one")]
        assert told(two.cites("circular")) == told(two.cited_by("scan")) == told(two.cited_by("decree")) == expected
        # what both cite counts once, what only one of them cites all the same
        assert told(two.cited_by("law")) == [("decree", ("law",), "căn cứ", "one")]
        assert [(edge.source, edge.act) for edge in two.cited_by("?1/2020/nd-cp")] == [("scan", "decree")]
        assert len(two.cites("scan")) == 2
        nodes, _ = two.part(None, 1, (), Selection().holds)
        assert [(node.id, [copy.slug for copy in node.copies]) for node in nodes] == [
            ("circular", []), ("decree", ["scan"]), ("law", []), ("?1/2020/nd-cp", []),
        ]  # fmt: skip

    def test_a_charter_has_a_name_only(self):
        charter = mention(name="Điều lệ Đảng")
        doubtful = dataclasses.replace(charter, certainty="ambiguous")
        assert told(graph(LAW, law=[charter]).edges()) == [("law", ("?dieu-le-dang",), "dẫn chiếu", "unknown")]
        assert told(graph(LAW, law=[doubtful]).edges()) == []

    def test_the_newest_citing_document_comes_first(self):
        three = graph(CIRCULAR, DECREE, LAW, decree=[mention("x/2020/NĐ-CP")], circular=[mention("x/2020/NĐ-CP")] * 2)
        assert [edge.source for edge in three.cited_by("?x/2020/nd-cp")] == ["circular", "circular", "decree"]


class TestParts:
    @pytest.mark.parametrize(
        ("center", "depth", "selection", "nodes", "edges"),
        [
            (None, 1, Selection(), ["circular", "decree", "law", "?99/2020/nd-cp"], 4),
            ("law", 1, Selection(), ["decree", "law"], 1),
            # against the references too: what the decree rests on, and who rests on it
            ("law", 2, Selection(), ["circular", "decree", "law"], 3),
            ("law", 9, Selection(), ["circular", "decree", "law", "?99/2020/nd-cp"], 4),
            ("law", 9, Selection(missing=False), ["circular", "decree", "law"], 3),
            ("law", 9, Selection(relations=("căn cứ",)), ["circular", "decree", "law"], 2),
            ("law", 9, Selection(relations=("thay thế",)), ["law"], 0),
            # the one in the middle stays, and without what is not wanted its neighbours are not reached
            ("law", 9, Selection(type="thong tu"), ["law"], 0),
            (None, 1, Selection(type="thong tu"), ["circular"], 0),
            (None, 1, Selection(issuer="chinh phu"), ["circular", "decree", "law"], 3),
            (None, 1, Selection(since=2024), ["circular", "decree", "law"], 3),
            (None, 1, Selection(until=2023), [], 0),
        ],
    )
    def test_what_is_in_it(self, center, depth, selection, nodes, edges):
        found, mentions = LIBRARY.part(center, depth, selection.relations, selection.holds)
        assert ([node.id for node in found], len(mentions)) == (nodes, edges)

    @pytest.mark.parametrize(
        ("provision", "count"),
        [
            (None, 2), ("Điều 5", 1), ("điều 5", 1), ("dieu 5 khoan 2", 1), ("Điều 5 › Khoản 2", 1),
            ("Điều 5 > Khoản 2", 1), ("Điều 7", 1), ("Khoản 3 Điều 5", 0), ("Điều 50", 0), ("Điều 6", 0),
        ],
    )  # fmt: skip
    def test_who_cites_a_provision(self, provision, count):
        assert len(meaning(provision, LIBRARY.cited_by("decree"))) == count

    def test_no_provision_is_a_mistake(self):
        with pytest.raises(BadQuestion):
            meaning(" > ", [])


class TestOddLibraries:
    def test_nothing(self):
        empty = graph()
        assert (empty.nodes, empty.edges(), empty.lacking()) == ({}, [], [])
        assert empty.part(None, 1, (), Selection().holds) == ([], [])

    def test_a_circle_of_replacements(self):
        first, second = document("1", "1/2020/NĐ-CP", "2020-01-01"), document("2", "2/2020/NĐ-CP", "2020-01-01")
        replaces = {"1": "2/2020/NĐ-CP", "2": "1/2020/NĐ-CP"}
        cited = {slug: [mention(number, relation="thay thế")] for slug, number in replaces.items()}
        circle = graph(first, second, **cited)
        nodes, edges = circle.part("1", 20, ("thay thế",), Selection().holds)
        assert ([node.id for node in nodes], len(edges)) == (["1", "2"], 2)

    def test_a_document_that_cites_itself(self):
        alone = graph(LAW, law=[mention("31/2024/QH15", relation="thay thế", resolves_to="self")])
        assert (alone.edges(), alone.lacking()) == ([], [])

    def test_ten_thousand_references_in_one_document(self):
        others = [document(str(place), f"{place}/2020/NĐ-CP", "2020-01-01") for place in range(300)]
        references = [mention(f"{place % 600}/2020/NĐ-CP", relation="căn cứ") for place in range(10_000)]
        started = time.process_time()
        large = graph(CIRCULAR, *others, circular=references)
        assert (len(large.edges()), len(large.lacking())) == (10_000, 300)
        assert len(large.cites("circular")) == 10_000
        assert len(large.part("circular", 1, (), Selection().holds)[1]) == 10_000
        assert time.process_time() - started < 4

    def test_the_order_of_documents_changes_nothing(self):
        turned = ReferenceGraph(
            [LAW, DECREE, CIRCULAR],
            [(one, [edge.reference for edge in LIBRARY.cites(one.slug)]) for one in (DECREE, CIRCULAR)],
        )
        assert {(e.source, e.targets) for e in turned.edges()} == {(e.source, e.targets) for e in LIBRARY.edges()}


class TestALibrary:
    CITING = decree("99/2025/NĐ-CP", "Thay thế Nghị định số 30/2024/NĐ-CP ngày 05 tháng 3 năm 2024 của Chính phủ.")

    @pytest.fixture
    def take(self, tmp_path):
        embedder, store = StandIn(), open_standin(tmp_path / "kho")

        def call(**files: str) -> ReferenceGraph:
            paths = []
            for name, content in files.items():
                paths.append(tmp_path / f"{name}.txt")
                paths[-1].write_text(content, "utf-8")
            assert {result.status for result in take_all(store, paths, embedder)} == {"added"}
            return reference_graph(store.catalog)

        return call

    def test_what_is_missing_is_found_once_it_arrives(self, take):
        before = take(citing=self.CITING)
        assert [node.number for node in before.lacking()] == ["30/2024/NĐ-CP"]
        after = take(cited=decree("30/2024/NĐ-CP", "Về sâm.", date="05 tháng 3 năm 2024"))
        assert after.lacking() == []
        (edge,) = after.cited_by(next(slug for slug in after.nodes if slug.startswith("30-2024-nd-cp")))
        assert (edge.reference.relation, edge.link.status, edge.link.confirmed) == ("thay thế", "one", True)

    def test_of_another_day_it_stays_missing(self, take):
        graph_ = take(citing=self.CITING, cited=decree("30/2024/NĐ-CP", "Về sâm.", date="06 tháng 3 năm 2024"))
        (node,) = graph_.lacking()
        assert [found.number for found in graph_.linker.alike(node.number, node.name)] == ["30/2024/NĐ-CP"]

    def test_two_provinces_have_one_number(self, take):
        cites = resolution("26-NQ/TU", "Thực hiện Nghị quyết số 05-NQ/TU của Tỉnh ủy.")
        here, there = (
            resolution("05-NQ/TU", "Sâm.", date="02 tháng 3 năm 2024", place=p) for p in ("Kon Tum", "Gia Lai")
        )
        found = take(cites=cites, here=here, there=there)
        (edge,) = found.cites(next(slug for slug in found.nodes if slug.startswith("26-")))
        assert ["kon-tum" in target for target in edge.targets] == [True]
