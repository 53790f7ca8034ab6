"""A text that somebody else wrote, held against citations: sentence by sentence, what is stated and stands in none.

1. A sentence rests on the citations that it names (`[2]`), or on all.
2. What it states (facts.py) must stand in their quotes, the headings above these, or the head of their documents.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answer.check.facts import held
from answer.model import Citation
from vietnamese.forms import clean
from vietnamese.sentences import sentences

_MARKER = re.compile(r"\s?\[(\d{1,3}(?:,\s?\d{1,3})*)\]")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a text that somebody wrote, with what of it was not found in the citations."""

    text: str
    citations: tuple[int, ...]
    """The citations that it was held against."""
    missing: tuple[str, ...]
    """Empty if everything holds."""


def statements(text: str, citations: Sequence[Citation]) -> tuple[Statement, ...]:
    """Cut a text into sentences and look for all that each states in the citations.

    Args:
        text: Written by somebody else. `[2]` in a sentence limits it to the second citation.
        citations: What it may rest on.
    """
    whole, found = clean(text).text, []
    for start, end in sentences(whole):
        sentence = whole[start:end]
        named = [int(number) - 1 for marks in _MARKER.findall(sentence) for number in marks.split(",")]
        rests = tuple(dict.fromkeys(n for n in named or range(len(citations)) if 0 <= n < len(citations)))
        wrong = [f"[{n + 1}]" for n in named if not 0 <= n < len(citations)]
        evidence = held(*(part for n in rests for part in (citations[n].quote, *about_of(citations[n]))))
        missing = [fact.text for fact in evidence.lacks(_MARKER.sub("", sentence))]
        found.append(Statement(sentence, rests, tuple(dict.fromkeys(wrong + missing))))
    return tuple(found)


def about_of(cited: Citation) -> tuple[str, ...]:
    """Return what stands above a quote and at the head of its document, and what changed it."""
    days = [f"ngày {day:%d/%m/%Y}" for day in (cited.date, *(change.since for change in cited.changes)) if day]
    numbers = (cited.number, *(change.by.number for change in cited.changes))
    named = (cited.type, cited.issuer, cited.title, cited.address.replace("›", "|"), *numbers)
    return (*cited.path, *days, *(part for part in named if part))
