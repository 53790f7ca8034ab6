"""What people see. Every module shows one thing and asks `Library` for what it shows.

route.py        the address of a page <-> its state: a link opens the same thing in a new tab
theme.py        the look: one style sheet, light and dark
markup.py       document text -> HTML, escaped; numbers and dates as Vietnamese documents write them
ask.py          the page Hỏi: question box, examples, what is in the library
examples.py     questions to try, made of sentences in the library
filters.py      at the side: where the answer may come from
answer_view.py  an Answer or a Refusal
understood.py   how the question was understood, and what takes that off
citations.py    a card: figure, quote, source, address, the way to the document
document.py     the reader: header, contents, text, the cited passage marked
quality.py      how a document was read; the mark of what OCR read
printed.py      a page as it is printed, the cited passage framed
tables.py       rows of a table in columns
states.py       an empty library, an error, a note
"""
