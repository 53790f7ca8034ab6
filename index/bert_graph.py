"""A BERT-like encoder as one OpenVINO graph: token ids in, vectors of length 1 out.

It is put together from the weights, without torch: the first start after an installation takes 2 s where tracing the
torch module takes 20 s, mostly imports. XLM-R and RoBERTa are the same network with other position numbers.

1. Embedding: word + position + type 0, layer norm. Positions count from 0 (BERT) or from the padding id on
   (RoBERTa).
2. Each layer: attention over the tokens that are no padding, added and normalised; two dense layers with GELU between
   them, added and normalised.
3. Pooling: the mean of the tokens that are no padding, or the first token. Then division by the length of the vector.

Weights stay float16 in the file, with a conversion after them that the compiler carries out once. Query, key and value
are one multiplication each: making one of the three was no faster (11,546 against 12,342 tokens/s).
"""

import importlib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file

from index.model_folder import ModelFolder
from index.quiet_openvino import openvino
from index.quiet_openvino import opset13 as op
from index.safetensors_header import read_header

KINDS = ("bert", "roberta", "xlm-roberta", "camembert")
AFTER_PADDING = KINDS[1:]
POOLINGS = ("mean", "cls")
MASKED = np.float32(-1e9)  # added before the softmax: bfloat16 has the exponents of float32

Array = npt.NDArray[Any]


class Unsupported(Exception):
    """The model is no encoder that this graph describes; the torch engine takes it."""


def build_graph(folder: ModelFolder) -> openvino.Model:
    """Return the graph: `input_ids`, `attention_mask` int64 [texts, tokens] -> `vectors` float32 [texts, dimension].

    Raises:
        Unsupported: another architecture, pooling or tokenizer than those above.
    """
    why = why_not(folder)
    if why:
        raise Unsupported(why)
    return GraphBuilder(folder.config, _load(folder)).model(folder.pooling)


def why_not(folder: ModelFolder) -> str | None:
    """Why this module cannot describe the model; None if it can."""
    config = folder.config
    if config.get("model_type") not in KINDS:
        return f"kiến trúc {config.get('model_type')}"
    if config.get("position_embedding_type", "absolute") != "absolute" or config.get("hidden_act", "gelu") != "gelu":
        return "biến thể của BERT"
    if folder.pooling not in POOLINGS or folder.layers_after:
        return f"cách gộp {' + '.join((folder.pooling, *folder.layers_after))}"
    if not (folder.transformer / "tokenizer.json").is_file():
        return "không có tokenizer.json"
    return None


def _load(folder: ModelFolder) -> dict[str, Array]:
    """All weights under their names in `BertModel`, those of a model with a head without its prefix."""
    weights: dict[str, Array] = {}
    for file in folder.weights():
        weights.update(load_file(file) if _numpy_reads(file) else _load_with_torch(file))
    prefix = f"{folder.config['model_type'].replace('xlm-', '')}."
    return {name.removeprefix(prefix): tensor for name, tensor in weights.items()}


def _numpy_reads(file: Path) -> bool:
    """True for safetensors without bfloat16, which numpy does not have."""
    if file.suffix != ".safetensors":
        return False
    return all(entry.get("dtype") != "BF16" for entry in read_header(file)[0].values())


def _load_with_torch(file: Path) -> dict[str, Array]:
    torch = importlib.import_module("torch")
    if file.suffix == ".safetensors":
        loaded = importlib.import_module("safetensors.torch").load_file(file)
    else:
        loaded = torch.load(file, weights_only=True, map_location="cpu")
    return {name: tensor.to(torch.float32).numpy() for name, tensor in loaded.items()}


class GraphBuilder:
    """Adds node after node. `weights` are by the names of `BertModel`."""

    def __init__(self, config: dict[str, Any], weights: dict[str, Array]) -> None:
        self.config = config
        self.weights = weights
        self.hidden = int(config["hidden_size"])
        self.heads = int(config["num_attention_heads"])

    def model(self, pooling: str) -> openvino.Model:
        """The whole embedder, from ids to vectors of length 1."""
        ids = op.parameter([-1, -1], openvino.Type.i64, name="input_ids")
        mask = op.parameter([-1, -1], openvino.Type.i64, name="attention_mask")
        ids.output(0).set_names({"input_ids"})
        mask.output(0).set_names({"attention_mask"})
        words = op.gather(self.half("embeddings.word_embeddings.weight"), ids, integers(0))
        vectors = self.pooled(self.encoded(words, mask), op.convert(mask, openvino.Type.f32), pooling)
        vectors.output(0).set_names({"vectors"})
        return openvino.Model([vectors], [ids, mask], "embedder")

    def states_model(self) -> openvino.Model:
        """The layers alone: `vectors` float32 [texts, tokens, hidden], `attention_mask` int64 -> `states`."""
        vectors = op.parameter([-1, -1, self.hidden], openvino.Type.f32, name="vectors")
        mask = op.parameter([-1, -1], openvino.Type.i64, name="attention_mask")
        vectors.output(0).set_names({"vectors"})
        mask.output(0).set_names({"attention_mask"})
        states = self.encoded(vectors, mask)
        states.output(0).set_names({"states"})
        return openvino.Model([states], [vectors, mask], "layers")

    def encoded(self, words: Any, mask: Any) -> Any:
        """Word vectors [texts, tokens, hidden] -> what the last layer makes of them."""
        state = self.placed(words, mask)
        absent = op.subtract(
            op.constant(np.float32(1)), op.unsqueeze(op.convert(mask, openvino.Type.f32), integers([1, 2]))
        )
        bias = op.multiply(absent, op.constant(MASKED))
        for layer in range(int(self.config["num_hidden_layers"])):
            state = self.layer(f"encoder.layer.{layer}.", state, bias)
        return state

    def placed(self, words: Any, mask: Any) -> Any:
        """Word vectors with their positions, normalised."""
        rows = integers(0)
        if self.config["model_type"] in AFTER_PADDING:
            counted = op.multiply(op.cumsum(mask, integers(1)), mask)
            places = op.add(counted, integers(int(self.config["pad_token_id"])))
        else:
            places = op.range(rows, op.gather(op.shape_of(mask), integers(1), rows), integers(1), openvino.Type.i64)
        # the type is 0 for every token, so that its vector is part of the position
        table = self.weights["embeddings.position_embeddings.weight"].astype(np.float32)
        table += self.weights["embeddings.token_type_embeddings.weight"][0].astype(np.float32)
        return self.normalised("embeddings.LayerNorm", op.add(words, op.gather(op.constant(table), places, rows)))

    def layer(self, name: str, state: Any, bias: Any) -> Any:
        """One layer: attention, then two dense layers."""
        query, key, value = (
            self.split_heads(self.dense(f"{name}attention.self.{part}", state)) for part in ("query", "key", "value")
        )
        seen = op.transpose(op.scaled_dot_product_attention(query, key, value, bias), integers([0, 2, 1, 3]))
        joined = op.reshape(seen, integers([0, 0, self.hidden]), True)
        attended = op.add(state, self.dense(f"{name}attention.output.dense", joined))
        attended = self.normalised(f"{name}attention.output.LayerNorm", attended)
        inner = op.gelu(self.dense(f"{name}intermediate.dense", attended), "erf")
        return self.normalised(f"{name}output.LayerNorm", op.add(attended, self.dense(f"{name}output.dense", inner)))

    def pooled(self, state: Any, present: Any, pooling: str) -> Any:
        """One vector of length 1 for each text."""
        if pooling == "cls":
            vectors = op.gather(state, integers(0), integers(1))
        else:  # the sum will do: the division by the length of the vector takes away every other factor
            vectors = op.reduce_sum(op.multiply(state, op.unsqueeze(present, integers([2]))), integers([1]))
        return op.normalize_l2(vectors, integers([1]), 1e-12, "max")

    def split_heads(self, state: Any) -> Any:
        """[texts, tokens, hidden] -> [texts, heads, tokens, hidden / heads]."""
        apart = op.reshape(state, integers([0, 0, self.heads, self.hidden // self.heads]), True)
        return op.transpose(apart, integers([0, 2, 1, 3]))

    def dense(self, name: str, state: Any) -> Any:
        """A dense layer by its name."""
        return op.add(op.matmul(state, self.half(f"{name}.weight"), False, True), self.full(f"{name}.bias"))

    def normalised(self, name: str, state: Any) -> Any:
        """A layer norm by its name."""
        epsilon = float(self.config.get("layer_norm_eps", 1e-12))
        centred = op.mvn(state, integers([-1]), True, epsilon, "inside_sqrt")
        return op.add(op.multiply(centred, self.full(f"{name}.weight")), self.full(f"{name}.bias"))

    def half(self, name: str) -> Any:
        """A tensor that stays float16 in the file."""
        return op.convert(op.constant(self.weights[name].astype(np.float16)), openvino.Type.f32)

    def full(self, name: str) -> Any:
        """A tensor in float32."""
        return op.constant(self.weights[name].astype(np.float32))


def integers(values: int | list[int]) -> Any:
    """Whole numbers as a constant of the graph."""
    return op.constant(np.array(values, np.int64))
