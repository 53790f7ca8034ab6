"""The weights of the confidence, written by `python -m bench calibrate`: run that again."""

from answer.judging.marks import Marks

LEARNT = Marks(
    coverage=2.3,
    own=0,
    behind=-2.04,
    named=0.437,
    score=0.0791,
    margin=2.25,
    alone=1.06,
    english=-0.209,
    unmet=-1.05,
    undone=-0.885,
    figure=1.13,
    missing=-0.523,
    lacking=0,
    another=-2.2,
    ledger=0.123,
    read=1.17,
    listed=-0.406,
    fact=0.273,
)
CONSTANT = -1.44

GIVEN = Marks(
    coverage=0.778,
    own=0,
    behind=-2.85,
    named=0.396,
    score=0.365,
    margin=2.82,
    alone=0.897,
    english=-1.65,
    unmet=-0.418,
    undone=-2.04,
    figure=2.03,
    missing=0,
    lacking=0,
    another=0,
    ledger=0,
    read=1.1,
    listed=0.0405,
    fact=0.243,
)
GIVEN_CONSTANT = -1.47
ANSWER_FROM = 0.7
NONE_CONSTANT, NONE_SURE = -0.155, -1.13
