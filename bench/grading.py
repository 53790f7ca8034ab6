"""One reply held against its question: pure functions, no library.

1. Right: answered, answerable, and the quoted sentences, with the words of headings that stand before them as their
   subjects, together contain a gold answer (all of them where the question asks for several things), compared by
   tokens (metrics.py).
2. Cited: right, and a citation's span overlaps the gold passage's place.
3. Figure right: the first figure, as it stands or with its qualifying words, is inside a gold answer or holds one.
4. EM and F1 are taken of the short answer: the first figure with its qualifying words, else the quoted sentences. What
   is refused counts 0. What a refusal shows as possible is graded by 1 for itself, and never counts as right.
5. Figures supported: every number, date and document number of the answer stands in a cited span; sentences, spans and
   figures stand at their places in the file; a figure's value is the number there, its unit a word of the span or of a
   heading; subjects are words of a heading, headlines of the spans, the headings and the document's head; notes hold no
   figure of their own. Quotes exact: the quote of every citation is the file's text at its offsets. Both hold for what
   is shown as possible, too.
6. This is no part of the check that answers go through (answer/check/): a measure must not use what it judges.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from answer.model import Answer, Citation, Figure, Refusal, Sentence, Span
from bench.metrics import answer_tokens, contains, exact_match, f1
from bench.sets.seed import HandMade
from vietnamese.forms import clean
from vietnamese.numbers import parse_number
from vietnamese.tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Grade:
    """What became of one question. None where a measure does not apply."""

    question: HandMade
    answered: bool
    confidence: float
    right: bool
    cited: bool
    figure_right: bool | None
    exact: float
    f1: float
    supported: bool | None
    quotes: tuple[bool, ...]
    said: str
    """The short answer, or why it was refused and what was shown as possible."""
    possible: tuple[float, bool] | None = None
    """Of what a refusal shows as possible: its confidence, and whether it is right; None if it shows nothing."""


def grade(
    question: HandMade,
    reply: Answer | Refusal,
    gold: Mapping[str, tuple[int, int]],
    texts: Mapping[str, str],
) -> Grade:
    """Hold a reply against its question.

    Args:
        question: What was asked.
        reply: What the library said.
        gold: File -> raw span of the gold passage.
        texts: File -> its raw text, read from the file itself.
    """
    if isinstance(reply, Refusal):
        quotes = tuple(texts[c.file][c.start : c.end] == c.quote for c in (near.citation for near in reply.nearest))
        figure = False if question.answerable and _wants_figure(question) else None
        said = f"({reply.reason}) {reply.message}"
        refused = Grade(question, False, reply.confidence, False, False, figure, 0.0, 0.0, None, quotes, said)
        if reply.possible is None:
            return refused
        possible = grade(question, reply.possible, gold, texts)
        return replace(
            refused,
            supported=possible.supported,
            quotes=(*quotes, *possible.quotes),
            said=f"{said} POSSIBLE: {possible.said}",
            possible=(possible.confidence, possible.right),
        )
    text = " ".join(sentence.text for sentence in reply.sentences)
    shown = " ".join(f"{sentence.subject or ''} {sentence.text}" for sentence in reply.sentences)
    needed = all if question.all_needed else any
    right = question.answerable and needed(contains(shown, answer) for answer in question.answers)
    spans = [(c.file, c.start, c.end) for c in reply.citations]
    cited = any(file in gold and start < gold[file][1] and gold[file][0] < end for file, start, end in spans)
    short = reply.figures[0].qualified if reply.figures else text
    return Grade(
        question=question,
        answered=True,
        confidence=reply.confidence,
        right=right,
        cited=right and cited,
        figure_right=_figure_right(question, reply),
        exact=exact_match(short, question.answers),
        f1=f1(short, question.answers),
        supported=supported(reply, texts),
        quotes=tuple(texts[c.file][c.start : c.end] == c.quote for c in reply.citations),
        said=" ".join(f"[{short}] {text}".split()) if reply.figures else " ".join(text.split()),
    )


def supported(reply: Answer, texts: Mapping[str, str]) -> bool:
    """Return whether everything that an answer states stands in a cited span of the file.

    Args:
        reply: What the library said.
        texts: File -> its raw text, read from the file itself.
    """
    spans = [texts[c.file][c.start : c.end] for c in reply.citations]
    about = [part for cited in reply.citations for part in _above(cited)]
    if not _held(reply.text, spans):
        return False
    if not all(_held(said, [*spans, *about]) for said in (*reply.notes, reply.headline or "")):
        return False
    words = {word for text in (*spans, *about) for word in answer_tokens(text)}
    if not words.issuperset(answer_tokens(reply.headline or "")):
        return False
    return (
        all(_stands(sentence, reply, texts) for sentence in reply.sentences)
        and all(_stands(span, reply, texts) for span in reply.spans)
        and all(_below(sentence, reply.citations[sentence.citation]) for sentence in reply.sentences)
        and all(_figure_supported(figure, reply, texts) for figure in reply.figures)
    )


def _above(cited: Citation) -> tuple[str, ...]:
    """Headings above a quote, and what its document is cited by."""
    day = f"{cited.date:%d/%m/%Y} {cited.date.year}" if cited.date else None
    return (*cited.path, *filter(None, (cited.title, cited.address, cited.number, day, cited.issuer, cited.type)))


def _stands(item: Sentence | Span | Figure, reply: Answer, texts: Mapping[str, str]) -> bool:
    cited = reply.citations[item.citation]
    inside = cited.start <= item.start <= item.end <= cited.end
    there = texts[cited.file][item.start : item.end]
    return inside and (contains(there, item.text) if isinstance(item, Figure) else there == item.text)


def _below(sentence: Sentence, cited: Citation) -> bool:
    return sentence.subject is None or any(contains(heading, sentence.subject) for heading in cited.path)


def _figure_supported(figure: Figure, reply: Answer, texts: Mapping[str, str]) -> bool:
    cited = reply.citations[figure.citation]
    span = texts[cited.file][cited.start : cited.end]
    if not _stands(figure, reply, texts) or not contains(span, figure.qualified):
        return False
    words = {word for text in (span, *_above(cited)) for word in answer_tokens(text)}
    if not words.issuperset(answer_tokens(figure.unit or "")):
        return False
    # The last number that is written there: of a range its upper end, in which unit ever the lower one is.
    numbers = [token.text for token in tokens(clean(texts[cited.file][figure.start : figure.end]).text)]
    values = [value for number in numbers if (value := parse_number(number)) is not None]
    return bool(values) and values[-1] == Decimal(figure.value.rpartition("..")[2])


def _held(said: str, texts: Sequence[str]) -> bool:
    held = {token.text for text in texts for token in _figures(text)}
    return all(token.text in held for token in _figures(said))


def _figures(text: str) -> list[Token]:
    return [token for token in tokens(clean(text).text) if token.kind not in ("word", "symbol")]


def _figure_right(question: HandMade, reply: Answer) -> bool | None:
    if not question.answerable or not (reply.figures or _wants_figure(question)):
        return None
    if not reply.figures:
        return False
    texts = (reply.figures[0].text, reply.figures[0].qualified)
    return any(contains(gold, text) or contains(text, gold) for gold in question.answers for text in texts)


def _wants_figure(question: HandMade) -> bool:
    return any(token.kind == "number" for answer in question.answers for token in tokens(answer))
