"""What search and library ask of a store, so that another engine can take the local one's place by configuration."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.model import Filters, FoundDocument, FoundPassage
from ingest.model import Document, Reference

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scope:
    """What the filters leave: documents and kinds for the lexical search, passages for the dense one. None: all."""

    documents: tuple[int, ...] | None
    kinds: tuple[str, ...]
    passages: npt.NDArray[np.int64] | None

    @property
    def empty(self) -> bool:
        """Whether the filters leave nothing."""
        return self.passages is not None and len(self.passages) == 0


class TextEmbedder(Protocol):
    """What computing all vectors anew needs of an embedder."""

    @property
    def name(self) -> str:
        """Name of the model."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def fingerprint(self) -> str:
        """What tells its weights from others of the same name."""

    def encode_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vector:
        """Return unit vectors [texts, dimension]."""


class PassageStore(Protocol):
    """What search and library ask of a store; another engine fulfils it without a change above."""

    def write(
        self,
        document: Document,
        origin: str,
        terms: Sequence[str | None],
        vectors: Sequence[Vector | None],
        replaces: int | None = None,
    ) -> int:
        """Write a document whole, or not at all; return its id."""

    def hide(self, document: int) -> None:
        """Take a document out."""

    def unhide(self, document: int) -> None:
        """Bring a document back."""

    def scope(self, filters: Filters) -> Scope:
        """Resolve filters once for several searches."""

    def search_dense(self, vector: Vector, limit: int, scope: Scope) -> list[tuple[int, float]]:
        """Return ids and cosines, best first."""

    def search_lexical(
        self, fields: dict[str, dict[str, float]], limit: int, scope: Scope, ids: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """Return ids and BM25 scores, best first; of `ids` only if given."""

    def cosines(self, vector: Vector, ids: list[int]) -> list[float]:
        """Return the cosine of each of these passages."""

    def document_frequency(self, field: str, term: str) -> int:
        """Return in how many passages a term stands."""

    def fetch(self, ids: Sequence[int]) -> list[FoundPassage]:
        """Return passages by id, in this order, without those that are gone."""

    def vector(self, passage: int) -> Vector | None:
        """Return the unit vector of a passage, None if it is gone."""

    def addresses(self, documents: Sequence[int]) -> list[tuple[int, str, str]]:
        """Return id, kind and address of the searchable passages of these documents, in the order of their texts."""

    def printed_acts(self, documents: Sequence[int]) -> dict[int, Reference]:
        """Return for the consolidated texts among these documents the first numbered act that each names."""

    def mentions_of(self, number: str) -> list[tuple[FoundDocument, Reference]]:
        """Return the certain references to a number, each with the document that it stands in."""

    def raw(self, slug: str) -> str:
        """Return the RAW text of a document."""

    def count(self) -> tuple[int, int]:
        """Return the numbers of documents and searchable passages."""
