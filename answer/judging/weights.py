"""The weights of the confidence, written by `python -m bench calibrate`: run that again."""

from answer.judging.marks import Marks

LEARNT = Marks(
    coverage=2.66,
    own=0,
    behind=-2.32,
    named=0.725,
    score=0.191,
    margin=2.47,
    alone=1.16,
    english=1.51,
    unmet=-1.49,
    undone=-1.22,
    figure=1.51,
    missing=0,
    lacking=0,
    another=-2.77,
    ledger=0,
    read=1.23,
    listed=-0.61,
    fact=0.81,
)
CONSTANT = -1.56
ANSWER_FROM = 0.74
NONE_CONSTANT, NONE_SURE = 0.541, -2.25
