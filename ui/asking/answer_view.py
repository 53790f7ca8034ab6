"""An Answer on the screen.

1. The answer itself (headline.py).
2. Its evidence: a card a document (citations.py). The document of the first sentence, which answers, stands first; the
   others follow under their own heading, the newest first. A sentence quoted twice stands once, and so does what
   another file of the same document says word for word.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from library import Answer, FoundDocument
from ui.asking.headline import head, said_span
from ui.citations import Quote, card
from ui.language import Words
from ui.markup import Span, text

_TEXT = Words(
    {
        "others": "Văn bản khác cũng nêu",
    },
    {
        "others": "Other documents that say so",
    },
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an answer quotes of one document."""

    quotes: tuple[Quote, ...]
    also: tuple[str, ...] = ()
    """Other files in which the same stands."""


def show(answer: Answer, documents: Mapping[str, FoundDocument]) -> None:
    """Show an answer with its evidence.

    Args:
        answer: What to show.
        documents: Of the library by slug.
    """
    st.html(head(answer))
    size = "" if answer.figures or answer.headline else "text"
    for place, shown in enumerate(evidence(answer)):
        if place == 1:
            st.html(f'<h2 class="nq-part">{text(_TEXT["others"])}</h2>')
        document = documents.get(shown.quotes[0].citation.document)
        card(f"answer-{place}", shown.quotes, document, size=size, also=shown.also)


def evidence(answer: Answer) -> list[Evidence]:
    """Return what an answer quotes, a document each, in the order in which they are shown."""
    marks = _marks(answer)
    quotes: dict[str, dict[Span, Quote]] = {}
    for sentence in answer.sentences:
        citation = answer.citations[sentence.citation]
        of_document = quotes.setdefault(citation.document, {})
        known = of_document.get((citation.start, citation.end))
        before = known.marks if known else ()
        subject = known.subject if known else sentence.subject
        of_document[citation.start, citation.end] = Quote(
            citation, (*before, *marks.get(sentence.citation, ())), subject
        )
    first, *others = quotes
    dates = {citation.document: citation.date or datetime.date.min for citation in answer.citations}
    ordered = [first, *sorted(others, key=lambda slug: dates[slug], reverse=True)]
    found: dict[object, Evidence] = {}
    for slug in ordered:
        of_slug = tuple(quotes[slug].values())
        said, file = _said(of_slug), of_slug[0].citation.file
        same = found.get(said)
        found[said] = replace(same, also=(*same.also, file)) if same else Evidence(of_slug)
    return list(found.values())


def _said(quotes: Sequence[Quote]) -> object:
    """What tells a document from another file of it: number, date, and what is quoted."""
    first = quotes[0].citation
    named = (first.number, first.date) if first.number else first.document
    return named, tuple(" ".join(item.citation.quote.split()) for item in quotes)


def _marks(answer: Answer) -> dict[int, list[Span]]:
    """The words that answer, by citation; those of other values only where nothing else answers."""
    others = {(figure.citation, *said_span(figure, answer)) for figure in answer.figures if not figure.asked}
    asked = {(figure.citation, *said_span(figure, answer)) for figure in answer.figures if figure.asked}
    asked |= {(span.citation, span.start, span.end) for span in answer.spans} - others
    answering = {(answer.citations[index].document, answer.citations[index].start) for index, *_ in asked}
    found: dict[int, list[Span]] = {}
    for index, start, end in sorted(asked | others):
        citation = answer.citations[index]
        if (index, start, end) in asked or (citation.document, citation.start) not in answering:
            found.setdefault(index, []).append((start, end))
    return found
