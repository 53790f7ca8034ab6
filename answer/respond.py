"""The whole way from a Query to an Answer or a Refusal.

1. Nothing in scope, or nothing found, is refused with its reason.
2. Read the question; search, and for what a head or tail tells (ai ký, ai ban hành, ngày ban hành) only there; cut
   the best passages into clauses; judge each.
3. Take the best clause of each document. The best of all decides: too unsure, contradicted in its period, or without
   the figure asked for, and the question is refused with the nearest passages.
4. Quote the sentence that holds the clause, never rewritten; a text question may need up to three sentences of the
   same document. Other documents that answer as surely follow; a made-up example answers only who chose it.
5. Mark the figure with the words that qualify it (“từ 9,5% trở lên”), only where it stands in the quote itself.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
import numpy.typing as npt

from answer.evidence import Places, clauses_of
from answer.model import Answer, Citation, Coverage, Figure, Refusal, RefusalReason, Sentence
from answer.question import KIND_OF_PASSAGE, Question, read_question
from answer.scoring import ANSWER_FROM, Judge, Judged, confidence
from index.model import FoundPassage, Hit, Query
from index.pointed import is_pointed_at
from ingest.form.header import MANNER, SAMPLE_MARK
from ingest.form.lines import split_lines
from vietnamese.dates import dates
from vietnamese.forms import has_accents

PASSAGES_READ = 20
_COMPARED = 24
_NEAREST = 3
_NO_SUCH_PLACE = (
    "Không thấy {place} trong văn bản được hỏi. Nếu không hỏi về vị trí này, hãy bỏ cách hiểu đó (--without pinpoint)."
)
_PLACE_SENTENCES = 20
_ONLY_SAMPLES = (
    "Chỉ văn bản mẫu (soạn để minh họa, không có thật) nói về điều này; văn bản thật trong kho thì không. "
    "Muốn hỏi văn bản mẫu, hãy chọn nó ở bộ lọc."
)
_MORE_SENTENCES = 2
# A further sentence must fit nearly as well as the first, a further document as surely.
_SENTENCE_MARGIN = 0.12
_DOCUMENT_MARGIN = 0.15


class PassageEncoder(Protocol):
    """What an answer needs of the embedder."""

    def encode_query(self, text: str) -> npt.NDArray[np.float32]:
        """Return the unit vector of a question."""

    def encode_passages(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return unit vectors of texts, a row each."""


def respond(
    query: Query,
    find: Callable[[Query], Sequence[Hit]],
    coverage: Coverage,
    encoder: Callable[[], PassageEncoder],
    frequency: Callable[[str], int],
    *,
    emptied_by: Sequence[str],
    started: float,
) -> Answer | Refusal:
    """Answer a question from the passages found, or say why not.

    Args:
        query: As understood.
        find: Searches; gives passages, best first.
        coverage: What was searched.
        encoder: Gives the embedder, asked only for comparing clauses with a question in English.
        frequency: In how many passages a term stands.
        emptied_by: The filters that left nothing to search, in words; empty if something is left.
        started: `time.perf_counter()` when the question came.
    """

    def refuse(reason: RefusalReason, message: str, sure: float, nearest: Sequence[Judged] = ()) -> Refusal:
        passages = {item.clause.passage.id: item.clause.passage for item in nearest}
        cited = tuple(_citation(passage) for passage in list(passages.values())[:_NEAREST])
        return Refusal(query, reason, message, cited, coverage, sure, time.perf_counter() - started)

    if emptied_by:
        message = f"Không văn bản nào trong kho hợp với bộ lọc: {'; '.join(emptied_by)}. Hãy bỏ bớt điều kiện lọc."
        return refuse("filtered_out", message, 1.0)
    if not coverage.documents:
        return refuse("empty_library", "Kho chưa có tài liệu nào. Hãy đưa tài liệu vào trước.", 1.0)
    question = read_question(query.reading)
    hits = _search(query, question, find)
    judged = _judge(question, query, hits, coverage, encoder, frequency)
    if query.pinpoint and query.filters.documents and question.kind not in KIND_OF_PASSAGE:
        judged = [item for item in judged if is_pointed_at(query, item.clause.passage)]
        if hits and not judged:
            # Another place of the document would be the wrong answer.
            place = " › ".join(query.pinpoint.parts)
            near = _judge(question, query, hits, coverage, encoder, frequency)
            return refuse("no_fact", _NO_SUCH_PLACE.format(place=place), 0.9, near)
        if judged and not query.topic:
            # “Khoản 2 Điều 10 quy định gì”: the place itself is the answer.
            judged.sort(
                key=lambda item: (item.clause.passage.document.id, item.clause.passage.start, item.clause.start)
            )
            whole = list({(item.clause.passage.id, item.clause.sentence): item for item in reversed(judged)}.values())
            return _answer(
                query, replace(question, kind="text"), whole[::-1][:_PLACE_SENTENCES], coverage, 0.9, Places(), started
            )
    if question.soft and not any(item.form for item in _admitted(judged, query)[:1]):
        question = replace(question, kind="text")
        judged = _judge(question, query, hits, coverage, encoder, frequency)
    if not judged:
        return refuse("no_topic", "Không đoạn văn nào trong kho nói về điều này.", 1.0)
    sure = {id(item): confidence(item, question) for item in judged}
    admitted = _admitted(judged, query)
    if admitted and sure[id(admitted[0])] >= ANSWER_FROM:
        chosen = _choose(admitted, sure, question)
        # What OCR read is no surer than its reading.
        read = admitted[0].clause.passage.ocr
        belief = sure[id(admitted[0])] * (read if read is not None else 1.0)
        return _answer(query, question, chosen, coverage, belief, Places(), started)
    if sure[id(judged[0])] >= ANSWER_FROM:
        return refuse("only_samples", _ONLY_SAMPLES, sure[id(judged[0])], judged)
    reason, message = _why_not((admitted or judged)[0], question)
    # Real documents first: what is made up comes near only where nothing else does.
    return refuse(reason, message, 1 - sure[id((admitted or judged)[0])], [*admitted, *judged])


def _search(query: Query, question: Question, find: Callable[[Query], Sequence[Hit]]) -> Sequence[Hit]:
    kind = KIND_OF_PASSAGE.get(question.kind)
    if kind is None or query.filters.kinds:
        return find(query)
    filters = replace(query.filters, kinds=(kind,))
    # A document named by its number is looked up; where the library lacks it, the others show what there is.
    for number in question.numbers:
        named = find(replace(query, filters=replace(filters, number=number)))
        if named:
            return named
    return find(replace(query, filters=filters))


def _judge(
    question: Question,
    query: Query,
    hits: Sequence[Hit],
    coverage: Coverage,
    encoder: Callable[[], PassageEncoder],
    frequency: Callable[[str], int],
) -> list[Judged]:
    judge = Judge(question, frequency, coverage.passages, has_accents(query.typed))
    if not hits:
        return []
    low, high = hits[-1].score, hits[0].score
    scores = {hit.passage.id: (hit.score - low) / (high - low) if high > low else 1.0 for hit in hits}
    marks = [
        judge.judge(clause, scores[hit.passage.id], hit.why.get("dense", 0.0))
        for hit in hits
        for clause in clauses_of(hit.passage)
    ]
    marks.sort(key=lambda mark: -mark.rank)
    if not question.english:
        return marks
    # Words hardly meet across languages: of the clauses that look best, compare each one's own meaning.
    clauses = [mark.clause for mark in marks[:_COMPARED]]
    embedder = encoder()
    vectors = embedder.encode_passages([f"{clause.head} {clause.text}".strip() for clause in clauses])
    cosines = vectors @ embedder.encode_query(query.reading)
    marks = [
        judge.judge(clause, scores[clause.passage.id], float(cosine))
        for clause, cosine in zip(clauses, cosines, strict=True)
    ]
    return sorted(marks, key=lambda mark: -mark.rank)


def _admitted(judged: Sequence[Judged], query: Query) -> list[Judged]:
    """What may answer: a made-up example only if it was chosen, for its number may mean the real document."""
    chosen = bool(query.filters.documents or query.filters.number)
    return [item for item in judged if chosen or not item.clause.passage.document.sample]


def _why_not(best: Judged, question: Question) -> tuple[RefusalReason, str]:
    if question.kind in KIND_OF_PASSAGE:
        wanted = " ".join(question.numbers) or "được hỏi"
        return "no_fact", f"Kho không có phần đầu hoặc chữ ký của văn bản {wanted}."
    if best.contradicts:
        return "no_fact", f"Kho có nói về việc này nhưng là cho {best.contradicts}, không phải thời gian được hỏi."
    if question.kind == "figure" and best.coverage > 0.35 and not best.form:
        return "no_fact", "Kho có nói về việc này nhưng không nêu số liệu được hỏi."
    if best.coverage > 0.5:
        return "no_fact", "Kho có đoạn gần với câu hỏi nhưng không đủ chắc để trả lời."
    return "no_topic", "Không đoạn văn nào trong kho nói rõ về điều này."


def _choose(judged: Sequence[Judged], sure: dict[int, float], question: Question) -> list[Judged]:
    best = judged[0]
    chosen = [best]
    taken = {(best.clause.passage.id, best.clause.sentence)}
    documents = {best.clause.passage.document.slug}
    more = 0
    for item in judged[1:50]:
        place = (item.clause.passage.id, item.clause.sentence)
        slug = item.clause.passage.document.slug
        if place in taken or item.contradicts or (item.form != best.form):
            continue
        if slug in documents:
            fits = question.kind == "text" and slug == best.clause.passage.document.slug and more < _MORE_SENTENCES
            if not fits or item.rank < best.rank - _SENTENCE_MARGIN:
                continue
            more += 1
        elif sure[id(item)] < max(ANSWER_FROM, sure[id(best)] - _DOCUMENT_MARGIN):
            continue
        taken.add(place)
        documents.add(slug)
        chosen.append(item)
    return chosen


def _answer(
    query: Query,
    question: Question,
    chosen: Sequence[Judged],
    coverage: Coverage,
    sure: float,
    places: Places,
    started: float,
) -> Answer:
    sentences: list[Sentence] = []
    figures: list[Figure] = []
    citations: list[Citation] = []
    for item in chosen:
        passage = item.clause.passage
        start, end = _quoted(item, question)
        raw_start, raw_end = places.raw_span(passage, start, end)
        citation = _citation(passage, raw_start, raw_end)
        if item.figure is not None:
            figures.append(_figure(item, len(citations), places))
        sentences.append(Sentence(citation.quote, len(citations), raw_start, raw_end))
        citations.append(citation)
    first_document = citations[0].document
    text = "\n".join(s.text for s in sentences if citations[s.citation].document == first_document)
    return Answer(
        query=query,
        text=text,
        sentences=tuple(sentences),
        figures=tuple(figures),
        citations=tuple(citations),
        coverage=coverage,
        confidence=sure,
        seconds=time.perf_counter() - started,
    )


def _quoted(item: Judged, question: Question) -> tuple[int, int]:
    """What is quoted: the sentence; of a head or tail the lines that answer."""
    passage = item.clause.passage
    text, document = passage.text, passage.document
    match question.kind:
        case "signer":
            return _signature(text, document.signer)
        case "issued":
            mentions = [m for m in dates(text) if m.date == document.date]
            return _line(text, mentions[0].start) if mentions else (0, len(text))
        case "issuer":
            first = next((line for line in split_lines(text) if SAMPLE_MARK not in line.bare), None)
            return (first.start, first.end) if first else (0, len(text))
        case _ if passage.kind == "signature":
            start, end = _signature(text, document.signer)
            return (start, end) if item.clause.start >= start else item.clause.sentence
        case _:
            return item.clause.sentence


def _signature(text: str, signer: str | None) -> tuple[int, int]:
    """From the manner of signing (T/M, TM., KT.) or the line above the name down to the name."""
    name = text.rfind(signer) if signer else -1
    if name < 0 or signer is None:
        return 0, len(text)
    manners = [match.start() for match in MANNER.finditer(text, 0, name)]
    lines = [line.start for line in split_lines(text[:name])]
    return (manners[0] if manners else lines[-1] if lines else name), name + len(signer)


def _line(text: str, place: int) -> tuple[int, int]:
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text)


def _figure(item: Judged, citation: int, places: Places) -> Figure:
    quantity, passage = item.figure, item.clause.passage
    assert quantity is not None
    start, end = places.raw_span(passage, quantity.start, quantity.end)
    value = f"{quantity.value:f}" if quantity.high is None else f"{quantity.value:f}..{quantity.high:f}"
    return Figure(
        text=passage.text[quantity.start : quantity.end],
        comparator=quantity.comparator,
        value=value,
        unit=quantity.unit,
        qualified=" ".join(passage.text[quantity.qualified_start : quantity.qualified_end].split()),
        citation=citation,
        start=start,
        end=end,
        ocr=passage.ocr,
    )


def _citation(passage: FoundPassage, start: int | None = None, end: int | None = None) -> Citation:
    document = passage.document
    if start is None or end is None:
        start, end = passage.start, passage.end
    return Citation(
        document=document.slug,
        number=document.number,
        title=document.title,
        date=document.date,
        issuer=document.issuer,
        address=passage.address,
        page=passage.page,
        quote=passage.quote[start - passage.start : end - passage.start],
        start=start,
        end=end,
        file=document.file,
        sample=document.sample,
        passage=passage.id,
        ocr=passage.ocr,
        places=passage.places,
    )
