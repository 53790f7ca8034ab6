"""The chart of one indicator over time, as a Vega-Lite drawing.

1. Along: the end of the year, or the day, that a target is set for. Up: its figure in the unit of the timeline, numbers
   as Vietnamese is written. Targets for one day stand side by side.
2. A figure that is meant is a point. At least and at most end open: a line with an arrow up or down. A range is a bar
   between its ends.
3. A target whose document was replaced or repealed is hollow. Colours tell documents apart; where the targets are of
   several places or groups, these.
4. Colours go with shapes, and the figure stands beside its point: nothing is said by colour alone.
5. A point tells what it is, its quote and its address when one comes near. Targets without a year are not drawn.
"""

import datetime
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import streamlit as st

from library import Point, Series, figure_text, number_text
from ui.language import Words
from ui.markup import date
from ui.targets.ledger import document

_TEXT = Words(
    {
        "figure": "Con số",
        "period": "Thời gian",
        "document": "Văn bản",
        "scope": "Nơi, nhóm",
        "address": "Ở đâu",
        "quote": "Trích",
        "state": "Tình trạng",
        "replaced": "bị thay thế hoặc bãi bỏ",
        "plain": "trong kho không thấy bị thay thế",
        "whole": "cả nước",
        "value": "Giá trị",
    },
    {
        "figure": "Figure",
        "period": "Time",
        "document": "Document",
        "scope": "Place, group",
        "address": "Where",
        "quote": "Quote",
        "state": "State",
        "replaced": "replaced or repealed",
        "plain": "not replaced, as far as the library tells",
        "whole": "whole country",
        "value": "Value",
    },
)
_HEIGHT = 320
_QUOTE = 220
_ARROW = 0.1
"""Length of an open end, of what the axis spans."""
_ASIDE = 0.025
"""How far apart targets of one day stand, of what the axis spans."""
# Middle tones, told apart on light and on dark.
_COLOURS = ["#b9463d", "#3f7cac", "#b98422", "#4f8f5b", "#7d6bb0", "#2f9494", "#a05a8c", "#7a7468"]
_SHAPES = ["circle", "square", "diamond", "triangle-right", "cross", "triangle-left"]
_SIGNS = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "~": "≈ "}
_NUMBERS: Final[dict[str, Any]] = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]}


def drawn(series: Sequence[Series]) -> list[tuple[Series, Point]]:
    """Return the points that have a place in time."""
    return [(one, point) for one in series for point in one.points if point.day]


def chart(series: Sequence[Series], unit: str | None) -> dict[str, Any]:
    """Return the drawing of series that can be set against each other but for their places.

    Args:
        series: With at least one point that has a place in time.
        unit: Of the figures, as written.
    """
    return _drawing(_values(drawn(series)), " ".join((unit or _TEXT["value"]).split()))


# Altair takes half a second to be imported, and half a second to put the layers together, at every click.
@st.cache_data(max_entries=64, show_spinner=False)
def _drawing(values: list[dict[str, Any]], title: str) -> dict[str, Any]:
    import altair as alt

    years = sorted({round(value["when"]) for value in values})
    low, high = (pick(value[end] for value in values) for pick, end in ((min, "bottom"), (max, "top")))
    margin = (high - low) * 0.06 or abs(high) * 0.1 or 1
    floor = max(0.0, low - margin) if low >= 0 else low - margin
    ends = [min(value["when"] for value in values) - 0.6, max(value["when"] for value in values) + 0.6]
    margin_ = (ends[1] - ends[0]) * 0.05
    ends = [ends[0] - margin_, ends[1] + margin_]
    x = alt.X("at:Q", title=None, scale=alt.Scale(domain=ends, nice=False),
              axis=alt.Axis(values=years, format="d", grid=False, labelOverlap=True))  # fmt: skip
    y = alt.Y("low:Q", title=title, axis=alt.Axis(format=",~f"),
              scale=alt.Scale(domain=[floor, high + margin], zero=False, nice=False))  # fmt: skip
    who = list(dict.fromkeys(value["who"] for value in values))
    legend = alt.Legend(orient="bottom", columns=1, labelLimit=520, symbolSize=110)
    colour = alt.Color("who:N", title=None, legend=legend, scale=alt.Scale(domain=who, range=_COLOURS))
    shape = alt.Shape("who:N", title=None, legend=legend, scale=alt.Scale(domain=who, range=_SHAPES))
    named = ("figure", "period", "document", "scope", "address", "quote", "state")
    tooltip = [alt.Tooltip(f"{name}:N", title=_TEXT[name]) for name in named]
    base = alt.Chart(alt.Data.from_dict({"values": values})).encode(x=x, y=y, color=colour, tooltip=tooltip)
    line = base.mark_line(strokeWidth=1.2, opacity=0.35).encode(color=alt.value("#8a857b"), detail="series:N",
                                                                 tooltip=alt.value(None))  # fmt: skip
    stem = base.transform_filter("isValid(datum.open)").mark_rule(strokeWidth=2).encode(y2="open:Q")
    arrows = [
        base.transform_filter(f"isValid(datum.open) && datum.up == {str(up).lower()}")
        .encode(y=alt.Y("open:Q"))
        .mark_point(shape=shape_, filled=True, size=90, opacity=1)
        for up, shape_ in ((True, "triangle-up"), (False, "triangle-down"))
    ]
    bar = base.transform_filter("datum.high > datum.low").mark_rule(strokeWidth=7, opacity=0.45).encode(y2="high:Q")
    marked = base.encode(shape=shape)
    full = marked.transform_filter("!datum.hollow").mark_point(filled=True, size=110, opacity=1)
    hollow = marked.transform_filter("datum.hollow").mark_point(filled=False, size=110, strokeWidth=2.2, opacity=1)
    tops = marked.transform_filter("datum.high > datum.low").encode(y=alt.Y("high:Q"))
    upper = tops.transform_filter("!datum.hollow").mark_point(filled=True, size=110, opacity=1)
    upper_hollow = tops.transform_filter("datum.hollow").mark_point(filled=False, size=110, strokeWidth=2.2, opacity=1)
    label = base.mark_text(dx=9, align="left", baseline="middle", fontSize=12)
    label = label.encode(text="said:N", color=alt.value("#8a857b"))
    layers = alt.layer(line, stem, *arrows, bar, full, hollow, upper, upper_hollow, label)
    layers = layers.properties(height=_HEIGHT).configure(locale=alt.Locale(number=alt.NumberLocale.from_dict(_NUMBERS)))
    made: dict[str, Any] = layers.to_dict()
    return made


def _values(points: Sequence[tuple[Series, Point]]) -> list[dict[str, Any]]:
    scopes = list(dict.fromkeys(series.scope for series, _ in points))
    whens = [_when(point.day) for _, point in points if point.day]
    lows, highs = ([float(end) for end in ends] for ends in zip(*((p.low, p.high) for _, p in points), strict=True))
    height = (max(highs) - min(lows)) or abs(max(highs)) or 1.0
    width = (max(whens) - min(whens)) or 1.0
    several, seen = Counter(whens), Counter[float]()
    made: list[dict[str, Any]] = []
    for (series, point), when in zip(points, whens, strict=True):
        target, found = point.row.target, point.row.document
        aside = (seen[when] - (several[when] - 1) / 2) * _ASIDE * width
        seen[when] += 1
        low, high = float(point.low), float(point.high)
        end = {"up": high + _ARROW * height, "down": low - _ARROW * height}[point.open] if point.open else None
        named = " · ".join(filter(None, (document(found), date(found.date, found.system))))
        scope = series.scope or _TEXT["whole"]
        quote = " ".join(point.row.quote.split())
        made.append({
            "when": when, "at": when + aside, "low": low, "high": high, "open": end,
            "bottom": min(low, end if end is not None else low), "top": max(high, end if end is not None else high),
            "up": point.open == "up", "hollow": bool(point.replaced),
            "who": scope if len(scopes) > 1 else named, "series": scopes.index(series.scope), "scope": scope,
            "said": "", "figure": figure_text(target), "period": " ".join((target.period or "").split()) or "—",
            "document": named, "address": point.row.place.address,
            "quote": quote if len(quote) <= _QUOTE else f"{quote[:_QUOTE].rpartition(' ')[0]} …",
            "state": _TEXT["replaced" if point.replaced else "plain"],
        })  # fmt: skip
    # Beside points of one day and height there is room for one label, right of the last.
    together: dict[tuple[float, float], list[int]] = {}
    for place, value in enumerate(made):
        together.setdefault((value["when"], value["low"]), []).append(place)
    for places in together.values():
        made[places[-1]]["said"] = " / ".join(dict.fromkeys(_said(points[place][1]) for place in places))
    return made


def _said(point: Point) -> str:
    low, high = (number_text(end.normalize()) for end in (point.low, point.high))
    return f"{low}–{high}" if low != high else _SIGNS.get(point.row.target.comparator, "") + low


def _when(day: datetime.date) -> float:
    """A year by its end, so that a target for 2030 stands over 2030."""
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1 + day.timetuple().tm_yday / 365
