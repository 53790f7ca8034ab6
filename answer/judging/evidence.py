"""Passages found -> clauses: the smallest pieces that can answer, each with what it inherits.

1. A passage is cut into sentences. A sentence is what is quoted.
2. A sentence is cut at `;` outside brackets; a bracket is a clause of its own. A clause is what is compared with the
   question and where the figure is looked for: “cây mía 479 ha; Sâm Ngọc Linh 476 ha” are two.
3. A clause inherits its head: the words before the colon of a list, and for a bracket the clause that it stands in
   (“GRDP tăng từ 9,5% trở lên (cả năm từ 8,2% trở lên)”: the bracket speaks of GRDP too).

Places are offsets into the passage's CLEAN text; `raw_span` leads from there to the raw document.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.model import FoundPassage
from vietnamese.forms import Clean, clean
from vietnamese.numbers import Quantity, quantities
from vietnamese.sentences import asides, clauses, listing, sentences

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence. `start:end` its place, `sentence` that of the sentence it stands in."""

    passage: FoundPassage
    start: int
    end: int
    sentence: Span
    text: str
    """Its own words, those of brackets that are clauses of their own left out."""
    head: str
    """What it inherits: the list's head, the outer clause of a bracket."""
    quantities: tuple[Quantity, ...]
    """Those in `text`; places relative to the passage."""
    nested: bool
    """True for a bracket."""


def clauses_of(passage: FoundPassage) -> list[Clause]:
    """Return the clauses of a passage in order."""
    every = quantities(passage.text)
    return [clause for sentence in sentences(passage.text) for clause in _cut(passage, sentence, every)]


def _cut(passage: FoundPassage, sentence: Span, every: list[Quantity]) -> Iterator[Clause]:
    text = passage.text
    items = listing(text, *sentence)
    head = text[slice(*items.head)] if items and items.items else ""
    for start, end in items.items if items and items.items else clauses(text, *sentence):
        # A bracket without a figure (`thôn (làng)`) only explains a word.
        brackets = [span for span in asides(text, start, end) if any(_in(q, [span]) and not q.period for q in every)]
        own = tuple(q for q in every if _in(q, [(start, end)]) and not _in(q, brackets))
        yield Clause(passage, start, end, sentence, _without(text, start, end, brackets), head, own, nested=False)
        for inner in brackets:
            inherited = f"{head} {_indicator(text, start, inner[0], own)}".strip()
            nested = tuple(q for q in every if _in(q, [inner]))
            yield Clause(passage, *inner, sentence, text[slice(*inner)], inherited, nested, nested=True)


def _in(quantity: Quantity, spans: list[Span]) -> bool:
    return any(start <= quantity.start < end for start, end in spans)


def _without(text: str, start: int, end: int, spans: list[Span]) -> str:
    kept, position = [], start
    for span_start, span_end in spans:
        kept.append(text[position:span_start])
        position = span_end
    kept.append(text[position:end])
    return re.sub(r"\s+", " ", "".join(kept).replace("()", "")).strip()


def _indicator(text: str, start: int, end: int, own: tuple[Quantity, ...]) -> str:
    """The words of the outer clause before its figure: its own period and figure the bracket replaces."""
    stop = min((quantity.qualified_start for quantity in own), default=end)
    return text[start : min(stop, end)].strip(" (")


class Places:
    """From places in a passage's CLEAN text to places in the raw document, made when first needed."""

    def __init__(self) -> None:
        self._cleaned: dict[int, Clean] = {}

    def raw_span(self, passage: FoundPassage, start: int, end: int) -> Span:
        """Return the raw span of a clean one, blanks at both ends left out."""
        while start < end and passage.text[start].isspace():
            start += 1
        while end > start and passage.text[end - 1].isspace():
            end -= 1
        cleaned = self._cleaned.get(passage.id)
        if cleaned is None:
            cleaned = self._cleaned[passage.id] = clean(passage.quote)
        raw_start, raw_end = cleaned.raw_span(start, end)
        return passage.start + raw_start, passage.start + raw_end
