"""Why: the list of causes, or the sentence that gives the cause.

1. A list whose head speaks of causes (nguyên nhân, lý do) is quoted whole if its head fits about as well as the best
   sentence (lists.py).
2. Else the best of the clauses whose sentence gives a cause or a purpose: do, vì, bởi, nguyên nhân, nhằm, để.
   `do` before a name says who acts, `vì vậy` what follows: neither is a cause.
3. A sentence that gives none tells of the thing, not why: it is no answer.
"""

import re
from dataclasses import replace

from answer.draft import Case, Draft
from answer.texts import quoting
from answer.texts.lists import draft_of, ranked_lists

_CAUSES = re.compile(r"\b(?:nguyên nhân|(?:lý|lí) do)\b", re.IGNORECASE)
_GIVES = re.compile(
    r"\b(?:[Dd]o (?=[^\WA-ZĐ\d_])|[Vv]ì\b(?! (?:vậy|thế))|(?:[Bb]ởi|[Nn]guyên nhân|[Ll][ýí] do|[Nn]hằm|[Đđ]ể"
    r"|[Xx]uất phát từ|[Tt]ránh|[Pp]hòng ngừa)\b)"
)
_NEARLY = 0.2


def find(case: Case) -> Draft | None:
    """Answer with the causes, or with the sentence that gives the cause."""
    if not case.judged:
        return None
    ranked = [(listed, mark) for listed, mark in ranked_lists(case) if _CAUSES.search(mark.clause.text)]
    giving = tuple(item for item in case.judged if gives_cause(item.clause.passage.text[slice(*item.clause.sentence)]))
    if ranked and ranked[0][1].rank > case.judged[0].rank - _NEARLY:
        return draft_of(case, ranked)
    return quoting.find(replace(case, judged=giving)) if giving else None


def gives_cause(sentence: str) -> bool:
    """Return whether a sentence gives a cause or a purpose."""
    return bool(_GIVES.search(sentence))
