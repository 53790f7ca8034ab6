"""The parts that citations share: what one is made of, its number, its date and issuer."""

import datetime
import re
from functools import lru_cache
from typing import NamedTuple

from ingest.citations import forms
from ingest.form.number import TYPE_NAMES, find_numbers
from ingest.model import Certainty, ReferenceKind
from vietnamese.dates import dates


class Citation(NamedTuple):
    """A citation at `start:end`, its pinpoint at `start:pinpoint_end`, or in brackets at its end. `own` for "Nghị định
    này".
    """

    kind: ReferenceKind
    start: int
    end: int
    number: str | None = None
    type: str | None = None
    name: str | None = None
    year: int | None = None
    date: datetime.date | None = None
    issuer: str | None = None
    pinpoint_end: int = 0
    own: bool = False
    certainty: Certainty = "certain"
    reason: str | None = None
    bracket: str = ""


def read_tail(text: str, place: int) -> tuple[int, datetime.date | None, str | None]:
    """Read date and issuer, in any order, from `place` on: where they end, and what they say."""
    day: datetime.date | None = None
    issuer: str | None = None
    for _ in range(2):
        dated = forms.DATED.match(text, place) if day is None else None
        if dated:
            day = _day(dated[0])
            if day is None:
                break
            closes = dated[0].endswith(")") and "(" not in dated[0]
            place = dated.end() - closes
            continue
        issued = forms.ISSUED.match(text, place) if issuer is None else None
        if issued is None:
            break
        issuer = one_line(issued["issuer"])
        place = issued.end()
    return place, day, issuer


@lru_cache(maxsize=8192)
def _day(text: str) -> datetime.date | None:
    found = dates(re.sub(r"\s*([-/.])\s*", r"\1", text))
    return found[0].date if found else None


# What OCR and typists take for one another.
_LOOKALIKES = str.maketrans("O0D6", "QQĐĐ")
_CODE = re.compile(r"\d+[a-zđ]?(?:/\d{4})?[-–/]\s*([A-ZĐƯa-zđ]+)")


@lru_cache(maxsize=16384)
def read_number(text: str) -> tuple[str, int | None, Certainty, str | None]:
    """Return the normal form of a number, its year, and whether it can be trusted."""
    bare = re.sub(r"\s+", "", text).replace("–", "-")
    slip = re.fullmatch(r"(\d+/(\d{4}))((?:UBTV)?QH\d+)", bare)
    if slip:
        return f"{slip[1]}/{slip[3]}", int(slip[2]), "ambiguous", f"In là «{bare}», thiếu dấu gạch chéo."
    found = find_numbers(bare)
    if not found:
        return bare, None, "ambiguous", f"Số ký hiệu «{bare}» không đúng mẫu."
    if re.search(r"/(?:UBTV)?QH$", bare):
        return found[0].text, found[0].year, "ambiguous", f"Số ký hiệu «{bare}» thiếu khóa Quốc hội."
    code = _CODE.match(bare)
    known = {name.upper() for name in TYPE_NAMES}
    if code and (written := code[1].upper()) not in known and written.translate(_LOOKALIKES) in known:
        reason = f"Mã «{code[1]}» không có; có thể là «{written.translate(_LOOKALIKES)}» đọc sai."
        return found[0].text, found[0].year, "ambiguous", reason
    return found[0].text, found[0].year, "certain", None


def one_line(text: str) -> str:
    """Write a name that breaks over lines on one."""
    return " ".join(text.split())


@lru_cache(maxsize=1024)
def sentence_case(words: str) -> str:
    """Write a type word as headers do: Nghị quyết."""
    return one_line(words).capitalize()
