"""The ways from the one document that a question names: whether it is in force, who cites whom.

Such things are asked here first, and answered on the page Trích dẫn (ui/network/).
"""

from library import Query
from ui import navigation
from ui.language import Words
from ui.network import View

_TEXT = Words(
    {"validity": "Hiệu lực của văn bản này", "network": "Ai dẫn, dẫn ai"},
    {"validity": "Is it in force", "network": "Who cites whom"},
)


def show(query: Query) -> None:
    """Show the ways, if a question names one document."""
    if len(query.filters.documents) == 1:
        (named,) = query.filters.documents
        for said, view, icon in (
            ("validity", View(tab="validity", centre=named), "verified"),
            ("network", View(centre=named), "hub"),
        ):
            navigation.anchor(_TEXT[said], view.link(), icon=icon)
