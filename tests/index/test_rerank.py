"""Rerankers: the signs of the default, and a cross-encoder from a folder (a tiny one with random weights)."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from errors import ModelUnavailable
from index.fusion import Weights
from index.model import Hit, Pinpoint, Query
from index.rerank import CrossEncoder, Signs

WEIGHTS = Weights(dense=1.0, terms=1.0, folded=1.0, english=1.0, figure=2.0, pinpoint=4.0, phrase=1.0, word=1.0)
FINE = "5. Phạt tiền từ 4.000.000 đồng đối với một trong các hành vi sau đây:"


def hit(text, address="168/2024/NĐ-CP › Điều 6", above="Điều 6. Xử phạt", score=1.0):
    return Hit(SimpleNamespace(text=text, path=("Chương II", above), address=address, kind="body"), score, {})


# question, its place -> what three hits are raised by
RAISED = [
    ("vượt đèn đỏ", None, [0.0, 0.0, 0.0]),
    ("vượt đèn đỏ phạt bao nhiêu tiền", None, [0.0, 2.0, 0.0]),
    ("điều 7 nói gì", Pinpoint(("Điều 7",)), [0.0, 0.0, 4.0]),
    ("điều 7 phạt bao nhiêu tiền", Pinpoint(("Điều 7",)), [0.0, 2.0, 4.0]),
]


@pytest.mark.parametrize(("reading", "pinpoint", "raised"), RAISED)
def test_signs(reading, pinpoint, raised):
    hits = [hit("a) Vượt đèn."), hit("a) Vượt đèn.", above=FINE), hit("Vượt đèn.", "168/2024/NĐ-CP › Điều 7 › Khoản 1")]
    query = Query(reading, reading, pinpoint=pinpoint)
    reranker = Signs(WEIGHTS)
    assert reranker.depth(query) >= len(hits)
    assert reranker.scores(query, hits).tolist() == [1.0 + more for more in raised]


@pytest.mark.parametrize(
    ("reading", "lowered"),
    [("khách du lịch đến tỉnh", True), ("ai ký nghị quyết", False), ("nghị quyết ban hành ngày nào", False)],
)
def test_head_and_signature_answer_only_who_asks_for_them(reading, lowered):
    head = Hit(SimpleNamespace(text="TỈNH ỦY", path=(), address="26-NQ/TU › tiêu đề", kind="header"), 1.0, {})
    (score,) = Signs(WEIGHTS).scores(Query(reading, reading), [head])
    assert bool(score < 1.0) is lowered


def test_passages_that_hold_a_phrase_are_raised():
    hits = [hit("Vượt đèn."), hit("“Vượt” đèn đỏ, đèn vàng."), hit("Vuợt", above="Điều 6. Vượt đèn đỏ")]
    query = Query("x", "x", phrases=("vượt đèn đỏ", "đèn vàng"))
    assert Signs(WEIGHTS).scores(query, hits).tolist() == [1.0, 3.0, 2.0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cross-encoder of one layer over a few words."""
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast, set_seed

    set_seed(1)
    place = tmp_path_factory.mktemp("cross-encoder")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "sâm", "ngọc", "linh", "trồng", "ngân", "sách"]
    tokenizer = Tokenizer(models.WordLevel({word: place for place, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    ).save_pretrained(place)
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        num_labels=1, max_position_embeddings=64, initializer_range=0.3,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(place)
    return place


@pytest.mark.slow
def test_a_cross_encoder_reads_question_and_passage_together(folder):
    reranker = CrossEncoder(folder)
    texts = ["trồng sâm ngọc linh", "thu ngân sách", "trồng sâm"]
    query = Query("sâm", "sâm")
    together = reranker.scores(query, [hit(text) for text in texts])
    alone = [reranker.scores(query, [hit(text)])[0] for text in texts]
    assert together.shape == (3,)
    assert np.allclose(together, alone, atol=1e-5)
    assert len(set(together.round(6))) == 3
    assert not np.allclose(together, reranker.scores(Query("ngân sách", "ngân sách"), [hit(text) for text in texts]))
    assert 0 < reranker.depth(query) <= 50


def test_a_folder_without_a_model(tmp_path):
    with pytest.raises(ModelUnavailable, match=r"thiếu config\.json"):
        CrossEncoder(tmp_path)
    with pytest.raises(ModelUnavailable, match="bỏ trống"):
        CrossEncoder(tmp_path / "không có")


def test_a_folder_with_something_else(tmp_path):
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelUnavailable, match="Không nạp được"):
        CrossEncoder(tmp_path).scores(Query("x", "x"), [hit("x")])
