"""The reader: a document as it stands, opened at a passage, with what stands around it.

state.py      what is shown <-> the address
opened.py     the document with its tree, references and validity, looked up once
page.py       all of it on the page
bar.py        what stays in sight: back, steps, copy, find
head.py       who issued what and when
relations.py  validity, what it rests on and carries out, who cites it
citing.py     who cites the opened passage
contents.py   at the side: headings, or targets
parts.py      a long document is shown by parts
body.py       the text, passage by passage
weaving.py    marks in a text -> HTML
links.py      references -> links
finding.py    words -> where they stand
tables.py     rows of a table in columns
printed.py    a page as it is printed, the cited passage framed
scrolling.py  what was opened is brought into view
style.py      the look of the reader
"""

from ui.reading.page import show

__all__ = ["show"]
