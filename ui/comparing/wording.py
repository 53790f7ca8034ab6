"""Pieces of two texts as HTML: words that went are struck, words that came underlined, each with a colour of its own.

1. `side` gives one side of a pair, `both` the two in one text, as an amendment reads.
2. Screen readers are told by <del> and <ins> what went and what came.
"""

from collections.abc import Iterable
from typing import Literal

from library import Piece
from ui.markup import closed_up, quiet, text


def side(pieces: Iterable[Piece], own: Literal["removed", "added"]) -> str:
    """Return the old text (`removed`) or the new one (`added`) with what only it has marked."""
    shown = []
    for piece in pieces:
        said = text(piece.before if own == "removed" else piece.after)
        shown.append(said if piece.kind == "kept" else _marked(piece.before if own == "removed" else piece.after, own))
    return quiet(closed_up("".join(shown)))


def both(pieces: Iterable[Piece]) -> str:
    """Return one text with what went and what came marked."""
    shown = []
    for piece in pieces:
        if piece.kind == "kept":
            shown.append(text(piece.after or piece.before))
        else:
            shown.append(_marked(piece.before if piece.kind == "removed" else piece.after, piece.kind))
    return quiet(closed_up("".join(shown)))


def _marked(said: str, kind: Literal["removed", "added"]) -> str:
    """Blanks at the end stay outside: a line under nothing is no word."""
    words = said.rstrip()
    tag = "del" if kind == "removed" else "ins"
    return f"<{tag}>{text(words)}</{tag}>{text(said[len(words) :])}" if words else text(said)
