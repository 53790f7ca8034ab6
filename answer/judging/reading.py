"""The passages that fit best, read together with the question by the model that learnt to read.

1. Words that meet say what a passage speaks of; whether it answers what is asked in other words, a reader tells better.
   It costs ten milliseconds a passage, so only those of the best clauses are read, and the first ones of the search.
2. Where the default model is not to be had (a library may embed with another), nothing is read and clauses stay.
3. A clause stands the higher the surer its passage is to answer, and a little higher if the words that the reader would
   give are its own.
"""

import logging
from collections.abc import Sequence

from answer.judging.judge import Judge, Judged
from answer.sources import PassageReader
from errors import ModelUnavailable
from index.model import Hit, Query

logger = logging.getLogger(__name__)

_READ, _FIRST = 6, 3


def read(
    query: Query, judge: Judge, every: Sequence[Judged], hits: Sequence[Hit], reader: PassageReader
) -> list[Judged]:
    """Return clauses as they stand after the best passages were read, best first.

    Args:
        query: As understood.
        judge: Who judged them; it remembers what was read.
        every: Best first.
        hits: Passages found, best first.
        reader: Reads.
    """
    best = {item.clause.passage.id: item.clause.passage for item in every}
    first = [hit.passage.id for hit in hits[:_FIRST] if hit.passage.id in best]
    chosen = list(dict.fromkeys([*list(best)[:_READ], *first]))
    passages = [best[identity] for identity in chosen]
    try:
        readings = reader.read(query.reading, passages)
    except ModelUnavailable as error:
        logger.warning("Trả lời mà không đọc kỹ các đoạn: %s", error)
        return list(every)
    judge.remember(dict(zip(chosen, readings, strict=True)))
    return list(judge.again(every, of=chosen))
