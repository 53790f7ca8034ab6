"""What `compare --json` prints, by the rules of `shapes`: numbers of figures are strings, exact."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from library import (
    FoundDocument,
    Indicator,
    LineKind,
    TargetCell,
    TargetChange,
    TargetComparison,
    TargetLine,
    change_text,
    figure_text,
)
from shapes import Shape, document
from shapes.targets import exact, target

KINDS: tuple[LineKind, ...] = ("changed", "same", "only", "not_comparable")


def comparison(found: TargetComparison, indicator_of: Mapping[str, Indicator]) -> Shape:
    """Shape a comparison.

    Args:
        found: The comparison.
        indicator_of: The canonical indicator of each row's key.
    """
    kinds = [line.kind for line in found.lines]
    return {
        "documents": [document(one) for one in found.documents],
        "lines": [_line(line, found.documents, indicator_of) for line in found.lines],
        "counts": {kind: kinds.count(kind) for kind in KINDS},
        "notes": list(found.notes),
    }


def change(found: TargetChange, words: str) -> Shape:
    """Shape what became of a figure; `words` says it in Vietnamese."""
    return {
        "kind": found.kind,
        "movement": found.movement,
        "low": _number(found.low),
        "high": _number(found.high),
        "unit": found.unit,
        "points": found.share,
        "percent": exact(found.percent),
        "comparator": found.comparator,
        "reason": found.reason,
        "words": words,
    }


def _line(line: TargetLine, documents: Sequence[FoundDocument], indicator_of: Mapping[str, Indicator]) -> Shape:
    steps: list[Shape] = []
    for step in line.steps:
        one, other = line.cells[step.start], line.cells[step.end]
        if one is not None and other is not None:
            words = change_text(step.change, one.row.target, other.row.target)
            steps.append({"from": step.start, "to": step.end, "change": change(step.change, words)})
    return {
        "indicator": line.name,
        "kind": line.kind,
        "cells": [_cell(cell, of, indicator_of) for cell, of in zip(line.cells, documents, strict=True)],
        "steps": steps,
        "ambiguous": line.ambiguous,
        "cautions": list(line.cautions),
    }


def _cell(cell: TargetCell | None, of: FoundDocument, indicator_of: Mapping[str, Indicator]) -> Shape:
    return {
        "document": of.slug,
        "figure": figure_text(cell.row.target) if cell else None,
        "target": target(cell.row, indicator_of.get(cell.row.key)) if cell else None,
        "again": [target(row, indicator_of.get(row.key)) for row in cell.again] if cell else [],
    }


def _number(value: Decimal | None) -> str | None:
    """A difference without the zeros that computing it left."""
    return None if value is None else f"{value.normalize():f}"
