"""When a target is to be reached, in kinds of time that can be set against each other.

1. `year` (năm 2025, cả năm) and `deadline` (đến năm 2030, cuối năm 2025) both end on a day: they are one kind, whatever
   the year. Months of a year (3 tháng cuối năm, 9 tháng) are a kind for each number of months and side, quarters one,
   years from-to one for each length, `hằng năm` one. What has no period, or one that says nothing here, is unknown and
   may be set against any, with a word of caution.
2. A level that does not grow with the time that it is counted over (a share, a rank, an index) is the same kind of
   figure each year and at the end of a year.
"""

import re
from dataclasses import dataclass
from typing import Literal

from ingest.model import Target
from vietnamese.forms import key

TermKind = Literal["year", "deadline", "months", "quarter", "month", "span", "yearly", "unknown"]

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d)(?!\d)")
_MONTHS = re.compile(r"(?<!\d)(\d{1,2}) tháng(?: (đầu|cuối))?(?! \d)")
_BY = re.compile(r"(?<!\w)(?:đến|tới|trước|cuối|hết|đầu|giữa|nhất|mốc)(?!\w)")
_YEARLY = re.compile(r"(?<!\w)(?:hằng|hàng|mỗi) năm(?!\w)")
_MONTH = re.compile(r"(?<!\w)tháng \d")


@dataclass(frozen=True, slots=True)
class Term:
    """A kind of time. `detail` tells apart what is of one kind and still differs: `3 cuối`, `5` years."""

    kind: TermKind
    first: int | None
    last: int | None
    """Years that it names; None if it names none."""
    detail: str = ""

    @property
    def same_as(self) -> tuple[str, str]:
        """What terms that can be set against each other share."""
        return ("end" if self.kind in ("year", "deadline") else self.kind, self.detail)


def term(target: Target) -> Term:
    """Return the kind of time that a target is set for."""
    words = key(target.period or "")
    years = [int(year) for year in _YEAR.findall(words)]
    last = years[-1] if years else target.deadline.year if target.deadline else None
    if span := _SPAN.search(words):
        first, until = int(span[1]), int(span[2])
        # A plan of five years is written 2021-2025, a term of office 2020-2025.
        length = "học" if "năm học" in words else str(until - first + (first % 5 != 0 or until % 5 != 0))
        return Term("span", first, until, length)
    if months := _MONTHS.search(words):
        return Term("months", last, last, f"{int(months[1])} {months[2] or 'đầu'}")
    if re.search(r"(?<!\w)quý(?!\w)", words):
        return Term("quarter", last, last)
    if _YEARLY.search(words):
        return Term("yearly", last, last)
    if last is None:
        return Term("unknown", None, None)
    if _BY.search(words):
        return Term("deadline", last, last)
    return Term("month" if _MONTH.search(words) else "year", last, last)


def clash(one: Term, other: Term, *, steady: bool) -> bool:
    """Return whether two times are of kinds that cannot be set against each other.

    Args:
        one: When a target is to be reached.
        other: When another is.
        steady: Whether both are levels that do not grow with the time that they are counted over.
    """
    if "unknown" in (one.kind, other.kind) or one.same_as == other.same_as:
        return False
    return not (steady and {one.kind, other.kind} <= {"year", "deadline", "yearly"})
