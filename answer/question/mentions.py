"""What a question states or names itself: figures, places, the two things that it compares.

1. Figures: the quantities in it, which an answer may confirm or contradict; no years, no stretch of the calendar
   (`9 tháng đầu năm`), nothing inside the number of a document.
2. Places: provinces with the other names of the same land; districts, towns and communes whose names are capitalised.
   Provinces that were never merged stand in a list here, `vietnamese.places` has the others.
3. Compared: `A so với B`, `A khác B`, `giữa A và B`, `A và B khác nhau`, `A hay B … hơn`: what stands on either side of
   the joining word, up to a sign or to the words that ask.
"""

import re

from answer.question.times import STRETCH
from index.named_documents import letters
from ingest.form.lines import CAPITAL
from vietnamese.numbers import Quantity, quantities
from vietnamese.places import other_names

_UNMERGED = (
    "Hà Nội", "Huế", "Lai Châu", "Điện Biên", "Sơn La", "Lạng Sơn", "Quảng Ninh", "Thanh Hóa", "Nghệ An", "Hà Tĩnh",
    "Cao Bằng",
)  # fmt: skip
_NAMES = {letters(name): name for name in _UNMERGED}
_UNMERGED_NAMED = re.compile(rf"(?<!\w)(?:{'|'.join(_NAMES)})(?!\w)")
_CAPITALISED = rf"[{CAPITAL}](?![{CAPITAL}])[^\W\d_]*"
_SMALLER = re.compile(
    rf"(?<!\w)(?:[Hh]uyện|[Tt]hị xã|[Tt]hành phố|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị trấn|TP\.?) {_CAPITALISED}"
    rf"(?: {_CAPITALISED}){{0,4}}"
)
_BEFORE = re.compile(r"\bgiữa\s|^(?:hãy )?so sánh\s", re.IGNORECASE)
_OTHER = r"(?: nhau| biệt)?(?: gì| thế nào| như thế nào)?"
_JOINS = tuple(
    re.compile(rf"\s(?:{words})\s", re.IGNORECASE)
    for words in (rf"(?:khác{_OTHER} )?so với", r"khác(?: biệt)?(?: gì)?(?: với)?(?! nhau| gì| ở)", r"và|với|hay|hoặc")
)
_SIGN = re.compile(r"[,;?:.]\s")
_END = re.compile(
    r"\s*(?:[,;?:]|\.(?:\s|$)|$)|\s+(?:khác|thế nào|như thế nào|ra sao|chênh|cái|bên|mức|có|thì|đặt|là gì|\w+ hơn)\b",
    re.IGNORECASE,
)


def figures_in(reading: str) -> tuple[Quantity, ...]:
    """Return the quantities that a question states."""
    calendar = [match.span() for match in STRETCH.finditer(reading)]
    return tuple(
        quantity
        for quantity in quantities(reading)
        if not any(start <= quantity.start < end for start, end in calendar)
    )


def places_in(reading: str) -> tuple[tuple[str, ...], ...]:
    """Return the places that a question names, each with the other names of the same land."""
    provinces = [(name, *others) for name, others in other_names(reading)]
    plain = letters(reading)
    for found in _UNMERGED_NAMED.finditer(plain):
        typed, name = reading[slice(*found.span())], _NAMES[found[0]]
        # In small letters cao bằng is as high as; huế is never typed hue, but sơn la is son la.
        if typed == name or (
            name != "Cao Bằng" and (typed.lower() == name.lower() or (typed.isascii() and " " in typed))
        ):
            provinces.append((name,))
    smaller = [(match[0].partition(" ")[2],) for match in _SMALLER.finditer(reading)]
    known = {name for names in provinces for name in names}
    return tuple(dict.fromkeys([*provinces, *(names for names in smaller if names[0] not in known)]))


def compared_in(reading: str) -> tuple[str, str] | None:
    """Return the two things that a question compares, as it names them; None if it does not tell them apart."""
    between = _BEFORE.search(reading)
    start = between.end() if between else 0
    for join in _JOINS[2:] if between else _JOINS:
        found = join.search(reading, start)
        end = _END.search(reading, found.end()) if found else None
        if found and end:
            signs = [match.end() for match in _SIGN.finditer(reading, start, found.start())]
            one = reading[signs[-1] if signs else start : found.start()].strip(_QUOTES)
            other = reading[found.end() : end.start()].strip(_QUOTES)
            return (one, other) if one and other else None
    return None


_QUOTES = " “”\"'"
