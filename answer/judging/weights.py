"""The weights of the confidence, written by `python -m bench calibrate`: run that again."""

from answer.judging.marks import Marks

LEARNT = Marks(
    coverage=1.04,
    own=0.852,
    behind=-3.36,
    named=1.15,
    score=1.21,
    margin=1.9,
    alone=1.53,
    english=-0.773,
    unmet=-1.76,
    figure=0.492,
)
CONSTANT = -1.42
ANSWER_FROM = 0.66
