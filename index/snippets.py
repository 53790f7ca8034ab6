"""Why a passage was found: the stretch of its RAW text that holds most of the question, the matched words marked.

1. The question's words, without those of asking, are brought to KEY form; numbers count by value (`2.100` = `2100`).
2. A word of the passage matches as it was typed, or, where the question was typed without accents, in its folded form.
3. Of a passage longer than `LENGTH` the window is shown whose matched words differ most, earlier ones first; it begins
   and ends between words.
"""

from dataclasses import dataclass

from index.asking import ASKING
from index.model import Query
from index.terms import syllables
from vietnamese.forms import clean, fold, has_accents, key
from vietnamese.numbers import parse_number
from vietnamese.tokens import tokens

LENGTH = 320
"""Characters shown: three or four lines."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A matched word: its place in the RAW quote, and whether it matched with its accents."""

    start: int
    end: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Snippet:
    """The stretch `quote[start:end]` to show, and the marks in it (places in the whole quote)."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def snippet(quote: str, query: Query | None, length: int = LENGTH) -> Snippet:
    """Return what of a passage shows why it was found.

    Args:
        quote: RAW text of the passage.
        query: As read; None marks nothing.
        length: Characters to show, about.
    """
    marks = _marks(quote, query) if query is not None else []
    if len(quote) <= length:
        return Snippet(0, len(quote), tuple(mark for mark, _ in marks))
    start = _best_start(marks, length) if marks else 0
    start = min(start, len(quote) - length)
    start = quote.rfind(" ", 0, start) + 1 if start else 0
    end = quote.find(" ", start + length)
    end = end if 0 <= end < len(quote) else len(quote)
    return Snippet(start, end, tuple(mark for mark, _ in marks if start <= mark.start and mark.end <= end))


def _marks(quote: str, query: Query) -> list[tuple[Mark, str]]:
    """The matched words and which word of the question each is, in order."""
    asked = {term for text in (query.reading, *query.expansions) for term in syllables(text)} - ASKING
    bare = frozenset() if has_accents(query.typed) else frozenset(map(fold, asked))
    cleaned = clean(quote)
    found = []
    for token in tokens(cleaned.text):
        term = _term(token.text, token.kind)
        exact = term in asked
        if exact or (bare and fold(term) in bare):
            start, end = cleaned.raw_span(token.start, token.end)
            found.append((Mark(start, end, exact), fold(term)))
    return found


def _term(text: str, kind: str) -> str:
    if kind == "number":
        value = parse_number(text)
        return f"{value.normalize():f}" if value is not None else text
    return key("".join(text.split())) if kind == "docnumber" else key(text)


def _best_start(marks: list[tuple[Mark, str]], length: int) -> int:
    # Three quarters of the window, so that what follows the last match is seen too.
    reach = length * 3 // 4
    best, best_count, last = 0, 0, 0
    inside: dict[str, int] = {}
    for first, (mark, term) in enumerate(marks):
        while last < len(marks) and marks[last][0].end <= mark.start + reach:
            inside[marks[last][1]] = inside.get(marks[last][1], 0) + 1
            last += 1
        if len(inside) > best_count:
            best, best_count = first, len(inside)
        if term in inside:
            inside[term] -= 1
            if not inside[term]:
                del inside[term]
    return max(0, marks[best][0].start - length // 8)
