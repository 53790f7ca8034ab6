"""Text of a page as pypdf gave it + characters as PDFium placed them -> the same text with the places of its words.

1. Both readers follow the order of the file, so both texts without blanks are nearly the same string.
2. Each word is looked for where the word before it ended. If it is not there, it is looked for together with the words
   after it: further on first, then from the start. A word found nowhere has no place.
3. The place of a word is the box round the pieces that its characters are in; within a piece, shares of its width.
"""

import re
from bisect import bisect_right
from itertools import accumulate

from ingest.pdf.page_lines import TextLine
from ingest.pdf.words import Characters, Piece
from ingest.reading import Word

_WORD = re.compile(r"\S+")
_CONTEXT = 16  # characters that must agree before a search may jump
_TRIES = 400  # searches that found nothing, after which a page is not searched any more


def place_words(text: str, characters: Characters) -> list[TextLine]:
    """Return the lines of `text` with the places of those words that PDFium has too."""
    pieces = characters.pieces
    drawn = "".join(piece.text for piece in pieces)
    starts = [0, *accumulate(len(piece.text) for piece in pieces)]
    bare = "".join(text.split())
    cursor = seen = failed = 0
    lines = []
    for line in map(str.strip, text.split("\n")):
        words = []
        for match in _WORD.finditer(line):
            word = match.group()
            at = cursor if drawn.startswith(word, cursor) else -1
            if at < 0 and failed < _TRIES:
                wanted = bare[seen : seen + max(_CONTEXT, len(word))]
                at = drawn.find(wanted, cursor)
                at = at if at >= 0 else drawn.find(wanted)
                failed += at < 0
            seen += len(word)
            if at >= 0:
                cursor = at + len(word)
                box = characters.sheet.shares(_box(pieces, starts, at, cursor))
                words.append(Word(match.start(), match.end(), *box))
        lines.append(TextLine(line, tuple(words)))
    return lines


def _box(pieces: list[Piece], starts: list[int], start: int, end: int) -> tuple[float, float, float, float]:
    first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
    # A word that runs over a line end has its place on the first line.
    part = [pieces[first]]
    for piece in pieces[first + 1 : last + 1]:
        if piece.top >= part[0].bottom or piece.bottom <= part[0].top:
            break
        part.append(piece)
    left = _along(part[0], start - starts[first])
    whole = len(part) == last - first + 1
    right = _along(part[-1], end - starts[last]) if whole else part[-1].right
    return left, min(piece.top for piece in part), right, max(piece.bottom for piece in part)


def _along(piece: Piece, characters: int) -> float:
    return piece.left + (piece.right - piece.left) * characters / len(piece.text)
