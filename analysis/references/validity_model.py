"""Whether a document is in force on a day, as far as the library can tell, with everything that it was told from."""

import datetime
from dataclasses import dataclass
from typing import Literal

from index.model import FoundDocument
from index.standing import Standing
from ingest.model import Relation

Status = Literal["in_force", "not_yet", "amended", "replaced", "repealed", "expired", "unknown"]
"""`amended` is in force, in part changed; `expired`: its own words end it; `repealed`: another one ends it without
saying that it takes its place. `unknown`: nothing tells, or what tells contradicts itself."""

Says = Literal["from", "until", "change", "report", "prolonged", "suspended"]
"""The document's own words (from, until); what a later one does to it; what another one reports of such a change."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence that tells of the validity of a document or of a part of it."""

    says: Says
    by: FoundDocument
    """Whose words they are."""
    relation: Relation | None
    """What is done to the document; None for its own words."""
    day: datetime.date | None
    """First day of force, last day of it (`until`, `prolonged`), or day of the change; None if it is not told."""
    whole: bool
    places: tuple[tuple[str, ...], ...]
    """Provisions that it is said of; empty for the whole, or where the words do not name them."""
    exception: str | None
    """What is left out, in its own words."""
    quote: str
    """RAW sentence or line."""
    lead: str | None
    """RAW line above that says what is done to the items of its list; None where the quote says it."""
    place: Standing
    start: int
    end: int
    """Of the quote, in the RAW text of `by`."""
    certain: bool = True
    """Whether it is surely said of this document."""
    assumed: bool = False
    """Whether its day is only the date of the act, which does not say from when."""
    doubt: str | None = None
    """What is not certain about it, in Vietnamese."""
    named: str | None = None
    """In a report: the act that is said to have made the change, as written."""

    @property
    def ends(self) -> bool:
        """Whether it ends what it is said of."""
        return self.relation in ("thay thế", "bãi bỏ", "hết hiệu lực")


@dataclass(frozen=True, slots=True)
class Told:
    """All that is told of one document, before anything is decided."""

    document: FoundDocument
    own: tuple[Evidence, ...]
    changes: tuple[Evidence, ...]
    """The strongest first, then the newest: also those that are not certain."""
    reports: tuple[Evidence, ...]
    printed: str | None = None
    """Of a consolidated text the first act that it names with a number: the one that it prints."""


@dataclass(frozen=True, slots=True)
class Successor:
    """One step of a replacement: what ended a document, and since when."""

    document: FoundDocument
    by: FoundDocument
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Validity:
    """What can be told of a document, or of one provision of it, as of a day."""

    document: FoundDocument
    at: datetime.date
    address: str | None
    """Of the provision; None for the document."""
    status: Status
    since: datetime.date | None
    """Since when the status holds; None if that is not told."""
    until: datetime.date | None
    """The last day of force that is known of; None if none is."""
    reason: str
    """Why, in Vietnamese."""
    own: tuple[Evidence, ...]
    changes: tuple[Evidence, ...]
    """Also those of later days than `at`."""
    reports: tuple[Evidence, ...]
    """What others report: they decide nothing by themselves, unless an official list says that it has ended."""
    succession: tuple[Successor, ...]
    """What took its place, and what took that one's place."""
    conflicts: tuple[str, ...]
    """What contradicts itself, in Vietnamese."""
    cautions: tuple[str, ...]
    """What else is to be known: that the time which the title speaks of is over; in Vietnamese."""
    needed: tuple[str, ...]
    """What would make it surer, in Vietnamese."""
    newest: datetime.date | None
    """Date of the newest document of the library: nothing later is known."""
