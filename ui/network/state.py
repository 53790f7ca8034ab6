"""What the page shows <-> the address.

1. `centre` is a document of the library, `node` one that was looked at, of the library or missing; both by the ids of
   the network. Without a centre the whole library is shown.
2. `tab` says which view, `depth` how many steps around the centre, `n` how many documents are drawn, `on` the day of
   the validity.
3. `rel` (several), `type`, `issuer`, `since`, `until` (years), `present=1` (no missing ones) and `sure=1` (no doubtful
   mentions) choose what of the network; `find` the words of the wanted list.
4. What cannot be understood is left out, never an error.
"""

import datetime
import re
from dataclasses import dataclass, replace
from typing import Literal, get_args

import streamlit as st

from library import Relation, Selection
from ui import navigation
from ui.route import Parameters

PLACE = navigation.NETWORK
Tab = Literal["graph", "wanted", "chain", "validity"]
TABS: tuple[Tab, ...] = get_args(Tab)
RELATIONS: tuple[Relation, ...] = get_args(Relation)
DEPTHS = (1, 2, 3)
LIMITS = (40, 120, 500)
"""How many documents may be drawn, the fewest first: more than the last cannot be told apart on a screen."""


@dataclass(frozen=True, slots=True)
class View:
    """What the page shows."""

    tab: Tab = "graph"
    centre: str | None = None
    depth: int = 1
    relations: tuple[Relation, ...] = ()
    type: str | None = None
    issuer: str | None = None
    since: int | None = None
    until: int | None = None
    present: bool = False
    """Whether documents that the library lacks are left out."""
    sure: bool = False
    """Whether doubtful mentions are left out."""
    labels: bool = False
    """Whether edges say their relation."""
    limit: int = LIMITS[0]
    node: str | None = None
    find: str = ""
    targets: bool = False
    """Whether the chain says who carries each target on."""
    on: datetime.date | None = None
    """The day of the validity; None for today."""

    @property
    def selection(self) -> Selection:
        """What of the network is wanted."""
        return Selection(self.relations, self.type, self.issuer, self.since, self.until, missing=not self.present)

    @property
    def filtered(self) -> bool:
        """Whether something is left out by choice."""
        return self.selection != Selection() or self.sure

    def unfiltered(self) -> "View":
        """Return it with nothing left out."""
        return View(self.tab, self.centre, self.depth, labels=self.labels, limit=self.limit, node=self.node, on=self.on)

    def parameters(self) -> Parameters:
        """Return the query parameters of this page, without those that say nothing."""
        every: dict[str, str | list[str] | None] = {
            "tab": self.tab if self.tab != "graph" else None,
            "centre": self.centre,
            "depth": str(self.depth) if self.depth != 1 else None,
            "rel": list(self.relations),
            "type": self.type,
            "issuer": self.issuer,
            "since": str(self.since) if self.since else None,
            "until": str(self.until) if self.until else None,
            "present": "1" if self.present else None,
            "sure": "1" if self.sure else None,
            "labels": "1" if self.labels else None,
            "n": str(self.limit) if self.limit != LIMITS[0] else None,
            "node": self.node,
            "find": self.find,
            "targets": "1" if self.targets else None,
            "on": self.on.isoformat() if self.on else None,
        }
        return {name: value for name, value in every.items() if value}

    def link(self) -> str:
        """Return the address of this page, relative to any page of the app."""
        return navigation.link(PLACE, self.parameters())


def read() -> View:
    """Return what the address of this session asks for."""
    asked = st.query_params

    def one(name: str) -> str:
        return asked.get(name, "").strip()

    def year(name: str) -> int | None:
        return int(one(name)) if re.fullmatch(r"(19|20|21)\d\d", one(name), re.ASCII) else None

    try:
        on = datetime.date.fromisoformat(one("on")) if one("on") else None
    except ValueError:
        on = None
    return View(
        tab=next((tab for tab in TABS if tab == one("tab")), "graph"),
        centre=one("centre") or None,
        depth=next((depth for depth in DEPTHS if str(depth) == one("depth")), 1),
        relations=tuple(relation for relation in RELATIONS if relation in asked.get_all("rel")),
        type=one("type") or None,
        issuer=one("issuer") or None,
        since=year("since"),
        until=year("until"),
        present=one("present") == "1",
        sure=one("sure") == "1",
        labels=one("labels") == "1",
        limit=next((limit for limit in LIMITS if str(limit) == one("n")), LIMITS[0]),
        node=one("node") or None,
        find=one("find"),
        targets=one("targets") == "1",
        on=on if on and 1900 <= on.year <= 2100 else None,
    )


def go(view: View) -> None:
    """Move this session there."""
    navigation.go(view.parameters())


def change(view: View, **changes: object) -> None:
    """Move this session to the same view with something changed."""
    go(replace(view, **changes))  # type: ignore[arg-type]
