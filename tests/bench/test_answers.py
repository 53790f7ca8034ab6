"""The bench of answers on a small set over a real library, from its files to its results."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from answer.model import Answer, Citation, Coverage, Figure, Refusal, Sentence
from bench import answers, libraries
from bench.answers import Graded, ask_all, held_against, measure, opened, raw_texts, run, sample, settings_of, summary
from bench.calibrate import marked
from bench.options import Options
from bench.refusal import calibration
from bench.refusal import run as run_refusal
from bench.sets.model import SourceFile
from bench.sets.seed import HandMade, HandMadeSet
from index.model import Query

RAW = "A. Một.\nB. Hai mươi ha.\nC. Ba."
COVERAGE = Coverage(1, 3, (), None, None)
DOCUMENT = """TỈNH ỦY KON TUM
Số 26-NQ/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Kon Tum, ngày 22 tháng 10 năm 2024

NGHỊ QUYẾT
về nhiệm vụ 3 tháng cuối năm

I. CHỈ TIÊU
1. Về kinh tế
- Diện tích trồng mới Sâm Ngọc Linh 476 ha.
- Thu ngân sách nhà nước trên địa bàn 2.100 tỷ đồng.
"""


def hand_made(number, text="?", *gold, passage="", **more):
    return HandMade(
        f"Q{number}", text, "vi", bool(gold), gold, more.pop("all_needed", False), "", passage, None, **more
    )


def answer(*quotes):
    places = [(RAW.index(quote), RAW.index(quote) + len(quote)) for quote in quotes]
    cited = tuple(
        Citation("s", None, None, None, None, "1", None, quote, start, end, "a.txt", False, 1)
        for quote, (start, end) in zip(quotes, places, strict=True)
    )
    said = tuple(
        Sentence(quote, n, start, end) for n, (quote, (start, end)) in enumerate(zip(quotes, places, strict=True))
    )
    return Answer(Query("?", "?"), "\n".join(quotes), said, (), cited, COVERAGE, 0.9, 0.1)


def refusal():
    return Refusal(Query("?", "?"), "no_fact", "Không nêu.", (), COVERAGE, 0.8, 0.1)


# gold passages, quotes -> right, cited: any gold place will do, right ones need not be cited
HELD = [
    (("A. Một.", "B. Hai mươi ha."), ("B. Hai mươi ha.",), (True, True)),
    (("A. Một.", "C. Ba."), ("B. Hai mươi ha.",), (True, False)),
    ((), ("B. Hai mươi ha.",), (True, False)),
    (("B. Hai mươi ha.",), ("A. Một.",), (False, False)),
]


@pytest.mark.parametrize(("passages", "quotes", "expected"), HELD)
def test_held_against_all_gold_places(passages, quotes, expected):
    graded = held_against(hand_made(1, "?", "hai mươi", passages=passages), answer(*quotes), {"a.txt": RAW})
    assert (graded.right, graded.cited) == expected


def test_complete_is_the_share_of_what_is_needed():
    every = hand_made(1, "?", "Một", "Ba", "Bốn", all_needed=True)
    grades = [held_against(every, reply, {"a.txt": RAW}) for reply in (answer("A. Một.", "C. Ba."), refusal())]
    found = {metric: (value, n) for metric, value, n in summary(grades)}
    assert found["complete"] == (pytest.approx(1 / 3), 2)
    assert "precision" not in found  # nothing could be refused rightly
    assert answers.mistakes(grades) == [("wrong", 0.5, 2)]


def test_a_figure_that_is_shown_and_not_the_answer_is_the_worst():
    figure = Figure("20 ha", "=", "20", "ha", "20 ha", 0, 13, 19)
    shown = replace(answer("B. Hai mươi ha."), figures=(figure,))
    gold = ("20 ha", "30 ha", None)
    grades = [held_against(hand_made(1, "?", *filter(None, (one,))), shown, {"a.txt": RAW}) for one in gold]
    # right figure, another, and one where there is none
    assert [number for metric, *number in answers.mistakes(grades) if metric == "figure_wrong"] == [[2 / 3, 3]]


@pytest.mark.parametrize(("size", "expected"), [(2, [0, 2]), (4, [0, 1, 2, 3]), (9, [0, 1, 2, 3]), (3, [0, 1, 2])])
def test_a_sample_is_spread(size, expected):
    assert list(sample(range(4), size)) == expected


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("own-dev", ("accented", "unaccented", "capitals")),
        ("traffic-law", ("accented",)),
        ("viquad2", ("accented", "document")),
    ],
)
def test_settings(name, settings):
    assert settings_of(HandMadeSet(name, (), ())) == settings


QUESTIONS = (
    hand_made(1, "Diện tích trồng mới Sâm Ngọc Linh là bao nhiêu?", "476 ha", files=("a.txt",),
              passage="- Diện tích trồng mới Sâm Ngọc Linh 476 ha."),
    hand_made(2, "Thu hút bao nhiêu khách du lịch quốc tế?", files=("a.txt",), reason="false_figure"),
)  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Two parts of one library, asked instead of the real sets."""
    folder = tmp_path_factory.mktemp("bench")
    files = (SourceFile("a.txt", DOCUMENT.encode()),)
    parts = {n: HandMadeSet(n, files, QUESTIONS, "own") for n in ("own-dev", "own-fresh")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(libraries, "cache", lambda: folder)
        patch.setattr(answers, "ANSWERS", {name: lambda _, name=name: parts[name] for name in parts})
        yield parts["own-dev"], Options(folder, console=Console(record=True, width=200, file=io.StringIO()))


def test_a_reply_is_graded_as_users_get_it(small):
    of_set, options = small
    with opened(of_set, options) as library:
        texts = raw_texts(library)
        assert texts == {"a.txt": DOCUMENT}
        for setting in ("accented", "unaccented", "document"):
            first, second = ask_all(library, of_set, texts, setting, 10)
            assert (first.answered, first.right, first.cited, second.answered) == (True, True, True, False), setting


def test_own_is_both_parts_and_one_of_them_stays_sealed(small):
    _, options = small
    options = Options(options.folder, ("own",), show=True, console=options.console)
    results = {(r.set, r.setting, r.metric): (r.value, r.n) for r in run(options)}
    assert results["own", "accented", "correct"] == (1.0, 2)
    assert results["own-fresh", "accented", "recall"] == (1.0, 1)
    shown = options.console.export_text()
    assert "own-dev, accented" in shown
    assert "own-fresh" not in shown
    assert not [m for m in measure(Options(options.folder, ("own-dev",))) if m.name == "own"]


def test_refusal_has_its_curve(small):
    _, options = small
    results = {(r.setting, r.metric): r.value for r in run_refusal(Options(options.folder, ("own-dev",)))}
    assert (results["accented", "precision"], results["accented", "recall"]) == (1.0, 1.0)
    assert results["accented", "reason"] == 0.0  # nothing speaks of a false figure there
    assert results["accented, from 0.10", "right"] >= results["accented, from 0.95", "right"]
    assert results["accented, from 0.10", "recall"] <= results["accented, from 0.95", "recall"]


def test_calibration_speaks_of_answers_and_refusals(small):
    of_set, options = small
    with opened(of_set, options) as library:
        grades = tuple(ask_all(library, of_set, raw_texts(library), "accented", 10))
    grades = (*grades, replace(grades[1], possible=(0.6, True)))
    results = {(r.setting, r.metric): (r.value, r.n) for r in calibration(Graded("own-dev", "accented", grades))}
    assert results["accented", "ECE possible"] == (pytest.approx(0.4), 1)
    assert results["accented", "ECE all"][1] == 3
    assert results["accented", "ECE answers"][0] == pytest.approx(1 - grades[0].confidence)
    assert [n for (setting, metric), (_, n) in results.items() if metric == "right"] == [1, 2, 1]


def test_marks_for_fitting(small):
    of_set, options = small
    with opened(of_set, options) as library:
        first, read, second, _ = marked(library, of_set, None, "accented")
    assert [line["by"] for line in (first, read)] == ["finder", "reader"]
    assert read["marks"]["read"] > 0
    assert (first["drafted"], first["first"], first["right"], first["kind"]) == (True, True, True, "figure")
    assert first["marks"]["coverage"] > 0.5
    assert (second["answerable"], second["first"], second["right"]) == (False, False, False)
