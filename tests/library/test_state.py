"""What caches compare changes with everything that is written, though the files are the same."""

from pathlib import Path

import pytest

from library import Library

FILE = """TỈNH ỦY KON TUM

Số 77-NQ/TU

NGHỊ QUYẾT

I. CHỈ TIÊU CHỦ YẾU
- Tỷ lệ hộ nghèo đến năm 2026 còn 3 %.
- Tỷ lệ hộ nghèo đa chiều đến năm 2026 còn 5 %.
"""


@pytest.fixture
def opened(tmp_path: Path):
    (tmp_path / "77.txt").write_text(FILE, "utf-8")
    with Library.open(tmp_path / "library", must_exist=False) as library:
        list(library.ingest([tmp_path / "77.txt"]))
        yield library


def test_reading_leaves_it(opened):
    state = opened.state()
    opened.targets()
    opened.indicators()
    opened.search("hộ nghèo")
    assert opened.state() == state


def test_another_header_and_a_correction_change_it(opened):
    states, files = [opened.state()], opened.fingerprint()
    (document,) = opened.documents()
    opened.correct(document.slug, {"issuer": "Tỉnh ủy Gia Lai"})
    states.append(opened.state())
    opened.correct_indicators("different", *(row.target.indicator for row in opened.targets()))
    states.append(opened.state())
    assert len(set(states)) == 3
    assert opened.fingerprint() == files
