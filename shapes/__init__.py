"""What `--json` prints, and what the app's JSON files hold: dataclasses of the library -> plain values.

1. Every shape is written out field by field, so that a field renamed inside the library is not renamed outside.
2. Dates are `YYYY-MM-DD`, offsets code points into the raw text, unknown is null; a key is never left out.
3. docs/json.md describes each shape; a test compares the two. Shapes stay: a program can rely on them.

Here is what many share: documents, files, filters. Beside it answers, searching, citations; targets, compared,
timelines; texts, topics; network, chains, validity.
"""

import datetime
import json
from collections.abc import Sequence
from pathlib import Path

from library import (
    Check,
    Coverage,
    DocumentView,
    FileResult,
    Filters,
    FoundDocument,
    FoundPassage,
    Place,
    Query,
    Section,
    Table,
)

Shape = dict[str, object]

STATUSES = ("added", "unchanged", "replaced", "restored", "failed")


def as_file(shape: Shape) -> bytes:
    """Return a shape as the content of a JSON file."""
    return (json.dumps(shape, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def documents(found: Sequence[FoundDocument]) -> Shape:
    """Shape a list of documents."""
    return {"documents": [document(item) for item in found]}


def document(found: FoundDocument) -> Shape:
    """Shape a document without its text."""
    return {
        "slug": found.slug,
        "number": found.number,
        "type": found.type,
        "title": found.title,
        "issuer": found.issuer,
        "place": found.place,
        "date": day(found.date),
        "signer": found.signer,
        "role": found.role,
        "manner": found.manner,
        "superior": found.superior,
        "meeting": found.meeting,
        "secrecy": found.secrecy,
        "urgency": found.urgency,
        "system": found.system,
        "sample": found.sample,
        "file": found.file,
        "sha256": found.sha256,
        "passages": found.passages,
        "paging": found.paging,
        "pages": found.pages,
        "ocr_pages": found.ocr_pages,
        "waiting_pages": found.waiting_pages,
        "doubtful_pages": found.doubtful_pages,
    }


def described(view: DocumentView) -> Shape:
    """Shape a document with its recipients and with what is to be checked in its header."""
    doubts: list[Shape] = [{"field": doubt.field, "reason": doubt.reason} for doubt in view.doubts]
    return document(view.document) | {"recipients": list(view.recipients), "doubts": doubts}


def header(view: DocumentView, result: FileResult | None = None) -> Shape:
    """Shape a header, and what became of the document if it was just corrected."""
    return {"document": described(view), "result": file(result) if result else None}


def show(view: DocumentView, *, text: bool = False) -> Shape:
    """Shape a document with its tree and passages; with `text` also the raw text that all offsets refer to."""
    return {
        "document": described(view),
        "pages": [
            {
                "number": page.number,
                "name": page.name,
                "start": page.start,
                "end": page.end,
                "extractor": page.extractor,
                "confidence": rounded(page.confidence),
                "syllables": rounded(page.syllables),
                "margins": list(page.margins),
                "trouble": page.trouble,
                "doubtful": list(page.doubtful),
            }
            for page in view.pages
        ],
        "tables": [_table(table) for table in view.tables],
        "notes": list(view.notes),
        "sections": [_section(section) for section in view.sections],
        "passages": [_passage(passage) for passage in view.passages],
        "text": view.raw if text else None,
    }


def ingest(results: Sequence[FileResult], seconds: float, *, interrupted: bool = False) -> Shape:
    """Shape what became of each file, and how many of each."""
    counts = {status: sum(result.status == status for result in results) for status in STATUSES}
    files = [file(result) for result in results]
    return {"files": files, **counts, "interrupted": interrupted, "seconds": round(seconds, 4)}


def file(result: FileResult) -> Shape:
    """Shape what became of one file."""
    return {
        "file": result.path.name,
        "path": str(result.path),
        "status": result.status,
        "document": result.document,
        "passages": result.passages,
        "reason": result.reason,
        "notes": list(result.notes),
        "seconds": round(result.seconds, 4),
    }


def watched(
    event: str, *, result: FileResult | None = None, path: Path | None = None, message: str | None = None
) -> Shape:
    """Shape one thing that `watch` tells."""
    return {
        "event": event,
        "file": file(result) if result else None,
        "path": str(path) if path else None,
        "message": message,
    }


def removed(found: FoundDocument) -> Shape:
    """Shape a removal."""
    return {"removed": document(found)}


def restored(found: FoundDocument) -> Shape:
    """Shape a restoration."""
    return {"restored": document(found)}


def reembed(passages: int, seconds: float) -> Shape:
    """Shape a renewal of all vectors."""
    return {"passages": passages, "seconds": round(seconds, 4)}


def doctor(checks: Sequence[Check]) -> Shape:
    """Shape the checks of a library; it is healthy if none failed."""
    return {
        "healthy": all(check.status != "FAIL" for check in checks),
        "checks": [
            {"name": check.name, "status": check.status, "detail": check.detail, "remedy": check.remedy or None}
            for check in checks
        ],
    }


def query(read: Query) -> Shape:
    """Shape how a question was read."""
    understood = [
        {"kind": one.kind, "typed": one.typed, "read": one.read, "filter": one.filter} for one in read.understood
    ]
    return {
        "expansions": list(read.expansions),
        "filters": filters(read.filters),
        "literal": read.literal,
        "phrases": list(read.phrases),
        "pinpoint": list(read.pinpoint.parts) if read.pinpoint else [],
        "understood": understood,
    }


def filters(given: Filters) -> Shape:
    """Shape what the passages must come from."""
    return {
        "documents": list(given.documents),
        "issuer": given.issuer,
        "type": given.type,
        "number": given.number,
        "system": given.system,
        "year": given.year,
        "since": day(given.since),
        "until": day(given.until),
        "kinds": list(given.kinds),
    }


def _section(section: Section) -> Shape:
    return {
        "ordinal": section.ordinal,
        "parent": section.parent,
        "kind": section.kind,
        "label": section.label,
        "heading": section.heading,
        "address": list(section.address),
        "start": section.start,
        "heading_end": section.heading_end,
        "end": section.end,
    }


def _passage(passage: FoundPassage) -> Shape:
    return {"id": passage.id, **quoted(passage), "places": [place(item) for item in passage.places]}


def quoted(passage: FoundPassage) -> Shape:
    """Shape what a passage says and where."""
    return {
        "kind": passage.kind,
        "address": passage.address,
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "quote": passage.quote,
        "ocr": rounded(passage.ocr),
    }


def place(found: Place) -> Shape:
    """Shape where a passage stands on a page."""
    return {
        "page": found.page,
        "left": round(found.left, 4),
        "top": round(found.top, 4),
        "right": round(found.right, 4),
        "bottom": round(found.bottom, 4),
    }


def _table(table: Table) -> Shape:
    return {
        "start": table.start,
        "end": table.end,
        "cells": [
            {
                "start": cell.start,
                "end": cell.end,
                "row": cell.row,
                "column": cell.column,
                "rows": cell.rows,
                "columns": cell.columns,
            }
            for cell in table.cells
        ],
    }


def coverage(searched: Coverage) -> Shape:
    """Shape what was searched."""
    return {
        "documents": searched.documents,
        "passages": searched.passages,
        "issuers": list(searched.issuers),
        "from": day(searched.since),
        "to": day(searched.until),
    }


def day(date: datetime.date | None) -> str | None:
    """Return a date as YYYY-MM-DD, None for None."""
    return date.isoformat() if date else None


def rounded(value: float | None) -> float | None:
    """Return a number with four decimals, None for None."""
    return None if value is None else round(value, 4)
