"""A question and passages -> how likely each answers, and with which words.

1. The default model reads, with what `python -m bench train-reader` learnt on top of it (index/adapted), whatever model
   a library embeds with.
2. Two heads: what the state of the first token says of the passage, and what the state of each token says of beginning
   and ending the words that answer; the first token stands for none.
3. What is said of a passage is a log-odds: the first head's, and half of by how much the likeliest run of at most
   `_LONGEST_RUN` tokens is likelier than none. A passage of several rows (rows.py) is worth its best one.
"""

import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.adapted.encoder import AdaptedEncoder
from index.comprehension.reading import Reading
from index.comprehension.rows import Row, rows_of
from index.model import FoundPassage

WEIGHTS = Path(__file__).with_name("reading.safetensors")
_LONGEST_RUN = 60
_RUN = 0.5


class PassageReader:
    """Reads passages. Loads its model at the first one; may be used from several threads."""

    def __init__(self) -> None:
        self._loading = threading.Lock()
        self._loaded: AdaptedEncoder | None = None

    def read(self, question: str, passages: Sequence[FoundPassage]) -> list[Reading]:
        """Return what reading says of each passage.

        Raises:
            ModelUnavailable: the default model is not on this machine.
        """
        encoder = self._encoder()
        learnt = encoder.learnt
        rows = list(rows_of(encoder.tokenizer, question, passages))
        best: dict[int, Reading] = {}
        for place, states in encoder.states([row.ids for row in rows], [row.question for row in rows]):
            answers = float(states[0] @ learnt["answers.weight"][0] + learnt["answers.bias"][0])
            words = states @ learnt["words.weight"].T + learnt["words.bias"]
            reading = _reading(rows[place], answers, words)
            known = best.get(rows[place].passage)
            if known is None or reading.answers > known.answers:
                best[rows[place].passage] = reading
        return [best[place] for place in range(len(passages))]

    def _encoder(self) -> AdaptedEncoder:
        with self._loading:
            if self._loaded is None:
                self._loaded = AdaptedEncoder(WEIGHTS)
            return self._loaded


@lru_cache(maxsize=1)
def open_reader() -> PassageReader:
    """Return the reader of this process: libraries share it."""
    return PassageReader()


def _reading(row: Row, answers: float, words: npt.NDArray[np.float32]) -> Reading:
    """The likeliest run of words of the passage, and what is said of the row."""
    first, last = words[row.first :, 0], words[row.first :, 1]
    nothing = float(words[0, 0] + words[0, 1])
    best, run = -np.inf, (0, 0)
    for start in range(len(first)):
        end = start + int(np.argmax(last[start : start + _LONGEST_RUN]))
        if (value := float(first[start] + last[end])) > best:
            best, run = value, (start, end)
    if not row.offsets:
        return Reading(answers - nothing, 0, 0)
    return Reading(answers + _RUN * (best - nothing), row.offsets[run[0]][0], row.offsets[run[1]][1])
