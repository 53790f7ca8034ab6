"""The OpenVINO engine as a module of sentence-transformers, so that `embedder.model` is a SentenceTransformer.

The graph pools and normalises by itself, so that one module does what Transformer, Pooling and Normalize do. Batches
are those of `SentenceTransformer.encode`; tokenizer, truncation and graph are those of the engine.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import torch
from sentence_transformers import SentenceTransformer

if TYPE_CHECKING:
    from index.openvino_engine import OpenVinoEngine

NOT_SAVED = "Mô đun OpenVINO không lưu được; hãy sao chép thư mục mô hình gốc: {}"


class GraphModule(torch.nn.Module):
    """Tokenizer and graph of an engine. It has no parameters of its own, so that it cannot be trained."""

    save_in_root = True
    modalities = ("text",)

    def __init__(self, engine: "OpenVinoEngine") -> None:
        super().__init__()
        self.engine = engine
        self.tokenizer = engine.tokenizer
        self.max_seq_length = engine.folder.limit

    def preprocess(self, inputs: Sequence[str], prompt: str | None = None, **_: Any) -> dict[str, torch.Tensor]:
        """Texts -> padded ids and mask [texts, tokens]."""
        ids, mask = self.engine.padded(self.engine.token_ids([(prompt or "") + text for text in inputs]))
        return {"input_ids": torch.from_numpy(ids), "attention_mask": torch.from_numpy(mask)}

    tokenize = preprocess
    """What versions before 5.4 call, after they put the prompt in front themselves."""

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Add `sentence_embedding` [texts, dimension] to the features."""
        vectors = self.engine.infer(features["input_ids"].cpu().numpy(), features["attention_mask"].cpu().numpy())
        features["sentence_embedding"] = torch.from_numpy(vectors)
        return features

    def get_embedding_dimension(self) -> int:
        """Values of a vector."""
        return self.engine.folder.dimension

    get_sentence_embedding_dimension = get_embedding_dimension

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Refuse: the folder that it came from is what can be saved."""
        raise NotImplementedError(NOT_SAVED.format(self.engine.folder.path))


def around(engine: "OpenVinoEngine") -> SentenceTransformer:
    """Return a SentenceTransformer whose `encode` runs on the engine, with its prompts."""
    prompts = {"query": engine.folder.query_prompt, "document": engine.folder.passage_prompt}
    prompts["passage"] = engine.folder.passage_prompt
    return SentenceTransformer(
        modules=[GraphModule(engine)], device="cpu", prompts=prompts, similarity_fn_name="cosine"
    )
