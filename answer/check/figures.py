"""A figure read again from its quote: whether it says there what it is shown to say.

1. The quantity that begins where the figure begins must have its comparison, value and unit.
2. A bare number (a cell of a table) is read as a cell is; its unit must be a word of the quote or of a heading.
3. The words that qualify it stand in the quote around it, and leave no word of comparison out.
"""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from answer.check.facts import Held, figures_in
from answer.model import Citation, Figure
from vietnamese.comparators import compared
from vietnamese.forms import clean

_CELL = "|\t\n"


class _Read(NamedTuple):
    """What stands at a place of a quote. `unit`: None for a bare number, whose unit may stand elsewhere."""

    start: int
    comparator: str
    value: Decimal
    high: Decimal | None
    unit: str | None
    tail: int


def misread(figure: Figure, cited: Citation, about: Held) -> tuple[str, str, str] | None:
    """Return field, words and reason (in Vietnamese) of what is wrong with a figure; None if nothing is.

    Args:
        figure: Whose place lies inside the citation.
        cited: Where it stands.
        about: What quote, headings and head of the document hold.
    """
    quote = clean(cited.quote).text
    place = clean(cited.quote).clean_offset(figure.start - cited.start)
    wrong = [_wrong(figure, there, quote, about) for there in _readings(quote, place)]
    return min(wrong, key=lambda found: found is not None) if wrong else ("text", figure.text, "ở đây không có số liệu")


def _wrong(figure: Figure, there: _Read, quote: str, about: Held) -> tuple[str, str, str] | None:
    qualified = " ".join(quote[there.start : there.tail].split())
    said = f"đoạn trích ghi {qualified}"
    if not _same_value(figure.value, there):
        return "value", figure.value, said
    if figure.comparator != there.comparator:
        return "comparator", figure.comparator, said
    if there.unit is not None and figure.unit != there.unit:
        return "unit", figure.unit or "", said
    if there.unit is None and figure.unit is not None and about.lacks_words(figure.unit):
        return "unit", figure.unit, "không đứng trong đoạn trích, cũng không trong đề mục"
    if " ".join(figure.qualified.split()) != qualified:
        return "qualified", figure.qualified, said
    return None


def _readings(text: str, place: int) -> Iterator[_Read]:
    """What stands there as prose; where it is none, or in a table, as a cell."""
    # Texts from Markdown escape the dashes of their ranges: «từ 40 \- 50 tổ chức».
    unescaped = text.replace("\\", " ")
    prose = [q for q in dict.fromkeys((*figures_in(text), *figures_in(unescaped))) if q.start == place]
    for q in prose:
        yield _Read(q.qualified_start, q.comparator, q.value, q.high, q.unit, q.qualified_end)
    first = max(text.rfind(mark, 0, place) for mark in _CELL) + 1
    last = min((end for mark in _CELL if (end := text.find(mark, place)) >= 0), default=len(text))
    line = text[text.rfind("\n", 0, place) + 1 : (text + "\n").index("\n", place)]
    if not prose or "|" in line or "\t" in line.strip():
        for cell in compared(text, first, last):
            if cell.start == place:
                unit = "%" if cell.percent else None
                tail = max(cell.tail, cell.end)
                yield _Read(cell.qualified_start, cell.comparator, cell.value, cell.high, unit, tail)


def _same_value(written: str, there: _Read) -> bool:
    low, _, high = written.partition("..")
    try:
        return (Decimal(low), Decimal(high) if high else None) == (there.value, there.high)
    except InvalidOperation:
        return False
