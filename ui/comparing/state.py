"""What is compared <-> the address.

1. `a` is the first document, each `b` another one, by slug or number; `tab` what of them is shown, `kind` which
   changes, `topic` the matter of the tab Chủ đề, `part` the part of what is long, from 1.
2. What cannot be understood is left out, never an error; documents that are gone are said by the page.
"""

from dataclasses import dataclass, replace
from typing import Literal, get_args

import streamlit as st

from ui import navigation
from ui.route import Parameters

PLACE = "so-sanh"
Tab = Literal["chi-tieu", "toan-van", "sua-doi", "chu-de"]
TABS: tuple[Tab, ...] = get_args(Tab)
MOST = 6
"""More columns than these nobody reads."""
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the page shows."""

    documents: tuple[str, ...] = ()
    """In the order of the columns: slugs, once the page has looked them up."""
    tab: Tab = "chi-tieu"
    kind: str | None = None
    """Of changes; what the tab does not know is no kind."""
    topic: str = ""
    part: int = 1

    def parameters(self) -> Parameters:
        """Return the query parameters of this page, without those that say nothing."""
        every: dict[str, str | list[str] | None] = {
            "a": self.documents[0] if self.documents else None,
            "b": list(self.documents[1:]),
            "tab": self.tab if self.tab != "chi-tieu" else None,
            "kind": self.kind,
            "topic": self.topic,
            "part": str(self.part) if self.part > 1 else None,
        }
        return {name: value for name, value in every.items() if value}

    def on(self, tab: Tab) -> "Comparison":
        """Return it with another tab, from the beginning."""
        return replace(self, tab=tab, kind=None, part=1)

    def only(self, kind: str | None) -> "Comparison":
        """Return it with other changes, from the beginning."""
        return replace(self, kind=kind, part=1)


def read() -> Comparison:
    """Return what the address of this session asks for."""
    named = [*st.query_params.get_all("a")[:1], *st.query_params.get_all("b")]
    part = st.query_params.get("part", "")
    return Comparison(
        tuple(slug.strip() for slug in named if slug.strip())[:MOST],
        next((tab for tab in TABS if tab == st.query_params.get("tab")), "chi-tieu"),
        st.query_params.get("kind", "").strip() or None,
        " ".join(st.query_params.get("topic", "").split())[:_LONGEST],
        int(part) if part.isascii() and part.isdigit() and 0 < len(part) < 5 and int(part) else 1,
    )


def go(comparison: Comparison) -> None:
    """Move this session there."""
    navigation.go(comparison.parameters())
