"""What `targets --json` and `indicators --json` print, by the rules of `shapes`.

1. A figure is a string: a decimal number with a point, exactly as read, which a float would not be.
2. Each item has its words and its place, so that nobody needs the whole text to check it.
3. What was left out is counted.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from library import Correction, FoundDocument, Indicator, TargetRow
from shapes import Shape, day, document, rounded


def targets(
    rows: Sequence[TargetRow],
    indicator_of: Mapping[str, Indicator],
    left_out: int,
    unread: Sequence[FoundDocument] = (),
    *,
    about: FoundDocument | None = None,
    groups: Mapping[str, Sequence[TargetRow]] | None = None,
) -> Shape:
    """Shape rows of the ledger.

    Args:
        rows: Those that are asked for.
        indicator_of: The canonical indicator of each row's key.
        left_out: How many were left out as no targets.
        unread: Documents with pages that were not read, or cannot be trusted.
        about: The document that was asked for, if one was.
        groups: The rows by heading, if that was asked for.
    """
    documents = {row.document.slug: row.document for row in rows}
    return {
        "document": document(about) if about else None,
        "documents": [document(found) for found in documents.values()],
        "targets": [target(row, indicator_of.get(row.key)) for row in rows],
        "groups": [
            {"heading": heading or None, "targets": [row.key for row in held]}
            for heading, held in (groups or {}).items()
        ],
        "left_out": left_out,
        "unread": [found.slug for found in unread],
    }


def indicators(
    found: Sequence[Indicator],
    rows: Mapping[str, TargetRow],
    corrections: Sequence[Correction],
    left_out: int,
    change: tuple[str, Correction] | None = None,
) -> Shape:
    """Shape canonical indicators.

    Args:
        found: Those that are asked for.
        rows: The rows of the ledger by their keys.
        corrections: What a person corrected so far.
        left_out: How many were left out because one target alone names them.
        change: What was done, `added` or `undone`, and with which correction; None if nothing was.
    """
    return {
        "indicators": [_indicator(one, rows) for one in found],
        "corrections": [_correction(line) for line in corrections],
        "change": {"action": change[0], "correction": _correction(change[1])} if change else None,
        "left_out": left_out,
    }


def target(row: TargetRow, indicator: Indicator | None) -> Shape:
    """Shape a row of the ledger."""
    found = row.target
    return {
        "key": row.key,
        "document": row.document.slug,
        "ordinal": found.ordinal,
        "indicator": found.indicator,
        "canonical": canonical(indicator) if indicator else None,
        "comparator": found.comparator,
        "value": exact(found.value),
        "upper": exact(found.upper),
        "unit": found.unit,
        "unit_norm": found.unit_norm,
        "amount": exact(found.amount),
        "direction": found.direction,
        "period": found.period,
        "inherited_period": found.inherited_period,
        "deadline": day(found.deadline),
        "scope": found.scope,
        "certainty": found.certainty,
        "reason": found.reason,
        "section": found.section,
        "path": list(row.path),
        "address": row.place.address,
        "page": row.place.page,
        "start": found.start,
        "end": found.end,
        "quote": row.quote,
        "ocr": rounded(row.place.ocr),
        "caution": row.place.caution,
        "value_start": found.value_start,
        "value_end": found.value_end,
        "cell": dict(zip(("table", "row", "column"), found.table, strict=True)) if found.table else None,
    }


def canonical(indicator: Indicator) -> Shape:
    """Shape the indicator that a target belongs to."""
    return {"id": indicator.id, "name": indicator.name, "unit": indicator.unit, "change": indicator.change}


def exact(value: Decimal | None) -> str | None:
    """Return a number as it was read, without an exponent; None for None."""
    return None if value is None else f"{value:f}"


def _indicator(one: Indicator, rows: Mapping[str, TargetRow]) -> Shape:
    held = [rows[key] for key in one.rows]
    return {
        **canonical(one),
        "names": [
            {
                "name": name,
                "targets": [row.key for row in held if row.target.indicator == name],
                "documents": list(dict.fromkeys(row.document.slug for row in held if row.target.indicator == name)),
            }
            for name in one.names
        ],
        "targets": len(held),
        "documents": len({row.document.slug for row in held}),
        "corrected": one.corrected,
    }


def _correction(line: Correction) -> Shape:
    return {"kind": line.kind, "one": line.one, "other": line.other}
