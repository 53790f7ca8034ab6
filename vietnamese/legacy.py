"""Text in the fonts of the 1990s -> Unicode. (Skeleton: gives back what it gets.)"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

Encoding = Literal["tcvn3", "vni"]


class Run(NamedTuple):
    """A stretch of text in one font; None if the font is not known."""

    text: str
    font: str | None = None


class Decoded(NamedTuple):
    """The texts of the runs, in the shape that they were given, and the encodings that were found."""

    blocks: list[list[str]]
    encodings: frozenset[Encoding]


def decode_blocks(blocks: Sequence[Sequence[Run]]) -> Decoded:
    """Decode a document, block by block (a paragraph or a cell), by the names of its fonts and by its content."""
    return Decoded([[run.text for run in block] for block in blocks], frozenset())


def decode_text(text: str) -> tuple[str, Encoding | None]:
    """Decode a text whose fonts are not known (a page of a PDF, a text file), by its content alone."""
    return text, None
