"""The network of documents -> the chain of implementation above and below one document.

1. A step is what a document says at its beginning (`chain_statements`): that it carries another one out, regulates it
   in detail, is issued with it, or rests on it as a mandate. Other documents report steps between documents that the
   library lacks; their words stand for it.
2. Upwards: the documents that it carries out, then those that these carry out. Downwards the other way round. Each
   document is opened once; the chain goes on below a document only where it is first met.
3. Not certain: a mention that may mean another document, one that is younger or of a lower level than the one that is
   said to carry it out, a number that fits without a date. It is shown with the reason, and not followed.
4. Only spoken of in its body (`triển khai Nghị quyết …`): a step of its own kind next to the document, not followed.
5. A document that comes round again closes a cycle: it is said and cut.
6. The legal bases of the document are kept apart.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from analysis.references.chain_model import Chain, ChainStep, Member, StepKind
from analysis.references.chain_statements import STRENGTH, Statement, statements
from analysis.references.evidence import mentions
from analysis.references.levels import Level, contradicts, level_of, younger
from analysis.references.model import Edge, Mention, Node
from analysis.references.network import ReferenceGraph
from index.model import FoundDocument
from index.queries import Queries
from index.versions import CONSOLIDATED, same_act
from ingest.model import Relation

_LINKING: frozenset[Relation] = frozenset({"thực hiện", "căn cứ", "kèm theo"})
# Titles stand at the beginning: a mention behind that place with no such relation says nothing of the whole.
_BEGINNING = 4000


@dataclass(frozen=True, slots=True)
class _Link:
    """A statement with its ends."""

    above: str
    below: str
    by: FoundDocument
    kind: StepKind
    statement: Statement


@dataclass(slots=True)
class _Walk:
    """One direction of a chain while it is made."""

    steps: list[ChainStep] = field(default_factory=list)
    cycles: list[tuple[str, ...]] = field(default_factory=list)
    deeper: bool = False


def chain(document: FoundDocument, graph: ReferenceGraph, catalog: Queries, depth: int) -> Chain:
    """Return what a document carries out and what carries it out.

    Args:
        document: Of the library.
        graph: All references of the library.
        catalog: Of the library.
        depth: How many steps up and down.
    """
    reading = _Reading(graph, catalog)
    up = _walk(document.slug, depth, reading, upwards=True)
    down = _walk(document.slug, depth, reading, upwards=False)
    basis = [one.edge for one in reading.stated(document.slug) if one.kind == "basis" and one.below is None]
    return Chain(
        document=document,
        level=level_of_node(graph.nodes[document.slug]),
        up=tuple(up.steps),
        down=tuple(down.steps),
        basis=mentions(basis, catalog),
        cycles=tuple(dict.fromkeys((*up.cycles, *down.cycles))),
        deeper=up.deeper or down.deeper,
    )


def level_of_node(node: Node) -> Level:
    """Return where a document of the network stands."""
    system = node.document.system if node.document else None
    return level_of(number=node.number, type_=node.type, issuer=node.issuer, system=system)


class _Reading:
    """What the documents say, each read once."""

    def __init__(self, graph: ReferenceGraph, catalog: Queries) -> None:
        self.graph = graph
        self.catalog = catalog
        self.raw = cache(catalog.raw)
        self.stated = cache(self._stated)
        self.level = cache(lambda identity: level_of_node(graph.nodes[identity]))

    def _stated(self, slug: str) -> tuple[Statement, ...]:
        beginning = self.catalog.beginning(slug)
        return statements(self.raw(slug), beginning, self.graph.cites(slug), self._level_of)

    def _level_of(self, edge: Edge) -> Level:
        if len(edge.targets) == 1:
            return self.level(edge.targets[0])
        one = edge.reference
        return level_of(number=one.resolves_to or one.number, type_=one.type, issuer=one.issuer)

    def links(self, identity: str, *, upwards: bool) -> Iterator[_Link]:
        """The steps next to a document, those of one pair once, the strongest."""
        found: dict[tuple[str, str], _Link] = {}
        for link in self._links(identity):
            if (link.below if upwards else link.above) != identity:
                continue
            pair = (link.above, link.below)
            if pair not in found or _strength(link) < _strength(found[pair]):
                found[pair] = link
        yield from found.values()

    def _links(self, identity: str) -> Iterator[_Link]:
        sources = dict.fromkeys(
            edge.source
            for edge in self.graph.cited_by(identity)
            if edge.reference.relation in _LINKING or edge.reference.start < _BEGINNING
        )
        if self.graph.nodes[identity].document is not None:
            sources = {identity: None} | sources
        for source in sources:
            by = self.graph.nodes[source].document
            assert by is not None
            for one in self.stated(source):
                # A consolidated text prints an act: it is that act which carries something out.
                printed = one.below is None and by.type == CONSOLIDATED
                if one.kind != "basis" and not printed:
                    below = one.below or source
                    if self.level(below).role != "proposal":
                        yield from (_Link(target, below, by, one.kind, one) for target in one.edge.targets)

    def spoken_of(self, identity: str, *, upwards: bool) -> Iterator[tuple[str, str, Edge]]:
        """The pairs of documents of which one only speaks in its body of carrying out the other one."""
        edges: Iterable[Edge] = (
            (self.graph.cites(identity) if self.graph.nodes[identity].document else ())
            if upwards
            else self.graph.cited_by(identity)
        )
        seen = set()
        for edge in edges:
            if edge.reference.relation == "thực hiện" and edge.reference.certainty == "certain":
                for target in edge.targets if upwards else (identity,):
                    if (edge.source, target) not in seen:
                        seen.add((edge.source, target))
                        yield target, edge.source, edge


def _strength(link: _Link) -> tuple[int, bool]:
    return STRENGTH.index(link.kind), link.by.slug != link.below


def _walk(begin: str, depth: int, reading: _Reading, *, upwards: bool) -> _Walk:
    walk = _Walk()
    paths: dict[str, tuple[str, ...]] = {begin: (begin,)}
    layer = [begin]
    for level in range(1, depth + 1):
        following: list[str] = []
        links = [(one, link) for one in layer for link in reading.links(one, upwards=upwards)]
        evidence = mentions((link.statement.edge for _, link in links), reading.catalog)
        for (identity, link), mention in zip(links, evidence, strict=True):
            step = _step(link, mention, level, reading)
            walk.steps.append(step)
            other = link.above if upwards else link.below
            if other in paths[identity]:
                cycle = paths[identity][paths[identity].index(other) :]
                walk.cycles.append((*cycle, other))
            elif other not in paths and step.certain:
                paths[other] = (*paths[identity], other)
                following.append(other)
        layer = following
    walk.deeper = any(next(reading.links(one, upwards=upwards), None) is not None for one in layer)
    known = {(step.above.node.id, step.below.node.id) for step in walk.steps}
    spoken = [one for one in reading.spoken_of(begin, upwards=upwards) if one[:2] not in known]
    evidence = mentions((edge for _, _, edge in spoken), reading.catalog)
    for (above, below, _), mention in zip(spoken, evidence, strict=True):
        walk.steps.append(_mentioned(above, below, mention, reading))
    walk.steps.sort(key=lambda one: (one.depth, STRENGTH.index(one.kind), not one.certain))
    return walk


def _step(link: _Link, mention: Mention, depth: int, reading: _Reading) -> ChainStep:
    stated = link.statement
    doubt = "; ".join(_doubts(link.above, link.below, mention, reading)) or None
    return ChainStep(
        kind=link.kind,
        depth=depth,
        above=_member(link.above, reading),
        below=_member(link.below, reading),
        by=link.by,
        quote=reading.raw(link.by.slug)[stated.start : stated.end],
        place=mention.place,
        start=stated.start,
        end=stated.end,
        certain=doubt is None,
        doubt=doubt,
    )


def _mentioned(above: str, below: str, mention: Mention, reading: _Reading) -> ChainStep:
    doubts = _doubts(above, below, mention, reading)
    return ChainStep(
        kind="mentioned",
        depth=1,
        above=_member(above, reading),
        below=_member(below, reading),
        by=mention.by,
        quote=mention.sentence,
        place=mention.place,
        start=mention.start,
        end=mention.start + len(mention.sentence),
        certain=False,
        doubt="; ".join(["chỉ nhắc trong thân văn bản", *doubts]),
    )


def _doubts(above: str, below: str, mention: Mention, reading: _Reading) -> list[str]:
    edge = mention.edge
    over, under = reading.graph.nodes[above], reading.graph.nodes[below]
    doubts = []
    if len(edge.targets) > 1 and not same_act(edge.link.documents):
        doubts.append(f"kho có {len(edge.targets)} văn bản cùng số hoặc tên")
    if edge.reference.certainty == "ambiguous":
        doubts.append(edge.reference.reason or "chỗ dẫn chưa chắc")
    if younger(over.date, under.date):
        doubts.append("văn bản ở trên được ban hành sau văn bản ở dưới")
    if contradicts(reading.level(above), reading.level(below)):
        doubts.append("văn bản ở trên thuộc cấp thấp hơn văn bản ở dưới")
    if over.one_of_several:
        doubts.append("nhiều văn bản cùng số, chỗ dẫn không ghi ngày")
    return doubts


def _member(identity: str, reading: _Reading) -> Member:
    return Member(reading.graph.nodes[identity], reading.level(identity))


def documents_below(found: Chain) -> Sequence[FoundDocument]:
    """Return the documents of the library that carry out the one that was asked about, nearest first, each once."""
    below = (step.below.node.document for step in found.down)
    return list({one.id: one for one in below if one is not None and one.id != found.document.id}.values())
