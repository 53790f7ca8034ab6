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
from vietnamese.sentences import sentences

_LEADING = re.compile(r"^\s*(?:[-–+•*]\s*|\(?[a-zđ]\)\s*|\d{1,2}(?:\.\d{1,2})*[.)]\s+)?")
_BRACKET = re.compile(r"\(([^()]{4,})\)")
_ONLY_DIGITS_ABOUT = re.compile(r"\d\s*$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence. `start:end` its place, `sentence` that of the sentence it stands in."""

    passage: FoundPassage
    start: int
    end: int
    sentence: tuple[int, int]
    text: str
    head: str
    """What it inherits: the list's head, the outer clause of a bracket."""
    quantities: tuple[Quantity, ...]
    """Those inside it, brackets within it left out; places relative to the passage."""
    nested: bool
    """True for a bracket."""


def clauses_of(passage: FoundPassage) -> list[Clause]:
    """Return the clauses of a passage in order."""
    found: list[Clause] = []
    every = quantities(passage.text)
    for start, end in sentences(passage.text):
        body = start + len(_LEADING.match(passage.text[start:end]).group())  # type: ignore[union-attr]
        found.extend(_cut(passage, (start, end), body, every))
    return found


def _cut(passage: FoundPassage, sentence: tuple[int, int], body: int, every: list[Quantity]) -> Iterator[Clause]:
    text, end = passage.text, sentence[1]
    head, items_start = _list_head(text, body, end)
    for start, stop in _split(text, items_start, end):
        brackets = [
            (match.start(1), match.end(1))
            for match in _BRACKET.finditer(text, start, stop)
            if any(match.start(1) <= q.start < match.end(1) and not q.period for q in every)
        ]
        outer = _without(text, start, stop, brackets)
        own = tuple(q for q in every if start <= q.start < stop and not any(a <= q.start < b for a, b in brackets))
        yield Clause(passage, start, stop, sentence, outer, head, own, nested=False)
        for inner_start, inner_end in brackets:
            inner = tuple(q for q in every if inner_start <= q.start < inner_end)
            inherited = f"{head} {_before_figure(text, start, inner_start, own)}".strip()
            yield Clause(
                passage, inner_start, inner_end, sentence, text[inner_start:inner_end], inherited, inner, nested=True
            )


def _list_head(text: str, start: int, end: int) -> tuple[str, int]:
    """The words before a colon, if a list or a statement follows; `14:30` and `1: 500` are no heads."""
    colon = text.find(":", start, end)
    if colon < 0 or colon + 2 >= end or not text[colon + 1].isspace() or _ONLY_DIGITS_ABOUT.search(text[start:colon]):
        return "", start
    return text[start:colon].strip(), colon + 1


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    depth, piece = 0, start
    for position in range(start, end):
        character = text[position]
        if character == "(":
            depth += 1
        elif character == ")":
            depth = max(0, depth - 1)
        elif character == ";" and depth == 0:
            yield piece, position
            piece = position + 1
    if text[piece:end].strip():
        yield piece, end


def _without(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> str:
    kept, position = [], start
    for span_start, span_end in spans:
        kept.append(text[position:span_start])
        position = span_end
    kept.append(text[position:end])
    return re.sub(r"\s+", " ", "".join(kept)).strip()


def _before_figure(text: str, start: int, end: int, own: tuple[Quantity, ...]) -> str:
    """The indicator of the outer clause, without its own period and figure, which the bracket replaces."""
    stop = min((q.qualified_start for q in own), default=end)
    return text[start : min(stop, end)].strip(" (")


class Places:
    """From places in a passage's CLEAN text to places in the raw document, made when first needed."""

    def __init__(self) -> None:
        self._cleaned: dict[int, Clean] = {}

    def raw_span(self, passage: FoundPassage, start: int, end: int) -> tuple[int, int]:
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
