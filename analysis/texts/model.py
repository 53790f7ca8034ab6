"""What laying texts side by side gives: pairs of passages, the words that differ, amendments applied."""

from dataclasses import dataclass
from typing import Literal

from index.model import FoundDocument, FoundPassage

Span = tuple[int, int]
"""Place in a RAW text: start, and end not included."""

PieceKind = Literal["kept", "removed", "added"]
PairKind = Literal["same", "reworded", "moved", "new", "dropped"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that two texts share, or that only one of them has.

    What all pieces have `before` is the whole old text, what they have `after` the new one: blanks go with the words
    in front of them.
    """

    kind: PieceKind
    old: Span | None
    """Place in the old document; None if it is added."""
    new: Span | None
    """Place in the new document; None if it is removed, or kept by an amendment that exchanges other words."""
    before: str
    """Its RAW text on the old side; empty if it is added."""
    after: str
    """Its RAW text on the new side; empty if it is removed."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What became of one passage, or of several that were merged or split."""

    kind: PairKind
    """`moved` may be reworded too: see `pieces`."""
    old: tuple[FoundPassage, ...]
    """None of them if it is new; more than one if they were merged."""
    new: tuple[FoundPassage, ...]
    """None of them if it was dropped; more than one if it was split."""
    pieces: tuple[Piece, ...]
    """The words of both sides; of a new or dropped passage one piece."""
    likeness: float
    """Share of the words that both sides have, 0 to 1; 0 if there is one side only."""
    renumbered: bool = False
    """Whether its label is another though it kept its turn: Điều 6 became Điều 7."""


@dataclass(frozen=True, slots=True)
class TextComparison:
    """Two texts laid side by side, in the order of the new one; what was dropped stands where it was."""

    old: FoundDocument
    new: FoundDocument
    pairs: tuple[Pair, ...]
    notes: tuple[str, ...] = ()
    """What is to be known before it is believed, in Vietnamese: a side that is empty, read by OCR, without accents."""

    def count(self, kind: PairKind) -> int:
        """Return how many pairs are of a kind, headings included."""
        return sum(pair.kind == kind for pair in self.pairs)


Action = Literal["replace", "insert", "repeal", "words"]
Beside = Literal["behind", "before"]
Part = Literal["whole", "heading", "lead", "some"]
"""What of a provision is changed: all of it, its heading (tên, tiêu đề), its opening words (đoạn mở đầu), or something
in it that is not told apart: a row of a table, a rule on one matter."""
Outcome = Literal[
    "applied", "no source", "several sources", "no provision", "several provisions", "there already", "no words",
    "unread",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Instruction:
    """One provision that an amending act changes, as it says so. Spans are places in its own RAW text."""

    action: Action
    place: tuple[str, ...]
    """From the outermost unit inwards: `Điều 5`, `Khoản 2`; empty for words that are exchanged wherever they stand."""
    part: Part
    quote: Span
    """The words that instruct, without new text."""
    text: Span | None
    """New text without its quotes; None for words, and where something is only repealed."""
    after: tuple[str, ...] = ()
    """What new text is put behind; empty where the act does not say."""
    words: tuple[Span | None, Span | None] = (None, None)
    """For `words`: what goes, None if that could not be read, and what comes."""
    beside: Beside | None = None
    """Where words are only put in: beside those of `words` that are named first, which stay."""
    act: int | None = None
    """Ordinal of the reference that names the amended act; None if it is named nowhere."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """An instruction, and what it makes of the provision. A preview: no consolidated text, and no law."""

    by: FoundDocument
    """The amending act."""
    instruction: Instruction
    quote: str
    """The words that instruct."""
    address: str
    """Where they stand in the amending act."""
    page: int | None
    source: FoundDocument | None
    """The amended act, where the library has it; else None."""
    named: str | None
    """The amended act as it is called here; None if it is called nowhere."""
    outcome: Outcome
    reason: str | None
    """Why it could not be applied, in Vietnamese; None if it was."""
    before: Span | None = None
    """The provision in the RAW text of the source; None for what is put in, or not found."""
    before_address: str | None = None
    before_page: int | None = None
    pieces: tuple[Piece, ...] = ()
    """Old places are in the source, new ones in the amending act."""
    text: str | None = None
    """New text, RAW, whether it could be applied or not; None where there is none."""
    doubts: tuple[str, ...] = ()
    """What speaks for looking again, in Vietnamese: other acts that changed the same provision."""
