"""A document as a tree: each section with the passages that are its own and the sections right below it.

1. A passage belongs to the deepest section that it starts in.
2. What is own stands before, between and after the sections below: a heading, an introducing line, a closing line.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from answer.sources import Documents
from index.model import FoundPassage
from ingest.model import Section
from vietnamese.sentences import Span, sentences

_SAYS = re.compile(r"[^\W\d_]{2}")


@dataclass(slots=True)
class Node:
    """A section of a document."""

    section: Section
    parent: "Node | None"
    own: list[FoundPassage] = field(default_factory=list)
    """Its heading and its content that stands in no section below, in the order of the text."""
    below: list["Node"] = field(default_factory=list)

    @property
    def lead(self) -> list[FoundPassage]:
        """What stands before the first section below."""
        stop = self.below[0].section.start if self.below else self.section.end
        return [passage for passage in self.own if passage.start < stop]

    @property
    def heading(self) -> FoundPassage | None:
        """The passage of its heading line; None if it has none."""
        return next((passage for passage in self.own[:1] if passage.kind == "heading"), None)


class Tree:
    """The sections of one document."""

    def __init__(self, slug: str, documents: Documents) -> None:
        self.top: list[Node] = []
        self._of: dict[int, Node] = {}
        nodes: dict[int, Node] = {}
        for section in documents.sections(slug):
            parent = nodes.get(section.parent) if section.parent is not None else None
            node = nodes[section.ordinal] = Node(section, parent)
            (parent.below if parent else self.top).append(node)
        # Sections and passages both come in the order of the text.
        coming, within = iter([*nodes.values(), None]), None
        following = next(coming)
        for passage in documents.passages_of(slug):
            while following is not None and following.section.start <= passage.start:
                within, following = following, next(coming)
            while within is not None and within.section.end <= passage.start:
                within = within.parent
            if within is not None and passage.kind in ("body", "heading"):
                within.own.append(passage)
                self._of[passage.id] = within

    def node_of(self, passage: FoundPassage) -> Node | None:
        """Return the section that a passage is the own content of; None outside of all."""
        return self._of.get(passage.id)


def sentences_of(passages: Iterable[FoundPassage]) -> list[tuple[FoundPassage, Span]]:
    """Return the sentences of passages in order, each with its passage."""
    return [(passage, span) for passage in passages for span in sentences(passage.text)]


def first_sentence(text: str) -> Span:
    """Return the place of the first sentence that says something: a number alone goes with what follows."""
    spans = sentences(text)
    end = next((end for start, end in spans if _SAYS.search(text, start, end)), len(text))
    return (spans[0][0] if spans else 0), end
