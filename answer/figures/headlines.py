"""A figure in one line, of words of the document alone: “476 ha — diện tích trồng mới Sâm Ngọc Linh”.

1. The figure with its words of comparison and of change; where its unit stands in another cell, the unit in brackets.
2. What it measures, as the ledger names it; where the ledger puts words in that the text has not (Tỷ lệ, Số), these are
   left out; where others are then missing too, the words of the text itself stand there.
3. Period and scope, if the quote or a heading above it names them.
"""

import re

from answer.figures.values import Value
from answer.judging.words import words_of
from ingest.targets.names import lower

_LENGTH = 160
# giảm 3% is not 3%.
_CHANGE = re.compile(r"(?:(?<!\w)(?:tăng|giảm|cắt\s+giảm)(?:\s+thêm)?|(?<!\w)thêm)\s*\Z", re.IGNORECASE)
_REACH = 30
_MEASURE = re.compile(r"^(?:tỷ lệ|tỉ lệ|tỷ trọng|số|diện tích|thứ hạng)\s+", re.IGNORECASE)


def headline_of(value: Value) -> str | None:
    """Return a value in a line; None for one that stands in no ledger, for nothing says what exactly it measures.

    Args:
        value: That answers.
    """
    target, passage = value.target, value.passage
    if target is None:
        return None
    text = passage.text
    quote = text[slice(*value.clause.sentence)]
    document = passage.document
    around = words_of(" . ".join(filter(None, (quote, *passage.path, document.title)))).single

    def stands(words: str | None) -> bool:
        return bool(words) and words_of(words or "").single <= around

    said = " ".join(text[slice(*said_at(value))].split())
    if target.unit and target.table and stands(target.unit) and target.unit.lower() not in said.lower():
        said += f" ({' '.join(target.unit.split())})"
    named = next((words for words in (target.indicator, _MEASURE.sub("", target.indicator)) if stands(words)), None)
    if named is None:
        whole = " ".join(quote.split())
        return whole if len(whole) <= _LENGTH else None
    parts = [lower(named)]
    if target.scope and stands(target.scope) and not words_of(target.scope).single <= words_of(named).single:
        parts.append(target.scope)
    if target.period and stands(target.period) and target.period.lower() not in named.lower():
        parts.append(lower(target.period))
    return f"{said} — {', '.join(parts)}"


def said_at(value: Value) -> tuple[int, int]:
    """Return where a value is said, with its words of comparison and of change: `giảm 3%`."""
    figure, target = value.quantity, value.target
    change = _CHANGE.search(value.passage.text, max(0, figure.qualified_start - _REACH), figure.qualified_start)
    changes = change is not None and target is not None and target.direction != "level"
    end = figure.qualified_end
    if target is not None and target.unit and target.table is None:
        # The ledger knows `% GDP` where the figure alone is a percentage.
        unit = re.compile(r"\s*" + r"\s+".join(map(re.escape, target.unit.split()))).match(
            value.passage.text, figure.value_end
        )
        end = max(end, unit.end()) if unit else end
    return change.start() if change and changes else figure.qualified_start, end
