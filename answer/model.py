"""What a question is answered with: quoted sentences with their citations, or a reasoned refusal."""

import datetime
from dataclasses import dataclass
from typing import Literal

from index.model import Change, Query
from ingest.model import Place, System

Kind = Literal[
    "figure", "date", "signer", "issued", "issuer", "body", "document", "yes_no", "definition", "list", "reason",
    "comparison", "overview", "text",
]  # fmt: skip
"""What a question asks for. signer, issued, issuer: of a document's head or tail; body: which agency is responsible;
document: which document; overview: of a section or a whole document; text: anything else."""

RefusalReason = Literal[
    "empty_library", "filtered_out", "no_topic", "no_fact", "other_time", "other_place", "elsewhere", "false_figure",
    "only_samples",
]  # fmt: skip
"""empty_library: nothing is there; filtered_out: the filters leave nothing; no_topic: no passage speaks of it;
no_fact: the topic is there, but not this fact; other_time, other_place: it is said of another year or period, place or
body; elsewhere: the passage refers to an annex or a document that the library lacks; false_figure: the question rests
on a figure that the documents contradict; only_samples: nothing but a made-up example answers it, and the person did
not choose that one by a filter."""


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
    type: str | None = None
    system: System | None = None
    path: tuple[str, ...] = ()
    """Headings above the passage, from the outermost to the nearest."""
    changes: tuple[Change, ...] = ()
    """What replaced, repealed or amended the passage, as far as the library can tell."""


@dataclass(frozen=True, slots=True)
class Span:
    """The words that answer: `text` is what stands at `start:end` of the raw file, inside citation `citation`."""

    text: str
    citation: int
    start: int
    end: int


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
    indicator: str | None = None
    """What it is a figure of, as the ledger of targets names it; None if it stands in no ledger."""
    period: str | None = None
    scope: str | None = None
    """The place or group that it speaks of."""
    asked: bool = True
    """False for another value of the same indicator: of another period, document, or a part of the whole."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One quoted sentence or clause of the answer; `text == raw[start:end]`, inside citation `citation`."""

    text: str
    citation: int
    start: int
    end: int
    subject: str | None = None
    """What it speaks of, where it does not say so itself: the words of a heading above it, to be shown in brackets."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What was not said because the check did not find it in the cited span."""

    text: str
    why: str
    """In Vietnamese, for the person."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was searched."""

    documents: int
    passages: int
    issuers: tuple[str, ...]
    since: datetime.date | None
    until: datetime.date | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that was looked at, for the trace."""

    address: str
    document: str
    text: str
    sure: float
    """Estimated probability, 0 to 1, that it answers."""
    marks: tuple[tuple[str, float], ...]
    """What it was judged by: coverage, cosine, …."""
    objection: str | None
    """Why it may not answer, in words; None if it may."""


@dataclass(frozen=True, slots=True)
class Trace:
    """How a reply came about."""

    read: tuple[tuple[str, str], ...]
    """What the question was read to ask for: kind, units, years, terms, each in words."""
    candidates: tuple[Candidate, ...]
    decision: str
    timings: tuple[tuple[str, float], ...]
    """Stage and seconds, in order."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Quoted sentences, best first, never rewritten."""

    query: Query
    text: str
    """The sentences of the first document, a line each."""
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    """The figure asked for first; empty if the question asks for none or none is certain."""
    citations: tuple[Citation, ...]
    coverage: Coverage
    confidence: float
    """Estimated probability that the answer is right, 0 to 1."""
    seconds: float
    kind: Kind = "text"
    spans: tuple[Span, ...] = ()
    """The words that answer, as short as they can be: the qualified figure, the day, the name, the agency."""
    headline: str | None = None
    """The answer in a line, made of cited words only: `476 ha — diện tích trồng mới Sâm Ngọc Linh, 3 tháng cuối năm
    2024`; None where the sentences are the answer."""
    verdict: Literal["yes", "no"] | None = None
    """For a yes/no question whose answer the sentences settle."""
    notes: tuple[str, ...] = ()
    """What the person should know, in Vietnamese: several values, documents that differ or were replaced. They hold
    no figure of their own."""
    withheld: tuple[Withheld, ...] = ()
    trace: Trace | None = None


@dataclass(frozen=True, slots=True)
class Nearest:
    """A passage that came near, and why it was not enough."""

    citation: Citation
    why: str
    """In Vietnamese, for the person."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, and the passages that came nearest."""

    query: Query
    reason: RefusalReason
    message: str
    """The reason in Vietnamese, for the person."""
    nearest: tuple[Nearest, ...]
    coverage: Coverage
    confidence: float
    """Estimated probability that there is no answer in the library, 0 to 1."""
    seconds: float
    kind: Kind = "text"
    trace: Trace | None = None
    possible: Answer | None = None
    """What may be the answer, not surely enough to be given as one, though it holds in the documents as any answer
    does; None if nothing is about as likely right as wrong, or if something bars the answer."""

    @property
    def others(self) -> tuple[Nearest, ...]:
        """The nearest passages that are not quoted by what is possible."""
        quoted = {cited.passage for cited in self.possible.citations} if self.possible else frozenset()
        return tuple(near for near in self.nearest if near.citation.passage not in quoted)
