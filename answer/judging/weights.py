"""The weights of the confidence, written by `python -m bench calibrate`: run that again."""

from answer.judging.marks import Marks

LEARNT = Marks(
    coverage=1.71,
    own=0.287,
    behind=-2.9,
    named=1.15,
    score=0.672,
    margin=2.22,
    alone=1.37,
    english=-0.405,
    brief=-0.765,
    unmet=-1.9,
    undone=-1.44,
    figure=0.716,
    lacking=-1.62,
    ledger=0.529,
    listed=0.0311,
    rivals=0,
    fact=-0.094,
)
CONSTANT = -1.43
ANSWER_FROM = 0.67
