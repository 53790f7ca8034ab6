"""The address of a question or a document is its state.

1. `read` makes a Route of the query parameters; what cannot be understood is left out, never an error.
2. `Route.parameters` gives them back: the same address for the same state.
3. `link` is the way to it, `go` the way from one question to another.

A question: `?q=…`, with `exact=1` if it is searched as typed, `without=KIND` for a kind of reading that was taken
off. A document: `van-ban?doc=SLUG&at=START-END`, raw offsets as in citations, with `page=…` if that page is shown as
it is printed. Filters: `in` (documents), `issuer`, `type`, `year`, `since`, `until` (ISO dates).
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from library import Filters
from ui import navigation
from ui.navigation import READER

Parameters = dict[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Route:
    """What a page shows."""

    question: str = ""
    literal: bool = False
    without: tuple[str, ...] = ()
    """Kinds of reading that were taken off."""
    document: str | None = None
    span: tuple[int, int] | None = None
    """Raw offsets of the passage to open the document at."""
    page: int | None = None
    """Page of the document that is shown as it is printed."""
    filters: Filters = field(default_factory=Filters)

    def parameters(self) -> Parameters:
        """Return the query parameters of this page, without those that say nothing."""
        chosen = self.filters
        every: dict[str, str | list[str] | None] = {
            "q": self.question,
            "exact": "1" if self.literal else None,
            "without": list(self.without),
            "doc": self.document,
            "at": f"{self.span[0]}-{self.span[1]}" if self.span else None,
            "page": str(self.page) if self.page else None,
            "in": list(chosen.documents),
            "issuer": chosen.issuer,
            "type": chosen.type,
            "year": str(chosen.year) if chosen.year else None,
            "since": chosen.since.isoformat() if chosen.since else None,
            "until": chosen.until.isoformat() if chosen.until else None,
        }
        return {name: value for name, value in every.items() if value}

    def link(self) -> str:
        """Return the address of this page, relative to any page of the app."""
        return navigation.link(READER if self.document else "", self.parameters())


def read(parameters: Mapping[str, Sequence[str]]) -> Route:
    """Return the page that query parameters (every value of each) ask for."""

    def first(name: str) -> str | None:
        return next((value.strip() for value in parameters.get(name, ()) if value.strip()), None)

    span = re.fullmatch(r"(\d{1,9})-(\d{1,9})", first("at") or "")
    page = first("page") or ""
    year = first("year") or ""
    return Route(
        question=first("q") or "",
        literal=first("exact") == "1",
        without=tuple(dict.fromkeys(value for value in parameters.get("without", ()) if value)),
        document=first("doc"),
        span=(int(span[1]), int(span[2])) if span and int(span[1]) < int(span[2]) else None,
        page=int(page) if re.fullmatch(r"[1-9]\d{0,5}", page, re.ASCII) else None,
        filters=Filters(
            documents=tuple(dict.fromkeys(value for value in parameters.get("in", ()) if value)),
            issuer=first("issuer"),
            type=first("type"),
            year=int(year) if re.fullmatch(r"[12]\d{3}", year) else None,
            since=_date(first("since")),
            until=_date(first("until")),
        ),
    )


def here() -> Route:
    """Return the page that this session is on."""
    return read({name: st.query_params.get_all(name) for name in st.query_params})


def go(route: Route) -> None:
    """Show this on the page that is shown."""
    navigation.go(route.parameters())


def _date(value: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value) if value else None
    except ValueError:
        return None
