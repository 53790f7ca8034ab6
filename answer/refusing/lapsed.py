"""A document that says itself until which day it holds, asked about a later one.

1. The days that a question names, where it asks for no day itself; the date of a document that it names is none.
2. The sentence in which the document of the draft says when it takes effect (facts/days.py): a second day in it, after
   `đến`, is its last.
3. A day after that is another time. What is said of it may have been laid down anew elsewhere.
"""

import re
from datetime import date

from answer.draft import Case, Draft
from answer.facts.days import effect_of
from answer.question import KIND_OF_PASSAGE
from index.model import FoundDocument
from ingest.form.number import find_numbers
from vietnamese.dates import dates

_UNTIL = re.compile(r"\s*đến\s+(?:hết\s+)?\Z", re.IGNORECASE)
_CITED = 14


def lapsed(case: Case, draft: Draft) -> tuple[FoundDocument, date] | None:
    """Return the document of a draft and its last day, if the question names a later one; else None.

    Args:
        case: What was asked.
        draft: What would be said.
    """
    if case.question.kind == "date" or case.question.kind in KIND_OF_PASSAGE:
        return None
    days = _days_of(case.question.reading)
    document = draft.claims[0].passage.document
    effect = effect_of(case, document.slug) if days else None
    last = _last_day(effect.passage.text[effect.start : effect.end]) if effect else None
    return (document, last) if last and max(days) > last else None


def _days_of(reading: str) -> list[date]:
    numbers = find_numbers(reading)
    return [day.date for day in dates(reading) if not any(0 <= day.start - one.end <= _CITED for one in numbers)]


def _last_day(sentence: str) -> date | None:
    found = dates(sentence)
    if len(found) < 2 or not _UNTIL.fullmatch(sentence, found[0].end, found[1].start):
        return None
    return found[1].date
