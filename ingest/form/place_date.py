"""The line of place and date in a head: `Kon Tum, ngày 22 tháng 10 năm 2024`."""

import datetime
import re

from ingest.form.lines import CAPITAL, Line
from vietnamese.dates import dates

# One to five capitalised words; what follows a slash or hyphen still belongs to the number before (QĐ-TTg Hà Nội, …).
_WORD = rf"[{CAPITAL}][\w'’]*\.?"
# A telegram has the hour too: Quảng Hà, hồi 16 giờ 30 phút ngày 17 tháng 9 năm 2026.
_HOUR = r"(?:hồi \d{1,2} giờ(?: \d{1,2})?(?: phút)?,? )?"
PLACE = re.compile(
    rf"(?<![\w/\-–])(?P<place>(?:{_WORD}(?: [-–] |[ -])){{0,4}}{_WORD})\s*,\s*{_HOUR}(?P<day>ngày)(?=\s|\d|[.…]|$)"
)
_GLUED = re.compile(r"(?<=ngày|háng)(?=\d)|(?<=năm)(?=\d)")
# A page may break even a year over two lines: năm 202 ⏎ 6.
_TORN_YEAR = re.compile(r"(?<=\b(?:19|20))\s*\n\s*(?=\d\d\b)|(?<=\b(?:19|20)\d)\s*\n\s*(?=\d\b)")
_BLANK_DATE = re.compile(
    r"\s{0,5}ngày[\s.…_]{0,40}(?:\d{1,2}[\s.…_]{0,40})?tháng[\s.…_]{0,40}(?:\d{1,2}[\s.…_]{0,40})?(?:năm|$)",
    re.IGNORECASE,
)


def untorn(written: str) -> str:
    """Return a short text with its dates put together: `ngày20`, `năm 202 ⏎ 6`."""
    return _GLUED.sub(" ", _TORN_YEAR.sub("", written))


def place_and_date(text: str, head: list[Line]) -> tuple[str | None, datetime.date | None, bool]:
    """Return place and date of the first line that gives a place, and whether its date was left blank."""
    for line in head:
        match = PLACE.search(line.bare)
        if match:
            # The date may run over the line end.
            start = line.offset(match.start("day"))
            written = untorn(text[start : start + 90])
            mentions = dates(written)
            date = mentions[0].date if mentions and mentions[0].start < 8 else None
            return match["place"], date, date is None and _BLANK_DATE.match(written) is not None
    return None, None, False
