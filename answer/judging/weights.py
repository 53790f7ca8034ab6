"""The weights of the confidence, written by `python -m bench calibrate`: run that again."""

from answer.judging.marks import Marks

LEARNT = Marks(
    coverage=1.14,
    own=0.948,
    behind=-2.9,
    named=1.02,
    score=0.907,
    margin=2.12,
    alone=1.44,
    english=-0.565,
    meaning=0,
    brief=0,
    unmet=-2.16,
    undone=-1.08,
    figure=0.63,
    lacking=-1.56,
    ledger=0.551,
    listed=0.039,
    rivals=0,
    fact=0.0051,
)
CONSTANT = -1.47
ANSWER_FROM = 0.72
