"""Hits that say the same in two versions of one act -> one hit with its variants.

1. An act is known by its number and date. Two files of it (a scan and its Word file) are one act; a consolidated text
   (văn bản hợp nhất) is a version of the act that it prints: the first numbered act that it names.
2. Two passages of one act are the same if their words are: shared pairs of neighbours (Dice) from `SAME` on. What was
   amended stays a hit of its own.
3. The best ranked one stands for the rest, which are listed with it; none is dropped. A file that OCR read yields its
   place to one that it did not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from index.model import FoundDocument, FoundPassage, Hit
from index.terms import syllables
from ingest.model import Reference
from vietnamese.forms import fold

SAME = 0.8
CONSOLIDATED = "Văn bản hợp nhất"
"""The type of a text that prints an act with all that was changed in it, and that has no force of its own."""

ActKey = tuple[str, str]


def act_of(document: FoundDocument, printed: Reference | None) -> ActKey:
    """Return what tells the act of a document from all others.

    Args:
        document: Of the library.
        printed: For a consolidated text the first numbered act that it names, else None.
    """
    if printed is not None and printed.number:
        return fold(printed.number), printed.date.isoformat() if printed.date else ""
    if document.number is None or document.sample:
        return document.slug, ""
    return fold(document.number), document.date.isoformat() if document.date else document.slug


def same_act(documents: Sequence[FoundDocument]) -> bool:
    """Return whether documents are files of one act: of one number and one day."""
    return len({act_of(document, None) for document in documents}) == 1 and all(one.date for one in documents)


def folded_versions(hits: Sequence[Hit], acts: Mapping[int, ActKey]) -> list[Hit]:
    """Return the hits in order, those that repeat a better one listed as its variants.

    Args:
        hits: Best first.
        acts: For the id of each hit's document, its act.
    """
    kept: list[Hit] = []
    by_act: dict[ActKey, list[int]] = {}
    pairs: dict[int, frozenset[tuple[str, str]]] = {}
    for hit in hits:
        act = acts[hit.passage.document.id]
        for place in by_act.get(act, []):
            first = kept[place]
            if first.passage.document.id != hit.passage.document.id and _same(first.passage, hit.passage, pairs):
                kept[place] = _joined(first, hit)
                break
        else:
            by_act.setdefault(act, []).append(len(kept))
            kept.append(hit)
    return kept


def _joined(first: Hit, second: Hit) -> Hit:
    if first.passage.ocr is not None and second.passage.ocr is None:
        return replace(first, passage=second.passage, variants=(first.passage, *first.variants))
    return replace(first, variants=(*first.variants, second.passage))


def _same(one: FoundPassage, other: FoundPassage, known: dict[int, frozenset[tuple[str, str]]]) -> bool:
    first, second = (_pairs(passage, known) for passage in (one, other))
    if not first or not second:
        return one.text == other.text
    return 2 * len(first & second) / (len(first) + len(second)) >= SAME


def _pairs(passage: FoundPassage, known: dict[int, frozenset[tuple[str, str]]]) -> frozenset[tuple[str, str]]:
    if passage.id not in known:
        known[passage.id] = frozenset(pairwise(fold(term) for term in syllables(passage.text)))
    return known[passage.id]
