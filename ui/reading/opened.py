"""A document with all that the reader says about it, looked up once.

1. The key is the graph of the library, which is made anew whenever the library changes, and the day, for the validity.
   What is kept holds the graph: while it is there, no other graph can have its identity.
2. Mentions in other documents are laid to the sections that they mean.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from library import Chain, DocumentView, Library, Mention, References, Validity
from library.places import Places
from ui.markup import Span
from ui.reading import parts

# The greatest of 3,500 passages and 2,600 mentions takes about 20 MB.
_KEPT = 8


@dataclass(frozen=True, slots=True)
class Opened:
    """A document, its tree by names, its parts, and its neighbours."""

    view: DocumentView
    places: Places
    parts: tuple[Span, ...]
    references: References
    validity: Validity
    chain: Chain
    meant: Mapping[int, tuple[Mention, ...]]
    """By ordinal of a section: the mentions in other documents that mean it itself."""
    graph: object


def opened(library: Library, name: str) -> Opened:
    """Return the document of a slug, a number or a file name.

    Raises:
        NotInLibrary, BadQuestion: As their names say.
    """
    return _opened(library.graph(), library.find(name).slug, datetime.date.today(), library)


@st.cache_resource(max_entries=_KEPT, show_spinner=False, hash_funcs={"analysis.references.network.ReferenceGraph": id})
def _opened(graph: object, slug: str, today: datetime.date, _library: Library) -> Opened:
    view, references = _library.show(slug), _library.references(slug)
    places = Places(view.sections)
    meant: dict[int, dict[int, Mention]] = {}
    for number, mention in enumerate(references.cited_by):
        for pinpoint in mention.edge.reference.pinpoints:
            section = places.find(pinpoint)
            if section is not None:
                meant.setdefault(section.ordinal, {})[number] = mention
    return Opened(
        view=view,
        places=places,
        parts=parts.cut(view),
        references=references,
        validity=_library.validity(slug, today),
        chain=_library.chain(slug, 1),
        meant={ordinal: tuple(found.values()) for ordinal, found in meant.items()},
        graph=graph,
    )
