"""The reader while it learns: the default model on torch, with what is learnt beside its layers (low_rank.py).

1. Layer norms, the two segment vectors and the heads are learnt whole.
2. The loss: whether the passage answers (logistic), and where the words begin and end (cross-entropy over the words of
   the passage and the first token, which stands for none).
3. bfloat16 products, float32 sums.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from bench.low_rank import RATE, adapted, rate
from bench.reading_pairs import Pair
from index.batches import batches
from index.model_folder import ModelFolder

_RANK = 32
_TOKENS = 2048
_SORTED = 512
_SAY = 100


class LearningReader(nn.Module):
    """Encoder, segments and heads."""

    def __init__(self, folder: ModelFolder) -> None:
        super().__init__()
        self.bert = adapted(folder, _RANK, norms=True)
        hidden = self.bert.config.hidden_size
        self.segments = nn.Parameter(torch.zeros(2, hidden))
        self.answers, self.words = nn.Linear(hidden, 1), nn.Linear(hidden, 2)

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, segments: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """`answers` [rows], `words` [rows, tokens, 2]."""
        vectors = self.bert.embeddings.word_embeddings(ids) + self.segments[segments]
        state = self.bert(inputs_embeds=vectors, attention_mask=mask).last_hidden_state.float()
        return self.answers(state[:, 0])[:, 0], self.words(state)


def learn(model: LearningReader, pairs: Sequence[Pair], falling: bool, say: Callable[[str], None]) -> None:
    """Go once through the pairs.

    Args:
        model: Changed.
        pairs: In the order in which they come, but for the length of their rows.
        falling: Whether the rate falls to nothing; else it stays for what follows.
        say: Told every `_SAY` steps how far it is.
    """
    learnt = [tensor for tensor in model.parameters() if tensor.requires_grad]
    optimizer = torch.optim.AdamW(learnt, RATE, weight_decay=0.01, betas=(0.9, 0.98))
    steps, started, losses = list(_steps(pairs)), time.perf_counter(), []
    for number, chosen in enumerate(steps):
        for group in optimizer.param_groups:
            group["lr"] = rate(number / len(steps), falling=falling)
        loss = _loss(model, chosen)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(learnt, 1.0)
        optimizer.step()
        optimizer.zero_grad()
        losses.append(float(loss.detach()))
        if number % _SAY == _SAY - 1:
            spent = time.perf_counter() - started
            say(f"{number + 1} of {len(steps)} steps, {spent:.0f} s, loss {np.mean(losses[-_SAY:]):.3f}")


def _steps(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    steps = [
        [window[place] for place in batch]
        for begin in range(0, len(pairs), _SORTED)
        for window in [pairs[begin : begin + _SORTED]]
        for batch in batches([len(pair.row.ids) for pair in window], _TOKENS)
    ]
    random.Random(5).shuffle(steps)
    yield from steps


def _loss(model: LearningReader, pairs: Sequence[Pair]) -> torch.Tensor:
    width = max(len(pair.row.ids) for pair in pairs)
    ids, mask, segments = (torch.zeros(len(pairs), width, dtype=torch.long) for _ in range(3))
    barred = torch.ones(len(pairs), width, 1, dtype=torch.bool)
    for place, pair in enumerate(pairs):
        size = len(pair.row.ids)
        ids[place, :size] = torch.tensor(pair.row.ids)
        mask[place, :size] = 1
        segments[place, pair.row.question : size] = 1
        barred[place, 0] = barred[place, pair.row.first : size] = False
    with torch.autocast("cpu", dtype=torch.bfloat16):
        answers, words = model(ids, mask, segments)
    words = words.float().masked_fill(barred, -1e4)
    held = torch.tensor([float(pair.words is not None) for pair in pairs])
    ends = torch.tensor([pair.target for pair in pairs])
    of_words = functional.cross_entropy(words[:, :, 0], ends[:, 0]) + functional.cross_entropy(
        words[:, :, 1], ends[:, 1]
    )
    return functional.binary_cross_entropy_with_logits(answers.float(), held) + of_words / 2
