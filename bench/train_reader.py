"""The model that reads, learnt from questions written for it: writes index/comprehension/reading.safetensors.

    python -m bench train-reader [--sets part-14,made-01,…] [--limit N]

1. Easy pairs first, then all others (reading_pairs.py), once: two hours on two cores.
2. With `--sets` what was learnt is learnt on, from the hard pairs of these parts alone. What was learnt before is soon
   forgotten without some of the old parts among them.
3. With `--limit` only so many pairs, to see whether it works; nothing is written then.
4. What it is worth is told by `answers --sets held,made` and the other sets, after `calibrate` has learnt what its say
   counts.
"""

import random

import torch
from safetensors.numpy import save_file

from bench.low_rank import go_on_from, learnt
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
    if options.sets:
        go_on_from(model, WEIGHTS)
    else:
        learn(model, easy[: options.limit], False, options.say)
    learn(model, every[: options.limit], True, options.say)
    if not options.limit:
        save_file(learnt(model), WEIGHTS)
    return []
