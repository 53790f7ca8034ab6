"""What a written sentence may take from the head of a document and the headings above a quote.

1. A run of two words and more that a head has too, or a day or the number of a document by itself.
2. A period only as a whole: `năm 2024` is not `3 tháng cuối năm 2024`.
3. A heading with a mark only as a whole, but for its number: `không thực hiện`, out of a heading, would turn any
   `thực hiện` round.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from answer.writing.cells import Item
from vietnamese.forms import key

_LEAST = 2
_LABELS = frozenset(map(key, ("điều", "chương", "mục", "phần")))


def borrowed(items: Sequence[Item], heads: Sequence[Sequence[Item]]) -> Iterator[Item]:
    """Return the items that a head says too.

    Args:
        items: Of a written sentence.
        heads: Heads of documents and headings, each the items of one.
    """
    for head in heads:
        meanings = [item.meaning for item in head]
        for at, place in product(range(len(items)), range(len(meanings))):
            length = 0
            while at + length < len(items) and place + length < len(meanings):
                if items[at + length].meaning != meanings[place + length]:
                    break
                length += 1
            run = items[at : at + length]
            if any(item.mark for item in run) and (place > _labels(head) or place + length < len(head)):
                continue
            if _cuts_period(head, place, place + length):
                continue
            if length >= _LEAST or (run and run[0].meaning[0] in ("day", "document")):
                yield from run


def _cuts_period(head: Sequence[Item], start: int, end: int) -> bool:
    """Whether a run has part of a period, and not all of it."""
    inside = {item.period for item in head[start:end]} - {None}
    return any(item.period in inside for item in (*head[:start], *head[end:]))


def _labels(head: Sequence[Item]) -> int:
    """How many items name a heading (`Điều 5.`, `Mục IV.`) and say nothing."""
    return 2 if head and head[0].meaning[0] in _LABELS and len(head) > 2 else 0
