"""What was found: searched for once, however often the page is drawn.

1. A page is drawn anew at every click. It is searched again only if the words, the filters or the library's files are
   others: sorting and showing more are not.
2. Whoever looks at what a saved search finds has opened it: what is new in it since the last time is marked, as long
   as it is looked at. A file of saved searches that is wrong never costs the results.
3. Where filters leave nothing, it is searched once without each of them, and once without any: so one is told which.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

import streamlit as st

from errors import NghiquyetError
from library import Coverage, Filters, Found, FoundPassage, Library
from library.saving import SEARCHED, SavedSearches
from ui.searching.state import Search

_KEY = "searching-result"


@dataclass(frozen=True, slots=True)
class Result:
    """What was found."""

    asked: tuple[object, ...]
    """What it is the result of."""
    found: Found
    coverage: Coverage
    seconds: float
    fingerprint: str
    """Which files the library held."""
    new: frozenset[str] = frozenset()
    """Documents with hits that are new since a saved search was last opened."""
    without: Mapping[str, int] = field(default_factory=dict)
    """If nothing was found: how many hits there are without a filter, by its field; `""` is without all of them."""
    source: FoundPassage | None = None
    """What others are to be similar to."""

    @property
    def is_cut(self) -> bool:
        """Whether there may be more than was arranged."""
        return self.found.among >= SEARCHED


def current(library: Library, search: Search) -> Result:
    """Return what a search finds.

    Raises:
        BadQuestion: It holds no word.
        NotInLibrary: The passage that others are to be similar to is gone.
    """
    route, fingerprint = search.route, library.fingerprint()
    asked = (route, search.like, search.own, library.state())
    known: Result | None = st.session_state.get(_KEY)
    if known is None or known.asked != asked:
        started = time.perf_counter()
        if search.like:
            found = library.similar(*search.like, _others(library, search), limit=SEARCHED)
        else:
            found = library.search(
                route.question, search.filters, limit=SEARCHED, literal=route.literal, without=route.without
            )
        seconds = time.perf_counter() - started
        coverage = library.coverage(found.query.filters)
        if search.like:
            known = Result(asked, found, coverage, seconds, fingerprint, source=_source(library, *search.like))
        else:
            new = _opened(library, search, found, fingerprint)
            known = Result(
                asked, found, coverage, seconds, fingerprint, new, {} if found.hits else _without(library, search)
            )
        st.session_state[_KEY] = known
    return known


def chosen(filters: Filters) -> list[str]:
    """Return the fields of filters that are on."""
    nothing = Filters()
    return [one.name for one in fields(Filters) if getattr(filters, one.name) != getattr(nothing, one.name)]


def _without(library: Library, search: Search) -> Mapping[str, int]:
    route, nothing, on = search.route, Filters(), chosen(search.filters)
    wider = {name: replace(search.filters, **{name: getattr(nothing, name)}) for name in on}
    counts = {
        name: len(
            library.search(route.question, filters, limit=SEARCHED, literal=route.literal, without=route.without).hits
        )
        for name, filters in (wider | ({"": nothing} if len(on) > 1 else {})).items()
    }
    return {name: count for name, count in counts.items() if count}


def _others(library: Library, search: Search) -> Filters:
    """The filters, less the document of the passage that others are to be similar to."""
    if search.own or search.filters.documents or not search.like:
        return search.filters
    others = (document.slug for document in library.documents() if document.slug != search.like[0])
    return replace(search.filters, documents=tuple(others))


def _source(library: Library, slug: str, address: str) -> FoundPassage | None:
    return next((passage for passage in library.show(slug).passages if passage.address == address), None)


def _opened(library: Library, search: Search, found: Found, fingerprint: str) -> frozenset[str]:
    kept, asked = SavedSearches(library.folder), search.saved()
    try:
        same = next((one for one in kept.all() if one.asks_the_same(asked)), None)
        return kept.opened(same.id, found, fingerprint) if same else frozenset()
    except NghiquyetError:
        # It is said where the saved searches are shown.
        return frozenset()
