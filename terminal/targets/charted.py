"""One indicator over time, as a terminal shows it: a table whose last column is a chart.

1. A series a table. Each row is a point: its time, its figure on the axis and in words, what changed from the row
   above, the document, where it stands and its quote.
2. The axis goes from the lowest to the highest figure of the series; its ends are named. `●` is a value that is meant,
   `○` one that is not reached itself (trên, dưới); an arrow is the open side of at least and at most; a range is a line
   between two points; `◌` is about.
3. If the words fit several indicators, these are listed with what to type for each; none is drawn.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from terminal.text import cut, date_text, ocr_mark, safe_name, sample_mark

if TYPE_CHECKING:
    from library import Point, Series, Timeline

_WIDTH, _ARROW = 22, 3
"""Columns of the axis, and beside it on either side for an arrow."""
_QUOTE = 110
_MARKS = {"=": "●", ">=": "●", "<=": "●", ">": "○", "<": "○", "~": "◌", "range": "●"}
_KINDS = {"months": "theo tháng", "quarter": "theo quý", "month": "theo tháng", "span": "theo giai đoạn",
          "yearly": "hằng năm", "unknown": "không rõ thời gian"}  # fmt: skip
_NATURES = {"increase": "mức tăng thêm", "decrease": "mức giảm bớt"}


def timeline_view(found: "Timeline") -> RenderableType:
    """Return the tables of a timeline, or the indicators to choose from."""
    if found.indicator is None:
        return Group(*_candidates(found))
    parts: list[RenderableType] = [Text(safe_name(found.indicator.name), "bold cyan")]
    names = [name for name in found.indicator.names if name != found.indicator.name]
    if names:
        parts.append(Text(f"≈ {safe_name('; '.join(names))}", "dim"))
    for series in found.series:
        parts += [_heading(series), _table(found, series)]
    if found.candidates:
        others = "; ".join(safe_name(one.indicator.name) for one in found.candidates[:5])
        parts.append(Text(f"Chỉ tiêu khác cũng chứa những từ này: {others}", "dim"))
    return Group(*parts)


def drawn(point: "Point", low: Decimal, high: Decimal, width: int = _WIDTH) -> str:
    """Return a point on an axis from `low` to `high`: `    ●────▶`."""
    start, end = (_ARROW + _column(value, low, high, width) for value in (point.low, point.high))
    line = [" "] * (width + 2 * _ARROW)
    line[start : end + 1] = "━" * (end + 1 - start)
    if point.open == "up":
        line[start:] = "─" * (len(line) - start - 1) + "▶"
    elif point.open == "down":
        line[: start + 1] = "◀" + "─" * start
    line[start] = line[end] = _MARKS[point.row.target.comparator]
    return "".join(line).rstrip()


def _column(value: Decimal, low: Decimal, high: Decimal, width: int) -> int:
    return (width - 1) // 2 if high == low else int((value - low) / (high - low) * (width - 1))


def _heading(series: "Series") -> Text:
    said = [series.scope or "cả nước", _KINDS.get(series.time, ""), _NATURES.get(series.nature, "")]
    return Text(f"\n{safe_name(' · '.join(filter(None, said)))}", "bold")


def _table(found: "Timeline", series: "Series") -> Table:
    from library import change_text, figure_text, number_text

    low, high = min(point.low for point in series.points), max(point.high for point in series.points)
    unit = " ".join((found.unit or "").split())
    ends = f"{number_text(low.normalize())} … {number_text(high.normalize())} {unit}".rstrip()
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("Thời gian", overflow="fold")
    table.add_column(safe_name(ends), no_wrap=True, min_width=_WIDTH + 2 * _ARROW)
    table.add_column("Con số", overflow="fold", ratio=2)
    table.add_column("Thay đổi", overflow="fold", ratio=2)
    table.add_column("Văn bản", overflow="fold", ratio=4)
    before = None
    for point in series.points:
        target = point.row.target
        changed = change_text(point.change, before, target) if point.change and before else "—"
        figure = Text(safe_name(figure_text(target)), "bold")
        for caution in (target.reason, *(point.change.cautions if point.change else ())):
            figure.append(f"\n{safe_name(caution)}" if caution else "", "yellow")
        period = safe_name(" ".join((target.period or "không ghi").split()))
        table.add_row(period, Text(drawn(point, low, high), "cyan"), figure, safe_name(changed), _source(point))
        before = target
    return table


def _source(point: "Point") -> Text:
    row = point.row
    line = sample_mark(row.document.sample).append(safe_name(row.document.number or row.document.file))
    if row.document.date:
        line.append(f", {date_text(row.document.date, row.document.system)}")
    for change in point.replaced:
        since = f" từ {date_text(change.since, change.by.system)}" if change.since else ""
        by = safe_name(change.by.number or change.by.file)
        line.append(f"\n⚠ {change.relation} bởi {by}{since}", "yellow")
    page = f" · trang {row.place.page}" if row.place.page else ""
    line.append(f"\n{safe_name(row.place.address)}{page}", "cyan").append_text(ocr_mark(row.place.ocr))
    if row.place.caution:
        line.append(f"\n⚠ {safe_name(row.place.caution)}", "yellow")
    return line.append(f"\n“{cut(row.quote, _QUOTE)}”", "dim")


def _candidates(found: "Timeline") -> Iterator[Text]:
    yield Text(f"«{safe_name(found.asked)}» có thể là những chỉ tiêu sau. Hãy chọn một:", "bold yellow")
    for one in found.candidates:
        unit = f" ({one.indicator.unit})" if one.indicator.unit else ""
        change = ", mức thay đổi" if one.indicator.change else ""
        yield Text(f"- {safe_name(one.indicator.name)}{unit}{change}: {one.documents} văn bản")
        yield Text(f"  nghiquyet timeline {one.indicator.id}", "dim")
