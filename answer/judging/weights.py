"""The weights of the confidence, written by `python -m bench calibrate`: run that again."""

from answer.judging.marks import Marks

LEARNT = Marks(
    coverage=2.61,
    own=0,
    behind=-1.25,
    named=1.07,
    score=0,
    margin=2.1,
    alone=0.974,
    english=0.508,
    brief=-1.41,
    unmet=-1.23,
    undone=-2.33,
    figure=0.821,
    lacking=-0.954,
    another=-2.16,
    ledger=0.354,
    listed=-0.155,
    rivals=0,
    fact=0.271,
)
CONSTANT = -1.49
ANSWER_FROM = 0.69
