"""The page Chỉ tiêu: every figure that documents set as an aim, and each indicator through all of them.

page.py        the page: the ledger, a chosen row, or the canonical indicators
state.py       what of the ledger is shown <-> the address
filters.py     at the side: what the targets must be like
ledger.py      the table of targets, and what is said above it
detail.py      a chosen target: its quote, its headings, the way to it
line.py        an indicator through all documents: chart and table
chart.py       its chart
indicators.py  which names were put together as one indicator
correcting.py  what a person says against that, with what it changes said first
exports.py     the ledger, the indicators, an indicator's line as files
style.py       what only this page looks like
"""

from ui.targets.page import show
from ui.targets.state import PLACE

__all__ = ["PLACE", "show"]
