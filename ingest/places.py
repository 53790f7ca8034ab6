"""Boxes of words -> where each passage stands on its pages, and whether OCR read it.

1. The words of a passage are those whose spans begin inside its own.
2. Neighbours of one page that overlap in height by half are one line; a line is one rectangle. A gap of more than a
   tenth of the page's width parts two columns.
3. A passage of OCR carries the lowest confidence of the pages that it stands on.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.model import Page, Passage, Place
from ingest.reading import Word

_COLUMN_GAP = 0.1


def with_places(passages: Sequence[Passage], pages: Sequence[Page], words: Sequence[Word]) -> tuple[Passage, ...]:
    """Return the passages with their places and their confidence.

    Args:
        passages: In the order of the text, RAW places.
        pages: RAW places.
        words: RAW places, in the order of the text; none where the format has no places.
    """
    page_starts = [page.start for page in pages]
    word_starts = [word.start for word in words]
    placed = []
    for passage in passages:
        own = words[bisect_left(word_starts, passage.start) : bisect_left(word_starts, passage.end)]
        first = max(bisect_right(page_starts, passage.start) - 1, 0)
        on = pages[first : bisect_left(page_starts, passage.end)]
        confidences = [page.confidence for page in on if page.confidence is not None]
        places = tuple(_lines(own, page_starts))
        placed.append(replace(passage, places=places, ocr=min(confidences, default=None)))
    return tuple(placed)


def _lines(words: Sequence[Word], page_starts: Sequence[int]) -> Iterator[Place]:
    line: Place | None = None
    for word in words:
        page = bisect_right(page_starts, word.start)
        if line is not None and page == line.page and _same_line(line, word):
            line = Place(
                page, min(line.left, word.left), min(line.top, word.top),
                max(line.right, word.right), max(line.bottom, word.bottom),
            )  # fmt: skip
            continue
        if line is not None:
            yield line
        line = Place(page, word.left, word.top, word.right, word.bottom)
    if line is not None:
        yield line


def _same_line(line: Place, word: Word) -> bool:
    shared = min(line.bottom, word.bottom) - max(line.top, word.top)
    lower = min(line.bottom - line.top, word.bottom - word.top)
    return shared >= lower / 2 and word.left - line.right <= _COLUMN_GAP and word.left >= line.left
