import json
import shutil

import pytest

from index.terms import FIELDS, TermIndex, bigrams, index_terms, syllables, words


class TestTerms:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Sâm Ngọc Linh 476 ha", ["sâm", "ngọc", "linh", "476", "ha"]),
            # one spelling of tone places and of i and y
            ("Tỉnh ủy hoà bình", syllables("tỉnh uỷ hòa bình")),
            ("tỉ lệ", syllables("tỷ lệ")),
            # decomposed or not, capitals or not
            ("phát triê\u0309n", syllables("PHÁT TRIỂN")),
            # numbers by value
            ("2.100 tỷ", ["2100", "tỷ"]),
            ("2100 tỷ", ["2100", "tỷ"]),
            ("05 xã", ["5", "xã"]),
            ("9,5% và 9,50 %", ["9.5", "%", "và", "9.5", "%"]),
            ("1.03", ["1.03"]),
            ("2.100.000 lượt", ["2100000", "lượt"]),
            # document numbers whole, however they are written
            ("Nghị quyết 26-NQ/TU", ["nghị", "quyết", "26-nq/tu"]),
            ("26 - NQ/TU", ["26-nq/tu"]),
            ("26-\nNQ/TU", ["26-nq/tu"]),
            ("26–NQ/ TU", ["26-nq/tu"]),
            ("15/2024/NQ-HĐND", ["15/2024/nq-hđnd"]),
            # signs are no terms
            ("(a); b: “c” - d", ["a", "b", "c", "d"]),
            ("…", []),
            ("", []),
        ],
    )
    def test_syllables(self, text, expected):
        assert syllables(text) == expected

    def test_bigrams(self):
        assert bigrams(["sâm", "ngọc", "linh"]) == ["sâm_ngọc", "ngọc_linh"]
        assert bigrams(["một"]) == bigrams([]) == []

    def test_words_are_no_bigrams(self):
        assert "=dân_tộc_thiểu_số" in words("đồng bào dân tộc thiểu số")
        assert words("sâm") == []

    def test_a_line_for_each_field_and_no_blank_within_a_term(self):
        stored = index_terms("Trồng 476 ha\nsâm 26-\nNQ/TU", "Nghị quyết › I. MỘT")
        assert len(stored.split("\n")) == 3
        own, above, folded = (line.split(" ") for line in stored.split("\n"))
        assert {"trồng", "476_ha", "26-nq/tu", "ha_sâm"} <= set(own)
        assert {"nghị", "nghị_quyết"} <= set(above)
        assert {"trong", "476_ha", "sam", "nghi"} <= set(folded)

    @pytest.mark.parametrize(
        ("text", "context"), [("", ""), ("x", ""), ("", "x"), ("\n\n", " › "), ("\ud7ff\u2028", "a\tb")]
    )
    def test_the_number_of_lines_never_changes(self, text, context):
        assert index_terms(text, context).count("\n") == 2


@pytest.fixture
def index(own) -> TermIndex:
    index = TermIndex(own.folder)
    assert index.load()
    return index


def _texts(own, found) -> list[str]:
    return [passage.text for passage in own.fetch([identity for identity, _ in found])]


class TestSearch:
    def find(self, index, *terms, field="terms", **filters):
        return index.search({field: dict.fromkeys(terms, 1.0)}, 100, **filters)

    def test_numbers_are_exact(self, index, own):
        """476 ha is neither 4.760 ha nor 1.476 ha."""
        found = _texts(own, self.find(index, "476_ha"))
        assert len(found) == 1
        assert "476 ha" in found[0]
        assert ["4.760 ha" in text for text in _texts(own, self.find(index, "4760"))] == [True]

    def test_best_first_and_weights(self, index, own):
        found = index.search({"own": {"sâm": 1.0, "tỷ": 1.0}}, 100)
        assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
        heavy = {
            term: _texts(own, index.search({"own": {"sâm": 0.1, "tỷ": 0.1} | {term: 10.0}}, 1))
            for term in ("sâm", "tỷ")
        }
        assert "tỷ" in heavy["tỷ"][0]
        assert "âm" in heavy["sâm"][0]

    def test_limit(self, index):
        assert len(index.search({"terms": {"nghị": 1.0}}, 2)) == 2

    def test_folded(self, index, own):
        assert _texts(own, self.find(index, "sam_ngoc", field="folded")) == _texts(own, self.find(index, "sâm_ngọc"))

    def test_the_context_is_searched_and_not_counted_as_own(self, index, own):
        heading = own.catalog.documents()[-1].title
        assert heading is not None
        everywhere, at_home = self.find(index, "nhiệm"), self.find(index, "nhiệm", field="own")
        assert len(at_home) < len(everywhere)
        assert index.document_frequency("own", "nhiệm") == len(at_home)

    def test_filters(self, index, own):
        documents = {d.number: d.id for d in own.catalog.documents()}
        ids = {i for i, _ in self.find(index, "sâm", documents=[documents["99/2025/NĐ-CP"]], kinds=["body"])}
        assert {p.document.number for p in own.fetch(list(ids))} == {"99/2025/NĐ-CP"}
        (one, *_) = [i for i, _ in self.find(index, "sâm")]
        assert [i for i, _ in self.find(index, "sâm", ids=[one])] == [one]
        assert self.find(index, "sâm", documents=[]) == []
        assert self.find(index, "sâm", ids=[10**9]) == []
        assert {p.kind for p in own.fetch([i for i, _ in self.find(index, "kon", kinds=["header"])])} == {"header"}

    def test_a_filter_does_not_change_scores(self, index):
        free = dict(self.find(index, "sâm", "ha"))
        bound = dict(self.find(index, "sâm", "ha", ids=list(free), kinds=["body", "header", "preamble", "signature"]))
        assert bound == pytest.approx(free)

    @pytest.mark.parametrize("term", ["không_có", "", "a b", '"', "*", "+-", "\x00", "x" * 70_000, "OR", "field:x"])
    def test_any_term_may_be_asked_for(self, index, term):
        assert self.find(index, term) == []
        assert index.document_frequency("terms", term) == 0

    def test_nothing_to_look_for(self, index):
        assert index.search({}, 10) == index.search({"terms": {}}, 10) == []


class TestCache:
    def test_what_is_new_is_added_and_what_is_gone_forgotten(self, index, own):
        first, before = own.catalog.documents()[-1].id, len(index)
        own.catalog.hide(first)
        assert not index.is_current(own.catalog)
        assert index.refresh(own.catalog)
        assert len(index) < before
        own.catalog.unhide(first)
        assert index.refresh(own.catalog)
        assert len(index) == before
        assert not index.refresh(own.catalog)
        assert TermIndex(own.folder).load()

    @pytest.mark.parametrize("fault", ["no folder", "no sidecar", "no JSON", "another format", "too few", "no stamp",
                                       "a file gone", "spoilt meta"])  # fmt: skip
    def test_one_that_does_not_match_is_built_anew(self, own, fault):
        sidecar, folder = own.folder / "terms.json", own.folder / "terms"
        state = json.loads(sidecar.read_text())
        match fault:
            case "no folder":
                shutil.rmtree(folder)
            case "no sidecar":
                sidecar.unlink()
            case "no JSON":
                sidecar.write_text("")
            case "another format":
                sidecar.write_text(json.dumps(state | {"format": 0}))
            case "too few":
                sidecar.write_text(json.dumps(state | {"passages": state["passages"] + 1}))
            case "no stamp":
                sidecar.write_text(json.dumps({name: value for name, value in state.items() if name != "stamp"}))
            case "a file gone":
                next(folder.glob("*.term")).unlink()
            case "spoilt meta":
                (folder / "meta.json").write_text("{")
        index = TermIndex(own.folder)
        assert not index.load()
        assert index.search({"terms": {"sâm": 1.0}}, 5) == []
        assert index.refresh(own.catalog)
        assert len(index) == own.catalog.count()[1]
        again = TermIndex(own.folder)
        assert again.load()
        assert len(again.search({"terms": {"sâm": 1.0}}, 5)) == 3

    @pytest.mark.parametrize("suffix", ["idx", "store", "fast", "fieldnorm", "term", "pos"])
    def test_a_wrong_byte_is_seen(self, own, suffix):
        """tantivy itself panics at some and answers differently at others."""
        (file,) = (own.folder / "terms").glob(f"*.{suffix}")
        data = bytearray(file.read_bytes())
        data[len(data) // 3] ^= 0x55
        file.write_bytes(data)
        index = TermIndex(own.folder)
        assert not index.load()
        assert index.refresh(own.catalog)
        assert len(index.search({"terms": {"sâm": 1.0}}, 5)) == 3

    def test_in_memory_where_nothing_may_be_written(self, own):
        shutil.rmtree(own.folder / "terms")
        (own.folder / "terms.json").unlink()
        index = TermIndex(own.folder, read_only=True)
        assert not index.load()
        assert index.refresh(own.catalog)
        assert len(index) == own.catalog.count()[1]
        assert not (own.folder / "terms").exists()
        assert not (own.folder / "terms.json").exists()


def test_the_fields_are_what_the_index_has(index):
    for field in FIELDS:
        assert index.document_frequency(field, "2100") == 1
