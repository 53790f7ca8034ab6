"""What is said of a task by a label: a cell of its row in a table, or a line under it.

1. `TT | Nhiệm vụ | Cơ quan chủ trì | … | Thời gian`: the head row of a table stands as the nearest heading above its
   rows. A cell is told by its column, where the row has as many cells as the head.
2. `- Đơn vị chủ trì: Bộ Công an.` below `c) Rà soát văn bản`: a line of the task whose label comes before its colon.
"""

import re
from collections.abc import Iterator

from answer.draft import Case
from index.model import FoundPassage

Span = tuple[int, int]

# How far behind a task its lines stand, in characters.
_BELOW = 600
# A label is short; what is longer before a colon is a sentence that introduces a list.
_LINE = re.compile(r"^(?:\\?[-+*•–]\s*)?(?P<label>[^:|.\n]{3,60}):\s+(?P<said>\S[^\n]*(?:\n(?![ \t]*[-+])[^\n]+)*)")


def columns(passage: FoundPassage) -> list[tuple[str, Span]]:
    """Return the cells of a row, each with the name of its column; none if the passage is no row under a head."""
    head = passage.path[-1] if passage.path else ""
    if "|" not in head or "|" not in passage.text:
        return []
    names, places = [name.strip() for name in head.split("|")], _cells(passage.text)
    return list(zip(names, places, strict=True)) if len(names) == len(places) else []


def lines_under(case: Case, passage: FoundPassage) -> Iterator[tuple[str, FoundPassage, Span]]:
    """Give the labelled lines of a task: label, passage, and what the line says, without its full stop."""
    for below in case.sources.documents.passages_near(passage, _BELOW):
        if below.kind == "heading" or not below.address.startswith(f"{passage.address} › "):
            continue
        line = _LINE.match(below.text)
        if line:
            said = line["said"].rstrip(" .;")
            yield line["label"], below, (line.start("said"), line.start("said") + len(said))


def _cells(text: str) -> list[Span]:
    found = []
    for start, end in _pieces(text):
        said = text[start:end].strip()
        at = text.index(said, start) if said else start
        found.append((at, at + len(said)))
    return found


def _pieces(text: str) -> Iterator[Span]:
    start = 0
    while (end := text.find("|", start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(text)
