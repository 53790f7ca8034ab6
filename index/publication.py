"""Who issued the documents that a question is about, of which type, in which year: filters that its words ask for.

A wrong filter is a false "not found", so that little is read, and only of documents:
1. An issuer after a type (`thông tư của Bộ Công Thương`) or as the one that issues (`do Bộ Công Thương ban hành`),
   and the type with it. The longest run of words that is, or is within, the name of an issuer of the library; where
   the name goes on with other words (`Tỉnh ủy Gia Lai`, and the library has Kon Tum's), it is another body.
2. A year after a type (`nghị quyết năm 2024`) or with the act of issuing (`ban hành năm 2024`, `ban hành trước năm
   2020`). `mục tiêu năm 2030`, `kế hoạch năm 2025` are periods of the text.
3. None that asks what was done to such documents (`thực hiện nghị quyết của Tỉnh ủy`).
4. Real documents of the library must be left after each, else that one is not read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from index.filtering import is_issuer
from index.model import Filters, FoundDocument, UnderstoodKind
from index.named_documents import ABBREVIATED, DONE_TO, letters
from vietnamese.forms import fold

_TYPES = {
    "nghi quiet": "Nghị quyết", "nghi dinh": "Nghị định", "thong tu": "Thông tư", "quiet dinh": "Quyết định",
    "chi thi": "Chỉ thị", "ket luan": "Kết luận", "qui dinh": "Quy định", "huong dan": "Hướng dẫn", "luat": "Luật",
    "van ban": "",
}  # fmt: skip
_TYPE = rf"(?<!\w)(?P<type>{'|'.join(_TYPES)})(?: nao| so)?(?: \d[\w./-]{{0,20}})?"
_YEAR = r"nam (?P<year>(?:19|20)\d\d)(?!\w|[-–])"
_OF_ISSUER = re.compile(rf"{_TYPE}(?: {_YEAR})? cua (?=\w)")
_BY_ISSUER = re.compile(r"(?<!\w)do (?=\w)")
_ISSUES = re.compile(r" (?:da )?ban hanh(?!\w)")
_ISSUED = re.compile(
    rf"{_TYPE}(?P<between>(?:(?!qui dinh|giao |iau cau|noi )[^,.;?!]){{0,80}}?) (?:duoc )?(?:ban hanh|thong qua)"
    r"(?: trong| vao)?"
    rf"(?: (?P<way>tu|sau|truoc))? {_YEAR}"
)
_THEN_YEAR = re.compile(rf"(?: (?:duoc )?ban hanh)?(?: trong)? {_YEAR}")
_SPELT = {"ubnd": "Ủy ban nhân dân", "hdnd": "Hội đồng nhân dân"}
_OF_YEAR = re.compile(rf"{_TYPE} {_YEAR}")
_WORDS = re.compile(r"\w+(?:[ ,-]{1,3}\w+){1,9}")
_GOES_ON = re.compile(
    r"\s*(?:$|[,.;:?!]|(?:ve|nam|ban hanh|khoa|giao|qui dinh|de ra|co|la|nao|trong|noi|neu|ki|thi|duoc|da|dat|so|den|tu"
    r"|gom|iau cau|xac dinh|thong qua|ra|vao|phan dau|dat ra|ghi|cho|doi voi)(?!\w))"
)
_LONGEST_LEAD = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that the documents must be, with the words that say so."""

    kind: UnderstoodKind
    start: int
    end: int
    read: str
    """In words for the person."""
    filter: Literal["issuer", "type", "year", "since", "until"]
    """The field of Filters that holds it."""
    value: str | int | date

    def holds(self, document: FoundDocument) -> bool:
        """Return whether a document is so."""
        if self.filter == "issuer":
            # What is understood becomes a filter: what that does not let through is not meant either.
            name, issuer = str(self.value), document.issuer
            return _within(letters(name), letters(issuer or "")) and is_issuer(fold(name), issuer)
        if self.filter == "type":
            return letters(str(self.value)) in letters(document.type or "")
        if document.date is None:
            return False
        if isinstance(self.value, date):
            return document.date >= self.value if self.filter == "since" else document.date <= self.value
        return document.date.year == self.value


def read_publication(text: str, documents: Sequence[FoundDocument]) -> list[Asked]:
    """Read which documents a question is about.

    Args:
        text: The question, CLEAN, with single blanks.
        documents: Those that may be meant.

    Returns:
        What they must be; at least one real document is all of it.
    """
    plain = letters(text)
    if not any(pattern.search(plain) for pattern in (_OF_ISSUER, _BY_ISSUER, _ISSUED, _OF_YEAR)):
        return []
    left = [document for document in documents if not document.sample]
    found: list[Asked] = []
    for group in (_issuer(text, plain, left), _year(plain)):
        # A resolution of the National Assembly that the library lacks is not one of its laws: all of them, or none.
        kept = [document for document in left if all(one.holds(document) for one in group)]
        if kept:
            found += [one for one in group if all(one.kind != other.kind for other in found)]
            left = kept
    return found


def filtered(filters: Filters, asked: Sequence[Asked]) -> Filters:
    """Return the filters with what was read; what the person chose stays."""
    for one in asked:
        if getattr(filters, one.filter) is None:
            filters = replace(filters, **{one.filter: one.value})  # type: ignore[arg-type]
    return filters


def _issuer(text: str, plain: str, documents: Sequence[FoundDocument]) -> list[Asked]:
    issuers = {document.issuer for document in documents if document.issuer}
    names = {name: issuer for issuer in issuers for name in _names(issuer)}
    for match in (*_OF_ISSUER.finditer(plain), *_BY_ISSUER.finditer(plain)):
        if DONE_TO.search(plain, max(0, match.start() - _LONGEST_LEAD), match.start()):
            continue
        name = _name_at(plain, match.end(), tuple(names))
        if name is None:
            continue
        end = match.end() + len(name)
        by_type = match.re is _OF_ISSUER
        if not by_type and not _ISSUES.match(plain, end):
            continue
        issuer = names.get(name) or _written_out(text[match.end() : end])
        asked = [Asked("issuer", match.start(), end, f"do {issuer} ban hành", "issuer", issuer)]
        year = _THEN_YEAR.match(plain, end) if by_type else None
        if year:
            place = (year.start() + 1, year.end())
            asked.append(Asked("year", *place, f"ban hành năm {year['year']}", "year", int(year["year"])))
        return [*_type(match), *asked] if by_type else asked
    return []


def _names(issuer: str) -> list[str]:
    """An issuer's name in letters, as it is and abbreviated: ubnd tinh lao cai."""
    plain = letters(issuer)
    return [plain, *(plain.replace(full, short) for short, full in ABBREVIATED.items() if full in plain)]


def _written_out(name: str) -> str:
    head, blank, rest = name.partition(" ")
    return f"{_SPELT.get(letters(head), head)}{blank}{rest}"


def _type(match: re.Match[str]) -> list[Asked]:
    spelt = _TYPES[match["type"]]
    return [Asked("type", match.start(), match.end("type"), f"loại văn bản: {spelt}", "type", spelt)] if spelt else []


def _name_at(plain: str, start: int, names: Sequence[str]) -> str | None:
    """The longest run of words here that is a name of an issuer, or within one and ends where names end."""
    run = _WORDS.match(plain, start)
    words = run[0] if run else ""
    while " " in words:
        end = start + len(words)
        whole = words in names
        if any(_within(words, name) for name in names) and (_GOES_ON.match(plain, end) or whole):
            return words if _GOES_ON.match(plain, end) else None
        words = words[: max(words.rfind(" "), 0)].rstrip(" ,-")
    return None


def _within(words: str, name: str) -> bool:
    return f" {words} " in f" {name} "


def _year(plain: str) -> list[Asked]:
    for match in (*_ISSUED.finditer(plain), *_OF_YEAR.finditer(plain), *_OF_ISSUER.finditer(plain)):
        if not match["year"] or DONE_TO.search(plain, max(0, match.start() - _LONGEST_LEAD), match.start()):
            continue
        year, way = int(match["year"]), match["way"] if match.re is _ISSUED else None
        start = match.start("year") - 4 if match.re is not _ISSUED else match.end("between")
        place = (start, match.end("year"))
        typed = _type(match)
        if way in ("tu", "sau"):
            first = date(year + (way == "sau"), 1, 1)
            return [Asked("year", *place, f"ban hành từ {first:%d/%m/%Y}", "since", first), *typed]
        if way == "truoc":
            last = date(year - 1, 12, 31)
            return [Asked("year", *place, f"ban hành đến {last:%d/%m/%Y}", "until", last), *typed]
        return [Asked("year", *place, f"ban hành năm {year}", "year", year), *typed]
    return []
