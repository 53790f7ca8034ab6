"""What answers and search results share in JSON: a citation, and what a later document did."""

import shapes
from library import Change, Citation
from shapes import Shape


def citation(cited: Citation) -> Shape:
    """Shape a passage with what it is cited by."""
    return {
        "document": cited.document,
        "number": cited.number,
        "title": cited.title,
        "date": shapes.day(cited.date),
        "issuer": cited.issuer,
        "address": cited.address,
        "page": cited.page,
        "quote": cited.quote,
        "start": cited.start,
        "end": cited.end,
        "file": cited.file,
        "sample": cited.sample,
        "passage": cited.passage,
        "ocr": shapes.rounded(cited.ocr),
        "type": cited.type,
        "system": cited.system,
        "path": list(cited.path),
        "changes": [change(item) for item in cited.changes],
        "places": [shapes.place(item) for item in cited.places],
    }


def change(made: Change) -> Shape:
    """Shape what a later document did."""
    return {
        "relation": made.relation,
        "document": made.by.slug,
        "number": made.by.number,
        "since": shapes.day(made.since),
        "whole": made.whole,
        "pinpoints": [list(place) for place in made.pinpoints],
        "quote": made.quote,
        "start": made.start,
        "end": made.end,
    }
