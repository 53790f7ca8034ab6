"""A topic across documents: what each of them says of it, in columns.

1. Each document is searched by itself, as `search` does, so that one that speaks much does not hide the rest. Without
   names those are taken that the best passages of the whole library come from; they stand the newest first.
2. A passage speaks of the topic as far as it holds its words, rare ones counting more: in its own text, or in the
   headings above it. From `SPEAKS` on it is quoted.
3. A document without such a passage says nothing, as far as can be told; its nearest passage is shown as such if it
   holds `NEAR` of the words.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from answer.judging.words import Words, words_of
from answer.model import Coverage
from answer.question import Term, read_question
from index.model import FoundDocument, Hit, Query

SPEAKS = 0.75
NEAR = 0.4
_HEADINGS = 0.8
"""Worth of a word that only the headings above a passage have."""
_WITHOUT_ACCENTS = 0.9

Says = Literal["says", "near", "nothing"]


@dataclass(frozen=True, slots=True)
class TopicPassage:
    """A passage of a column."""

    hit: Hit
    share: float
    """Of the topic's words, those that it and its headings hold, 0 to 1."""


@dataclass(frozen=True, slots=True)
class TopicColumn:
    """What one document says of a topic."""

    document: FoundDocument
    says: Says
    """`near`: no passage is clearly of it, the nearest one is shown; `nothing`: none comes near."""
    passages: tuple[TopicPassage, ...]
    """Best first."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What documents say of a topic."""

    query: Query
    columns: tuple[TopicColumn, ...]
    """In the order in which the documents were named, else the newest first."""
    others: int
    """Documents that have no column: none of their passages is among the best of the library."""
    coverage: Coverage


def column(document: FoundDocument, hits: Sequence[Hit], share: Callable[[Hit], float], limit: int) -> TopicColumn:
    """Return what a document says of a topic.

    Args:
        document: The document.
        hits: Its passages that fit best, best first.
        share: How much of the topic's words a passage holds.
        limit: How many passages are quoted at most.
    """
    judged = [TopicPassage(hit, share(hit)) for hit in hits]
    speaking = [one for one in judged if one.share >= SPEAKS]
    # What a document rests on is named in its preamble; what it says itself comes first.
    speaking.sort(key=lambda one: one.hit.passage.kind != "body")
    if speaking:
        return TopicColumn(document, "says", tuple(speaking[:limit]))
    nearest = max(judged, key=lambda one: one.share, default=None)
    if nearest is not None and nearest.share >= NEAR:
        return TopicColumn(document, "near", (nearest,))
    return TopicColumn(document, "nothing", ())


def share_of(query: Query, rarity: Callable[[str], float]) -> Callable[[Hit], float]:
    """Return what says how much of a topic's words a passage holds.

    Args:
        query: The topic as read.
        rarity: Of a syllable in the library, greater than 0.
    """
    asked = read_question(query.searched, query.understood, query.topic)
    worth = {term: max(sum(map(rarity, phrase)) for phrase in term) for term in asked.terms}
    total = sum(worth.values())

    def share(hit: Hit) -> float:
        if not total:
            return 1.0
        own, above = words_of(hit.passage.text), words_of("\n".join(hit.passage.path))
        return sum(weight * _met(term, own, above) for term, weight in worth.items()) / total

    return share


def _met(term: Term, own: Words, above: Words) -> float:
    return max(
        max(own.has(phrase, _WITHOUT_ACCENTS), _HEADINGS * above.has(phrase, _WITHOUT_ACCENTS)) for phrase in term
    )


def rarity(passages: int, holding: int) -> float:
    """Return how much a word tells that stands in so many of the passages."""
    return math.log(1 + (passages + 1) / (holding + 1))


def topic_docx(found: Topic) -> bytes:
    """Return what documents say of a topic as a Word file."""
    from analysis.texts import reports

    said = {"says": None, "near": "Không có đoạn nào nói rõ; đoạn gần nhất:", "nothing": "Không thấy nói đến."}
    columns = [
        (column.document, said[column.says], [one.hit.passage for one in column.passages]) for column in found.columns
    ]
    return reports.topic(found.query.reading, columns)
