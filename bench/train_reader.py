"""The model that reads, learnt from questions written for it: writes index/comprehension/reading.safetensors.

    python -m bench train-reader [--limit N]

1. Easy pairs first, then all others (reading_pairs.py), once: an hour on two cores. With `--limit` only so many, to see
   whether it works; nothing is written then.
2. What it is worth is told by `answers --sets held` and the other sets, after `calibrate` has learnt what its say
   counts.
"""

import random

import torch
from safetensors.numpy import save_file

from bench.low_rank import learnt
from bench.options import Options, Results
from bench.reading_model import LearningReader, learn
from bench.reading_pairs import pairs
from index.comprehension.reader import WEIGHTS
from index.embedder import open_embedder
from index.model_folder import find_model
from index.tokenizer import tokenizer_of

_SEED = 5


def run(options: Options) -> Results:
    """Learn, and write what was learnt."""
    random.seed(_SEED)
    torch.manual_seed(_SEED)
    folder = find_model()
    easy, every = pairs(options, open_embedder(), tokenizer_of(folder.transformer))
    model = LearningReader(folder)
    for chosen, falling in ((easy, False), (every, True)):
        learn(model, chosen[: options.limit], falling, options.say)
    if not options.limit:
        save_file(learnt(model), WEIGHTS)
    return []
