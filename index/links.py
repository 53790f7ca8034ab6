"""The references of a document -> the documents of the library that they mean.

1. Documents are told apart by their number; `resolves_to` says whose, where the text itself tells. Without a whole
   number, a law is looked for by its name, and a programme as what a decision approves or issues ("Phê duyệt Đề án …").
   What is younger than the document that mentions it is not meant, unless its day is mentioned; if that has no date, a
   name without a year says nothing. Such a name means the law that was in force when the document took effect; in the
   title of an older act ("Nghị định số … quy định chi tiết Luật …") no law that is younger than that one.
2. A mention without a date is of the day that another mention of the same number has, if there is just one; a law by
   its name alone is of the year that the legal basis ("Căn cứ …") gives to that name.
3. Numbers begin anew in each place, term and year. A candidate of another day or year than the one mentioned is none,
   and neither is one of a body that every province has (tỉnh ủy, ủy ban nhân dân …) from another place.
4. Only one candidate left is a link, and real documents go before made-up ones; files of one act (`index.acts`) are
   one. It is `confirmed` if its date was mentioned too (of a law its year), or its number holds a year; the number
   alone may belong to another term, and the name alone to a law before or after. What is so confirmed of the citing
   document's own act is that document itself.
5. A law that gives its own name, and neither number nor year, means itself ("Điều 4. Áp dụng Luật Xây dựng"), unless it
   changes or ends what it names: that is the law before it.
"""

import datetime
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from typing import Literal

from index.acts import Acts, holds_year, of_a_place
from index.model import FoundDocument
from ingest.citations.relations import CHANGES
from ingest.model import Reference
from vietnamese.forms import fold

LinkStatus = Literal["one", "several", "none", "self", "unknown"]

_NUMERAL = re.compile(r"\d*")
_LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})
_ESTABLISHES = re.compile(
    r"\s*(?:về\s+)?(?:việc\s+)?(?:phê\s+duyệt|ban\s+hành)(?:\s+chủ\s+trương\s+đầu\s+tư)?\s", re.IGNORECASE
)
# In a list of acts ("; Căn cứ ") the next one is nearer, in another sentence it is mostly farther.
_TITLE_FROM, _TITLE_TO = 20, 300
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
    copies: tuple[FoundDocument, ...] = ()
    """Other files of the one act."""


class Linker:
    """Looks up what references mean; its tables are built once for all documents that cite."""

    def __init__(
        self,
        documents: Iterable[FoundDocument],
        in_force: Callable[[FoundDocument], datetime.date | None] = lambda _: None,
    ) -> None:
        """Make the tables.

        Args:
            documents: All of the library, in the order in which candidates are to be listed.
            in_force: From which day a document is in force, as far as its text tells; asked once of each.
        """
        known = list(documents)
        self.acts = Acts(known)
        self._numbered: dict[str, list[FoundDocument]] = {}
        for document in known:
            if document.number:
                self._numbered.setdefault(fold(document.number), []).append(document)
        self._named = _Named(known, self.acts, cache(in_force))

    def links(self, citing: FoundDocument, references: Iterable[Reference]) -> dict[int, Link]:
        """Return for each reference of a document, by its ordinal, which documents of the library it means.

        Args:
            citing: The document that they stand in.
            references: All of it: the day of one mention holds for the others of its number.
        """
        numbered = [(reference, _number(reference)) for reference in references]
        dates: dict[str, set[datetime.date]] = {}
        for reference, number in numbered:
            if reference.date and number:
                dates.setdefault(number, set()).add(reference.date)
        of_title = _titles(reference for reference, _ in numbered)
        bases = _bases(reference for reference, _ in numbered)
        return {
            reference.ordinal: self._named.link(_dated(reference, bases), citing, of_title.get(reference.ordinal))
            if number is None and _is_named(reference)
            else self._link(citing, reference, number, dates.get(number or "", set()))
            for reference, number in numbered
        }

    def alike(self, number: str | None, name: str | None) -> list[FoundDocument]:
        """Return the documents of a number, or the laws of a name, whatever speaks against them."""
        return self._numbered.get(fold(number), []) if number else self._named.laws(name or "")

    def _link(
        self, citing: FoundDocument, reference: Reference, number: str | None, same_number: set[datetime.date]
    ) -> Link:
        if reference.resolves_to == "self":
            return Link("self")
        if number is None:
            return Link("unknown")
        date = reference.date or (next(iter(same_number)) if len(same_number) == 1 else None)
        dated = replace(reference, date=date)
        found = [one for one in self._numbered.get(number, []) if agrees(dated, citing, one)]
        return _chosen(
            found, citing, self.acts, lambda one: holds_year(number) or (date is not None and date == one.date)
        )


def _chosen(
    found: list[FoundDocument], citing: FoundDocument, acts: Acts, told: Callable[[FoundDocument], bool]
) -> Link:
    """The link to what is left: files of one act are one, and real documents go before made-up ones."""
    own = acts.best(citing).slug
    others = [one for one in found if acts.best(one).slug != own]
    if not others and any(told(one) for one in found):
        return Link("self")
    others = [one for one in others if not one.sample] or others
    meant = list({acts.best(one).slug: acts.best(one) for one in others}.values())
    if len(meant) != 1:
        return Link("several" if meant else "none", tuple(meant))
    return Link("one", tuple(meant), confirmed=told(meant[0]), copies=acts.others(meant[0]))


def _number(reference: Reference) -> str | None:
    """The folded number to look for; a numeral alone is none."""
    number = reference.resolves_to or reference.number
    unusable = number is None or number == "self" or reference.certainty == "rejected" or _NUMERAL.fullmatch(number)
    return None if number is None or unusable else fold(number)


def _bases(references: Iterable[Reference]) -> dict[str, set[int]]:
    """The years of the laws that a document rests on, by their names."""
    found: dict[str, set[int]] = {}
    for reference in references:
        if reference.kind == "law" and reference.relation == "căn cứ" and reference.name and reference.year:
            found.setdefault(plain(reference.name), set()).add(reference.year)
    return found


def _dated(reference: Reference, bases: Mapping[str, set[int]]) -> Reference:
    """A law by its name alone is the one that the document rests on."""
    years = bases.get(plain(reference.name or ""), set()) if reference.kind == "law" and not reference.year else set()
    return replace(reference, year=next(iter(years))) if len(years) == 1 else reference


def _titles(references: Iterable[Reference]) -> dict[int, datetime.date]:
    """For each law that may stand in the title of an act ("Nghị định số … của Chính phủ … thi hành Luật …") its day."""
    found = {}
    before: Reference | None = None
    for reference in references:
        if before and reference.kind == "law" and reference.number is None and reference.year is None:
            if _TITLE_FROM <= reference.start - before.end <= _TITLE_TO and (day := _latest(before)):
                found[reference.ordinal] = day
        elif reference.number and reference.resolves_to != "self" and reference.certainty != "rejected":
            before = reference
    return found


def _latest(reference: Reference) -> datetime.date | None:
    """The last day on which an act can have been issued."""
    return reference.date or (datetime.date(reference.year, 12, 31) if reference.year else None)


def agrees(reference: Reference, citing: FoundDocument, candidate: FoundDocument) -> bool:
    """Return whether nothing that a mention says, or leaves to its own place, speaks against a candidate."""
    if reference.date and candidate.date:
        return reference.date == candidate.date
    if citing.date and candidate.date and citing.date < candidate.date:
        return False
    if reference.year and candidate.date and reference.year != candidate.date.year:
        return False
    elsewhere = citing.place and candidate.place and fold(citing.place) != fold(candidate.place)
    return not (elsewhere and of_a_place(candidate.number or ""))


def _is_named(reference: Reference) -> bool:
    """Whether it can be looked for by its name: what may still be a bill cannot."""
    lawful = reference.kind == "law" and reference.certainty == "certain"
    return bool(reference.name) and (lawful or (reference.kind == "programme" and reference.number is None))


class _Named:
    """The laws of the library by name, and what its decisions establish."""

    def __init__(
        self, documents: list[FoundDocument], acts: Acts, in_force: Callable[[FoundDocument], datetime.date | None]
    ) -> None:
        self._acts = acts
        self._in_force = in_force
        self._laws: dict[str, list[FoundDocument]] = {}
        established = []
        for place, document in enumerate(documents):
            title = document.title or ""
            if name := _lawful_name(document):
                self._laws.setdefault(name, []).append(document)
            elif begins := _ESTABLISHES.match(title):
                established.append((f"{plain(title[begins.end() :])} ", place, document))
        self._established = sorted(established, key=lambda one: one[:2])

    def laws(self, name: str) -> list[FoundDocument]:
        """Return the laws of a name."""
        return self._laws.get(plain(name), [])

    def link(self, reference: Reference, citing: FoundDocument, of_title: datetime.date | None) -> Link:
        """Look for what a name means; `of_title` is the day of the act in whose title it stands."""
        name = plain(reference.name or "")
        if reference.year is None and reference.relation not in CHANGES and name == _lawful_name(citing):
            return Link("self")
        if reference.kind == "law" and citing.date is None and reference.year is None:
            return Link("unknown")
        if reference.kind == "law":
            found = [one for one in self.laws(name) if agrees(reference, citing, one)]
            found = [one for one in found if not (of_title and one.date and one.date > of_title)]
            if reference.year is None:
                found = [one for one in found if self._was_meant(one, citing)]
        else:
            own = _ESTABLISHES.match(citing.title or "")
            if own and plain(own.string[own.end() :]).startswith(name):
                return Link("self")
            found = [one for one in self._establishing(f"{name} ") if one.slug != citing.slug]
        found = [one for one in found if not (one.date and citing.date and one.date > citing.date)]
        year = reference.year if reference.kind == "law" else None
        return _chosen(found, citing, self._acts, lambda one: one.date is not None and year == one.date.year)

    def _was_meant(self, law: FoundDocument, citing: FoundDocument) -> bool:
        """Whether its name meant this law, and not the one before, when the citing document took effect."""
        since = next(filter(None, map(self._in_force, (law, *self._acts.others(law)))), law.date)
        until = self._in_force(citing) or citing.date
        return not (since and until and since > max(until, citing.date or until))

    def _establishing(self, name: str) -> list[FoundDocument]:
        """The documents whose subject begins with a name, in the order in which they were given."""
        first = bisect_left(self._established, name, key=lambda one: one[0])
        following = map(self._established.__getitem__, range(first, len(self._established)))
        found = takewhile(lambda one: one[0].startswith(name), following)
        return [document for _, _, document in sorted(found, key=lambda one: one[1])]


def _lawful_name(document: FoundDocument) -> str | None:
    """The name of a law as it is compared; None of what is no law."""
    if document.type not in _LAWS:
        return None
    word, title = plain(document.type), plain(document.title or "")
    return title if title.startswith(word) else f"{word} {title}".strip()


def plain(name: str) -> str:
    """Return a name as it is compared: folded, without marks between its words."""
    return _NO_LETTER.sub(" ", fold(name)).strip()
