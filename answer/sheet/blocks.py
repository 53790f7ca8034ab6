"""What a sheet is made of, before it is a Word file, a PDF or plain text.

1. A sheet is a list of blocks, a block of runs; only the renderers know of points and millimetres.
2. Texts come from files and questions that nobody has vetted, so a run cleans its own: NFC, no control, direction or
   zero-width characters, nothing that XML forbids. What has been made a run cannot break a file.
"""

import datetime
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Style = Literal["body", "answer", "source", "quote", "note", "warning"]
"""answer: the line that answers; source: where a quote stands; note: small; warning: in red."""

_DROPPED = re.compile(
    "[\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_BLANKS = re.compile(r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_FORBIDDEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def printable(text: str) -> str:
    """Return a text on one line that can be printed: NFC, blanks single, without what is invisible or forbidden."""
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("\ufffd", _BLANKS.sub(" ", _DROPPED.sub("", text))))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one form; its text is `printable`."""

    text: str
    bold: bool = False
    italic: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", printable(self.text))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; it stays on the page of what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; with `keep` it stays on the page of the next block."""

    runs: tuple[Run, ...]
    style: Style = "body"
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """A table of two columns: the name of a field and what it holds; with `keep` on the page of the next block."""

    rows: tuple[tuple[str, Run], ...]
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, side by side, never parted from each other by a page break."""

    names: tuple[str, ...]


Block = Heading | Paragraph | Fields | Signatures


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `footer` stands on every page, before the page's number."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    footer: str
    made: datetime.datetime
    """With its time zone."""
