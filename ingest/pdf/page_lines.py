"""The lines of a page while it is being put together: text with places that move along, and the PageText at the end.

1. A line that ends in a hyphen takes the first word of the next line: `26-⏎NQ/TU`, `2024-⏎2025`. The hyphen stays, for
   Vietnamese breaks no word: what stands before a line end was written. A dash after a blank, or before a line that
   begins with a dash, joins nothing.
2. Lines are joined by newlines; the places of words and cells are moved to where their line stands.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.model import Cell, Table
from ingest.reading import Word


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line; places of words and cells are within it. A row of a table has the number of its table on the page."""

    text: str
    words: tuple[Word, ...] = ()
    table: int | None = None
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Assembled:
    """The text of a page with the places of its words and tables."""

    text: str
    words: tuple[Word, ...]
    tables: tuple[Table, ...]


_BREAK = re.compile(r"(?<=\w)-\s*$")
_FIRST_WORD = re.compile(r"\s*(\w\S*)\s*")


def hyphen_joins(before: str, after: str) -> bool:
    """Say whether a hyphen at the end of one line goes on in the next."""
    return _BREAK.search(before) is not None and _FIRST_WORD.match(after) is not None


def join_hyphens(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines with words that a hyphen parts over two lines on the first of them."""
    joined: list[TextLine] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last is None or last.table is not None or line.table is not None or not hyphen_joins(last.text, line.text):
            joined.append(line)
            continue
        first = _FIRST_WORD.match(line.text)
        assert first is not None
        stem = last.text.rstrip()
        moved = len(stem) - first.start(1)
        taken = [word.moved(moved) for word in line.words if word.end <= first.end(1)]
        joined[-1] = replace(last, text=stem + first[1], words=(*last.words, *taken))
        rest = line.text[first.end() :]
        if rest:
            left = [word.moved(-first.end()) for word in line.words if word.start >= first.end()]
            joined.append(replace(line, text=rest, words=tuple(left)))
    return joined


def assemble(lines: Sequence[TextLine]) -> Assembled:
    """Join lines to the text of a page."""
    words: list[Word] = []
    tables: dict[int, tuple[int, int, list[Cell]]] = {}
    start = 0
    for line in lines:
        words += [word.moved(start) for word in line.words]
        end = start + len(line.text)
        if line.table is not None:
            first, _, cells = tables.get(line.table, (start, end, []))
            cells += [cell.moved(start) for cell in line.cells]
            tables[line.table] = first, end, cells
        start = end + 1
    made = tuple(Table(first, end, tuple(cells)) for first, end, cells in tables.values())
    return Assembled("\n".join(line.text for line in lines), tuple(words), made)


_TOKEN = re.compile(r"[^ \n\t\r\f]+")


def rewrite(lines: Sequence[TextLine], text: str) -> list[TextLine]:
    """Put the words of `text` for those of the lines, one for one, and move the places of words and cells along.

    Args:
        lines: Of a page.
        text: The same lines joined by newlines, decoded from a legacy font: other letters between the same blanks.

    Returns:
        The lines with their new text; without places if the blanks are not the same.
    """
    new_lines = text.split("\n")
    if [len(_TOKEN.findall(line.text)) for line in lines] != [len(_TOKEN.findall(line)) for line in new_lines]:
        return [TextLine(line) for line in new_lines]
    return [_rewritten(line, new) for line, new in zip(lines, new_lines, strict=True)]


def _rewritten(line: TextLine, new: str) -> TextLine:
    places = {0: 0}
    for before, after in zip(_TOKEN.finditer(line.text), _TOKEN.finditer(new), strict=True):
        places |= {before.start(): after.start(), before.end(): after.end()}

    def place(old: int) -> int:
        near = max(known for known in places if known <= old)
        return min(len(new), places[near] + old - near)

    return TextLine(
        new,
        tuple(replace(word, start=place(word.start), end=place(word.end)) for word in line.words),
        line.table,
        tuple(replace(cell, start=place(cell.start), end=place(cell.end)) for cell in line.cells),
    )
