"""Targets of documents side by side, as a terminal shows them.

1. How many changed, stayed, cannot be compared, stand in one document only; then a table of each.
2. A cell: the figure, its time, where it stands and its quote. A document that sets no such target says so in words.
3. What changed is said of the figure: it rose or fell; from which document, if not from the one beside it.
4. What makes a line doubtful stands below its name.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from terminal.citing import name_line
from terminal.text import cut, ocr_mark, safe_name, sample_mark

if TYPE_CHECKING:
    from library import LineKind, TargetCell, TargetComparison, TargetLine, TargetRow

_HEADINGS: dict["LineKind", str] = {
    "changed": "Thay đổi",
    "same": "Như nhau",
    "not_comparable": "Cùng chỉ tiêu nhưng không so được",
    "only": "Chỉ một văn bản nêu",
}
_QUOTE = 110


def comparison_view(found: "TargetComparison", *, whole: bool = False) -> RenderableType:
    """Return the tables of a comparison.

    Args:
        found: The comparison.
        whole: Whether quotes are shown to their end.
    """
    parts: list[RenderableType] = [name_line(document) for document in found.documents]
    parts += [Text(f"⚠ {safe_name(note)}", "yellow") for note in found.notes]
    if not found.lines:
        return Group(*parts, Text("Không văn bản nào có chỉ tiêu bằng số trong phần đã đọc.", "yellow"))
    counts = Counter(line.kind for line in found.lines)
    parts.append(Text(" · ".join(f"{_HEADINGS[kind]}: {counts[kind]}" for kind in _HEADINGS if counts[kind]), "bold"))
    for kind, heading in _HEADINGS.items():
        lines = [line for line in found.lines if line.kind == kind]
        if lines:
            parts += [Text(f"\n{heading}", "bold cyan"), _table(found, lines, whole=whole)]
    return Group(*parts)


def _table(found: "TargetComparison", lines: "Sequence[TargetLine]", *, whole: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_lines=False)
    table.add_column("Chỉ tiêu", overflow="fold", ratio=3)
    for document in found.documents:
        heading = sample_mark(document.sample).append(safe_name(document.number or document.file))
        table.add_column(heading, overflow="fold", ratio=3)
    changes = lines[0].kind != "only"
    usual = _usual_scope(found)
    if changes:
        table.add_column("Thay đổi", overflow="fold", ratio=2)
    for line in lines:
        cells = [_cell(cell, usual, whole=whole) for cell in line.cells]
        table.add_row(_name(line), *cells, *([Text("\n").join(_steps(found, line))] if changes else []))
    return table


def _name(line: "TargetLine") -> Text:
    name = Text().append("⚠ ", "yellow") if line.ambiguous else Text()
    names = dict.fromkeys(safe_name(cell.row.target.indicator) for cell in line.cells if cell)
    name.append("\n≈ ".join(names))
    for caution in line.cautions:
        name.append(f"\n{safe_name(caution)}", "yellow")
    return name


def _usual_scope(found: "TargetComparison") -> str | None:
    """The place or group that most targets speak of, which need not be said of each."""
    scopes = Counter(cell.row.target.scope for line in found.lines for cell in line.cells if cell)
    return scopes.most_common(1)[0][0]


def _cell(cell: "TargetCell | None", usual: str | None, *, whole: bool) -> Text:
    if cell is None:
        return Text("không nêu", "dim italic")
    shown = _figure(cell.row, usual)
    for row in (cell.row, *cell.again):
        page = f" · trang {row.place.page}" if row.place.page else ""
        shown.append(f"\n{safe_name(row.place.address)}{page}", "cyan").append_text(ocr_mark(row.place.ocr))
    return shown.append(f"\n“{cut(cell.row.quote, len(cell.row.quote) if whole else _QUOTE)}”", "dim")


def _figure(row: "TargetRow", usual: str | None) -> Text:
    from library import figure_text

    target = row.target
    shown = Text(safe_name(figure_text(target)), "bold")
    if target.direction != "level":
        shown = Text("tăng " if target.direction == "increase" else "giảm ").append_text(shown)
    if target.period:
        shown.append(f" · {safe_name(' '.join(target.period.split()))}", "not bold")
    if target.scope and target.scope != usual and target.scope.casefold() not in target.indicator.casefold():
        shown.append(f"\n{safe_name(target.scope)}", "dim")
    return shown


def _steps(found: "TargetComparison", line: "TargetLine") -> Iterator[Text]:
    from library import change_text

    for step in line.steps:
        one, other = line.cells[step.start], line.cells[step.end]
        if one is None or other is None:
            continue
        said = change_text(step.change, one.row.target, other.row.target)
        style = "yellow" if step.change.kind == "not_comparable" else "bold" if step.change.kind == "changed" else ""
        to = found.documents[step.end]
        since = found.documents[step.start]
        named = f"{to.number or to.file} so với {since.number or since.file}: " if len(found.documents) > 2 else ""
        yield Text(safe_name(named)).append(safe_name(said), style)
