"""The weights of the confidence, written by `python -m bench calibrate`: run that again."""

from answer.judging.marks import Marks

LEARNT = Marks(
    coverage=2.27,
    own=0.557,
    behind=-1.77,
    named=1.4,
    score=0.384,
    margin=1.84,
    alone=1.13,
    english=0.854,
    unmet=-1.46,
    undone=-2.04,
    figure=0.791,
    missing=-1.75,
    lacking=-0.269,
    another=-2.12,
    ledger=0.186,
    listed=-0.117,
    fact=0.369,
)
CONSTANT = -2.07
ANSWER_FROM = 0.67
