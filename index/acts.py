"""Which documents of a library are files of one act: a scan and its Word file, a copy from another source.

1. An act is known by its number and date (`index.versions.act_of`), and by its place where bodies of every province
   give such numbers. Without a number or a date a file is an act of its own, and so is a made-up one; but a number that
   holds its year, of a body of which there is one, says enough without a date.
2. Of several files the best stands for the act: the one with the fewest pages that OCR read, that wait for it or that
   cannot be trusted, then the one with the most passages.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from index.model import FoundDocument
from index.versions import act_of
from vietnamese.forms import fold

# The year of a state document or the term of the National Assembly: 30/2020/NĐ-CP, 31/2024/QH15.
_YEAR = re.compile(r"/\d{4}/")
_OF_A_PLACE = re.compile(r"[-/](?:BTV)?(?:TU|HU|ThU|ĐU|UBND|HĐND)$", re.IGNORECASE)


def holds_year(number: str) -> bool:
    """Return whether a number says its year, or term of the National Assembly, by itself: `30/2020/NĐ-CP`."""
    return _YEAR.search(number) is not None


def of_a_place(number: str) -> bool:
    """Return whether bodies of every province give such numbers: `23-NQ/TU`, `05/KH-UBND`."""
    return _OF_A_PLACE.search(number) is not None


class Acts:
    """The files of each act, the best first."""

    def __init__(self, documents: Iterable[FoundDocument]) -> None:
        """Take all documents of a library."""
        found: dict[tuple[str, ...], list[FoundDocument]] = defaultdict(list)
        undated = []
        for document in documents:
            number = document.number or ""
            if document.date is None and holds_year(number) and not of_a_place(number) and not document.sample:
                undated.append(document)
            else:
                found[*act_of(document, None), fold(document.place or "") if of_a_place(number) else ""].append(
                    document
                )
        dated: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for key in found:
            dated[key[0]].append(key)
        for document in undated:
            number = fold(document.number or "")
            found[dated[number][0] if len(dated[number]) == 1 else (number, "", "")].append(document)
        self._files = {one.slug: sorted(files, key=_worse) for files in found.values() for one in files}

    def best(self, document: FoundDocument) -> FoundDocument:
        """Return the file that stands for the act of a document."""
        return self._files.get(document.slug, [document])[0]

    def others(self, document: FoundDocument) -> tuple[FoundDocument, ...]:
        """Return the other files of its act."""
        return tuple(one for one in self._files.get(document.slug, ()) if one.slug != document.slug)


def _worse(document: FoundDocument) -> tuple[object, ...]:
    unsure = document.ocr_pages + document.waiting_pages + document.doubtful_pages
    return unsure, -document.passages, document.slug
