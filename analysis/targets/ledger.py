"""Targets of a library -> rows of a ledger, each with its quote, its address and its headings.

1. All targets of all documents are read in one go; a document is opened only if it sets any.
2. Of such a document only the passages are read that a target's figure stands in: they give address, page and headings.
3. What was rejected is a row like any other: who lists rows leaves it out (`analysis.targets.choosing`).
"""

from bisect import bisect_right
from collections.abc import Iterator

from analysis.targets.model import TargetRow
from index.queries import Queries
from index.standing import standing
from index.view import DocumentView


def ledger(catalog: Queries) -> tuple[TargetRow, ...]:
    """Return every target of the library, rejected ones too, the newest document first, in the order of its text."""
    targets = catalog.all_targets()
    rows: list[TargetRow] = []
    for document in catalog.documents():
        found = targets.get(document.id)
        if found:
            rows += rows_of(
                DocumentView(
                    document=document,
                    recipients=(),
                    raw=catalog.raw(document.slug),
                    pages=catalog.pages(document.slug),
                    tables=(),
                    notes=(),
                    sections=tuple(catalog.sections(document.slug)),
                    passages=tuple(catalog.passages_at(document.id, [target.value_start for target in found])),
                    targets=found,
                )
            )
    return tuple(rows)


def rows_of(view: DocumentView) -> Iterator[TargetRow]:
    """Yield the targets of a document as rows, rejected ones too, in the order of its text."""
    for target in view.targets:
        yield TargetRow(
            document=view.document,
            target=target,
            place=standing(view, target.value_start, target.value_end),
            quote=view.raw[target.start : target.end],
            path=_path(view, target.value_start),
        )


def _path(view: DocumentView, offset: int) -> tuple[str, ...]:
    place = bisect_right(view.passages, offset, key=lambda passage: passage.start)
    if place and offset < view.passages[place - 1].end:
        return view.passages[place - 1].path
    return tuple(s.heading for s in view.sections if s.start <= offset < s.end and s.heading)
