"""The tokenizer of a model, once a process: that of the default model takes 265 MB."""

import threading
from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

_loading = threading.Lock()


def tokenizer_of(folder: Path) -> Tokenizer:
    """Return the tokenizer in a model's folder, which cuts and pads nothing. Safe from several threads."""
    with _loading:
        return _load(folder)


@lru_cache(maxsize=2)
def _load(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
