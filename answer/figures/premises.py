"""A question that rests on a false figure: “Vì sao tỷ lệ hộ nghèo chỉ giảm 5%?” where the document says 3%.

1. The figures that a question states are taken out one by one; what is left is asked for its figure.
2. The document contradicts where its ledger has a value of the same unit whose whole indicator the question names, of
   the place and time that it names, and neither that value nor another of the indicator, nor one of a part of it, is
   or allows the figure stated (from 9,5% on allows 10%).

3. Where nothing contradicts such a figure, it is still not known to be true: what is not sure is not shown beside it.

A question for a figure states others to say which (doanh nghiệp có doanh thu 20 triệu USD): it is not looked at. Of one
that asks whether so it is (có phải … không) the verdict is the answer, and no refusal.
"""

from decimal import Decimal

from answer.draft import Case, Claim
from answer.figures.figure import claim_of_value
from answer.figures.several import narrowed
from answer.figures.siblings import parts_of, siblings_of
from answer.figures.values import Value, values_of
from answer.question import Question
from vietnamese.numbers import Quantity

# They state figures to say which, or to be told whether it is so.
_STATING = ("figure", "yes_no", "comparison")
# Share of the indicator that the question must name, and share of the question that may be of something else.
_NAMED = 0.7
_ELSE = 0.6


def contradicted(case: Case) -> Claim | None:
    """Return the clause that contradicts a figure which the question takes for granted; None if none does.

    Args:
        case: As found and judged for the question.
    """
    if not case.judged or case.question.kind == "figure":
        return None
    reading = case.question.reading
    for stated in case.question.figures:
        if stated.base is None:
            continue
        # Its unit stays: `đảng viên` of 287 đảng viên is of the topic.
        rest = f"{reading[: stated.qualified_start]} {reading[stated.value_end :]}"
        asked = narrowed(case, rest, units=(stated.base,))
        values = [value for value in values_of(asked) if value.quantity.base == stated.base]
        best = next((v for v in values if v.target and v.told >= _NAMED and v.lacking <= _ELSE), None)
        if best is None:
            continue
        same = [*siblings_of(best, values, asked), *parts_of(best, values)]
        if not any(_allows(value, stated) for value in [best, *same]):
            return claim_of_value(best)
    return None


def takes_for_granted(question: Question) -> bool:
    """Return whether a question rests on a figure: “say that the target is 1.000 ha”, “why only 5%”."""
    return question.kind not in _STATING and any(one.base and not one.period for one in question.figures)


def _allows(value: Value, stated: Quantity) -> bool:
    mine, low = value.quantity, stated.amount
    scale = mine.amount / mine.value if mine.value else Decimal(1)
    match mine.comparator:
        case "range":
            return mine.amount <= low <= (mine.high or mine.value) * scale
        case ">=" | ">":
            return low >= mine.amount
        case "<=" | "<":
            return low <= mine.amount
        case _:
            return low == mine.amount
