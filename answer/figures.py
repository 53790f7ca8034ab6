"""A figure: the clause whose figure the question means, and the same of other documents."""

from answer.choosing import chosen_of
from answer.draft import Case, Draft
from answer.texts import claim_of


def find(case: Case) -> Draft | None:
    """Answer with the figure asked for, in its sentence."""
    if not case.judged:
        return None
    chosen = chosen_of(case, more=0)
    return Draft([claim_of(item) for item in chosen], chosen[0])
