"""The weights of the confidence, written by `python -m bench calibrate`: run that again."""

from answer.judging.marks import Marks

LEARNT = Marks(
    coverage=2.47,
    own=0.185,
    behind=-1.57,
    named=1.39,
    score=1.29,
    margin=2.65,
    alone=1.54,
    english=1.12,
    unmet=-0.898,
    undone=-0.953,
    figure=1.31,
    missing=-0.403,
    lacking=0,
    another=-2.83,
    ledger=0.0117,
    listed=0.173,
    fact=0.29,
)
CONSTANT = -2.8
ANSWER_FROM = 0.7
