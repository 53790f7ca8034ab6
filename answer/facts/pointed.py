"""“Khoản 2 Điều 10 quy định gì”: the place that a question names is itself the answer, whole."""

from answer.draft import Case, Draft
from answer.texts.quoting import claim_of

_SENTENCES = 20
_SURE = 0.9


def find(case: Case) -> Draft:
    """Answer with the sentences of the place, in the order of the text.

    Args:
        case: Whose clauses are those of the place alone; at least one.
    """
    judged = sorted(
        case.judged, key=lambda item: (item.clause.passage.document.id, item.clause.passage.start, item.clause.start)
    )
    firsts = {(item.clause.passage.id, item.clause.sentence): item for item in reversed(judged)}
    whole = list(firsts.values())[::-1][:_SENTENCES]
    return Draft([claim_of(item) for item in whole], whole[0], sure=_SURE)
