"""What `compare --texts --json` and `amendments --json` print, by the rules of `shapes`."""

from collections.abc import Sequence

from library import Amendment, FoundDocument, Pair, Piece, TextComparison
from shapes import Shape, document, quoted, rounded


def text_comparison(found: TextComparison, *, whole: bool) -> Shape:
    """Shape two texts side by side; passages that are the same only if all of it is wanted."""
    shown = [pair for pair in found.pairs if whole or pair.kind != "same"]
    return {
        "old": document(found.old),
        "new": document(found.new),
        "same": found.count("same"),
        "reworded": found.count("reworded"),
        "moved": found.count("moved"),
        "new_passages": found.count("new"),
        "dropped": found.count("dropped"),
        "pairs": [_pair(pair) for pair in shown],
        "left_out": len(found.pairs) - len(shown),
        "notes": list(found.notes),
    }


def amendments(about: FoundDocument, found: Sequence[Amendment]) -> Shape:
    """Shape what an act changes."""
    return {
        "document": document(about),
        "amendments": [_amendment(one) for one in found],
        "applied": sum(one.outcome == "applied" for one in found),
    }


def _pair(pair: Pair) -> Shape:
    return {
        "kind": pair.kind,
        "renumbered": pair.renumbered,
        "likeness": rounded(pair.likeness),
        "old": [quoted(passage) for passage in pair.old],
        "new": [quoted(passage) for passage in pair.new],
        "pieces": [_piece(piece) for piece in pair.pieces],
    }


def _piece(piece: Piece) -> Shape:
    return {
        "kind": piece.kind,
        "before": piece.before or None,
        "after": piece.after or None,
        "old_start": piece.old[0] if piece.old else None,
        "old_end": piece.old[1] if piece.old else None,
        "new_start": piece.new[0] if piece.new else None,
        "new_end": piece.new[1] if piece.new else None,
    }


def _amendment(one: Amendment) -> Shape:
    told = one.instruction
    return {
        "action": told.action,
        "provision": " › ".join(told.place) or None,
        "part": told.part,
        "beside": told.beside,
        "behind": " › ".join(told.after) or None,
        "outcome": one.outcome,
        "reason": one.reason,
        "quote": one.quote,
        "address": one.address,
        "page": one.page,
        "start": told.quote[0],
        "end": told.quote[1],
        "text": one.text,
        "act": one.named,
        "source": one.source.slug if one.source else None,
        "before_address": one.before_address,
        "before_page": one.before_page,
        "before_start": one.before[0] if one.before else None,
        "before_end": one.before[1] if one.before else None,
        "pieces": [_piece(piece) for piece in one.pieces],
        "doubts": list(one.doubts),
    }
