"""The chain of implementation as it is handed on: who carries out what, by whose words."""

from dataclasses import dataclass
from typing import Literal

from analysis.references.levels import Level
from analysis.references.model import Mention, Node
from analysis.targets.change import TargetChange
from analysis.targets.model import TargetRow
from index.model import FoundDocument
from index.standing import Standing

StepKind = Literal["attached", "carries_out", "details", "mandate", "mentioned"]
"""`attached`: issued with it; `carries_out`: its title, preamble or first article says so; `details`: regulates it in
detail, or guides it; `mandate`: its preamble rests on a policy document; `mentioned`: only its body speaks of carrying
it out."""

CarriedStatus = Literal["same", "higher", "lower", "other", "words", "none"]
"""`other`: there is a figure that cannot be set against this one; `words`: it is named without a figure."""


@dataclass(frozen=True, slots=True)
class Member:
    """A document of the chain, or one that the library lacks, and where it stands."""

    node: Node
    level: Level


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One document carries out another one, and the words that say so."""

    kind: StepKind
    depth: int
    """From 1: how many steps from the document that is asked about."""
    above: Member
    below: Member
    by: FoundDocument
    """Whose words they are: those of the document below, or of another one that reports it."""
    quote: str
    """RAW text."""
    place: Standing
    start: int
    end: int
    """Of the quote, in the RAW text of `by`."""
    certain: bool
    doubt: str | None
    """Why it is not certain, in Vietnamese."""

    @property
    def reported(self) -> bool:
        """Whether another document than the one below says it."""
        return self.by.slug != self.below.node.id


@dataclass(frozen=True, slots=True)
class CarriedIn:
    """How one document of the chain carries a target on."""

    document: FoundDocument
    status: CarriedStatus
    row: TargetRow | None
    """Its own target; None if it has none of that indicator."""
    change: TargetChange | None
    """From the target above to its own; None without a row."""
    quote: str | None
    """RAW words that name the indicator without a figure."""
    place: Standing | None
    start: int | None
    end: int | None
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Carried:
    """A target, and what the documents below make of it."""

    row: TargetRow
    documents: tuple[CarriedIn, ...]
    """Only those that carry it on; empty if none does."""

    @property
    def status(self) -> CarriedStatus:
        """The strongest of its documents': a figure before words, words before none."""
        found = [one.status for one in self.documents]
        return next((status for status in ("same", "higher", "lower", "other", "words") if status in found), "none")


@dataclass(frozen=True, slots=True)
class Chain:
    """What a document carries out, and what carries it out."""

    document: FoundDocument
    level: Level
    up: tuple[ChainStep, ...]
    """Nearest first."""
    down: tuple[ChainStep, ...]
    basis: tuple[Mention, ...]
    """The legal bases of its preamble, which it does not carry out: a law of organisation, rules of procedure."""
    cycles: tuple[tuple[str, ...], ...]
    """Ids of documents that come round to where they began; each was cut there."""
    deeper: bool
    """Whether the chain goes on beyond the depth that was asked for."""
    targets: tuple[Carried, ...] | None = None
    """None if nobody asked for them."""
