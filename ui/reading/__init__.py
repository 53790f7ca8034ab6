"""The page Văn bản: all documents, to choose one; the chosen one as it stands, opened at a passage.

state.py      what is shown <-> the address
opened.py     the document with its tree, references and validity, looked up once
documents.py  all documents
page.py       one with all that stands around it
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

from library import Library
from ui.reading import documents, page
from ui.route import Route

__all__ = ["show"]


def show(library: Library, here: Route) -> None:
    """Show the document that the address names, or all of them.

    Raises:
        NotInLibrary: There is none.
        BadQuestion: Several have this number.
    """
    (page if here.document else documents).show(library, here)
