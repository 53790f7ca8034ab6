"""An indicator through all documents that set it: a chart, and the same as a table.

1. Targets of several kinds of time, or of several natures (to reach, by how much), are not drawn on one axis.
2. Changes are said from the point before in the same series. What has no year,
   or is alone of its kind, stands in the table only, which is said.
"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from errors import NotInLibrary
from library import Library, Point, Series, TargetRow, Timeline, change_text, figure_text
from ui.language import Words
from ui.markup import number, text
from ui.targets import chart, exports, state
from ui.targets.ledger import document, look, within

_TEXT = Words(
    {
        "title": "Chỉ tiêu này qua các văn bản",
        "names": "Cũng được gọi là: {names}",
        "one": "Trong kho chỉ có một lần nêu chỉ tiêu này.",
        "apart": "{count} mục chỉ có trong bảng: không ghi năm, hoặc không cùng loại với mục nào khác.",
        "hollow": "Điểm rỗng: văn bản đã bị thay thế hoặc bãi bỏ. Mũi tên: từ mức ấy trở lên, hoặc không quá mức ấy.",
        "alone": "Chỉ xem chỉ tiêu này",
        "all": "Xem mọi chỉ tiêu",
        "gone": "Không thấy chỉ tiêu chung «{name}»; có thể tên của nó đã đổi sau khi đọc lại văn bản.",
        "looking": "Đang xem chỉ tiêu này ở các văn bản khác…",
        "end": "", "months": "Theo tháng", "month": "Theo tháng", "quarter": "Theo quý", "span": "Theo giai đoạn",
        "yearly": "Hằng năm", "year": "", "deadline": "", "unknown": "Không rõ thời gian",
        "level": "", "increase": "Mức tăng thêm", "decrease": "Mức giảm bớt", "growth": "Tốc độ tăng",
        "done": "Số làm được trong kỳ",
        "scope": "Nơi, nhóm", "period": "Thời gian", "figure": "Con số", "changed": "So với trước",
        "document": "Văn bản", "date": "Ngày ban hành", "address": "Ở đâu", "page": "Trang", "quote": "Trích",
        "look": "Cần xem lại", "by": "{relation} bởi {name}",
        "alt": "Biểu đồ {name} theo thời gian; bảng dưới đây nói cùng nội dung",
        "alt_table": "Bảng {name} theo thời gian",
    },
    {
        "title": "This indicator through the documents",
        "names": "Also called: {names}",
        "one": "The library sets this indicator only once.",
        "apart": "{count} stand in the table only: they give no year, or are of a kind of their own.",
        "hollow": "Hollow: the document was replaced or repealed. Arrows: at least, or at most, as much.",
        "alone": "This indicator only",
        "all": "All indicators",
        "gone": "There is no canonical indicator “{name}”; its name may have changed when a document was read again.",
        "looking": "Looking for this indicator in other documents…",
        "end": "", "months": "Several months", "month": "Monthly", "quarter": "Quarterly", "span": "Over a period",
        "yearly": "Every year", "year": "", "deadline": "", "unknown": "Time unknown",
        "level": "", "increase": "To rise by", "decrease": "To fall by", "growth": "Rate of growth",
        "done": "Done in the period",
        "scope": "Place, group", "period": "Time", "figure": "Figure", "changed": "From the one before",
        "document": "Document", "date": "Date of issue", "address": "Where", "page": "Page", "quote": "Quote",
        "look": "To be checked", "by": "{relation} by {name}",
        "alt": "Chart of {name} over time; the table below says the same",
        "alt_table": "Table of {name} over time",
    },
)  # fmt: skip
_NAMES = 6


def show(library: Library, identity: str, *, narrowed: bool | None) -> None:
    """Show an indicator.

    Args:
        library: The library.
        identity: Id of the canonical indicator.
        narrowed: Whether the table above shows only this one; None where its names stand above already.
    """
    try:
        with st.spinner(_TEXT["looking"]):
            found = library.timeline(identity)
    except NotInLibrary:
        found = None
    if found is None or found.indicator is None:
        st.html(f'<p class="nq-warn">{text(_TEXT["gone"].format(name=identity))}</p>')
        return
    indicator = found.indicator
    st.html(f'<h2 class="nq-part">{text(_TEXT["title"])}</h2>{"" if narrowed is None else _head(found)}')
    points = sum(len(series.points) for series in found.series)
    drawn = 0
    for title, series in charts(found.series):
        if len(chart.drawn(series)) > 1:
            drawn += len(chart.drawn(series))
            if title:
                st.html(f'<p class="nq-kind">{text(title)}</p>')
            said_of_it = _TEXT["alt"].format(name=indicator.name)
            st.vega_lite_chart(spec=chart.chart(series, found.unit), width="stretch", alt=said_of_it)
    said = [
        _TEXT["one"] if points == 1 else "",
        _TEXT["hollow"] if drawn else "",
        _TEXT["apart"].format(count=number(points - drawn)) if drawn < points and points > 1 else "",
    ]
    st.html(f'<p class="nq-line">{text(" ".join(filter(None, said)))}</p>')
    if points > 1:
        _table(found)
        _tools(found, narrowed=narrowed)


def _tools(found: Timeline, *, narrowed: bool | None) -> None:
    assert found.indicator is not None
    with st.container(horizontal=True, key="targets-line-tools"):
        target = state.Ledger() if narrowed else state.of_indicator(found.indicator.id)
        st.button(_TEXT["all" if narrowed else "alone"], key="targets-alone", on_click=state.go, args=(target,))
        exports.line(found)


def charts(series: Sequence[Series]) -> list[tuple[str, list[Series]]]:
    """Return series that may stand on one axis together, each with what tells it from the others."""
    found: dict[tuple[str, str], list[Series]] = {}
    for one in series:
        found.setdefault((one.time, one.nature), []).append(one)
    if len(found) == 1:
        return [("", list(series))]
    return [(" · ".join(filter(None, (_TEXT[n], _TEXT[t]))), held) for (t, n), held in found.items()]


def _head(found: Timeline) -> str:
    indicator = found.indicator
    assert indicator is not None
    others = [name for name in indicator.names if name != indicator.name]
    named = "; ".join(others[:_NAMES]) + (" …" if len(others) > _NAMES else "")
    also = f'<p class="nq-line">{text(_TEXT["names"].format(names=named))}</p>' if others else ""
    return f'<p class="nq-of">{text(indicator.name)}</p>{also}'


def _table(found: Timeline) -> None:
    rows = [row for series in found.series for row in _rows(series)]
    columns = {name: [row[name] for row in rows] for name in rows[0] if any(row[name] for row in rows)}
    words = {name: st.column_config.TextColumn(_TEXT[name]) for name in columns}
    assert found.indicator is not None
    st.dataframe(
        columns,
        hide_index=True,
        height="content",
        key="targets-line-table",
        placeholder="",
        alt=_TEXT["alt_table"].format(name=found.indicator.name),
        column_config={
            **words,
            "changed": st.column_config.TextColumn(_TEXT["changed"], width=230),
            "date": st.column_config.DateColumn(_TEXT["date"], format="DD/MM/YYYY", width=115),
            "page": st.column_config.NumberColumn(_TEXT["page"], format="%d", width=60),
            "quote": st.column_config.TextColumn(_TEXT["quote"], width="large"),
        },
    )


def _rows(series: Series) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    before: TargetRow | None = None
    for point in series.points:
        row = point.row
        made.append({
            "scope": series.scope or "",
            "period": " ".join((row.target.period or "").split()),
            "figure": figure_text(row.target),
            "changed": change_text(point.change, before.target, row.target) if point.change and before else "",
            "document": document(row.document),
            "date": row.document.date,
            "address": within(row),
            "page": row.place.page,
            "quote": " ".join(row.quote.split()),
            "look": " · ".join(filter(None, (look(row), *_doubts(point)))),
        })  # fmt: skip
        before = row
    return made


def _doubts(point: Point) -> list[str]:
    ended = [
        _TEXT["by"].format(relation=change.relation, name=change.by.number or change.by.file)
        for change in point.replaced
    ]
    return ended + list(point.change.cautions if point.change else ())
