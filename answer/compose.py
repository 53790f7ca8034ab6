"""A Draft -> an Answer: claims become quoted sentences with citations, nothing is rewritten.

1. Each claim is a sentence with a citation of its own, in the order of the draft.
2. What later documents did to the cited passages is added to the citations.
3. The check (check/) withholds what does not stand in its cited span; if nothing of the first claim is left, what
   was to be the answer is refused.
"""

import time
from dataclasses import replace

from answer.check.check import NOT_SUPPORTED, checked
from answer.citing import citation_of, figure_of
from answer.draft import Case, Draft
from answer.judging.evidence import Places
from answer.model import Answer, Citation, Coverage, Figure, Nearest, Refusal, Sentence, Span
from index.changes import changes_of, touching
from index.model import Change, FoundDocument, FoundPassage


def compose(case: Case, draft: Draft, coverage: Coverage, sure: float, started: float) -> Answer | Refusal:
    """Put an answer together.

    Args:
        case: What was asked, and what was found.
        draft: What is to be said; it has at least one claim.
        coverage: What was searched.
        sure: Probability that it is right, 0 to 1.
        started: `time.perf_counter()` when the question came.

    Returns:
        The answer without what the check withheld, or the refusal in its place.
    """
    places = Places()
    sentences: list[Sentence] = []
    figures: list[Figure] = []
    spans: list[Span] = []
    citations: list[Citation] = []
    changes: dict[str, tuple[Change, ...]] = {}
    for number, claim in enumerate(draft.claims):
        passage = claim.passage
        start, end = places.raw_span(passage, claim.start, claim.end)
        changed = touching(_changes(case, passage.document, changes), passage.address)
        citation = replace(citation_of(passage, start, end), changes=changed)
        figure = figure_of(claim, number, places)
        if figure is not None:
            figures.append(figure)
        spans.extend(_span(places.raw_span(passage, *span), citation, number) for span in claim.spans)
        sentences.append(Sentence(citation.quote, number, start, end, claim.subject))
        citations.append(citation)
    first_document = citations[0].document
    text = "\n".join(s.text for s in sentences if citations[s.citation].document == first_document)
    answer = Answer(
        query=case.query,
        text=text,
        sentences=tuple(sentences),
        figures=tuple(sorted(figures, key=lambda figure: not figure.asked)),
        citations=tuple(citations),
        coverage=coverage,
        confidence=sure,
        seconds=time.perf_counter() - started,
        kind="text" if case.question.soft and not figures else case.question.kind,
        spans=tuple(spans),
        headline=draft.headline,
        verdict=draft.verdict,
        notes=draft.notes,
    )
    sound = checked(answer, case.sources.documents.raw)
    return _refused(answer, draft.claims[0].passage) if sound is None else sound


def _refused(answer: Answer, passage: FoundPassage) -> Refusal:
    near = Nearest(citation_of(passage), NOT_SUPPORTED)
    seconds = answer.seconds
    return Refusal(answer.query, "no_fact", NOT_SUPPORTED, (near,), answer.coverage, 0.0, seconds, answer.kind)


def _span(place: tuple[int, int], citation: Citation, number: int) -> Span:
    start, end = place
    return Span(citation.quote[start - citation.start : end - citation.start], number, start, end)


def _changes(case: Case, document: FoundDocument, known: dict[str, tuple[Change, ...]]) -> tuple[Change, ...]:
    if document.slug not in known:
        documents = case.sources.documents
        mentions = documents.mentions_of(document.number) if document.number else []
        known[document.slug] = changes_of(document, mentions, documents.raw)
    return known[document.slug]
