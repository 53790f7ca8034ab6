"""The layers of an encoder on OpenVINO, compiled from the weights without a file between.

They are those of the embedder's graph (index/bert_graph.py). Word vectors come from outside, so that the largest tensor
of the model is in memory once.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from index.adapted.weights import Array
from index.bert_graph import GraphBuilder
from index.compiled import Compiled

Floats = npt.NDArray[np.float32]


class OpenVinoStates:
    """Safe from several threads."""

    def __init__(self, config: dict[str, Any], weights: dict[str, Array]) -> None:
        """Compile.

        Raises:
            RuntimeError: OpenVINO cannot compile it.
        """
        self._compiled = Compiled(GraphBuilder(config, weights).states_model())

    def infer(self, vectors: Floats, mask: npt.NDArray[np.int64]) -> Floats:
        """Word vectors [rows, tokens, hidden], mask [rows, tokens] -> states [rows, tokens, hidden]."""
        return self._compiled.infer({"vectors": vectors, "attention_mask": mask})
