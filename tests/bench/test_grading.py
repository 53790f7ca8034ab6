import datetime
from dataclasses import replace

import pytest

from answer.model import Answer, Citation, Coverage, Figure, Nearest, Refusal, Sentence, Span
from bench.answers import mistakes, summary
from bench.grading import grade, supported
from bench.sets.seed import HandMade
from index.model import Query

RAW = "Chỉ tiêu\n- Sâm Ngọc Linh 476 ha; mía 479 ha.\n- Số 26-NQ/TU ngày 22/10/2024."
FIRST = "- Sâm Ngọc Linh 476 ha; mía 479 ha."
TEXTS = {"a.txt": RAW}
COVERAGE = Coverage(1, 3, ("Tỉnh ủy",), None, None)


def citation(quote=FIRST, shift=0):
    start = RAW.index(FIRST) if quote not in RAW else RAW.index(quote)
    day = datetime.date(2024, 10, 22)
    place = (start + shift, start + shift + len(quote))
    return Citation("slug", "26-NQ/TU", "t", day, "Tỉnh ủy", "26-NQ/TU › 1", None, quote, *place, "a.txt", False, 1)


def figure(text="476 ha", place=None, qualified=None):
    start = RAW.index("476") if place is None else place
    return Figure(text, "=", text.split()[0], "ha", qualified or text, 0, start, start + len(text))


def answer(text=FIRST, figures=None, cited=None, confidence=0.9):
    cited = cited or citation()
    figures = (figure(),) if figures is None else figures
    sentence = Sentence(text, 0, cited.start, cited.end)
    return Answer(Query("?", "?"), text, (sentence,), figures, (cited,), COVERAGE, confidence, 0.1)


def with_(**changes):
    """The answer under a heading, with these fields."""
    return replace(answer(cited=replace(citation(), path=("I. Chỉ tiêu năm 2024",))), **changes)


def sentence(subject):
    return replace(answer().sentences[0], subject=subject)


def refusal():
    return Refusal(
        Query("?", "?"), "no_fact", "Không nêu.", (Nearest(citation(), "Không nêu số."),), COVERAGE, 0.8, 0.1
    )


def question(*answers, all_needed=False, answerable=True):
    return HandMade("Q", "?", "vi", answerable, answers, all_needed, "", FIRST, None)


GOLD = {"a.txt": (RAW.index(FIRST), RAW.index(FIRST) + len(FIRST))}

# question, reply, gold place -> right, cited, figure right
GRADES = [
    (question("476 ha"), answer(), GOLD, True, True, True),
    # the sentence holds the answer, the figure marked is another
    (question("476 ha"), answer(figures=(figure("479 ha", RAW.index("479")),)), GOLD, True, True, False),
    # right, but the gold passage is elsewhere
    (question("476 ha"), answer(), {"a.txt": (0, 5)}, True, False, True),
    (question("477 ha"), answer(), GOLD, False, False, False),
    # any of several, or all of them
    (question("476 ha", "500 ha"), answer(), GOLD, True, True, True),
    (question("476 ha", "500 ha", all_needed=True), answer(), GOLD, False, False, True),
    # the heading that is shown before the sentence holds it
    (question("Chỉ tiêu"), with_(sentences=(sentence("Chỉ tiêu năm 2024"),)), GOLD, True, True, False),
    (question("Chỉ tiêu"), answer(), GOLD, False, False, False),
    # nothing to be right about: it should have been refused
    (question(answerable=False), answer(), {}, False, False, None),
    (question("476 ha"), refusal(), GOLD, False, False, False),
    # a text question without a figure is not asked for one
    (question("Sâm Ngọc Linh"), answer(figures=()), GOLD, True, True, None),
]


@pytest.mark.parametrize(("asked", "reply", "gold", "right", "cited", "figure_right"), GRADES)
def test_grade(asked, reply, gold, right, cited, figure_right):
    found = grade(asked, reply, gold, TEXTS)
    assert (found.right, found.cited, found.figure_right) == (right, cited, figure_right)


# reply -> every figure stands in a cited span of the file, quotes are the file's text
FAITHFUL = [
    (answer(), True, (True,)),
    # a figure of the text that no citation holds
    (answer(text="Sâm 480 ha", figures=()), False, (True,)),
    # a document number and a date count as figures
    (answer(text="Số 27-NQ/TU", figures=()), False, (True,)),
    (answer(text="ngày 23/10/2024", figures=()), False, (True,)),
    # a marked figure whose place is another's
    (answer(figures=(figure(place=RAW.index("479")),)), False, (True,)),
    # one outside of the cited span
    (answer(figures=(figure("26-NQ/TU", RAW.index("26-NQ/TU")),)), False, (True,)),
    # words that qualify it and stand nowhere
    (answer(figures=(figure(qualified="trên 476 ha"),)), False, (True,)),
    # a value or unit that is not what stands there
    (answer(figures=(replace(figure(), value="467"),)), False, (True,)),
    (answer(figures=(replace(figure(), unit="km"),)), False, (True,)),
    # words that answer, at their place and elsewhere
    (with_(spans=(Span("476 ha", 0, RAW.index("476"), RAW.index("476") + 6),)), True, (True,)),
    (with_(spans=(Span("479 ha", 0, RAW.index("476"), RAW.index("476") + 6),)), False, (True,)),
    (with_(spans=(Span("26-NQ/TU", 0, RAW.index("26-NQ"), RAW.index("26-NQ") + 8),)), False, (True,)),
    # subjects, headlines and notes: of headings and quotes, and not
    (with_(sentences=(sentence("chỉ tiêu năm"),)), True, (True,)),
    (with_(sentences=(sentence("năm chỉ tiêu"),)), False, (True,)),
    (with_(headline="476 ha — Sâm Ngọc Linh, năm 2024"), True, (True,)),
    (with_(headline="476 ha — Sâm Ngọc Linh, năm 2025"), False, (True,)),
    (with_(headline="476 ha — quế Ngọc Linh"), False, (True,)),
    (with_(notes=("Nghị quyết 26-NQ/TU nêu 479 ha.",)), True, (True,)),
    (with_(notes=("Nghị quyết 26-NQ/TU nêu 480 ha.",)), False, (True,)),
    # a quote whose offsets are one off: neither exact, nor does its sentence stand there
    (answer(cited=citation(shift=1), figures=()), False, (False,)),
]


@pytest.mark.parametrize(("reply", "figures", "quotes"), FAITHFUL)
def test_faithfulness(reply, figures, quotes):
    assert supported(reply, TEXTS) is figures
    assert grade(question("476 ha"), reply, GOLD, TEXTS).quotes == quotes


def test_what_is_possible_is_graded_beside_the_refusal():
    doubted = replace(refusal(), possible=answer())
    found = grade(question("476 ha"), doubted, GOLD, TEXTS)
    assert (found.answered, found.right, found.cited, found.possible) == (
        False,
        False,
        False,
        (answer().confidence, True),
    )
    assert (found.supported, found.quotes) == (True, (*grade(question("476 ha"), refusal(), GOLD, TEXTS).quotes, True))
    # one that is not faithful is seen, and one where there is nothing to be right about is wrong
    unfaithful = replace(refusal(), possible=answer(text="Sâm 480 ha", figures=()))
    assert grade(question("476 ha"), unfaithful, GOLD, TEXTS).supported is False
    none = grade(question(answerable=False), doubted, {}, TEXTS)
    assert none.possible == (answer().confidence, False)
    values = {metric: (value, n) for metric, value, n in (*summary([found, none]), *mistakes([found, none]))}
    assert (values["correct"], values["correct_or_possible"]) == ((0.0, 1), (1.0, 1))
    assert (values["wrong"], values["possible_wrong"]) == ((0.0, 2), (0.5, 2))
    assert values["figures_supported"] == (1.0, 2)


def test_summary_counts_refusals_both_ways():
    # two answerable: one answered, one refused; two not: one refused, one answered
    grades = [
        grade(question("476 ha"), answer(), GOLD, TEXTS),
        grade(question("476 ha"), refusal(), GOLD, TEXTS),
        grade(question(answerable=False), refusal(), {}, TEXTS),
        grade(question(answerable=False), answer(), {}, TEXTS),
    ]
    found = {metric: (value, n) for metric, value, n in summary(grades)}
    assert found == {
        "correct": (0.5, 2),
        "correct_citation": (0.5, 2),
        "correct_or_possible": (0.5, 2),
        "figure_correct": (0.5, 2),
        "EM": (0.5, 2),
        "F1": (0.5, 2),
        "precision": (0.5, 2),
        "recall": (0.5, 2),
        "figures_supported": (1.0, 2),
        "quotes_exact": (1.0, 4),
    }


def test_summary_leaves_out_what_nothing_applies_to():
    metrics = [metric for metric, _, _ in summary([grade(question("476 ha"), answer(), GOLD, TEXTS)])]
    assert "precision" not in metrics
    assert "recall" not in metrics
