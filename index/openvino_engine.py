"""Texts -> vectors with OpenVINO, without importing torch.

1. The graph of the model (`index/bert_graph.py`) is made once and kept in the cache. It is compiled while the tokenizer
   loads, as each takes about half a second. Keeping the compiled graph as well (CACHE_DIR) would save 0.3 s that
   the tokenizer hides, for 280 MB of disk, so it is not done.
2. Texts are taken WINDOW at a time, tokenised, sorted by length, and batched so that a batch with its padding has at
   most BATCH_TOKENS tokens: hardly any padding, and activations that stay in the processor's cache.
3. A text above the limit keeps its first tokens and its end token, as transformers truncates.
4. Several threads may embed at once (index/compiled.py).
"""

import importlib
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from index.batches import batches
from index.bert_graph import build_graph
from index.compiled import Compiled
from index.model_cache import cache_root, kept_folder
from index.model_folder import ModelFolder
from index.quiet_openvino import openvino
from index.tokenizer import tokenizer_of

GRAPH = 1  # raise it when the same weights give another graph
BATCH_TOKENS = 2048  # tokens/s in one round on 2 cores: 512 8,400; 1024 12,300; 2048 11,700; 4096 9,700
WINDOW = 4096  # texts sorted together; a few MB of token ids, and too many for the order to matter further

Vectors = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]


class OpenVinoEngine:
    """Embeds texts that already have their prompt."""

    kind = "openvino"

    def __init__(self, folder: ModelFolder) -> None:
        """Load the model, making its graph first if need be.

        Raises:
            Unsupported: the graph cannot describe this model.
            RuntimeError: OpenVINO cannot compile it.
        """
        self.folder = folder
        graph = _graph_file(folder)
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")  # it warns of forks unless it was told
        compiling = threading.Event()
        with ThreadPoolExecutor(1, "tokenizer") as pool:
            tokenizer = pool.submit(_load_tokenizer, folder.transformer, compiling)
            # the tokenizer holds Python's lock while it loads, so the compiler, which lets go of it, has to begin first
            compiling.set()
            self._compiled = Compiled(graph)
            self.tokenizer = tokenizer.result()
        self._padding = int(folder.config.get("pad_token_id") or 0)
        # The binding sets itself up at the first inference, and two threads doing that at once wait for each other.
        self.infer(*self.padded([[self._padding]]))

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Vectors [texts, dimension] of length 1, in the order of the texts. `progress` gets how many are done."""
        vectors = np.empty((len(texts), self.folder.dimension), np.float32)
        done = 0
        for begin in range(0, len(texts), WINDOW):
            ids = self.token_ids(texts[begin : begin + WINDOW])
            for batch in batches([len(row) for row in ids], BATCH_TOKENS):
                vectors[[begin + i for i in batch]] = self.infer(*self.padded([ids[i] for i in batch]))
                done += len(batch)
                if progress is not None:
                    progress(done)
        return vectors

    def token_ids(self, texts: Sequence[str]) -> list[list[int]]:
        """Ids with start and end token, at most `limit` of them."""
        limit = self.folder.limit
        rows = [encoding.ids for encoding in self.tokenizer.encode_batch_fast(list(texts))]
        return [row if len(row) <= limit else [*row[: limit - 1], row[-1]] for row in rows]

    def padded(self, rows: Sequence[Sequence[int]]) -> tuple[Ids, Ids]:
        """Ids and mask [texts, tokens of the longest]."""
        width = max(map(len, rows))
        ids = np.full((len(rows), width), self._padding, np.int64)
        mask = np.zeros((len(rows), width), np.int64)
        for i, row in enumerate(rows):
            ids[i, : len(row)] = row
            mask[i, : len(row)] = 1
        return ids, mask

    def infer(self, ids: Ids, mask: Ids) -> Vectors:
        """Vectors [texts, dimension] of padded ids. Safe from several threads."""
        return self._compiled.infer({"input_ids": ids, "attention_mask": mask})

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text with start and end, before any truncation."""
        return [len(encoding.ids) for encoding in self.tokenizer.encode_batch_fast(list(texts))]

    @cached_property
    def model(self) -> Any:
        """A SentenceTransformer whose only module is this engine; imports torch."""
        return importlib.import_module("index.graph_module").around(self)


def _graph_file(folder: ModelFolder) -> Path:
    def make(temporary: Path) -> None:
        openvino.save_model(build_graph(folder), temporary / "graph.xml", compress_to_fp16=False)

    name = f"{folder.path.name[:40]}-{folder.fingerprint[:12]}-graph-v{GRAPH}"
    return kept_folder(cache_root() / name, make) / "graph.xml"


def _load_tokenizer(folder: Path, when: threading.Event) -> Tokenizer:
    when.wait()
    return tokenizer_of(folder)
