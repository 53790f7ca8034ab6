"""A raw text and what is marked in it -> HTML.

1. A layer is one kind of mark: spans in order, none over another, each with the HTML around it.
2. The first layer is the outermost: where one of its spans begins or ends, marks of the layers below are cut, so that
   what is opened is closed.
3. Every letter of the text passes `markup.text`.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ui.markup import text


class Mark(NamedTuple):
    """A span of the raw text and what stands around it."""

    start: int
    end: int
    before: str
    after: str


Layer = tuple[Mark, ...]


def layer(marks: Iterable[Mark]) -> Layer:
    """Return marks in order; of two that overlap the longer one that begins first stays."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        if mark.start < mark.end and (not kept or kept[-1].end <= mark.start):
            kept.append(mark)
    return tuple(kept)


def woven(raw: str, start: int, end: int, layers: Sequence[Layer]) -> str:
    """Return `raw[start:end]` as HTML with its marks."""
    if not layers:
        return text(raw[start:end])
    marks, inner = layers[0], layers[1:]
    pieces, position = [], start
    for place in range(bisect_right(marks, start, key=lambda mark: mark.end), len(marks)):
        mark = marks[place]
        if mark.start >= end:
            break
        first, last = max(mark.start, start), min(mark.end, end)
        pieces += [woven(raw, position, first, inner), mark.before, woven(raw, first, last, inner), mark.after]
        position = last
    return "".join([*pieces, woven(raw, position, end, inner)])
