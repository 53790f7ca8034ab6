"""Mentions that no document of the library answers -> which of them mean the same missing document.

1. A family is all mentions of one number (folded) or, without a number, of one name. Within it a document is told by
   its place, if every province has such numbers, and by its day; a law that is cited by name by its year. A number
   that holds its year (`30/2020/NĐ-CP`) says enough: another day beside it is a slip of the pen.
2. The place is the one in the issuer's name, else that of the citing document.
3. Mentions with a day make the documents of a family. One with only a year means that of this year, if there is just
   one, else it makes one. One without either means the only one that is not younger than the citing document: of those
   that the citing document itself dates, else of the whole family. If several fit, it is kept apart: `one_of_several`.
4. A law cited by its name and year is the one that others cite with its number, if they agree on the number.
5. What is said of the document is what most of its mentions say.

One pass over the mentions; what undated ones of one document mean is looked up once.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from analysis.references.model import Node
from index.acts import holds_year, of_a_place
from index.links import plain
from index.model import FoundDocument
from ingest.model import Reference
from vietnamese.forms import fold
from vietnamese.places import MERGED

_PROVINCES = {f" {plain(name)} ": plain(name) for names in MERGED.items() for name in (names[0], *names[1])}

Known = TypeVar("Known")
Key = tuple[str, str | None, str]
"""Family, place and day (or year) of a missing document; '' where it needs none or none is known."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A mention that the library cannot answer."""

    by: FoundDocument
    reference: Reference

    @property
    def number(self) -> str | None:
        """The number that is meant, where the text tells."""
        return self.reference.resolves_to or self.reference.number


def missing(claims: Sequence[Claim]) -> tuple[list[str], dict[str, Node]]:
    """Return for each claim the id of the document that it means, and these documents by their ids."""
    families: dict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        families[_family(claim)].append(place)
    meant: dict[int, Key] = {}

    def settle(others: Mapping[str, list[Key]], *, named: bool) -> None:
        for family, members in families.items():
            if family.startswith("=") == named:
                keys = _keys(family, [claims[member] for member in members], others.get(family, []))
                meant.update(zip(members, keys, strict=True))

    # Numbers first: they tell which laws there are of a name.
    settle({}, named=False)
    laws = _numbered_laws(claims, meant)
    of_name: dict[str, list[Key]] = defaultdict(list)
    for key in laws:
        of_name[key[0]].append(key)
    settle(of_name, named=True)
    of_key: dict[Key, list[Claim]] = defaultdict(list)
    for place, key in meant.items():
        of_key[laws.get(key, key)].append(claims[place])
    dated = Counter(family for family, _, when in {*meant.values(), *laws} if when)
    nodes = {key: _node(key, said, one_of_several=not key[2] and dated[key[0]] > 1) for key, said in of_key.items()}
    ids = [nodes[laws.get(meant[place], meant[place])].id for place in range(len(claims))]
    return ids, {node.id: node for node in nodes.values()}


def _family(claim: Claim) -> str:
    return fold(claim.number) if claim.number else f"={plain(claim.reference.name or '')}"


def _keys(family: str, claims: list[Claim], others: Iterable[Key]) -> list[Key]:
    """Which document of the family each claim means; `others` are those of the family that are known already."""
    places = [_place(claim) for claim in claims]
    whens = [_when(claim) for claim in claims]
    known: dict[Key, None] = dict.fromkeys(others)
    of_document: dict[str, set[Key]] = defaultdict(set)
    found: list[Key | None] = [None] * len(claims)
    asked: dict[Hashable, Key] = {}

    def settle(position: int, key: Key) -> None:
        found[position] = key
        known.setdefault(key, None)
        of_document[claims[position].by.slug].add(key)

    # First those with a day, then those with a year, then the rest: each may mean one that was settled before.
    for exactness in (10, 4, 0):
        for position, (claim, place, when) in enumerate(zip(claims, places, whens, strict=True)):
            if len(when) != exactness:
                continue
            if exactness == 10 and place is not None:
                settle(position, (family, place, when))
                continue
            question = (claim.by.slug, place, when)
            if question not in asked:
                asked[question] = _meant(family, claim, place, when, known, of_document[claim.by.slug])
            settle(position, asked[question])
    return [key for key in found if key is not None]


def _meant(family: str, claim: Claim, place: str | None, when: str, known: Iterable[Key], own: Iterable[Key]) -> Key:
    for pool in (own, known):
        fitting = [key for key in pool if _fits(key, claim, place, when)]
        if len(fitting) == 1:
            return fitting[0]
    return family, place, when


def _fits(key: Key, claim: Claim, place: str | None, when: str) -> bool:
    _, there, then = key
    if place is not None and there is not None and place != there:
        return False
    if when or not then:
        return then.startswith(when)
    return not claim.by.date or then <= claim.by.date.isoformat()[: len(then)]


def _place(claim: Claim) -> str | None:
    """Whose number it is: '' for a body of which there is one, None if that is not known."""
    if not of_a_place(claim.number or ""):
        return ""
    issuer = f" {plain(claim.reference.issuer or '')} "
    named = next((name for spaced, name in _PROVINCES.items() if spaced in issuer), None)
    return named or (plain(claim.by.place) if claim.by.place else None)


def _when(claim: Claim) -> str:
    """The day, or the year, as far as it tells documents of the family apart."""
    reference = claim.reference
    if claim.number is not None and holds_year(claim.number):
        return ""
    if claim.number is None:
        return str(reference.year or (reference.date.year if reference.date else "")) if reference.kind == "law" else ""
    return reference.date.isoformat() if reference.date else str(reference.year or "")


def _numbered_laws(claims: Sequence[Claim], meant: Mapping[int, Key]) -> dict[Key, Key]:
    """What a law's name and year mean, where mentions give its number beside them."""
    numbered: dict[Key, set[Key]] = defaultdict(set)
    for place, key in meant.items():
        reference = claims[place].reference
        if reference.kind == "law" and reference.name and reference.year:
            numbered[f"={plain(reference.name)}", "", str(reference.year)].add(key)
    return {named: next(iter(found)) for named, found in numbered.items() if len(found) == 1}


def _node(key: Key, claims: list[Claim], *, one_of_several: bool) -> Node:
    family, place, when = key
    told = [claim.reference for claim in claims if claim.reference.kind != "internal"]
    date = _most(reference.date for reference in told)
    name = plain(family).replace(" ", "-") if family.startswith("=") else family
    return Node(
        id="?" + ".".join(part for part in (name, (place or "").replace(" ", "-"), when) if part),
        document=None,
        number=_most(claim.number for claim in claims),
        type=_most(reference.type for reference in told),
        name=_most(reference.name for reference in told),
        date=date,
        year=date.year if date else _most(reference.year for reference in told),
        issuer=_most(reference.issuer for reference in told),
        certain=any(claim.reference.certainty == "certain" for claim in claims),
        one_of_several=one_of_several,
    )


def _most(values: Iterable[Known | None]) -> Known | None:
    """The most frequent of what is known, the first of them if there are several."""
    counted = Counter(value for value in values if value is not None)
    return counted.most_common(1)[0][0] if counted else None
