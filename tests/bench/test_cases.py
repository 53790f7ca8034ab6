"""The cases as data, and how what is found is held against what is expected."""

import dataclasses
import datetime
import unicodedata
from collections import Counter

import pytest

from bench import cases
from bench.__main__ import main
from bench.cases import DATA, Case, compare, judge, load, load_file, results
from bench.options import Options
from index.model import FoundDocument, FoundPassage, Hit
from library import Filters, Library, Rating, Said

DOCUMENT = FoundDocument(
    id=1, slug="26", number="26-NQ/TU", type="Nghị quyết", title=None, issuer="Tỉnh ủy", place=None,
    date=datetime.date(2024, 10, 22), signer=None, role=None, system="party", sample=False, file="a.txt", sha256="0",
    passages=1,
)  # fmt: skip
OTHER = dataclasses.replace(DOCUMENT, id=2, slug="36", number="36-HD/VPTW")


def hit(document, address, quote, **more):
    passage = FoundPassage(1, document, "body", f"{document.number} › {address}", (), quote, None, 0, 1, quote)
    return Hit(passage, 1.0, {}, **more)


SAM = hit(DOCUMENT, "II › 1 › gạch 3", "Sâm Ngọc\nLinh 476 ha.")
FONT = hit(OTHER, "II › 11", "Phông chữ 4.760")


@pytest.mark.parametrize(
    ("expect", "hits", "met", "rank"),
    [
        ({"contains": "sâm ngọc linh 476 ha"}, [SAM, FONT], True, 1),
        ({"contains": "sâm ngọc linh 476 ha"}, [FONT, SAM], False, 2),
        ({"contains": "sâm ngọc linh 476 ha", "within": 2}, [FONT, SAM], True, 2),
        ({"document": "26-NQ/TU"}, [SAM], True, 1),
        ({"document": ["36-HD/VPTW", "57-NQ/TW"]}, [SAM, FONT], False, 2),
        ({"document": "26-NQ/TU", "address": "II › 1"}, [SAM], True, 1),
        # a part of an address is whole: I is not in II
        ({"address": "I"}, [SAM], False, None),
        ({"document": "57-NQ/TW"}, [SAM, FONT], False, None),
        ({"document": "26-NQ/TU"}, [], False, None),
        ({"reading": "sâm"}, [SAM], True, None),
        ({"reading": "sam"}, [SAM], False, None),
        ({"all_contain": "476 ha"}, [SAM], True, None),
        ({"all_contain": "476 ha"}, [SAM, FONT], False, None),
        ({"all_contain": "476 ha"}, [], False, None),
        ({"not_first": "4.760"}, [SAM, FONT], True, None),
        ({"not_first": "4.760"}, [FONT, SAM], False, None),
    ],
)
def test_judging(expect, hits, met, rank):
    outcome = judge(Case("f", "q", expect), "sâm", hits)
    assert (outcome.met, outcome.rank, bool(outcome.why)) == (met, rank, not met)


def test_a_family_has_the_share_that_is_met_and_the_mean_reciprocal_rank_of_what_names_a_passage():
    outcomes = [
        judge(Case("numbers", "a", {"contains": "476 ha"}), "", [SAM]),
        judge(Case("numbers", "b", {"contains": "476 ha"}), "", [FONT, SAM]),
        judge(Case("telex", "c", {"reading": "sâm"}), "sâm", []),
    ]
    found = {(one.setting, one.metric): (one.value, one.n) for one in results(outcomes)}
    assert found == {
        ("numbers", "met"): (0.5, 2),
        ("numbers", "MRR@10"): (0.75, 2),
        ("telex", "met"): (1.0, 1),
        ("all", "met"): (2 / 3, 3),
        ("all", "MRR@10"): (0.75, 2),
    }


def test_another_version_of_the_passage_counts():
    folded = dataclasses.replace(FONT, variants=(SAM.passage,))
    assert judge(Case("f", "q", {"document": "26-NQ/TU"}), "", [folded]).met


def test_how_letters_are_composed_is_no_matter():
    decomposed = hit(DOCUMENT, "II", unicodedata.normalize("NFD", "khoảng 35%"))
    assert judge(Case("f", "q", {"contains": "khoảng 35%"}), "", [decomposed]).met


def test_a_bad_line_is_named(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"family": "f", "question": "q", "expect": {}}\n{"family": 1\n', "utf-8")
    with pytest.raises(ValueError, match=r"a\.jsonl, line 2"):
        list(load(tmp_path))


SAID = Said("figure", 0.9, headline="476 ha", sentences=("Sâm 476 ha.",), cited=("26-NQ/TU › II",))
DOUBTED = Said("figure", 0.3, reason="no_fact", possible=SAID)
RATING = Rating(
    at=datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC), question="q", filters=Filters(), literal=False, said=SAID,
    good=False, remark="của cả năm", fingerprint="0",
)  # fmt: skip


@pytest.mark.parametrize(
    ("good", "now", "met", "why"),
    [
        (True, SAID, True, "still «476 ha» (26-NQ/TU › II)"),
        (True, dataclasses.replace(SAID, confidence=0.5), True, "still «476 ha»"),
        (True, Said("figure", 0.9, reason="no_fact"), False, "then «476 ha» (26-NQ/TU › II); now refused (no_fact)"),
        (True, DOUBTED, False, "then «476 ha» (26-NQ/TU › II); now refused (no_fact), possible: «476 ha»"),
        (False, SAID, False, "still «476 ha»"),
        (False, dataclasses.replace(SAID, headline="480 ha"), True, "then «476 ha» (26-NQ/TU › II); now «480 ha»"),
    ],
)
def test_what_was_rated_is_asked_again(good, now, met, why):
    outcome = compare(Case("feedback", "q", {"same": good}), RATING, now)
    assert (outcome.met, outcome.rank) == (met, None)
    assert outcome.why.startswith(why)
    assert outcome.why.endswith("; remark: của cả năm")


def test_feedback_of_a_library_is_a_file_of_cases(own_library, capsys):
    with Library.open(own_library) as library:
        right = library.ask("chỉ tiêu trồng mới Sâm Ngọc Linh là bao nhiêu?")
        file = library.rate(right, True)
        library.rate(right, False, "của cả năm")
        library.rate(library.ask("GRDP", Filters(year=1999)), True)
    rated = list(load_file(file))
    assert [(case.family, case.expect) for case in rated] == [
        ("feedback", {"same": True}),
        ("feedback", {"same": False}),
        ("feedback", {"same": True}),
    ]
    (own_library / "settings.json").write_text('{"log_days": 30}')
    measured = cases.run(Options(own_library, questions=file))
    assert {(one.setting, one.metric, one.value, one.n) for one in measured} >= {("feedback", "met", 2 / 3, 3)}
    told = " ".join(capsys.readouterr().out.split())
    assert told.startswith("feedback: chỉ tiêu trồng mới Sâm Ngọc Linh là bao nhiêu? → still «476 ha")
    assert told.endswith("; remark: của cả năm")
    # asked by a machine
    assert not (own_library / "questions.jsonl").exists()


@pytest.mark.parametrize(
    "arguments", [["answers", "--questions", "a"], ["cases", "--corpus", "a"], ["--questions", "a"]]
)
def test_questions_and_corpus_belong_together(arguments, capsys):
    with pytest.raises(SystemExit):
        main(arguments)
    assert "belong together" in capsys.readouterr().err


FAMILIES = {
    *("accents", "telex", "capitals", "typing", "numbers", "abbreviations", "documents", "clauses"),
    *("changes", "names", "english", "quotes", "meaning", "off-topic", "hostile"),
}
KEYS = {"document", "contains", "address", "within", "reading", "all_contain", "not_first", "refused", "says", "never"}


def test_the_cases_are_many_of_every_family_and_expect_something():
    cases = list(load(DATA))
    assert len({case.question for case in cases}) == len(cases) >= 150
    families = Counter(case.family for case in cases)
    assert families.keys() == FAMILIES
    assert min(families.values()) >= 10
    for case in cases:
        assert case.expect.keys() - {"within"} <= KEYS
        assert case.expect.keys() - {"within"}, case.question
