"""The library: one object between the screens and everything below.

    with Library.open() as library:
        list(library.ingest([Path("data")]))
        reply = library.ask("chỉ tiêu trồng sâm Ngọc Linh là bao nhiêu?")

It owns the store, the embedder and the reader of questions, opens each when first needed, and is safe for threads.
Each part of what it can do is a class over the part before: opened.py, inside.py, targets.py, texts.py, network.py,
verifying.py, changing.py, sheets.py, writing.py, recording.py (with journal.py), asking.py.
"""

from answer.check.check import Finding
from answer.citing import citation_of
from answer.model import (
    Answer,
    Candidate,
    Citation,
    Coverage,
    Figure,
    Nearest,
    Refusal,
    Sentence,
    Span,
    Trace,
    Withheld,
)
from answer.sheet import wording
from answer.sheet.citation_style import cite, cite_document
from answer.sheet.quotes import quoted
from answer.sheet.render import Format as SheetFormat
from answer.writing.model import Written
from index.facets import Facet, FacetCount
from index.health import Check
from index.intake import FileResult, Progress
from index.links import Link, links
from index.model import Change, Filters, FoundDocument, FoundPassage, Hit, Pinpoint, Query, Understood
from index.results import Found, Order
from index.snippets import Snippet, snippet
from index.standing import Standing, standing
from index.view import DocumentView, caution, read_by
from ingest.files.watch import WatchedChanges, watch
from ingest.model import Cell, Doubt, Page, Paging, Place, Reference, Section, Table, Target
from library.asking import Library
from library.recording import Logged, Rating, Records, Said, said
from vietnamese.abbreviations import Abbreviations

__all__ = [
    "Abbreviations", "Answer", "Candidate", "Cell", "Change", "Check", "Citation", "Coverage", "DocumentView", "Doubt",
    "Facet", "FacetCount", "Figure", "FileResult", "Filters", "Finding", "Found", "FoundDocument", "FoundPassage",
    "Hit", "Library", "Link", "Logged", "Nearest", "Order", "Page", "Paging", "Pinpoint", "Place", "Progress", "Query",
    "Rating", "Records", "Reference", "Refusal", "Said", "Section", "Sentence", "SheetFormat",
    "Snippet", "Span", "Standing", "Table", "Target", "Trace", "Understood", "WatchedChanges", "Withheld", "Written",
    "caution", "citation_of", "cite", "cite_document", "links", "quoted", "read_by", "said", "snippet", "standing",
    "watch", "wording",
]  # fmt: skip
