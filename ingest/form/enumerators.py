"""What the headings of both forms look like at the start of a line, and what their numbers are worth.

Ranks, outermost first: annex, part, chapter, section (Mục), subsection, capital letter (A), roman, article, arabic or
clause, decimal (1.1), point or letter, dash, plus. The order is the same in both forms, so one table serves both.
What only looks like a heading is told by its neighbours in `ingest.form.outline`.
"""

import re

from ingest.form.lines import CAPITAL
from ingest.model import SectionKind

RANK: dict[SectionKind, int] = {
    "annex": 0, "part": 1, "chapter": 2, "section": 3, "subsection": 4, "roman": 6, "article": 7,
    "clause": 9, "arabic": 9, "decimal": 10, "point": 12, "letter": 12, "dash": 13, "plus": 14,
}  # fmt: skip
ROMAN_IN_ARTICLE_RANK = 8
CAPITAL_RANK = 5  # A., B. above I.

_ORDINALS = ["NHẤT", "HAI", "BA", "TƯ", "NĂM", "SÁU", "BẢY", "TÁM", "CHÍN", "MƯỜI"]
ORDINAL = re.compile(rf"(?:THỨ|{'|'.join(_ORDINALS)})(?!\w)", re.IGNORECASE)
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
MAX_ROMAN = 60
_POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
NAMES: dict[SectionKind, str] = {
    "annex": "Phụ lục", "part": "Phần", "chapter": "Chương", "section": "Mục", "subsection": "Tiểu mục",
    "article": "Điều",
}  # fmt: skip


def _named(name: str, number: str) -> re.Pattern[str]:
    """A heading that names itself: CHƯƠNG I, Chương I. Quy định chung; what follows in small letters is a citation."""
    words = rf"(?:{name.upper()}|{name})"
    return re.compile(rf"^(?P<label>{words}{number})(?!\w)\s*[.:\-–]?\s*(?P<rest>$|[{CAPITAL}“\"(].*)")


_WORDS = "|".join([*_ORDINALS, *(word.lower() for word in _ORDINALS)])
PATTERNS: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    ("annex", _named("Phụ lục", r"(?:\s+(?:SỐ\s+|[Ss]ố\s+)?(?P<n>[IVXLC]{1,6}|\d{1,2})[A-Za-z]?)?")),
    ("part", _named("Phần", rf"\s+(?:(?:THỨ|thứ)\s+)?(?P<n>{_WORDS}|[IVX]{{1,5}}|\d{{1,2}})")),
    ("chapter", _named("Chương", r"\s+(?P<n>[IVXLC]{1,7}|\d{1,3})(?P<suffix>[a-z]?)")),
    ("subsection", _named("Tiểu mục", r"\s+(?P<n>\d{1,2}|[IVX]{1,5})")),
    ("section", _named("Mục", r"\s+(?P<n>\d{1,2}|[IVX]{1,5})")),
    ("article", re.compile(r"^(?P<label>(?:ĐIỀU|Điều)\s+(?P<n>\d{1,4})(?P<suffix>[a-zđ]?))"
                           r"(?:(?P<stop>\s*[.:])\s*(?P<rest>.*)|$)")),
    ("decimal", re.compile(r"^(?P<label>\d{1,2}(?:\.\d{1,2}){1,3})\s*(?P<stop>[.)\-–]?)\s+(?P<rest>\D.*)")),
    ("arabic", re.compile(r"^(?P<label>(?P<n>\d{1,3})(?P<suffix>[a-zđ]?))(?:\s?\.|[)\-–/])\s+(?P<rest>\S.*)")),
    ("roman", re.compile(rf"^(?P<label>(?P<n>[IVX]{{1,6}}))\s?[.\-–/)]\s*(?P<rest>[{CAPITAL}\d“\"(].*)")),
    ("letter", re.compile(r"^(?P<label>(?P<n>[a-zđ]{1,2})(?P<suffix>\d?))(?P<stop>[).]|[-–]\s)\s*(?P<rest>\S.*)")),
    ("plus", re.compile(r"^(?P<label>\+)\s*(?P<rest>[^\W_].*|[“\"(].*)")),
    ("dash", re.compile(r"^(?P<label>[-–−•*])\s*(?P<rest>[^\W_].*|[“\"(‘].*)")),
)  # fmt: skip
CAPITAL_ITEM = re.compile(rf"^(?P<label>(?P<n>[A-H]))\s?[.\-–]\s*(?P<rest>[{CAPITAL} ,]{{6,}}.*)")
RUN_IN = re.compile(rf"^[{CAPITAL}][^.;:!?]{{3,90}}:\s+(?=\S)")
# After such a line end, what looks like a heading is the rest of a citation: “… quy định tại ⏎ Điều 5. Trường hợp …”.
CITING = re.compile(
    r"(?<!\w)(?:tại|của|theo|và|hoặc|với|đến|từ|bởi|các|khoản|điểm|điều|[Mm]ục|[Cc]hương|[Pp]hần|[Pp]hụ lục|Điều)\s*$"
)
# After such a one it may be, if it is not next in turn: “… theo khoản 2, ⏎ Điều 5. Trường hợp …”.
LISTING = re.compile(r"(?:,|(?<!\w)(?:khoản|điểm|tiết)\s+\w{1,4})\s*$")
CITED_REST = re.compile(r"(?:Phần|Chương|Mục|Điều|Khoản|Phụ lục)\s+[\dIVX]")
STARTS = re.compile(
    r"[a-zđ]{1,2}\d?[).]|\d{1,2}(?:\.\d{1,2})*\s?[.\-)]|[IVX]{1,6}[.\-]|[-+–−•*]|(?:Điều|Chương|Mục)\s+\w"
)
BASIS = re.compile(r"Căn cứ|Xét|Theo đề nghị")
ENDS_SENTENCE = re.compile(r"[.;:!?…”\")]\s*$|^\W*$")


def number_of(text: str | None) -> int | None:
    """Return the value of a number, a Roman numeral or an ordinal in words; None if it is none."""
    if not text:
        return None
    if text.isdigit():
        return int(text)
    upper = text.upper()
    if upper in _ORDINALS:
        return _ORDINALS.index(upper) + 1
    total, previous = 0, 0
    for digit in reversed(upper):
        value = _ROMAN_DIGITS.get(digit, 0)
        if not value:
            return None
        total += -value if value < previous else value
        previous = max(previous, value)
    return total


def letter_number(text: str) -> int | None:
    """Return the place of a point's letter in the Vietnamese alphabet; None for f, j, w and z."""
    if len(text) == 1:
        return _POINT_LETTERS.index(text) + 1 if text in _POINT_LETTERS else None
    # aa), bb) go on after y).
    return (
        len(_POINT_LETTERS) + _POINT_LETTERS.index(text[0]) + 1
        if text[0] == text[1] and text[0] in _POINT_LETTERS
        else None
    )
