"""METRIC.md of the legacy corpus, by its own examples; and the cut alignment against the whole one."""

import random
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from bench import diacritics, legacy
from bench.diacritics import aligned, char_accuracy, diacritic_accuracy, marked_words, syllable_accuracy
from bench.options import Options

_TRUTH = "Báo cáo tài chính quý II của đơn vị"


@pytest.mark.parametrize(
    ("text", "char", "diacritic", "syllable"),
    [
        (_TRUTH, 1.0, 1.0, 1.0),
        (unicodedata.normalize("NFD", _TRUTH).replace(" ", "\n\t "), 1.0, 1.0, 1.0),
        # everything with a diacritic is lost: 9 of 35 characters, 8 of 9 words
        ("Bao cao tai chinh quy II cua don vi", 26 / 35, 0.0, 1 / 9),
        # half of the text is missing
        ("Báo cáo tài chính", 17 / 35, 4 / 9, 4 / 9),
        # a wrong mark, a wrong case
        ("Bảo cáo tài chính quý II của Đơn vị", 33 / 35, 7 / 9, 7 / 9),
        ("", 0.0, 0.0, 0.0),
    ],
)
def test_accuracies(text: str, char: float, diacritic: float, syllable: float) -> None:
    assert char_accuracy(text, _TRUTH) == pytest.approx(char)
    assert diacritic_accuracy(text, _TRUTH) == pytest.approx(diacritic)
    assert syllable_accuracy(text, _TRUTH) == pytest.approx(syllable)


def test_mojibake_is_not_nothing() -> None:
    """METRIC.md: ý is itself in TCVN3, so undecoded text scores above 0."""
    assert 0 < diacritic_accuracy("B¸o c¸o tµi chÝnh quý II cña ®¬n vÞ", _TRUTH) < 0.3


def test_plain_truth() -> None:
    assert diacritic_accuracy("a b c", "a b d") == 1.0
    assert (char_accuracy("", ""), syllable_accuracy("x", "")) == (1.0, 1.0)


def test_a_mark_that_composes_with_nothing() -> None:
    assert diacritic_accuracy("x\u0301 á", "x\u0301 á") == pytest.approx(1 / 2)


def test_words_in_any_order_and_case() -> None:
    assert marked_words("ĐƠN VỊ của quý, tài chính", _TRUTH) == (6, 8)


_SYLLABLES = "căn cứ luật tổ chức chính phủ của và các số điều khoản tỷ lệ hộ nghèo năm nay được hưởng a b 1 2"


def _prose(words: int, seed: int) -> str:
    return " ".join(random.Random(seed).choices(_SYLLABLES.split(), k=words))


def _damaged(text: str, seed: int) -> str:
    chosen = random.Random(seed)
    return "".join(chosen.choice(["", "x", "ạ"]) if chosen.random() < 0.02 else character for character in text)


def test_a_cut_alignment_finds_as_much_as_a_whole_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(4):
        truth = _prose(250, seed)
        text = _damaged(truth, seed + 100)
        whole = SequenceMatcher(None, text, truth, autojunk=False).get_matching_blocks()
        assert [block for block in whole if block.size] == aligned(text, truth)
        monkeypatch.setattr(diacritics, "_WHOLE", 5_000)
        cut = aligned(text, truth)
        monkeypatch.undo()
        assert sum(size for *_, size in cut) == pytest.approx(sum(block.size for block in whole), rel=0.01)
        assert all(text[at : at + size] == truth[of : of + size] for at, of, size in cut)
        assert cut == sorted(cut)


def test_long_texts_end() -> None:
    truth = _prose(20_000, 1)
    assert 0.95 < diacritic_accuracy(_damaged(truth, 2), truth) < 1


def test_the_bench(tmp_path: Path) -> None:
    folder = tmp_path / "corpus" / "legacy"
    for name in ("public-domain/tcvn3", "ground-truth"):
        (folder / name).mkdir(parents=True)
    (folder / "public-domain" / "tcvn3" / "a.txt").write_text(_TRUTH, "utf-8")
    (folder / "public-domain" / "tcvn3" / "b.txt").write_bytes(b"")
    (folder / "public-domain" / "tcvn3" / "unknown.txt").write_text("no transcript", "utf-8")
    for name in ("a", "b"):
        (folder / "ground-truth" / f"{name}.txt").write_text(_TRUTH, "utf-8")
    found = {(r.set, r.setting, r.metric): (r.value, r.n) for r in legacy.run(Options(tmp_path / "eval"))}
    assert found["public-domain, files", "a.txt", "diacritic"] == (1.0, 9)
    assert found["public-domain", ".txt", "diacritic"] == (0.5, 18)
    assert found["public-domain", "all", "failures"] == (0.5, 2)
    assert not any(of_set.startswith("synthetic") for of_set, _, _ in found)
