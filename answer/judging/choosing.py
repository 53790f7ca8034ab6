"""Which clauses are quoted: the best one of each document, and some more of the first.

1. The clause that fits best decides.
2. Of the same document further sentences follow if they fit nearly as well.
3. Other documents that answer as surely follow, each with its best sentence.
"""

from answer.draft import Case
from answer.judging.confidence import ANSWER_FROM, sureness
from answer.judging.judge import Judged

_LOOKED_AT = 50
# A further sentence must fit nearly as well as the first, a further document as surely.
_SENTENCE_MARGIN = 0.12
_DOCUMENT_MARGIN = 0.15


def chosen_of(case: Case, *, more: int) -> list[Judged]:
    """Return the clauses whose sentences are quoted, the best first.

    Args:
        case: With at least one clause.
        more: How many further sentences of the first document may follow.
    """
    best = case.judged[0]
    sure = sureness(case, best)
    chosen = [best]
    taken = {(best.clause.passage.id, best.clause.sentence)}
    documents = {best.clause.passage.document.slug}
    for item in case.judged[1:_LOOKED_AT]:
        place = (item.clause.passage.id, item.clause.sentence)
        slug = item.clause.passage.document.slug
        if place in taken or item.contradicts or item.form != best.form:
            continue
        if slug in documents:
            if slug != best.clause.passage.document.slug or not more or item.rank < best.rank - _SENTENCE_MARGIN:
                continue
            more -= 1
        elif sureness(case, item) < max(ANSWER_FROM, sure - _DOCUMENT_MARGIN):
            continue
        taken.add(place)
        documents.add(slug)
        chosen.append(item)
    return chosen
