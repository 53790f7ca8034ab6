"""The check: nothing leaves this room that does not stand in its cited span. Of the raw text, never of the passage.

1. A quote is the raw text at its offsets, and cuts no figure from its unit or its words of comparison.
2. Sentences and spans are the raw text at theirs, inside their citation; what a span states, its quote states too.
3. A figure is read again from its quote: value, unit, comparison and the words that qualify it are those of its place.
4. The text is the sentences of the first document. A subject is words of one heading. Headline and labels of figures
   are made of words of quotes, headings and the document's head, a headline's figures are those of the answer. Notes
   state nothing of their own.
5. What fails is withheld: a sentence with its citation and all that hangs on it; else the figure, span, label, headline
   or note alone. What is left is checked again. Nothing of the first claim left: no answer.

facts.py says what a text states, figures.py reads a figure again, statements.py holds a text that
somebody else wrote, a language model, against citations.
"""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from answer.check.facts import figures_in, flat, held, meaning
from answer.check.figures import misread
from answer.check.statements import about_of
from answer.model import Answer, Citation, Figure, Refusal, Sentence, Span, Withheld
from vietnamese.forms import clean, key

Part = Literal["text", "headline", "sentences", "spans", "figures", "citations", "notes", "nearest", "written"]
RawOf = Callable[[str], str]

NOT_SUPPORTED = (
    "Câu trả lời tìm được không khớp nguyên văn của văn bản trong kho nên không đưa ra. "
    "Hãy đọc đoạn gần nhất, và chạy «nghiquyet doctor» để kiểm tra kho."
)
_ELSEWHERE = "không đứng trong đoạn được trích dẫn"
_LABELS: Set[str | None] = {"indicator", "period", "scope"}
# What the ledger puts in to name what is measured: `Tỷ lệ … trên …`, `Diện tích …`, `Số …`, `Thứ hạng …`.
_PUT_IN = frozenset(map(key, ("tỷ", "lệ", "trọng", "diện", "tích", "số", "thứ", "hạng", "trên", "được", "của")))
_WORD, _BEFORE, _AFTER = 12, 60, 160  # As far as words of comparison stand from their figure.


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a reply says and that does not hold."""

    part: Part
    index: int | None
    """Place in the list `part`; None where it is no list."""
    field: str | None
    what: str
    """The words in question."""
    why: str
    """In Vietnamese, for the person."""
    possible: bool = False
    """Whether it is said by what a refusal shows as possible."""

    @property
    def where(self) -> str:
        """The field of the JSON: `figures[0].qualified`, `possible.citations[0].quote`."""
        index = f"[{self.index}]" if self.index is not None else ""
        return ("possible." if self.possible else "") + self.part + index + (f".{self.field}" if self.field else "")


def check(reply: Answer | Refusal, raw_of: RawOf) -> tuple[Finding, ...]:
    """Hold a reply against the documents.

    Args:
        reply: What is to be said.
        raw_of: Gives the RAW text of a document by its slug; called once for each document.
    """
    if isinstance(reply, Refusal):
        cited = [near.citation for near in reply.nearest]
        return tuple(_quoted("nearest", cited, _raws(cited, raw_of), "citation.quote"))
    return tuple(_findings(reply, _raws(reply.citations, raw_of)))


def checked(answer: Answer, raw_of: RawOf) -> Answer | None:
    """Return an answer without what does not hold, or None if nothing of its first claim is left.

    Args:
        answer: Put together from claims, a citation each.
        raw_of: As for `check`.
    """
    raws = _raws(answer.citations, raw_of)
    left: Answer | None = answer
    while left is not None and (findings := tuple(_findings(left, raws))):
        left = _without(left, findings)
    return left


def _raws(citations: Sequence[Citation], raw_of: RawOf) -> dict[str, str]:
    return {slug: raw_of(slug) for slug in dict.fromkeys(cited.document for cited in citations)}


def _findings(answer: Answer, raws: dict[str, str]) -> Iterator[Finding]:
    citations = answer.citations
    if not answer.sentences:
        yield Finding("sentences", None, None, answer.text, "câu trả lời không có câu trích nào")
    yield from _quoted("citations", citations, raws, "quote")
    for index, sentence in enumerate(answer.sentences):
        if why := _misplaced(sentence, citations, raws):
            yield Finding("sentences", index, "text", sentence.text, why)
        elif sentence.subject is not None and not _heads(sentence.subject, citations[sentence.citation]):
            yield Finding("sentences", index, "subject", sentence.subject, "không phải lời của đề mục nào phía trên")
    for index, span in enumerate(answer.spans):
        if why := _misplaced(span, citations, raws):
            yield Finding("spans", index, "text", span.text, why)
        else:
            for fact in held(citations[span.citation].quote).lacks(span.text):
                yield Finding(
                    "spans", index, "text", fact.text, "trong đoạn trích nói khác: có từ bổ nghĩa hoặc đơn vị"
                )
    for index, figure in enumerate(answer.figures):
        if why := _misplaced(figure, citations, raws):
            yield Finding("figures", index, "text", figure.text, why)
        else:
            yield from _figure(index, figure, citations[figure.citation])
    yield from _written(answer)


def _quoted(part: Part, citations: Sequence[Citation], raws: dict[str, str], field: str) -> Iterator[Finding]:
    for index, cited in enumerate(citations):
        raw = raws[cited.document]
        if not 0 <= cited.start < cited.end <= len(raw) or raw[cited.start : cited.end] != cited.quote:
            yield Finding(part, index, field, cited.quote, "không phải nguyên văn ở vị trí này của văn bản")
        elif part == "citations" and (cut := _cut(cited, raw)):
            yield Finding(part, index, field, cut, "trích dẫn cắt ngang chữ, hoặc cắt số khỏi đơn vị, từ bổ nghĩa")


def _cut(cited: Citation, raw: str) -> str | None:
    """The figure near an edge of a quote that says something else where it stands in the file, or a word cut in two."""
    for place in (cited.start, cited.end):
        if raw[max(0, place - 1) : place].isalnum() and raw[place : place + 1].isalnum():
            return raw[max(0, place - _WORD) : place + _WORD]
    head, tail = min(cited.end, cited.start + _BEFORE), max(cited.start, cited.end - _AFTER)
    edges = ((cited.start - _BEFORE, cited.start, head, head), (tail, tail, cited.end, cited.end + _AFTER))
    for first, start, end, last in edges:
        if not any(map(str.isdigit, raw[start:end])):
            continue
        alone, around = clean(raw[start:end]), clean(raw[max(0, first) : last])
        shift = around.clean_offset(start - max(0, first))
        own = {figure.start: meaning(figure) for figure in figures_in(alone.text)}
        for figure in figures_in(around.text):
            place = figure.start - shift
            reaches_in = figure.end > shift and place < len(alone.text)
            # A bare number that begins a quote reads as the number of its point.
            bare = place == 0 and place not in own and figure.unit is None and figure.comparator == "="
            if reaches_in and not bare and own.get(place) != meaning(figure):
                return around.text[figure.qualified_start : figure.qualified_end]
    return None


def _misplaced(item: Sentence | Span | Figure, citations: Sequence[Citation], raws: dict[str, str]) -> str | None:
    if not 0 <= item.citation < len(citations):
        return "không có trích dẫn nào mang số này"
    cited = citations[item.citation]
    if not cited.start <= item.start < item.end <= min(cited.end, cited.start + len(cited.quote)):
        return "nằm ngoài đoạn được trích dẫn"
    there = raws[cited.document][item.start : item.end]
    same = _plain(there) == _plain(item.text) if isinstance(item, Figure) else there == item.text
    return None if same else "không phải nguyên văn ở vị trí này của văn bản"


def _figure(index: int, figure: Figure, cited: Citation) -> Iterator[Finding]:
    about = held(cited.quote, *about_of(cited))
    if wrong := misread(figure, cited, about):
        yield Finding("figures", index, *wrong)
    for name, label in (("indicator", figure.indicator), ("period", figure.period), ("scope", figure.scope)):
        if label is None:
            continue
        missing = [word for word in about.lacks_words(label) if word not in _PUT_IN]
        missing = missing or [fact.text for fact in about.lacks(label) if fact.kind != "name"]
        if missing:
            yield Finding("figures", index, name, label, f"«{' '.join(missing)}» {_ELSEWHERE} và đề mục")


def _written(answer: Answer) -> Iterator[Finding]:
    """What is said beside the quotes: the text as a whole, the headline, the notes."""
    if not (answer.text != _text(answer) or answer.headline is not None or answer.notes):
        return
    quotes = [cited.quote for cited in answer.citations]
    about = [part for cited in answer.citations for part in about_of(cited)]
    every = held(*quotes, *about)
    if answer.text != (quoted := _text(answer)):
        other = [line for line in answer.text.splitlines() if line not in quoted.splitlines()]
        yield Finding("text", None, None, "\n".join(other) or answer.text, "không phải các câu được trích dẫn")
    if answer.headline is not None and not any(_plain(answer.headline) in _plain(quote) for quote in quotes):
        figures = held(*(figure.qualified for figure in answer.figures), *about) if answer.figures else every
        wrong = [fact.text for fact in figures.lacks(answer.headline) if fact.kind in ("figure", "count")]
        wrong += [fact.text for fact in every.lacks(answer.headline)] or every.lacks_words(answer.headline)
        for what in dict.fromkeys(wrong):
            yield Finding("headline", None, None, what, _ELSEWHERE)
    for index, note in enumerate(answer.notes):
        for fact in every.lacks(note):
            yield Finding("notes", index, None, fact.text, _ELSEWHERE)


def _text(answer: Answer) -> str:
    """The sentences of the first document, as `Answer.text` holds them."""
    citations = answer.citations
    first = citations[0].document if citations else None
    return "\n".join(
        s.text for s in answer.sentences if 0 <= s.citation < len(citations) and citations[s.citation].document == first
    )


def _heads(subject: str, cited: Citation) -> bool:
    words = flat(clean(subject).text)
    return bool(words) and any(f" {words} " in f" {flat(clean(heading).text)} " for heading in cited.path)


def _plain(text: str) -> str:
    return " ".join(clean(text).text.split())


def _without(answer: Answer, findings: Sequence[Finding]) -> Answer | None:
    """What is left of an answer without what the findings name."""
    failed = {(item.part, item.index, item.field) for item in findings}
    lost = {index for part, index, _ in failed if part == "citations"}
    lost |= {
        answer.sentences[index].citation
        for part, index, field in failed
        if part == "sentences" and field == "text" and index is not None
    }
    kept = {old: new for new, old in enumerate(n for n in range(len(answer.citations)) if n not in lost)}
    sentences = tuple(
        replace(item, citation=kept[item.citation], subject=None)
        if ("sentences", index, "subject") in failed
        else replace(item, citation=kept[item.citation])
        for index, item in enumerate(answer.sentences)
        if item.citation in kept
    )
    if not any(item.citation == 0 for item in sentences) or 0 not in kept:
        return None
    figures = tuple(
        _unlabelled(replace(item, citation=kept[item.citation]), wrong)
        for index, item in enumerate(answer.figures)
        if item.citation in kept and (wrong := {f for p, i, f in failed if (p, i) == ("figures", index)}) <= _LABELS
    )
    spans = tuple(
        replace(item, citation=kept[item.citation])
        for index, item in enumerate(answer.spans)
        if item.citation in kept and ("spans", index, "text") not in failed
    )
    left = replace(
        answer,
        sentences=sentences,
        figures=figures,
        spans=spans,
        citations=tuple(answer.citations[old] for old in kept),
        headline=None if ("headline", None, None) in failed else answer.headline,
        notes=tuple(note for index, note in enumerate(answer.notes) if ("notes", index, None) not in failed),
        withheld=(*answer.withheld, *(Withheld(item.what, item.why) for item in findings)),
    )
    return replace(left, text=_text(left))


def _unlabelled(figure: Figure, wrong: Set[str | None]) -> Figure:
    return replace(
        figure,
        indicator=None if "indicator" in wrong else figure.indicator,
        period=None if "period" in wrong else figure.period,
        scope=None if "scope" in wrong else figure.scope,
    )
