"""The page Trích dẫn: who cites whom, what is missing, what carries out what, what is in force.

page.py      the page: which document is in the middle, which view is shown
state.py     what is shown <-> the address
parts.py     the part of the network that is shown, and how much of it can be drawn
graph.py     the view Mạng lưới: the graph and its tools
placing.py   where each document of the drawing stands
drawing.py   what the graph looks like: shapes, colours, names
frame.py     the frame of the drawing: its tools in the language of the page, its ground
beside.py    the same in words: a document, what it does to others, what others do to it
wanted.py    the view Còn thiếu: what is cited but missing
chain.py     the view Chuỗi thực hiện: what carries out what, level by level
targets.py   which targets are carried on, and where
validity.py  the view Hiệu lực: what is in force on a day, with the evidence
evidence.py  sentences of documents, with their places
exports.py   all of it as files
wording.py   relations and certainty in the language of the page
style.py     what only this page looks like
"""

from ui.network.page import show
from ui.network.state import PLACE, View

__all__ = ["PLACE", "View", "show"]
