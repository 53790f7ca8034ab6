"""The layers of an encoder on OpenVINO, compiled from the weights without a file between.

They are those of the embedder's graph (index/bert_graph.py). Word vectors come from outside, so that the largest tensor
of the model is in memory once.
"""

import queue
from typing import Any

import numpy as np
import numpy.typing as npt

from index.adapted.weights import Array
from index.bert_graph import GraphBuilder
from index.quiet_openvino import openvino

Floats = npt.NDArray[np.float32]


class OpenVinoStates:
    """Safe from several threads: each borrows a request."""

    def __init__(self, config: dict[str, Any], weights: dict[str, Array]) -> None:
        """Compile.

        Raises:
            RuntimeError: OpenVINO cannot compile it.
        """
        core = openvino.Core()
        native = "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")
        settings = {"PERFORMANCE_HINT": "LATENCY", "INFERENCE_PRECISION_HINT": "bf16" if native else "f32"}
        self._compiled = core.compile_model(GraphBuilder(config, weights).states_model(), "CPU", settings)
        self._requests: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def infer(self, vectors: Floats, mask: npt.NDArray[np.int64]) -> Floats:
        """Word vectors [rows, tokens, hidden], mask [rows, tokens] -> states [rows, tokens, hidden]."""
        try:
            request = self._requests.get_nowait()
        except queue.Empty:
            request = self._compiled.create_infer_request()
        try:
            request.infer({"vectors": vectors, "attention_mask": mask}, share_inputs=True)
            return np.array(request.get_output_tensor(0).data, np.float32)
        finally:
            self._requests.put(request)
