"""The weights of the confidence, learnt from what `calibrate` collected: writes answer/judging/weights.py.

1. A question counts as right if the reply, given whatever its confidence, held the answer in its first sentence or as a
   whole; an unanswerable one never. Left out: what is forbidden whatever its marks, heads of documents, and drafts
   whose finder knows better how sure it is.
2. Logistic regression with a small square penalty; sets count by `_WEIGHTS`, however many questions they have. Weights
   that must have a sign are bounded at 0.
3. What that is worth: each set is predicted by weights learnt on the others; the hand-made questions and the near
   misses of the same documents by folds of these.
4. What is refused has an answer the more often the surer its draft was: a logistic function of that alone, learnt on
   `_ASKED`, whose questions have an answer as often as those of people may.
5. The threshold costs least on those predictions together with what is left out, by the confidence that it was given:
   a wrong answer 4, a question that has an answer and is refused 1, each set of `_DECIDING` counting alike: those that
   were made by hand. In the others one span is the truth, and an answer that says it otherwise counts as wrong.
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
    "own-dev": 300.0, "own-more": 300.0, "own-third": 300.0, "seed": 90.0, "near": 600.0, "held": 600.0, "vilqa": 150.0,
    "traffic-law": 150.0, "viquad2": 105.0,
}  # fmt: skip
_DECIDING = ("own-dev", "own-more", "own-third", "seed", "near")
_ASKED = ("own-dev", "own-more", "own-third", "seed")
_BY_DOCUMENT = ("own-dev", "own-more", "own-third", "near", "held")
_FOLDS = 5
_PENALTY = 1.5
_WRONG, _REFUSED = 4.0, 1.0
_THRESHOLDS = tuple(round(0.30 + 0.01 * step, 2) for step in range(51))
_HEAD = '''"""The weights of the confidence, written by `python -m bench calibrate`: run that again."""

from answer.judging.marks import Marks'''

Vector = npt.NDArray[np.float64]
Line = Mapping[str, Any]
"""Of one question, as `calibrate` writes it."""


def fit(lines: Sequence[Line]) -> Results:
    """Learn the weights and the threshold, write them, and tell what they are worth on what they were not learnt on."""
    learnt = [line for line in lines if line["marks"] and not line["forbidden"] and not line["known"]]
    marks = np.array([[line["marks"][name] for name in NAMES] for line in learnt])
    right = np.array([_is_right(line) for line in learnt], dtype=float)
    counts = {name: sum(line["set"] == name for line in learnt) for name in _WEIGHTS}
    weight = np.array([_WEIGHTS[line["set"]] / counts[line["set"]] for line in learnt])
    predicted = np.zeros(len(learnt))
    for held_out in _parts(learnt):
        rest = ~held_out
        predicted[held_out] = _logistic(marks[held_out], train(marks[rest], right[rest], weight[rest]))
    given = {id(line): min(value, line["cap"]) for line, value in zip(learnt, predicted, strict=True)}
    sure = [given.get(id(line), _said(line)) for line in lines]
    threshold = min(_THRESHOLDS, key=lambda one: cost(lines, sure, one))
    refused = _refusals(lines, sure, threshold)
    write(train(marks, right, weight), threshold, refused)
    return list(_told(lines, sure, threshold))


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


def cost(lines: Sequence[Line], sure: Sequence[float], threshold: float) -> float:
    """Return what a threshold costs: the mean over the sets that decide, by question."""
    total = []
    for name in _DECIDING:
        own = [_cost(line, value >= threshold) for line, value in zip(lines, sure, strict=True) if line["set"] == name]
        total.append(mean(own))
    return mean(total)


def _cost(line: Line, answers: bool) -> float:
    if answers and line["drafted"]:
        return 0.0 if _is_right(line) else _WRONG
    return _REFUSED if line["answerable"] else 0.0


def _refusals(lines: Sequence[Line], sure: Sequence[float], threshold: float) -> Vector:
    """How what is refused depends on how sure its draft was: the slope and the constant of whether there is none."""
    own = [
        (line, value) for line, value in zip(lines, sure, strict=True) if line["set"] in _ASKED and value < threshold
    ]
    drafts = np.array([[value] for _, value in own])
    none = np.array([not line["answerable"] for line, _ in own], dtype=float)
    return train(drafts, none, np.ones(len(own)))


def write(weights: Vector, threshold: float, refused: Vector) -> None:
    """Write answer/judging/weights.py."""
    body = "".join(f"    {name}={value:.3g},\n" for name, value in zip(NAMES, weights + 0.0, strict=False))
    text = f"{_HEAD}\n\nLEARNT = Marks(\n{body})\nCONSTANT = {weights[-1]:.3g}\nANSWER_FROM = {threshold:g}\n"
    text += f"NONE_CONSTANT, NONE_SURE = {refused[1]:.3g}, {refused[0]:.3g}\n"
    (ROOT / "answer" / "judging" / "weights.py").write_text(text, "utf-8")


def _told(lines: Sequence[Line], sure: Sequence[float], threshold: float) -> Iterable[Result]:
    for name in dict.fromkeys(line["set"] for line in lines):
        own = [(line, value) for line, value in zip(lines, sure, strict=True) if line["set"] == name]
        answered = [line for line, value in own if line["drafted"] and value >= threshold]
        refused = [line for line, value in own if not (line["drafted"] and value >= threshold)]
        drafted = [(value, _is_right(line)) for line, value in own if line["drafted"]]
        none = [line for line, _ in own if not line["answerable"]]
        yield Result(name, "held out", "answers_right", mean(map(_is_right, answered)), len(answered))
        yield Result(
            name,
            "held out",
            "answered",
            mean(line in answered for line, _ in own if line["answerable"]),
            len(own) - len(none),
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
