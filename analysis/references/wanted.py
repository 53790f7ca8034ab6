"""Documents that are cited but missing -> a list of what to look for first.

1. Certain ones before those that only doubtful mentions speak of; then by how many documents cite them, how often,
   and their number.
2. Mentions of places in a document that an amending act quotes ("khoản 2 Điều này") say nothing new: they count only
   where nothing else cites it.
3. A document of the library with the same number, or a law with the same name, is shown beside it: its day or its place
   speaks against it, but either may have been misread.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from analysis.references.model import Edge, Mention, Node, Wanted
from analysis.references.network import ReferenceGraph


def wanted(
    graph: ReferenceGraph, with_evidence: Callable[[Iterable[Edge]], Sequence[Mention]], limit: int | None = None
) -> tuple[tuple[Wanted, ...], int]:
    """Return what is missing, most wanted first, and how many there are in all.

    Args:
        graph: Of the library.
        with_evidence: Adds words, sentence and address to mentions.
        limit: At most so many; None for all.
    """
    cited = [(node, _telling(graph.cited_by(node.id))) for node in graph.lacking()]
    cited.sort(key=lambda one: _order(*one))
    chosen = cited[:limit]
    shown = iter(with_evidence([edge for _, edges in chosen for edge in edges]))
    found = [
        Wanted(
            node=node,
            documents=len({edge.act for edge in edges}),
            relations=tuple(Counter(edge.reference.relation for edge in edges).most_common()),
            mentions=tuple(next(shown) for _ in edges),
            near=tuple(graph.linker.alike(node.number, node.name)),
        )
        for node, edges in chosen
    ]
    return tuple(found), len(cited)


def _telling(edges: list[Edge]) -> list[Edge]:
    return [edge for edge in edges if edge.reference.kind != "internal"] or edges


def _order(node: Node, edges: list[Edge]) -> tuple[object, ...]:
    return not node.certain, -len({edge.act for edge in edges}), -len(edges), node.id
