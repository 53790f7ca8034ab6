"""Targets, of a document or of the whole library, as a terminal shows them.

1. A figure as a person writes it: `từ 9,5 % trở lên`, `2.100 tỷ đồng`, `5-7 %`; beside it whether it is where to come
   to (mức) or a change (tăng, giảm).
2. What wants a second look says so at its row: a doubtful reading, what OCR read, a page that cannot be trusted.
3. What was taken for no target is shown only when it is asked for, but how many there are always.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from terminal.citing import left_out, name_line, place, unread
from terminal.text import date_text, safe_name, sample_mark

if TYPE_CHECKING:
    from library import DocumentView, FoundDocument, Target, TargetRow

DIRECTIONS = {"increase": "tăng", "decrease": "giảm", "level": "mức"}
_NAMED = 5
_INHERITED = "* thời gian ghi ở đề mục hoặc câu trước, không ở chính câu đó"


def targets_table(view: "DocumentView", rows: Sequence["TargetRow"], rejected: int) -> RenderableType:
    """Return the table of a document's targets.

    Args:
        view: The document.
        rows: Those of its targets that are asked for.
        rejected: How many are not shown because they were taken for no targets.
    """
    return Group(name_line(view.document), *unread(view), *_body(rows, rejected))


def ledger_table(
    rows: Sequence["TargetRow"],
    groups: Mapping[str, Sequence["TargetRow"]] | None,
    rejected: int,
    not_read: Sequence["FoundDocument"] = (),
) -> RenderableType:
    """Return the table of the targets of several documents, the document beside each.

    Args:
        rows: Those that are asked for.
        groups: The same under headings; None for one table.
        rejected: How many are not shown because they were taken for no targets.
        not_read: Documents with pages that were not read, or cannot be trusted.
    """
    parts: list[RenderableType] = []
    if not_read:
        slugs = ", ".join(found.slug for found in not_read[:_NAMED])
        more = f" và {len(not_read) - _NAMED} văn bản khác" if len(not_read) > _NAMED else ""
        parts.append(Text(f"⚠ có trang chưa đọc hoặc chưa tin được, có thể sót chỉ tiêu: {slugs}{more}", "yellow"))
    if not groups:
        return Group(*parts, *_body(rows, rejected, documents=True))
    for heading, held in groups.items():
        parts += [Text(safe_name(heading or "không rõ"), "bold cyan"), _table(held, documents=True)]
    return Group(*parts, *_below(rows, rejected))


def _body(rows: Sequence["TargetRow"], rejected: int, *, documents: bool = False) -> Iterator[RenderableType]:
    if rows:
        yield _table(rows, documents=documents)
    else:
        yield Text("Không thấy chỉ tiêu nào bằng số trong phần đã đọc.", "yellow")
    yield from _below(rows, rejected)


def _below(rows: Sequence["TargetRow"], rejected: int) -> Iterator[RenderableType]:
    if rows:
        doubtful = sum(row.target.certainty == "ambiguous" for row in rows)
        count = sum(row.target.certainty != "rejected" for row in rows)
        sources = len({row.document.slug for row in rows})
        among = f" của {sources} văn bản" if sources > 1 else ""
        yield Text(f"{count} chỉ tiêu{among}" + (f", {doubtful} chưa chắc" if doubtful else ""), "bold")
        if any(row.target.period and row.target.inherited_period for row in rows):
            yield Text(_INHERITED, "dim")
    yield from left_out(rejected, "số liệu không phải chỉ tiêu")


def _table(rows: Sequence["TargetRow"], *, documents: bool) -> Table:
    from library import figure_text

    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("Chỉ tiêu", overflow="fold", ratio=4)
    table.add_column("Hướng", no_wrap=True)
    table.add_column("Con số", overflow="fold", ratio=2)
    table.add_column("Thời gian", overflow="fold", ratio=2)
    if documents:
        table.add_column("Văn bản", overflow="fold", ratio=2)
    table.add_column("Ở đâu", overflow="fold", ratio=2)
    for row in rows:
        target = row.target
        table.add_row(
            _indicator(target),
            Text(DIRECTIONS[target.direction]),
            Text(safe_name(figure_text(target)), "dim strike" if target.certainty == "rejected" else "bold"),
            _period(row),
            *([_document(row.document)] if documents else ()),
            place(row.place),
        )
    return table


def _document(found: "FoundDocument") -> Text:
    line = sample_mark(found.sample).append(safe_name(found.number or found.file))
    return line.append(f"\n{date_text(found.date, found.system)}", "dim") if found.date else line


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


def _period(row: "TargetRow") -> Text:
    target = row.target
    period, deadline = target.period or "", target.deadline
    line = Text(safe_name(period) + ("*" if period and target.inherited_period else ""))
    # `đến năm 2030` says its last day itself.
    if deadline and str(deadline.year) not in period:
        line.append("\n" if period else "").append(f"hạn {date_text(deadline, row.document.system)}")
    return line if line.plain else Text("—")
