"""A table of a Word document -> a Grid: each cell once, at its place, with what it spans.

1. Rows and cells may stand in content controls or tracked insertions; rows that are deleted or hidden are left out.
2. A row may begin some columns in (gridBefore); a cell covers gridSpan columns, and one that goes on from above
   (vMerge) only makes the cell there longer.
3. A table has lines to see if it, its style, or at least one of its cells draws them.
"""

from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from ingest.tables import Block, Grid, GridCell
from ingest.word.numbering import W, value
from ingest.word.styles import Styles, has_lines

# Word itself allows 63 columns.
_MAX_SPAN = 1_000
_SWITCH_OFF = ("0", "false", "off")


def read_table(table: "etree._Element", styles: Styles, content: "Callable[[etree._Element], Sequence[Block]]") -> Grid:
    """Read a table.

    Args:
        table: The w:tbl.
        styles: The styles of the document.
        content: Reads what is in a cell; it is called in the order of the document, once for each cell that shows.
    """
    cells: list[GridCell] = []
    # Of each column, the place in `cells` of the cell that the row above has there.
    open_cells: dict[int, int] = {}
    row_number = 0
    for row in _children(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and (properties.find(f"{W}del") is not None or _on(properties, "hidden")):
            continue
        column = _span(value(properties, "gridBefore"), 0) if properties is not None else 0
        still_open: dict[int, int] = {}
        for cell in _children(row, f"{W}tc"):
            own = cell.find(f"{W}tcPr")
            columns = _span(value(own, "gridSpan"), 1) if own is not None else 1
            merge = own.find(f"{W}vMerge") if own is not None else None
            goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            sideways = own.find(f"{W}hMerge") if own is not None else None
            if sideways is not None and sideways.get(f"{W}val", "continue") == "continue" and cells:
                cells[-1] = cells[-1]._replace(columns=cells[-1].columns + columns)
            elif goes_on and column in open_cells:
                place = open_cells[column]
                cells[place] = cells[place]._replace(rows=row_number - cells[place].row + 1)
                still_open[column] = place
            else:
                if merge is not None:
                    still_open[column] = len(cells)
                cells.append(GridCell(content(cell), row_number, column, 1, columns))
            column += columns
        open_cells = still_open
        row_number += 1
    return Grid(cells, _is_ruled(table, styles))


def _is_ruled(table: "etree._Element", styles: Styles) -> bool:
    own = table.find(f"{W}tblPr")
    borders = own.find(f"{W}tblBorders") if own is not None else None
    style = value(own, "tblStyle") if own is not None else None
    ruled = has_lines(borders) if borders is not None else styles.is_ruled(style)
    return ruled or any(has_lines(cell) for cell in table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders"))


def _children(element: "etree._Element", tag: str) -> "Iterator[etree._Element]":
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml"):
            yield from _children(child, tag)


def _span(text: str | None, default: int) -> int:
    return max(default, min(int(text), _MAX_SPAN)) if text and text.isdecimal() and len(text) < 10 else default


def _on(element: "etree._Element", name: str) -> bool:
    found = element.find(f"{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in _SWITCH_OFF
