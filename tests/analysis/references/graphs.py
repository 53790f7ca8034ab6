"""Graphs of made documents, and of documents that were taken in, for the tests of this room."""

import datetime

from analysis.references.network import ReferenceGraph
from index.model import FoundDocument
from ingest.model import Reference


def day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def document(slug, number=None, date="2024-01-02", *, place="Hà Nội", type_="Nghị định", title=None, sample=False):
    return FoundDocument(
        id=abs(hash(slug)), slug=slug, number=number, type=type_, title=title, issuer="Chính phủ", place=place,
        date=day(date), signer=None, role=None, system="state", sample=sample, file=f"{slug}.txt", sha256="0",
        passages=1,
    )  # fmt: skip


def mention(number=None, date=None, year=None, **more):
    more = {"kind": "document", "start": 0, "end": 1} | more
    return Reference(ordinal=0, number=number, date=day(date), year=year or (day(date).year if date else None), **more)


def graph(*documents, **cited) -> ReferenceGraph:
    """The graph of documents; `cited` gives the references of each by its slug."""
    numbered = [
        (one, [_placed(reference, place) for place, reference in enumerate(cited[one.slug])])
        for one in documents
        if one.slug in cited
    ]
    return ReferenceGraph(documents, numbered)


def _placed(reference, place):
    from dataclasses import replace

    return replace(reference, ordinal=place, start=place * 2, end=place * 2 + 1)
