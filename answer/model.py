"""What a question is answered with: quoted sentences with their citations, or a reasoned refusal."""

import datetime
from dataclasses import dataclass
from typing import Literal

from index.model import Query
from ingest.model import Place

RefusalReason = Literal["empty_library", "filtered_out", "no_topic", "no_fact", "only_samples"]
"""empty_library: nothing is there; filtered_out: the filters leave nothing; no_topic: no passage speaks of it;
no_fact: the topic is there, but not this fact (another year, no figure); only_samples: nothing but a made-up example
answers it, and the person did not choose that one by a filter."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a quote stands. `quote == raw[start:end]` of `file`, as it stands in the file."""

    document: str
    """Slug, as in links."""
    number: str | None
    title: str | None
    date: datetime.date | None
    issuer: str | None
    address: str
    page: int | None
    quote: str
    start: int
    end: int
    file: str
    sample: bool
    passage: int
    """Id of the passage, for opening it in the document view."""
    ocr: float | None = None
    """Lowest confidence, 0 to 1, of the pages that the passage was read from by OCR; None if it was not."""
    places: tuple[Place, ...] = ()
    """Where the passage stands on its pages, a rectangle a line; empty where the format has no places."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the answer with what qualifies it. `start:end` is its raw place, inside a cited quote."""

    text: str
    """As written, with its unit: `476 ha`."""
    comparator: str
    """`=`, `>=`, `>`, `<=`, `<`, `~`, `range`."""
    value: str
    """Plain decimal number, `2100`; a range as `5..7`."""
    unit: str | None
    qualified: str
    """With the words that qualify it, as written: `từ 9,5% trở lên`."""
    citation: int
    """Index into `Answer.citations`."""
    start: int
    end: int
    ocr: float | None = None
    """As of its citation: a figure from OCR wants a look at the page."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One quoted sentence of the answer; `text == quote` of a span inside citation `citation`."""

    text: str
    citation: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was searched."""

    documents: int
    passages: int
    issuers: tuple[str, ...]
    since: datetime.date | None
    until: datetime.date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Quoted sentences, best first, never rewritten."""

    query: Query
    text: str
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    """The figure asked for first; empty if the question asks for none or none is certain."""
    citations: tuple[Citation, ...]
    coverage: Coverage
    confidence: float
    """Estimated probability that the answer is right, 0 to 1."""
    seconds: float


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, and the passages that came nearest."""

    query: Query
    reason: RefusalReason
    message: str
    """The reason in Vietnamese, for the person."""
    nearest: tuple[Citation, ...]
    coverage: Coverage
    confidence: float
    seconds: float
