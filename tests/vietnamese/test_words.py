import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vietnamese import words
from vietnamese.words import Word, segment

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        # both placements of the tone are one word
        ("đảng đoàn của Tỉnh ủy lãnh đạo", "Tỉnh ủy"),
        ("đảng đoàn của Tỉnh uỷ lãnh đạo", "Tỉnh uỷ"),
        # the dash does not glue its neighbours
        ("phát triển kinh tế-xã hội", "kinh tế"),
        ("phát triển kinh tế-xã hội", "xã hội"),
        ("tỷ lệ giải ngân cuối năm", "giải ngân"),
        ("vùng đồng bào dân tộc thiểu số", "dân tộc thiểu số"),
        # capitals are read as small letters and kept as they are
        ("BAN CHẤP HÀNH ĐẢNG BỘ TỈNH", "ĐẢNG BỘ"),
    ],
)
def test_finds(text: str, word: str) -> None:
    assert word in [found.text for found in segment(text)]


def test_words_stay_on_their_line() -> None:
    text = "Tỷ lệ giải\nngân đạt 58,5%; 2.100 tỷ"
    assert "58,5" in [found.text for found in segment(text)]
    assert not any("\n" in found.text for found in segment(text))


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("aạbĐủuyỷ -–.5%\n\t“”🙂ÀH/'"), max_size=50))
def test_words_stand_where_they_say(text: str) -> None:
    end = 0
    for found in segment(text):
        assert end <= found.start < found.end
        assert text[found.start : found.end] == found.text
        end = found.end


def test_a_line_that_does_not_align_gives_its_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_word_tokenize", lambda line: ["khác"])
    assert segment("nông thôn") == [Word("nông", 0, 4), Word("thôn", 5, 9)]


def test_first_calls_from_eight_threads_agree() -> None:
    program = (
        "import threading\n"
        "from vietnamese.words import segment\n"
        "gate, results = threading.Barrier(8), []\n"
        "def work():\n"
        "    gate.wait()\n"
        "    results.append([word.text for word in segment('xây dựng nông thôn mới của Tỉnh ủy')])\n"
        "threads = [threading.Thread(target=work) for _ in range(8)]\n"
        "[thread.start() for thread in threads]\n"
        "[thread.join() for thread in threads]\n"
        "assert len(results) == 8 and all(result == results[0] for result in results), results\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
