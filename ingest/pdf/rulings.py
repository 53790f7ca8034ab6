"""The straight lines drawn on a page -> the cells that they enclose, table by table.

1. Walk the paths of the page and of the forms on it, each point through the matrices of its path and its forms. Steps
   along or across the page are rulings, and so are thin filled boxes, as Word draws borders. A box that is filled and
   not thin is a background: Word lays white ones behind the lines of a text.
2. pdfplumber's table functions do the rest: rulings near each other are snapped and joined, their crossings found, the
   smallest boxes between crossings are cells, and cells that share corners are a table.
3. Some tables have no lines at their sides. Where rulings across begin and end together and others cross them, the
   missing sides are added.

A page of thousands of rulings or crossings is a drawing or a map, and is not looked at.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from ingest.pdf.words import Box, Sheet

_TOLERANCE = 3.0  # points, as in pdfplumber
_SHORTEST = 8.0
_STRAIGHT = 1.0
_THICKEST = 4.0
_MANY_STEPS = 30_000
_MANY_RULINGS = 800
_MANY_CROSSINGS = 2_000
_MANY_THINGS = 20_000  # of a page and all its forms: forms in forms multiply
_DEPTH = 4  # of forms in forms

_Point = tuple[float, float]
_Matrix = tuple[float, float, float, float, float, float]


def find_rulings(page: pdfium.PdfPage, sheet: Sheet) -> list[Box]:
    """Return the rulings of a page as boxes without width or without height; the caller holds the lock of PDFium."""
    rulings: list[Box] = []
    seen = 0
    for stroked, points in _outlines(page):
        seen += len(points)
        if seen > _MANY_STEPS:
            return []
        if stroked:
            boxes = [_box(step) for step in pairwise(points)]
        else:
            left, bottom, right, top = _box(points)
            # A filled box is a ruling if it is thin; else it is what the words before it stand on.
            across, up = (left + right) / 2, (bottom + top) / 2
            boxes = [(left, up, right, up) if right - left > top - bottom else (across, bottom, across, top)]
            boxes = boxes if min(right - left, top - bottom) <= _THICKEST else []
        for left, bottom, right, top in boxes:
            if (right - left <= _STRAIGHT) != (top - bottom <= _STRAIGHT):
                rulings.append(sheet.reading(left, bottom, right, top))
    return rulings


def things_on(page: pdfium.PdfPage) -> Iterator[pdfium.PdfObject]:
    """What is drawn on a page and in the forms on it, up to a limit; the caller holds the lock of PDFium."""
    return islice(page.get_objects(max_depth=_DEPTH), _MANY_THINGS)


def _box(points: Sequence[_Point]) -> Box:
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _outlines(page: pdfium.PdfPage) -> Iterator[tuple[bool, list[_Point]]]:
    """The outlines of all paths in the page's own space, and whether they are drawn as lines or only filled."""
    matrix = raw.FS_MATRIX()
    x, y = ctypes.c_float(), ctypes.c_float()
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    for path in things_on(page):
        if path.type != raw.FPDF_PAGEOBJ_PATH:
            continue
        transform = _matrix_of(path, matrix)
        raw.FPDFPath_GetDrawMode(path.raw, filled, stroked)
        points: list[_Point] = []
        for number in range(min(raw.FPDFPath_CountSegments(path.raw), _MANY_STEPS)):
            segment = raw.FPDFPath_GetPathSegment(path.raw, number)
            if not raw.FPDFPathSegment_GetPoint(segment, x, y):
                continue
            if points and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
                yield bool(stroked.value), points
                points = []
            points.append(_moved(x.value, y.value, transform))
            if raw.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if points:
            yield bool(stroked.value), points


def _matrix_of(path: pdfium.PdfObject, matrix: raw.FS_MATRIX) -> list[_Matrix]:
    """The matrices that lead from a path's own points to the page, the innermost first."""
    found = []
    thing = path
    while thing is not None:
        if raw.FPDFPageObj_GetMatrix(thing.raw, matrix):
            found.append((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f))
        thing = thing.container
    return found


def _moved(x: float, y: float, matrices: list[_Matrix]) -> _Point:
    for a, b, c, d, e, f in matrices:
        x, y = a * x + c * y + e, b * x + d * y + f
    return x, y


def find_cells(rulings: list[Box]) -> list[list[Box]]:
    """Return the tables that rulings make, from the top down, each as its cells."""
    edges = merge_edges([_edge(*box) for box in rulings], _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    edges = [edge for edge in edges if max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]) >= _SHORTEST]
    if not 4 <= len(edges) <= _MANY_RULINGS:
        return []
    edges = merge_edges([*edges, *_missing_sides(edges)], _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    crossings = edges_to_intersections(edges, _TOLERANCE, _TOLERANCE)
    cells = intersections_to_cells(crossings) if len(crossings) <= _MANY_CROSSINGS else []
    tables: list[list[Box]] = [list(table) for table in cells_to_tables(cells)]
    return sorted(tables, key=lambda table: min((cell[1], cell[0]) for cell in table))


def _edge(left: float, top: float, right: float, bottom: float) -> dict[str, Any]:
    upright = bottom - top > right - left
    if upright:
        left = right = (left + right) / 2
    else:
        top = bottom = (top + bottom) / 2
    return {
        "x0": left, "x1": right, "top": top, "bottom": bottom, "width": right - left, "height": bottom - top,
        "orientation": "v" if upright else "h",
    }  # fmt: skip


def _missing_sides(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Upright edges where three or more rulings across begin, or end, together, and others cross between them."""
    across = [edge for edge in edges if edge["orientation"] == "h"]
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    sides = []
    extents = Counter((round(edge["x0"] / _TOLERANCE), round(edge["x1"] / _TOLERANCE)) for edge in across)
    for extent, times in extents.items():
        if times < 3:
            continue
        group = [edge for edge in across if (round(edge["x0"] / _TOLERANCE), round(edge["x1"] / _TOLERANCE)) == extent]
        left, right = group[0]["x0"], group[0]["x1"]
        top, bottom = min(edge["top"] for edge in group), max(edge["top"] for edge in group)
        inner = [
            edge
            for edge in upright
            if left - _TOLERANCE < edge["x0"] < right + _TOLERANCE and edge["top"] < bottom and edge["bottom"] > top
        ]
        if not inner:
            continue
        top, bottom = max(top, min(e["top"] for e in inner)), min(bottom, max(e["bottom"] for e in inner))
        sides += [
            _edge(place, top, place, bottom)
            for place in (left, right)
            if not any(abs(edge["x0"] - place) <= 2 * _TOLERANCE for edge in inner)
        ]
    return sides
