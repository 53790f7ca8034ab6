"""What `topic --json` prints, by the rules of `shapes`."""

from dataclasses import replace

from library import Topic, TopicColumn, TopicPassage, citation_of
from shapes import Shape, coverage, document, query, rounded
from shapes.citations import citation


def topic(found: Topic, seconds: float) -> Shape:
    """Shape what documents say of a topic."""
    return {
        "question": found.query.typed,
        "reading": found.query.reading,
        "query": query(found.query),
        "columns": [_column(column) for column in found.columns],
        "others": found.others,
        "coverage": coverage(found.coverage),
        "seconds": round(seconds, 4),
    }


def _column(column: TopicColumn) -> Shape:
    return {
        "document": document(column.document),
        "says": column.says,
        "passages": [_passage(one) for one in column.passages],
    }


def _passage(one: TopicPassage) -> Shape:
    cited = replace(citation_of(one.hit.passage), changes=one.hit.changes)
    return citation(cited) | {"share": rounded(one.share)}
