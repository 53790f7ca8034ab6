"""The evaluation folder -> sets: `load(folder, names)`.

    model.py         what a retrieval set is
    alqac.py         ALQAC: laws put together again from their articles
    traffic_law.py   statutes as published, down to clause and point
    squad.py         ViQuAD and XQuAD: encyclopedia paragraphs, and English questions over Vietnamese text
    seed.py          hand-made questions over one document, with and without an answer

A folder of the same shape with other content gives other numbers by the same code; a set that is not in it is left out.
"""

from collections.abc import Callable, Collection
from pathlib import Path

from bench.sets import alqac, squad, traffic_law
from bench.sets.model import RetrievalSet

RETRIEVAL: dict[str, Callable[[Path], RetrievalSet]] = {
    "alqac": alqac.load,
    "traffic-law": traffic_law.load_articles,
    "traffic-law-clause": traffic_law.load_clauses,
    "viquad": squad.load_viquad,
    "xquad-en-vi": squad.load_xquad,
}


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
