"""The page Hỏi: a question, its answer with the passages that prove it, or why there is none.

page.py          the page: box, examples, the reply
reply.py         the reply that a session looks at: asked once a question
headline.py      the answer itself: figure, period, comparator, or what the documents say
answer_view.py   an answer with its evidence, a card a document
refusal_view.py  a refusal with its reason, what may be the answer, the nearest passages
shortened.py     what a language model made of an answer, where the settings name one
actions.py       what can be done with a reply: copy, evidence sheet, search on
ways.py          from the document that a question names to what stands around it
rating.py        thumbs
kinds.py         kinds of questions and reasons of refusals, in words
why.py           how a reply came about
filters.py       at the side: what limits the question
history.py       at the side: what was asked in this session
suggested.py     questions that the library answers: to begin with, to go on with
turns.py         replies go before suggestions
"""

from ui.asking.page import show

__all__ = ["show"]
