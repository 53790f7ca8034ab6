"""A closer look at the best passages of a search, to put them into a better order.

`Signs`, the default, adds to the fused score what the searches cannot see: the kind of figure that is asked for
(expected.py), the place within a document that the question names (pinpoint.py), what stands in quotes, and that head
and signature answer few questions. It costs less than a millisecond.

`CrossEncoder` reads question and passage together, with a model from a folder of this machine: a hundred times as slow,
so it looks at fewer passages. Its order replaces that of the searches.
"""

import re
import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from errors import ModelUnavailable
from index.expected import expected, holds
from index.fusion import Weights
from index.model import FoundPassage, Hit, Query
from index.pointed import is_pointed_at, points
from index.weights import LEARNT
from vietnamese.forms import fold, has_accents, key

_POINTED = 20.0
_FRAME = 1.5
# Head and tail hold the names of bodies, places and the act itself: they answer only who asks for these.
_ABOUT_FRAME = re.compile(
    r"(?<!\w)(?:ký|ban hành|ngày nào|ngày bao nhiêu|số hiệu|số ký hiệu|chức vụ|nơi nhận|gửi cho|ai|tên|trích yếu"
    r"|cơ quan nào|(?:văn bản|nghị quyết) (?:nào|gì)|sign|signed|issued|who)(?!\w)",
    re.IGNORECASE,
)
_SIGNS_DEPTH = 100
_CROSS_ENCODER_DEPTH = 20


class Reranker(Protocol):
    """What search needs of a reranker."""

    def depth(self, query: Query) -> int:
        """Return how many of the best passages it looks at; 0 leaves the order as it is."""

    def scores(self, query: Query, hits: Sequence[Hit]) -> npt.NDArray[np.float64]:
        """Return the new score of each hit; higher is better."""


class Signs:
    """The fused score and what the searches cannot see."""

    def __init__(self, weights: Weights = LEARNT) -> None:
        self._weights = weights

    def depth(self, query: Query) -> int:
        """Return how many of the best passages are looked at."""
        return _SIGNS_DEPTH

    def scores(self, query: Query, hits: Sequence[Hit]) -> npt.NDArray[np.float64]:
        """Return the fused score of each hit, raised where it shows what is asked for."""
        patterns = expected(query.reading)
        # In a document that was named the place that was named is no hint, it is what was asked for.
        pointed = _POINTED if query.filters.documents else self._weights.pinpoint
        frame = 0.0 if _ABOUT_FRAME.search(query.reading) or points(query) or query.filters.kinds else _FRAME
        return np.array(
            [
                hit.score
                + self._weights.figure * (bool(patterns) and holds(hit.passage, patterns))
                + pointed * is_pointed_at(query, hit.passage)
                - frame * (hit.passage.kind in ("header", "signature"))
                + self._weights.phrase * sum(holds_phrase(hit.passage, phrase) for phrase in query.phrases)
                for hit in hits
            ],
            dtype=np.float64,
        )


def holds_phrase(passage: FoundPassage, phrase: str) -> bool:
    """Return whether passage or headings hold a phrase, with its accents if it was typed with any."""
    form = key if has_accents(phrase) else fold
    return any(f" {_plain(form(phrase))} " in f" {_plain(form(text))} " for text in (passage.text, *passage.path))


def _plain(text: str) -> str:
    return " ".join("".join(one if one.isalnum() else " " for one in text).split())


class CrossEncoder:
    """A cross-encoder of sentence-transformers from a local folder, loaded at the first question."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder.

        Raises:
            ModelUnavailable: It holds no model.
        """
        if not (folder / "config.json").is_file():
            raise ModelUnavailable(
                f"Không có mô hình xếp hạng lại ở «{folder}» (thiếu config.json). Hãy chỉ tới thư mục của một "
                "cross-encoder, hoặc bỏ trống mục này để dùng cách xếp hạng có sẵn."
            )
        self._folder = folder
        self._loading = threading.Lock()
        self._model: Any = None

    def depth(self, query: Query) -> int:
        """Return how many passages are read in about a second."""
        return _CROSS_ENCODER_DEPTH

    def scores(self, query: Query, hits: Sequence[Hit]) -> npt.NDArray[np.float64]:
        """Return the model's score of each passage with its headings.

        Raises:
            ModelUnavailable: The folder's model cannot be loaded.
        """
        pairs = [(query.reading, "\n".join((" › ".join(hit.passage.path), hit.passage.text))) for hit in hits]
        values = self._loaded().predict(pairs, show_progress_bar=False)
        return np.asarray(values, dtype=np.float64).reshape(len(hits))

    def _loaded(self) -> Any:
        with self._loading:
            if self._model is None:
                # Imported here: torch takes seconds, and most libraries never need it.
                import sentence_transformers

                try:
                    self._model = sentence_transformers.CrossEncoder(
                        str(self._folder), num_labels=1, device="cpu", local_files_only=True
                    )
                except Exception as error:  # whatever is wrong with a file that somebody put there
                    raise ModelUnavailable(
                        f"Không nạp được mô hình xếp hạng lại ở «{self._folder}» ({type(error).__name__}: {error}). "
                        "Hãy kiểm tra thư mục, hoặc bỏ trống mục này để dùng cách xếp hạng có sẵn."
                    ) from error
            return self._model


@lru_cache(maxsize=2)
def open_reranker(folder: str) -> Reranker | None:
    """Return the reranker of a folder, the same one at each call; None, for the default, if no folder is named.

    Raises:
        ModelUnavailable: It holds no model.
    """
    return CrossEncoder(Path(folder).expanduser()) if folder else None
