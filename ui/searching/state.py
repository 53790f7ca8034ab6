"""What is searched and how it is shown <-> the address.

1. The words, readings taken off and filters stand in the address as on the page Hỏi (ui/route.py), so that one leads to
   the other; `system` and `kind` (of passage) are filters of this page alone.
2. `sort` orders what was found, `shown` says how many of it are shown: neither searches again.
3. `like=SLUG&passage=ADDRESS` asks for what is similar to a passage in other documents, with `own=1` in its own, too;
   the words stay, as the way back.
4. What cannot be understood is left out, never an error. No name is one of the reader's: who opens a passage takes the
   search along, and the browser's way back leads to it.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

import streamlit as st

from library import Filters, Hit
from library.saving import SavedOrder, SavedSearch
from ui import navigation
from ui.route import Parameters, Route

PLACE = "tra-cuu"
STEP = 10
"""So many hits are shown at first, and so many more each time."""
SYSTEMS: tuple[Literal["party", "state"], ...] = ("party", "state")
PARTS: tuple[Literal["header", "preamble", "body", "signature"], ...] = ("header", "preamble", "body", "signature")
ORDERS: tuple[SavedOrder, ...] = get_args(SavedOrder)


@dataclass(frozen=True, slots=True)
class Search:
    """What the page shows."""

    route: Route
    """Words, readings taken off, filters."""
    order: SavedOrder = "relevance"
    shown: int = STEP
    like: tuple[str, str] | None = None
    """Document and address of the passage that others are to be similar to."""
    own: bool = False
    """Whether these may come from the same document."""

    @property
    def filters(self) -> Filters:
        """What the passages must come from."""
        return self.route.filters

    def asking(self, **changes: object) -> "Search":
        """Return it with other words, readings or filters, shown from the beginning."""
        return replace(self, route=replace(self.route, **changes), shown=STEP)  # type: ignore[arg-type]

    def parameters(self) -> Parameters:
        """Return the query parameters of this page, without those that say nothing."""
        slug, address = self.like or ("", "")
        every: Parameters = {
            "sort": self.order if self.order != "relevance" else "",
            "shown": str(self.shown) if self.shown != STEP else "",
            "system": self.filters.system or "",
            "kind": list(self.filters.kinds),
            "like": slug,
            "passage": address,
            "own": "1" if self.like and self.own else "",
        }
        return self.route.parameters() | {name: value for name, value in every.items() if value}

    def saved(self, name: str = "") -> SavedSearch:
        """Return what is to be saved of it."""
        now, route = datetime.datetime.now().astimezone(), self.route
        return SavedSearch("", name, route.question, now, now, route.filters, route.literal, route.without, self.order)


def read(here: Route) -> Search:
    """Return what the address of this session asks for.

    Args:
        here: What of it the pages Hỏi and Văn bản know, too.
    """
    system, count = st.query_params.get("system", ""), st.query_params.get("shown", "")
    order = st.query_params.get("sort", "")
    slug, address = st.query_params.get("like", ""), st.query_params.get("passage", "")
    filters = replace(
        here.filters,
        system=next((one for one in SYSTEMS if one == system), None),
        kinds=tuple(one for one in PARTS if one in st.query_params.get_all("kind")),
    )
    return Search(
        Route(here.question, here.literal, here.without, filters=filters),
        next((one for one in ORDERS if one == order), "relevance"),
        max(STEP, int(count)) if count.isascii() and count.isdigit() and len(count) < 4 else STEP,
        (slug, address) if slug and address else None,
        own=st.query_params.get("own") == "1",
    )


def of(saved: SavedSearch) -> Search:
    """Return the search that a person saved."""
    route = Route(saved.question, saved.literal, saved.without, filters=saved.filters)
    return Search(route, saved.order)


def go(search: Search) -> None:
    """Move this session there."""
    navigation.go(search.parameters())


def ordered(hits: Sequence[Hit], order: SavedOrder) -> list[Hit]:
    """Return hits as they are to be shown; by date the undated come last, and what is made up after what is real."""
    if order == "relevance":
        return list(hits)

    def place(hit: Hit) -> tuple[bool, bool, int]:
        document = hit.passage.document
        day = document.date.toordinal() if document.date else 0
        return document.sample, document.date is None, -day if order == "newest" else day

    return sorted(hits, key=place)
