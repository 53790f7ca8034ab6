"""How fast are documents taken in, beside a stock pipeline in the same run?

1. About 1,500 passages of ALQAC, taken evenly from all of its laws, with the text that the embedder reads.
2. Ours: the embedder of the settings. Stock: `SentenceTransformer` with the same weights, fp32 on torch, batches of 32.
   Both put their vectors into a FAISS `IndexFlatIP`. A warm-up, then both in turn: a busy machine is busy for both.
3. Speed in tokens (as the model's tokenizer counts them, cut at its length) and passages a second: the median of the
   rounds; `speedup` is the median of the rounds' ratios, with the lowest and the highest.
4. `share_of_matmul`: multiplications that the tokens need (two a weight of the encoder's matrices) over the fastest
   bf16 matrix product that torch reaches here, in the same run.
5. The whole way in a clean process: read, parse, terms, embed, write, indexes; passages a second, the share of each
   stage, peak memory.
"""

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt
import torch
from sentence_transformers import SentenceTransformer

from bench.libraries import default_settings
from bench.options import Options, Results
from bench.probe import probe
from bench.report import Result
from bench.sets import alqac
from bench.sets.model import SourceFile
from index.embedded import embedded_text
from index.embedder import Embedder, open_embedder
from ingest.parse import parse_raw
from ingest.read import read_bytes

_PASSAGES = 1500
_STOCK_BATCH = 32
_MATRIX = 2048


def run(options: Options) -> Results:
    """Measure embedding against stock, and the whole way."""
    try:
        files = alqac.load(options.folder).files
    except FileNotFoundError:
        options.say("alqac: not in the evaluation folder, left out")
        return []
    settings = default_settings()
    embedder = open_embedder(settings.model, settings.engine)
    stock = SentenceTransformer(str(embedder.folder.path), device="cpu", model_kwargs={"dtype": torch.float32})
    texts = _texts(files, min(options.limit or _PASSAGES, _PASSAGES))
    return [
        *_embedding("alqac", texts, embedder, stock, options),
        *_whole("alqac", files, len(texts), options),
    ]


def _texts(files: Sequence[SourceFile], count: int) -> list[str]:
    documents = [parse_raw(read_bytes(file.data, file.name), file.name) for file in files]
    searched = [p for document in documents for p in document.passages if p.kind != "heading"]
    every = [embedded_text(passage.context, passage.text) for passage in searched]
    return every[:: max(1, len(every) // count)][:count]


def _embedding(
    name: str, texts: list[str], embedder: Embedder, stock: SentenceTransformer, options: Options
) -> Results:
    prompt = embedder.folder.passage_prompt

    def ours() -> None:
        _index(embedder.encode_passages(texts))

    def theirs() -> None:
        _index(stock.encode(texts, prompt=prompt, batch_size=_STOCK_BATCH, normalize_embeddings=True))

    embedder.encode_passages(texts[:_STOCK_BATCH])
    stock.encode(texts[:_STOCK_BATCH], prompt=prompt, batch_size=_STOCK_BATCH)
    seconds: dict[str, list[float]] = {"ours": [], "stock": []}
    matmul = 0.0
    for turn in range(options.rounds):
        for label, work in (("ours", ours), ("stock", theirs))[:: 1 if turn % 2 else -1]:
            seconds[label].append(_seconds(work))
        matmul = max(matmul, _matmul_flops())
        options.say(f"round {turn + 1}: ours {seconds['ours'][-1]:.1f} s, stock {seconds['stock'][-1]:.1f} s")
    tokens = sum(min(count, embedder.limit) for count in embedder.count_tokens(texts))
    ratios = [theirs / ours for ours, theirs in zip(seconds["ours"], seconds["stock"], strict=True)]
    results = [
        Result(name, label, metric, amount / median(spent), len(spent))
        for label, spent in seconds.items()
        for metric, amount in (("tokens_per_second", tokens), ("passages_per_second", len(texts)))
    ]
    share = tokens / median(seconds["ours"]) * _flops_a_token(stock) / matmul
    values = {"speedup": median(ratios), "speedup_low": min(ratios), "speedup_high": max(ratios)}
    values["share_of_matmul"] = share
    return results + [Result(name, "ours/stock", metric, value, len(ratios)) for metric, value in values.items()]


def _whole(name: str, files: Sequence[SourceFile], passages: int, options: Options) -> Results:
    with tempfile.TemporaryDirectory() as temporary:
        sources = Path(temporary) / "sources"
        sources.mkdir()
        # Whole laws, about as many passages as above.
        size = sum(len(file.data) for file in files) * passages / len(_texts(files, 10**9))
        taken = 0
        for file in files:
            if taken < size:
                (sources / file.name).write_bytes(file.data)
                taken += len(file.data)
        said = probe("ingest", str(Path(temporary) / "library"), str(sources))
    for reason in said["failed"]:
        options.say(f"not taken in: {reason}")
    values: dict[str, float] = {
        "passages_per_second": said["passages"] / said["seconds"],
        **{f"share_{stage}": spent / said["seconds"] for stage, spent in said["stages"].items()},
        "peak_mb": said["peak_mb"],
    }
    return [Result(name, "whole", metric, value, said["passages"]) for metric, value in values.items()]


def _index(vectors: npt.NDArray[np.float32]) -> Any:
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    return index


def _flops_a_token(model: SentenceTransformer) -> float:
    named = model[0].auto_model.named_parameters()
    return float(2 * sum(p.numel() for name, p in named if "encoder" in name and p.dim() == 2))


def _matmul_flops() -> float:
    left, right = (torch.randn(_MATRIX, _MATRIX, dtype=torch.bfloat16) for _ in range(2))
    return 2 * _MATRIX**3 / min(_seconds(lambda: torch.mm(left, right)) for _ in range(5))


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
