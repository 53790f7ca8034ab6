"""One reply held against its question: pure functions, no library.

1. Right: answered, answerable, and the quoted sentences together contain a gold answer (all of them where the question
   asks for several things), compared by tokens (metrics.py).
2. Cited: right, and a citation's span overlaps the gold passage's place.
3. Figure right: the first figure, as it stands or with its qualifying words, is inside a gold answer or holds one.
4. EM and F1 are taken of the short answer: the first figure with its qualifying words, else the quoted sentences. What
   is refused counts 0.
5. Figures supported: every number, date and document number of the answer stands in a cited span, and every marked
   figure at its place in the file. Quotes exact: the quote of every citation is the file's text at its offsets.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from answer.model import Answer, Refusal
from bench.metrics import contains, exact_match, f1
from bench.sets.seed import HandMade
from vietnamese.forms import clean
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
    """The short answer, or why it was refused."""


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
        return Grade(question, False, reply.confidence, False, False, figure, 0.0, 0.0, None, quotes, said)
    text = " ".join(sentence.text for sentence in reply.sentences)
    needed = all if question.all_needed else any
    right = question.answerable and needed(contains(text, answer) for answer in question.answers)
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
    """Return whether every figure, date and document number of an answer stands in a cited span of the file."""
    spans = [texts[c.file][c.start : c.end] for c in reply.citations]
    held = {token.text for span in spans for token in _figures(span)}
    if any(token.text not in held for token in _figures(reply.text)):
        return False
    for figure in reply.figures:
        citation = reply.citations[figure.citation]
        inside = citation.start <= figure.start <= figure.end <= citation.end
        if not inside or not contains(texts[citation.file][figure.start : figure.end], figure.text):
            return False
        if not contains(spans[figure.citation], figure.qualified):
            return False
    return True


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
