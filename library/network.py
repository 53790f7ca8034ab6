"""What the documents of a library say of each other, and of those that it lacks."""

from collections.abc import Iterable

from analysis.references.evidence import mentions
from analysis.references.model import Edge, Mention, References, Subnet, Wanted
from analysis.references.network import ReferenceGraph, reference_graph
from analysis.references.selecting import Selection, meaning
from analysis.references.wanted import wanted
from index.changes import changes_of
from library.texts import Texts


class Network(Texts):
    """Follows references in both directions."""

    _graph: tuple[str, ReferenceGraph] | None = None

    def references(self, name: str, *, at: str | None = None) -> References:
        """Return what a document cites, who cites it, and what later documents did to it.

        Args:
            name: As `find` takes it.
            at: A provision as it is shown or typed: of what cites the document only what means this, or is within it.

        Raises:
            NotInLibrary, BadQuestion: As their names say.
        """
        document, catalog, graph = self.find(name), self._store.catalog, self.graph()
        edges = graph.every(document, catalog.references(document.slug))
        by_number = catalog.mentions_of(document.number) if document.number else []
        targets = dict.fromkeys(target for edge in edges for target in edge.targets)
        return References(
            document=document,
            cites=self._evident(edges),
            cited_by=self._evident(meaning(at, graph.cited_by(document.slug))),
            changes=changes_of(document, by_number, catalog.raw),
            missing=tuple(node for node in map(graph.nodes.__getitem__, targets) if node.document is None),
        )

    def wanted(self, limit: int | None = None) -> tuple[tuple[Wanted, ...], int]:
        """Return the documents that are cited but missing, most wanted first, and how many there are in all.

        Args:
            limit: At most so many; None for all.
        """
        return wanted(self.graph(), self._evident, limit)

    def network(self, name: str | None = None, depth: int = 1, selection: Selection | None = None) -> Subnet:
        """Return who cites whom: around one document, or in the whole library.

        Args:
            name: The document in the middle, as `find` takes it; None for all documents.
            depth: How many steps from there, along references or against them.
            selection: What of it is wanted; None for all.

        Raises:
            NotInLibrary, BadQuestion: As their names say.
        """
        center = self.graph().act(self.find(name).slug) if name is not None else None
        chosen = selection or Selection()
        nodes, edges = self.graph().part(center, depth, chosen.relations, chosen.holds)
        return Subnet(center, tuple(nodes), self._evident(edges))

    def graph(self) -> ReferenceGraph:
        """Return the graph of all references, made anew when the library has changed."""
        with self._lock:
            state = self.state()
            if self._graph is None or self._graph[0] != state:
                self._graph = (state, reference_graph(self._store.catalog))
            return self._graph[1]

    def _evident(self, edges: Iterable[Edge]) -> tuple[Mention, ...]:
        return mentions(edges, self._store.catalog)
