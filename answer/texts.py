"""An answer in sentences: the one that fits best, and up to two more of its document."""

from answer.choosing import chosen_of
from answer.draft import Case, Claim, Draft
from answer.heads import signature
from answer.judge import Judged

_MORE_SENTENCES = 2


def find(case: Case) -> Draft | None:
    """Answer with the sentences that fit best."""
    if not case.judged:
        return None
    chosen = chosen_of(case, more=_MORE_SENTENCES)
    return Draft([claim_of(item) for item in chosen], chosen[0])


def claim_of(item: Judged) -> Claim:
    """Quote the sentence of a clause, with its figure; of a signature the lines that say who signed."""
    clause, figure = item.clause, item.figure
    place = clause.sentence
    if clause.passage.kind == "signature":
        block = signature(clause.passage.text, clause.passage.document.signer)
        place = block if clause.start >= block[0] else place
    spans = ((figure.qualified_start, figure.qualified_end),) if figure else ()
    return Claim(clause.passage, *place, spans=spans, figure=figure)
