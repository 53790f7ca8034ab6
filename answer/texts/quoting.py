"""An answer in sentences: the one that fits best, and up to two more of its document, in the order of the text.

1. choosing.py says which clauses. A signature is quoted from the manner of signing on.
2. A line that introduces others answers nothing alone: its list is quoted with it (enumerations.py).
3. Of a long sentence that lists many things, below a heading or after its colon, only the head and the item meant are
   quoted, where that item fits clearly better than the others. Not for a figure: there the others tell what else is
   counted.
4. A sentence that does not say of what it speaks has the heading above as its subject (subjects.py).
"""

from answer.draft import Case, Claim, Draft
from answer.facts.heads import signature
from answer.judging.choosing import chosen_of
from answer.judging.judge import Judged
from answer.texts.enumerations import SHORTENED, claims_of, lists_in, lists_of, opens
from answer.texts.subjects import heading_words, subject_of
from answer.texts.tree import Tree
from vietnamese.sentences import clauses

_MORE_SENTENCES = 2
_LONG = 300
_MANY_ITEMS = 3
# How much better an item must fit than every other of its sentence to be quoted without them.
_CLEARLY = 0.15


def find(case: Case) -> Draft | None:
    """Answer with the sentences that fit best."""
    if not case.judged:
        return None
    chosen = chosen_of(case, more=_MORE_SENTENCES)
    best = chosen[0]
    passage = best.clause.passage
    opened = _opened(best, case)
    if opened is not None:
        claims, shortened = opened
        return Draft(claims, best, notes=(SHORTENED,) if shortened else ())
    own = [item for item in chosen if item.clause.passage.document.id == passage.document.id]
    own.sort(key=lambda item: (item.clause.passage.start, item.clause.sentence))
    claims = [claim for item in own for claim in _trimmed(item, case)]
    return Draft(claims + [claim_of(item) for item in chosen if item not in own], best)


def claim_of(item: Judged) -> Claim:
    """Quote the sentence of a clause, with its figure; of a signature the lines that say who signed."""
    clause, figure = item.clause, item.figure
    place = clause.sentence
    if clause.passage.kind == "signature":
        block = signature(clause.passage.text, clause.passage.document.signer)
        place = block if clause.start >= block[0] else place
    spans = ((figure.qualified_start, figure.qualified_end),) if figure else ()
    return Claim(clause.passage, *place, spans=spans, figure=figure, subject=subject_of(clause.passage, *place))


def _opened(item: Judged, case: Case) -> tuple[list[Claim], bool] | None:
    """The list that a sentence introduces, None if it introduces none."""
    passage, place = item.clause.passage, item.clause.sentence
    if not opens((passage, place)):
        return None
    node = Tree(passage.document.slug, case.sources.documents).node_of(passage)
    for listed in lists_of(node) if node is not None else lists_in([passage]):
        if listed.head == (passage, place):
            return claims_of(listed)
    return None


def _trimmed(item: Judged, case: Case) -> list[Claim]:
    """The sentence, or its head and the one item that is meant."""
    clause, passage = item.clause, item.clause.passage
    start, end = clause.sentence
    long = case.question.kind == "text" and not clause.nested and end - start > _LONG
    if not long or not (clause.head or passage.path) or len(clauses(passage.text, start, end)) < _MANY_ITEMS:
        return [claim_of(item)]
    others = [
        other.rank
        for other in case.judged
        if other.clause.passage.id == passage.id
        and other.clause.sentence == clause.sentence
        and other.clause.start != clause.start
    ]
    if max(others, default=0.0) > item.rank - _CLEARLY:
        return [claim_of(item)]
    if not clause.head:
        return [Claim(passage, clause.start, clause.end, subject=heading_words(passage.path[-1]) or None)]
    head = (start, passage.text.index(":", passage.text.index(clause.head, start)) + 1)
    return [
        Claim(passage, *head, subject=subject_of(passage, *head)),
        Claim(passage, clause.start, clause.end),
    ]
