"""What the reader would give: the sentences with the words that answer, in the passage that it is surest of.

1. Of the passages that were read and may answer, the one that most likely does (judging/reading.py).
2. Its clause with most of the reader's words answers, whatever words it shares with the question; the sentences that
   hold them are quoted. A line that introduces a list has the list with it; so has, where a list is asked for, an item
   that runs no list on itself.
3. It gives nothing that it does not itself take to answer. A figure must be of the sort that is asked for, and every
   word of the question that tells of what must stand around it: the reader takes “tỷ lệ lao động nữ” for one of all.
"""

from dataclasses import replace

from answer.draft import Case, Draft
from answer.judging.confidence import given_sureness
from answer.judging.judge import Judged
from answer.judging.marks import marks_of, own_passages
from answer.texts import quoting
from answer.texts.lists import draft_of, names_several, ranked_lists
from index.comprehension.reading import Reading


def find(case: Case) -> Draft | None:
    """Answer as the reader would; None if nothing was read, or its words are none of what is asked for."""
    given = [item for item in case.judged if item.given and item.read is not None]
    if not given:
        return None
    surest = max(given, key=lambda item: item.read or 0.0)
    reading = surest.by.readings[surest.clause.passage.id]
    own = [item for item in given if item.clause.passage.id == surest.clause.passage.id]
    best = max(own, key=lambda item: _shared(item, reading))
    draft = _list_of(case, best) or quoting.find(replace(case, judged=(best,)))
    if draft is None:
        return None
    marks = marks_of(case, best, own_passages(draft))
    if marks.read <= 0 or (marks.figure and (best.figure is None or marks.missing or marks.unmet)):
        return None
    return replace(draft, best=best, sure=given_sureness(case, best, marks))


def _list_of(case: Case, item: Judged) -> Draft | None:
    """The list that a clause is an item of, if a list is asked for and it is none itself."""
    if case.question.kind != "list" or names_several(item):
        return None
    holding = [one for one in ranked_lists(case) if item.clause.passage.id in one[0].within]
    return draft_of(case, holding) if holding else None


def _shared(item: Judged, reading: Reading) -> tuple[int, float]:
    """How many of the reader's characters a clause has."""
    return min(item.clause.end, reading.end) - max(item.clause.start, reading.start), item.rank
