r"""CLEAN text -> lines with their places, as header and outline look at them.

`bare` is the line without blanks and without the marks that some files carry over from Markdown (`# `, `**`,
`\-`, table bars); it is for recognising a heading only. `offset` leads from a place in `bare` back to the text.

Running heads and page numbers are left out of what header and outline look at (`without_running_heads`), and so is a
table of contents, whose entries look like headings (`without_contents`); lines
within a quotation of several lines are told apart (`quoted_lines`), for they belong to the act that is amended.
"""

import re
from collections import Counter
from dataclasses import dataclass

CAPITAL = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""Capital letters for a character class. A range À-Ỹ will not do: it takes in à, ạ and most small letters."""

_LINE = re.compile(r"[^\n\f]+")
# The last part looks back, so that a long run of blanks within a line is tried once and not from each of its places.
_MARKUP = re.compile(r"\*\*|__|(?<!\w)\*(?=\w)|(?<=[\w.,:;)])\*(?!\w)|\\(?=[-.*#+!|])|^[\s#>|]+|(?<![\s|])[\s|]+$")
_MARK = re.compile(r"[*_\\#>|]")
_RULE = re.compile(r"^[\W_]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `start:end` without its line end, `bare` for matching, `gap` if a blank line stood before."""

    start: int
    end: int
    bare: str
    gap: bool
    kept: tuple[tuple[int, int], ...]

    def offset(self, position: int) -> int:
        """Return the place in the text of place `position` in `bare` (0 to its length)."""
        for start, length in self.kept:
            if position < length:
                return start + position
            position -= length
        return self.end

    @property
    def is_rule(self) -> bool:
        """Whether it holds no letter or digit: `-----`, `*`, `____`."""
        return not self.bare or _RULE.match(self.bare) is not None


def split_lines(text: str) -> list[Line]:
    """Return the lines of CLEAN `text` that hold anything but blanks."""
    lines = []
    previous_end = 0
    for match in _LINE.finditer(text):
        if not match.group().strip():
            continue
        gap = text.count("\n", previous_end, match.start()) > 1 or "\f" in text[previous_end : match.start()]
        kept = _without_markup(match.group(), match.start())
        start, length = kept[0]
        bare = "".join(text[s : s + n] for s, n in kept) if len(kept) > 1 else text[start : start + length]
        lines.append(Line(match.start(), match.end(), bare, gap, tuple(kept)))
        previous_end = match.end()
    return lines


def _without_markup(line: str, base: int) -> list[tuple[int, int]]:
    if _MARK.search(line) is None:
        bare = line.strip()
        return [(base + line.index(bare), len(bare))]
    kept, position = [], 0
    for mark in _MARKUP.finditer(line):
        if mark.start() > position:
            kept.append((base + position, mark.start() - position))
        position = max(position, mark.end())
    if position < len(line):
        kept.append((base + position, len(line) - position))
    return kept or [(base, 0)]


# A first or last line is a running head or a page number if, but for its figures, it stands on a third of the pages
# (heads of left and right pages differ), and on three at least.
_PAGES_A_HEAD = 3


def without_running_heads(text: str, lines: list[Line]) -> list[Line]:
    """Return the lines without those that repeat at the head or foot of pages (CÔNG BÁO/Số 286/Ngày 27-05-2026 93).

    Args:
        text: CLEAN text, its pages parted by form feeds.
        lines: Its lines.
    """
    pages: list[list[Line]] = []
    end = 0
    for line in lines:
        if not pages or "\f" in text[end : line.start]:
            pages.append([])
        pages[-1].append(line)
        end = line.end
    edges = [line for page in pages for line in {page[0].start: page[0], page[-1].start: page[-1]}.values()]
    counts = Counter(_without_figures(line.bare) for line in edges)
    enough = max(_PAGES_A_HEAD, len(pages) // _PAGES_A_HEAD)
    repeated = {line.start for line in edges if counts[_without_figures(line.bare)] >= enough}
    return [line for line in lines if line.start not in repeated]


def _without_figures(bare: str) -> str:
    return re.sub(r"[\d\s]+", "", bare)


_CONTENTS = re.compile(r"^\W*(?:MỤC LỤC|Mục lục)\W*$")
_ENTRY = re.compile(r"(?:\.{2}|…|\s)\s?\d{1,4}$")
_WRAPPED_ENTRY = 3
_SHORTEST_ENTRY = 5
_LONGEST_ENTRY = 300
_FEWEST_ENTRIES = 3


def without_contents(lines: list[Line]) -> list[Line]:
    """Return the lines without a table of contents: `MỤC LỤC` and the lines below it that end in a page number.

    An entry may run over several lines. What holds fewer than three entries is no table of contents; where its first
    entry stands a second time the text itself has begun, whatever numbers its headings end in.
    """
    start = next((i for i, line in enumerate(lines) if _CONTENTS.match(line.bare)), None)
    if start is None:
        return lines
    end, entries = start, 0
    first = _entry(lines[start + 1].bare) if start + 1 < len(lines) else ""
    for position in range(start + 1, len(lines)):
        again = _entry(lines[position].bare) if position > start + 1 else ""
        if position - end > _WRAPPED_ENTRY or (len(again) >= _SHORTEST_ENTRY and first.startswith(again)):
            break
        if _ENTRY.search(lines[position].bare[-12:]):
            end, entries = position, entries + 1
    return lines[:start] + lines[end + 1 :] if entries >= _FEWEST_ENTRIES else lines


def _entry(bare: str) -> str:
    return re.sub(r"[\W_]+", "", _ENTRY.sub("", bare[:_LONGEST_ENTRY])).casefold()


def outside(lines: list[Line], spans: list[tuple[int, int]]) -> list[Line]:
    """Return the lines that lie in none of the spans (tables); both are in the order of the text."""
    kept, place = [], 0
    for line in lines:
        while place < len(spans) and spans[place][1] <= line.start:
            place += 1
        if place == len(spans) or line.end <= spans[place][0]:
            kept.append(line)
    return kept


_QUOTE = re.compile('[“”"]')
_QUOTE_OPENS = re.compile('(?:^|:\\s*)[“"]')
_QUOTE_CLOSES = re.compile(r"[”\"]\W{0,3}$")


def quoted_lines(lines: list[Line]) -> list[bool]:
    """Return for each line whether it stands within a quotation that an earlier line opened.

    A quotation opens at a line start or after a colon and closes at a line end, with ” or, as often typed, with a
    straight quote. If a new one opens before it closes, its closing mark was forgotten and nothing of it counts.
    """
    quoted = [False] * len(lines)
    opened_at: int | None = None
    depth = 0
    for position, line in enumerate(lines):
        bare = line.bare
        odd = len(_QUOTE.findall(bare)) % 2 == 1
        if not odd:
            continue
        opening = _QUOTE_OPENS.search(bare)
        if opening and (opened_at is None or opening.start() == 0):
            opened_at, depth = position, 0
        elif opened_at is not None and (_QUOTE_CLOSES.search(bare) or (not depth and bare.count("”"))):
            quoted[opened_at + 1 : position + 1] = [True] * (position - opened_at)
            opened_at = None
        elif opened_at is not None:
            depth += bare.count("“") - bare.count("”")
    return quoted
