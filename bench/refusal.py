"""Is it refused what the documents do not answer, and is the confidence of a reply what it says?

`refusal`, on the sets that hold unanswerable questions (seed, own, viquad2):
1. Precision: share of refusals that are right; recall: share of unanswerable questions that are refused; reason: share
   of the right refusals that give the reason which the set gives.
2. The curve: every question once more with the threshold of answering at 0; each threshold from there refuses what is
   less sure. `right` and `wrong` are shares of all questions.

`calibration`, on every set of answers:
3. Pairs of confidence and truth: of an answer whether it is right, of a refusal whether there is no answer. The
   expected calibration error of both together and apart, and the table of ten bins (reliability.py). Of what refusals
   show as possible, whether it is right, by itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from unittest.mock import patch

from bench.answers import Graded, measure, summary
from bench.grading import Grade
from bench.metrics import mean
from bench.options import Options, Results
from bench.reliability import Pair, bins, calibration_error, curve
from bench.report import Result

_SETS = ("seed", "own-dev", "own-fresh", "viquad2")
_THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
_METRICS = ("precision", "recall")


def run(options: Options) -> Results:
    """Measure refusing, as it is and over thresholds."""
    options = options if options.sets or options.questions else replace(options, sets=_SETS)
    results: Results = []
    for measured in measure(options):
        kept = [numbers for numbers in summary(measured.grades) if numbers[0] in _METRICS]
        results += [Result(measured.name, measured.setting, *numbers) for numbers in [*kept, *_reasons(measured)]]
    with patch("answer.attempt.ANSWER_FROM", 0.0):
        for measured in measure(options, ("accented", "document")):
            results += _curve(measured)
    return results


def _reasons(measured: Graded) -> Iterator[tuple[str, float, int]]:
    # What a refusal said begins with its reason (grading.py).
    right = [
        g.said.startswith(f"({g.question.reason})")
        for g in measured.grades
        if g.question.reason and not g.answered and not g.question.answerable
    ]
    if right:
        yield "reason", mean(right), len(right)


def run_calibration(options: Options) -> Results:
    """Measure how far confidence can be believed."""
    results: Results = []
    for measured in measure(options, ("accented", "document")):
        results += calibration(measured)
    return results


def calibration(measured: Graded) -> Iterator[Result]:
    """Yield the calibration errors of a set, then its bins."""
    answers, refusals = _pairs(measured.grades, answered=True), _pairs(measured.grades, answered=False)
    possible = [g.possible for g in measured.grades if g.possible is not None]
    every = {"all": [*answers, *refusals], "answers": answers, "refusals": refusals, "possible": possible}
    for name, pairs in every.items():
        if pairs:
            yield Result(measured.name, measured.setting, f"ECE {name}", calibration_error(pairs), len(pairs))
    for name in ("answers", "refusals", "possible"):
        for each in bins(every[name]):
            setting = f"{measured.setting}: {name} {each.low:.1f}"
            yield Result(measured.name, setting, "confidence", each.confidence, each.n)
            yield Result(measured.name, setting, "right", each.right, each.n)


def _pairs(grades: Sequence[Grade], *, answered: bool) -> list[Pair]:
    return [
        (g.confidence, g.right if answered else not g.question.answerable) for g in grades if g.answered is answered
    ]


def _curve(measured: Graded) -> Iterator[Result]:
    if all(g.question.answerable for g in measured.grades):
        return
    count = len(measured.grades)
    unanswerable = sum(not g.question.answerable for g in measured.grades)
    for point in curve(measured.grades, _THRESHOLDS):
        values = {
            "precision": point.precision,
            "recall": point.refused_rightly / unanswerable,
            "right": point.right / count,
            "wrong": point.wrong / count,
        }
        for metric, value in values.items():
            yield Result(measured.name, f"{measured.setting}, from {point.threshold:.2f}", metric, value, count)
