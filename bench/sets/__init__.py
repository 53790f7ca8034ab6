"""The evaluation folder -> sets: of passages to find, `load(folder, names)`; of answers, `ANSWERS[name](folder)`.

    model.py            what a retrieval set is
    alqac.py            ALQAC: laws put together again from their articles
    traffic_law.py      statutes as published, down to clause and point
    squad.py            ViQuAD and XQuAD: encyclopedia paragraphs, and English questions over Vietnamese text

    seed.py             what a set of answers is; hand-made questions over one document, with and without an answer
    own.py              our own questions over the corpora
    spans.py            ViLQA, ViQuAD and its second edition: the answer is a stretch of one context
    traffic_answers.py  the traffic statutes, with what an answer must hold
    reading.py          our own questions about bulk and about made-up documents, in everyday words and in theirs

A folder of the same shape with other content gives other numbers by the same code; a set that is not in it is left out.
"""

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from bench.sets import alqac, own, reading, spans, squad, traffic_answers, traffic_law
from bench.sets.model import RetrievalSet
from bench.sets.seed import HandMadeSet, load_seed, load_seed_with_samples

RETRIEVAL: dict[str, Callable[[Path], RetrievalSet]] = {
    "alqac": alqac.load,
    "traffic-law": traffic_law.load_articles,
    "traffic-law-clause": traffic_law.load_clauses,
    "viquad": squad.load_viquad,
    "xquad-en-vi": squad.load_xquad,
}

ANSWERS: dict[str, Callable[[Path], HandMadeSet]] = {
    "seed": load_seed,
    "seed+samples": load_seed_with_samples,
    **{part: partial(own.load, part=part) for part in own.PARTS},
    reading.NAME: reading.load,
    reading.MADE: reading.load_made,
    "traffic-law": traffic_answers.load,
    "vilqa": spans.load_vilqa,
    "viquad": spans.load_viquad,
    "viquad2": spans.load_viquad2,
}
"""Sets of answers. Those of `spans` with a half for fitting leave it out."""


def load(folder: Path, names: Collection[str] = ()) -> tuple[list[RetrievalSet], list[str]]:
    """Return the retrieval sets of an evaluation folder, and the names of those that are not in it.

    Args:
        folder: The evaluation folder.
        names: Which sets; empty for all.

    Raises:
        KeyError: A name that no set has.
    """
    found, missing = [], []
    for name in names or RETRIEVAL:
        try:
            found.append(RETRIEVAL[name](folder))
        except FileNotFoundError:
            missing.append(name)
    return found, missing
