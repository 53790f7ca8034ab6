"""The ledger as shown, the canonical indicators, or an indicator's line, as files.

What a file holds is what `nghiquyet targets`, `indicators` and `timeline` write for the same conditions.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import shapes
from library import (
    TARGET_GROUPS,
    Indicator,
    Library,
    TargetRow,
    Timeline,
    grouped,
    indicators_table,
    tables,
    targets_table,
    timeline_table,
)
from shapes.targets import indicators as indicators_shape
from shapes.targets import targets as targets_shape
from shapes.timelines import timeline as timeline_shape
from ui import downloads
from ui.language import Words
from ui.targets.state import Ledger

_FILES = Words(
    {"ledger": "chi-tieu", "indicators": "chi-tieu-chung", "line": "dien-bien"},
    {"ledger": "targets", "indicators": "indicators", "line": "timeline"},
)


def ledger(library: Library, rows: Sequence[TargetRow], shown: Ledger) -> None:
    """Offer the ledger, its rows in the order of the table."""
    app = downloads.app()

    def shape() -> shapes.Shape:
        indicator_of = library.indicator_of()
        by = next((one for one in TARGET_GROUPS if one == shown.group), None)
        with_rejected = library.targets(replace(shown.filters, rejected=True), shown.among)
        return targets_shape(
            rows,
            indicator_of,
            len(with_rejected) - len(rows),
            library.not_read(shown.among),
            groups=grouped(rows, by, indicator_of) if by else None,
        )

    _offer("ledger", lambda: targets_table(rows, library.indicator_of(), app), shape, "targets")


def indicators(library: Library, kept: Sequence[Indicator], rows: Mapping[str, TargetRow], left_out: int) -> None:
    """Offer canonical indicators.

    Args:
        library: The library.
        kept: Those that are shown.
        rows: The rows of the ledger by their keys.
        left_out: How many are not shown because one target alone names them.
    """

    def shape() -> shapes.Shape:
        return indicators_shape(kept, rows, library.indicator_corrections().lines, left_out)

    _offer("indicators", lambda: indicators_table(kept, rows), shape, "targets-indicators")


def line(found: Timeline) -> None:
    """Offer an indicator through the documents."""
    app = downloads.app()
    _offer("line", lambda: timeline_table(found, app), lambda: timeline_shape(found), "targets-line")


def _offer(name: str, table: Callable[[], tables.Table], shape: Callable[[], shapes.Shape], key: str) -> None:
    made: dict[str, Callable[[], bytes]] = {
        "xlsx": lambda: tables.as_xlsx(table()),
        "csv": lambda: tables.as_csv(table()),
        "json": lambda: shapes.as_file(shape()),
    }
    downloads.offer(_FILES[name], made, key=key)
