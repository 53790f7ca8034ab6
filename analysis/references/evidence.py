"""Mentions -> the same with their evidence: the words, the sentence around them, address and page.

1. Of each citing document its text, its pages and the spans of its passages are read once, whatever it cites.
2. The sentence is that of the passage in which the mention begins, as far as the mention reaches. A very long one,
   as in a table, is cut at blanks around the mention.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from analysis.references.model import Edge, Mention
from index.model import FoundDocument
from index.queries import Addressed, Queries
from index.standing import standing
from ingest.model import Page, Reference, Section
from vietnamese.sentences import sentences

_LONGEST = 600


def mentions(edges: Iterable[Edge], catalog: Queries) -> tuple[Mention, ...]:
    """Return the mentions with their evidence, in the same order.

    Raises:
        NotInLibrary: Another process has just removed a document.
    """
    documents = {document.slug: document for document in catalog.documents()}
    texts: dict[str, _Text] = {}
    found = []
    for edge in edges:
        if edge.source not in texts:
            texts[edge.source] = _Text(documents[edge.source], catalog)
        found.append(texts[edge.source].mention(edge))
    return tuple(found)


class _Text:
    """A citing document, as far as places in it need it."""

    def __init__(self, document: FoundDocument, catalog: Queries) -> None:
        self.document = document
        self.raw = catalog.raw(document.slug)
        self.pages: tuple[Page, ...] = catalog.pages(document.slug)
        self.passages: Sequence[Addressed] = catalog.addressed(document.slug)
        self._catalog = catalog
        self._sentences: dict[int, list[tuple[int, int]]] = {}

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Looked at only where no passage is."""
        return tuple(self._catalog.sections(self.document.slug))

    def mention(self, edge: Edge) -> Mention:
        reference = edge.reference
        start, end = self._sentence(reference)
        return Mention(
            edge=edge,
            by=self.document,
            place=standing(self, reference.start, reference.end),
            quote=self.raw[reference.start : reference.end],
            start=start,
            sentence=self.raw[start:end],
        )

    def _sentence(self, reference: Reference) -> tuple[int, int]:
        start, end = self._around(reference.start, reference.end)
        if end - start > _LONGEST:
            room = max(0, _LONGEST - (reference.end - reference.start)) // 2
            if start < reference.start - room:
                start = reference.start - room
                while start < reference.start and not self.raw[start - 1].isspace():
                    start += 1
            if end > reference.end + room:
                end = reference.end + room
                while end > reference.end and not self.raw[end].isspace():
                    end -= 1
        return start, end

    def _around(self, start: int, end: int) -> tuple[int, int]:
        """The sentence, or sentences, that a mention stands in; the mention itself where no passage is."""
        place = bisect_right(self.passages, start, key=lambda passage: passage.start) - 1
        if place < 0 or start >= self.passages[place].end:
            return start, end
        passage = self.passages[place]
        if place not in self._sentences:
            spans = sentences(self.raw[passage.start : passage.end])
            self._sentences[place] = [(low + passage.start, high + passage.start) for low, high in spans]
        spans = self._sentences[place]
        first = max(bisect_right(spans, start, key=lambda span: span[0]) - 1, 0)
        last = max(bisect_right(spans, end - 1, key=lambda span: span[0]) - 1, first)
        return (min(start, spans[first][0]), max(end, spans[last][1])) if spans else (start, end)
