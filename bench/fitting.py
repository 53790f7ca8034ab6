"""The weights of the confidence, learnt from what `calibrate` collected: writes answer/judging/weights.py.

1. A question counts as right if the reply, given whatever its confidence, held the answer in its first sentence or as a
   whole; an unanswerable one never. Left out: what is forbidden whatever its marks, heads of documents, and drafts
   whose finder knows better how sure it is.
2. The drafts of finders and those of the reader have weights of their own.
3. Logistic regression with a small square penalty; sets count by `_WEIGHTS`, however many questions they have. Weights
   that must have a sign are bounded at 0.
4. What that is worth: each set is predicted by weights learnt on the others; the hand-made questions and the near
   misses of the same documents by folds of these.
5. What is refused has an answer the more often the surer its draft was: a logistic function of that alone, learnt on
   `_ASKED`, whose questions have an answer as often as those of people may.
6. The threshold costs least on those predictions together with what is left out, by the confidence that it was given:
   a wrong answer 4, a question that has an answer and is refused 1, each set of `_DECIDING` counting alike: our own. In
   the others one span is the truth, and an answer that says it otherwise counts as wrong.
7. The reader's drafts are made less sure by what then costs least, so that one threshold holds for all: what is left to
   them are questions whose finder was not sure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize  # type: ignore[import-untyped]

from answer.judging.marks import Marks
from bench.metrics import mean
from bench.options import Results
from bench.reliability import calibration_error
from bench.report import ROOT, Result

NAMES = tuple(field.name for field in fields(Marks))
_POSITIVE = frozenset({"coverage", "own", "named", "score", "margin", "alone", "ledger", "read"})
_NEGATIVE = frozenset({"behind", "unmet", "undone", "missing", "lacking", "another"})
_WEIGHTS = {
    "own-dev": 300.0, "own-more": 300.0, "own-third": 300.0, "seed": 90.0, "near": 600.0, "held": 600.0, "made": 600.0,
    "vilqa": 150.0, "traffic-law": 150.0, "viquad2": 105.0,
}  # fmt: skip
_DECIDING = ("own-dev", "own-more", "own-third", "seed", "near", "held", "made")
_ASKED = ("own-dev", "own-more", "own-third", "seed", "made")
_BY_DOCUMENT = ("own-dev", "own-more", "own-third", "near", "held", "made")
_FOLDS = 5
FINDER, READER = DRAFTED_BY = ("finder", "reader")
"""Who made a draft: the finder of the question's kind, or texts/given.py."""
_PENALTY = 1.5
_WRONG, _REFUSED = 4.0, 1.0
_THRESHOLDS = tuple(round(0.30 + 0.01 * step, 2) for step in range(51))
_LESS = tuple(round(0.1 * step, 1) for step in range(31))
_HEAD = '''"""The weights of the confidence, written by `python -m bench calibrate`: run that again."""

from answer.judging.marks import Marks'''

Vector = npt.NDArray[np.float64]
Line = Mapping[str, Any]
"""Of one draft for a question, as `calibrate` writes it."""
Asked = Sequence[tuple[Line, float]]
"""The drafts of one question, the finder's first, each with how sure it is."""


def fit(lines: Sequence[Line]) -> Results:
    """Learn the weights and the threshold, write them, and tell what they are worth on what they were not learnt on."""
    sure: dict[int, float] = {}
    learnt = {}
    for by in DRAFTED_BY:
        own = [
            line for line in lines if line["by"] == by and line["marks"] and not (line["forbidden"] or line["known"])
        ]
        learnt[by], predicted = _learn(own)
        sure |= {id(line): min(value, line["cap"]) for line, value in zip(own, predicted, strict=True)}
    asked = _questions(lines, sure)
    threshold = min(_THRESHOLDS, key=lambda one: cost([drafts[:1] for drafts in asked], one))
    less = min(_LESS, key=lambda one: cost(less_sure(asked, one), threshold))
    asked = less_sure(asked, less)
    learnt[READER][-1] -= less
    write(learnt, threshold, _refusals(asked, threshold))
    return list(_told(asked, threshold))


def _learn(lines: Sequence[Line]) -> tuple[Vector, Vector]:
    """The weights, and what weights learnt on other lines say of each."""
    marks = np.array([[line["marks"][name] for name in NAMES] for line in lines])
    right = np.array([_is_right(line) for line in lines], dtype=float)
    counts = {name: sum(line["set"] == name for line in lines) for name in _WEIGHTS}
    weight = np.array([_WEIGHTS[line["set"]] / counts[line["set"]] for line in lines])
    predicted = np.zeros(len(lines))
    for held_out in _parts(lines):
        rest = ~held_out
        predicted[held_out] = _logistic(marks[held_out], train(marks[rest], right[rest], weight[rest]))
    return train(marks, right, weight), predicted


def _questions(lines: Sequence[Line], sure: Mapping[int, float]) -> list[Asked]:
    """The drafts of each question, the finder's first, with how sure they are."""
    drafts: dict[tuple[str, ...], list[tuple[Line, float]]] = {}
    for line in sorted(lines, key=lambda line: DRAFTED_BY.index(line["by"])):
        of_question = drafts.setdefault((line["set"], line["setting"], line["id"]), [])
        of_question.append((line, sure.get(id(line), _said(line)) if line["drafted"] else 0.0))
    return list(drafts.values())


def less_sure(asked: Sequence[Asked], less: float) -> list[Asked]:
    """Return the same with the reader's drafts less sure by so much, in log-odds."""
    return [
        [(line, value if line["by"] == FINDER or not 0 < value < 1 else _less(value, less)) for line, value in drafts]
        for drafts in asked
    ]


def _less(value: float, less: float) -> float:
    return float(1 / (1 + (1 - value) / value * np.exp(less)))


def given(asked: Asked, threshold: float) -> tuple[Line, float]:
    """Return what would be given, as answer/attempt.py decides: the reader's draft where the finder's is not enough."""
    finder, *reader = asked
    return finder if finder[1] >= threshold else max([finder, *reader], key=lambda draft: draft[1])


def train(marks: Vector, right: Vector, weight: Vector) -> Vector:
    """Return the weights of the marks, the constant last."""

    def loss(weights: Vector) -> tuple[float, Vector]:
        value = marks @ weights[:-1] + weights[-1]
        wrong = weight * (1 / (1 + np.exp(-value)) - right)
        penalty = _PENALTY * weights[:-1]
        total = float(weight @ (np.logaddexp(0, value) - right * value)) + float(penalty @ weights[:-1]) / 2
        return total, np.append(marks.T @ wrong + penalty, wrong.sum())

    names = NAMES if marks.shape[1] == len(NAMES) else (None,) * marks.shape[1]
    bounds = [(0.0 if name in _POSITIVE else None, 0.0 if name in _NEGATIVE else None) for name in names]
    found = minimize(loss, np.zeros(len(names) + 1), jac=True, bounds=[*bounds, (None, None)], method="L-BFGS-B")
    weights: Vector = found.x
    return weights


def cost(asked: Sequence[Asked], threshold: float) -> float:
    """Return what a threshold costs: the mean over the sets that decide, by question."""
    drafts = [given(one, threshold) for one in asked]
    return mean(
        mean(_cost(line, value >= threshold) for line, value in drafts if line["set"] == name) for name in _DECIDING
    )


def _cost(line: Line, answers: bool) -> float:
    if answers and line["drafted"]:
        return 0.0 if _is_right(line) else _WRONG
    return _REFUSED if line["answerable"] else 0.0


def _refusals(asked: Sequence[Asked], threshold: float) -> Vector:
    """How what is refused depends on how sure its draft was: the slope and the constant of whether there is none."""
    drafts = [given(one, threshold) for one in asked]
    own = [(line, value) for line, value in drafts if line["set"] in _ASKED and value < threshold]
    none = np.array([not line["answerable"] for line, _ in own], dtype=float)
    return train(np.array([[value] for _, value in own]), none, np.ones(len(own)))


def write(learnt: Mapping[str, Vector], threshold: float, refused: Vector) -> None:
    """Write answer/judging/weights.py."""
    text = _HEAD
    for name, constant, by in (("LEARNT", "CONSTANT", FINDER), ("GIVEN", "GIVEN_CONSTANT", READER)):
        body = "".join(f"    {mark}={value:.3g},\n" for mark, value in zip(NAMES, learnt[by] + 0.0, strict=False))
        text += f"\n\n{name} = Marks(\n{body})\n{constant} = {learnt[by][-1]:.3g}"
    text += f"\nANSWER_FROM = {threshold:g}\n"
    text += f"NONE_CONSTANT, NONE_SURE = {refused[1]:.3g}, {refused[0]:.3g}\n"
    (ROOT / "answer" / "judging" / "weights.py").write_text(text, "utf-8")


def _told(asked: Sequence[Asked], threshold: float) -> Iterable[Result]:
    for name in dict.fromkeys(line["set"] for (line, _), *_ in asked):
        own = [given(one, threshold) for one in asked if one[0][0]["set"] == name]
        answered = [line for line, value in own if line["drafted"] and value >= threshold]
        refused = [line for line, value in own if not (line["drafted"] and value >= threshold)]
        drafted = [(value, _is_right(line)) for line, value in own if line["drafted"]]
        none = [line for line, _ in own if not line["answerable"]]
        has = [(line, value) for line, value in own if line["answerable"]]
        yield Result(name, "held out", "answers_right", mean(map(_is_right, answered)), len(answered))
        yield Result(
            name, "held out", "answered", mean(line["drafted"] and value >= threshold for line, value in has), len(has)
        )
        if none:
            yield Result(name, "held out", "precision", mean(not line["answerable"] for line in refused), len(refused))
            yield Result(name, "held out", "recall", mean(line in refused for line in none), len(none))
        yield Result(name, "held out", "ECE", calibration_error(drafted), len(drafted))


def _parts(learnt: Sequence[Line]) -> Iterable[npt.NDArray[np.bool_]]:
    """What is predicted at once: a set, or a fold of its documents."""
    sets = np.array([line["set"] for line in learnt])
    documents = sorted({line["document"] for line in learnt if line["set"] in _BY_DOCUMENT})
    for name in dict.fromkeys(sets):
        if name not in _BY_DOCUMENT:
            yield sets == name
    for fold in range(_FOLDS):
        held_out = set(documents[fold::_FOLDS])
        yield np.isin(sets, _BY_DOCUMENT) & np.array([line["document"] in held_out for line in learnt])


def _logistic(marks: Vector, weights: Vector) -> Vector:
    values: Vector = 1 / (1 + np.exp(-(marks @ weights[:-1] + weights[-1])))
    return values


def _is_right(line: Line) -> bool:
    return bool(line["answerable"] and line["drafted"] and (line["first"] or line["right"]))


def _said(line: Line) -> float:
    """How sure what is not learnt was said to be; what is refused whatever the threshold is not."""
    return float(line["confidence"]) if line["drafted"] else 0.0
