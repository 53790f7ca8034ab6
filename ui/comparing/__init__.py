"""The page So sánh: documents side by side, their targets, their texts, what one changes in others, a matter.

page.py        the page: what is compared, and how
state.py       what is compared <-> the address
choosing.py    choosing documents, and pairs that are worth comparing
parts.py       heads of columns, kinds to choose from, parts of what is long
targets.py     targets side by side, what changed first
texts.py       texts side by side, the words that differ, part by part
amending.py    an amending act: each provision before and after
topics.py      what each document says of a matter
wording.py     pieces of two texts as HTML: words that went, words that came
style.py       what only this page looks like
"""

from ui.comparing.page import show
from ui.comparing.state import PLACE

__all__ = ["PLACE", "show"]
