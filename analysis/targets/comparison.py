"""Targets of several documents -> lines, one an indicator: what each document sets, and what changed between them.

1. A target that a document repeats (same name, time, group and figure) is one cell, with every place it stands in.
2. Documents are taken up one by one: the targets of the next one are assigned to the lines that there are so far
   (`assignment`).
3. Each cell is compared with the nearest earlier one that it can be compared with. What stands in one document only has
   no change; what cannot be compared says why.
4. What makes a line doubtful is said with it: an ambiguous assignment, a doubtful target, what OCR read; and with what
   stands in one document only, what comes nearest to it in another.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from analysis.targets.assignment import MANNERS, Growing, TargetCell, assign, figure
from analysis.targets.change import TargetChange, change, why_not
from analysis.targets.model import TargetRow
from analysis.targets.resemblance import Resemblance, Same
from analysis.targets.scopes import group, own_place
from analysis.targets.times import term
from index.model import FoundDocument
from vietnamese.forms import key

_HINTED = 0.5
"""What two names must have in common for one to be told beside the other, though they are not taken for one."""

LineKind = Literal["changed", "same", "only", "not_comparable"]


@dataclass(frozen=True, slots=True)
class Step:
    """What changed from one document of a comparison to a later one."""

    start: int
    end: int
    """Places of the two among the documents."""
    change: TargetChange


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One indicator in all documents."""

    kind: LineKind
    """Of its steps: `changed` if any is; `only` if a single document sets it."""
    cells: tuple[TargetCell | None, ...]
    """One for each document; None: it sets no such target."""
    steps: tuple[Step, ...]
    ambiguous: bool = False
    cautions: tuple[str, ...] = ()
    """What is to be known before the line is believed, in Vietnamese."""

    @property
    def name(self) -> str:
        """What is measured, in the words of the first document that sets it."""
        return next(cell.row.target.indicator for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class TargetComparison:
    """Documents side by side."""

    documents: tuple[FoundDocument, ...]
    lines: tuple[TargetLine, ...]
    notes: tuple[str, ...]
    """What is to be known of the documents together, in Vietnamese."""


def compare(
    documents: Sequence[FoundDocument], rows: Sequence[Sequence[TargetRow]], same: Same = lambda one, other: None
) -> TargetComparison:
    """Lay the targets of documents side by side.

    Args:
        documents: In the order of the columns.
        rows: The targets of each, in the order of its text.
        same: What the canonical indicators know.
    """
    lines: list[Growing] = []
    names = Resemblance((row for found in rows for row in found), same)
    for column, found in enumerate(rows):
        left = once(found)
        for manner in MANNERS:
            left = assign([line for line in lines if len(line.cells) == column], left, names, manner)
        for line in lines:
            line.cells += [None] * (column + 1 - len(line.cells))
        lines += [Growing([*[None] * column, cell]) for cell in left]
    _hint([line for line in lines if sum(cell is not None for cell in line.cells) == 1], names)
    return TargetComparison(tuple(documents), tuple(map(_finished, lines)), notes(documents, rows))


def _hint(alone: Sequence[Growing], names: Resemblance) -> None:
    """Say of each line of one document which line of another one is the most like it, if any is at all."""
    best: dict[int, tuple[float, TargetRow]] = {}
    rows = [line.latest()[0].row for line in alone]
    for (place, row), (further, other) in combinations(enumerate(rows), 2):
        near = names.in_common(row, other) if row.document.id != other.document.id else 0.0
        if near >= _HINTED and why_not(row.target, other.target) is None:
            for mine, theirs in ((place, other), (further, row)):
                if near > best.get(mine, (0.0, other))[0]:
                    best[mine] = (near, theirs)
    for place, (_, row) in best.items():
        named = row.document.number or row.document.file
        alone[place].cautions[
            f"gần giống ở {named}, chưa chắc là một: «{row.target.indicator}» ({row.place.address})"
        ] = None


def once(rows: Sequence[TargetRow]) -> list[TargetCell]:
    """Return the targets of a document, those that it repeats as one."""
    found: dict[tuple[object, ...], list[TargetRow]] = {}
    for row in rows:
        target = row.target
        said = (key(target.indicator), term(target), target.scope, figure(row), target.direction)
        found.setdefault(said, []).append(row)
    return [TargetCell(first, tuple(more)) for first, *more in found.values()]


def notes(documents: Sequence[FoundDocument], rows: Sequence[Sequence[TargetRow]]) -> tuple[str, ...]:
    """Return what is to be known of documents that are compared, in Vietnamese."""
    said = []
    for document, found in zip(documents, rows, strict=True):
        name = document.number or document.file
        if not found:
            said.append(f"{name}: không thấy chỉ tiêu nào bằng số trong phần đã đọc")
        if document.waiting_pages:
            said.append(f"{name}: {document.waiting_pages}/{document.pages} trang chờ nhận dạng chữ, chưa dò")
    if len({document.system for document in documents if document.system}) > 1:
        said.append("văn bản của Đảng và văn bản của Nhà nước: cùng tên chỉ tiêu, nhưng có thể khác cách tính")
    places = {place for document, found in zip(documents, rows, strict=True) for place in [_place(found)] if found}
    if len(places) > 1:
        said.append(f"phạm vi khác nhau: {', '.join(sorted(places))}")
    return tuple(said)


def _place(rows: Sequence[TargetRow]) -> str:
    """The place whose body issued a document, as most of its targets name it."""
    named = Counter(row.target.scope for row in rows if row.target.scope and own_place(row) and not group(row))
    return named.most_common(1)[0][0] if named else "cả nước"


def _finished(line: Growing) -> TargetLine:
    steps = []
    for end, cell in enumerate(line.cells):
        earlier = [place for place in range(end) if line.cells[place]] if cell else []
        if cell and earlier:
            tried = [(place, _between(line.cells[place], cell)) for place in reversed(earlier)]
            start, made = next((one for one in tried if one[1].kind != "not_comparable"), tried[0])
            steps.append(Step(start, end, made))
    kinds = [step.change.kind for step in steps]
    kind: LineKind = next((kind for kind in _STRONGEST if kind in kinds), "only")
    cautions = dict.fromkeys((*line.cautions, *(said for step in steps for said in step.change.cautions)))
    cautions |= dict.fromkeys(said for cell in line.cells if cell for said in _doubts(cell.row))
    return TargetLine(kind, tuple(line.cells), tuple(steps), line.ambiguous, tuple(cautions))


_STRONGEST: tuple[LineKind, ...] = ("changed", "same", "not_comparable")


def _between(one: TargetCell | None, other: TargetCell) -> TargetChange:
    assert one is not None
    return change(one.row.target, other.row.target)


def _doubts(row: TargetRow) -> list[str]:
    name = row.document.number or row.document.file
    said = [f"{name}: {row.target.reason}"] if row.target.certainty == "ambiguous" and row.target.reason else []
    if row.place.ocr is not None:
        said.append(f"{name}: số do OCR đọc, hãy đối chiếu với bản gốc")
    return said + ([f"{name}: {row.place.caution}"] if row.place.caution else [])
