"""Provisions that documents and people name -> the sections of a document that they mean.

1. A provision is named by its parts, from the outermost inwards, as references name it: ("Điều 7", "Khoản 2"). A person
   writes `Điều 7 › Khoản 2` or `khoản 2 điều 7`.
2. `Điều này` is the article around the words that say so.
3. The section is the outermost one whose address fits (`index.pinpoint.matches`). Of several the one nearest to the
   words: in an annex "Điều 1" is mostly that of the annex; else the first.
4. Only the sections under the rarest of the labels are tried: a law has thousands of sections, and of mentions.
"""

import re
from collections.abc import Sequence

from index.model import Pinpoint
from index.pinpoint import matches, read_pinpoint
from ingest.model import Section
from vietnamese.forms import fold

_HERE = " nay"


class Places:
    """The sections of a document, found by the names of provisions."""

    def __init__(self, sections: Sequence[Section]) -> None:
        """Make the tables.

        Args:
            sections: All of the document, in the order of its text.
        """
        self.sections = sections
        self._under: dict[str, list[Section]] = {}
        for section in sections:
            for label in {fold(label) for label in section.address[1:]}:
                self._under.setdefault(label, []).append(section)
        self._known: dict[tuple[str, ...], list[Section]] = {}

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
            named = (*within.address[1:], *named[1:])
        if not named:
            return None
        found = self._fitting(named)
        beside = {one.ordinal for one in around}
        return max(found, key=lambda one: len(beside & set(self._above(one))), default=None)

    def around(self, offset: int) -> tuple[Section, ...]:
        """Return the sections that an offset stands in, from the outermost inwards."""
        return tuple(one for one in self.sections if one.start <= offset < one.end)

    def _fitting(self, named: tuple[str, ...]) -> list[Section]:
        if named not in self._known:
            lists = [self._under[label] for label in map(fold, named) if label in self._under]
            tried = min(lists, key=len) if len(lists) == len(named) else self.sections
            fit = [one for one in tried if matches(Pinpoint(named), " › ".join(one.address))]
            held = {one.ordinal for one in fit}
            self._known[named] = [one for one in fit if one.parent not in held]
        return self._known[named]

    def _above(self, section: Section) -> list[int]:
        above: list[int] = []
        parent = section.parent
        while parent is not None:
            above.append(parent)
            parent = self.sections[parent].parent
        return above


def parts_named(said: str) -> tuple[str, ...]:
    """Return the parts of a provision as a person or an address names it; empty if it names none."""
    parts = tuple(part.strip() for part in re.split(r"[›>]", said) if part.strip())
    read = read_pinpoint(said) if len(parts) == 1 else None
    return read[2].parts if read else parts
