"""The targets of a document, as a terminal shows them.

1. A figure as a person writes it: `từ 9,5 % trở lên`, `2.100 tỷ đồng`, `5-7 %`; beside it whether it is where to come
   to (mức) or a change (tăng, giảm).
2. What wants a second look says so at its row: a doubtful reading, what OCR read, a page that cannot be trusted.
3. What was taken for no target is shown only when it is asked for, but how many there are always.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from terminal.citing import left_out, name_line, unread, where
from terminal.text import date_text, safe_name

if TYPE_CHECKING:
    from library import DocumentView, Target

DIRECTIONS = {"increase": "tăng", "decrease": "giảm", "level": "mức"}
_PLACE_WORDS = ("hạng", "thứ hạng", "thứ bậc", "vị trí")
_INHERITED = "* thời gian ghi ở đề mục hoặc câu trước, không ở chính câu đó"


def targets_table(view: "DocumentView", shown: Sequence["Target"]) -> RenderableType:
    """Return the table of targets.

    Args:
        view: The document.
        shown: Those of its targets that are asked for.
    """
    parts: list[RenderableType] = [name_line(view.document), *unread(view)]
    if not shown:
        parts.append(Text("Không thấy chỉ tiêu nào bằng số trong phần đã đọc.", "yellow"))
    else:
        parts.append(_table(view, shown))
        doubtful = sum(target.certainty == "ambiguous" for target in shown)
        count = sum(target.certainty != "rejected" for target in shown)
        parts.append(Text(f"{count} chỉ tiêu" + (f", {doubtful} chưa chắc" if doubtful else ""), "bold"))
        if any(target.period and target.inherited_period for target in shown):
            parts.append(Text(_INHERITED, "dim"))
    return Group(*parts, *left_out(len(view.targets) - len(shown), "số liệu không phải chỉ tiêu"))


def figure_text(target: "Target") -> str:
    """Return the figure of a target in words: `từ 9,5 % trở lên`, `trên 6.000 tỷ đồng`, `5-7 %`."""
    value = number_text(target.value)
    if target.upper is not None:
        value = f"{value}-{number_text(target.upper)}"
    if target.unit_norm == "rank":
        # `nhóm 3 nước`: the unit says among whom, and a place is the better the smaller it is.
        among = f" ({target.unit})" if target.unit and target.unit.casefold() not in _PLACE_WORDS else ""
        return f"hạng {value}{' hoặc cao hơn' if target.comparator == '<=' else ''}{among}"
    figure = f"{value} {target.unit}" if target.unit else value
    return {
        ">=": f"từ {figure} trở lên",
        ">": f"trên {figure}",
        "<=": f"không quá {figure}",
        "<": f"dưới {figure}",
        "~": f"khoảng {figure}",
    }.get(target.comparator, figure)


def number_text(value: Decimal) -> str:
    """Return a number as Vietnamese is written, exactly: `2.100`, `9,5`."""
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def _table(view: "DocumentView", shown: Sequence["Target"]) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("Chỉ tiêu", overflow="fold", ratio=4)
    table.add_column("Hướng", no_wrap=True)
    table.add_column("Con số", overflow="fold", ratio=2)
    table.add_column("Thời gian", overflow="fold", ratio=2)
    table.add_column("Ở đâu", overflow="fold", ratio=2)
    for target in shown:
        table.add_row(
            _indicator(target),
            Text(DIRECTIONS[target.direction]),
            Text(safe_name(figure_text(target)), "dim strike" if target.certainty == "rejected" else "bold"),
            _period(view, target),
            where(view, target.value_start, target.value_end),
        )
    return table


def _indicator(target: "Target") -> Text:
    sign = {"ambiguous": ("⚠ ", "yellow"), "rejected": ("✗ ", "dim")}.get(target.certainty)
    line = Text().append(*sign) if sign else Text()
    line.append(safe_name(target.indicator or "không rõ là gì"))
    # A place that the indicator names already says nothing more.
    if target.scope and target.scope.casefold() not in target.indicator.casefold():
        line.append(f" · {safe_name(target.scope)}", "dim")
    if target.reason:
        line.append(f"\n{safe_name(target.reason)}", "yellow")
    return line


def _period(view: "DocumentView", target: "Target") -> Text:
    period, deadline = target.period or "", target.deadline
    line = Text(safe_name(period) + ("*" if period and target.inherited_period else ""))
    # `đến năm 2030` says its last day itself.
    if deadline and str(deadline.year) not in period:
        line.append("\n" if period else "").append(f"hạn {date_text(deadline, view.document.system)}")
    return line if line.plain else Text("—")
