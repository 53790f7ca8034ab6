"""The library: one object between the screens and everything below.

    with Library.open() as library:
        list(library.ingest([Path("data")]))
        reply = library.ask("chỉ tiêu trồng sâm Ngọc Linh là bao nhiêu?")

It owns the store, the embedder and the reader of questions, opens each when first needed, and is safe for threads.
Each part of what it can do is a class over the part before: opened.py, inside.py, targets.py, comparing.py, texts.py,
network.py, implementing.py, verifying.py, changing.py, sheets.py, writing.py, recording.py (with journal.py),
asking.py. Beside it, for the screens: working.py and uploads.py (long work, one queue a library), saving.py and
findings.py (saved searches, results as files), suggesting.py (questions to ask), places.py, copies.py, adjusting.py,
backup.py and recovering.py.
"""

from analysis import tables
from analysis.references import bibliography, standing_exports
from analysis.references import exports as reference_exports
from analysis.references.chain_model import Carried, CarriedIn, Chain, ChainStep, Member
from analysis.references.levels import Level
from analysis.references.model import Edge, Mention, Node, References, Subnet, Wanted
from analysis.references.selecting import Selection
from analysis.references.validity_model import Evidence, Successor, Validity
from analysis.tables import opening
from analysis.targets.assignment import TargetCell
from analysis.targets.change import TargetChange
from analysis.targets.choosing import TARGET_GROUPS, TARGET_ORDERS, TargetFilters, grouped, word_test
from analysis.targets.compared_exports import comparison_table, timeline_table
from analysis.targets.comparison import LineKind, TargetComparison, TargetLine
from analysis.targets.corrections import Correction
from analysis.targets.exports import indicators_table, targets_table
from analysis.targets.model import Indicator, TargetRow
from analysis.targets.timeline import Candidate as IndicatorCandidate
from analysis.targets.timeline import Point, Series, Timeline
from analysis.targets.wording import change_text, figure_text, number_text
from analysis.texts.model import Amendment, Pair, PairKind, Piece, TextComparison
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
from index.links import Link
from index.model import Change, Filters, FoundDocument, FoundPassage, Hit, Pinpoint, Query, Understood
from index.results import Found, Order
from index.snippets import Snippet, snippet
from index.standing import Standing, standing
from index.view import DocumentView, caution, read_by
from ingest.files.watch import WatchedChanges, watch
from ingest.model import Cell, Doubt, Page, Paging, Place, Reference, Relation, Section, Table, Target
from library.asking import Library
from library.recording import Logged, Rating, Records, Said, said
from library.texts import amendments_docx, comparison_docx
from library.topics import Topic, TopicColumn, TopicPassage, topic_docx
from vietnamese.abbreviations import Abbreviations
from vietnamese.forms import fold

__all__ = [
    "TARGET_GROUPS", "TARGET_ORDERS", "Abbreviations", "Amendment", "Answer", "Candidate", "Carried", "CarriedIn",
    "Cell", "Chain", "ChainStep", "Change", "Check", "Citation", "Correction", "Coverage", "DocumentView", "Doubt",
    "Edge", "Evidence", "Facet", "FacetCount", "Figure", "FileResult", "Filters", "Finding", "Found", "FoundDocument",
    "FoundPassage", "Hit", "Indicator", "IndicatorCandidate", "Level", "Library", "LineKind", "Link", "Logged",
    "Member", "Mention", "Nearest", "Node", "Order", "Page", "Paging", "Pair", "PairKind", "Piece", "Pinpoint", "Place",
    "Point", "Progress", "Query", "Rating", "Records", "Reference", "References", "Refusal", "Relation", "Said",
    "Section", "Selection", "Sentence", "Series", "SheetFormat", "Snippet", "Span", "Standing", "Subnet", "Successor",
    "Table", "Target", "TargetCell", "TargetChange", "TargetComparison", "TargetFilters", "TargetLine", "TargetRow",
    "TextComparison", "Timeline", "Topic", "TopicColumn", "TopicPassage", "Trace", "Understood", "Validity", "Wanted",
    "WatchedChanges", "Withheld", "Written", "amendments_docx", "bibliography", "caution", "change_text", "citation_of",
    "cite", "cite_document", "comparison_docx", "comparison_table", "figure_text", "fold", "grouped",
    "indicators_table", "number_text", "opening", "quoted", "read_by", "reference_exports", "said", "snippet",
    "standing", "standing_exports", "tables", "targets_table", "timeline_table", "topic_docx", "watch", "word_test",
    "wording",
]  # fmt: skip
