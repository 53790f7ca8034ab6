"""A raw quote -> paragraphs for print, with the words that answer in bold.

1. The lines of a quote are joined again where a page's width broke them: a line goes on in the next one if it is long,
   ends in no stop, and the next is no item of a list and neither is a row of a table.
2. Marks are places in the raw file; they are cut to the quote, put together where they overlap, and split the lines
   into runs. Nothing is left out, added or reordered but blanks and the quotation marks around the whole.
"""

import re
from collections.abc import Iterable, Iterator

from answer.model import Citation
from answer.sheet.blocks import Run

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_ITEM = re.compile(
    r"(?:[-–−•*+]|\d{1,3}(?:\.\d{1,3}){0,3}[.)]|[a-zđ]{1,2}\d?\)|[IVX]{1,6}[.\-])\s|(?:Điều|Chương|Mục|Phụ lục)\s"
)
_STOPS = (".", ":", ";", "?", "!", "”", "»")
# Shorter lines were ended on purpose: names, titles, signatures.
_WRAPPED_FROM = 50


def quoted(citation: Citation, marks: Iterable[tuple[int, int]]) -> tuple[tuple[Run, ...], ...]:
    """Return the paragraphs of a quote.

    Args:
        citation: What is quoted.
        marks: Places in its raw file that are to be bold; what lies outside the quote is ignored.

    Returns:
        Paragraphs, each of its runs; the quotation marks stand before the first and after the last.
    """
    spans = _within(citation, marks)
    paragraphs = [list(_runs(citation.quote, lines, spans)) for lines in _paragraphs(citation.quote)] or [[]]
    paragraphs[0].insert(0, Run("“"))
    paragraphs[-1].append(Run("”"))
    return tuple(tuple(runs) for runs in paragraphs)


def _within(citation: Citation, marks: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        start, end = max(start, citation.start) - citation.start, min(end, citation.end) - citation.start
        if start >= end:
            continue
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _paragraphs(quote: str) -> Iterator[list[tuple[int, int]]]:
    together: list[tuple[int, int]] = []
    before = ""
    for found in _LINE.finditer(quote):
        line = found[0].strip()
        blank_between = bool(together) and quote.count("\n", together[-1][1], found.start()) > 1
        if not line:
            continue
        if together and (blank_between or not _goes_on(before, line)):
            yield together
            together = []
        together.append(found.span())
        before = line
    if together:
        yield together


def _goes_on(line: str, following: str) -> bool:
    return (
        len(line) >= _WRAPPED_FROM
        and not line.endswith(_STOPS)
        and not _ITEM.match(following)
        and " | " not in line
        and " | " not in following
    )


def _runs(quote: str, lines: list[tuple[int, int]], spans: list[tuple[int, int]]) -> Iterator[Run]:
    """A paragraph's lines are one text: its line breaks are blanks, which a run folds."""
    start, end = lines[0][0], lines[-1][1]
    start += len(quote[start:end]) - len(quote[start:end].lstrip())
    end = start + len(quote[start:end].rstrip())
    position = start
    for marked_from, marked_to in spans:
        marked_from, marked_to = max(marked_from, position), min(marked_to, end)
        if marked_from >= marked_to:
            continue
        if position < marked_from:
            yield Run(quote[position:marked_from])
        yield Run(quote[marked_from:marked_to], bold=True)
        position = marked_to
    if position < end:
        yield Run(quote[position:end])
