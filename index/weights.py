"""The weights of the fusion, written by `python -m bench fusion`: run that again, change none by hand."""

from index.fusion import Weights

LEARNT = Weights(
    dense=1,
    terms=0.245,
    folded=0.29,
    figure=1.17,
    pinpoint=3,
    phrase=3,
    english=0.7,
    word=0.5,
)
