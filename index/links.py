"""The references of a document -> the documents of the library that they mean.

1. Documents are told apart by their number; `resolves_to` says whose, where the text itself tells. Without a whole
   number, a law is looked for by its name, and a programme as what a decision approves or issues ("Phê duyệt Đề án …").
   What is younger than the document that mentions it is not meant; if that has no date, a name without a year says
   nothing.
2. A mention without a date is of the day that another mention of the same number has, if there is just one.
3. Numbers begin anew in each place, term and year. A candidate of another day or year than the one mentioned is none,
   and neither is one of a body that every province has (tỉnh ủy, ủy ban nhân dân …) from another place.
4. Only one candidate left is a link, and real documents go before made-up ones. It is `confirmed` if its date was
   mentioned too (of a law its year), or its number holds a year; the number alone may belong to another term, and the
   name alone to a law before or after.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from index.model import FoundDocument
from index.view import DocumentView
from ingest.model import Reference
from vietnamese.forms import fold

LinkStatus = Literal["one", "several", "none", "self", "unknown"]

# The year of a state document or the term of the National Assembly: 30/2020/NĐ-CP, 31/2024/QH15.
_YEAR = re.compile(r"/\d{4}/")
_OF_A_PLACE = re.compile(r"[-/](?:BTV)?(?:TU|HU|ThU|ĐU|UBND|HĐND)$", re.IGNORECASE)
_NUMERAL = re.compile(r"\d*")
_LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})
_ESTABLISHES = re.compile(
    r"\s*(?:về\s+)?(?:việc\s+)?(?:phê\s+duyệt|ban\s+hành)(?:\s+chủ\s+trương\s+đầu\s+tư)?\s", re.IGNORECASE
)
_NO_LETTER = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Link:
    """What the library has of a document that is mentioned."""

    status: LinkStatus
    """`self`: the document that mentions it; `unknown`: the mention gives no number and no name to look for."""
    documents: tuple[FoundDocument, ...] = ()
    """Exactly one if `one`, the candidates if `several`, empty otherwise."""
    confirmed: bool = False
    """Whether more than the number agrees."""


def links(view: DocumentView, documents: Iterable[FoundDocument]) -> dict[int, Link]:
    """Return for each reference of a document, by its ordinal, which documents of the library it means.

    Args:
        view: The document that cites.
        documents: All documents of the library.
    """
    others = [document for document in documents if document.slug != view.document.slug]
    numbered: dict[str, list[FoundDocument]] = {}
    for document in others:
        if document.number:
            numbered.setdefault(fold(document.number), []).append(document)
    named = _Named(others)
    dates: dict[str, set[datetime.date]] = {}
    for reference in view.references:
        if reference.date and (number := _number(reference)):
            dates.setdefault(number, set()).add(reference.date)
    found = {}
    for reference in view.references:
        number = _number(reference)
        if number is None and _is_named(reference):
            found[reference.ordinal] = named.link(reference, view.document)
            continue
        same_day = dates.get(number or "", set())
        date = reference.date or (next(iter(same_day)) if len(same_day) == 1 else None)
        candidates = numbered.get(number or "", [])
        agreeing = [one for one in candidates if agrees(replace(reference, date=date), view.document, one)]
        found[reference.ordinal] = _link(reference, number, date, agreeing)
    return found


def _number(reference: Reference) -> str | None:
    """The folded number to look for; a numeral alone is none."""
    number = reference.resolves_to or reference.number
    unusable = number is None or number == "self" or reference.certainty == "rejected" or _NUMERAL.fullmatch(number)
    return None if number is None or unusable else fold(number)


def _link(
    reference: Reference, number: str | None, date: datetime.date | None, candidates: list[FoundDocument]
) -> Link:
    if reference.resolves_to == "self":
        return Link("self")
    if number is None:
        return Link("unknown")
    found = [one for one in candidates if not one.sample] or candidates
    if len(found) != 1:
        return Link("several" if found else "none", tuple(found))
    dated = date is not None and date == found[0].date
    return Link("one", tuple(found), confirmed=dated or _YEAR.search(number) is not None)


def agrees(reference: Reference, citing: FoundDocument, candidate: FoundDocument) -> bool:
    """Return whether nothing that a mention says, or leaves to its own place, speaks against a candidate."""
    if reference.date and candidate.date:
        return reference.date == candidate.date
    if reference.year and candidate.date and reference.year != candidate.date.year:
        return False
    elsewhere = citing.place and candidate.place and fold(citing.place) != fold(candidate.place)
    return not (elsewhere and _OF_A_PLACE.search(candidate.number or ""))


def _is_named(reference: Reference) -> bool:
    """Whether it can be looked for by its name: what may still be a bill cannot."""
    lawful = reference.kind == "law" and reference.certainty == "certain"
    return bool(reference.name) and (lawful or (reference.kind == "programme" and reference.number is None))


class _Named:
    """The laws of the library by name, and what its decisions establish."""

    def __init__(self, documents: list[FoundDocument]) -> None:
        self._laws: dict[str, list[FoundDocument]] = {}
        self._established: list[tuple[str, FoundDocument]] = []
        for document in documents:
            title = document.title or ""
            if document.type in _LAWS:
                word, title = _plain(document.type), _plain(title)
                self._laws.setdefault(title if title.startswith(word) else f"{word} {title}".strip(), []).append(
                    document
                )
            elif begins := _ESTABLISHES.match(title):
                self._established.append((_plain(title[begins.end() :]), document))

    def link(self, reference: Reference, citing: FoundDocument) -> Link:
        """Look for what a name means."""
        name = _plain(reference.name or "")
        if reference.kind == "law" and citing.date is None and reference.year is None:
            return Link("unknown")
        if reference.kind == "law":
            found = [one for one in self._laws.get(name, []) if agrees(reference, citing, one)]
        else:
            own = _ESTABLISHES.match(citing.title or "")
            if own and _plain(own.string[own.end() :]).startswith(name):
                return Link("self")
            found = [one for subject, one in self._established if f"{subject} ".startswith(f"{name} ")]
        found = [one for one in found if not (one.date and citing.date and one.date > citing.date)]
        found = [one for one in found if not one.sample] or found
        if len(found) != 1:
            return Link("several" if found else "none", tuple(found))
        issued = found[0].date
        told = reference.kind == "law" and issued is not None and reference.year == issued.year
        return Link("one", tuple(found), confirmed=told)


def _plain(text: str) -> str:
    return _NO_LETTER.sub(" ", fold(text)).strip()
