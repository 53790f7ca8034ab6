"""What an answer is made from: the search, the embedder, how rare words are, and the documents themselves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.comprehension.reading import Reading
from index.model import FoundDocument, FoundPassage, Hit, Query
from ingest.model import Reference, Section, Target


class PassageEncoder(Protocol):
    """What an answer needs of the embedder."""

    def encode_query(self, text: str) -> npt.NDArray[np.float32]:
        """Return the unit vector of a question."""

    def encode_passages(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return unit vectors of texts, a row each."""


class PassageReader(Protocol):
    """What an answer needs of the model that reads."""

    def read(self, question: str, passages: Sequence[FoundPassage]) -> list[Reading]:
        """Return what reading each passage with a question says of it."""


class Documents(Protocol):
    """What an answer reads of the documents, each by its slug."""

    def documents(self) -> list[FoundDocument]:
        """Return all documents, newest first."""

    def raw(self, slug: str) -> str:
        """Return the RAW text that all spans refer to."""

    def passages_of(self, slug: str) -> list[FoundPassage]:
        """Return every passage, headings included, in the order of the text."""

    def passages_near(self, passage: FoundPassage, reach: int) -> list[FoundPassage]:
        """Return the passages that begin at most so many characters away, in the order of the text."""

    def sections(self, slug: str) -> list[Section]:
        """Return the tree in the order of the text."""

    def targets(self, slug: str) -> tuple[Target, ...]:
        """Return the targets that a document sets."""

    def references(self, slug: str) -> tuple[Reference, ...]:
        """Return the references that a document makes."""

    def mentions_of(self, number: str) -> list[tuple[FoundDocument, Reference]]:
        """Return the references to a number, each with the document that makes it."""


@dataclass(frozen=True, slots=True)
class Sources:
    """All of it, for one question."""

    find: Callable[[Query], Sequence[Hit]]
    """Searches; gives passages, best first."""
    encoder: Callable[[], PassageEncoder]
    """Asked only where meanings must be compared."""
    frequency: Callable[[str], int]
    """In how many passages of the library a term stands."""
    documents: Documents
    read: Callable[[str], Query]
    """Understands a part of the question, with the same filters."""
    passages: int
    """How many the library has, whatever the filters: frequencies are of all."""
    reader: Callable[[], PassageReader] | None = None
    """Asked for the passages that fit best; None if nothing is to be read."""
