"""The default model on torch while something is learnt on top of it.

1. Each dense layer of the encoder computes W x + scale · B A x, of which only the thin matrices A and B are learnt
   (LoRA, Hu and others 2021); layer norms too, where that is wanted.
2. The rate rises for a twentieth of the steps and falls to nothing, or stays for what follows.
"""

import math
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from safetensors.numpy import load_file
from torch import nn
from torch.nn import functional
from transformers import BertModel

from index.adapted.weights import SCALE
from index.model_folder import ModelFolder

RATE = 3e-4
_RISING = 0.05
_LEAST = 0.02


class LowRank(nn.Module):
    """A dense layer that stays as it is, with what is learnt beside it."""

    def __init__(self, dense: nn.Linear, rank: int) -> None:
        super().__init__()
        self.dense = dense
        self.A = nn.Parameter(torch.randn(rank, dense.in_features) / math.sqrt(dense.in_features))
        self.B = nn.Parameter(torch.zeros(dense.out_features, rank))

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """The layer with what was learnt."""
        added = functional.linear(functional.linear(values, self.A), self.B)
        return self.dense(values) + SCALE * added  # type: ignore[no-any-return]


def adapted(folder: ModelFolder, rank: int, *, norms: bool) -> BertModel:
    """Return the model with low-rank matrices beside its dense layers, nothing else of it to be learnt.

    Args:
        folder: Of the default model.
        rank: Of the matrices.
        norms: Whether the layer norms learn too.
    """
    bert = BertModel.from_pretrained(str(folder.transformer), dtype=torch.float32, local_files_only=True)
    bert.requires_grad_(False)
    for layer in bert.encoder.layer:
        inner = layer.attention.self
        for name in ("query", "key", "value"):
            setattr(inner, name, LowRank(getattr(inner, name), rank))
        for part in (layer.attention.output, layer.intermediate, layer.output):
            part.dense = LowRank(part.dense, rank)
        for norm in (layer.attention.output.LayerNorm, layer.output.LayerNorm) if norms else ():
            norm.requires_grad_(True)
    return bert


def learnt(module: nn.Module) -> dict[str, npt.NDArray[np.float16]]:
    """Return what was learnt, under the names that index/adapted/weights.py reads."""
    return {
        name.removeprefix("bert."): tensor.detach().numpy().astype(np.float16)
        for name, tensor in module.named_parameters()
        if tensor.requires_grad
    }


def go_on_from(module: nn.Module, file: Path) -> None:
    """Take over what was learnt before (`learnt`)."""
    before = load_file(file)
    for name, tensor in module.named_parameters():
        if tensor.requires_grad:
            tensor.data.copy_(torch.from_numpy(before[name.removeprefix("bert.")].astype(np.float32)))


def rate(share: float, *, falling: bool) -> float:
    """Return the rate after this share of the steps."""
    return RATE * min(1.0, share / _RISING) * (max(_LEAST, 1 - share) if falling else 1.0)
