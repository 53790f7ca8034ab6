"""What of the ledger is shown <-> the address.

1. What the documents must be like stands in the address as on the page Hỏi: `in`, `issuer`, `year` (ui/route.py).
2. What the targets must be like: `q` words, `indicator` its id, `unit`, `direction`, `by` the year they are set for,
   `sure=1` without the doubtful ones.
3. `sort` and `group` arrange the table, `row=SLUG#ORDINAL` is the chosen target. `view=indicators` shows the canonical
   indicators; `indicator` is then the chosen one.
4. What cannot be understood is left out, never an error.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

import streamlit as st

from library import TARGET_GROUPS, TARGET_ORDERS, Filters, TargetFilters
from ui import navigation
from ui.route import Parameters, Route

PLACE = "chi-tieu"
View = Literal["ledger", "indicators"]
Direction = Literal["level", "increase", "decrease"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the page shows."""

    among: Filters = field(default_factory=Filters)
    """What the documents must be like."""
    filters: TargetFilters = field(default_factory=TargetFilters)
    order: str = "document"
    group: str | None = None
    row: str | None = None
    """Key of the chosen target."""
    view: View = "ledger"

    @property
    def is_narrowed(self) -> bool:
        """Whether anything narrows the ledger."""
        return self.among != Filters() or self.filters != TargetFilters()

    def parameters(self) -> Parameters:
        """Return the query parameters of this page, without those that say nothing."""
        wanted = self.filters
        every: Mapping[str, str | None] = {
            "q": wanted.words,
            "indicator": wanted.indicator,
            "unit": wanted.unit,
            "direction": wanted.direction,
            "by": str(wanted.year) if wanted.year else None,
            "sure": "1" if wanted.certainty == "certain" else None,
            "sort": self.order if self.order != "document" else None,
            "group": self.group,
            "row": self.row,
            "view": self.view if self.view != "ledger" else None,
        }
        return Route(filters=self.among).parameters() | {name: value for name, value in every.items() if value}


def read(here: Route) -> Ledger:
    """Return what the address of this session asks for; `here` is what of it other pages know, too."""

    def given(name: str) -> str | None:
        return st.query_params.get(name, "").strip() or None

    by = given("by") or ""
    filters = TargetFilters(
        words=here.question,
        indicator=given("indicator"),
        unit=given("unit"),
        direction=next((one for one in DIRECTIONS if one == given("direction")), None),
        year=int(by) if re.fullmatch(r"[12]\d{3}", by, re.ASCII) else None,
        certainty="certain" if given("sure") == "1" else None,
    )
    order, group = given("sort"), given("group")
    return Ledger(
        here.filters,
        filters,
        order if order in TARGET_ORDERS else "document",
        group if group in TARGET_GROUPS else None,
        given("row"),
        "indicators" if given("view") == "indicators" else "ledger",
    )


def go(ledger: Ledger) -> None:
    """Move this session there."""
    navigation.go(ledger.parameters())


def of_indicator(identity: str) -> Ledger:
    """Return the ledger of one canonical indicator."""
    return replace(Ledger(), filters=TargetFilters(indicator=identity))
