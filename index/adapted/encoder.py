"""Rows of token ids -> what the last layer of an adapted encoder makes of each token.

1. Made in half a second, on OpenVINO if it is installed, else on torch: the same but for rounding.
2. Rows of similar length go through together, padded to the longest of them.
3. Each row says where its second segment begins; what was learnt for the segments is added to its word vectors.
"""

import importlib
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from index.adapted.weights import Array, merged, word_vectors
from index.batches import batches
from index.model_folder import DEFAULT, find_model
from index.tokenizer import tokenizer_of

logger = logging.getLogger(__name__)

_BATCH_TOKENS = 2048
_SEGMENTS = "segments"

Floats = npt.NDArray[np.float32]


class States(Protocol):
    """The layers."""

    def infer(self, vectors: Floats, mask: npt.NDArray[np.int64]) -> Floats:
        """Word vectors [rows, tokens, hidden], mask [rows, tokens] -> states [rows, tokens, hidden]."""


class AdaptedEncoder:
    """The encoder of the default model as one file has it after learning. Safe from several threads.

    Attributes:
        tokenizer: Of the model; cuts and pads nothing.
        learnt: What was learnt that is no weight of the encoder, by name, float32.
    """

    def __init__(self, file: Path) -> None:
        """Load.

        Raises:
            ModelUnavailable: the default model is not on this machine.
        """
        folder = find_model(DEFAULT)
        weights, self.learnt = merged(folder, file)
        self.tokenizer = tokenizer_of(folder.transformer)
        self._words = word_vectors(folder)
        self._states = _states(folder.config, weights)

    def states(self, rows: Sequence[Sequence[int]], second: Sequence[int]) -> Iterator[tuple[int, Floats]]:
        """Yield the place of each row and its states [tokens, hidden], rows of similar length one after the other.

        Args:
            rows: Token ids, those of start and end too.
            second: Where the second segment of each row begins.
        """
        for batch in batches([len(row) for row in rows], _BATCH_TOKENS):
            width = max(len(rows[place]) for place in batch)
            vectors = np.zeros((len(batch), width, self._words.shape[1]), np.float32)
            mask = np.zeros((len(batch), width), np.int64)
            for at, place in enumerate(batch):
                size = len(rows[place])
                vectors[at, :size] = self._words[list(rows[place])]
                mask[at, :size] = 1
                vectors[at, : second[place]] += self.learnt[_SEGMENTS][0]
                vectors[at, second[place] : size] += self.learnt[_SEGMENTS][1]
            states = self._states.infer(vectors, mask)
            yield from ((place, states[at, : len(rows[place])]) for at, place in enumerate(batch))


def _states(config: dict[str, Any], weights: dict[str, Array]) -> States:
    try:
        states: States = importlib.import_module("index.adapted.openvino_states").OpenVinoStates(config, weights)
    except Exception as error:  # whatever is wrong with OpenVINO on this machine, torch gives the same
        logger.warning("Không dùng được OpenVINO (%s), chuyển sang torch: chậm hơn.", type(error).__name__)
        states = importlib.import_module("index.adapted.torch_states").TorchStates(config, weights)
    return states
