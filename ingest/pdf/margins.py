"""Running heads and feet, page numbers and stamps: which lines of which pages they are.

Taking out a line that is content loses it for good, so a line goes only if one of these holds:

1. It is the head of the Gazette (CÔNG BÁO/Số 286/Ngày 27-05-2026 93), or a number written as none but page numbers
   are (`- 3 -`, `Trang 3/12`), among the outermost lines of its page.
2. It stands among the outermost lines of three pages or more with the same text but for a number at its start or end
   that grows with the pages. A number alone does so too; on a file of two pages if it is the page's own number.
3. It stands outermost on three pages and on a third of all, the same to the letter. The first one stays where it is:
   it may be the head of a table, or a title.
4. It is part of a signature's stamp: lines such as `Ký bởi:`, `Thời gian ký:`, and what stands between them.

A line above or below a margin is outermost once that is taken away. A row of a table is never a margin.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

_EDGE = 3  # lines from the top and from the bottom that may be margins, empty ones not counted
_ENOUGH = 3
_SHARE = 1 / 3
_STAMP_REACH = 12

_GAZETTE = re.compile(r"CÔNG\s*BÁO\s*/\s*Số\s*\d.{0,40}/\s*Ngày\s*\d", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"[-–—]\s*\d{1,4}\s*[-–—]|(?:Trang|Page)\s*\d{1,4}(?:\s*(?:/|of|trên)\s*\d{1,4})?", re.IGNORECASE
)
_ALONE = re.compile(r"(?:\d{1,4}|[ivxl]{1,6})")
_STAMP = re.compile(
    r"(?:Được\s+)?Ký\s+(?:số\s+)?bởi\b|Thời\s+gian\s+ký|Signature\s+(?:Not\s+Verified|valid)|Digitally\s+signed|"
    r"(?:Signed|Signing)\s+(?:by|date)",
    re.IGNORECASE,
)
_STAMP_PART = re.compile(
    r"(?:Người\s+ký|Ký\s+bởi|E-?mail|Cơ\s+quan|Tổ\s+chức|Đơn\s+vị|Chức\s+vụ|Thời\s+gian(?:\s+ký)?|Ngày\s+ký|Lý\s+do|"
    r"Reason|Location|Date|DN|Contact|\+07'?00'?)\s*:|^[\d\s:/.+-]+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page as margins are looked for: its text, and whether it must stay."""

    text: str
    fixed: bool = False


def find_margins(pages: Sequence[Sequence[Line]]) -> list[frozenset[int]]:
    """Return for each page which of its lines are margins.

    Args:
        pages: The lines of each page from the top down; empty ones may be among them.
    """
    found: list[set[int]] = [_stamp(page) | _plain_margins(page) for page in pages]
    # What is taken away lays the next line open: a page has at most a few lines of head.
    for _ in range(_EDGE):
        edges = [_edges(page, taken) for page, taken in zip(pages, found, strict=True)]
        more = [a | b for a, b in zip(_growing(pages, edges), _repeated(pages, edges), strict=True)]
        if not any(more):
            break
        for taken, new in zip(found, more, strict=True):
            taken |= new
    return [frozenset(taken) for taken in found]


def is_stamp(text: str) -> bool:
    """Say whether a text has what only the stamp of a digital signature says."""
    return _STAMP.search(text) is not None


def is_running_head(text: str) -> bool:
    """Say whether a line is the head of the Gazette."""
    return _GAZETTE.search(text) is not None


def _filled(page: Sequence[Line]) -> list[int]:
    return [place for place, line in enumerate(page) if line.text.strip()]


def _plain_margins(page: Sequence[Line]) -> set[int]:
    filled = _filled(page)
    outer = {*filled[:_EDGE], *filled[-_EDGE:]}
    return {
        place
        for place in outer
        if not page[place].fixed
        and (_GAZETTE.search(page[place].text) or _PAGE_NUMBER.fullmatch(page[place].text.strip()))
        and len(page[place].text) < 120
    }


def _edges(page: Sequence[Line], taken: set[int]) -> list[int]:
    """The first and the last line that is left, if it may go."""
    left = [place for place in _filled(page) if place not in taken]
    return [place for place in dict.fromkeys((left[0], left[-1])) if not page[place].fixed] if left else []


def _growing(pages: Sequence[Sequence[Line]], edges: list[list[int]]) -> list[set[int]]:
    """Lines that differ from page to page by a number which grows as the pages do."""
    seen: defaultdict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for number, (page, places) in enumerate(zip(pages, edges, strict=True), 1):
        for place in places:
            for rest, value in _numbers(page[place].text.strip()):
                seen[rest, value - number].append((number - 1, place))
    found: list[set[int]] = [set() for _ in pages]
    for (rest, shift), spots in seen.items():
        enough = 2 if not rest and shift == 0 else _ENOUGH
        if len({number for number, _ in spots}) >= enough:
            for number, place in spots:
                found[number].add(place)
    return found


def _numbers(text: str) -> list[tuple[str, int]]:
    """The ways to see a page number in a line: the rest of the line, and the number."""
    if _ALONE.fullmatch(text):
        return [("", _value(text))]
    ways = []
    before, _, rest = text.partition(" ")
    if rest and _ALONE.fullmatch(before):
        ways.append((" ".join(rest.split()), _value(before)))
    rest, _, after = text.rpartition(" ")
    if rest and _ALONE.fullmatch(after):
        ways.append((" ".join(rest.split()), _value(after)))
    return ways


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in number]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _repeated(pages: Sequence[Sequence[Line]], edges: list[list[int]]) -> list[set[int]]:
    """Lines that stand on many pages alike, but for the first time that each does."""
    texts = [
        [" ".join(page[place].text.split()) for place in places] for page, places in zip(pages, edges, strict=True)
    ]
    counts = Counter(text for page in texts for text in set(page))
    enough = max(_ENOUGH, len(pages) * _SHARE)
    first: set[str] = set()
    found: list[set[int]] = [set() for _ in pages]
    for number, (places, page) in enumerate(zip(edges, texts, strict=True)):
        for place, text in zip(places, page, strict=True):
            if counts[text] >= enough and text in first:
                found[number].add(place)
            first.add(text)
    return found


def _stamp(page: Sequence[Line]) -> set[int]:
    """The lines of a signature's stamp: from its first to its last sure line, and its parts before and after."""
    filled = _filled(page)
    sure = [place for place in filled if _STAMP.search(page[place].text)]
    if not sure or sure[-1] - sure[0] > _STAMP_REACH:
        return set()
    first, last = filled.index(sure[0]), filled.index(sure[-1])
    while first > 0 and _STAMP_PART.search(page[filled[first - 1]].text):
        first -= 1
    while last + 1 < len(filled) and _STAMP_PART.search(page[filled[last + 1]].text):
        last += 1
    return {place for place in filled[first : last + 1] if not page[place].fixed}
