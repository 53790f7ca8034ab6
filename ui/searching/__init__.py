"""The page Tra cứu: passages to browse, narrowed step by step, kept and taken along.

page.py     the page: box, what was found or what one may begin with
state.py    what is searched and how it is shown <-> the address
result.py   what was found: searched for once a state
filters.py  which filters are on, and what takes each off
facets.py   at the side: how the passages are spread, to narrow the search by
hits.py     the passages found, and what can be done with each
nothing.py  why nothing was found, and the nearest way on
tools.py    sorting, searching as typed, asking the same as a question
saved.py    searches that have a name
exports.py  what was found, as files
style.py    what only this page looks like
"""

from ui.searching.page import show
from ui.searching.state import PLACE

__all__ = ["PLACE", "show"]
