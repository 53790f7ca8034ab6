"""Provisions that documents and people name -> the sections of a document that they mean.

1. A provision is named by its parts, from the outermost inwards, as references name it: ("Điều 7", "Khoản 2"). A person
   writes `Điều 7 › Khoản 2` or `khoản 2 điều 7`.
2. `Điều này` is the article around the words that say so.
3. The section is the outermost one whose address fits (`index.pinpoint.matches`). Of several the one nearest to the
   words: in an annex "Điều 1" is mostly that of the annex, outside of it not; else the first.
4. Only sections with the labels in their address are tried, whatever is called `mục 1` or 1.1, Chương 2 or Chương II: a
   law has thousands of sections, and of mentions.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from index.model import Pinpoint
from index.pinpoint import matches, read_pinpoint
from ingest.model import Section
from vietnamese.forms import fold

_HERE = " nay"
_ANY = "*"
_ANNEX = re.compile(r"phụ\s+lục\s+(?:[IVX]+|\d+|[A-Z])(?:\.\d+)*(?!\w)", re.IGNORECASE)
_KEPT = 8192
_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = {
    tens + unit: str(10 * ten + one)
    for ten, tens in enumerate(("", "x", "xx", "xxx"))
    for one, unit in enumerate(_UNITS)
}


class Places:
    """The sections of a document, found by the names of provisions."""

    def __init__(self, sections: Sequence[Section]) -> None:
        """Make the tables.

        Args:
            sections: All of the document, in the order of its text.
        """
        self.sections = sections
        self._starts = [section.start for section in sections]
        self._under: dict[tuple[str, str], set[int]] = {}
        self._addresses: list[tuple[str, ...]] = []
        for section in sections:
            above = self._addresses[section.parent] if section.parent is not None else ("",)
            self._addresses.append((*above, _label(section)))
            for unit, number in {key for label in self._addresses[-1][1:] for key in _numbered(label)}:
                self._under.setdefault((unit, number), set()).add(section.ordinal)
                self._under.setdefault((_ANY, number), set()).add(section.ordinal)
        self._fitting = lru_cache(_KEPT)(self._look_up)

    def find(self, parts: Sequence[str], said_at: int | None = None) -> Section | None:
        """Return the section that is meant; None if there is none.

        Args:
            parts: From the outermost inwards.
            said_at: Where in the document the words stand, if they are its own.
        """
        around = self.around(said_at) if said_at is not None else ()
        named = tuple(parts)
        if named and fold(named[0]).endswith(_HERE):
            unit = fold(named[0]).removesuffix(_HERE)
            within = next((one for one in reversed(around) if fold(one.label).rpartition(" ")[0] == unit), None)
            if within is None:
                return None
            named = (*self._addresses[within.ordinal][1:], *named[1:])
        if not named:
            return None
        found = self._fitting(named)
        beside = {one.ordinal for one in around}
        above = {one.ordinal: set(self._above(one)) for one in found}
        nearness = {ordinal: (len(beside & over), -len(over - beside)) for ordinal, over in above.items()}
        return max(found, key=lambda one: nearness[one.ordinal], default=None)

    def around(self, offset: int) -> tuple[Section, ...]:
        """Return the sections that an offset stands in, from the outermost inwards."""
        last = bisect_right(self._starts, offset) - 1
        chain = [self.sections[one] for one in (last, *self._above(self.sections[last]))] if last >= 0 else []
        return tuple(one for one in reversed(chain) if offset < one.end)

    def _look_up(self, named: tuple[str, ...]) -> list[Section]:
        tried = sorted(set.intersection(*map(self._holding, named)))
        sections = (self.sections[ordinal] for ordinal in tried)
        fit = [one for one in sections if matches(Pinpoint(named), " › ".join(self._addresses[one.ordinal]))]
        held = {one.ordinal for one in fit}
        return [one for one in fit if one.parent not in held]

    def _holding(self, part: str) -> set[int]:
        """Ordinals of the sections that may have a part in their address."""
        found: set[int] = set()
        for unit, number in _numbered(part):
            for key in ((unit, number), ("", number)) if unit else ((_ANY, number),):
                found |= self._under.get(key, set())
        return found

    def _above(self, section: Section) -> list[int]:
        above: list[int] = []
        parent = section.parent
        while parent is not None:
            above.append(parent)
            parent = self.sections[parent].parent
        return above


def _label(section: Section) -> str:
    """The label of a section; of one of many annexes the number that its heading gives it: Phụ lục I.2, not (5)."""
    printed = _ANNEX.match(section.heading) if section.kind == "annex" else None
    return " ".join(printed[0].split()) if printed else section.label


def _numbered(label: str) -> set[tuple[str, str]]:
    """The unit of a label and its numbers: of `Khoản 2` 2, of `II` 2, of `1.1` itself and its last part, of `a)` a."""
    unit, _, said = fold(label).rstrip(")").rpartition(" ")
    return {(unit, _ROMAN.get(said, said)), (unit, said.rpartition(".")[2])}


def parts_named(said: str) -> tuple[str, ...]:
    """Return the parts of a provision as a person or an address names it; empty if it names none."""
    parts = tuple(part.strip() for part in re.split(r"[›>]", said) if part.strip())
    read = read_pinpoint(said) if len(parts) == 1 else None
    return read[2].parts if read else parts
