"""The page Kho tài liệu: what is in the library, and everything that changes it.

page.py        the page and its parts
place.py       their addresses
jobs.py        what is being done and what was done, with stop, retry and undo
understood.py  what was understood of a document
adding.py      files into the library
holdings.py    the documents, copies, what was removed
chosen.py      one of them: what is to be checked in its header, a form that corrects it, what can be done with it
health.py      doctor and settings
backups.py     the whole library as a file, and back from it
style.py       what only this page looks like
"""

from ui.keeping.page import show
from ui.keeping.place import PLACE

__all__ = ["PLACE", "show"]
