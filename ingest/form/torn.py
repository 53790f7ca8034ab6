"""Lines of a head that a copy tore apart -> whole lines.

A page of the web may break within a word that was set in two styles, and such a copy then gives `CHÍNH PH` and `Ủ`,
`N` and `GHỊ ĐỊNH`. A line goes on with the next one, no blank line between, if

1. the last letters of the one and the first of the next are a syllable together and not both of them are one alone;
2. it is the first word of a type in capitals and the next one is the rest of it (NGHỊ / ĐỊNH);
3. it begins a citation whose number stands on the next line (Nghị định của Chính phủ / số 116/2003/NĐ-CP);
4. the next one is a comma, or is the day below a place that ends in a comma (Hà Nội, / ngày 10).

What was never torn is not touched: two syllables stay two.
"""

import re

from ingest.form.lines import Line
from ingest.form.number import TYPE_HEADS
from vietnamese.forms import fold
from vietnamese.syllables import is_syllable

_TYPES = frozenset(map(fold, TYPE_HEADS))
_LAST = re.compile(r"(?<!\w)[^\W\d_]{1,6}$")
_FIRST = re.compile(r"[^\W\d_]{1,6}(?!\w)")
_CITES = re.compile(rf"(?:{'|'.join(name.capitalize() for name in TYPE_HEADS)}) của [^\d.;:]{{3,90}}")
_NUMBERED = re.compile(r"(?:[Ss]ố|SỐ)\s*:?\s*\d")


def whole_lines(lines: list[Line]) -> list[Line]:
    """Return the lines of a head, put together where they were torn."""
    whole: list[Line] = []
    for line in lines:
        if whole and not line.gap and (glue := _glue(whole[-1].bare, line.bare)) is not None:
            whole[-1] = _joined(whole[-1], line, glue)
        else:
            whole.append(line)
    return whole


def _glue(above: str, below: str) -> str | None:
    """What belongs between the two, or None if they are two lines."""
    last, first = _LAST.search(above), _FIRST.match(below)
    if last and first and not (is_syllable(last[0]) and is_syllable(first[0])):
        word = last[0] + first[0]
        if is_syllable(word) and (word.isupper() or word[1:].islower()):
            return ""
    if below == ",":
        return ""
    if above.endswith(",") and len(above) < 30 and below.startswith("ngày"):
        return " "
    if above.isupper() and below.isupper() and len(above) < 20 and fold(f"{above} {below}") in _TYPES:
        return " " if fold(above) not in _TYPES else None
    return " " if _CITES.fullmatch(above) and _NUMBERED.match(below) else None


def _joined(above: Line, below: Line, glue: str) -> Line:
    # The blank stands for the line end between them.
    between = ((above.end, 1),) if glue else ()
    kept = (*above.kept, *between, *below.kept)
    return Line(above.start, below.end, above.bare + glue + below.bare, above.gap, kept)
