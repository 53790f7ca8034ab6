"""What a question asks for.

asking.py    the sentences of a long story that ask
kinds.py     the kind, by its question words
units.py     the unit that the figure must have
times.py     years and periods
terms.py     the words that carry the topic
mentions.py  figures and places named in the question, the two things that are compared
read.py      all of it together
"""

from answer.question.kinds import KIND_OF_PASSAGE
from answer.question.read import Question, read_question
from answer.question.terms import Phrase, Term
from answer.question.times import period_key, periods_in, spoken_years
from answer.question.units import DURATIONS

__all__ = [
    "DURATIONS",
    "KIND_OF_PASSAGE",
    "Phrase",
    "Question",
    "Term",
    "period_key",
    "periods_in",
    "read_question",
    "spoken_years",
]
