"""Targets of a document -> which documents below it in the chain carry each one on, and how.

1. The targets of the document are laid beside those of each document below (`analysis.targets.comparison`): one
   indicator, a group and a time that fit, one to one.
2. A figure is the same, higher or lower than the one above; where the two cannot be set against each other, or only
   their comparators differ, it is another one.
3. Without a figure, a sentence that holds every word of the indicator's name, and not many others, carries it on in
   words.
4. What no document below has is said to have none: in the documents of this library that could be read.
"""

from collections.abc import Callable, Sequence

from analysis.references.chain_model import Carried, CarriedIn, CarriedStatus
from analysis.targets.assignment import TargetCell
from analysis.targets.change import TargetChange
from analysis.targets.comparison import TargetLine, compare
from analysis.targets.model import TargetRow
from analysis.targets.names import words
from analysis.targets.resemblance import Same
from index.model import FoundDocument, FoundPassage
from index.standing import Standing
from vietnamese.sentences import sentences

# A name of one or two words (thu nhập, dân số) is in too many passages to say anything.
_FEWEST_WORDS = 3
# A long sentence holds the words of many names.
_SHARE = 0.35

_Sentences = Sequence[tuple[FoundPassage, frozenset[str]]]


def carried(
    document: FoundDocument,
    below: Sequence[FoundDocument],
    rows_of: Callable[[FoundDocument], Sequence[TargetRow]],
    passages_of: Callable[[FoundDocument], Sequence[FoundPassage]],
    same: Same,
) -> tuple[Carried, ...]:
    """Return for each target of a document, in the order of its text, how the documents below carry it on.

    Args:
        document: Whose targets.
        below: The documents that carry it out, nearest first.
        rows_of: Gives the targets of a document, without the rejected ones.
        passages_of: Gives its passages.
        same: What the canonical indicators know of two targets.
    """
    own = rows_of(document)
    found: dict[str, list[CarriedIn]] = {}
    order: dict[str, TargetRow] = {}
    for other in below:
        compared = compare([document, other], [own, rows_of(other)], same)
        spoken = [
            (one, words(one.text[start:end]))
            for one in passages_of(other)
            if one.kind == "body"
            for start, end in sentences(one.text)
        ]
        for line in compared.lines:
            above, cell = line.cells
            if above is None:
                continue
            order[above.row.key] = above.row
            entry = _with_figure(other, line, cell) if cell else _in_words(other, above.row, spoken)
            if entry is not None:
                found.setdefault(above.row.key, []).append(entry)
    if not below:
        order = {row.key: row for row in own}
    rows = sorted(order.values(), key=lambda row: row.target.start)
    return tuple(Carried(row, tuple(found.get(row.key, ()))) for row in rows)


def _with_figure(document: FoundDocument, line: TargetLine, cell: TargetCell) -> CarriedIn:
    change = line.steps[0].change
    return CarriedIn(
        document=document,
        status=_status(change),
        row=cell.row,
        change=change,
        quote=cell.row.quote,
        place=cell.row.place,
        start=cell.row.target.start,
        end=cell.row.target.end,
        cautions=line.cautions,
    )


def _status(change: TargetChange) -> CarriedStatus:
    if change.kind == "same":
        return "same"
    if change.kind == "changed" and change.movement in ("rose", "fell"):
        return "higher" if change.movement == "rose" else "lower"
    return "other"


def _in_words(document: FoundDocument, row: TargetRow, spoken: _Sentences) -> CarriedIn | None:
    wanted = words(row.target.indicator)
    if len(wanted) < _FEWEST_WORDS:
        return None
    holding = ((len(said), one) for one, said in spoken if wanted <= said and len(wanted) >= _SHARE * len(said))
    _, found = min(holding, key=lambda one: one[0], default=(0, None))
    if found is None:
        return None
    place = Standing(found.address, found.page, found.ocr, None)
    return CarriedIn(document, "words", None, None, found.quote, place, found.start, found.end)
