"""The weights of the confidence, written by `python -m bench calibrate`: run that again."""

from answer.judging.marks import Marks

LEARNT = Marks(
    coverage=2.77,
    own=0.428,
    behind=-1.68,
    named=1.18,
    score=0.491,
    margin=2.12,
    alone=1.19,
    english=0.894,
    unmet=-1.31,
    undone=-2.19,
    figure=0.654,
    missing=-2.04,
    lacking=-0.898,
    another=-2.28,
    ledger=0.6,
    listed=-0.052,
    fact=0.347,
)
CONSTANT = -2.45
ANSWER_FROM = 0.67
