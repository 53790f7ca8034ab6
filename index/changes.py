"""What later documents of the library did to a document: replaced, repealed, amended it; each with its evidence.

1. Only certain references are read whose number is this document's, whose date and place do not contradict it
   (`links.agrees`), and whose relation says that it was changed.
2. A consolidated text only reports what others did; a document that is older or made up changes nothing.
3. A reference without a place inside the act is to the whole of it; one with pinpoints, or that exchanges words
   (`thay thế cụm từ`), changes parts.
4. Since when: the day from which the changing document says that it is in force, else its own date.

The reading is as good as the library: what is not there changes nothing, so no changes mean “unknown”, not “in force”.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from index.links import agrees
from index.model import Change, FoundDocument
from ingest.model import Reference
from vietnamese.dates import dates
from vietnamese.forms import clean

_CHANGING = ("thay thế", "bãi bỏ", "hết hiệu lực", "sửa đổi", "bổ sung")
"""Strongest first: a document that is both amended and replaced is replaced."""
_WORDS_ONLY = re.compile(r"(?:cụm\s+)?từ\s+[“\"‘']|cụm\s+từ", re.IGNORECASE)
# Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2026.
_IN_FORCE = re.compile(r"có\s+hiệu\s+lực(?:\s+thi\s+hành)?(?:\s+kể)?\s+từ\s+", re.IGNORECASE)
_SENTENCE_REACH = 300


def changes_of(
    document: FoundDocument,
    mentions: Iterable[tuple[FoundDocument, Reference]],
    raw_of: Callable[[str], str],
) -> tuple[Change, ...]:
    """Return what was done to a document, the strongest first, then the newest.

    Args:
        document: Of the library.
        mentions: References to its number, each with the document that it stands in.
        raw_of: Gives the RAW text of a document by its slug.
    """
    found: dict[tuple[object, ...], Change] = {}
    for by, reference in mentions:
        if reference.relation not in _CHANGING or reference.certainty != "certain" or not _may_change(by, document):
            continue
        if not agrees(reference, by, document):
            continue
        raw = raw_of(by.slug)
        quote = _sentence(raw, reference)
        whole = not reference.pinpoints and not _WORDS_ONLY.search(quote)
        key = (by.slug, reference.relation, reference.pinpoints, whole)
        found.setdefault(
            key,
            Change(
                relation=reference.relation,
                by=by,
                since=in_force_from(raw) or by.date,
                whole=whole,
                pinpoints=reference.pinpoints,
                quote=quote,
                start=reference.start,
                end=reference.end,
            ),
        )
    return tuple(sorted(found.values(), key=_strength))


def touching(changes: Sequence[Change], address: str) -> tuple[Change, ...]:
    """Return the changes that concern a passage: those of the whole act and those whose place it stands in."""
    parts = set(address.split(" › "))
    return tuple(
        change for change in changes if change.whole or any(parts >= set(place) for place in change.pinpoints if place)
    )


def in_force_from(raw: str) -> date | None:
    """Return the day from which a document says that it is in force, None if it names none."""
    for match in _IN_FORCE.finditer(raw):
        named = dates(clean(raw[match.end() : match.end() + 60]).text)
        if named and named[0].start == 0:
            return named[0].date
    return None


def _may_change(by: FoundDocument, document: FoundDocument) -> bool:
    if by.id == document.id or by.sample != document.sample or by.type == "Văn bản hợp nhất":
        return False
    return not (by.date and document.date and by.date < document.date)


def _sentence(raw: str, reference: Reference) -> str:
    """The line that the reference stands in, at most `_SENTENCE_REACH` characters around it."""
    low, high = max(0, reference.start - _SENTENCE_REACH), min(len(raw), reference.end + _SENTENCE_REACH)
    start = max(low, raw.rfind("\n", low, reference.start) + 1)
    end = raw.find("\n", reference.end, high)
    return raw[start : end if end >= 0 else high].strip()


def _strength(change: Change) -> tuple[object, ...]:
    newest = -(change.since or date.min).toordinal()
    return (not change.whole, _CHANGING.index(change.relation), newest, change.by.slug)
