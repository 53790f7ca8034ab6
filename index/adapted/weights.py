"""What was learnt on top of the default model, merged into its weights.

1. A file holds for each dense layer that learnt two thin matrices A [rank, in] and B [out, rank] (LoRA, Hu and others
   2021), and what else was learnt whole: layer norms, heads.
2. A dense layer becomes W + scale · B · A, so that the adapted encoder costs what the model costs.
3. The word vectors are those of the model; they are read from its file, row by row, and need no memory of their own.
"""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors import safe_open
from safetensors.numpy import load_file

from index.model_folder import ModelFolder
from index.safetensors_header import read_header

SCALE = 2.0
_WORDS = "embeddings.word_embeddings.weight"

Array = npt.NDArray[Any]


def merged(folder: ModelFolder, file: Path) -> tuple[dict[str, Array], dict[str, Array]]:
    """Return the encoder's weights as they are after learning, without the word vectors, and what is no weight of it.

    Args:
        folder: Of the model that was learnt on.
        file: What was learnt.
    """
    learnt = {name: tensor.astype(np.float32) for name, tensor in load_file(file).items()}
    weights: dict[str, Array] = {}
    for part in folder.weights():
        with safe_open(part, framework="numpy") as opened:
            weights.update({name: opened.get_tensor(name) for name in opened.keys() if name != _WORDS})  # noqa: SIM118
    for name in [name for name in learnt if name.endswith(".A")]:
        dense = name.removesuffix(".A")
        added = SCALE * learnt.pop(f"{dense}.B") @ learnt.pop(name)
        weights[f"{dense}.weight"] = (weights[f"{dense}.weight"].astype(np.float32) + added).astype(np.float16)
    for name in [name for name in learnt if name in weights]:
        weights[name] = learnt.pop(name)
    return weights, learnt


def word_vectors(folder: ModelFolder) -> Array:
    """Return the word vectors [vocabulary, hidden] as they lie in the file: what is not used is not read."""
    for file in folder.weights():
        tensors, begin = read_header(file)
        entry = tensors.get(_WORDS)
        if entry is not None:
            kind = {"F16": np.float16, "F32": np.float32}[entry["dtype"]]
            return np.memmap(file, kind, "r", begin + entry["data_offsets"][0], tuple(entry["shape"]))
    raise KeyError(_WORDS)
