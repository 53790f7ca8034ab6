"""Documents of a library that are the same act, as several files of it.

1. Intake names what it takes for the same document alike: `26-nq-tu…`, `26-nq-tu…~2`.
2. Beside that, documents of one number, day and issuer are one act, whatever their files say of the rest.
"""

from collections.abc import Sequence

import networkx

from index.model import FoundDocument
from vietnamese.forms import key


def copies(documents: Sequence[FoundDocument]) -> tuple[tuple[FoundDocument, ...], ...]:
    """Return the groups of two and more documents that are one act, each in the order given."""
    shared = networkx.Graph()
    for place, document in enumerate(documents):
        shared.add_edge(place, document.slug.partition("~")[0])
        if document.number and document.date:
            shared.add_edge(place, (key(document.number), document.date, key(document.issuer or "")))
    groups = ([place for place in group if isinstance(place, int)] for group in networkx.connected_components(shared))
    return tuple(tuple(documents[place] for place in sorted(group)) for group in groups if len(group) > 1)
