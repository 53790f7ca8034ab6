"""CLEAN text -> lines with their places, as header and outline look at them.

`bare` is the line without blanks and without the marks that some files carry over from Markdown (`# `, `**`,
`\\-`, table bars); it is for recognising a heading only. `offset` leads from a place in `bare` back to the text.
"""

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\f]+")
_MARKUP = re.compile(r"\*\*|__|(?<!\w)\*(?=\w)|(?<=[\w.,:;)])\*(?!\w)|\\(?=[-.*#+!|])|^[\s#>|]+|[\s|]+$")
_RULE = re.compile(r"^[\W_]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `start:end` without its line end, `bare` for matching, `gap` if a blank line stood before."""

    start: int
    end: int
    bare: str
    gap: bool
    _kept: tuple[tuple[int, int], ...]

    def offset(self, position: int) -> int:
        """Return the place in the text of place `position` in `bare` (0 to its length)."""
        for start, length in self._kept:
            if position <= length:
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
        bare = "".join(text[start : start + length] for start, length in kept)
        lines.append(Line(match.start(), match.end(), bare, gap, tuple(kept)))
        previous_end = match.end()
    return lines


def _without_markup(line: str, base: int) -> list[tuple[int, int]]:
    kept, position = [], 0
    for mark in _MARKUP.finditer(line):
        if mark.start() > position:
            kept.append((base + position, mark.start() - position))
        position = max(position, mark.end())
    if position < len(line):
        kept.append((base + position, len(line) - position))
    return kept or [(base, 0)]
