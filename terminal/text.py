"""Texts, dates and durations as a terminal shows them.

1. Texts come from files that nobody has vetted: control and direction characters are replaced one by one, so that a
   file cannot move the cursor and offsets still hold; nothing is ever read as rich markup.
2. Dates are written as the document's own system writes them: 22-10-2024 (Đảng), 22/10/2024 (Nhà nước).
3. Into a pipe lines are not wrapped, so that `grep` finds what it looks for.
"""

import datetime
import math
import os
import re
import sys

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

SAMPLE_MARK = "[VĂN BẢN MẪU]"
SAMPLE_STYLE = "bold white on red"
OCR_STYLE = "black on yellow"
# Wider than any line: rich wraps at 80 columns where it finds no terminal.
PIPE_WIDTH = 100_000

_BLANKS = re.compile(r"[\t\r\f]")
_UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def console(*, stderr: bool = False) -> Console:
    """Return the console of a stream, as wide as its terminal; without one, as wide as COLUMNS says or endless."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else PIPE_WIDTH
    return Console(stderr=stderr, width=width, highlight=False, markup=False, emoji=False)


def safe(text: str) -> str:
    """Return a text of the same length that cannot do anything to a terminal; line breaks stay."""
    return _UNSAFE.sub("\ufffd", _BLANKS.sub(" ", text))


def safe_name(name: object) -> str:
    """Return a name on one line, with ⏎ for a line break."""
    return safe(str(name).replace("\r\n", "\n").replace("\n", "⏎"))


def cut(text: str, letters: int = 300) -> str:
    """Return a text on one line, cut between words if it is longer."""
    line = safe_name(" ".join(text.split()))
    return line if len(line) <= letters else f"{line[:letters].rsplit(' ', 1)[0]} …"


def date_text(date: datetime.date, system: str | None) -> str:
    """Return a date in the manner of the Party or of the state."""
    return f"{date:%d-%m-%Y}" if system == "party" else f"{date:%d/%m/%Y}"


def seconds_text(seconds: float) -> str:
    """Return a duration with a decimal comma."""
    return f"{decimal(seconds, 1)} s"


def decimal(number: float, places: int) -> str:
    """Return a number with a decimal comma."""
    return f"{number:.{places}f}".replace(".", ",")


def percent(share: float) -> str:
    """Return a share in percent, rounded down: only all is 100 %."""
    return f"{math.floor(share * 100 + 1e-9)} %"


def ocr_mark(confidence: float | None, before: str = " ") -> Text:
    """Return the mark of what OCR read, after `before`; or nothing."""
    return Text() if confidence is None else Text(before).append(f"OCR {percent(confidence)}", OCR_STYLE)


def sample_mark(sample: bool) -> Text:
    """Return the loud mark of a made-up document, or nothing."""
    return Text().append(SAMPLE_MARK, SAMPLE_STYLE).append(" ") if sample else Text()


def indented(text: RenderableType, columns: int = 2) -> RenderableType:
    """Return a text moved to the right, every line of it."""
    return Padding(text, (0, 0, 0, columns), expand=False)
