"""The part of the network that is shown, read once for all who look at it, and cut to what can be drawn.

1. `whole` reads it: what the filters leave, without doubtful mentions if they are not wanted. A few parts are kept, as
   long as the library does not change.
2. `cut` keeps the most cited documents, of a whole library those that are tied to the most others, and of these only
   what hangs together with the centre, or with anything.
3. Mentions of one document in another under one relation are one arrow, with their number.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

import networkx as nx
import streamlit as st

from library import Library, Node, Relation, Subnet, Wanted
from ui.network.state import View


@dataclass(frozen=True, slots=True)
class Arrow:
    """What one document says of another one."""

    source: str
    target: str
    relation: Relation
    count: int
    certain: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn of a part."""

    nodes: tuple[Node, ...]
    """The most cited first; a centre before all."""
    arrows: tuple[Arrow, ...]
    cited: dict[str, int]
    """In how many documents of the whole part each is cited."""


def whole(library: Library, view: View) -> Subnet:
    """Return the part that a view asks for.

    Raises:
        NotInLibrary, BadQuestion: It names no document of the library.
    """
    around = View(centre=view.centre, depth=view.depth if view.centre else 1)
    chosen = replace(
        around, relations=view.relations, type=view.type, issuer=view.issuer, since=view.since, until=view.until,
        present=view.present, sure=view.sure,
    )  # fmt: skip
    return _part(library.state(), chosen, library)


def cut(part: Subnet, limit: int, wanted: str | None = None) -> Drawn:
    """Return what is to be drawn of a part, at most so many documents, among them the one that is looked at."""
    counts: Counter[tuple[str, str, Relation]] = Counter()
    certain: defaultdict[tuple[str, str, Relation], bool] = defaultdict(bool)
    known = {node.id: node for node in part.nodes}
    for mention in part.mentions:
        for target in mention.edge.targets:
            if target in known and target != mention.edge.act:
                key = mention.edge.act, target, mention.edge.reference.relation
                counts[key] += 1
                certain[key] |= mention.edge.reference.certainty == "certain" and len(mention.edge.targets) == 1
    cited = Counter(target for _, target in {(source, target) for source, target, _ in counts})
    linked = nx.Graph((source, target) for source, target, _ in counts)
    degree: dict[str, int] = dict(linked.degree())
    # Of a whole library the most cited ones alone would stand unconnected: those that cite them are needed, too.
    first, then = (cited, degree) if part.center else (degree, cited)
    ranked = sorted(known, key=lambda one: (one != part.center, -first.get(one, 0), -then.get(one, 0), one))
    kept = {*ranked[:limit], *({wanted} & known.keys())}
    tied = linked.subgraph(kept)
    if part.center in tied:
        kept = set(nx.node_connected_component(tied, part.center))
    elif part.center is None:
        kept = {one for one in kept if tied.degree(one)} if tied.number_of_edges() else kept
    else:
        kept = {part.center}
    arrows = tuple(
        Arrow(*key, count, certain[key]) for key, count in sorted(counts.items()) if key[0] in kept and key[1] in kept
    )
    return Drawn(tuple(known[one] for one in ranked if one in kept), arrows, dict(cited))


def missing(library: Library) -> tuple[Wanted, ...]:
    """Return all that is cited but missing, the most wanted first."""
    return _missing(library.state(), library)


@st.cache_resource(max_entries=2, show_spinner=False)
def _missing(state: str, _library: Library) -> tuple[Wanted, ...]:
    """Shared as `_part` is."""
    return _library.wanted()[0]


@st.cache_resource(max_entries=8, show_spinner=False)
def _part(state: str, view: View, _library: Library) -> Subnet:
    """Frozen, so that sessions may share it; `state` only tells states of the library apart."""
    part = _library.network(view.centre, view.depth, view.selection)
    if not view.sure and not view.relations:
        return part
    kept = tuple(
        one
        for one in part.mentions
        if not view.sure or (one.edge.reference.certainty == "certain" and len(one.edge.targets) == 1)
    )
    touched = {target for one in kept for target in one.edge.targets} | {one.edge.act for one in kept} | {part.center}
    return Subnet(part.center, tuple(node for node in part.nodes if node.id in touched), kept)
