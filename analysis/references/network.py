"""All references of a library -> one graph: its documents, those that it lacks, who cites whom and how.

1. The references of all documents are read in one pass, those to the document itself left out, and looked up with one
   table (`index.links.Linker`).
2. What the library lacks is told apart by `analysis.references.missing`: nodes of their own. A treaty, a charter or a
   resolution of a congress has a name only, by which the library is not searched: such a node may stand for one of its
   documents.
3. Several files of one act are one document of the graph: the best of them stands for it (`act`).
4. An edge is one mention. One that several documents fit has an edge to each, under one mention; one that nothing can
   be told of has none, but is kept with its document. A document does not cite itself.
5. A neighbourhood is what can be reached in so many steps, along the edges or against them, over edges of the wanted
   relations and documents of the wanted kind.

Nothing is stored: the graph is made anew when the library has changed, so that what was missing is found once it came.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from analysis.references.missing import Claim, missing
from analysis.references.model import Edge, Node
from index.changes import in_force_from
from index.links import Link, Linker
from index.model import FoundDocument
from index.queries import Queries
from ingest.model import Reference, Relation

if TYPE_CHECKING:
    import networkx as nx


class ReferenceGraph:
    """The documents of a library and their references to each other, and to documents that it lacks."""

    def __init__(
        self,
        documents: Sequence[FoundDocument],
        cited: Iterable[tuple[FoundDocument, Sequence[Reference]]],
        in_force: Callable[[FoundDocument], datetime.date | None] = lambda _: None,
    ) -> None:
        """Make the graph.

        Args:
            documents: All of the library, newest first.
            cited: For each document that cites others all its references; own places may be left out.
            in_force: From which day a document is in force, as far as its text tells.
        """
        self.linker = Linker(documents, in_force)
        acts = self.linker.acts
        self.nodes: dict[str, Node] = {one.slug: Node.of(one, acts.others(one)) for one in documents}
        self._order = {slug: place for place, slug in enumerate(self.nodes)}
        self._act = {one.slug: acts.best(one).slug for one in documents}
        found = [
            (by, reference, link)
            for by, references in cited
            for reference, link in _looked_up(self.linker, by, references)
        ]
        claims = [Claim(by, reference) for by, reference, link in found if _lacking(reference, link)]
        ids, lacking = missing(claims)
        self.nodes |= lacking
        self._cites: dict[str, list[Edge]] = {}
        following = iter(ids)
        for by, reference, link in found:
            targets = tuple(document.slug for document in link.documents)
            if _lacking(reference, link):
                targets = (next(following),)
            if targets:
                edge = Edge(by.slug, targets, reference, link, self._act[by.slug])
                self._cites.setdefault(by.slug, []).append(edge)
        self._graph = self._joined()

    def _joined(self) -> "nx.MultiDiGraph":
        """The acts; of several files of one only what the best does not cite is taken from the others."""
        # Here and not above: whoever only asks a question must not wait for it.
        import networkx as nx

        graph = nx.MultiDiGraph()
        graph.add_nodes_from(identity for identity in self.nodes if self.act(identity) == identity)
        for best in (True, False):
            known = None if best else set(graph.edges())
            for slug, edges in self._cites.items():
                if (self.act(slug) == slug) == best:
                    graph.add_edges_from(
                        (edge.act, target, {"edge": edge})
                        for edge in edges
                        for target in edge.targets
                        if known is None or (edge.act, target) not in known
                    )
        return graph

    def act(self, identity: str) -> str:
        """Return the node that stands for a document in the graph: itself, or the best file of its act."""
        return self._act.get(identity, identity)

    def cites(self, identity: str) -> list[Edge]:
        """Return the resolved mentions in a document, in the order of its text."""
        return self._cites.get(identity, [])

    def every(self, document: FoundDocument, references: Sequence[Reference]) -> list[Edge]:
        """Return all references of a document as edges: without targets where they mean itself, or nothing known.

        Args:
            document: Of the library.
            references: All that it holds, rejected ones too.
        """
        known = {edge.reference.ordinal: edge for edge in self.cites(document.slug)}
        links = self.linker.links(document, references)
        act = self.act(document.slug)
        return [
            known.get(reference.ordinal, Edge(document.slug, (), reference, links[reference.ordinal], act))
            for reference in references
        ]

    def cited_by(self, identity: str) -> list[Edge]:
        """Return the mentions of a document's act, also those that may mean another; the newest citing one first."""
        edges = [edge for _, _, edge in self._graph.in_edges(self.act(identity), data="edge")]
        return sorted(edges, key=lambda edge: (self._order[edge.source], edge.reference.start))

    def edges(self) -> list[Edge]:
        """Return every resolved mention, document by document, the newest first."""
        return list({id(edge): edge for _, _, edge in self._graph.edges(data="edge")}.values())

    def lacking(self) -> list[Node]:
        """Return the documents that are cited and missing."""
        return [node for node in self.nodes.values() if node.document is None]

    def part(
        self,
        center: str | None,
        depth: int,
        relations: Collection[Relation],
        wanted: Callable[[Node], bool],
    ) -> tuple[list[Node], list[Edge]]:
        """Return a part of the graph: its nodes and the mentions between them.

        Args:
            center: Id of a node to begin at (`act`), which is wanted in any case; None for the whole graph.
            depth: Steps from there.
            relations: Only mentions with one of these relations; all if empty.
            wanted: Whether a node is to be in it.
        """
        nodes = {identity for identity in self._graph if identity == center or wanted(self.nodes[identity])}
        edges = [
            (source, target, edge)
            for source, target, edge in self._graph.edges(data="edge")
            if source in nodes and target in nodes and (not relations or edge.reference.relation in relations)
        ]
        if center is not None:
            import networkx as nx

            around = nx.Graph((source, target) for source, target, _ in edges)
            around.add_node(center)
            nodes = set(nx.single_source_shortest_path_length(around, center, cutoff=depth))
        kept = {id(edge): edge for source, target, edge in edges if source in nodes and target in nodes}
        return [node for identity, node in self.nodes.items() if identity in nodes], list(kept.values())


def reference_graph(catalog: Queries) -> ReferenceGraph:
    """Return the graph of a library."""
    documents = catalog.documents()
    by_id = {document.id: document for document in documents}
    cited = [(by_id[identity], references) for identity, references in catalog.citing() if identity in by_id]
    return ReferenceGraph(documents, cited, lambda one: in_force_from(catalog.raw(one.slug)))


def _looked_up(linker: Linker, by: FoundDocument, references: Sequence[Reference]) -> Iterable[tuple[Reference, Link]]:
    links = linker.links(by, references)
    return [
        (reference, links[reference.ordinal]) for reference in references if links[reference.ordinal].status != "self"
    ]


def _lacking(reference: Reference, link: Link) -> bool:
    """Whether it names a document that the library does not have, or by a kind of name that is not looked up."""
    if link.status == "none":
        return True
    named = reference.name is not None and reference.kind in ("document", "congress")
    return link.status == "unknown" and named and reference.certainty == "certain"
