"""The weights of the confidence, written by `python -m bench calibrate`: run that again."""

from answer.judging.marks import Marks

LEARNT = Marks(
    coverage=2.35,
    own=0.443,
    behind=-0.843,
    named=1.38,
    score=1.37,
    margin=2.85,
    alone=1.62,
    english=1.15,
    unmet=-0.804,
    undone=-0.869,
    figure=1.23,
    missing=-0.255,
    lacking=0,
    another=-2.71,
    ledger=0.04,
    listed=0.17,
    fact=0.298,
)
CONSTANT = -2.99
ANSWER_FROM = 0.74
NONE_CONSTANT, NONE_SURE = 0.0445, -1.54
