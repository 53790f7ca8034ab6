"""Comparisons and timelines of targets -> tables for a spreadsheet.

Each figure has its number, its words, its time, its place in the document, its quote and a link that opens it; a
document that sets no such target says so.
"""

from collections.abc import Iterator

from analysis.tables import APP, Link, Table, Value, opening
from analysis.targets.assignment import TargetCell
from analysis.targets.comparison import TargetComparison, TargetLine
from analysis.targets.model import TargetRow
from analysis.targets.timeline import Series, Timeline
from analysis.targets.wording import change_text, figure_text
from index.model import FoundDocument

KINDS = {"changed": "thay đổi", "same": "như nhau", "not_comparable": "không so được", "only": "chỉ một văn bản nêu"}
NOT_SET = "không nêu"
_CELL = (
    "con số",
    "giá trị",
    "giá trị trên",
    "đơn vị",
    "thời gian",
    "nơi hoặc nhóm",
    "địa chỉ",
    "trích nguyên văn",
    "mở",
)
_STEP = ("thay đổi", "chênh lệch", "chênh lệch đầu trên", "đơn vị chênh lệch", "% so với trước")
_TIMELINE = (
    "Nơi hoặc nhóm", "Năm", "Hạn", "Thời gian", "So sánh", "Con số", "Giá trị", "Giá trị trên", "Đơn vị", "Thay đổi",
    "Văn bản", "Ngày ban hành", "Văn bản mẫu", "Bị thay thế, bãi bỏ", "Chỉ tiêu như văn bản ghi", "Địa chỉ", "Trang",
    "Trích nguyên văn", "Mở", "Máy đọc ảnh (OCR)", "Cần xem lại", "Tên văn bản trong kho",
)  # fmt: skip


def comparison_table(found: TargetComparison, app: str = APP) -> Table:
    """Return a comparison as a table, a row an indicator.

    Args:
        found: The comparison.
        app: Where the app opens, for the links back.
    """
    names = [name_of(document) for document in found.documents]
    cells = [f"{name}: {heading}" for name in names for heading in _CELL]
    steps = [f"{name}: {heading}" for name in names[1:] for heading in _STEP]
    headings = ("Chỉ tiêu", "Kết quả", *cells, *steps, "Chưa chắc", "Lưu ý")
    return Table("So sánh chỉ tiêu", headings, [tuple(_line(line, names, app)) for line in found.lines])


def timeline_table(found: Timeline, app: str = APP) -> Table:
    """Return a timeline as a table, a row a point.

    Args:
        found: The timeline.
        app: Where the app opens, for the links back.
    """
    return Table("Theo thời gian", _TIMELINE, [row for series in found.series for row in _points(series, found, app)])


def name_of(document: FoundDocument) -> str:
    """Return what a column of a document is headed with: its number, or its file."""
    sample = "[MẪU] " if document.sample else ""
    return sample + (document.number or document.file)


def _line(line: TargetLine, names: list[str], app: str) -> Iterator[Value]:
    yield from (line.name, KINDS[line.kind])
    for cell in line.cells:
        yield from _cell(cell, app)
    steps = {step.end: step for step in line.steps}
    for column in range(1, len(names)):
        step = steps.get(column)
        if step is None:
            yield from (None,) * len(_STEP)
            continue
        one, other = (line.cells[place] for place in (step.start, step.end))
        said = change_text(step.change, one.row.target, other.row.target) if one and other else None
        since = f"so với {names[step.start]}: " if step.start != column - 1 else ""
        unit = f"điểm {step.change.unit or '%'}" if step.change.share else step.change.unit
        yield from (f"{since}{said}", step.change.low, step.change.high, unit, step.change.percent)
    yield from (line.ambiguous, "; ".join(line.cautions) or None)


def _cell(cell: TargetCell | None, app: str) -> tuple[Value, ...]:
    if cell is None:
        return (NOT_SET, *(None,) * (len(_CELL) - 1))
    row, target = cell.row, cell.row.target
    return (
        figure_text(target), target.value, target.upper, target.unit, _flat(target.period), target.scope,
        row.place.address, _flat(row.quote), _link(row, app),
    )  # fmt: skip


def _points(series: Series, found: Timeline, app: str) -> Iterator[tuple[Value, ...]]:
    before: TargetRow | None = None
    for point in series.points:
        row, target = point.row, point.row.target
        said = change_text(point.change, before.target, target) if point.change and before else None
        ended = "; ".join(f"{change.relation} bởi {name_of(change.by)}" for change in point.replaced)
        yield (
            series.scope or "cả nước", point.term.last, target.deadline, _flat(target.period), target.comparator,
            figure_text(target), point.low, point.high if point.high != point.low else None, found.unit, said,
            row.document.number, row.document.date, row.document.sample, ended or None, target.indicator,
            row.place.address, row.place.page, _flat(row.quote), _link(row, app), row.place.ocr, row.place.caution,
            row.document.slug,
        )  # fmt: skip
        before = row


def _link(row: TargetRow, app: str) -> Link:
    return Link("Mở", opening(row.document.slug, (row.target.start, row.target.end), app))


def _flat(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None
