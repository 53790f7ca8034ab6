"""A long document -> parts that a browser draws at once.

1. What has few passages is one part.
2. Else a part ends before the heading that stands highest among the last third of what may be in it.
3. Nothing is left out: parts follow each other without a gap.
"""

from bisect import bisect_left
from collections.abc import Sequence

from library import DocumentView, Section
from ui.markup import Span

# They are 200 to 310 kB of HTML, written in 20 to 60 ms (measured on laws and resolutions of up to 3,500 passages).
MOST = 500
_DEEP = 99


def cut(view: DocumentView) -> tuple[Span, ...]:
    """Return the parts of a document, raw spans."""
    starts = sorted(passage.start for passage in view.passages)
    depths: dict[int, int] = {}
    for section in view.sections:
        first = next_from(starts, section.start)
        if first is not None:
            depths.setdefault(first, depth(section, view.sections))
    cuts, position = [0], 0
    while len(starts) - position > MOST:
        window = range(position + MOST * 2 // 3, position + MOST)
        position = min(window, key=lambda place: (depths.get(starts[place], _DEEP), -place))
        cuts.append(starts[position])
    return tuple(zip(cuts, [*cuts[1:], len(view.raw)], strict=True))


def part_of(parts: Sequence[Span], offset: int) -> int:
    """Return the place of the part that an offset is in."""
    return next((place for place, (_, end) in enumerate(parts) if offset < end), len(parts) - 1)


def depth(section: Section, sections: Sequence[Section]) -> int:
    """Return how deep a section stands, from 1."""
    found, parent = 1, section.parent
    while parent is not None:
        found, parent = found + 1, sections[parent].parent
    return found


def next_from(starts: Sequence[int], offset: int) -> int | None:
    """Return the first of the sorted starts that is not before an offset."""
    place = bisect_left(starts, offset)
    return starts[place] if place < len(starts) else None
