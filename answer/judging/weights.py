"""The weights of the confidence, written by `python -m bench calibrate`: run that again."""

from answer.judging.marks import Marks

LEARNT = Marks(
    coverage=2.33,
    own=0.527,
    behind=-1.88,
    named=1.39,
    score=0.321,
    margin=1.84,
    alone=1.13,
    english=0.848,
    unmet=-1.67,
    undone=-2.11,
    figure=0.655,
    lacking=-0.854,
    another=-2.14,
    ledger=0.259,
    listed=-0.0992,
    rivals=0,
    fact=0.366,
)
CONSTANT = -2.02
ANSWER_FROM = 0.73
