"""A target with where it stands: what the ledger holds, and what is compared."""

from dataclasses import dataclass

from index.model import FoundDocument
from index.standing import Standing
from ingest.model import Target


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One row of the ledger: a target of a document, with its quote and its address."""

    document: FoundDocument
    target: Target
    place: Standing
    """Address and page of its figure, and whether OCR read it."""
    quote: str
    """RAW text of its clause or its row of a table: `raw[target.start:target.end]`."""
    path: tuple[str, ...] = ()
    """Headings above it, from the outermost to the nearest."""

    @property
    def key(self) -> str:
        """What names it inside one library: `26-nq-tu.kon-tum.2024-10-22#3`; another reading may number anew."""
        return f"{self.document.slug}#{self.target.ordinal}"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A canonical indicator: what several targets measure, though they name it in other words."""

    id: str
    """Stays the same while its name does: made of the folded name, the family of its unit, and whether it is a change:
    `ty-le-ho-ngheo.percent.change`."""
    name: str
    """The name that most of its targets give, the fullest of several; as written there."""
    unit: str | None
    """Family of unit that all of its targets share: `percent`, `VND`, `area`, …; None without a unit."""
    names: tuple[str, ...]
    """As written, the most frequent first."""
    rows: tuple[str, ...]
    """Keys of its rows."""
    change: bool = False
    """Whether its targets say by how much it is to change, not where it is to come to."""
    corrected: bool = False
    """Whether a person's correction decided about any of its names."""
