"""What `timeline --json` prints, by the rules of `shapes`: all that a chart needs."""

from library import Change, Indicator, IndicatorCandidate, Point, Series, Timeline, change_text, figure_text
from shapes import Shape, day
from shapes.compared import change
from shapes.targets import canonical, target


def timeline(found: Timeline) -> Shape:
    """Shape a timeline."""
    return {
        "asked": found.asked,
        "indicator": canonical(found.indicator) if found.indicator else None,
        "names": list(found.indicator.names) if found.indicator else [],
        "unit": found.unit,
        "series": [_series(series, found.indicator) for series in found.series],
        "candidates": [_candidate(one) for one in found.candidates],
    }


def _series(series: Series, indicator: Indicator | None) -> Shape:
    before: list[Point | None] = [None, *series.points]
    points = [_point(point, one, indicator) for point, one in zip(series.points, before, strict=False)]
    return {"scope": series.scope, "time": series.time, "nature": series.nature, "points": points}


def _point(point: Point, before: Point | None, indicator: Indicator | None) -> Shape:
    own = point.row.target
    words = change_text(point.change, before.row.target, own) if point.change and before else ""
    return {
        "year": point.term.last,
        "first_year": point.term.first,
        "day": day(point.day),
        "low": f"{point.low:f}",
        "high": f"{point.high:f}",
        "open": point.open,
        "figure": figure_text(own),
        "change": change(point.change, words) if point.change else None,
        "document_date": day(point.row.document.date),
        "document_number": point.row.document.number,
        "sample": point.row.document.sample,
        "replaced": [_ended(one) for one in point.replaced],
        "target": target(point.row, indicator),
    }


def _ended(found: Change) -> Shape:
    return {
        "relation": found.relation,
        "document": found.by.slug,
        "number": found.by.number,
        "since": day(found.since),
        "quote": found.quote,
        "start": found.start,
        "end": found.end,
    }


def _candidate(found: IndicatorCandidate) -> Shape:
    return canonical(found.indicator) | {"documents": found.documents}
