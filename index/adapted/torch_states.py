"""The layers of an encoder on torch, for machines that OpenVINO does not serve: BertModel with the merged weights."""

import threading
from typing import Any

import numpy as np
import numpy.typing as npt

from index.adapted.weights import Array

Floats = npt.NDArray[np.float32]


class TorchStates:
    """One thread at a time: torch uses all cores for one call anyway."""

    def __init__(self, config: dict[str, Any], weights: dict[str, Array]) -> None:
        """Load; the imports alone take some seconds."""
        import torch
        from transformers import BertConfig, BertModel

        self._torch, self._lock = torch, threading.Lock()
        # The word vectors come from outside: a vocabulary of one word will do.
        self._model = BertModel(BertConfig(**{**config, "vocab_size": 2, "pad_token_id": 0}), add_pooling_layer=False)
        tensors = {name: torch.from_numpy(np.asarray(tensor, np.float32)) for name, tensor in weights.items()}
        self._model.load_state_dict(tensors, strict=False)
        self._model.eval()

    def infer(self, vectors: Floats, mask: npt.NDArray[np.int64]) -> Floats:
        """Word vectors [rows, tokens, hidden], mask [rows, tokens] -> states [rows, tokens, hidden]."""
        torch = self._torch
        with self._lock, torch.inference_mode():
            read = self._model(inputs_embeds=torch.from_numpy(vectors), attention_mask=torch.from_numpy(mask))
            states: Floats = read.last_hidden_state.numpy()
        return states
